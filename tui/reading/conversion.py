"""From a record's node to the record: each field as `model` declares it, each fault with its place and its cure."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from tui.dates import DateError, parse
from tui.model import Claim, Info, Quote, Record, Report, Spec
from tui.problems import Place, Problem
from tui.reading.entries import Entry
from tui.reading.files import FileText
from tui.reading.hints import COMMA, ONE_WORD, behind_comma, cure_of, cut_off, empty, number_cure, slug_cure
from tui.reading.listing import again, once
from tui.reading.tree import CutScalar, Mapping, Node, Scalar, Sequence, holds
from tui.text import Cleaned, an, clean, instead, shorten

SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
_parsed = lru_cache(4096)(parse)  # claims share most of their dates
_ELSEWHERE = re.compile(r"^[~/]|^[A-Za-z]:|[\\\n\t]")
_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")


def _plain(node: Node, spec: Spec) -> Any:
    """Return the value of a field that is as most are, texts without a fault; None for all else."""
    kind = spec.kind
    if type(node) is Scalar:
        return None if spec.many else _plain_text(node.value, kind, spec)
    if not spec.many or type(node) is not Sequence or kind == "part":
        return None
    values = tuple(_plain_text(item.value, kind, spec) if type(item) is Scalar else None for item in node.items)
    return None if None in values or not values or (once(spec) and len({*values}) < len(values)) else values


def _plain_text(value: str, kind: str, spec: Spec) -> Any:
    if kind == "words":
        return value if value.strip() and clean(value) is value else None
    if kind == "ref" or kind == "id":
        return value if SLUG.fullmatch(value) else None
    if kind == "choice":
        return value if value in spec.options else None
    return known_date(value) if kind == "date" else None


@lru_cache(4096)
def known_date(value: str) -> Any:
    """Return a date, or None for one that is malformed."""
    try:
        return parse(value)
    except DateError:
        return None


_POSITION = Spec("words", "The position.", required=True)
_needed: dict[type[Record], tuple[tuple[str, Spec], ...]] = {}


def _required(cls: type[Record]) -> tuple[tuple[str, Spec], ...]:
    """Return the fields that a record must have."""
    if cls not in _needed:
        _needed[cls] = tuple((key, spec) for key, (_, spec) in cls.KEYS.items() if spec.required)
    return _needed[cls]


class Converter:
    """Converts one record's node into the record, and adds each fault to the entry's problems."""

    def __init__(self, text: FileText, entry: Entry) -> None:
        self.text, self.place, self.problems = text, entry.place, entry.problems
        self.altered = 0
        self.positions: list[tuple[str, str]] = []
        self.twice: list[tuple[Place, str]] = []
        """Each value that its list had before, by its place, and what is to be said of it."""
        self.excused: set[str] = set()
        """Fields whose absence is not told: another fault is why, and the record is left out for that."""

    def fault(self, node: Node, what: str, cure: str) -> None:
        """Add a problem at a node."""
        self.problems.append(Problem(self.place(node.spot), what, cure))

    def record(self, node: Node, cls: type[Record]) -> Record | None:
        """Return the record or part that a mapping describes, or None where it has faults."""
        noun = "case" if cls is Info else cls.__name__.lower()
        if cls is Quote and isinstance(node, Scalar):
            exact = self.one("quotes", node, Quote.SPECS["exact"])
            return Quote(exact=exact) if exact and not self.lost(node) else None
        if not isinstance(node, Mapping):
            self.fault(node, f"this {noun} is not a mapping", f"write its fields: {', '.join(cls.KEYS)}")
            return None
        values: dict[str, Any] = {}
        specs = cls.KEYS
        cut = False  # whether a text was cut at a comma: told once
        meant: set[str] = set()  # fields that are there under a misspelt key: not missing as well
        for key, (key_node, value) in node.items.items():
            plain = _plain(value, specs[key][1]) if key in specs else None
            if plain is not None:
                values[specs[key][0]] = plain
                continue
            if key not in specs and behind_comma(self.text.text, self.offset(key_node), key, value):
                if not cut:
                    self.fault(key_node, *COMMA)
                cut = True
                continue
            if key not in specs:
                known = [*specs, *Report.KEYS] if cls is Claim else list(specs)  # a report's may stand on the claim
                close = self.text.near(key, known)
                meant.update(close)
                cure = cure_of(key, instead(close, known))
                self.fault(key_node, f"unknown field {shorten(key, 40)!r} of {an(noun)}", cure)
                if cls is Claim and close and close[0] in Report.KEYS:
                    self.excused.update(Report.KEYS, ("reports",))
                continue
            name, spec = specs[key]
            converted = self.value(key, value, spec)
            if converted is not None:
                values[name] = converted
        for key, spec in _required(cls):
            if key in meant or key in self.excused:
                continue
            if key not in node.items:
                self.fault(
                    node, f"this {noun} has no {key!r}", f"add it: {spec.doc[0].lower()}{spec.doc[1:].rstrip('.')}"
                )
            elif isinstance(written := node.items[key][1], Sequence) and not written.items:
                self.fault(written, f"{key!r} is empty", "add at least one")
        return None if self.problems or self.excused or self.lost(node) else self.made(cls, values)

    def made(self, cls: type[Record], values: dict[str, Any]) -> Record:
        """Return a record with some values."""
        if cls is Claim and self.positions:
            values["positions"] = tuple(self.positions)
        return cls(**values)

    def offset(self, node: Node) -> int:
        """Return the offset of a node in the text."""
        return self.place(node.spot).offset - self.text.before[1]

    def lost(self, node: Node) -> bool:
        """Tell whether a node contains a character that could not be decoded: the file has that problem already."""
        return bool(self.text.lost) and holds(node, self.text.lost)

    def value(self, key: str, node: Node, spec: Spec) -> Any:
        """Return a field's value, or None where it has a fault."""
        if not spec.many:
            return self.one(key, node, spec)
        if spec.part is Quote and isinstance(node, Scalar):
            node = Sequence(node.spot, [node])
        if spec.mapped and not isinstance(node, Scalar):
            return self.mapped(key, node, spec)
        if not isinstance(node, Sequence):
            self.fault(node, f"{key!r} is not a list", "write one, even for a single value: [ ... ]")
            return None
        found: list[Any] = []
        for item in node.items:
            value = self.one(key, item, spec)
            if value is not None and once(spec) and again(key, value, found):
                self.again(key, item, value)
            elif value is not None:
                found.append(value)
        return tuple(found)

    def again(self, key: str, node: Node, name: str) -> None:
        """Keep that a value stands in a list once more."""
        self.twice.append((self.place(node.spot), f"{name!r} stands twice in {key!r}, and counts once; take one away"))

    def mapped(self, key: str, node: Sequence | Mapping, spec: Spec) -> tuple[str, ...]:
        """Return the ids of a list or mapping, and keep the words that go with any of them as positions."""
        found: dict[str, str | None] = {}
        for item in [node] if isinstance(node, Mapping) else node.items:
            pairs = list(item.items.values()) if isinstance(item, Mapping) else [(item, None)]
            if len(pairs) != 1 and item is not node:
                self.fault(item, f"{len(pairs)} keys in one entry of {key!r}", "begin each with a hyphen of its own")
                continue
            for each, beside in pairs:
                name = self.one(key, each, spec)
                words = self.one(f"{key}: {name or '-'}", beside, _POSITION) if beside is not None else None
                if name in found and (words or found[name]):
                    self.fault(each, f"{name!r} stands twice in {key!r}", "keep one of them")
                elif name in found and name is not None:
                    self.again(key, each, name)
                elif name is not None:
                    found[name] = words
                    self.positions += [(name, words)] if words else []
        return tuple(found)

    def one(self, key: str, node: Node, spec: Spec) -> Any:
        """Return one value of a field, or None where it has a fault."""
        if spec.part:
            return self.record(node, spec.part)
        if not isinstance(node, Scalar):
            self.fault(node, f"{key!r} is not a text", "write one value here")
            return None
        if not node.value.strip():
            if self.problems and self.problems[-1].place == self.place(node.spot):  # an alias, a text without end
                return None
            self.fault(node, *empty(self.text.text, self.offset(node), key, required=spec.required))
            return None
        return getattr(self, spec.kind)(key, node, spec)

    def words(self, key: str, node: Scalar, _spec: Spec) -> str:
        """Return text that is safe for a terminal: a `Cleaned`, which keeps the original, where that was not."""
        if isinstance(node, CutScalar) and key not in ONE_WORD:
            place = self.place(node.end)
            self.problems.append(Problem(place, *cut_off(self.text.text, place.offset - self.text.before[1])))
        cleaned = clean(node.value)
        if cleaned != node.value:
            self.altered += 1
            return Cleaned(node.value)
        return cleaned

    def id(self, key: str, node: Scalar, _spec: Spec) -> str | None:
        """Return a slug, or None where it is malformed."""
        if SLUG.fullmatch(node.value):
            return node.value
        self.fault(
            node,
            f"{key} {shorten(node.value, 40)!r} is not a slug",
            cure_of(node.value, slug_cure(node.value)),
        )
        return None

    ref = id

    def date(self, key: str, node: Scalar, _spec: Spec) -> Any:
        """Return an EDTF date, or None where it is malformed."""
        try:
            return _parsed(node.value)
        except DateError as error:
            self.fault(node, f"{key} {shorten(node.value, 40)!r}: {error.what}", cure_of(node.value, error.cure))
            return None

    def choice(self, key: str, node: Scalar, spec: Spec) -> str | None:
        """Return one of a field's options, or None for any other value."""
        if node.value in spec.options:
            return node.value
        options = list(spec.options)
        close = self.text.near(node.value, options)
        self.fault(
            node, f"{key} {shorten(node.value, 40)!r} is not known", cure_of(node.value, instead(close, options))
        )
        return None

    def number(self, key: str, node: Scalar, _spec: Spec) -> int | Decimal | None:
        """Return a number with its digits as written (`12.50`), or None where it is malformed."""
        if _NUMBER.fullmatch(node.value):
            return Decimal(node.value) if "." in node.value else int(node.value)
        self.fault(
            node,
            f"{key} {shorten(node.value, 40)!r} is not a number",
            cure_of(node.value, number_cure(node.value)),
        )
        return None

    def folder(self, key: str, node: Scalar, _spec: Spec) -> str | None:
        """Return the path of a folder in the case's own, or None for any other."""
        parts = node.value.removesuffix("/").split("/")
        if clean(node.value) == node.value and not {"", ".."} & {*parts} and not _ELSEWHERE.search(node.value):
            return node.value
        what = f"{key} {shorten(node.value, 40)!r} is no folder in the case's own"
        self.fault(node, what, f"write its path from there, as {key}: {key}; others are for config.yaml")
        return None

    def format(self, key: str, node: Scalar, _spec: Spec) -> int | None:
        """Return the version of the format, or None where it is not one that is read."""
        if node.value == "1":
            return 1
        self.fault(node, f"{key} {shorten(node.value, 40)!r} is not read by this version", "write format: 1")
        return None
