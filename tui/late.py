"""Modules of a room that are loaded when they are first asked for: what only a later key needs costs a start nothing.

`dialogs.help` is the module `help` of the room `dialogs`, and `dialogs.help.HelpDialog` loads it where it is not there
yet. Whoever calls it needs no import inside a function, and a type checker sees what the room imports for it alone.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType


def modules_of(room: str) -> Callable[[str], ModuleType]:
    """Return what a room has as `__getattr__`: it loads the module of a name; for a name of none, AttributeError."""

    def module(name: str) -> ModuleType:
        full = f"{room}.{name}"
        try:
            return import_module(full)
        except ModuleNotFoundError as error:
            if error.name != full:
                raise
        raise AttributeError(f"module {room!r} has no attribute {name!r}")

    return module
