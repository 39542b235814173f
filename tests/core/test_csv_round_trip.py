"""The tables that `export --to csv` makes, imported into the case without its claims: the same claims."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from exported import case_of, module, part
from helpers import put

from tui.__main__ import main
from tui.authoring.yaml import entry, plain, section
from tui.exports import EXPORTS
from tui.lean import replace
from tui.model import SECTIONS, Claim, Record
from tui.reading.records import read

KEYS = {kind: key for key, kind in SECTIONS.items()}


def without_claims(records: Iterable[Record]) -> str:
    """Return YAML of records, claims left out."""
    lists: dict[str, str] = {}
    for record in records:
        if not isinstance(record, Claim):
            key = KEYS[type(record)]
            lists[key] = lists.get(key, f"{key}:\n") + entry(plain(record))
    return "".join(lists.values())


def ordered(claim: Claim) -> Claim:
    """Return a claim with its quotes in an order of their own: the tables have that of the article."""
    reports = (replace(report, quotes=tuple(sorted(report.quotes, key=repr))) for report in claim.reports)
    return replace(claim, reports=tuple(reports))


@pytest.mark.parametrize("sort", ["bundled", "lamps", "scripts"])
def test_the_claims_that_come_back_are_those_that_were_exported(sort: str, tmp_path: Path) -> None:
    case = case_of(sort)
    for name, lines in module("csv").files(part(sort)):
        data = b"".join(EXPORTS["csv"].data(lines, name))
        put(tmp_path / "tables", data, name)
    records = [record for name in case.all_ids() if (record := case.get(name))]
    folder = put(tmp_path / "case", section("case", plain(case.info)) + without_claims(records))
    assert main(["import", str(tmp_path / "tables" / "claims.csv"), "--case", str(folder), "--write"]) == 0
    now = read(folder)
    assert now.problems == []
    claims = {name: ordered(record) for name in now.records if isinstance(record := now.records[name], Claim)}
    assert len(claims) == len(case.claims) > 1
    assert claims == {name: ordered(claim) for name, claim in case.claims.items()}
