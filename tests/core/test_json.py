"""JSON: every field of every record as it was written, in the same order, control characters and all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import BUNDLED, HARBOUR, changed, harbour, kazakhstan, put
from inside import said

from tui.case.lists import KINDS
from tui.commands import DONE, FOUND_NOTHING

Captured = pytest.CaptureFixture[str]
AT_HARBOUR = ("--case", str(HARBOUR))
DEFAULTS = {"kind": "asserts", "stance": "reports", "role": "content"}


def heads(text: str) -> list[str]:
    return [line.split("  ")[0] for line in text.splitlines()]


def same(found: Any, written: Any) -> bool:
    """Tell whether JSON holds what YAML, read as strings only, holds; numbers and defaults may be written out."""
    if isinstance(written, dict):
        rest = {key: value for key, value in found.items() if key not in written}
        return (
            all(key in found and same(found[key], value) for key, value in written.items())
            and rest.items() <= DEFAULTS.items()
        )
    if isinstance(written, list):
        return len(found) == len(written) and all(map(same, found, written))
    return str(found) == str(written)


@pytest.mark.parametrize("folder", [HARBOUR, BUNDLED], ids=["harbour", "kazakhstan"])
def test_json_holds_every_field_of_every_record_as_it_was_written(folder: Path, capsys: Captured) -> None:
    case = harbour() if folder == HARBOUR else kazakhstan()
    code, out, err = said(capsys, "show", case.info.id, *case.all_ids(), "--format", "json", "--case", str(folder))
    assert (code, err) == (DONE, "")
    assert out.isascii()
    found = {record["id"]: record for record in json.loads(out)}
    for path in folder.glob("*.yaml"):
        document = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
        for section, records in document.items() if path.name != "seal.yaml" else ():
            for written in [records] if section == "case" else records:
                record = found.pop(written["id"])
                assert record.pop("place")["file"].endswith(path.name)
                derived = record.pop("derived", None)
                says = [finding.says for finding in case.findings(written["id"]) if not finding.overall]
                assert (derived or {}).get("findings", []) == says
                assert section != "claims" or (derived or {})["marks"] == list(case.marks(written["id"]))
                assert same(record, {key: value for key, value in written.items() if value != []})
    assert found == {}


@pytest.mark.parametrize("kind", KINDS)
def test_json_rows_are_the_same_records_in_the_same_order(capsys: Captured, kind: str) -> None:
    out = said(capsys, "list", kind, *AT_HARBOUR)[1]
    rows = json.loads(said(capsys, "list", kind, *AT_HARBOUR, "--format", "json")[1])
    assert [row["id"] for row in rows] == heads(out)
    assert rows == json.loads(said(capsys, "show", *heads(out), *AT_HARBOUR, "--format", "json")[1])


def test_json_of_nothing_is_an_empty_list(capsys: Captured) -> None:
    code, out, _ = said(capsys, "search", "xyzzy", *AT_HARBOUR, "--format", "json")
    assert (code, json.loads(out)) == (FOUND_NOTHING, [])


def test_json_keeps_control_characters_that_the_text_shows_written_out(tmp_path: Path, capsys: Captured) -> None:
    text = changed("It was strong.", r'"It \e[1mwas\u202e strong."', changed("A small case", r'"A \x9b case"'))
    put(tmp_path, changed("exact: it was strong", r'exact: "it \0 was ^[[1m"', text))
    out = said(capsys, "show", "strong", "small", "--format", "json", "--case", str(tmp_path))[1]
    strong, small = json.loads(out)
    assert out.isascii()
    assert strong["text"] == "It \x1b[1mwas\u202e strong."
    assert strong["reports"][0]["quotes"][0]["exact"] == "it \0 was ^[[1m"
    assert small["title"] == "A \x9b case"


def test_json_tells_a_control_character_from_the_same_text_written_out(tmp_path: Path, capsys: Captured) -> None:
    text = changed("It was strong.", "^[ was strong", changed("exact: it was strong", r'exact: "\e was strong"'))
    out = said(capsys, "show", "strong", "--format", "json", "--case", str(put(tmp_path, text)))[1]
    record = json.loads(out)[0]
    assert record["reports"][0]["quotes"][0]["exact"] == "\x1b was strong"
    assert record["text"] == "^[ was strong"


def test_a_comparison_in_json_has_the_findings_of_each_statement(capsys: Captured) -> None:
    code, out, err = said(capsys, "compare", "how-many-in-court", "--format", "json")
    assert (code, err) == (DONE, "")
    found = {
        claim["id"] for each in json.loads(out) if "7 are left" in str(each["findings"]) for claim in each["claims"]
    }
    assert found == {"tried-3022", "arrested-1743", "warned-913", "fined-359"}
