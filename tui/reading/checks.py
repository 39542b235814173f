"""Checks over a whole case, for faults that show only when records are compared: references, circles, duplicates."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.model import EDITOR, Actor, Event
from tui.paths import shown
from tui.problems import Place, Problem
from tui.reading.likely import Likely
from tui.reading.records import Reading
from tui.reading.rules import Fault, Path
from tui.reading.rules import references as references_of
from tui.text import an, listed


def references(reading: Reading) -> Iterator[Fault]:
    """Find each reference to a record that does not exist or is of another kind."""
    wrong = {refers for refers in reading.refers if not _leads(reading, *refers)}
    likely = Likely(reading.records)
    for name, record in reading.records.stream() if wrong else ():
        for path, target, kinds in references_of(record):
            if (target, kinds) in wrong:
                yield _leading_nowhere(reading, likely, name, path, target, kinds)


def _leads(reading: Reading, target: str, kinds: tuple[str, ...]) -> bool:
    """Tell whether a reference leads to a record of a kind that it may be of, or is a second fault if it does not."""
    kind = reading.records.kind(target)
    if kind in kinds or (target == EDITOR and EDITOR in kinds):
        return True
    if any((target, other) in reading.doubles for other in kinds):
        return True
    return not kind and target in reading.meant


def _leading_nowhere(
    reading: Reading, likely: Likely, name: str, path: Path, target: str, kinds: tuple[str, ...]
) -> Fault:
    wanted = listed([an(kind) for kind in kinds if kind != EDITOR], "or")
    if kind := reading.records.kind(target):
        return Fault(name, path, f"{target!r} is the id of {an(kind)}", f"name {wanted}")
    close = likely.of(target, kinds)
    cure = f"did you mean {close!r}?" if close else f"add it, or name {wanted} that there is"
    return Fault(name, path, f"there is no record {target!r}", cure)


def events_without_claims(reading: Reading) -> Iterator[Fault]:
    """Find each event that no claim is about; claims that were left out count, too."""
    for name, record in reading.records.others().items():
        if isinstance(record, Event) and name not in reading.about and name not in reading.mentioned:
            cure = "name it in a claim's 'events', or remove it"
            yield Fault(name, (), f"no claim is about the event {name!r}", cure)


def circles(reading: Reading) -> Iterator[Fault]:
    """Find each circle of events or actors that are parts of each other."""
    parents = {
        name: record.part_of
        for name, record in reading.records.others().items()
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


CHECKS: tuple[Callable[[Reading], Iterator[Fault]], ...] = (references, events_without_claims, circles)


def check(reading: Reading) -> None:
    """Run every check: what they find becomes problems of the reading, and the faulty records are left out."""
    if reading.info is None and not any(kind == "case" for kind, _, _ in reading.left_out):
        reading.problems.append(
            Problem(
                Place(shown(reading.path)), "no file has the key 'case'", "add it, with format: 1, an id and a title"
            )
        )
    faults = [*(fault for rule in CHECKS for fault in rule(reading)), *reading.faults]
    for fault in faults:
        reading.report(*fault)
    for fault in faults:
        reading.leave_out(fault.record)
    reading.sort_problems()
