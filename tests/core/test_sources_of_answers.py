"""Sources beside those that print a claim: parts, memoirs, wholes and searched ones, and what may be said of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import put
from inside import card_lines

from tui.case import Case
from tui.case.lists import source_list
from tui.formats.citation import citation

CASE = """\
case: {format: 1, id: lamps-lit, title: The lamps}
sources:
- {id: log, title: The log, publisher: Port, published: 2020-01-02}
- {id: echo, title: A night, publisher: The Echo, published: 2020-01-03}
- {id: post, title: That night, publisher: The Post, published: 2020-01-04}
- {id: book, title: My sea, publisher: Rae's book, published: 2020-05-01, by: [rae]}
- {id: letter, title: A letter, publisher: The letter, part_of: book, published: 2020-01-05}
actors: [{id: rae, name: Rae Dunn, kind: person}, {id: tom, name: Tom Lee, kind: person}]
questions: [{id: lit, asks: Were the lamps lit?, looked_in: [post]}]
claims:
"""
COPIED = CASE.replace("published: 2020-01-03}", "published: 2020-01-03, based_on: [log]}")


def claim(name: str, speaker: str, source: str, more: str = "") -> str:
    words = f"text: The {name} were lit., speaker: {speaker}, answers: [lit]"
    return f"- {{id: {name}, {words}, source: {source}, quotes: lit{more}}}\n"


def shown(case: Case, name: str) -> str:
    return "\n".join(card_lines(case, name, 160))


@pytest.mark.parametrize(("speaker", "named"), [("log", "Port"), ("book", "Rae's book"), ("rae, via: [log]", "Port")])
def test_who_is_named_as_speaking_an_answer_or_passing_it_on_is_not_said_to_give_none(
    tmp_path: Path, speaker: str, named: str
) -> None:
    case = Case.open(put(tmp_path, CASE + claim("lamps", speaker, "echo")))
    line = next(line for line in shown(case, "compare=lit").split("\n") if line.startswith("No claim of"))
    assert named not in line
    assert "The letter" in line
    assert f"{named} · is named as speaking it or passing it on" in shown(case, "compare=lit")


def test_a_memoir_whose_author_answers_elsewhere_is_still_said_to_give_no_answer(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, CASE + claim("lamps", "rae", "echo")))
    assert "No claim of Port, Rae's book or The letter answers it" in shown(case, "compare=lit")


def test_no_other_source_is_said_to_be_silent_where_one_has_a_part_that_tells(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, CASE + claim("lamps", "tom", "letter")))
    assert "no claim of another source" not in shown(case, "compare=lit")
    assert "The letter: no claim of Port, The Echo or The Post is linked with these" in shown(case, "compare=lit")
    case = Case.open(put(tmp_path, CASE + claim("lamps", "tom", "book")))
    assert "Rae's book: no claim of another source is linked with these" in shown(case, "compare=lit")


def test_in_its_own_voice_a_source_says_only_what_it_prints(tmp_path: Path) -> None:
    claims = claim("lamps", "log", "echo") + claim("lights", "log", "log") + claim("boats", "tom", "log")
    case = Case.open(put(tmp_path, CASE + claims))
    assert [(row.name, row.claims, row.own) for row in source_list(case).rows(0, 2)] == [
        ("Port", 2, 1),
        ("The Echo", 1, 0),
    ]


def test_what_a_searched_source_has_not_printed_yet_is_no_answer_printed_there(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, CASE + claim("lamps", "tom", "post", ", said: 2020-01-01")))
    kinds = [[finding.kind for finding in case.at(day).findings("lit")] for day in (20200103, 20200104)]
    assert kinds == [[], ["answered"]]
    assert "printed there answers it" not in shown(case.at(20200103), "compare=lit")


def test_sources_that_are_left_out_make_nothing_told_by_more_than_one(tmp_path: Path) -> None:
    text = CASE.replace("published: 2020-01-03}", "published: 2020-01-03, based_on: [echo]}")
    reports = "reports: [{source: echo, quotes: lit}, {source: post, quotes: lit}]"
    lamps = claim("lamps", "tom", "log").replace("source: log, quotes: lit", reports)
    case = Case.open(put(tmp_path, text + lamps))
    assert [name for _, name, _ in case.left_out] == ["echo"]
    compared = shown(case, "compare=lit")
    assert "lamps were lit" in compared
    assert "more than one source" not in compared
    assert "1 sources" not in compared


def test_a_part_without_a_date_of_its_own_is_known_to_be_printed_by_when_its_whole_was(tmp_path: Path) -> None:
    text = CASE.replace("part_of: book, published: 2020-01-05}", "part_of: book}")
    case = Case.open(put(tmp_path, text + claim("lamps", "tom", "letter")))
    before, on = case.at(20200430), case.at(20200501)
    assert (before.is_out("letter"), on.is_out("letter")) == (False, True)
    assert (before.standing("lamps"), on.standing("lamps")) == (False, True)
    assert "The letter reports it" in shown(on, "lamps")
    printed = case.printed(case.claims["lamps"])
    assert printed is not None
    assert (printed.text, printed.earliest) == ("[..2020-05-01]", None), "it may have been printed earlier, on its own"


def test_what_sources_of_one_origin_tell_is_not_said_to_be_told_by_one_source(tmp_path: Path) -> None:
    both = claim("lamps", "tom", "log").replace(
        "source: log, quotes: lit", "reports: [{source: log, quotes: lit}, {source: echo, quotes: lit}]"
    )
    for text, words in ((CASE, "more than one source: 1"), (COPIED, "sources of more than one origin: 0")):
        case = Case.open(put(tmp_path, text + both))
        assert f"told by {words} of 1 statement in 1 claim" in shown(case, "agreed=lit")


def test_where_a_searched_source_prints_an_answer_after_all_no_place_says_only_that_none_was_found(
    tmp_path: Path,
) -> None:
    case = Case.open(put(tmp_path, CASE + claim("lamps", "tom", "post")))
    told = "no answer found, says the case; yet 1 claim printed there answers it"
    assert f"The Post – {told}" in shown(case, "lit")
    assert f"Were the lamps lit? – {told}" in shown(case, "post")
    assert f"Searched, {told}: The Post" in citation(case, "lit")
    before = case.at(20200103)
    assert "no answer found" not in shown(before, "lit") + shown(before, "post") + citation(before, "lit")
