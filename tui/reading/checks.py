"""Checks over a whole case, for faults that show only when records are compared: references, circles, duplicates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tui.model import EDITOR, Actor, Claim, Event, Record, Source
from tui.paths import shown
from tui.problems import Place, Problem
from tui.reading.records import Reading
from tui.text import an, closest, listed, ranges

Path = tuple[str | int, ...]


class Fault(NamedTuple):
    """A fault of one record: its id, the path of keys and indices to the value, what is wrong, and the cure."""

    record: str
    path: Path
    what: str
    cure: str


def references(reading: Reading) -> Iterator[Fault]:
    """Find each reference to a record that does not exist or is of another kind."""
    declared = reading.declared
    for name, record in reading.records.items():
        for path, target, kinds in _references(record):
            kind = declared.get(target)
            if kind in kinds or (target == EDITOR and EDITOR in kinds):
                continue
            if any((target, other) in reading.doubles for other in kinds):
                continue
            if not kind and target in reading.meant:
                continue
            wanted = listed([an(kind) for kind in kinds if kind != EDITOR], "or")
            if kind:
                yield Fault(name, path, f"{target!r} is the id of {an(kind)}", f"name {wanted}")
            else:
                yield Fault(name, path, f"there is no record {target!r}", _nearest(target, kinds, declared, wanted))


def _references(record: Record, path: Path = ()) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    for field, spec in record.SPECS.items():
        if spec.kind not in ("ref", "part"):
            continue
        value = getattr(record, field)
        if not value:
            continue
        at = (*path, field.removesuffix("_"))
        if spec.kind == "part":
            for number, part in enumerate(value):
                yield from _references(part, (*at, number))
        elif spec.many:
            for number, target in enumerate(value):
                yield (*at, number), target, spec.to
        else:
            yield at, value, spec.to


def _nearest(target: str, kinds: tuple[str, ...], declared: dict[str, str], wanted: str) -> str:
    candidates = [name for name, kind in declared.items() if kind in kinds and name[:1] == target[:1]]
    close = closest(target, candidates[:5000])
    return f"did you mean {close[0]!r}?" if close else f"add it, or name {wanted} that there is"


def events_without_claims(reading: Reading) -> Iterator[Fault]:
    """Find each event that no claim is about; claims that were left out count, too."""
    used = {event for record in reading.records.values() if isinstance(record, Claim) for event in record.events}
    for name, record in reading.records.items():
        if isinstance(record, Event) and name not in used and name not in reading.mentioned:
            yield Fault(
                name, (), f"no claim is about the event {name!r}", "name it in a claim's 'events', or remove it"
            )


def links(reading: Reading) -> Iterator[Fault]:
    """Find each link without the reason (the editor's) or quote (anyone else's) that it needs, and each to itself."""
    for name, record in reading.records.items():
        if not isinstance(record, Claim):
            continue
        for number, link in enumerate(record.links):
            if link.by == EDITOR and not link.why:
                yield Fault(name, ("links", number), "an editor's link gives no reason", "add 'why'")
            if link.by != EDITOR and not link.quote:
                yield Fault(
                    name,
                    ("links", number),
                    f"a link drawn by {link.by!r} shows no words",
                    "add 'quote', or by: editor and 'why'",
                )
            if link.to == name:
                yield Fault(name, ("links", number, "to"), "the claim is linked to itself", "name another claim")


def figures(reading: Reading) -> Iterator[Fault]:
    """Find each figure with neither a number nor the printed words for one."""
    for name, record in reading.records.items():
        if isinstance(record, Claim):
            for number, figure in enumerate(record.figures):
                if figure.value is None and not figure.approx:
                    yield Fault(
                        name,
                        ("figures", number),
                        "a figure without a number",
                        "add 'value', or 'approx' with the printed words",
                    )


def reports(reading: Reading) -> Iterator[Fault]:
    """Find each second report of a claim by the same source."""
    for name, record in reading.records.items():
        if isinstance(record, Claim):
            seen: set[str] = set()
            for number, report in enumerate(record.reports):
                if report.source in seen:
                    yield Fault(
                        name,
                        ("reports", number, "source"),
                        f"a second report by {report.source!r}",
                        "put all its quotes into one report",
                    )
                seen.add(report.source)


def furniture(reading: Reading) -> Iterator[Fault]:
    """Find each malformed list of a source's lines of page furniture."""
    for name, record in reading.records.items():
        if isinstance(record, Source) and record.furniture:
            try:
                ranges(record.furniture)
            except ValueError as error:
                yield Fault(name, ("furniture",), str(error), "write the numbers of lines, as 3-10, 57")


def circles(reading: Reading) -> Iterator[Fault]:
    """Find each circle of events or actors that are parts of each other."""
    parents = {
        name: record.part_of
        for name, record in reading.records.items()
        if isinstance(record, Actor | Event) and record.part_of
    }
    settled: set[str] = set()
    for name in parents:
        trail: list[str] = []
        at: str | None = name
        while at in parents and at not in settled:
            if at in trail:
                circle = trail[trail.index(at) :]
                yield Fault(
                    at,
                    ("part_of",),
                    f"{at!r} is a part of itself, by way of {listed(circle[1:] or circle)}",
                    "break the circle",
                )
                break
            trail.append(at)
            at = parents[at]
        settled.update(trail)


CHECKS: tuple[Callable[[Reading], Iterator[Fault]], ...] = (
    references,
    events_without_claims,
    links,
    figures,
    reports,
    furniture,
    circles,
)


def check(reading: Reading) -> None:
    """Run every check: what they find becomes problems of the reading, and the faulty records are left out."""
    if reading.info is None and not any(kind == "case" for kind, _, _ in reading.left_out):
        reading.problems.append(
            Problem(
                Place(shown(reading.path)), "no file has the key 'case'", "add it, with format: 1, an id and a title"
            )
        )
    faults = [fault for rule in CHECKS for fault in rule(reading)]
    for fault in faults:
        reading.report(*fault)
    for fault in faults:
        reading.leave_out(fault.record)
    reading.problems.sort(key=lambda problem: problem.place)
