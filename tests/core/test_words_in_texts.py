"""Words in the texts of their sources: each stands where the text has it, and a text is shown whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import BUNDLED, ROOT, run

from tui.cards.article import Article
from tui.cards.blocks import Passage, Span
from tui.cards.places import Run, place_of
from tui.cards.unfolded import unfolded_blocks
from tui.case import Case
from tui.explorer.state.at_hand import AtHand
from tui.formats.layout import Line, lay_out
from tui.reading.quotes import Position, Words
from tui.reading.source_text import SourceText
from tui.text import clean

LAMPS = Path(__file__).parents[1] / "cases" / "lamps"
ARTICLES = ROOT.parent / "shared" / "sources"
EACH = [(LAMPS, name) for name in ("court-day-1", "court-day-2", "sever", "thalassa", "mina", "courier-1931")]
EACH += [(BUNDLED, "112ua"), (BUNDLED, "rferl")]
each_text = pytest.mark.parametrize(("folder", "source"), EACH, ids=[name for _, name in EACH])


@cache
def at_hand(folder: Path) -> tuple[Case, AtHand]:
    """Return a case with the texts of its sources; skips where those of the bundled one are not at hand."""
    if folder == BUNDLED and not ARTICLES.is_dir():
        pytest.skip(f"the articles are not bundled: {ARTICLES} is missing")
    case, texts = Case.open(folder), AtHand(ARTICLES if folder == BUNDLED else None)
    texts.read(case, list(case.sources))
    return case, texts


def article(folder: Path, source: str, day: int | None = None) -> Article:
    case, texts = at_hand(folder)
    found = texts.article(case.at(day), source)
    assert isinstance(found, Article)
    return found


@cache
def coverage(folder: Path) -> str:
    """Return what `check --coverage` prints of a case."""
    options = ("--texts", str(ARTICLES)) if folder == BUNDLED else ()
    return run("check", str(folder), "--coverage", *options).stdout.decode()


@cache
def documents(folder: Path) -> list[Any]:
    """Return what PyYAML's own reader makes of each file of a case."""
    return [yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) for file in folder.glob("*.yaml")]


@cache
def quoted(folder: Path, source: str) -> dict[str, list[dict[str, str]]]:
    """Return the quotes that each claim has of a source as its files have them, read without any of the program."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for written in documents(folder):
        for claim in written.get("claims", ()) if isinstance(written, dict) else ():
            for report in claim.get("reports", [claim]):
                given = report.get("quotes", ())
                if report.get("source", written.get("defaults", {}).get("source")) == source:
                    found[claim["id"]] += [
                        {"exact": quote} if isinstance(quote, str) else quote
                        for quote in (given if isinstance(given, list) else [given])
                    ]
    return found


def by_hand(text: str, quote: dict[str, str]) -> tuple[int, int]:
    """Return where a quote stands in a text, by a pattern with any white space in it, or a hyphen at a line's end."""
    parts = [re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(quote.get(key, ""))) for key in ("prefix", "exact", "suffix")]
    parts[1] = re.sub(r"(?<=\w)(?=\w)", r"(?:-\\s*)?", parts[1]) if "-\n" in text else parts[1]
    found = list(re.finditer(f"{parts[0]}({parts[1]}){parts[2]}", text))
    assert len(found) == 1, quote
    return found[0].span(1)


@each_text
def test_each_span_is_what_claims_quote_and_stands_where_the_text_has_it(folder: Path, source: str) -> None:
    found = article(folder, source)
    text = found.body.text.text
    wanted: dict[tuple[int, int], set[str]] = defaultdict(set)
    for claim, quotes in quoted(folder, source).items():
        for quote in quotes:
            wanted[by_hand(text, quote)].add(claim)
    assert {tuple(run): set(claims) for run, claims in found.claims.items()} == wanted
    assert found.lights.runs == sorted(wanted)
    assert found.lost == []


