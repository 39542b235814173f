"""Wishes for other keys, as a file would give them."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from tui.explorer.app import OnRecord
from tui.explorer.keys import KeyHelp
from tui.explorer.reference import declaring
from tui.problems import Place
from tui.user.settings import Remap, Written

BOUND = {
    str(binding.id): binding.key.split(",")
    for owner in declaring(OnRecord)
    for binding in owner.BINDINGS
    if isinstance(binding, Binding)
}


def entries(**keys: str) -> list[KeyHelp]:
    """Return bindings by their ids, with `_` for the point, and their keys."""
    return [KeyHelp(tuple(named.split()), "", "", "", name.replace("_", "."), False) for name, named in keys.items()]


def remaps(wishes: Iterable[tuple[str, list[str]]]) -> list[Remap]:
    """Return wishes as a file would give them, one a line and no id twice."""
    return [
        Remap(name, tuple(Written(key, Place("f", line, 9)) for key in keys), Place("f", line, 3))
        for line, (name, keys) in enumerate(dict(wishes).items(), 1)
    ]
