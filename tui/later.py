"""Modules that are imported when they are needed: a first screen needs few of them, a command fewer.

Two ways, so that neither caller has an import within a function, and a type checker sees one at the top. A room gives
its own late modules by their names (`modules_of`): `dialogs.help` is imported where it is named. `later` is for tables
that are made at start: what it gives stands for a module, whose functions import it when they are called.

    if TYPE_CHECKING:
        from tui.cards import day
    else:
        (day,) = later("tui.cards", "day")
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

_named: dict[str, None] = {}


def later(package: str, *modules: str) -> Iterator[Any]:
    """Yield what stands for modules of a package: of their names it has those of functions alone."""
    for module in modules:
        _named[f"{package}.{module}"] = None
        yield _Module(f"{package}.{module}")


def import_all() -> None:
    """Import whatever was put off, so that the first key which needs it is not kept waiting; for a thread."""
    for module in list(_named):
        import_module(module)


def modules_of(room: str) -> Callable[[str], ModuleType]:
    """Return what a room has as `__getattr__`: it imports the module of a name; for a name of none, AttributeError."""

    def module(name: str) -> ModuleType:
        full = f"{room}.{name}"
        try:
            return import_module(full)
        except ModuleNotFoundError as error:
            if error.name != full:
                raise
        raise AttributeError(f"module {room!r} has no attribute {name!r}")

    return module


class _Module:
    """Stands for a module, which is perhaps not imported yet."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        function = _Function(self._module, name)
        setattr(self, name, function)
        return function


class _Function:
    """Stands for a function of a module, which it imports when it is called."""

    __slots__ = ("_module", "_name")

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def __call__(self, *values: object, **named: object) -> Any:
        return getattr(import_module(self._module), self._name)(*values, **named)
