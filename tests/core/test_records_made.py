"""Records are what `dataclasses` would make of the same classes, which is what is compared here."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar

import pytest
from helpers import HARBOUR, modules

from tui import records
from tui.case import Case


def both(make: Callable[[Any], Any]) -> list[Any]:
    return [make(dataclasses.dataclass), make(records.dataclass)]


def frozen(decorate: Any) -> Any:
    @decorate(frozen=True, slots=True)
    class Thing:
        """A thing."""

        KNOWN: ClassVar[int] = 3
        name: str
        many: tuple[str, ...] = ()
        made: dict[str, int] = records.field(default_factory=dict, compare=False)
        quiet: str = records.field(default="q", repr=False)

    return Thing


def open_(decorate: Any) -> Any:
    @decorate(slots=True)
    class Thing:
        """A thing."""

        name: str
        found: list[int] = records.field(default_factory=list)

    return Thing


def named(decorate: Any) -> Any:
    class Base:
        """What things have in common."""

        __slots__ = ()
        heirs: ClassVar[list[str]] = []

        def __init_subclass__(cls) -> None:
            cls.heirs.append(cls.__name__)

    @decorate(frozen=True, slots=True, kw_only=True)
    class Thing(Base):
        """A thing."""

        name: str
        kind: str | None = None

        def __str__(self) -> str:
            return f"<{self.name}>"

    return Thing


def unslotted(decorate: Any) -> Any:
    @decorate(frozen=True)
    class Thing:
        """A thing."""

        name: str
        kind: str = "k"

        @cached_property
        def loud(self) -> str:
            return self.name.upper()

    return Thing


@pytest.mark.parametrize("make", [frozen, open_, named, unslotted])
def test_a_record_is_what_dataclasses_make_of_it(make: Callable[[Any], Any]) -> None:
    seen = []
    for kind in both(make):
        one, same, other = kind(name="a"), kind(name="a"), kind(name="b")
        seen.append(
            (
                *(repr(item).rpartition(".")[2] for item in (one, other)), str(one).rpartition(".")[2],
                one == same, one == other, one != other, one == "a", kind.__hash__ is None,
                kind.__hash__ is not None and len({one, same, other}), hasattr(one, "__dict__"),
                [(item.name, item.default, item.kw_only) for item in dataclasses.fields(one)],
                dataclasses.replace(one, name="c") == kind(name="c"), copy.copy(one) == one,
                kind.__match_args__, getattr(kind, "__slots__", None), kind.__doc__, kind.__name__,
                dataclasses.is_dataclass(one),
                list(inspect.signature(kind).parameters) if kind(name="z") else None,
            )
        )  # fmt: skip
        for wrong in ({}, {"name": "a", "more": 1}):
            with pytest.raises(TypeError):
                kind(**wrong)
    assert seen[0] == seen[1]


def test_what_is_frozen_is_not_changed_and_what_is_made_anew_is_not_shared() -> None:
    for kind in both(frozen):
        one = kind("a")
        for name in ("name", "new"):
            with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):
                setattr(one, name, "b")
        with pytest.raises(dataclasses.FrozenInstanceError):
            del one.name
        assert one.made is not kind("a").made
        assert kind("a", made={"x": 1}) == one, "what is not compared does not tell them apart"
        assert kind.KNOWN == 3
    for kind in both(open_):
        one = kind("a")
        one.found.append(1)
        assert kind("a").found == []
    made: Any = named(records.dataclass)
    with pytest.raises(TypeError, match="positional"):
        made("a")
    for kind in both(unslotted):
        assert (kind("a").loud, kind("a").__dict__["kind"], kind.kind) == ("A", "k", "k")


def test_every_record_of_a_case_survives_a_copy_and_a_pickle() -> None:
    case = Case.open(HARBOUR)
    found = [case.get(name) for name in case.all_ids()]
    assert len(found) > 20
    assert [copy.deepcopy(record) for record in found] == found
    assert pickle.loads(pickle.dumps(found)) == found


def test_no_other_module_pays_for_dataclasses() -> None:
    imports = {name for name, path in modules() if "dataclasses import" in path.read_text(encoding="utf-8")}
    assert imports == {"tui.records"}
