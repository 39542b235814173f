"""Other keys for what the program does: keys as people write them, and which of their wishes can be met.

A key that a plain terminal sends under another's name is refused, since it would work in few places and take that
other's place in most. What a terminal sends, and what Textual makes of it, was tried with textual 8.2.8.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.keys import _character_to_key
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.explorer.keys import NO_KEY, KeyHelp, shown
from tui.explorer.reference import declaring
from tui.problems import Problem
from tui.text import closest, shorten
from tui.user.settings import Remap

ALWAYS = "quit.always"
"""The id of the binding that answers in every place, also while text is typed; something must."""

_MOVING = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete")
_MODIFIED = (*_MOVING, *(f"f{number}" for number in range(1, 13)))
"""What a terminal sends apart with any of ctrl, alt and shift."""
_SILENT = (*_MOVING, "escape", "enter", "tab", "backspace")
_WORDS = {
    **{name: name for name in (*_MOVING, "escape", "enter", "tab", "backspace", "space")},
    **{f"f{number}": f"f{number}" for number in range(1, 25)},
    **dict(zip("↑↓←→", _MOVING[:4], strict=True)),
    "esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown", "pgdown": "pagedown", "ins": "insert",
    "del": "delete", "backtab": "shift+tab", **{(name := _character_to_key(char)): name for char in string.punctuation},
}  # fmt: skip
_MODIFIERS = {"ctrl": "ctrl", "control": "ctrl", "alt": "alt", "option": "alt", "opt": "alt", "shift": "shift"}
_CHORD = re.compile(rf"((?:(?:{'|'.join(_MODIFIERS)})\s*[+-]\s*)*)(.+)", re.IGNORECASE)

# What declares keys and stands in a dialog: there its keys and the dialog's answer both.
_ALSO_IN = {"Lines": {"Guide"}, "BookmarksLine": {"Chooser"}}

# One key that reaches us under two names, by the terminal's age.
_ALSO = {"question_mark": ("shift+slash",), "ctrl+@": ("ctrl+space",)}
_NAMED = {
    "shift+slash": "question_mark", "shift+question_mark": "question_mark", "ctrl+space": "ctrl+@",
    "ctrl+at": "ctrl+@",
}  # fmt: skip
_SENT_AS = {
    "ctrl+m": "Enter", "ctrl+i": "Tab", "ctrl+h": "Backspace", "ctrl+left_square_bracket": "Esc",
    "ctrl+question_mark": "Backspace", "ctrl+slash": "ctrl+_", "alt+b": "ctrl+←", "alt+f": "ctrl+→",
    "alt+tab": "shift+Tab", "alt+backspace": "ctrl+w",
}  # fmt: skip


def key_names(written: str) -> str | None:
    """Return Textual's name for a key as people write it, all of them with commas where it has more; None for no key.

    Words are read in any case (`PgUp`, `esc`), characters as they are (`n` is not `N`).
    """
    name = _read(written)
    return None if name is None or _sent_as(name) else ",".join((name, *_ALSO.get(name, ())))


def _read(written: str) -> str | None:
    """Return the name that Textual has for a key, also for one that no terminal sends."""
    match = _CHORD.fullmatch(written.strip() or written)
    if match is None or len(written) > 40:
        return None
    modifiers = {_MODIFIERS[word] for word in re.findall(r"[a-z]+", match[1].lower())}
    name = _WORDS.get(re.sub(r"[\s-]", "", match[2].lower()), "")
    if len(match[2]) == 1 and match[2].isprintable():
        name = name or _character_to_key(match[2])
    if not name:
        return None
    if modifiers == {"shift"} and len(name) == len(name.upper()) == 1 and name.upper() != name.lower():
        return name.upper()
    if len(name) == 1 and "alt" in modifiers and name.isupper():
        modifiers.add("shift")
    *more, name = name.split("+") if modifiers else [name]
    name = "+".join([*sorted({*modifiers, *more}), name.lower() if modifiers else name])
    return _NAMED.get(name, name)


def _sent_as(name: str) -> str | None:
    """Return the key that a plain terminal sends instead of one with modifiers, None where it sends one of its own."""
    *modifiers, key = name.split("+")
    if not modifiers or key in _MODIFIED or name in ("shift+tab", "ctrl+@"):
        return None
    if name in _SENT_AS:
        return _SENT_AS[name]
    if len(key) == 1 and key.isalpha() and modifiers in (["alt"], ["alt", "shift"]):
        return None
    if len(key) == 1 and key in string.ascii_lowercase and "ctrl" in modifiers:
        return None if modifiers == ["ctrl"] else _SENT_AS.get(f"ctrl+{key}", f"ctrl+{key}")
    if modifiers == ["ctrl"] and key in ("backslash", "right_square_bracket", "circumflex_accent", "underscore"):
        return None
    return {"space": "Space", "backspace": "Backspace"}.get(key, shown(key))


def places(app: type[App[Any]]) -> dict[str, frozenset[str]]:
    """Return the places in which each binding answers, by its id: two keys are at odds only where both answer.

    The explorer with its panes and the app is one place. Each dialog, which keeps keys from what it covers, is
    another, and so is each line to type in, whose keys go before those around it.
    """
    owners = declaring(app)
    apart = [owner for owner in owners if issubclass(owner, ModalScreen | Input)]
    found: dict[str, frozenset[str]] = {}
    for owner in owners:
        where = {heir.__name__ for heir in apart if issubclass(heir, owner)} if owner in apart else {"Explorer"}
        where |= _ALSO_IN.get(owner.__name__, set())
        found |= {item.id: frozenset(where) for item in owner.BINDINGS if isinstance(item, Binding) and item.id}
    return found


def keymap(
    remaps: Iterable[Remap], declared: Iterable[KeyHelp], where: Mapping[str, Set[str]]
) -> tuple[dict[str, str], list[Problem]]:
    """Return what `App.set_keymap` takes, and what is wrong with the remaps that are left out of it.

    `declared` is every binding there is, `where` the places of each by its id, as `places` gives them. Textual 8.2.8
    takes an empty string for no remap at all, so that an action without keys gets one that no terminal sends:
    whatever shows keys should ask `unbound` first.
    """
    wishes = _Wishes(declared, where)
    problems: list[Problem] = []
    for remap in remaps:
        faults = list(wishes.faults(remap))
        problems += faults
        if not faults:
            wishes.wished[remap.id] = remap
    while found := wishes.conflict():  # each leaves a remap out, whose own keys are then in use again
        remap, problem = found
        del wishes.wished[remap.id]
        problems.append(problem)
    return wishes.keymap(), sorted(problems, key=lambda problem: problem.place)


class _Wishes:
    """The remaps that nothing is wrong with so far, over the keys that are declared."""

    def __init__(self, declared: Iterable[KeyHelp], where: Mapping[str, Set[str]]) -> None:
        self.own = {entry.id: [name for key in entry.keys for name in _names(key)] for entry in declared}
        self.where = {name: where.get(name, {"Explorer"}) for name in self.own}
        self.wished: dict[str, Remap] = {}
        # A place that answers to no character leaves them all to a line that is typed in.
        self.answering = {
            place for name, keys in self.own.items() if any(map(_types, keys)) for place in self.where[name]
        }

    def keymap(self) -> dict[str, str]:
        """Return the keys of each binding that is to have others than its own."""
        names = {name: [part for key in remap.keys for part in _names(key.text)] for name, remap in self.wished.items()}
        return {name: ",".join(dict.fromkeys(keys)) or NO_KEY + name for name, keys in names.items()}

    def faults(self, remap: Remap) -> Iterator[Problem]:
        """Yield what is wrong with a remap whatever the others are."""
        if remap.id not in self.own:
            yield Problem(remap.place, f"no action has the id {shorten(remap.id, 40)!r}", self._other_id(remap))
        elif not remap.keys and (remap.id == ALWAYS or remap.id.endswith(".close")):
            yield Problem(remap.place, f"{remap.id!r} is to have no key", "give it one: there must be a way out")
        else:
            for key in remap.keys:
                wrong = _wrong_key(key.text) or self._wrong_there(remap.id, key.text)
                if wrong:
                    yield Problem(key.place, *wrong)

    def conflict(self) -> tuple[Remap, Problem] | None:
        """Return the first remap that takes a key which another binding has or was given earlier; None for none."""
        taken = [(name, set(keys), 0) for name, keys in self.own.items() if name not in self.wished]
        for remap in self.wished.values():
            for key in remap.keys:
                for other, keys, line in taken:
                    if keys.isdisjoint(_names(key.text)) or not self._meet(remap.id, other):
                        continue
                    what = f"{remap.id!r} can't have {key.text!r}, which is a key of {other!r}"
                    cure = f"choose another, or give {other!r} other keys"
                    if line:
                        what, cure = f"{what} in line {line}", "keep it for one of the two"
                    return remap, Problem(key.place, what, cure)
            wished = {name for key in remap.keys for name in _names(key.text)}
            taken.append((remap.id, wished, remap.place.line))
        return None

    def _meet(self, one: str, other: str) -> bool:
        return ALWAYS in (one, other) or not self.where[one].isdisjoint(self.where[other])

    def _other_id(self, remap: Remap) -> str:
        turned = [key.text for key in remap.keys if key.text in self.own]
        if turned:
            return f"write it the other way round, as `{turned[0]}: {shorten(remap.id, 40)}`"
        close = closest(remap.id.lower(), list(self.own))
        return f"did you mean {close[0]!r}?" if close else f"use an id such as {', '.join(list(self.own)[:3])}"

    def _wrong_there(self, name: str, written: str) -> tuple[str, str] | None:
        """Return what is wrong with a key for one action, and the cure."""
        key = _names(written)[0]
        cure = "use an F key, or one with ctrl or alt"
        if name == ALWAYS and not re.match(r"ctrl\+|alt\+|f\d", key):
            return f"{name!r} can't have {written!r}: it answers also where that key does something else", cure
        if _types(key) and self.where[name].isdisjoint(self.answering):
            return f"{name!r} can't have {written!r}: where it answers, characters are typed", cure
        return None


def _names(key: str) -> list[str]:
    return (key_names(key) or key).split(",")


def _types(name: str) -> bool:
    """Tell whether a key puts a character into a line that is typed in."""
    return "+" not in name and not re.fullmatch(r"f\d+", name) and name not in _SILENT


def _wrong_key(written: str) -> tuple[str, str] | None:
    """Return what is wrong with a key for whatever action, and the cure; None when nothing is."""
    name = _read(written)
    key = shorten(written, 40)
    if name is None:
        parts = [part for part in re.split(r"[\s,]+", written) if part]
        if len(parts) > 1 and all(map(key_names, parts[:10])):
            return f"{key!r} is more than one key", f"write a list: [{shorten(', '.join(parts), 60)}]"
        close = closest(written.lower(), list(_WORDS))
        cure = f"did you mean {close[0]!r}?" if close else "write a character, or as Enter, PgUp, F5, ctrl+x, alt+left"
        return f"there is no key {key!r}", cure
    sent = _sent_as(name)
    if sent is None:
        return None
    if name.startswith("shift+") and _types(name.removeprefix("shift+")) and "space" not in name:
        return f"a terminal does not tell of the shift in {key!r}", "write the character that it makes"
    return f"a terminal can't tell {key!r} from {sent}", "choose another key"
