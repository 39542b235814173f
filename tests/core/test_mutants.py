"""The list of mutants: each can still be made, and what should catch it is still there."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from helpers import ROOT
from mutants.core import CORE
from mutants.promised import PROMISED
from mutants.seen import SEEN
from mutants.tried import TRIED
from mutants.walls import WALLS

TESTS = Path(__file__).parent.parent
EVERY = (*CORE, *SEEN, *WALLS, *PROMISED, *TRIED)


def test_there_are_fifteen_in_the_core_fifteen_in_what_is_seen_and_typed_and_nineteen_walls() -> None:
    assert len({mutant.name for mutant in CORE}) == 15
    assert len({mutant.name for mutant in SEEN}) == 15
    assert len({mutant.name for mutant in WALLS}) == 19
    assert len({mutant.name for mutant in EVERY}) == len(EVERY)
    contributing = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert f"# {len(EVERY)} faults made on purpose" in contributing
    assert all(not mutant.module.startswith("tui/explorer/") for mutant in CORE)
    assert all(mutant.module.startswith("tui/explorer/") for mutant in SEEN)


@pytest.fixture(scope="module")
def promises() -> ModuleType:
    """Return the script that has the promises, each with its tests."""
    spec = spec_from_file_location("promises", ROOT / ".github" / "promises.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_test_of_every_promise_is_known_to_fail_when_a_wall_is_taken_down(promises: ModuleType) -> None:
    for name, promise in promises.PROMISES.items():
        walls = [mutant for mutant in PROMISED if mutant.name.startswith(f"{name.lower()}-")]
        assert {test for mutant in walls for test in mutant.tests} == {*promise.tests}, name
    assert {mutant.name.partition("-")[0].upper() for mutant in PROMISED} == {*promises.PROMISES}


def test_what_mended_each_fault_that_was_found_from_outside_is_taken_out() -> None:
    text = (TESTS / "core" / "test_tried.py").read_text(encoding="utf-8")
    head, body = text.split('"""', 2)[1:]
    numbers = {*re.findall(r"\b[0-9]{2}\b", head), *re.findall("def test_tried_([0-9]{2})_", body)}
    assert len(numbers) == 20
    assert {mutant.name for mutant in TRIED} == {f"tried-{number}" for number in numbers}


def test_the_old_text_of_each_stands_once_in_its_module_and_the_new_one_would_still_be_python() -> None:
    for mutant in EVERY:
        module = ROOT / mutant.module
        text = module.read_text(encoding="utf-8")
        assert text.count(mutant.old) == 1, f"{mutant.name}: in {mutant.module}: {mutant.old}"
        assert mutant.new != mutant.old, mutant.name
        compile(text.replace(mutant.old, mutant.new), f"{mutant.name}: {module}", "exec")


def test_the_tests_that_should_catch_each_are_there() -> None:
    for mutant in EVERY:
        assert mutant.tests, mutant.name
        for test in mutant.tests:
            file, _, name = test.partition("::")
            text = (TESTS / file).read_text(encoding="utf-8")
            assert re.search(rf"\bdef {name}\(" if name else "def test_", text), f"{mutant.name}: {test}"
