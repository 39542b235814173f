"""What a comparison says of its rows holds for each source in them: by its name, its own dates, and as of a day."""

from __future__ import annotations

import csv
import json
from typing import Any

import pytest
from helpers import kazakhstan
from made import opened

from tui.case import Case
from tui.case.statements import statements
from tui.dates import parse
from tui.formats import FORMATS
from tui.model import EDITOR, Actor, Claim, Figure, Link, Question, Quote, Report, Source

FOURTH, SIXTH = 20200104, 20200106


def claim(name: str, *sources: str | Report, **fields: Any) -> Claim:
    """Return a claim on the one question, by ann where nobody else says it."""
    reports = tuple(
        each if isinstance(each, Report) else Report(source=each, quotes=(Quote(exact=f"words of {name}"),))
        for each in sources
    )
    given: dict[str, Any] = {"id": name, "text": f"Text of {name}.", "speaker": "ann", "answers": ("why",), **fields}
    return Claim(**given, reports=reports)


def a_case(*claims: Claim, publishers: tuple[str, ...] = ("The A", "The B", "The C")) -> Case:
    """Return a case of three sources, printed on 5, 7 and 9 January."""
    sources = [
        Source(id=f"source-{letter}", title=letter, publisher=publisher, published=parse(f"2020-01-{day:02}"))
        for letter, publisher, day in zip("abc", publishers, (5, 7, 9), strict=True)
    ]
    actors = [Actor(id=name, name=name.capitalize(), kind="person") for name in ("ann", "bob")]
    return opened([*sources, *actors, Question(id="why", asks="Why?"), *claims])


def lines(case: Case) -> list[str]:
    return [line.strip() for line in FORMATS["text"].cards(case, ["compare=why"])]


def card_of(case: Case, name: str) -> list[str]:
    return [line.strip() for line in FORMATS["text"].cards(case, [name])]


def titles(case: Case) -> dict[str, str]:
    """Return the words of each row with what is said behind them, by its first claim."""
    by_words = {each.words: each.claims[0] for each in statements(case, case.questions["why"])}
    rows = [line.partition(". ")[2] for line in lines(case) if line[:1].isdigit()]
    return {name: row for row in rows for words, name in by_words.items() if row.startswith(words)}


def gives(value: int | None, approx: str | None = None) -> tuple[Figure, ...]:
    return (Figure(measure="deaths", value=value, approx=approx),)


def test_two_sources_of_one_publisher_have_names_of_their_own() -> None:
    case = a_case(
        claim("burned", "source-a"),
        claim("stood", "source-b", links=(Link(to="burned", kind="contradicts", by=EDITOR, why="w"),)),
        claim("rained", "source-a"),
        publishers=("The Post", "The Post", "The Echo"),
    )
    text = "\n".join(lines(case))
    assert "no claim of The Post is" not in text, "it prints it"
    assert "The Post (5 Jan 2020): no claim of The Post (7 Jan 2020) or The Echo is linked with these" in text
    assert "The Post (7 Jan 2020) · prints what contradicts it: row 2" in text


def test_two_of_one_publisher_and_day_are_told_apart_by_their_ids() -> None:
    named = opened([
        *(Source(id=name, title="T", publisher="Post", published=parse("2020-01-05")) for name in ("one", "two")),
        Source(id="three", title="T", publisher="Echo"),
    ])  # fmt: skip
    assert [named.name(name) for name in named.sources] == ["Post (one)", "Post (two)", "Echo"]


def test_in_a_sources_cell_stands_the_day_on_which_that_source_was_printed() -> None:
    case = a_case(claim("both", "source-a", "source-b"))
    assert "The B ← Ann · no date given; printed Tue 7 Jan 2020" in lines(case)
    rows = list(csv.DictReader(FORMATS["csv"].cards(case, ["compare=why"])))
    assert [row["printed"] for row in rows if row["told"] == "prints it"] == ["2020-01-05", "2020-01-07"]


@pytest.mark.parametrize(("approx", "shared"), [(None, True), ("more than 160", False)])
def test_a_vague_number_is_not_the_figure_that_an_exact_one_is(approx: str | None, shared: bool) -> None:
    case = a_case(claim("one", "source-a", figures=gives(160, approx)), claim("two", "source-b", figures=gives(160)))
    assert any("both give this figure" in line for line in lines(case)) is shared


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("asserts", "160 deaths — both give this figure"),
        ("denies", "a denial: 160 deaths — both name this figure"),
        ("disclaims", "does not know: 160 deaths — both name this figure"),
    ],
)
def test_who_denies_a_figure_does_not_give_it(kind: str, row: str) -> None:
    case = a_case(*(claim(f"in-{each[-1]}", each, kind=kind, figures=gives(160)) for each in ("source-a", "source-b")))
    assert titles(case) == {"in-a": row}