@each_text
def test_what_is_lit_is_what_claims_quote_and_no_character_more(folder: Path, source: str) -> None:
    found = article(folder, source)
    text = found.body.text.text
    lit = {at for run in found.claims for at in range(*run) if not text[at].isspace()}
    shown, at = set(), 0
    for span in spans(found):
        for char in "".join(span.text.split()):
            while text[at].isspace():
                at += 1
            assert char == text[at], "and all that stands in the text is shown, in its order"
            if span.lit:
                shown.add(at)
            at += 1
    assert text[at:].strip() == ""
    assert shown == lit


def spans(found: Article) -> list[Span]:
    return [span for block in found if isinstance(block, Passage) for span in block.spans]


@each_text
def test_a_text_counts_the_sentences_that_check_counts(folder: Path, source: str) -> None:
    found = article(folder, source)
    line = re.search(rf"coverage: {source}: (\d+) of (\d+) sentences? touched", coverage(folder))
    assert line
    touched = [each for each in found.body.sentences if found.touching(each)]
    assert (len(touched), len(found.body.sentences)) == tuple(map(int, line.groups()))
    head = found[0]
    assert not isinstance(head, Passage)
    assert f"they touch {line[1]} of {line[2]} sentence" in str(head)


def test_furniture_is_dimmed_and_nothing_else_is() -> None:
    found = article(BUNDLED, "112ua")
    dim = "\n".join(span.text for span in spans(found) if span.tone == "meta")
    assert "Author : Polina Davydova" in dim
    assert "23:26, 10 January 2022" in dim
    lines = found.body.text.text.split("\n")
    numbers = [3, 4, 5, 8, 9, 10, 28, 43, 57, *range(75, 82)]  # as the case's file has them
    assert "".join(dim.split()) == "".join("".join(lines[number - 1] for number in numbers).split())


def test_as_of_a_day_the_words_are_lit_of_claims_alone_that_stand() -> None:
    case, _ = at_hand(BUNDLED)
    for day in case.days():
        found = article(BUNDLED, "rferl", day)
        assert {claim for claims in found.claims.values() for claim in claims} == {
            claim for claim in quoted(BUNDLED, "rferl") if case.at(day).standing(claim)
        }
        told = "".join(str(block) for block in found[:3] if not isinstance(block, Passage))
        assert "As of" in told
        assert ("It is not known to have been printed by then." in told) == (not case.at(day).is_out("rferl"))
    assert "As of" not in str(article(BUNDLED, "rferl")[0])


# Going about


@pytest.mark.parametrize("sentences", [False, True])
def test_steps_meet_each_span_and_each_sentence_once_and_begin_again(sentences: bool) -> None:
    found = article(BUNDLED, "rferl")
    runs = found.body.sentences if sentences else found.lights.runs
    everything = Run(0, found.body.size)
    for step in (1, -1):
        at, met = None, []
        for _ in runs:
            at = found.step(at, step, sentences, everything)
            assert at
            met.append(at)
        assert met == (runs if step > 0 else runs[::-1])
        assert found.step(at, step, sentences, everything) == met[0]


def test_a_step_goes_on_from_what_is_chosen_or_where_that_is_not_seen_from_what_is() -> None:
    found = article(BUNDLED, "rferl")
    first, *_, last = found.lights.runs
    middle = Run(3_000, 4_000)
    after = next(run for run in found.lights.runs if run.start >= 3_000)
    assert found.step(None, 1, False, middle) == found.step(last, 1, False, middle) == after
    assert found.step(first, -1, False, middle) == [run for run in found.lights.runs if run.start < 4_000][-1]


def test_from_words_within_a_sentence_the_way_back_leads_to_that_and_on_to_the_one_behind() -> None:
    found = article(BUNDLED, "rferl")
    everything, sentences = Run(0, found.body.size), found.body.sentences
    within = [each for each in found.lights.runs if each.start not in {sentence.start for sentence in sentences}]
    assert within
    for each in within:
        at = bisect_right(sentences, each) - 1
        assert sentences[at].start < each.start
        assert found.step(each, -1, True, everything) == sentences[at]
        assert found.step(each, 1, True, everything) == sentences[(at + 1) % len(sentences)]


