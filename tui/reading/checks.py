"""Checks over a whole case, for faults that show only when records are compared: references, circles, duplicates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from tui.model import RESERVED, Actor, Event, Source
from tui.paths import shown
from tui.problems import Place, Problem
from tui.reading.encoding import references as references_of
from tui.reading.files import home_of, within
from tui.reading.likely import Likely
from tui.reading.records import Reading
from tui.reading.rules import Fault, Path, Refers
from tui.text import an, listed

_MOST_NAMED = 5  # records on the way of a circle
_FEW = 8  # ids that lead nowhere which are looked for in every record before what it refers to is looked at


def references(reading: Reading) -> Iterator[Fault]:
    """Find each reference to a record that does not exist or is of another kind."""
    wrong: dict[Refers, tuple[str, str] | None] = {
        refers: None for refers in reading.refers if not _leads(reading, *refers)
    }
    likely = Likely(reading.records)
    named = tuple(f'"{target}"' for target, _ in wrong) if len(wrong) <= _FEW else ()
    for name, kind, body in reading.records.bodies() if wrong else ():
        if named and not any(target in body for target in named):
            continue
        for path, target, kinds in references_of(kind, body):
            refers = target, kinds
            if refers in wrong:
                words = wrong[refers] = wrong[refers] or _nowhere(reading, likely, *refers)
                yield Fault(name, path, *words)


def _leads(reading: Reading, target: str, kinds: tuple[str, ...]) -> bool:
    """Tell whether a reference leads to a record of a kind that it may be of, or is a second fault if it does not."""
    kind = reading.records.kind(target)
    if kind in kinds or (target in RESERVED and target in kinds):
        return True
    if any((target, other) in reading.doubles for other in kinds):
        return True
    return not kind and target in reading.meant


def _nowhere(reading: Reading, likely: Likely, target: str, kinds: tuple[str, ...]) -> tuple[str, str]:
    """Return what is wrong with a reference, and its cure where it is still listed."""
    kind = reading.records.kind(target)
    what = f"{target!r} is the id of {an(kind)}" if kind else f"there is no record {target!r}"
    if reading.kinds.full(what):
        return what, ""
    wanted = listed([an(kind) for kind in kinds if kind not in RESERVED], "or")
    if kind:
        return what, f"name {wanted}"
    close = likely.of(target, kinds)
    return what, f"did you mean {close!r}?" if close else f"add it, or name {wanted} that there is"


def circles(reading: Reading) -> Iterator[Fault]:
    """Find each circle of events, actors or sources that are parts of each other, and of sources that repeat others."""
    others = reading.records.others()
    parts = {
        name: (record.part_of,)
        for name, record in others.items()
        if isinstance(record, Actor | Event | Source) and record.part_of
    }
    repeats = {name: record.based_on for name, record in others.items() if isinstance(record, Source)}
    yield from _circles(parts, "part_of", "is a part of itself")
    yield from _circles(repeats, "based_on", "repeats itself")


def _circles(leads: Mapping[str, Sequence[str]], field: str, what: str) -> Iterator[Fault]:
    """Find each circle of records that lead to others by a field, at the record from which it comes back."""
    settled: set[str] = set()
    for name in leads:
        trail: dict[str, None] = {}
        ways = [iter((name,))]  # a stack of its own: a chain may be longer than Python calls
        while ways:
            at = next(ways[-1], None)
            if at is None:
                ways.pop()
                if trail:
                    settled.add(trail.popitem()[0])
            elif at in trail:
                circle = list(trail)[list(trail).index(at) :]
                number = leads[at].index((*circle, at)[1])
                path = (field,) if field == "part_of" else (field, number)
                yield Fault(at, path, f"{at!r} {what}, by way of {_way(circle[1:] or circle)}", "break the circle")
            elif at in leads and at not in settled:
                trail[at] = None
                ways.append(iter(leads[at]))


def _way(names: list[str]) -> str:
    return listed([*names[:_MOST_NAMED], *([f"{len(names) - _MOST_NAMED:,} more"] if len(names) > _MOST_NAMED else [])])


CHECKS: tuple[Callable[[Reading], Iterator[Fault]], ...] = (references, circles)


def check(reading: Reading) -> None:
    """Run every check: what they find becomes problems of the reading, and the faulty records are left out."""
    if reading.info is None and not any(kind == "case" for kind, _, _ in reading.left_out):
        reading.problems.append(
            Problem(
                Place(shown(reading.path)), "no file has the key 'case'", "add it, with format: 1, an id and a title"
            )
        )
    info, home = reading.info, home_of(reading.path)
    if info and info.texts and not within(home, home / info.texts):
        cure = "put the texts into the folder, or name theirs in config.yaml"
        reading.report(info.id, ("texts",), f"the link {info.texts!r} leaves the case's folder", cure)
    faulty: dict[str, None] = {}
    nowhere: set[tuple[str, Path]] = set()
    for fault in (fault for rule in CHECKS for fault in rule(reading)):
        reading.report(*fault)
        faulty[fault.record] = None
        if fault.path[-1] == "by":
            nowhere.add((fault.record, fault.path))
    for fault in reading.faults:
        # Of a link that nobody draws it is not known what it needs.
        if (fault.record, (*fault.path, "by")) not in nowhere:
            reading.report(*fault)
            faulty[fault.record] = None
    for name in faulty:
        reading.leave_out(name)
    reading.sort_problems()
