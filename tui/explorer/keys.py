"""Keys: each binding is declared once, on the thing that answers it, and everything that tells of keys reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from textual.binding import Binding

from tui.lean import NamedTuple
from tui.patterns import regex

if TYPE_CHECKING:
    from textual.app import App

# How keys are written for people, where Textual's name is not what stands on the key.
_SHOWN = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home",
    "end": "End", "escape": "Esc", "enter": "Enter", "tab": "Tab", "shift+tab": "shift+Tab",
    "question_mark": "?", "exclamation_mark": "!", "shift+slash": "?", "left_square_bracket": "[",
    "right_square_bracket": "]", "plus": "+", "equals_sign": "=", "underscore": "_", "colon": ":", "slash": "/",
    "less_than_sign": "<", "greater_than_sign": ">",
    "left_curly_bracket": "{", "right_curly_bracket": "}",
    "apostrophe": "'", "space": "Space", "backspace": "Backspace", "delete": "Del", "alt+left": "alt+←",
    "alt+right": "alt+→",
}  # fmt: skip


NO_KEY = "unbound."
"""What the name of a key begins with that no terminal sends: Textual has no other way to take an action's keys away."""


_declared: dict[str, str] = {}  # the first key of each action that was declared so far, by its id
_MARK = regex(r"\{([a-z]+(?:[.-][a-z]+)*)\}")


def key(
    keys: str, action: str, name: str, does: str, id: str, *, footer: bool = False, priority: bool = False
) -> Binding:
    """Return a binding: keys, action, a word for the footer, a sentence for the help, and the id for a remap."""
    _declared[id] = keys.partition(",")[0]
    return Binding(keys, action, name, show=footer, tooltip=does, id=id, priority=priority)


class KeyHelp(NamedTuple):
    """One action in the help: its keys as people write them, name, sentence, the action and its binding's id."""

    keys: tuple[str, ...]
    name: str
    does: str
    action: str
    id: str
    footer: bool


def shown(key_name: str) -> str:
    """Return a key as people write it."""
    begin, plus, last = key_name.rpartition("+")
    if last[:1] == "f" and last[1:].isdigit():
        return f"{begin}{plus}{last.upper()}"
    return _SHOWN.get(key_name, key_name)


def with_keys(words: str, remapped: Mapping[str, str] | None = None) -> str:
    """Return words with the first key of an action in place of its id, as in `{quit} leaves`; of one without, the id.

    The words are the program's own: text of a case may have such braces, and goes in afterwards.
    """

    def named(mark: re.Match[str]) -> str:
        name = mark[1]
        if name not in _declared:
            return mark[0]
        first = (remapped or {}).get(name, _declared[name]).partition(",")[0]
        begins = not mark.start() or words[: mark.start()].endswith(". ")
        return f"{'The' if begins else 'the'} action {name}" if unbound(first) else shown(first)

    return _MARK.sub(named, words)


def told(app: App[Any], words: str) -> str:
    """Return words with keys in them as an app has them now."""
    return with_keys(words, app._keymap)


def unbound(key_name: str) -> bool:
    """Tell whether the name of a key is the one that an action is given that no key is to have."""
    return key_name.startswith(NO_KEY)


def gathered(bindings: Iterable[tuple[str, Binding]]) -> list[KeyHelp]:
    """Return bindings, one for each key, as one entry for each id, in their order."""
    by_id: dict[str, KeyHelp] = {}
    for key_name, binding in bindings:
        if not binding.id or unbound(key_name):
            continue
        name = shown(key_name)
        entry = by_id.get(binding.id)
        if entry is None:
            by_id[binding.id] = KeyHelp(
                (name,), binding.description, binding.tooltip, binding.action, binding.id, binding.show
            )
        elif name not in entry.keys:
            by_id[binding.id] = entry._replace(keys=(*entry.keys, name))
    return list(by_id.values())