def test_not_all_are_linked_as_support_where_one_has_but_the_same_words() -> None:
    fire, began = claim("fire", "source-a"), {"text": "A fire began."}
    second = claim("second", "source-b", links=(Link(to="fire", kind="supports", by=EDITOR, why="w"),), **began)
    assert titles(a_case(fire, second)) == {"fire": "Text of fire. — both tell it, linked as support"}
    found = titles(a_case(fire, second, claim("third", "source-c", speaker="bob", **began)))
    assert found == {
        "fire": "Text of fire. — 3 sources tell it, claim by claim: "
        "linked as support, in the same words or with the same figure"
    }


def test_who_is_contradicted_does_not_contradict() -> None:
    link = Link(to="stole", kind="contradicts", by="bob", quote="q")
    case = a_case(claim("lied", "source-a", speaker="bob", links=(link,)), claim("stole", "source-b"))
    assert "The B · prints what this contradicts: row 2" in lines(case)
    assert "The A · prints what contradicts it: row 1" in lines(case)


def test_as_of_a_day_no_source_prints_doubts_or_holds_back_what_it_prints_later() -> None:
    later = Report(
        source="source-c", stance="denies", caveats=("no-evidence",),
        quotes=(Quote(exact="words"), Quote(exact="without evidence", role="caveat")),
    )  # fmt: skip
    case = a_case(claim("shut", "source-a", "source-b", later, said=parse("2020-01-04")))
    for day, printing in ((FOURTH, []), (SIXTH, ["source-a"]), (None, ["source-a", "source-b", "source-c"])):
        then = case.at(day)
        rows = list(csv.DictReader(FORMATS["csv"].cards(then, ["compare=why"])))
        assert [row["source_id"] for row in rows if row["told"] == "prints it"] == printing
        assert [row["source_id"] for row in rows if row["stance"]] == printing
        (found,) = json.loads("\n".join(FORMATS["json"].cards(then, ["compare=why"])))
        assert found["printed_by"] == printing
        assert (found["part"] == "part") is (day is None), "nobody has denied it yet"
        told = [*lines(then), json.dumps(found), *FORMATS["csv"].cards(then, ["compare=why"])]
        told += FORMATS["csv"].rows(then, "claims", ["shut"])
        assert any("no evidence" in line or "no-evidence" in line for line in told) is (day is None)
        assert any("without evidence" in line for line in told) is (day is None)


def test_no_card_calls_a_source_silent_that_prints_the_same_words_on_another_question_or_none() -> None:
    case = a_case(
        claim("one", "source-a", text="He was a colonel.", answers=()),
        claim("two", "source-b", text="He was a colonel.", speaker="bob"),
    )
    assert "Other sources  The B · tells it by other speakers: “He was a colonel.”" in card_of(case, "one")
    assert "no claim of The C is linked with it" in card_of(case, "one")
    assert "Linked in other ways" in lines(case), "what others say in the same words elsewhere does not part them"


@pytest.mark.parametrize(("name", "other"), [("tokayev-president", "RFE/RL"), ("toqaev-president", "112 Ukraine")])
def test_both_articles_call_tokayev_the_president_and_neither_is_called_silent_on_it(name: str, other: str) -> None:
    told = [line for line in card_of(kazakhstan(), name) if line.startswith("Other sources")]
    assert told == [f"Other sources  {other} · tells it by other speakers: “Tokayev is the president of Kazakhstan.”"]


def test_words_for_a_number_are_no_other_number_where_a_link_says_that_claims_support_each_other() -> None:
    link = Link(to="week", kind="supports", by=EDITOR, why="w")
    week = claim("week", "source-a", figures=gives(None, "a week"))
    case = a_case(week, claim("weeks", "source-b", figures=gives(None, "Week"), links=(link,)))
    assert titles(case) == {"week": "Text of week. — both tell it, linked as support"}


@pytest.mark.parametrize(
    "name", ["ibraev-colonel-112", "almaty-largest-112", "suleimenov-office-112", "week-of-unrest", "cause-fuel-hike"]
)
def test_neither_article_is_called_silent_where_both_tell_of_the_colonel_the_city_the_chief_the_week_the_prices(
    name: str,
) -> None:
    assert not any("no claim of" in line for line in card_of(kazakhstan(), name))
