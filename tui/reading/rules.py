"""Checks of one record alone, for faults that no single field has; and which other records it refers to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.lean import NamedTuple
from tui.model import EDITOR, UNRECORDED, Claim, Record, Source
from tui.text import ranges

Path = tuple[str | int, ...]
Refers = tuple[str, tuple[str, ...]]
"""The id of a record that another one refers to, and the kinds that it may be of."""


class Fault(NamedTuple):
    """A fault of one record: its id, the path of keys and indices to the value, what is wrong, and the cure."""

    record: str
    path: Path
    what: str
    cure: str


class _Referring(NamedTuple):
    """A field of a record that refers to others, or has parts that do."""

    name: str
    many: bool
    part: bool
    to: tuple[str, ...]
    sole: str = ""
    """Of parts, the one field of theirs that refers, where only one does and most have none."""


_known: dict[type[Record], tuple[_Referring, ...]] = {}


def _referring(cls: type[Record]) -> tuple[_Referring, ...]:
    if cls not in _known:
        _known[cls] = tuple(
            _Referring(name, spec.many, spec.kind == "part", spec.to, _sole(spec.part))
            for name, spec in cls.SPECS.items()
            if spec.kind == "ref" or (spec.part and _referring(spec.part))
        )
    return _known[cls]


def _sole(part: type[Record] | None) -> str:
    fields = _referring(part) if part else ()
    return fields[0].name if len(fields) == 1 and not fields[0].many and fields[0].part else ""


def refers_to(record: Record) -> set[Refers]:
    """Return what a record refers to."""
    found: set[Refers] = set()
    for name, many, part, to, sole in _referring(type(record)):
        value = getattr(record, name)
        if part:
            for each in value if many else (value,) if value else ():
                if not sole or getattr(each, sole) is not None:
                    found |= refers_to(each)
        elif many:
            found.update((target, to) for target in value)
        elif value:
            found.add((value, to))
    return found


def links(name: str, record: Record) -> Iterator[Fault]:
    """Find each link without the reason (the editor's) or quote (anyone else's) that it needs, and each to itself."""
    for number, link in enumerate(record.links if isinstance(record, Claim) else ()):
        if link.by == EDITOR and not link.why:
            yield Fault(name, ("links", number), "an editor's link gives no reason", "add 'why'")
        if link.by != EDITOR and not link.quote:
            what, cure = f"a link drawn by {link.by!r} shows no words", "add 'quote', or by: editor and 'why'"
            yield Fault(name, ("links", number), what, cure)
        if link.to == name:
            yield Fault(name, ("links", number, "to"), "the claim is linked to itself", "name another claim")


def figures(name: str, record: Record) -> Iterator[Fault]:
    """Find each figure with neither a number nor the printed words for one, and each range that is none."""
    for number, figure in enumerate(record.figures if isinstance(record, Claim) else ()):
        path, low, high = ("figures", number), figure.from_, figure.to
        if figure.value is None and low is None and high is None and not figure.approx:
            cure = "add 'value', 'from' or 'to', or 'approx' with the printed words"
            yield Fault(name, path, "a figure without a number", cure)
        if low is not None and high is not None and low >= high:
            what = "a range from a number to itself" if low == high else "a range that ends below its beginning"
            cure = "write it as 'value'" if low == high else "exchange 'from' and 'to'"
            yield Fault(name, (*path, "to"), what, cure)
        elif (value := figure.value) is not None and (
            (low is not None and value < low) or (high is not None and value > high)
        ):
            yield Fault(name, (*path, "value"), "a number outside of its own range", "correct it, or 'from' and 'to'")


def reports(name: str, record: Record) -> Iterator[Fault]:
    """Find each second report of a claim by the same source."""
    seen: set[str] = set()
    for number, report in enumerate(record.reports if isinstance(record, Claim) else ()):
        if report.source in seen:
            what, cure = f"a second report by {report.source!r}", "put all its quotes into one report"
            yield Fault(name, ("reports", number, "source"), what, cure)
        seen.add(report.source)


def furniture(name: str, record: Record) -> Iterator[Fault]:
    """Find a malformed list of a source's lines of page furniture."""
    if isinstance(record, Source) and record.furniture:
        try:
            ranges(record.furniture)
        except ValueError as error:
            yield Fault(name, ("furniture",), str(error), "write the numbers of lines, as 3-10, 57")


def archives(name: str, record: Record) -> Iterator[Fault]:
    """Find a day of archiving without the address of what was archived."""
    if isinstance(record, Source) and record.archived_on and not record.archived:
        what, cure = "'archived_on' dates a copy that is not named", "add 'archived', the address of the copy"
        yield Fault(name, ("archived_on",), what, cure)


def reserved(name: str, record: Record) -> Iterator[Fault]:
    """Find a record whose id stands for a speaker who is not recorded: it would be taken for that."""
    if name == UNRECORDED:
        yield Fault(name, ("id",), f"the id {name!r} is kept for speakers not recorded", "give this record another id")


RULES: tuple[Callable[[str, Record], Iterator[Fault]], ...] = (links, figures, reports, furniture, archives, reserved)
