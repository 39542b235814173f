"""Events that no claim is about: what a case names and tells nothing of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tui.case.finding import MOST_NAMED, Finding
from tui.model import Event
from tui.text import counted

NO_CLAIM = "no-claim"
"""The kind of these findings."""


def lone_events(events: Iterable[Event], about: Collection[str], mentioned: Collection[str]) -> Iterator[Finding]:
    """Find each event that no claim is about; claims that were left out count, too, by what they mention."""
    lone = [event for event in events if event.id not in about and event.id not in mentioned]
    for event in lone[:MOST_NAMED]:
        yield Finding(NO_CLAIM, (), f"no claim is about the event “{event.title}”", actors=(event.id,))
    if more := lone[MOST_NAMED:]:
        says = f"no claim is about {counted(len(more), 'more event')}, the first of them “{more[0].title}”"
        yield Finding(NO_CLAIM, (), says, actors=(more[0].id,))


def kept(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield those of some findings that are such: what no claim is about has none on any day."""
    return (finding for finding in findings if finding.kind == NO_CLAIM)
