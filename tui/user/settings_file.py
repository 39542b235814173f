"""The file of settings, read: what of it is right, and each fault with its place."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from yaml.events import StreamEndEvent

from tui.problems import Place, Problem
from tui.reading.files import FileText, read_text
from tui.reading.nodes import Stream
from tui.reading.syntax import NotYaml
from tui.reading.tree import Mapping, Node, Scalar, Sequence, holds
from tui.text import clean, closest, instead, shorten
from tui.user.options import AXES, EXAMPLES, Remap, Settings, Written

_YES, _NO = ("yes", "true", "on"), ("no", "false", "off")


def read_file(path: Path, name: str) -> tuple[Settings, list[Problem]]:
    """Return the settings in a file and its problems, told with its name as it is shown."""
    text = read_text(path, name)
    stream = _Stream(text)
    try:
        pairs = _top(stream)
    except NotYaml as fault:
        place = stream.place(fault.spot) if fault.spot else text.place(0)
        return Settings(), [*text.problems, Problem(place, fault.what, fault.cure)][:1]
    reader = _Reader(stream, path.parent)
    settings = reader.read(pairs)
    return settings, sorted([*text.problems, *stream.problems], key=lambda problem: problem.place)


class _Stream(Stream):
    """A stream that remembers the nodes that had problems, so that only those are ignored."""

    def __init__(self, text: FileText) -> None:
        super().__init__(text)
        self.plain = lambda event: None  # no scalar is one that needs no look at its problems
        self.lost = text.lost
        self._wrong: dict[int, Node] = {}  # by identity, and kept, so that no later node has the same

    def node(self, event: Any, depth: int = 0) -> Node:
        """Return the node that an event begins, with all below it."""
        before = len(self.problems)
        node = super().node(event, depth)
        if len(self.problems) > before or (self.lost and holds(node, self.lost)):
            self._wrong[id(node)] = node
        return node

    def sound(self, mapping: Mapping) -> Iterator[tuple[Scalar, Node]]:
        """Yield a mapping's pairs without those that had problems; a mapping is yielded for its other pairs."""
        for key, value in mapping.items.values():
            if id(key) not in self._wrong and (id(value) not in self._wrong or isinstance(value, Mapping)):
                yield key, value


def _top(stream: _Stream) -> Mapping | None:
    """Return a file's mapping, or None for an empty file; raises NotYaml for anything else."""
    stream.next()
    if isinstance(stream.next(), StreamEndEvent):
        return None
    node = stream.node(stream.next())
    stream.next()  # the document's end
    after = stream.next()
    if not isinstance(after, StreamEndEvent):
        stream.problem(after.start_mark, "a second document in one file", "keep one; only the first is read")
    if isinstance(node, Scalar) and not node.value:
        return None
    if not isinstance(node, Mapping):
        raise NotYaml(node.spot, "the file is not a mapping", "write a setting a line, as `axis: said`")
    return node


