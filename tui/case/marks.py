"""What the app says about a claim without judging it: derived from links, stances and caveats, never stored."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tui.case.times import FOREVER, NEVER
from tui.lean import dataclass
from tui.model import Link, Report

if TYPE_CHECKING:
    from tui.reading.outline import Outlined


@dataclass(frozen=True, slots=True)
class Mark:
    """A state of a claim: a glyph and a word, so that neither colour nor font is needed, and what it says."""

    glyph: str
    word: str
    says: str


# In the order in which they are shown. The six caveats are the sources' own reservations.
MARKS = {
    "unsealed": Mark("✗", "not sealed", "words of it are not those that were checked against the source's text"),
    "disputed": Mark(
        "⚑", "disputed", "another account contradicts, denies or doubts it, or a source that prints it does"
    ),
    "disputes": Mark("⚐", "disputes", "it denies or doubts another account, or an actor sees it contradict one"),
    "differs": Mark("≠", "differs", "another account gives the same thing in other detail"),
    "no-evidence": Mark("∅", "no evidence", "a source notes that no evidence was given"),
    "removed": Mark("⊘", "removed", "a source notes that the post vanished, which is no withdrawal"),
    "duress": Mark("‼", "duress", "a source notes signs that the words were not free"),
    "preliminary": Mark("◔", "preliminary", "a source calls it preliminary"),
    "unconfirmed": Mark("○", "unconfirmed", "a source calls it unconfirmed"),
    "alleged": Mark("≈", "alleged", "a source passes it on as an allegation"),
    "several-sources": Mark("‖", "several sources", "sources of more than one origin print it"),
    "one-origin": Mark("∧", "one origin", "several sources print it, no two of which have origins of their own"),
    "one-source": Mark("·", "one source", "one source prints this claim; others may tell of it in claims of their own"),
}
SOURCES = ("several-sources", "one-source")
"""Every claim has one of these marks, or ONE_ORIGIN, but as of a day on which no source of it is out. Rows show the
rarer of the two, which tells records apart; a tie shows the first."""
ONE_ORIGIN = "one-origin"
"""The mark of what several sources print that rest on one origin, as `origins.py` tells."""
LONE = (SOURCES[1], ONE_ORIGIN)
"""The marks of what no second source prints of an origin of its own."""

# The words a row shows for what saying it does; `asserts` goes without saying.
KIND_WORDS = {
    "denies": "a denial",
    "disclaims": "does not know",
    "promises": "a promise",
    "demands": "a demand",
}

Held = tuple[str, int, int]
"""A mark, the day from which it holds, and that until which it does."""

_DISPUTING = ("doubts", "denies")  # stances
_ORDER = {name: number for number, name in enumerate(MARKS)}


def ends(link: Link, actors: Container[str]) -> tuple[str, str]:
    """Return the marks that a link gives to the claim that draws it, and to the other one; either may be nothing.

    Who denies or doubts disputes, and the other is disputed. A contradiction that the editor or a source sees is
    mutual: each account is disputed by the other. One that an actor draws is that actor's, and has a direction.
    """
    if link.kind in ("denies", "doubts") or (link.kind == "contradicts" and link.by in actors):
        return "disputes", "disputed"
    if link.kind == "contradicts":
        return "disputed", "disputed"
    return ("differs", "differs") if link.kind == "differs" else ("", "")


def drawn_from(by: str, printed: Mapping[str, int]) -> int:
    """Return the day from which one draws links: of a source that on which it is out, of all others every day."""
    return printed.get(by, -NEVER)


def telling(reports: Iterable[Report]) -> bool:
    """Tell whether a report gives a mark to its claim by more than that it is there."""
    return any(report.caveats or report.stance in _DISPUTING for report in reports)


def noted(
    claims: Iterable[tuple[int, Outlined]],
    stands: Sequence[int],
    number: Callable[[str], int | None],
    printed: Mapping[str, int],
    actors: Container[str] = (),
) -> Iterator[tuple[int, str, int]]:
    """Yield the marks of claims that stances, caveats and links give: the claim's number, the mark, from when it holds.

    Of claims, each with its number, those are enough that have a link or of which reports are `telling`. A mark may
    come more than once: it holds from the first of these days. `stands` gives the day from which a claim stands, by its
    number, which `number` gives by its id, and `printed` that from which a source is out. A source's stance and its
    reservations hold once it is out; what two claims have between them once both stand, and where a source draws the
    link, once that is out.
    """
    for own, claim in claims:
        day = stands[own]
        for report in claim.reports:
            out = max(day, printed.get(report.source, NEVER))
            for caveat in report.caveats:
                yield own, caveat, out
            if report.stance in _DISPUTING:
                yield own, "disputed", out
        for link in claim.links:
            other = number(link.to)
            both = max(day, day if other is None else stands[other], drawn_from(link.by, printed))
            for end, mark in zip((own, other), ends(link, actors), strict=True):
                if mark and end is not None:
                    yield end, mark, both


def marks_of(sources: Iterable[Held], noted: Mapping[str, int]) -> list[Held]:
    """Return all marks of a claim in the order of MARKS; `sources` are those that its sources give, one by one."""
    lasting = ((mark, since, FOREVER) for mark, since in noted.items())
    return sorted([*sources, *lasting], key=lambda held: _ORDER[held[0]])


def holding(marks: Iterable[Held], day: int | None) -> tuple[str, ...]:
    """Return which of some marks hold as of a day, or in the whole of a case."""
    return tuple(mark for mark, since, until in marks if (until == FOREVER if day is None else since <= day < until))


def written(marks: Sequence[Held]) -> str:
    """Return marks as JSON, as they are kept: with the day until which one holds only where it ends."""
    held = [
        f'["{mark}",{since}]' if until == FOREVER else f'["{mark}",{since},{until}]' for mark, since, until in marks
    ]
    return f"[{','.join(held)}]"


def read(marks: Iterable[Sequence[Any]]) -> tuple[Held, ...]:
    """Return marks from what is kept of them."""
    return tuple((held[0], held[1], held[2] if len(held) > 2 else FOREVER) for held in marks)


def commoner(counts: Mapping[str, int]) -> str:
    """Return the mark that rows leave out: whether one source prints a claim, or several, as most claims have it."""
    several, one = (counts.get(mark, 0) for mark in SOURCES)
    return SOURCES[several <= one]
