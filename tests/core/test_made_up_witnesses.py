"""Ten witnesses of one night, a made-up case with texts: it uses what the format has for people, parts and copies."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest
from helpers import texts
from recount import Recount
from rich.cells import cell_len

from tui.cards import card
from tui.case import Case
from tui.case.facets import FACETS
from tui.case.lists import claim_list, source_list
from tui.case.statements import Part, statements
from tui.explorer.widgets.claim_lines import said_lines
from tui.model import Quote, Record
from tui.reading.checks import check
from tui.reading.quotes import Words, all_words
from tui.reading.records import read
from tui.reading.source_texts import against_texts, load

LAMPS = Path(__file__).parents[1] / "cases" / "lamps"
TEXTS = LAMPS / "texts"
USED = {
    "source": ("short", "by", "part_of", "based_on", "archived", "archived_on", "published_text", "chars"),
    "question": ("looked_in", "note"),
    "claim": ("note", "figures", "links", "via", "positions"),
}
"""Fields that some record of each kind gives."""


@cache
def lamps() -> Case:
    return Case.open(LAMPS)


def quotes() -> Iterator[Quote]:
    return (quote for claim in lamps().claims.values() for report in claim.reports for quote in report.quotes)


def printed_in(words: Words) -> str:
    return (TEXTS / f"{words.source}.txt").read_text(encoding="utf-8")


def shown(name: str) -> str:
    found = card(lamps(), name)
    assert found is not None
    return "\n".join(map(texts, found.blocks))


def test_it_has_no_error_and_every_word_of_it_stands_in_its_texts_and_is_sealed() -> None:
    reading = read(LAMPS)
    check(reading)
    assert reading.problems == []
    records = dict(reading.records.items())
    digests = [source.sha256 or "" for source in lamps().sources.values()]
    found = list(against_texts(records, load(TEXTS, digests)))
    assert [fault for fault in found if not isinstance(fault[0], Words)] == []
    assert {words.key for words in all_words(records)} == set(lamps().seal.words)
    assert len(found) == len(list(all_words(records)))


def test_its_words_run_over_the_lines_of_texts_in_four_scripts() -> None:
    broken = [words for words in all_words(dict(lamps().claims)) if words.exact not in printed_in(words)]
    scripts = {unicodedata.name(char).split()[0] for words in broken for char in words.exact if char.isalpha()}
    assert {"LATIN", "CYRILLIC", "GREEK", "ARABIC"} <= scripts


def test_it_uses_every_field_of_people_parts_and_copies() -> None:
    case = lamps()
    kinds: dict[str, list[Record]] = {
        "source": list(case.sources.values()), "question": list(case.questions.values()),
        "claim": list(case.claims.values()),
    }  # fmt: skip
    unused = [
        field for kind, fields in USED.items() for field in fields
        if not any(getattr(record, field) for record in kinds[kind])
    ]  # fmt: skip
    assert unused == []
    assert any(quote.at for quote in quotes())
    assert any(quote.translation for quote in quotes())
    figures = [figure for claim in case.claims.values() for figure in claim.figures]
    assert any(figure.from_ is not None and figure.to is not None for figure in figures)
    assert "1250.50" in [str(figure.value) for figure in figures]
    assert all(
        (LAMPS / name).read_text(encoding="utf-8").startswith("defaults:") for name in ("day-1.yaml", "day-2.yaml")
    )
    assert {actor.kind for actor in case.actors.values()} == {"person", "group", "unnamed", "thing"}
    witnesses = {claim.speaker for claim in case.claims.values()} & {
        n for n, a in case.actors.items() if a.roles or a.names
    }
    assert len([name for name in witnesses if case.actors[name].kind == "person"]) == 10


def test_its_findings_are_those_that_it_was_made_for() -> None:
    assert [finding.says for finding in lamps().findings()] == [
        "Hugh Tarn gives lamps in Inquiry day 1 (9 Nov 1931) and says in Tarn's book (printed ~Jun 1951) that it "
        "does not know",
        "“Where is the deck log?” was looked for in Tarn's book without an answer, yet 1 claim printed there answers "
        "it",
        "26 of 30 claims are printed by one source alone, 3 more are printed by several sources of one origin",
    ]


def test_no_two_of_its_sources_have_one_name_and_the_courier_is_told_apart_by_its_dates() -> None:
    names = [row.name for row in source_list(lamps()).rows()]
    assert len(set(names)) == len(lamps().sources) == 12
    assert [f"The Selwick Courier ({day})" for day in ("15 Oct 1931", "2 Jun 1951", "14 Oct 1981")] == names[8:11]


def test_what_two_newspapers_repeat_of_a_memoir_is_of_one_origin_and_said_by_its_author() -> None:
    case = lamps()
    assert "one-origin" in case.marks("tarn-no-light")
    assert "several-sources" in case.marks("pallis-none")
    (row,) = [each for each in statements(case, case.questions["burning"]) if "tarn-no-light" in each.claims]
    assert row.part != Part.COMMON
    assert "says so in the voice of Hugh Tarn" in shown("tarn-no-light")
    assert "The Selwick Courier (14 Oct 1981) (repeats The Selwick Courier (2 Jun 1951))" in shown("tarn-no-light")
    assert case.count("speaker", "memoir") == 0
    assert case.count("speaker", "tarn") == 6


@pytest.mark.parametrize("source", ["Inquiry", "The Board", "Η Θάλασσα"])
def test_a_source_that_was_searched_without_an_answer_is_told_as_that(source: str) -> None:
    assert "Searched, no answer found: Inquiry, The Board and Η Θάλασσα" in shown("compare=log")
    assert f"{source} – no answer found" in shown("log")


def test_every_facet_of_it_is_counted_as_a_plain_recount_counts_it_on_any_day() -> None:
    for day in (None, *lamps().days()):
        view, plain = lamps().at(day), Recount(lamps(), day)
        for facet in FACETS:
            assert view.counts(facet) == plain.counts(facet, plain.there), (day, facet)


def test_a_changed_translation_breaks_no_seal_and_a_changed_word_does(tmp_path: Path) -> None:
    folder = copytree(LAMPS, tmp_path / "lamps")
    file = folder / "claims.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new, marks in (
        ("I saw them mirrored", "I saw them shine", ()),
        ("at: Q 103", "at: Q 104", ()),
        ("«Огни горели", "«Огни погасли", ("zimina-burning",)),
    ):
        file.write_text(text.replace(old, new), encoding="utf-8")
        case = Case.open(folder)
        assert tuple(name for name in case.claims if "unsealed" in case.marks(name)) == marks


@pytest.mark.parametrize("width", range(24, 100))
def test_a_row_that_has_no_room_for_the_name_of_a_source_keeps_what_tells_it_apart(width: int) -> None:
    (row,) = [row for row in claim_list(lamps()).rows() if row.id == "passenger-dark"]
    (line,) = said_lines(row, width, 1)
    assert cell_len(line) <= width
    assert "(15 Oct 1931)" in line or (width < 72 and "…" in line)
    assert "(15 Oct 1931)" in "".join(said_lines(row, width, 3)) or width < 40
