"""From an entry of a file to what is known of one record, in plain values that pass from one process to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.model import KIND_OF, SECTIONS, Claim, Record
from tui.problems import Lost, Problem
from tui.reading.conflicts import among_conflicts
from tui.reading.conversion import SLUG, Converter
from tui.reading.defaults import SHORT, Defaults, defaults_of, in_full, standing
from tui.reading.encoding import encode
from tui.reading.entries import BEGIN, HEAD, Begin, Entry, entries
from tui.reading.entries import SECTIONS as KEYS
from tui.reading.files import FileText
from tui.reading.found import Found
from tui.reading.lost import records_in, scalars
from tui.reading.outline import plain
from tui.reading.rules import RULES, refers_to
from tui.reading.tree import Mapping, Node, Scalar

_RAW_ID = re.compile(r"\bid:[ \t]*[\"']?([a-z0-9][a-z0-9-]*)")
_SHORT = frozenset(SHORT)


def found_in(text: FileText, begin: Begin = BEGIN) -> Iterator[Found | Problem | Defaults]:
    """Yield a file's records in their order, its defaults, and a problem for each fault outside of one."""
    if not text.conflicts:
        yield from _found_in(text, begin)
        return
    found = list(_found_in(text, begin))
    yield from (each for each in found if isinstance(each, Defaults))
    yield from among_conflicts(text, [each for each in found if not isinstance(each, Defaults)])


def _found_in(text: FileText, begin: Begin) -> Iterator[Found | Problem | Defaults]:
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
        lost = _lost_in(entry)
        return Found(
            kind, name, place, at, entry.problems, mentioned=mentioned, meant=meant, yaml=bool(node), lost=lost,
            took=took,
        )  # fmt: skip
    twice = tuple(convert.twice)
    return _sound(record, Found(kind, name, place, at, [], altered=convert.altered, took=took, twice=twice))


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
    if entry.node:
        first = next((lost.name for lost in records_in(entry.node, entry.place)), "")
        return first if SLUG.fullmatch(first) else ""
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


def _lost_in(entry: Entry) -> tuple[Lost, ...]:
    """Return the other records that stand in one with faults: within it, and where faults within it keep them."""
    node = entry.node
    if isinstance(node, Mapping):
        found = [lost for _, value in node.items.values() for lost in records_in(value, entry.place)]
    else:  # the first is what stands there for it: a list of records where one is expected
        found = list(records_in(node, entry.place))[1:] if node else []
    return (*found, *(lost for problem in entry.problems for lost in problem.lost))
