"""Dataclasses that cost a start nothing.

The standard library writes and compiles six methods of each dataclass while its module is imported: of some fifty
classes that is a tenth of the time to the first screen, and a fifth of `onrecord show`. Here only `__init__` is
compiled, and not before the first instance is made; the other methods are common to all. What such a class means is
what the standard library says of `dataclass`, of which this is a part; a type checker sees nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass, field, fields, is_dataclass, replace
else:
    from operator import attrgetter

    _MISSING = object()
    _FIELDS = "__lean_fields__"

    class Field:
        """A field: name, default, whether it counts in comparing, and what its class notes of it."""

        __slots__ = ("compare", "default", "default_factory", "metadata", "name")

        def __init__(self, default=_MISSING, default_factory=_MISSING, metadata=None, compare=True) -> None:
            self.name, self.default, self.default_factory = "", default, default_factory
            self.metadata, self.compare = metadata or {}, compare

    def field(*, default=_MISSING, default_factory=_MISSING, metadata=None, compare=True):
        """Declare a field that needs more than a value where none is given."""
        return Field(default, default_factory, metadata, compare)

    def fields(one):
        """Return the fields of a class or of an instance, in their order."""
        return tuple(getattr(one, _FIELDS).values())

    def is_dataclass(one) -> bool:
        """Tell whether something is such a class, or an instance of one."""
        return hasattr(one, _FIELDS)

    def replace(one, /, **changes):
        """Return an instance that differs from another one in some fields."""
        return type(one)(**{name: getattr(one, name) for name in getattr(one, _FIELDS)} | changes)

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False, eq=True):
        """Make a dataclass of a class."""
        return _made(cls, frozen, slots, kw_only, eq) if cls else lambda cls: _made(cls, frozen, slots, kw_only, eq)

    def _made(cls, frozen, slots, kw_only, eq):
        space = dict(cls.__dict__)
        own = {}
        for name, kind in space.get("__annotations__", {}).items():
            if kind.startswith("ClassVar"):
                continue
            given = space.get(name, _MISSING)
            own[name] = given if isinstance(given, Field) else Field(given)
            own[name].name = name
            if slots or own[name].default is _MISSING:
                space.pop(name, None)
            else:
                space[name] = own[name].default
        every = {name: each for base in reversed(cls.__mro__[1:]) for name, each in getattr(base, _FIELDS, {}).items()}
        every |= own
        space[_FIELDS] = every
        space.setdefault("__match_args__", () if kw_only else tuple(every))
        for name in ("__dict__", "__weakref__"):  # the new class has its own
            space.pop(name, None)
        if slots:
            space["__slots__"] = tuple(own)
        compared = [name for name, each in every.items() if each.compare]
        space |= _methods(attrgetter(*compared, "__class__"), frozen, eq)
        space["__init__"] = _unwritten
        new = type(cls)(cls.__name__, cls.__bases__, space)
        new.__qualname__ = cls.__qualname__
        new.__lean__ = (new, frozen, kw_only)
        return new

    def _unwritten(self, /, *values, **named) -> None:
        cls, frozen, kw_only = type(self).__lean__
        cls.__init__ = _written(cls, frozen, kw_only)
        cls.__init__(self, *values, **named)

    def _written(cls, frozen, kw_only):
        """Return the `__init__` of a class, whose parameters are its fields."""
        names = {"_missing": _MISSING, "_set": object.__setattr__}
        parameters, lines = ["self", "/"], []
        for name, each in getattr(cls, _FIELDS).items():
            value = name
            if kw_only and "*" not in parameters:
                parameters.append("*")
            if each.default_factory is not _MISSING:
                names[f"_make_{name}"] = each.default_factory
                parameters.append(f"{name}=_missing")
                value = f"_make_{name}() if {name} is _missing else {name}"
            elif each.default is not _MISSING:
                names[f"_default_{name}"] = each.default
                parameters.append(f"{name}=_default_{name}")
            else:
                parameters.append(name)
            lines.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
        if hasattr(cls, "__post_init__"):
            lines.append("self.__post_init__()")
        body = "\n ".join(lines or ["pass"])
        exec(f"def __init__({', '.join(parameters)}):\n {body}", names)
        names["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
        return names["__init__"]

    def _methods(values, frozen, eq):
        """Return the methods that every class has; `values` gives an instance's values, and its class."""

        def equal(self, other):
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        def hashed(self) -> int:
            return hash(values(self))

        made = {"__repr__": _shown}
        if eq:
            made |= {"__eq__": equal, "__hash__": hashed if frozen else None}
        if frozen:
            made |= {"__setattr__": _refused, "__delattr__": _refused, "__reduce__": _reduced}
        return made

    def _shown(self) -> str:
        values = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
        return f"{type(self).__qualname__}({values})"

    def _refused(self, name, *_) -> None:
        raise AttributeError(f"{type(self).__qualname__}.{name} cannot be changed")

    def _reduced(self):
        return _again, (type(self), [getattr(self, each.name) for each in fields(self)])

    def _again(cls, values):
        return cls(**dict(zip(getattr(cls, _FIELDS), values, strict=True)))


__all__ = ["dataclass", "field", "fields", "is_dataclass", "replace"]
