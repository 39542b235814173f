"""Options to filters, the same that the app has; a value that no claim can have is a usage error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.case import Case
from tui.case.facets import OPTIONS
from tui.case.meaning import NoMeaning, candidates, day, days, names, whole, words
from tui.case.query import Filters
from tui.case.sourcing import voice_names, voices
from tui.case.times import NEVER, UNKNOWN, day_number
from tui.dates import DateError
from tui.instants import bounds
from tui.model import UNRECORDED
from tui.problems import Misused
from tui.text import clean, closest, instead, listed

if TYPE_CHECKING:
    import argparse

_LISTS = {"source": "sources", "question": "questions", "event": "events", "claim": "claims"}
"""Where the names are listed that an option takes, if not among the actors."""


def filter_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options that narrow."""
    group = parser.add_argument_group(
        "filters", "one given more than once takes either; `unknown` is a value, too, but of --position"
    )
    for name, facet in OPTIONS.items():
        group.add_argument(f"--{name}", metavar=facet.value.upper(), action="append", default=[], help=facet.help)
    as_of_argument(group)


def as_of_argument(parser: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    """Declare `--as-of`."""
    parser.add_argument("--as-of", metavar="DAY", help="the case as it stood on this day: 9 Jan, or 2022-01-09")


def as_of(case: Case, written: str | None) -> Case:
    """Return the case as of a day as written; raises Misused with what is wrong."""
    if written is None:
        return case
    try:
        number = day_number(bounds(day(case, written))[1])
    except DateError as error:
        raise Misused(f"--as-of {written!r}: {error}") from None
    if number == NEVER:
        raise Misused(f"--as-of {written!r} has no end; write a day such as 2022-01-09")
    return case.at(number)


def narrowed(case: Case, args: argparse.Namespace) -> Filters:
    """Return the filters that the options make; raises ValueError with what is wrong."""
    filters = Filters()
    for facet in OPTIONS:
        for written in getattr(args, facet):
            for value in _values(case, facet, written):
                if value not in filters.values(facet):
                    filters = filters.toggled(facet, value)
    return filters


def _values(case: Case, facet: str, written: str) -> list[str]:
    """Return the values of a facet that one written value stands for; raises ValueError for one that no claim can have.

    Otherwise a mistyped value would read like a case without such claims.
    """
    option, value = OPTIONS[facet], written.strip()
    unknown = ("unknown", "none", *([UNRECORDED] if facet == "speaker" else ()))
    if value.lower() in unknown and not _is_one(case, facet, value):
        return [UNKNOWN]
    if option.value == "id":
        name = named_id(case, facet, written)
        if facet == "speaker" and tuple(who := voices(case, name)) != (name,):
            told = f"what {clean(case.name(name))} says itself is {clean(voice_names(case, name))}'s"
            raise ValueError(f"--speaker {written!r}: {told}; name {listed(list(who), 'or')}, or --source {name}")
        return [name]
    if option.value == "day":
        try:
            return days(case, facet, value)
        except NoMeaning as error:
            if error.undated:
                return [value]
            raise ValueError(f"--{facet} {written!r}: {error.cure}") from None
    if not option.choices:
        try:
            return words(case, facet, value)
        except NoMeaning as error:
            raise ValueError("; ".join(filter(None, (option.missing.format(repr(written)), error.cure)))) from None
    value = value.replace(" ", "-")  # as it is shown: `no evidence`
    if value not in option.choices:
        choices = tuple(option.choices)
        raise ValueError(f"{written!r} is no {facet}; {instead(closest(value, choices), choices)}")
    return [value]


def _is_one(case: Case, facet: str, value: str) -> bool:
    """Tell whether `unknown` or its like is a value of a facet as any other: a record's id, a place, a position.

    No claim has no value of the facet of positions.
    """
    return facet == "position" or value in case.at(None).counts(facet)


def named_id(case: Case, facet: str, written: str) -> str:
    """Return the one id that is written or called so; raises ValueError with those that it may be."""
    if case.get(written.strip()):
        return written.strip()
    try:
        found = whole(case, facet, names(case, facet, written), written)
    except NoMeaning as error:
        near = error.cure or f"`onrecord list {_LISTS.get(facet, 'actors')}` prints the names"
        raise ValueError(f"--{facet}: {OPTIONS[facet].missing.format(repr(written))}; {near}") from None
    if len(found) > 1:
        raise ValueError(f"--{facet} {written!r} may be any of these: {candidates(case, found)}; name one by its id")
    return found[0]
