"""What an export of a day holds is what was known by then, in each form: nothing that a later source printed or thinks.

The words of a claim that counts as said by then are shown all the same, with that no source is known to have them yet.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from helpers import put

from tui.__main__ import main
from tui.case import Case
from tui.case.known import known
from tui.case.query import Filters
from tui.commands import DONE
from tui.exports import EXPORTS
from tui.exports.part import Part, part_of
from tui.formats import FORMATS
from tui.model import Actor, Claim, Question

LATER = """case: {format: 1, id: x, title: X}
sources:
- {id: paper, title: T, publisher: The Paper, published: 2020-01-01}
- {id: late, title: L, publisher: The Late, published: 2020-02-01}
actors:
- {id: ann, name: Ann, kind: person, names: [{text: Ann, in: paper}, {text: Annou, in: late}],
   roles: [{title: Chief, in: paper}, {title: Crook, of: guild, in: late}]}
- {id: bob, name: Bob, kind: person}
- {id: cat, name: Cat, kind: person}
- {id: guild, name: The guild, kind: organisation}
questions: [{id: why, asks: Why?, looked_in: [paper, late]}]
claims:
- id: suns
  text: One sun rose.
  speaker: ann
  said: 2020-01-01
  answers: [why]
  figures: [{measure: suns, value: 1, part_of: later}]
  reports:
  - {source: paper, stance: doubts, caveats: [alleged], quotes: [one sun, {exact: some allege, role: caveat}]}
  - {source: late, stance: denies, caveats: [removed],
     quotes: [sun one, {exact: taken down, role: caveat, translation: {text: weg, lang: de, by: cat}}]}
  links: [{to: moon, kind: supports, by: late, quote: it fits}, {to: later, kind: updates, by: bob, quote: of old}]
- {id: moon, text: A moon rose., speaker: ann, said: 2020-01-01, reports: [{source: late, quotes: [a moon]}]}
- {id: later, text: Three suns rose., speaker: ann, said: 2020-01-09, figures: [{measure: suns, value: 3}],
   reports: [{source: late, quotes: [three suns]}]}
