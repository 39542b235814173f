"""From an entry of a file to what is known of one record, in plain values that pass from one process to another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.model import KIND_OF, SECTIONS, Claim, Record
from tui.problems import Place, Problem
from tui.reading.conversion import SLUG, Converter
from tui.reading.defaults import SHORT, Defaults, defaults_of, in_full, scalars, standing
from tui.reading.encoding import encode
from tui.reading.entries import BEGIN, HEAD, Begin, Entry, entries
from tui.reading.entries import SECTIONS as KEYS
from tui.reading.files import FileText
from tui.reading.nodes import Mapping, Node, Scalar
from tui.reading.outline import Plain, plain
from tui.reading.rules import RULES, Fault, Refers, refers_to

_RAW_ID = re.compile(r"\bid:[ \t]*[\"']?([a-z0-9][a-z0-9-]*)")
_SHORT = frozenset(SHORT)


class Found(NamedTuple):
    """One record as it was found in a file, or what is known of one with faults."""

    kind: str
    name: str
    """Its id; empty where it has no valid one."""
    place: Place
    id_place: Place
    """Where its id stands, or else where it begins itself."""
    problems: list[Problem]
    body: str | None = None
    """The record as `encode` has it, or None where it has faults."""
    outline: Plain | None = None
    """Of a claim without faults."""
    altered: int = 0
    """How many of its texts contain control characters."""
    refers: frozenset[Refers] = frozenset()
    events: tuple[str, ...] = ()
    """The events that it is about, of a claim."""
    faults: tuple[Fault, ...] = ()
    """What the checks of one record alone find."""
    mentioned: frozenset[str] = frozenset()
    """Every value in it where it has faults."""
    meant: frozenset[str] = frozenset()
    """What its malformed id may have been meant to be."""
    yaml: bool = True
    """Whether it could be parsed."""
    took: frozenset[str] = frozenset()
    """The fields that the defaults of its file gave it."""


def found_in(text: FileText, begin: Begin = BEGIN) -> Iterator[Found | Problem | Defaults]:
    """Yield a file's records in their order, its defaults, and a problem for each fault outside of one."""
    defaults = standing(text.name, begin.given) if begin.given else None
    late = "claims" in begin.seen
    for entry in entries(text, KEYS, begin):
        if isinstance(entry, Problem):
            yield entry
        elif entry.section != HEAD:
            late |= entry.section == "claims"
            yield _taken(text, entry, defaults)
        elif late and not defaults:
            yield Problem(
                defaults_of(text, entry).place, "these defaults stand behind claims", "put them above 'claims'"
            )
        elif not defaults:  # a second one has been told as the key that stands twice
            defaults = defaults_of(text, entry)
            yield defaults


def _taken(text: FileText, entry: Entry, defaults: Defaults | None) -> Found:
    convert = Converter(text, entry)
    kind, node = KIND_OF[entry.section], entry.node
    took: frozenset[str] = frozenset()
    if kind == "claim" and isinstance(node, Mapping) and (defaults or not _SHORT.isdisjoint(node.items)):
        full = in_full(node, defaults, convert.fault)
        entry.node, took = full.node, full.took
        node = entry.node
        convert.excused.update(full.excused)
    record = convert.record(node, SECTIONS[entry.section]) if node else None
    name = _id_of(entry)
    place = entry.place(node.spot) if node else entry.problems[0].place
    at = entry.place(node.items["id"][1].spot) if name and isinstance(node, Mapping) else place
    if entry.problems or record is None:
        mentioned = frozenset([*re.findall(r"[a-z0-9][a-z0-9-]*", entry.raw), *scalars(node)])
        mentioned |= defaults.mentioned if defaults and kind == "claim" else frozenset()
        meant = frozenset(() if name else _meant_ids(node))
        return Found(
            kind, name, place, at, entry.problems, mentioned=mentioned, meant=meant, yaml=bool(node), took=took
        )  # fmt: skip
    return _sound(record, Found(kind, name, place, at, [], altered=convert.altered, took=took))


def _sound(record: Record, found: Found) -> Found:
    """Return what is known of a record without faults of its own fields."""
    faults = tuple(fault for rule in RULES for fault in rule(found.name, record))
    refers = frozenset(refers_to(record))
    found = found._replace(body=encode(record), refers=refers, faults=faults)
    return found._replace(outline=plain(record), events=record.events) if isinstance(record, Claim) else found


def _id_of(entry: Entry) -> str:
    """Return a record's id, also where the record is faulty; an empty string where it has no valid one."""
    if isinstance(entry.node, Mapping):
        node = entry.node.items.get("id", (None, None))[1]
        return node.value if isinstance(node, Scalar) and SLUG.fullmatch(node.value) else ""
    match = _RAW_ID.search(entry.raw)
    return match[1] if match else ""


def _meant_ids(node: Node | None) -> Iterator[str]:
    """Yield the slugs that a malformed id may have been meant to be: of `Dead 164` `dead`, `dead-164` and `164`."""
    written = node.items.get("id", (None, None))[1] if isinstance(node, Mapping) else None
    if isinstance(written, Scalar):
        words = re.findall("[a-z0-9]+", written.value.lower())[:16]
        yield from (
            "-".join(words[first:last]) for first in range(len(words)) for last in range(first + 1, len(words) + 1)
        )
