"""Silence: "no claim of X is linked with it" is said only where the records hold no way from the one to the other.

The ways are looked for in the records' own links, figures, words and names, without anything of the rule tested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

import pytest
from helpers import harbour, kazakhstan
from hypothesis import given
from hypothesis import strategies as st
from made import opened
from recount import Recount

from tui.cards import card
from tui.cards.blocks import Card, Columns, Field, Head, Para
from tui.case import Case
from tui.case.statements import Part, statements
from tui.dates import parse
from tui.formats import FORMATS
from tui.model import EDITOR, LINK_KINDS, Actor, Claim, Figure, Link, Question, Quote, Report, Source

SOURCES = {f"source-{letter}": f"The {letter.upper()}" for letter in "abcde"}
DAYS = ["2020-01-03", "2020-01-05", "2020-01-07"]
QUOTES = (Quote(exact="it fell"),)
APART = {"contradicts", "denies", "doubts", "withdraws"}
SAID = re.compile(r"(?:not mentioned\s+by|no claim of) (.*?)(?: is linked with (?:it|these))?$", re.IGNORECASE)


@st.composite
def linked_cases(draw: st.DrawFn) -> Case:
    """Make a case of several sources whose claims are linked in every way, in chains and both directions."""
    sources, names = list(SOURCES)[: draw(st.integers(2, 5))], [f"claim-{n}" for n in range(draw(st.integers(2, 8)))]
    date = st.none() | st.sampled_from([parse(day) for day in DAYS])
    made: list[Source | Actor | Question | Claim] = [
        Source(id=name, title=name, publisher=SOURCES[name], published=draw(date)) for name in sources
    ]
    made += [Actor(id=name, name=name, kind="person") for name in ("ann", "bob")]
    made += [Question(id=name, asks=f"{name}?") for name in ("question-0", "question-1")]
    figure = st.builds(
        Figure, measure=st.just("dead"), value=st.sampled_from([1, 2, None]),
        approx=st.sampled_from([None, None, "dozens"]), scope=st.sampled_from([None, "Almaty"]),
        part_of=st.sampled_from([None, None, names[0]]),
    )  # fmt: skip
    for name in names:
        others = [other for other in names if other != name]
        links = [
            Link(to=to, kind=draw(st.sampled_from(LINK_KINDS)), by=draw(st.sampled_from([EDITOR, "ann", *sources])))
            for to in draw(st.lists(st.sampled_from(others), max_size=2, unique=True))
        ]
        printing = draw(st.lists(st.sampled_from(sources), min_size=1, max_size=2, unique=True))
        stance = st.sampled_from(["reports", "reports", "endorses", "doubts", "denies"])
        quotes = (Quote(exact=f"words of {name}"),)
        made.append(
            Claim(
                id=name,
                text=draw(st.sampled_from([f"Text of {name}.", "It rained.", "IT RAINED."])),
                kind=draw(st.sampled_from(["asserts", "asserts", "denies"])),
                speaker=draw(st.sampled_from(["ann", "bob", *sources])),
                via=tuple(draw(st.lists(st.sampled_from(["bob", *sources]), max_size=1))),
                said=draw(date),
                answers=tuple(draw(st.lists(st.sampled_from(["question-0", "question-1"]), max_size=2, unique=True))),
                figures=tuple(draw(st.lists(figure, max_size=2))),
                reports=tuple(Report(source=each, stance=draw(stance), quotes=quotes) for each in printing),
                links=tuple(links),
            )
        )
    return opened(list(made))


def same(one: Claim, other: Claim) -> bool:
    """Tell whether two claims say the same in their words, or give one number alike on one question."""
    if one.kind != other.kind:
        return False
    if one.text.casefold() == other.text.casefold() or not set(one.answers) & set(other.answers):
        return one.text.casefold() == other.text.casefold()
    numbers = [
        {
            (f.measure, f.value, f.approx, f.unit, f.scope)
            for f in each.figures
            if not f.part_of and (f.value is not None or f.approx)
        }
        for each in (one, other)
    ]
    return bool(numbers[0] & numbers[1])


Tied = tuple[Recount, list[tuple[str, str, str]]]


def tied(case: Case, day: int | None) -> Tied:
    """Return what is there on a day, and which of its claims are tied by links or say the same."""
    counted = Recount(case, day)
    there = counted.there
    ties: list[tuple[str, str, str]] = [
        (claim.id, link.to, link.by)
        for claim in there.values()
        for link in claim.links
        if link.to in there and counted.drawn(link)
    ]
    ties += [(one.id, other.id, "") for one, other in combinations(there.values(), 2) if same(one, other)]
    ties += [(one.id, each.part_of, "") for one in there.values() for each in one.figures if each.part_of in there]
    return counted, ties


def having_a_part(case: Case, then: Tied, names: set[str]) -> set[str]:
    """Return the sources that have a part in what some claims are tied to, step by step until nothing more is met."""
    counted, ties = then
    met, found, before = set(names), set[str](), 0
    while len(met) > before:
        before = len(met)
        for one, other, by in ties:
            if one in met or other in met:
                met |= {one, other}
                found.add(by)
    for name in met:
        claim = counted.there[name]
        found |= {claim.speaker, *claim.via, *(report.source for report in claim.reports if counted.printed(report))}
    return found & set(case.sources)


def by_then(case: Case, day: int | None) -> set[str]:
    """Return the names of the sources whose date, to a day, had come by a day."""
    dates = {name: source.published for name, source in case.sources.items()}
    return {
        case.name(name) for name, date in dates.items()
        if day is None or (date and date.latest and _number(date.latest) <= day)
    }  # fmt: skip


def called(words: str) -> set[str]:
    return set(re.split(r", | or | and ", words))


def silent_on_card(case: Case, name: str) -> set[str]:
    """Return the names of the sources that a claim's card calls silent, in whatever words."""
    found = [match for line in FORMATS["text"].cards(case, [name]) if (match := SAID.search(line))]
    return set().union(*(called(match[1]) for match in found), set())