"""
FIFTH = 20200105


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case.open(put(tmp_path, LATER))


def the_part(case: Case, day: int | None = FIFTH) -> Part:
    return part_of(case.at(day), Filters())


def exported(case: Case, form: str, day: int | None = FIFTH) -> str:
    return "\n".join(EXPORTS[form].lines(the_part(case, day)))


def first(case: Case, day: int | None, kind: str = "claims", name: str = "suns") -> dict[str, Any]:
    """Return a record of the JSON of a case."""
    return next(each for each in json.loads(exported(case, "json", day))[kind] if each["id"] == name)


def test_json_has_neither_stance_nor_reservation_nor_link_of_a_source_that_is_not_out(case: Case) -> None:
    paper, late = first(case, FIFTH)["reports"]
    assert (paper["stance"], paper["caveats"], len(paper["quotes"])) == ("doubts", ["alleged"], 2)
    assert late == {"source": "late", "quotes": [{"exact": "sun one", "role": "content"}]}
    assert "links" not in first(case, FIFTH)
    assert first(case, FIFTH)["figures"] == [{"measure": "suns", "value": 1}]
    whole = first(case, None)
    assert [report["stance"] for report in whole["reports"]] == ["doubts", "denies"]
    assert len(whole["links"]) == 2
    assert whole["figures"][0]["part_of"] == "later"


def test_json_has_names_roles_and_searches_as_they_were_known(case: Case) -> None:
    ann, why = first(case, FIFTH, "actors", "ann"), first(case, FIFTH, "questions", "why")
    assert ann["names"] == [{"text": "Ann", "in": "paper"}]
    assert [role["title"] for role in ann["roles"]] == ["Chief"]
    assert why["looked_in"] == ["paper"]
    assert len(first(case, None, "actors", "ann")["names"]) == 2


def test_so_it_is_where_records_are_shown_as_json(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["show", "suns", "--case", str(case.path), "--no-cache", "--as-of", "2020-01-05", "--format", "json"]
    assert main(command) == DONE
    out = capsys.readouterr().out
    assert "denies" not in out
    assert "taken down" not in out


def test_of_json_of_a_day_a_case_is_made(case: Case, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(exported(case, "json"))
    assert main(["import", str(tmp_path / "x.json"), "--into", str(tmp_path / "made"), "--write"]) == DONE
    made = Case.open(tmp_path / "made")
    assert not made.problems
    assert set(made.claims) == {"suns", "moon"}


def test_who_is_named_by_what_came_later_is_not_in_it(case: Case) -> None:
    assert set(the_part(case).every("actor")) == {"ann"}
    assert set(the_part(case, 20200201).every("actor")) == {"ann", "bob", "cat", "guild"}
    assert "Cat" not in exported(case, "md")
    assert "Bob" not in exported(case, "md")


@pytest.mark.parametrize("form", ["ftm", "json", "md", "html", "webannotation"])
@pytest.mark.parametrize("words", ["denies", "removed", "taken down", "weg", "it fits", "of old", "Annou", "Crook"])
def test_no_form_has_a_word_that_a_later_source_adds(case: Case, form: str, words: str) -> None:
    found = exported(case, form)
    body, _, guide = found.rpartition("How to read it")
    assert words not in (body or guide)


def test_ftm_names_neither_the_later_whole_nor_a_later_print_as_proof(case: Case) -> None:
    entities = {each["id"]: each["properties"] for each in map(json.loads, exported(case, "ftm").splitlines())}
    assert entities["x.suns.claim"]["proof"] == ["x.paper.source"]
    assert "proof" not in entities["x.moon.claim"]
    assert entities["x.suns.claim"]["notes"] == ["Figure: suns: 1"]
    assert "The Late is not known to have printed it by 5 Jan 2020" in entities["x.moon.1.report"]["description"]


def test_tables_have_no_whole_that_does_not_stand(case: Case, tmp_path: Path) -> None:
    tables = {name: list(rows) for name, rows in EXPORTS["csv"].files(the_part(case))}
    (row,) = csv.DictReader(io.StringIO("\n".join(tables["figures.csv"])))
    assert row["part_of"] == ""
    EXPORTS["sqlite"].write(the_part(case), tmp_path / "x.db")
    with sqlite3.connect(tmp_path / "x.db") as base:
        assert base.execute("SELECT part_of FROM figures").fetchall() == [(None,)]
        assert base.execute("SELECT * FROM _outside").fetchall() == []
    base.close()


@pytest.mark.parametrize("form", ["csl", "bibtex"])
def test_references_say_of_a_source_that_it_is_not_known_to_be_out(case: Case, form: str) -> None:
    assert exported(case, form).count("Not known to be printed by 5 Jan 2020.") == 1
    assert "Not known" not in exported(case, form, None)


def test_in_the_whole_of_a_case_a_record_is_itself(case: Case) -> None:
    for record in (*case.claims.values(), *case.actors.values(), *case.questions.values()):
        assert isinstance(record, Claim | Actor | Question)
        assert known(case, record) is record


def test_a_row_of_json_is_that_record(case: Case) -> None:
    rows = json.loads("\n".join(FORMATS["json"].rows(case.at(FIFTH), "claims", ["suns"])))
    assert rows[0]["reports"] == first(case, FIFTH)["reports"]


def test_a_view_has_of_a_claim_the_sources_that_were_out_and_of_words_whether_theirs_was(
    case: Case, tmp_path: Path
) -> None:
    EXPORTS["sqlite"].write(the_part(case), tmp_path / "x.db")
    with sqlite3.connect(tmp_path / "x.db") as base:
        told = base.execute("SELECT id, sources, marks FROM claims_told").fetchall()
        quoted = base.execute("SELECT exact, source_name, stance FROM quotes_told WHERE claim = 'suns'").fetchall()
    base.close()
    assert [row[:2] for row in told] == [("suns", "The Paper"), ("moon", None)]
    assert "one source" in told[0][2].split("; ")
    assert ("one sun", "The Paper", "doubts") in quoted
    assert ("sun one", "The Late", None) in quoted
