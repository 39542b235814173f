"""Whether the checks of one record alone can find anything in it, told fast and of the values that `encoding` writes.

A record that is not surely without a fault is left to the checks themselves. Whoever adds a check says here what it
can surely not find anything in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tui.model import EDITOR, SECTIONS, UNRECORDED, Claim, Figure, Link, Record, Report, Source
from tui.reading import rules

Values = Sequence[Any]
_Test = Callable[[str, Values], bool]


def _at(cls: type[Record], *names: str) -> list[int]:
    fields = list(cls.SPECS)
    return [fields.index(name) for name in names]


_FIGURES, _REPORTS, _LINKS = _at(Claim, "figures", "reports", "links")
_VALUE, _FROM, _TO, _APPROX = _at(Figure, "value", "from_", "to", "approx")
_OTHER, _BY, _WHY, _QUOTE = _at(Link, "to", "by", "why", "quote")
(_SOURCE,) = _at(Report, "source")
_FURNITURE, _ARCHIVED_ON = _at(Source, "furniture", "archived_on")


def _given(values: Values, number: int) -> Any:
    return values[number] if number < len(values) else None


def _links(name: str, claim: Values) -> bool:
    return all(
        link[_OTHER] != name and _given(link, _WHY if link[_BY] == EDITOR else _QUOTE)
        for link in _given(claim, _LINKS) or ()
    )


def _figures(_name: str, claim: Values) -> bool:
    for figure in claim[_FIGURES] or ():
        if _given(figure, _FROM) is not None or _given(figure, _TO) is not None:
            return False
        if _given(figure, _VALUE) is None and not _given(figure, _APPROX):
            return False
    return True


def _reports(_name: str, claim: Values) -> bool:
    reports = claim[_REPORTS]
    return len(reports) == 1 or len({report[_SOURCE] for report in reports}) == len(reports)


def _furniture(_name: str, source: Values) -> bool:
    return not _given(source, _FURNITURE)


def _archives(_name: str, source: Values) -> bool:
    return not _given(source, _ARCHIVED_ON)


def _reserved(name: str, _record: Values) -> bool:
    return name != UNRECORDED


TESTS: dict[Callable[..., Any], tuple[type[Record], _Test]] = {
    rules.links: (Claim, _links),
    rules.figures: (Claim, _figures),
    rules.reports: (Claim, _reports),
    rules.furniture: (Source, _furniture),
    rules.archives: (Source, _archives),
    rules.reserved: (Record, _reserved),
}
"""Of each check of one record alone the records that it finds something in, and in which of them it can't."""
_ALL = TESTS.keys() >= {*rules.RULES}
_OF = {cls: [test for of, test in TESTS.values() if issubclass(cls, of)] for cls in SECTIONS.values()}


def unremarkable(cls: type[Record], name: str, values: Values) -> bool:
    """Tell whether the checks surely find nothing in a record, by its class, its id, and the values of its fields."""
    return _ALL and all([test(name, values) for test in _OF[cls]])