def silent_in_rows(case: Case, question: str) -> Iterator[tuple[tuple[str, ...], set[str]]]:
    """Yield the claims of each row of a comparison, with the names of the sources that it calls silent."""
    found = card(case, f"compare={question}")
    rows = {each.claims[0]: each.claims for each in statements(case, case.questions[question])}
    publishers, above, silent = by_then(case, case.day), set[str](), set[str]()
    for block in found.blocks if found else ():
        if isinstance(block, Head):
            names, _, words = block.text.partition(": ")
            match = SAID.search(words)
            other = publishers - called(names) if "another source" in words else set[str]()
            above = other or (called(match[1]) if match else set())
        elif isinstance(block, Para) and block.row:
            silent = set(above)
            yield rows.pop(block.row), silent
        elif isinstance(block, Columns) and (match := SAID.search("".join(span.text for span in block.below))):
            silent |= called(match[1])  # the row is looked at once it is left
            empty = {name for name, cell in zip(_columns(found), block.cells, strict=True) if not cell}
            assert empty == called(match[1]), "what is empty side by side is what is told below"
    assert rows == {}, "each row is met"


def _columns(found: Card | None) -> tuple[str, ...]:
    return next(block.columns for block in (found.blocks if found else ()) if isinstance(block, Head))


def days(case: Case) -> list[int | None]:
    return [None, *case.days()]


@given(linked_cases())
def test_a_card_calls_no_source_silent_that_a_way_leads_to(whole: Case) -> None:
    moments = days(whole)
    assert moments[0] is None
    for day in moments:
        case = whole.at(day)
        then = tied(whole, day)
        for name in then[0].there:
            parts = {case.name(source) for source in having_a_part(whole, then, {name})}
            assert silent_on_card(case, name) == by_then(whole, day) - parts


@given(linked_cases())
def test_no_row_calls_a_source_silent_that_a_way_leads_to(whole: Case) -> None:
    moments = days(whole)
    assert moments[0] is None
    for day in moments:
        case, then = whole.at(day), tied(whole, day)
        for question in case.questions:
            for names, silent in list(silent_in_rows(case, question)):
                parts = having_a_part(whole, then, set(names))
                assert silent <= by_then(whole, day) - {case.name(source) for source in parts}


@given(linked_cases())
def test_what_a_link_sets_apart_shares_no_row_and_each_claim_has_one(whole: Case) -> None:
    moments = days(whole)
    assert moments[0] is None
    for day in moments:
        counted = Recount(whole, day)
        for question in whole.questions.values():
            found = statements(whole.at(day), question)
            names = [name for each in found for name in each.claims]
            assert sorted(names) == sorted(c.id for c in counted.there.values() if question.id in c.answers)
            for each in found:
                for one, other, link in counted.links:
                    assert not (link.kind in APART and {one, other} <= set(each.claims)), (one, link.kind, other)


