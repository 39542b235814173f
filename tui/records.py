"""Records as `dataclasses` makes them, made in a twentieth of the time: some sixty classes are, before a first screen.

`dataclasses` writes six methods for each class and has them compiled, whether or not they are ever called. Here all
records share theirs, and only what makes one is written for its class, when the first is made.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, Field, FrozenInstanceError
from dataclasses import field as field
from dataclasses import fields as fields
from dataclasses import replace as replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(kind=None, /, *, frozen=False, slots=False, kw_only=False):
        """Return a class as a record of its annotated fields, with what `dataclasses` knows of them."""
        if kind is None:
            return lambda kind: _made(kind, frozen, slots, kw_only)
        return _made(kind, frozen, slots, kw_only)


def _made(kind: type[Any], frozen: bool, slots: bool, kw_only: bool) -> type[Any]:
    known: dict[str, Any] = {}
    for base in reversed(kind.__mro__[1:]):
        known |= getattr(base, "__dataclass_fields__", {})
    given = {name: value for name, value in kind.__dict__.items() if name not in ("__dict__", "__weakref__")}
    for name, written in given.get("__annotations__", {}).items():
        if not str(written).startswith(("ClassVar", "typing.ClassVar")):
            value = given.pop(name, MISSING)
            item: Any = value if isinstance(value, Field) else field(default=value)
            item.name, item.type, item.kw_only = name, written, kw_only
            item._field_type = dataclasses._FIELD  # type: ignore[attr-defined]
            known[name] = item
            if item.default is not MISSING and not slots:
                given[name] = item.default
    compared = [name for name, item in known.items() if item.compare]
    key = attrgetter(*compared) if compared else type
    methods: dict[str, Any] = {"__init__": _make, "__repr__": _repr, "__eq__": _eq, "_compared": key}
    methods["__hash__"] = _hash if frozen else None
    if frozen:
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
    if slots:
        methods |= {"__getstate__": _getstate, "__setstate__": _setstate}
        there = {name for base in kind.__mro__[1:] for name in getattr(base, "__slots__", ())}
        methods["__slots__"] = tuple(name for name in known if name not in there)
    positional = tuple(name for name, item in known.items() if item.init and not item.kw_only)
    about = {"__dataclass_fields__": known, "__match_args__": positional}
    maker: Any = type(kind)
    made: type[Any] = maker(kind.__name__, kind.__bases__, {**methods, **given, **about, "_frozen": frozen})
    made.__qualname__ = kind.__qualname__
    return made


def _make(self: Any, *values: Any, **named: Any) -> None:
    """Make the first record of its class: write what makes one, for this and all others."""
    for kind in type(self).__mro__:
        if kind.__dict__.get("__init__") is _make:
            kind.__init__ = _written(kind)  # type: ignore[misc]
    type(self).__init__(self, *values, **named)


def _written(kind: type[Any]) -> Any:
    """Return the `__init__` of a record's class."""
    names: dict[str, Any] = {"set_": object.__setattr__, "missing_": MISSING}
    taken, lines, star = ["self"], [], False
    for name, item in kind.__dataclass_fields__.items():
        default, value = "", name
        if item.default_factory is not MISSING:
            names[f"made_{name}"] = item.default_factory
            default, value = "=missing_", f"made_{name}() if {name} is missing_ else {name}"
        elif item.default is not MISSING:
            names[f"default_{name}"] = item.default
            default = f"=default_{name}"
        if item.kw_only and not star:
            taken.append("*")
            star = True
        taken.append(name + default)
        lines.append(f"set_(self, {name!r}, {value})" if kind._frozen else f"self.{name} = {value}")
    exec(f"def __init__({', '.join(taken)}):\n  " + "\n  ".join([*lines, "pass"]), names)
    return names["__init__"]


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._compared(self) == self._compared(other)


def _hash(self: Any) -> int:
    return hash(self._compared(self))


def _repr(self: Any) -> str:
    shown = (f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(self: Any, name: str, *value: object) -> None:
    raise FrozenInstanceError(f"a record is not changed: {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, item.name) for item in fields(self)]


def _setstate(self: Any, values: list[Any]) -> None:
    for item, value in zip(fields(self), values, strict=True):
        object.__setattr__(self, item.name, value)
