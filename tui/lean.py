"""Dataclasses and named tuples that cost a start nothing.

The standard library writes and compiles six methods of each dataclass while its module is imported: of some fifty
classes that is a tenth of the time to the first screen, and a fifth of `onrecord show`. Here only `__init__` is
compiled, and not before the first instance is made; the other methods are common to all. What such a class means is
what the standard library says of `dataclass`, of which this is a part; a type checker sees nothing else.

So it is with `NamedTuple`, of which it compiles a `__new__` and looks at each type: here that is compiled for the first
tuple that is made, and types are as they are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass, field, fields, is_dataclass, replace
    from typing import NamedTuple
else:
    from operator import attrgetter, itemgetter

    try:
        from _collections import _tuplegetter
    except ImportError:

        def _tuplegetter(number, doc):
            return property(itemgetter(number), doc=doc)

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

    class _Naming(type):
        """Makes the class of a named tuple, which is an ordinary one."""

        def __new__(cls, name, _bases, space):
            names = tuple(space.get("__annotations__", {}))
            defaults = {each: space[each] for each in names if each in space}
            fields = {
                each: _tuplegetter(number, f"Alias for field number {number}") for number, each in enumerate(names)
            }
            of_all = {"_fields": names, "_field_defaults": defaults, "__match_args__": names, "__slots__": ()}
            new = type.__new__(type, name, (tuple,), _OF_TUPLES | of_all | space | fields)

            def first(cls, /, *values, **named):
                new.__new__ = staticmethod(_new(new, names, defaults))
                return new.__new__(cls, *values, **named)

            new.__new__ = staticmethod(first)
            return new

    def _new(cls, names, defaults):
        """Return the `__new__` of a named tuple, whose parameters are its fields."""
        values = {f"_default_{name}": value for name, value in defaults.items()}
        parameters = [f"{name}=_default_{name}" if name in defaults else name for name in names]
        listed = "".join([f"{name}, " for name in names])
        written = f"lambda _cls, {', '.join(parameters)}: _tuple(_cls, ({listed}))"
        new = eval(written, {"_tuple": tuple.__new__, **values})
        new.__name__, new.__qualname__ = "__new__", f"{cls.__qualname__}.__new__"
        return new

    def _made_of(cls, values):
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"{len(made)} values for {len(cls._fields)} fields")
        return made

    def _with(self, /, **changes):
        made = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"there are no such fields: {list(changes)!r}")
        return made

    def _told(self) -> str:
        values = ", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True)])
        return f"{type(self).__name__}({values})"

    _OF_TUPLES = {
        "_make": classmethod(_made_of),
        "_replace": _with,
        "__replace__": _with,
        "_asdict": lambda self: dict(zip(self._fields, self, strict=True)),
        "__repr__": _told,
        "__getnewargs__": lambda self: tuple(self),
    }

    class _Base:
        """What a class is written below to be a named tuple: `__mro_entries__` puts a tuple in its place."""

        def __mro_entries__(self, _bases):
            return (_NAMED,)

    _NAMED = type.__new__(_Naming, "NamedTuple", (), {})
    NamedTuple = _Base()


__all__ = ["NamedTuple", "dataclass", "field", "fields", "is_dataclass", "replace"]