@given(linked_cases())
def test_common_ground_is_printed_by_several_by_then_and_doubted_by_none(whole: Case) -> None:
    moments = days(whole)
    assert moments[0] is None
    for day in moments:
        for question in whole.questions.values():
            for each in statements(whole.at(day), question):
                if each.part == Part.COMMON:
                    reports = [report for name in each.claims for report in whole.claims[name].reports]
                    dates = {report.source: whole.sources[report.source].published for report in reports}
                    by_then = [
                        name
                        for name, date in dates.items()
                        if day is None or (date and date.latest and _number(date.latest) <= day)
                    ]
                    assert len(by_then) > 1
                    stances = {report.stance for report in reports if report.source in by_then}
                    assert not stances & {"doubts", "denies"}


def _number(moment: tuple[int, ...]) -> int:
    return (moment[0] * 100 + moment[1]) * 100 + moment[2]


@pytest.mark.parametrize("whole", [kazakhstan(), harbour()], ids=["kazakhstan", "harbour"])
def test_no_real_case_calls_a_source_silent_that_a_way_leads_to(whole: Case) -> None:
    case = whole.at(whole.days()[-1])
    then = tied(whole, case.day)
    assert case.questions
    for question in case.questions:
        for names, silent in list(silent_in_rows(case, question)):
            parts = having_a_part(whole, then, set(names))
            assert not silent & {case.name(source) for source in parts}


def test_a_contradiction_that_an_actor_draws_has_a_direction_wherever_it_is_told() -> None:
    people = [Actor(id="ann", name="Ann", kind="person"), *(Source(id=n, title=n, publisher=n) for n in ("one", "two"))]
    link = Link(to="two-says", kind="contradicts", by="ann", quote="wrong")
    claims = [
        Claim(id=f"{name}-says", text=f"It is {name}.", speaker="ann", links=links,
              reports=(Report(source=name, quotes=(Quote(exact="x"),)),))
        for name, links in (("one", (link,)), ("two", ()))
    ]  # fmt: skip
    told = ["\n".join(FORMATS["text"].cards(opened([*people, *claims]), [claim.id])) for claim in claims]
    assert "two · prints what this contradicts" in told[0]
    assert "one · prints what contradicts it" in told[1]


def test_a_source_that_another_one_names_is_not_told_to_print_what_that_one_does() -> None:
    """The wire passes on what the herald alone prints."""
    date = parse(DAYS[0])
    names = "echo", "herald", "wire"
    sources = [Source(id=name, title=name, publisher=name.title(), published=date) for name in names]
    herald = (Report(source="herald", quotes=QUOTES),)
    claims = [
        Claim(id="here", text="It fell.", speaker="ann", reports=(Report(source="echo", quotes=QUOTES),)),
        Claim(id="there", text="It fell.", speaker="ann", via=("wire",), reports=herald,
              links=(Link(to="third", kind="differs", by=EDITOR, why="Other."),)),
        Claim(id="third", text="It flew.", speaker="ann", reports=(Report(source="echo", quotes=QUOTES),)),
    ]  # fmt: skip
    case = opened([*sources, Actor(id="ann", name="Ann", kind="person"), *claims])
    told = dict(line.split(" · ", 1) for line in card_lines(case, "here") if " · " in line and line[0] in "HW")
    assert told == {
        "Herald": "tells it in the same words: “It fell.”",
        "Wire": "tells it in the same words, as another source prints it: “It fell.”",
    }
    told = dict(line.split(" · ", 1) for line in card_lines(case, "third") if " · " in line and line[0] in "HW")
    assert told == {"Herald": "otherwise", "Wire": "otherwise, as another source prints it"}


def card_lines(case: Case, name: str) -> list[str]:
    found = card(case, name)
    assert found is not None
    return ["".join(span.text for span in block.spans) for block in found.blocks if isinstance(block, Field)]


def test_the_words_of_a_claim_elsewhere_stand_behind_what_it_has_to_do_with_this_one() -> None:
    """The echo tells it in the same words in one claim, and otherwise in another, which stands above."""
    sources = [Source(id=name, title=name, publisher=name.title()) for name in ("echo", "herald")]
    other = Link(to="here", kind="differs", by=EDITOR, why="Other.")
    claims = [
        Claim(id=name, text=text, speaker="ann", reports=(Report(source=source, quotes=QUOTES),), links=links)
        for name, text, source, links in (
            ("here", "It fell.", "herald", ()), ("same", "It fell.", "echo", ()), ("flew", "It flew.", "echo", (other,))
        )
    ]  # fmt: skip
    case = opened([*sources, Actor(id="ann", name="Ann", kind="person"), *claims])
    assert "Echo · tells it in the same words: “It fell.”; otherwise" in card_lines(case, "here")