class _Reader:
    """Converts a mapping into Settings, and adds each fault to the stream's problems."""

    def __init__(self, stream: _Stream, folder: Path) -> None:
        self.stream, self.folder = stream, folder

    def read(self, top: Mapping | None) -> Settings:
        """Return the settings in a mapping; an entry with a fault has its default."""
        read: dict[str, Callable[[str], Any]] = {
            "theme": str, "axis": _axis, "motion": partial(_yes, "motion"), "mouse": partial(_yes, "mouse"),
            "case": self._path, "editor": _editor,
        }  # fmt: skip
        found: dict[str, Any] = {}
        places: dict[str, Place] = {}
        for key, node in self.stream.sound(top) if top else ():
            name = key.value
            if name not in EXAMPLES:
                names = tuple(EXAMPLES)
                what = f"there is no setting {shorten(name, 40)!r}"
                self.stream.problem(key.spot, what, instead(closest(name.lower(), names), names))
            elif isinstance(node, Scalar) and not node.value.strip():
                continue  # a name without a value, as one leaves it after having taken the value out
            elif name == "keys":
                found[name], places[name] = tuple(self._keys(node)), self.stream.place(node.spot)
            elif name == "texts" and not isinstance(node, Mapping):
                found[name], places[name] = tuple(self._folders(node)), self.stream.place(node.spot)
            elif not isinstance(node, Scalar):
                kind = "a list" if isinstance(node, Sequence) else "a mapping"
                what = f"{name!r} is {kind} where one value is meant"
                self.stream.problem(node.spot, what, f"write it as `{name}: {EXAMPLES[name]}`")
            else:
                try:
                    found[name] = read[name](_plain(name, node.value.strip()))
                    places[name] = self.stream.place(node.spot)
                except _Wrong as wrong:
                    self.stream.problem(node.spot, wrong.what, wrong.cure)
        return Settings(**found, places=places)

    def _folders(self, node: Scalar | Sequence) -> Iterator[str]:
        """Yield each folder of `texts`: one value, or a list of such."""
        for item in node.items if isinstance(node, Sequence) else [node]:
            try:
                if not isinstance(item, Scalar) or not item.value.strip():
                    raise _Wrong("a folder of texts is one value", f"write it as `texts: {EXAMPLES['texts']}`")
                yield self._path(_plain("texts", item.value.strip()))
            except _Wrong as wrong:
                self.stream.problem(item.spot, wrong.what, wrong.cure)

    def _path(self, value: str) -> str:
        # A relative path in a file means beside that file, wherever one stands when it is read.
        return value if value.startswith("~") else str(self.folder / value)

    def _keys(self, node: Node) -> Iterator[Remap]:
        """Yield each entry of `keys`; whether its action and keys exist is not checked here."""
        if not isinstance(node, Mapping):
            self.stream.problem(node.spot, "'keys' is not a mapping", f"write it as `keys: {EXAMPLES['keys']}`")
            return
        for key, value in self.stream.sound(node):
            if not key.value:
                self.stream.problem(key.spot, "a key without an action", "write the action's id, as `quit: Q`")
                continue
            match value:
                case Scalar(value="" | "none" | "null"):
                    keys: list[Node] = []
                case Sequence():
                    keys = value.items
                case _:
                    keys = [value]
            written = [self._key(key.value, item) for item in keys]
            if None not in written:
                yield Remap(key.value, tuple(filter(None, written)), self.stream.place(key.spot))

    def _key(self, name: str, node: Node) -> Written | None:
        if isinstance(node, Scalar) and node.value:
            return Written(node.value, self.stream.place(node.spot))
        what = f"{shorten(name, 40)!r} has no key here" if isinstance(node, Scalar) else "a key is one word"
        self.stream.problem(node.spot, what, f"write one key, a list as `{EXAMPLES['keys'][1:-1]}`, or `none`")
        return None


class _Wrong(Exception):
    """Raised for a value that a setting can't have."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what, self.cure = what, cure


def _plain(name: str, value: str) -> str:
    """Return a value of printable characters on one line; raises _Wrong for any other."""
    if clean(value) != value or "\n" in value or "\t" in value:
        raise _Wrong(f"{name!r} holds a control character", f"write it plainly, as `{name}: {EXAMPLES[name]}`")
    return value


def _axis(value: str) -> str:
    if value.lower() not in AXES:
        raise _Wrong(f"{shorten(value, 40)!r} is not a time axis", instead(closest(value.lower(), AXES), AXES))
    return value.lower()


def _yes(name: str, value: str) -> bool:
    if value.lower() not in (*_YES, *_NO):
        raise _Wrong(f"{name!r} is {shorten(value, 40)!r}", "use yes or no")
    return value.lower() in _YES


def _editor(value: str) -> str:
    try:
        shlex.split(value)
    except ValueError as error:
        raise _Wrong(f"'editor' can't be split into words ({error})", "close the quotes in it") from error
    return value
