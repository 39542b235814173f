"""What of a claim its place in the list, its marks and its links follow from: all but its words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

from tui.dates import When, parse
from tui.lean import NamedTuple
from tui.model import Claim, Link, Report

Plain = tuple[str, tuple[tuple[str, str, tuple[str, ...]], ...], tuple[tuple[str, str, str], ...]]
"""An outline in plain values: when it was said, each report's source, stance and caveats, each link's kind, to, by."""


_parsed = lru_cache(1 << 14)(parse)  # many outlines share a date
_FIELDS = list(Claim.SPECS)
_SAID, _EVENTS, _REPORTS, _LINKS = (_FIELDS.index(name) for name in ("said", "events", "reports", "links"))


class Outlined(Protocol):
    """A claim, or its outline."""

    @property
    def said(self) -> When | None:
        """When it was said, or None."""

    @property
    def reports(self) -> Sequence[Report]:
        """Who prints it, how, and with which caveats."""

    @property
    def links(self) -> Sequence[Link]:
        """What it says of other claims."""


class Outline(NamedTuple):
    """A claim without its words; many claims share one."""

    said: When | None
    reports: tuple[Report, ...]
    links: tuple[Link, ...]


def plain(claim: Claim) -> Plain:
    """Return a claim's outline in plain values, which pass fast from one process to another."""
    return (
        claim.said.text if claim.said else "",
        tuple((report.source, report.stance, report.caveats) for report in claim.reports),
        tuple((link.kind, link.to, link.by) for link in claim.links),
    )


def plain_of(values: Sequence[Any]) -> tuple[Plain, tuple[str, ...]]:
    """Return the same of the values of a claim's fields, as `encoding` writes them, and the events that it is about."""
    links = values[_LINKS] if len(values) > _LINKS else ()
    reports = tuple([(source, stance, tuple(caveats or ())) for source, stance, caveats, _ in values[_REPORTS]])
    drawn = tuple([(link[1], link[0], link[3]) for link in links or ()])
    return (values[_SAID] or "", reports, drawn), tuple(values[_EVENTS] or ())


def outline(values: Plain) -> Outline:
    """Return the outline that plain values stand for."""
    said, reports, links = values
    return Outline(
        _parsed(said) if said else None,
        _reports(reports),
        tuple(Link(kind=kind, to=to, by=by) for kind, to, by in links),
    )


@lru_cache(1 << 14)  # most claims share what one source reports
def _reports(values: tuple[tuple[str, str, tuple[str, ...]], ...]) -> tuple[Report, ...]:
    return tuple(Report(source=source, stance=stance, caveats=caveats, quotes=()) for source, stance, caveats in values)
