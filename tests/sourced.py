"""Whose words a source's are, and on how many origins sources rest, told again source by source."""

from __future__ import annotations

from collections.abc import Iterable

from tui.case import Case
from tui.dates import When
from tui.model import Link, Report


def voices(case: Case, name: str) -> set[str]:
    """Return who speaks where someone does, or a source in the voice of others."""
    source = case.sources.get(name)
    return set(source.by) if source and source.by else {name}


def origins(case: Case, name: str) -> set[str]:
    """Return the sources that one rests on: itself, its parts, what it or a whole of it repeats, and theirs."""
    found = {name}
    while True:
        wholes, at = [case.sources[each] for each in found], len(found)
        wholes += [case.sources[whole.part_of] for whole in wholes if whole.part_of]  # two steps are enough for tests
        found |= {each for source in wholes for each in source.based_on}
        found |= {part.id for part in case.sources.values() if part.part_of in found}
        if len(found) == at:
            return found


def published(case: Case, name: str) -> When | None:
    """Return the date of a source, or that of what it is a part of."""
    source = case.sources[name]
    return published(case, source.part_of) if source.part_of and not source.published else source.published


def by_sources(case: Case, reports: Iterable[Report]) -> set[str]:
    """Return the mark that the sources of some reports give, if there are any."""
    printing = {report.source for report in reports}
    apart = [(one, other) for one in printing for other in printing if not origins(case, one) & origins(case, other)]
    if len(printing) < 2:
        return {"one-source"} if printing else set()
    return {"several-sources" if apart else "one-origin"}


def drawn_by_actors(case: Case, link: Link) -> bool:
    """Tell whether actors draw a link, themselves or in the voice of a source."""
    return link.by in case.actors or voices(case, link.by) != {link.by}
