"""Lists of ids and of choices, which say each of theirs once: who writes one twice means no second."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import SECTIONS, Record, Spec


def once(spec: Spec) -> bool:
    """Tell whether a field is a list that has each value once."""
    return spec.many and spec.kind in ("ref", "choice")


def again(key: str, value: str, before: Sequence[str]) -> bool:
    """Tell whether a value of a list under a key stands there once more.

    A chain may come back to who has passed it on before, but not from a relay to itself.
    """
    return value in (before[-1:] if key == "via" else before)


def _keys(cls: type[Record]) -> set[str]:
    own = {key for key, (_, spec) in cls.KEYS.items() if once(spec)}
    return own.union(*(_keys(spec.part) for _, spec in cls.KEYS.values() if spec.part))


LISTS = frozenset[str]().union(*map(_keys, SECTIONS.values()))
"""The keys of such lists."""
