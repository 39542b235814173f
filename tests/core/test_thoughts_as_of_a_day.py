"""What a source thinks, holds back and sees between claims is told nowhere as of a day on which it was not out yet."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from helpers import texts
from made import opened
from printed import cells, printed

from tui.cards.blocks import Columns
from tui.cards.compare import compare_blocks
from tui.case import Case
from tui.case.query import Filters
from tui.case.search import understand
from tui.case.statements import Part, statements
from tui.dates import parse
from tui.formats import FORMATS
from tui.formats.citation import citation
from tui.model import Actor, Claim, Link, Question, Quote, Report, Role, Source, Spelling

BEFORE, AFTER = 20200105, 20200109
QUOTES = (Quote(exact="it fell"), Quote(exact="no proof was shown", role="caveat"))


def doubted() -> Case:
    """Return a case of one claim that a paper reports on the 5th, and another one doubts on the 9th."""
    days = {"paper": "2020-01-05", "wire": "2020-01-09"}
    reports = (
        Report(source="paper", quotes=QUOTES[:1]),
        Report(source="wire", stance="doubts", caveats=("no-evidence",), quotes=QUOTES),
    )
    claim = Claim(id="fell", text="It fell.", speaker="ann", said=parse("2020-01-04"), answers=("q",), reports=reports)
    sources = [Source(id=name, title=name, publisher=name.upper(), published=parse(day)) for name, day in days.items()]
    return opened([*sources, Actor(id="ann", name="Ann", kind="person"), Question(id="q", asks="Why?"), claim])


def folded(case: Case) -> str:
    blocks = compare_blocks(case, case.questions["q"], unfolded=frozenset())
    rows = [block.cells if isinstance(block, Columns) else ((block,),) for block in blocks]
    return "\n".join(texts(block) for row in rows for cell in row for block in cell)


def compared(name: str) -> Callable[[Case], str]:
    return lambda case: "\n".join(FORMATS[name].cards(case, ["compare=q"]))


PLACES = {"folded": folded} | {name: compared(name) for name in FORMATS}
PLACES |= {
    "card": lambda case: printed(case, "text", None, "fell"),
    "rows": lambda case: printed(case, "csv", "claims"),
}


@pytest.mark.parametrize("place", PLACES)
def test_neither_stance_nor_reservation_is_told_before_its_source_is_out(place: str) -> None:
    case = doubted()
    told = [
        [word for word in ("doubts", "no evidence", "no-evidence", "no proof was shown") if word in PLACES[place](then)]
        for then in (case.at(BEFORE), case.at(AFTER), case)
    ]
    assert told[0] == []
    assert told[1] == told[2]
    assert len(told[1]) > 1


def test_a_table_of_a_comparison_does_not_say_that_a_source_prints_it_before_it_is_out() -> None:
    for day, words in ((BEFORE, "not known to be printed by 5 Jan 2020"), (AFTER, "prints it")):
        head, *rows = cells(printed(doubted().at(day), "csv", None, "compare=q"))
        assert [row[head.index("told")] for row in rows] == ["prints it", words]


def test_a_doubt_parts_a_row_from_the_day_on_which_it_was_printed() -> None:
    case = doubted()
    parts = [statements(case.at(day), case.questions["q"])[0].part for day in (BEFORE, AFTER, None)]
    assert parts == [Part.ALONE, Part.PART, Part.PART]


def test_a_card_of_what_was_not_said_yet_says_that_it_does_not_count() -> None:
    told = [printed(doubted().at(day), "text", None, "fell") for day in (20200103, 20200104, BEFORE)]
    assert ["does not count as said" in text for text in told] == [True, False, False]
    assert ["it counts as said; its words here were printed later" in text for text in told] == [False, True, False]


def linked(by: str) -> Case:
    """Return a case of two claims that stand on the 5th, with a link that one, a book of the 9th say, draws."""
    sources = [Source(id="paper", title="T", publisher="PAPER", published=parse("2020-01-05")),
               Source(id="book", title="T", publisher="BOOK", published=parse("2020-01-09")),
               Source(id="leaf", title="T", publisher="LEAF")]  # fmt: skip
    link = Link(to="fell", kind="denies", by=by, why="They differ.", quote="that is a lie")
    report = (Report(source="paper", quotes=QUOTES[:1]),)
    claims = [Claim(id=name, text=f"It {name}.", speaker="ann", said=parse("2020-01-04"), answers=("q",),
                    reports=report, links=links) for name, links in (("fell", ()), ("stood", (link,)))]  # fmt: skip
    return opened([*sources, Actor(id="ann", name="Ann", kind="person"), Question(id="q", asks="Why?"), *claims])


def told_of_the_link(case: Case) -> list[str]:
    """Return the places that tell of it."""
    places = {
        "cards": printed(case, "text", None, "fell", "stood"),
        "rows": printed(case, "csv", "claims"),
        "compared": "\n".join(FORMATS["text"].cards(case, ["compare=q"])),
        "folded": folded(case),
    }
    words = "Denie", "denies", "disput", "that is a lie"
    found = [name for name, text in places.items() if any(word in text for word in words)]
    found += ["filter"] if case.count("mark", "disputed") or case.count("mark", "disputes") else []
    found += ["linked by"] if case.counts("by").keys() & {"book", "leaf", "ann", "editor"} else []
    found += ["found"] if case.left(Filters(sought=understand(case, "lie"))) else []
    parts = {each.part for each in statements(case, case.questions["q"])}
    return [*found, "statements"] if Part.PART in parts else found


@pytest.mark.parametrize(("by", "drawn"), [("book", AFTER), ("leaf", None), ("ann", BEFORE), ("editor", BEFORE)])
def test_a_link_that_a_source_draws_is_told_nowhere_before_that_is_out(by: str, drawn: int | None) -> None:
    case = linked(by)
    there = told_of_the_link(case)
    assert len(there) > 5
    for day in (BEFORE, AFTER):
        assert told_of_the_link(case.at(day)) == (there if drawn is not None and drawn <= day else [])
    assert case.days() == [20200104, BEFORE, *([AFTER] if by == "book" else [])]


def named() -> Case:
    """Return a case of an actor whom a paper of the 5th and a book of the 9th call by other names and offices."""
    sources = [Source(id="paper", title="T", publisher="PAPER", published=parse("2020-01-05")),
               Source(id="book", title="T", publisher="BOOK", published=parse("2020-01-09"), by=("ann",))]  # fmt: skip
    roles = Role(title="pilot", of="crew", in_="paper"), Role(title="smuggler", of="crew", in_="book")
    names = Spelling(text="Anna Lind", in_="paper"), Spelling(text="Black Ann", in_="book")
    reports = tuple(Report(source=name, quotes=QUOTES[:1]) for name in ("paper", "book"))
    claim = Claim(id="fell", text="It fell.", speaker="ann", actors=("crew",), reports=reports)
    actors = [Actor(id="ann", name="A. L.", kind="person", names=names, roles=roles),
              Actor(id="crew", name="The crew", kind="group")]  # fmt: skip
    return opened([*sources, *actors, claim])


CALLED: dict[str, Callable[[Case], str]] = {
    "cards": lambda case: printed(case, "text", None, "ann", "crew", "fell"),
    "rows of actors": lambda case: printed(case, "csv", "actors") + printed(case, "text", "actors"),
    "rows of claims": lambda case: printed(case, "csv", "claims"),
    "derived": lambda case: str(json.loads(printed(case, "json", None, "fell"))[0]["derived"]["speaker"]),
    "a record as a citation": lambda case: citation(case, "ann") + citation(case, "fell"),
}


@pytest.mark.parametrize("place", CALLED)
def test_a_name_or_an_office_is_told_nowhere_before_the_source_that_gives_it_is_out(place: str) -> None:
    case = named()
    told = [
        {word for word in ("Anna Lind", "Black Ann", "pilot", "smuggler") if word in CALLED[place](then)}
        for then in (case.at(BEFORE), case.at(AFTER), case)
    ]
    assert told[1] == told[2]
    assert told[0] == told[2] - {"Black Ann", "smuggler"} < told[2]


def test_a_source_is_named_as_an_actors_voice_once_it_is_out() -> None:
    assert ["In its voice" in printed(named().at(day), "text", None, "ann") for day in (BEFORE, AFTER)] == [False, True]
