"""Sources that speak for someone, are a part of another one or repeat it: whose words, and of how many origins."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import put
from inside import card_lines

from tui.cards import card
from tui.case import Case
from tui.case.lists import claim_list, source_list
from tui.case.query import Filters
from tui.case.search import understand
from tui.case.sourcing import origins
from tui.case.statements import Part, statements
from tui.formats.layout import lay_out

CASE = """\
case: {format: 1, id: night-sea, title: The lamps}
sources:
- {id: log, title: The log, publisher: Port, published: 2020-01-02}
- {id: echo, title: A night, publisher: The Echo, published: 2020-01-03, based_on: [log]}
- {id: post, title: That night, publisher: The Post, published: 2020-01-04, based_on: [echo]}
- {id: book, title: My sea, publisher: Harbour Press, short: Rae's book, published: 2020-05-01, by: [rae]}
- {id: letter, title: A letter, publisher: Harbour Press, published: 2020-05-01, part_of: book}
- {id: inquiry, title: Minutes, publisher: Port, published: 2020-01-09}
actors: [{id: rae, name: Rae Dunn, kind: person}, {id: ferry, name: The ferry, kind: thing}]
questions: [{id: lit, asks: Were the lamps lit?, looked_in: [inquiry, book]}]
claims:
"""


def report(*names: str) -> str:
    return "reports: [" + ", ".join(f"{{source: {name}, quotes: [{{exact: lit}}]}}" for name in names) + "]"


def made(folder: Path, *claims: str) -> Case:
    """Return the case with claims: each its id, its speaker, and its sources."""
    text = CASE
    for claim in claims:
        name, speaker, *sources = claim.split()
        text += f"- {{id: {name}, text: The {name} were lit., speaker: {speaker}, answers: [lit], actors: [ferry], "
        text += report(*sources) + "}\n"
    case = Case.open(put(folder, text))
    assert case.problems == ()
    return case


def shown(case: Case, name: str) -> str:
    return "\n".join(card_lines(case, name, 160))


# Whose words


def test_what_a_memoir_says_itself_is_said_by_its_author_and_not_by_its_publisher(tmp_path: Path) -> None:
    case = made(tmp_path, "lamps book book", "others post post")
    assert (case.count("speaker", "rae"), case.count("speaker", "book"), case.count("actor", "rae")) == (1, 0, 1)
    assert claim_list(case).rows()[1].speaker == "Rae Dunn"
    assert not claim_list(case).rows()[1].own
    assert "Rae's book ← Rae Dunn" in shown(case, "lamps")
    assert "own voice" not in shown(case, "lamps")
    assert "The lamps were lit." in shown(case, "rae")
    assert "In its voice" in shown(case, "rae")
    assert "In the voice of" in shown(case, "book")
    assert "The Post (repeats The Echo) in its own voice" not in shown(case, "others")
    assert "The Post in its own voice" in shown(case, "others")
    assert case.ranked(Filters(sought=understand(case, "speaker:dunn"))) == ["lamps"]
    assert "lamps" in case.ranked(Filters(sought=understand(case, "rae")))


def test_a_source_that_endorses_does_so_in_the_voice_that_it_has(tmp_path: Path) -> None:
    text = CASE + "- {id: it, text: Lit., speaker: ferry, reports: [{source: book, stance: endorses, "
    case = Case.open(put(tmp_path, text + "quotes: [{exact: lit}]}]}\n"))
    assert "Rae's book says so in the voice of Rae Dunn" in shown(case, "it")
    assert "1 it endorses" in shown(case, "book")


def test_a_contradiction_that_a_memoir_sees_has_a_direction_as_its_authors_own(tmp_path: Path) -> None:
    link = "links: [{to: two, kind: contradicts, by: %s, quote: no}], "
    text = made(tmp_path, "one rae book", "two rae log").path / "case.yaml"
    words = text.read_text()
    for drawer, marks in (("book", ("disputes", "disputed")), ("post", ("disputed", "disputed"))):
        put(tmp_path, words.replace("id: one, ", "id: one, " + link % drawer))
        case = Case.open(tmp_path)
        assert tuple(case.marks(name)[0] for name in ("one", "two")) == marks
    assert case.count("by", "post") == 2


# Of how many origins


@pytest.mark.parametrize(
    ("sources", "mark"),
    [
        ("log", "one-source"),
        ("log echo", "one-origin"),
        ("log post", "one-origin"),
        ("echo post", "one-origin"),
        ("log echo post", "one-origin"),
        ("book letter", "one-origin"),
        ("log inquiry", "several-sources"),
        ("post book", "several-sources"),
        ("log echo book", "several-sources"),
    ],
)
def test_what_rests_on_one_origin_is_not_several_sources(tmp_path: Path, sources: str, mark: str) -> None:
    case = made(tmp_path, f"lamps rae {sources}")
    assert case.marks("lamps") == (mark,)
    assert (statements(case, case.questions["lit"])[0].part == Part.COMMON) == (mark == "several-sources")
    assert ("Told by more than one source" in shown(case, "compare=lit")) == (mark == "several-sources")
    assert [finding.says for finding in case.findings() if finding.kind == "one-source"] == {
        "one-source": ["1 of 1 claim is printed by one source alone"],
        "one-origin": ["1 of 1 claim is printed by several sources of one origin"],
    }.get(mark, [])


def test_the_finding_of_what_one_source_prints_counts_those_of_one_origin_on_any_day(tmp_path: Path) -> None:
    case = made(tmp_path, "a rae log", "b rae log echo", "c rae log inquiry", "d rae book letter")
    says = "1 of 4 claims is printed by one source alone, 2 more are printed by several sources of one origin"
    assert [(each.says, each.claims) for each in case.findings() if each.overall] == [(says, ("a", "b", "d"))]
    on = case.at(20200109)
    says = "1 of 3 claims is printed by one source alone, 1 more is printed by several sources of one origin"
    assert [(each.says, each.claims) for each in on.findings() if each.overall] == [(says, ("a", "b"))]


def test_chains_and_comparisons_name_what_a_source_repeats(tmp_path: Path) -> None:
    case = made(tmp_path, "lamps rae log echo")
    assert "The Echo (repeats Port (2 Jan 2020)) ← Rae Dunn" in shown(case, "lamps")
    row = next(line for line in shown(case, "compare=lit").split("\n") if "were lit" in line)
    assert row.endswith("of one origin (The Echo repeats Port (2 Jan 2020))")
    assert "Repeated by" in shown(case, "log")


def test_two_that_repeat_different_ones_are_independent_and_a_part_of_what_repeats_is_not(tmp_path: Path) -> None:
    text = CASE + "- {id: it, text: Lit., speaker: rae, reports: [{source: log, quotes: [{exact: l}]}]}\n"
    more = "- {id: x, title: X, publisher: X, based_on: [log]}\n"
    more += "- {id: y, title: Y, publisher: Y, based_on: [inquiry]}\n"
    more += "- {id: z, title: Z, publisher: Z, part_of: x}\n- {id: w, title: W, publisher: W, part_of: x}\n"
    case = Case.open(put(tmp_path, text.replace("actors:", more + "actors:")))
    several = origins(case).several
    assert [several(pair.split()) for pair in ("x y", "z y", "book z")] == [True, True, True]
    assert [several(pair.split()) for pair in ("x log", "z log", "z x")] == [False, False, False]
    assert not several(["z", "w"]), "each of them may repeat what their whole repeats"


def test_a_whole_is_not_silent_on_what_its_part_tells_and_a_part_may_be_on_what_its_whole_does(tmp_path: Path) -> None:
    case = made(tmp_path, "a rae letter", "b rae log")
    assert "Rae's book" not in shown(case, "a").split("Other sources")[1].split("is linked")[0]
    assert "No claim of The Echo, The Post, Rae's book or" not in shown(case, "compare=lit")
    case = made(tmp_path, "a rae book", "b rae log")
    assert "no claim of" in shown(case, "a")
    assert "Harbour Press" in shown(case, "a").split("Other sources")[1].split("is linked")[0]


# What they are called


def test_sources_of_one_publisher_are_told_apart_wherever_they_are_named(tmp_path: Path) -> None:
    case = made(tmp_path, "a log log", "b inquiry inquiry", "c book book", "d letter letter")
    assert [row.name for row in source_list(case).rows()] == [
        "Port (2 Jan 2020)", "The Echo", "The Post", "Rae's book", "Harbour Press", "Port (9 Jan 2020)",
    ]  # fmt: skip
    assert len({case.name(name) for name in case.sources}) == 6


def test_a_name_that_another_source_is_told_apart_by_is_told_apart_too(tmp_path: Path) -> None:
    sources = "".join(
        f"- {{id: {name}, title: T, publisher: P{f', short: {short!r}' if short else ''}}}\n"
        for name, short in (("one", ""), ("two", ""), ("three", "P (one)"), ("four", "p"))
    )
    case = Case.open(put(tmp_path, f"case: {{format: 1, id: c, title: C}}\nsources:\n{sources}"))
    called = [case.name(name) for name in case.sources]
    assert len({name.casefold() for name in called}) == 4, called


# Where an answer was looked for


def test_where_a_question_was_looked_for_is_told_as_that_and_apart_from_silence(tmp_path: Path) -> None:
    case = made(tmp_path, "lamps rae log")
    lines = [" ".join(line.split()) for line in shown(case, "lit").split("\n")]
    at = lines.index("Searched Port (9 Jan 2020) – no answer found")
    assert lines[at + 1] == "Rae's book – no answer found"
    assert "Were the lamps lit? – no answer found" in shown(case, "inquiry")
    compared = shown(case, "compare=lit")
    assert "Searched, no answer found: Rae's book and Port (9 Jan 2020)" in compared
    assert "No claim of The Echo, The Post or Harbour Press answers it" in compared
    assert [finding for finding in case.findings() if finding.kind == "answered"] == []


@pytest.mark.parametrize("source", ["book", "letter"])
def test_a_source_that_answers_what_was_looked_for_in_it_without_an_answer_is_a_finding(
    tmp_path: Path, source: str
) -> None:
    case = made(tmp_path, "lamps rae log", f"answer rae {source}")
    found = [finding for finding in case.findings("lit") if finding.kind == "answered"]
    name = case.name(source)
    says = f"“Were the lamps lit?” was looked for in {name} without an answer, yet 1 claim printed there answers it"
    assert [(each.says, each.claims) for each in found] == [(says, ("answer",))]
    assert says in shown(case, "lit")
    assert says in shown(case, "answer")
    assert case.at(20200105).findings("lit") == []


def test_a_thing_is_an_actor_of_its_own_kind(tmp_path: Path) -> None:
    case = made(tmp_path, "lamps rae log")
    assert "thing · speaks in 0 claims, is spoken of in 1" in shown(case, "ferry")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"Rae Dunn"', {"rae", "book"}),  # whose voice the book is
        ("Port", {"log", "inquiry", "echo", "lit"}),  # the Echo repeats it, and in the other one was looked
        ("Echo", {"echo", "post"}),
        ("Rae's", {"book", "letter", "lit"}),  # the letter is a part of it
    ],
)
def test_a_search_finds_sources_and_questions_by_whom_their_cards_name(
    typed: str, found: set[str], tmp_path: Path
) -> None:
    case = made(tmp_path, "lamps rae log")
    filters = Filters(sought=understand(case, typed))
    assert set(case.hits(filters)) == found
    for name in found:
        shown = card(case, name)
        assert shown
        words = " ".join("".join(span.text for span in line.spans) for line in lay_out(shown.blocks, 100))
        assert typed.strip('"') in words
