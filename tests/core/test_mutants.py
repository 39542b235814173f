"""The list of mutants: each can still be made, and what should catch it is still there."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import ROOT
from mutants import Mutant
from mutants.core import CORE
from mutants.seen import SEEN
from mutants.walls import WALLS

EVERY = (*CORE, *SEEN, *WALLS)
each_mutant = pytest.mark.parametrize("mutant", EVERY, ids=[mutant.name for mutant in EVERY])


def test_there_are_fifteen_in_the_core_fifteen_in_what_is_seen_and_typed_and_nineteen_walls() -> None:
    assert len({mutant.name for mutant in CORE}) == 15
    assert len({mutant.name for mutant in SEEN}) == 15
    assert len({mutant.name for mutant in WALLS}) == 19
    assert len({mutant.name for mutant in EVERY}) == 49
    assert all(not mutant.module.startswith("tui/explorer/") for mutant in CORE)
    assert all(mutant.module.startswith("tui/explorer/") for mutant in SEEN)


@each_mutant
def test_its_old_text_stands_once_in_its_module_and_the_new_one_would_still_be_python(mutant: Mutant) -> None:
    module = ROOT / mutant.module
    text = module.read_text(encoding="utf-8")
    assert text.count(mutant.old) == 1, f"in {mutant.module}: {mutant.old}"
    assert mutant.new != mutant.old
    compile(text.replace(mutant.old, mutant.new), str(module), "exec")


@each_mutant
def test_the_tests_that_should_catch_it_are_there(mutant: Mutant) -> None:
    assert mutant.tests
    assert [file for file in mutant.tests if not (Path(__file__).parent.parent / file).is_file()] == []