def test_overlapping_spans_are_told_apart() -> None:
    found = article(BUNDLED, "rferl")
    pairs = [(one, two) for one, two in pairwise(found.lights.runs) if two.start < one.end]
    assert pairs, "this case has quotes that overlap"
    for one, two in pairs:
        exact = {claim for claim, just in found.touching(one).items() if just}
        others = {claim for claim, just in found.touching(one).items() if not just}
        assert exact == set(found.claims[one])
        assert set(found.claims[two]) <= exact | others
        words = found.words(one)
        assert f"span {found.lights.runs.index(one) + 1} of {len(found.lights.runs)} · {len(exact)} claim" in words
        assert (f" · {len(others)} other" in words) == bool(others)
    assert any(set(found.claims[one]) != set(found.claims[two]) for one, two in pairs)


# No false place

TEXT = SourceText("One fire burned. Two fires burned.\r\nThe fire was out.\n", "0" * 64)


class Sealing:
    """A seal that says where words stand, whatever they are."""

    def __init__(self, position: Position | None) -> None:
        self.given = position

    def position(self, words: Words) -> Position | None:
        return self.given


@pytest.mark.parametrize(
    ("sealed", "exact", "prefix", "run"),
    [
        (Position(4, 1), "fire", "One ", Run(4, 8)),
        (Position(5, 1), "fire", "One ", Run(4, 8)),  # not there, and found
        (None, "fire", "One ", Run(4, 8)),
        (Position(4, 1), "fire", "The ", Run(40, 44)),  # there, but not behind its prefix
        (Position(4, 1), "water", "", None),
        (Position(10**12, 1), "water", "", None),
        (None, "burned", "", None),  # twice
        (Position(27, 1), "burned", "", Run(27, 33)),  # twice, but sealed
        (None, "burned.\nThe fire", "", Run(27, 44)),
    ],
)
def test_a_place_is_looked_up_and_never_taken_on_trust(
    sealed: Position | None, exact: str, prefix: str, run: Run | None
) -> None:
    assert place_of(TEXT, Sealing(sealed), Words("claim", ("reports",), "source", exact, prefix)) == run


# In the paragraph


def lines(claim: str, folder: Path = BUNDLED, width: int = 78) -> list[Line]:
    case, texts = at_hand(folder)
    record = case.claims[claim]
    found = {report.source: texts.article(case, report.source) for report in record.reports}
    return list(lay_out(unfolded_blocks(case, record, found), width))


@pytest.mark.parametrize("folder", [LAMPS, BUNDLED], ids=["lamps", "bundled"])
def test_each_claim_is_shown_in_its_paragraphs_with_its_words_lit_and_no_others(folder: Path) -> None:
    case, _ = at_hand(folder)
    assert len(case.claims) > 0
    for claim in case.claims.values():
        lit = "".join(span.text for line in lines(claim.id, folder) for span in line.spans if span.lit)
        wanted: list[str] = []
        for number, report in enumerate(claim.reports):
            found = article(folder, report.source)
            runs = sorted(
                run for (name, which, _), run in found.places.items() if run and (name, which) == (claim.id, number)
            )
            chars = sorted({at for run in runs for at in range(*run)})
            wanted += [clean(found.body.text.text[at]) for at in chars]
        assert "".join(lit.split()) == "".join("".join(wanted).split())


def test_a_paragraph_has_what_stands_around_the_words() -> None:
    page = " ".join("".join(span.text for span in line.spans).strip() for line in lines("dead-164-health"))
    assert "The Interior Ministry said on January 10 that 7,939 people had been" in page
    assert "Toqaev, however, said the exact number of people killed" in page
    assert "¶ 9, a quarter of the way in · ✓ sealed" in page


def test_of_a_source_without_a_text_the_card_says_why_and_shows_the_quotes_as_before() -> None:
    case, _ = at_hand(LAMPS)
    claim = case.claims["board-none"]
    why = "No text in there has the SHA-256 of The Board."
    found = list(lay_out(unfolded_blocks(case, claim, {"board": why, "gazette": article(LAMPS, "gazette")}), 200))
    page = "\n".join("".join(span.text for span in line.spans) for line in found)
    assert f"▎ {claim.reports[0].quotes[0].exact}\n  {why}" in page
    lit = "".join(span.text for line in found for span in line.spans if span.lit)
    assert "the Harbour Board has found" in lit
    assert "We find" not in lit
