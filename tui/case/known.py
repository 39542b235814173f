"""A record as it is known by the case's day: without what its sources printed later, or what hangs on that."""

from __future__ import annotations

from tui.case.case import Case
from tui.case.sourcing import roles_by_then, spellings_of
from tui.lean import replace
from tui.model import STANCES, Actor, Claim, Figure, Question, Record, Report


def known(case: Case, record: Record) -> Record:
    """Return a record as of the case's day; in the whole of a case it is that record.

    A report of a source that is not known to be out keeps the words of its claim, and no stance of its own.
    An actor keeps the names and roles that are printed by then, a question the sources that were out to be searched, a
    claim the links that are drawn, and a figure its whole where that stands. An editor's note tells of the whole case.
    """
    if case.day is None:
        return record
    if isinstance(record, Claim):
        reports = tuple(report if case.out(report) else _unprinted(report) for report in record.reports)
        figures = tuple(_figure(case, each) for each in record.figures)
        return replace(record, reports=reports, figures=figures, links=tuple(case.links(record)))
    if isinstance(record, Actor):
        return replace(record, names=tuple(spellings_of(case, record)), roles=tuple(roles_by_then(case, record)))
    if isinstance(record, Question):
        return replace(record, looked_in=tuple(filter(case.is_out, record.looked_in)))
    return record


def whole_of(case: Case, figure: Figure) -> str | None:
    """Return the claim whose figure one is a part of, unless it does not stand as of the case's day."""
    whole = figure.part_of
    return whole if whole is None or case.standing(whole) or whole not in case.claims else None


def _unprinted(report: Report) -> Report:
    words = tuple(quote for quote in report.quotes if quote.role != "caveat")
    return replace(report, stance=STANCES[0], caveats=(), quotes=words)


def _figure(case: Case, figure: Figure) -> Figure:
    whole = whole_of(case, figure)
    return figure if whole == figure.part_of else replace(figure, part_of=whole)
