"""The help: every key that is live here, found by typing, run with Enter."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType

from tui.cards.blocks import Span
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.dialogs.groups import GROUPS, group_of
from tui.explorer.dialogs.wrapped import Entry, Wrapped
from tui.explorer.keys import KeyHelp, key
from tui.explorer.widgets.drawing import sides
from tui.folding import fold
from tui.formats.layout import wrap

KEYS_WIDTH = 18
BESIDE = 64  # cells; below, the sentence stands under its keys


GLANCE = "="
"""What the id of a row begins with that shows a group at a glance."""
GLANCE_WIDTH = 11
_BETWEEN = " · "

Asked = tuple[KeyHelp, str | None]


class HelpRows(Wrapped):
    """The keys that match, in groups, with why one has nothing to do here; before a search all groups at a glance."""

    def __init__(self, entries: list[Asked], typed: str) -> None:
        words = fold(typed).split()
        groups: dict[str, list[Asked]] = {group: [] for group in GROUPS}
        for entry, why in entries:
            if all(word in fold(" ".join((*entry.keys, entry.name, entry.does))) for word in words):
                groups[group_of(entry.id)].append((entry, why))
        rows = [] if words else [_glance(group, found) for group, found in groups.items() if found]
        for group, found in groups.items():
            if found:
                rows.append(Entry(None, (*([Span("")] if rows else []), Span(group, "heading"))))
            rows += [_entry(*pair) for pair in found]
        super().__init__(rows)

    def lay(self, entry: Entry, width: int) -> list[list[Span]]:
        """Return the keys with the sentence beside them, or under them."""
        keys, *sentences = entry.paragraphs
        if entry.id is None:
            return super().lay(entry, width)
        beside = GLANCE_WIDTH if entry.id.startswith(GLANCE) else KEYS_WIDTH
        beside = beside if width >= BESIDE else 2
        if entry.id.startswith(GLANCE):
            lines = _packed(sentences, width - beside)
        else:
            lines = [list(line) for words in sentences for line in wrap((words,), max(width - beside, 2))]
        first = [*sides([keys], [], beside), *lines.pop(0)] if width >= BESIDE else [keys]
        return [first, *([Span(" " * beside), *line] for line in lines)]


def _glance(group: str, found: list[Asked]) -> Entry:
    """Return a group in as few words as there are: each key with its name; those that share a name share a place."""
    named: dict[str, list[str]] = {}
    for entry, _ in found:
        if entry.keys:
            named.setdefault(entry.name, []).append(entry.keys[0])
    words = [Span(f"{' '.join(keys)} {name}") for name, keys in named.items()]
    return Entry(f"{GLANCE}{group}", (Span(group, "heading"), *words))


def _packed(words: list[Span], width: int) -> list[list[Span]]:
    """Return words in lines of a width, as many on each as it has room for; none is parted that fits on one."""
    lines: list[list[Span]] = []
    room = 0
    for word in words:
        size = cell_len(word.text) + len(_BETWEEN)
        if not lines or size > room:
            lines.append([])
            room = width + len(_BETWEEN)
        elif lines[-1]:
            lines[-1].append(Span(_BETWEEN, "meta"))
        lines[-1].append(word)
        room -= size
    return lines


def _entry(entry: KeyHelp, why: str | None) -> Entry:
    keys = Span("  ".join(entry.keys) or "no key", "accent")
    if why:
        return Entry(entry.id, (keys, Span(entry.does, "meta"), Span(why, "meta")))
    return Entry(entry.id, (keys, Span(entry.does)))


class HelpDialog(Chooser[str]):
    """Keys, searchable; Enter runs the one under the cursor, Esc closes."""

    title_words = "Help"
    hint = "{choose.up}{choose.down} move · Enter runs · {choose.close} closes"
    placeholder = "type to search the keys"
    of_the_case = False
    empty = "No key here has these words. Backspace brings the others back."
    BINDINGS: ClassVar[list[BindingType]] = [key("f1", "close", "close", "Close the help.", "help.close")]

    def __init__(self, entries: list[tuple[KeyHelp, str | None]]) -> None:
        super().__init__()
        self.entries = entries

    def rows(self, text: str) -> HelpRows:
        """Return the keys that match."""
        return HelpRows(self.entries, text)

    def take(self, name: str | None) -> None:
        """Close, and have the action run that the cursor stands on; from a group at a glance go to its keys."""
        if name is not None and name.startswith(GLANCE):
            first = next(entry.id for entry, _ in self.entries if group_of(entry.id) == name.removeprefix(GLANCE))
            self.list.go_to(self.list.source.find(first) or 0)
        else:
            self.close(name)
