"""What a person means by a value of a facet, as it is typed: a name in any spelling, a date, a word that begins so.

Search and command line share it. What means nothing raises `NoMeaning`, with the cure for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.case import Case
from tui.case.facets import FACETS
from tui.case.times import UNKNOWN
from tui.case.words import names_of
from tui.dates import DateError, When, group
from tui.folding import fold, light_pattern
from tui.model import UNRECORDED
from tui.readings import names_as_read, readings
from tui.text import closest, instead, listed, shorten
from tui.typed_dates import CURE, typed

_FEW = 3


class NoMeaning(ValueError):
    """Raised for a value that no claim can have: `cure` says what to write, and is empty where nothing helps.

    Of a date within which nothing is dated, `undated` is true: it is understood, and finds nothing.
    """

    def __init__(self, cure: str = "", *, undated: bool = False) -> None:
        super().__init__(cure)
        self.cure, self.undated = cure, undated


def meant(case: Case, facet: str, text: str) -> list[str]:
    """Return the values of a facet that a text may mean; raises NoMeaning."""
    known, wanted = FACETS[facet], fold(text).strip()
    find = {"id": names, "day": days}.get(known.value, choices if known.choices else words)
    try:
        return find(case, facet, text)
    except NoMeaning:
        some = known.value == "day" or UNKNOWN in case.at(None).counts(facet)
        if some and wanted in ("unknown", fold(known.unknown), *([UNRECORDED] if facet == "speaker" else ())):
            return [UNKNOWN]
        raise


def choices(case: Case, facet: str, text: str) -> list[str]:
    """Return the choices of a facet that begin as a text does, or whose words do; raises NoMeaning."""
    known, wanted = FACETS[facet].choices, fold(text).strip()
    found = [name for name, word in known.items() if fold(name).startswith(wanted) or fold(word).startswith(wanted)]
    if not found:
        close = closest(wanted, tuple(known))
        raise NoMeaning(instead(close, ()) if close else f"use {FACETS[facet].typed or listed(tuple(known), 'or')}")
    return found


def names(case: Case, facet: str, text: str) -> list[str]:
    """Return the ids that a text may mean: the one that is written so, or those of whoever is called so."""
    wanted = fold(text).strip()
    among = case.at(None).counts(facet)  # as of a day, too: who has not spoken yet is one who is known
    exact = [value for value in (text.strip(), wanted, wanted.replace(" ", "-")) if value in among]
    exact += [value for value in FACETS[facet].choices if value.startswith(wanted)]
    if exact:
        return exact[:1]
    pattern = beginning(text)
    found = [name for name in case.store.in_order(among) if pattern and _called(case, facet, name, pattern)]
    if found:
        return found
    every = {fold(called): name for name in among for called in (name, *_names_of(case, facet, name))}
    near = dict.fromkeys(every[called] for called in closest(wanted, tuple(every), _FEW))
    raise NoMeaning(f"near it: {', '.join(near)}" if near else "")


def whole(case: Case, facet: str, found: list[str], text: str) -> list[str]:
    """Return the one of some ids that is called by the whole of a text, where the others only begin so; else all."""
    called = [name for name in found if fold(text).strip() in map(fold, _names_of(case, facet, name))]
    return called if len(called) == 1 else found


def beginning(text: str) -> re.Pattern[str] | None:
    """Return a pattern that finds in a reading the words of a text, the last of which may go on; None of no words."""
    return light_pattern(tuple(f"{reading}*" for reading in readings(text)))


def words(case: Case, facet: str, text: str) -> list[str]:
    """Return the values of a facet, as of any day, one of whose words begins as a text does; raises NoMeaning."""
    pattern, values = beginning(text), case.at(None).counts(facet)
    found = sorted(value for value in values if pattern and any(map(pattern.search, readings(value))))
    if not found:
        near = closest(text, [value for value in values if value != UNKNOWN], _FEW)
        raise NoMeaning(f"near it: {', '.join(near)}" if near else "")
    return found


def days(case: Case, axis: str, text: str) -> list[str]:
    """Return the headings of a time axis that a text means; raises NoMeaning.

    A day that the axis has is that day, as in the app; of any other date all that may have been within it.
    """
    headings = case.times.headings[axis]
    if text.strip() in headings:
        return [text.strip()]
    try:
        dates = typed(text, _years(case, axis))
    except DateError as error:
        raise NoMeaning(error.cure if error.cure == CURE else f"{error.what}: {error.cure}") from None
    found = dict.fromkeys(value for date in dates for value in _within(case, axis, date))
    if not found:
        raise NoMeaning(undated=True)
    return list(found)


def day(case: Case, text: str) -> When:
    """Return the date that a text means, where it may mean only one; raises DateError."""
    years = [case.year] if case.year is not None else sorted({number // 10000 for number in case.days()})
    found = typed(text, years)
    if len(found) > 1:
        raise DateError("the year is open", f"write it with {listed([str(year) for year in years[:_FEW]], 'or')}")
    return found[0]


def _within(case: Case, axis: str, date: When) -> list[str]:
    heading = group(date)
    if date.kind == "day" and heading in case.times.headings[axis]:
        return [heading]
    return case.times.within(axis, date)


def _years(case: Case, axis: str) -> list[int]:
    if case.year is not None:
        return [case.year]
    headings = case.times.headings[axis].values()
    return sorted({end // 10000 for heading in headings for end in (heading.first, heading.last) if abs(end) < 10**8})


def candidates(case: Case, values: list[str]) -> str:
    """Return a few ids with what they are called, for a person to choose from."""
    some = [f"{name} ({shorten(case.name(name), 40)})" for name in values[:5]]
    return ", ".join([*some, f"{len(values) - 5:,} more"] if len(values) > 5 else some)


def _called(case: Case, facet: str, name: str, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(reading) for called in _names_of(case, facet, name) for reading in names_as_read(called))


def _names_of(case: Case, facet: str, name: str) -> Iterator[str]:
    """Yield what a value of a facet is called: a headline names a source, and nobody who speaks."""
    if name in case.sources:
        yield case.name(name)
        if facet == "source":
            yield case.sources[name].title
    elif name in case.actors:
        yield from names_of(case.get(name))
    elif name in case.events or name in case.questions or name in case.claims:
        yield case.name(name)
