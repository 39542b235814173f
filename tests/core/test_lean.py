"""The classes that stand for dataclasses and named tuples do what those do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import sys
import typing
from typing import Any, ClassVar

import pytest

from tui import lean
from tui.model import Claim, Quote, Report, Source


def of(kit: Any, **how: bool) -> Any:
    """Return a class with every kind of field, made by the standard library or by ours."""

    @kit.dataclass(**how)
    class Kept:
        LIMIT: ClassVar[int] = 3
        name: str
        size: int = 2
        tags: list[str] = kit.field(default_factory=list)
        place: str = kit.field(default="", compare=False, metadata={"why": "where"})

        @property
        def long(self) -> bool:
            return self.size > 1

        def __post_init__(self) -> None:
            if self.size > self.LIMIT:
                raise ValueError("too large")

    return Kept


HOWS = [
    {"frozen": frozen, "slots": slots, "kw_only": kw_only, "eq": eq}
    for frozen in (False, True)
    for slots in (False, True)
    for kw_only in (False, True)
    for eq in (False, True)
]


def told(made: Any) -> list[Any]:
    """Return what can be seen of a class: its instances, what it refuses, what they are equal to, and their fields."""

    def tried(action: Any) -> Any:
        try:
            return action()
        except (TypeError, ValueError, AttributeError) as error:
            return isinstance(error, AttributeError), isinstance(error, TypeError), isinstance(error, ValueError)

    one = made(name="a")
    kit = lean if lean.is_dataclass(made) else dataclasses
    first, second = kit.fields(one)[0], kit.fields(made)[3]
    other = kit.replace(one, size=3)
    return [
        [tried(lambda args=args, named=named: repr(made(*args, **named)).rpartition(".")[2]) for args, named in CALLS],
        one == made(name="a"),
        one == made(name="a", place="elsewhere"),
        one == other,
        one == "a",
        one.tags is made(name="a").tags,
        tried(lambda: hash(one) == hash(made(name="a"))) if made.__hash__ is None else True,
        tried(lambda: setattr(one, "size", 1)),
        tried(lambda: delattr(one, "size")),
        (other.name, other.size, other.tags, other.place),
        [each.name for each in kit.fields(one)],
        (first.name, dict(second.metadata)),
        made.__match_args__,
        kit.is_dataclass(one),
        made.LIMIT,
        other.long,
        vars(one) if hasattr(one, "__dict__") else None,
        tried(lambda: kit.replace(one, other=1)),
    ]


CALLS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((), {"name": "a"}),
    (("a",), {}),
    (("a", 1, ["x"], "there"), {}),
    ((), {"name": "a", "size": 1, "tags": ["x"], "place": "there"}),
    ((), {}),
    ((), {"name": "a", "other": 1}),
    ((), {"name": "a", "size": 9}),
    (("a", 1, [], "", 5), {}),
]


@pytest.mark.parametrize("how", HOWS, ids=lambda how: "-".join(name for name, on in how.items() if on) or "plain")
def test_a_lean_class_is_told_from_no_dataclass(how: dict[str, bool]) -> None:
    assert told(of(lean, **how)) == told(of(dataclasses, **how))


def test_records_are_copied_and_go_to_another_process_whole() -> None:
    claim = Claim(id="a", text="A.", speaker="b", reports=(Report(source="s", quotes=(Quote(exact="A"),)),))
    for made in (copy.copy(claim), copy.deepcopy(claim), pickle.loads(pickle.dumps(claim))):
        assert made == claim
        assert hash(made) == hash(claim)
    assert lean.replace(claim, note="n") != claim


def test_a_record_refuses_what_it_has_not() -> None:
    with pytest.raises(TypeError, match="nothing"):
        Source(id="a", title="A", publisher="P", nothing=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="publisher"):
        Source(id="a", title="A")


def tuples(kit: Any) -> tuple[Any, Any]:
    """Return named tuples made by the standard library or by ours: of some fields, and of none."""

    class Kept(kit.NamedTuple):  # type: ignore[misc]
        """Kept."""

        name: str
        size: int = 2
        tags: tuple[str, ...] = ()
        """What it is filed under."""

        @property
        def long(self) -> bool:
            return self.size > 1

        def __add__(self, other: Any) -> Any:
            return self._replace(size=self.size + other)

    class Nothing(kit.NamedTuple):  # type: ignore[misc]
        pass

    return Kept, Nothing


def seen(made: Any, nothing: Any) -> list[Any]:
    """Return what can be seen of a class of named tuples."""

    def tried(action: Any) -> Any:
        try:
            return action()
        except (TypeError, ValueError, AttributeError) as error:
            return isinstance(error, AttributeError)  # the other two stand for each other in some versions of Python

    one, calls = (
        made("a", tags=("x",)),
        [((), {"name": "a", "other": 1}), ((), {}), (("a", 1, (), 4), {}), (("a",), {})],
    )
    match one:
        case made(name, size):
            matched = name, size
    return [
        [tried(lambda args=args, named=named: repr(made(*args, **named)).rpartition(".")[2]) for args, named in calls],
        (one == ("a", 2, ("x",)), hash(one) == hash(("a", 2, ("x",))), one.name, one.size, one[2], len(one), [*one]),
        (one + 3, (one + 3).long, one._asdict(), one._replace(name="b"), tried(lambda: one._replace(other=1))),
        (made._make(["a", 1, ()]), tried(lambda: made._make(["a"])), made.__new__.__name__),
        [tried(lambda name=name: setattr(one, name, 1)) for name in ("name", "other")],
        (hasattr(one, "__dict__"), sys.getsizeof(one), type(made), made.__bases__, made.__doc__, made.__match_args__),
        (made._fields, made._field_defaults, [*made.__annotations__], made.__name__, made.__module__, matched),
        (copy.copy(one) == one, type(copy.deepcopy(one)) is made, one.__reduce_ex__(2)[1][1:], one.__getnewargs__()),
        (nothing(), repr(nothing()), tried(lambda: nothing(1)), nothing._fields),
    ]


def test_a_lean_named_tuple_is_told_from_no_other() -> None:
    assert repr(seen(*tuples(lean))) == repr(seen(*tuples(typing)))
