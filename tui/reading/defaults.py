"""What a file says once for all of its claims, and a claim in its full form, with that and with a report of its own.

What a default gives is a claim's own in all that follows; the places of its values are those at which they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import Any

from tui.lean import dataclass, field
from tui.model import DEFAULTS, Claim, Report
from tui.problems import Place, Problem
from tui.reading.conversion import Converter
from tui.reading.entries import HEAD, SECTIONS, Entry, Given, entries
from tui.reading.files import FileText, decoded
from tui.reading.lost import scalars
from tui.reading.tree import Mapping, Node, Placed, Scalar, Sequence, Spot
from tui.text import closest, instead, shorten

Pair = tuple[Scalar, Node]
Tell = Callable[[Node, str, str], None]

SHORT = tuple(Report.KEYS)
"""The fields of a report, which may stand on the claim itself."""
_SPECS = {key: (Claim.KEYS.get(key) or Report.KEYS[key])[1] for key in DEFAULTS}


@dataclass(slots=True)
class Defaults:
    """The defaults of a file: those without a fault, by their keys, and what is wrong with the others."""

    place: Place
    items: dict[str, Pair] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    """The fields that it gives, or may be meant to give, but not as they must be written."""
    problems: list[Problem] = field(default_factory=list)
    mentioned: frozenset[str] = frozenset()
    """Every value in it."""

    def __contains__(self, key: object) -> bool:
        """Tell whether a field is given, well or not."""
        return key in self.items or key in self.faulty


@dataclass(slots=True)
class Full:
    """A claim in its full form."""

    node: Node
    took: frozenset[str] = frozenset()
    """The fields that the file's defaults gave it."""
    excused: frozenset[str] = frozenset()
    """The fields that it would have taken from defaults that are faulty: without them it is left out."""


def defaults_of(text: FileText, entry: Entry) -> Defaults:
    """Return the defaults that an entry of a file has, each checked as a claim's own field is."""
    node = entry.node
    mentioned = frozenset([*re.findall(r"[a-z0-9][a-z0-9-]*", entry.raw), *scalars(node)])
    if node is None:
        return Defaults(entry.problems[0].place, {}, set(DEFAULTS), entry.problems, mentioned)
    found = Defaults(entry.place(node.spot), problems=entry.problems, mentioned=mentioned)
    convert = Converter(text, entry)
    if isinstance(node, Scalar) and not node.value:
        return found
    if not isinstance(node, Mapping):
        convert.fault(node, "these defaults are not a mapping", f"write fields of claims: {', '.join(DEFAULTS)}")
        found.faulty.update(DEFAULTS)
        return found
    for key, (key_node, value) in node.items.items():
        before = len(entry.problems)
        if key not in DEFAULTS:
            found.faulty.update(_misplaced(convert, key, key_node))
        elif isinstance(value, Sequence) and not value.items:
            convert.fault(value, f"{key!r} is empty", "add at least one, or remove it")
        else:
            convert.value(key, value, _SPECS[key])
        if key in DEFAULTS and len(entry.problems) > before:
            found.faulty.add(key)
        elif key in DEFAULTS:
            found.items[key] = Scalar(Placed(entry.place(key_node.spot)), key), _placed(value, entry.place)
    return found


def _misplaced(convert: Converter, key: str, node: Node) -> list[str]:
    """Tell of a key that no default has; return the defaults that it may be meant for."""
    if key in Claim.KEYS or key in SHORT:
        convert.fault(node, f"{key!r} can't be a default", "write it on each claim that has it")
        return []
    close = closest(key, DEFAULTS)
    convert.fault(node, f"unknown default {shorten(key, 40)!r}", instead(close, DEFAULTS))
    return close


@lru_cache(64)
def standing(name: str, given: Given) -> Defaults:
    """Return the defaults of a file, by its shown name, from the piece of it that they are."""
    text = decoded(name, given.data)
    text.before = given.before
    for entry in entries(text, SECTIONS):
        if isinstance(entry, Entry) and entry.section == HEAD:
            return defaults_of(text, entry)
    return Defaults(text.place(0), faulty=set(DEFAULTS))


def untaken(defaults: Defaults, took: Collection[str]) -> Iterator[Problem]:
    """Find defaults that no claim takes: what they say is said of nothing."""
    if defaults.items and not took:
        cure = "they hold for the claims of their own file alone: put them above those, or remove them"
        yield Problem(defaults.place, "no claim takes any of these defaults", cure)
        return
    for key, (node, _) in defaults.items.items():
        if key not in took and isinstance(node.spot, Placed):
            yield Problem(node.spot.place, f"no claim takes the default {key!r}", "remove it: each has its own")


def in_full(node: Node, defaults: Defaults | None, tell: Tell = lambda *_: None) -> Full:
    """Return a claim's node with what its file's defaults give it, and with its report among reports.

    What stands where it can't is told, and left aside.
    """
    if not isinstance(node, Mapping):
        return Full(node)
    items = dict(node.items)
    took: set[str] = set()
    for key in DEFAULTS if defaults else ():
        if defaults and key in defaults and key != "source":
            if key in items:
                if _nothing(items[key][1]) and not _SPECS[key].required:
                    del items[key]  # it says that it has none
            elif not _kept_out(key, node, defaults):
                took.add(key)
                if key in defaults.items:
                    items[key] = defaults.items[key]
    _report(node, items, defaults, took, tell)
    excused = took & defaults.faulty if defaults else ()
    return Full(Mapping(node.spot, items), frozenset(took), frozenset(excused))


def _kept_out(key: str, node: Mapping, defaults: Defaults) -> bool:
    """Tell whether a claim's own field keeps a default out that was said of another: of its speaker, of its date."""
    if key == "via":
        return "speaker" in defaults and "speaker" in node.items
    return key in ("said", "said_text") and ("said" in node.items or "said_text" in node.items)


def _report(node: Mapping, items: dict[str, Pair], defaults: Defaults | None, took: set[str], tell: Tell) -> None:
    """Put a report's fields that stand on the claim itself into its reports."""
    own = {key: items.pop(key) for key in SHORT if key in items}
    if not own:
        return
    spot: Spot = next(iter(own.values()))[0].spot
    if "reports" in items:
        for key, (key_node, _) in own.items():
            tell(key_node, f"{key!r} stands beside 'reports'", "write it in one of the reports, or leave 'reports' out")
        return
    if "source" not in own and defaults and "source" in defaults:
        took.add("source")
        if "source" in defaults.items:
            own["source"] = defaults.items["source"]
    items["reports"] = Scalar(spot, "reports"), Sequence(spot, [Mapping(spot, own)])


def _nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.value


def _placed(node: Node, place: Callable[[Any], Place]) -> Node:
    """Return a node whose spots have their places."""
    spot = Placed(place(node.spot))
    if isinstance(node, Scalar):
        return Scalar(spot, node.value)
    if isinstance(node, Sequence):
        return Sequence(spot, [_placed(item, place) for item in node.items])
    pairs = ((Scalar(Placed(place(key.spot)), key.value), _placed(value, place)) for key, value in node.items.values())
    return Mapping(spot, {key.value: (key, value) for key, value in pairs})
