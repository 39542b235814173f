"""The README's table of promises is that of the tests as they are, and nothing in it failed."""

from __future__ import annotations

import re
import subprocess
import sys
from types import ModuleType

import inside
import pytest
from helpers import LONG, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
ANEW = "run `python .github/promises.py`"
ROW = re.compile(r"^\| (P[0-9]+) \| (.*) \| ([0-9,]+) \| ([0-9]+) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Return the script that makes the table."""
    return inside.script("promises")


def test_the_readme_has_each_promise_and_none_failed(script: ModuleType) -> None:
    rows = ROW.findall(README)
    assert [(name, words) for name, words, _, _ in rows] == [(key, each.words) for key, each in script.PROMISES.items()]
    assert [name for name, *_ in rows] == [f"P{number}" for number in range(1, 17)], ANEW
    assert {failed for *_, failed in rows} == {"0"}


def test_the_readme_has_the_figures_of_the_tests_as_they_are(
    script: ModuleType, request: pytest.FixtureRequest
) -> None:
    if LONG > 1:
        pytest.skip("the README has the figures of the short run")
    counted = script.Tally()
    counted.pytest_collection_modifyitems(request.session.items)
    figures = {name: counted.row(name)[0] for name in script.PROMISES}
    if not all(counted.tried[test] for promise in script.PROMISES.values() for test in promise.tests):
        done = subprocess.run(  # they are not all part of this run
            [sys.executable, str(ROOT / ".github" / "promises.py"), "--count"],
            capture_output=True,
            text=True,
            check=True,
        )
        figures = {name: int(number) for name, number in re.findall(r"^(P[0-9]+) ([0-9]+)$", done.stdout, re.MULTILINE)}
    assert {name: int(number.replace(",", "")) for name, _, number, _ in ROW.findall(README)} == figures, ANEW


def test_a_table_takes_the_place_of_another_and_of_nothing_else(script: ModuleType) -> None:
    before = "a\n<!-- promises -->\n\nold\n\n<!-- /promises -->\nb"
    assert script.with_table(before, "new \\1") == before.replace("old", "new \\1")
