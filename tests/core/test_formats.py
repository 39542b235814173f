"""Every format: it prints the records that it is given, in their order, and lets no control character out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from exported import case_of
from helpers import changed, harbour, kazakhstan, put
from printed import (
    PAYLOADS,
    RECORDS,
    Document,
    cells,
    every,
    ids,
    printed,
)

from tui.case import Case
from tui.case.lists import KINDS
from tui.formats import FORMATS
from tui.model import SECTIONS


@pytest.fixture(scope="module")
def hostile() -> Case:
    return case_of("payloads")


@pytest.fixture(params=["harbour", "kazakhstan", "hostile"])
def case(request: pytest.FixtureRequest, hostile: Case) -> Case:
    return hostile if request.param == "hostile" else harbour() if request.param == "harbour" else kazakhstan()


def test_there_are_enough_hostile_words_in_every_field_of_words() -> None:
    assert len(set(PAYLOADS)) >= 100
    for section, kind in SECTIONS.items():
        for field, spec in kind.SPECS.items() if section != "case" else ():
            if spec.kind == "words" and field not in ("sha256", "furniture"):  # these have a grammar of their own
                assert f"{field}: @" in RECORDS[section]


def test_a_json_line_is_the_object_that_json_has(case: Case) -> None:
    found = [json.loads(line) for line in FORMATS["jsonl"].cards(case, every(case))]
    assert found == json.loads(printed(case, "json", None, *every(case)))
    assert [record["id"] for record in found] == every(case)
    rows = list(FORMATS["jsonl"].rows(case, "claims", ids(case, "claims")))
    assert rows == list(FORMATS["jsonl"].cards(case, ids(case, "claims")))


def test_json_lines_keep_control_characters_that_the_other_formats_write_out(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, changed("exact: it was strong", r'exact: "it\e[1m was"')))
    line = printed(case, "jsonl", None, "strong")
    assert line.isascii()
    assert json.loads(line)["reports"][0]["quotes"][0]["exact"] == "it\x1b[1m was"
    head, row = cells(printed(case, "csv", None, "strong"))
    assert row[head.index("quotes")] == "it^[[1m was"
    assert Document(printed(case, "md", None, "strong")).quotes == ["it^[[1m was"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_prints_the_records_that_it_is_given_in_their_order(name: str) -> None:
    for kind in KINDS:
        given = sorted(ids(harbour(), kind), reverse=True)
        found = re.findall(
            rf"(?m)^(?:{{\"id\": \"| \"id\": \"|\| |\")?({'|'.join(given)})\b", printed(harbour(), name, kind, *given)
        )
        assert found == given


@pytest.mark.parametrize(("name", "says"), [("md", ""), ("jsonl", ""), ("json", "[\n]"), ("csv", '"id","kind","text"')])
def test_a_record_that_is_not_there_is_left_out(name: str, says: str) -> None:
    assert printed(harbour(), name, None, "nothing", "nowhere") == says
    assert printed(harbour(), name, None, "nothing", "mayor") == printed(harbour(), name, None, "mayor")


def test_a_table_of_nothing_is_its_header() -> None:
    assert list(FORMATS["csv"].rows(harbour(), "questions", ())) == [
        '"id","asks","note","looked_in","claims","positions"'
    ]
    assert len(list(FORMATS["md"].rows(harbour(), "questions", ()))) == 2
