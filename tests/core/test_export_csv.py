"""The folder of CSV: tables that tell everything, what each column is, and keys that lead somewhere."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from exported import SORTS, case_of, loaded, module, part
from helpers import put
from inside import said

from tui.__main__ import main
from tui.authoring.from_export import case_files
from tui.case import Case
from tui.case.lists import KINDS, rows_of
from tui.commands import DONE
from tui.exports import EXPORTS
from tui.exports.part import Part
from tui.formats import FORMATS
from tui.text import clean


def folder(of: Part) -> dict[str, str]:
    """Return the text of each file."""
    return {name: "\n".join(lines) for name, lines in module("csv").files(of)}


def table(text: str) -> list[dict[str, str]]:
    head, *body = csv.reader(io.StringIO(text, newline=""), strict=True)
    return [dict(zip(head, row, strict=True)) for row in body]


@pytest.mark.parametrize("sort", SORTS)
def test_each_table_is_told_of_column_by_column_and_its_keys_lead_somewhere(sort: str) -> None:
    found = folder(part(sort))
    package = json.loads(found.pop("datapackage.json"))
    assert f"the whole case, {len(case_of(sort).claims)} claim" in package["description"]
    assert [resource["path"] for resource in package["resources"]] == list(found)
    tables = {resource["name"]: table(found[resource["path"]]) for resource in package["resources"]}
    for resource in package["resources"]:
        head = next(csv.reader(io.StringIO(found[resource["path"]], newline="")))
        schema: dict[str, Any] = resource["schema"]
        assert [field["name"] for field in schema["fields"]] == head
        assert all(field["description"].endswith(".") for field in schema["fields"])
        rows, key = tables[resource["name"]], schema["primaryKey"]
        keys = [tuple(row[name] for name in ([key] if isinstance(key, str) else key)) for row in rows]
        assert len(set(keys)) == len(keys)
        for foreign in schema.get("foreignKeys", ()):
            there = {row["id"] for row in tables[foreign["reference"]["resource"]]}
            assert {row[foreign["fields"]] for row in rows} - {""} <= there
    if sort != "empty":
        assert any(resource["schema"].get("foreignKeys") for resource in package["resources"])


@pytest.mark.parametrize("kind", KINDS)
def test_the_tables_of_records_are_what_list_prints(kind: str) -> None:
    form = FORMATS["csv"]
    listing = rows_of(case_of("bundled"), kind)
    printed = "".join(f"{line}\n" for line in form.rows(case_of("bundled"), kind, listing.names()))
    assert sorted(folder(part("bundled"))[f"{kind}.csv"].split("\n")) == sorted(printed.rstrip("\n").split("\n"))
    if kind == "claims":
        assert folder(part("bundled"))["claims.csv"] + "\n" == printed


@pytest.mark.parametrize("sort", ["bundled", "lamps", "scripts"])
def test_every_part_of_every_record_has_its_row(sort: str) -> None:
    case, found = case_of(sort), folder(part(sort))
    rows = {name: table(found[f"{name}.csv"]) for name in ("quotes", "reports", "links", "figures", "answers")}
    claims = case.claims.values()
    quotes = [
        (claim.id, report.source, quote) for claim in claims for report in claim.reports for quote in report.quotes
    ]
    assert sorted((row["claim"], row["source"], row["exact"].replace("'", "")) for row in rows["quotes"]) == sorted(
        (claim, source, clean(quote.exact).replace("'", "")) for claim, source, quote in quotes
    )
    assert len(rows["reports"]) == sum(len(claim.reports) for claim in claims)
    assert [(row["claim"], row["to"], row["kind"]) for row in rows["links"]] == [
        (name, link.to, link.kind) for name in part(sort).claims for link in case.claims[name].links
    ]
    values = [str(figure.value) for name in part(sort).claims for figure in case.claims[name].figures]
    assert [row["value"] or "None" for row in rows["figures"]] == values
    answers = {(row["claim"], row["question"]): row["position"] for row in rows["answers"]}
    assert answers == {
        (claim.id, name): dict(claim.positions).get(name, "") for claim in claims for name in claim.answers
    }
    spellings = {(row["actor"], row["text"], row["source"]) for row in table(found["spellings.csv"])}
    assert spellings == {(actor.id, name.text, name.in_) for actor in case.actors.values() for name in actor.names}


def test_where_quotes_stand_is_what_the_seal_says() -> None:
    sealed = {(place.at, place.paragraph) for place in case_of("bundled").seal.words.values()}
    rows = table(folder(part("bundled"))["quotes.csv"])
    assert len(rows) > 250
    assert {(int(row["offset"]), int(row["paragraph"])) for row in rows} <= sealed


def test_a_part_says_so_and_has_no_key_to_what_it_lacks() -> None:
    of = part("harbour", ("speaker", "mayor"))
    package = json.loads(folder(of)["datapackage.json"])
    assert of.words in package["description"]
    links = next(resource for resource in package["resources"] if resource["name"] == "links")
    assert [key["fields"] for key in links["schema"]["foreignKeys"]] == ["claim"]


def test_what_a_source_holds_back_is_not_told_before_it_is_out() -> None:
    case = case_of("bundled")
    assert not all(case.at(case.days()[0]).is_out(source) for source in case.sources)
    for day in case.days()[:3]:
        found = folder(part("bundled", day=day))
        early = {report for report in case.sources if not case.at(day).is_out(report)}
        assert {row["stance"] for row in table(found["reports.csv"]) if row["source"] in early} <= {""}
        assert not [row for row in table(found["quotes.csv"]) if row["source"] in early and row["role"] == "caveat"]


@pytest.mark.parametrize("sort", ["bundled", "harbour", "bridge", "lamps", "scripts"])
def test_of_the_tables_the_same_claims_are_imported(sort: str, tmp_path: Path) -> None:
    whole = loaded("json", part(sort))
    for name, words in case_files(whole | {"claims": []}).items():
        put(tmp_path / "case", words, name)
    for name, lines in EXPORTS["csv"].files(part(sort)):
        put(tmp_path / "tables", b"".join(EXPORTS["csv"].data(lines, name)), name)
    claims = str(tmp_path / "tables" / "claims.csv")
    assert main(["import", claims, "--case", str(tmp_path / "case"), "--write"]) == DONE
    again = loaded("json", part(Case.open(tmp_path / "case")))
    assert again == whole


def test_files_are_for_spreadsheets_and_the_description_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = said(capsys, "export", "--to", "csv", "--out", str(tmp_path / "tables"))
    assert code == 0, err
    for path in (tmp_path / "tables").iterdir():
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf") == (path.suffix == ".csv")
        assert (b"\r\n" in data) == (path.suffix == ".csv")
    assert json.loads((tmp_path / "tables" / "datapackage.json").read_text(encoding="ascii"))
    printed = said(capsys, "list", "claims", "--format", "csv")[1]
    written = (tmp_path / "tables" / "claims.csv").read_bytes().decode("utf-8-sig")
    assert written == printed.replace('"\n', '"\r\n'), "line breaks within a cell are as they were"
