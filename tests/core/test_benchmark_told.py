"""What the benchmark says of what it measured; what it measures is not tested, since times are no facts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from benchmarks.picture import panels, svg
from benchmarks.run import Line, Run, exponent, in_turns, percentile, ratio
from benchmarks.screens import LIVING, Screen, environment
from benchmarks.table import BEGIN, END, PICTURE, cells, markdown, written
from helpers import ROOT


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    made = Run(tmp_path, long=False)
    made.said.append("a quiet machine")
    made.bundled_claims = 200
    yield made
    made.end()


def test_a_goal_is_met_by_the_ratio_where_there_is_a_reference_and_by_the_amount_elsewhere() -> None:
    assert Line("start", 9.0, "s", 1.5, "bare", 6.0, 1.5).met is True
    assert Line("start", 1.0, "s", 1.5, "bare", 0.5, 2.0).met is False
    assert Line("lag", 0.034, "s", 0.033).met is False
    assert Line("memory", 3.0, "B").met is None


def test_amounts_are_written_in_units_that_one_can_read() -> None:
    line = Line("opening", 12.34, "s", 2, "reader", 0.0456, 1.234)
    assert cells(line) == ("opening", "12.3 s", "reader", "46 ms", "1.23 ×", "≤ 2 ×", "yes")
    assert cells(Line("memory", 501_000_000, "B", 500_000_000))[1:] == ("501 MB", "", "", "", "≤ 500 MB", "no")


def test_a_ratio_is_the_middle_one_of_the_pairs_and_not_of_the_middles() -> None:
    """One that was disturbed together with its reference says nothing of either."""
    assert ratio([1.0, 30.0, 4.0], [1.0, 10.0, 1.0]) == 3.0


def test_what_is_measured_in_turns_begins_with_each_in_turn() -> None:
    order: list[str] = []

    def measured(name: str) -> float:
        order.append(name)
        return 0.0

    in_turns({"a": lambda: measured("a"), "b": lambda: measured("b")}, 2)
    assert order == ["b", "a", "a", "b"]


def test_the_power_of_growth_is_found() -> None:
    assert exponent({10: 3 * 10**1.5, 1000: 3 * 1000**1.5, 50: 3 * 50**1.5}) == pytest.approx(1.5)
    assert exponent({10: 4.0, 1000: 4.0}) == pytest.approx(0)


def test_of_a_hundred_values_the_ninety_fifth_is_told() -> None:
    assert percentile([float(value) for value in range(100, 0, -1)], 0.95) == 95.0


def test_the_readme_keeps_all_around_the_table(run: Run) -> None:
    run.add(Line("opening", 1.0, "s", 2, "the reader", 0.5, 2.0))
    run.add(Line("told elsewhere", 1.0, "s"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    new = written(readme, markdown(run))
    assert new.split(BEGIN)[0] == readme.split(BEGIN)[0]
    assert new.split(END)[1] == readme.split(END)[1]
    assert "| opening | 1.00 s | the reader | 500 ms | 2.00 × | ≤ 2 × | yes |" in new
    assert "told elsewhere" not in new
    assert PICTURE in readme


def test_a_step_that_fails_or_comes_too_late_leaves_its_line_and_its_reason_and_the_rest_is_measured(run: Run) -> None:
    def failing() -> None:
        raise ValueError("no number")

    def endless() -> None:
        while True:
            pass

    run.do("a step", failing)
    run.do("another", endless, 0.01)
    assert run.do("a third", lambda: 3) == 3
    run.budget = 0
    assert run.do("a last one", lambda: 3) is None
    run.said.append("a quiet machine")
    told = markdown(run)
    for step, reason in (("a step", ": no number"), ("another", ": it is not done after 0 s"), ("a last one", "")):
        assert f"| {step} | not measured |" in told
        assert f"{step}{reason}\n" in f"{told}\n"
    assert "a third" not in told


def test_what_a_step_that_fails_leaves_running_is_ended_and_nothing_else(run: Run) -> None:
    waiting = (sys.executable, "-c", "input()")
    before = Screen(waiting, environment(run.home()))

    def failing() -> None:
        Screen(waiting, environment(run.home()))
        raise TimeoutError("it says nothing")

    run.do("a step", failing)
    assert {before} == LIVING
    run.end()
    assert not LIVING


def test_the_picture_has_a_point_for_each_size_that_was_measured(run: Run) -> None:
    assert svg(panels(run), "nothing at all was measured")
    run.keep("start ours", [0.4])
    for size, seconds in ((1000, 0.5), (10000, 5.0)):
        run.keep(f"first opening {size}", [seconds])
        run.keep(f"reading {size}", [seconds / 10])
    run.keep("key down claims 0 beside 10000", [0.01])
    run.keep("key down claims 10000 beside 10000", [0.02])
    drawn = ElementTree.fromstring(svg(panels(run), "a < b"))
    names = [node.text or "" for node in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert "for the first time · n^1.00" in names
    assert "a < b" in names
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}circle"))) == 2 + 2 + 1 + 2
