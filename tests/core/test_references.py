"""What a record refers to, as it is read from what was put away: each reference, and where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers import BUNDLED, CASES
from hostile import hostile_case

from tui.model import Record, kind_of
from tui.reading.encoding import encode, references
from tui.reading.records import read
from tui.reading.rules import refers_to


@pytest.mark.parametrize("name", ["harbour", "given", "lamps", "bundled", "hostile"])
def test_every_reference_is_found_where_it_stands(name: str, tmp_path: Path) -> None:
    folder = {"bundled": BUNDLED, "hostile": tmp_path}.get(name, CASES / name)
    if name == "hostile":
        hostile_case(tmp_path)
    reading = read(folder)
    found = 0
    for record in reading.records.values():
        there = references(kind_of(record), encode(record))
        assert {(target, kinds) for _, target, kinds in there} == refers_to(record)
        assert [at(record, path) for path, _, _ in there] == [target for _, target, _ in there]
        found += len(there)
    assert found > 20


def at(record: Record, path: tuple[str | int, ...]) -> Any:
    """Return the value at a path of keys and indices in a record."""
    value: Any = record
    for step in path:
        if isinstance(step, int):
            value = value[step]
        else:
            value = getattr(value, next(name for key, (name, _) in type(value).KEYS.items() if key == step))
    return value
