"""Reading what is damaged: a syntax error costs the record that it stands in, and nothing is hidden or raised."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from damaging import damaged
from fuzz import within_bounds
from helpers import HARBOUR, HEAD, LONG, changed, left, many, put, spots, unmark
from hypothesis import given
from hypothesis import strategies as st

from tui.problems import CaseError
from tui.reading.checks import check
from tui.reading.records import read

each_parser = pytest.mark.usefixtures("each_yaml_parser")
pytestmark = [each_parser] if LONG > 1 else []  # all of it would take the pure parser half a minute

HARBOUR_TEXT = (HARBOUR / "case.yaml").read_text(encoding="utf-8")


# Syntax errors: each costs the record it stands in

LINES = HARBOUR_TEXT.split("\n")


def owners() -> dict[int, str]:
    """Return the id of the record that each line of the harbour case belongs to; lines of sections have none."""
    found, owner = {}, ""
    for number, line in enumerate(LINES):
        match = re.match(r"- \{?id: ([a-z0-9-]+)", line)
        owner = match[1] if match else "harbour" if line == "case:" else "" if re.match("[a-z]", line) else owner
        if owner and line != "case:" and not line.startswith("#"):
            found[number] = owner
    return found


DAMAGE: dict[str, Callable[[str], str]] = {
    "a character that begins no value": lambda line: line.replace(": ", ": @", 1),
    "a quote that is never closed": lambda line: line.replace(": ", ': "', 1),
    "a bracket that is never closed": lambda line: line.replace(": ", ": [", 1),
    "a brace that is never closed": lambda line: line.replace(": ", ": {", 1),
    "a bracket that was never opened": lambda line: line + "]",
    "one space too few": lambda line: line[1:] if line.startswith("  ") else line,
    "one space too many": lambda line: " " + line if line.startswith("  ") else line,
    "a tab for spaces": lambda line: "\t" + line.lstrip() if line.startswith("  ") else line,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_syntax_error_in_any_line_costs_its_record_alone(tmp_path: Path, damage: str) -> None:
    whole = read(put(tmp_path, HARBOUR_TEXT))
    wrong, damaged_lines = [], 0
    for number, owner in owners().items():
        line = DAMAGE[damage](LINES[number])
        if line == LINES[number]:  # which this does no damage to
            continue
        damaged_lines += 1
        reading = read(put(tmp_path, "\n".join([*LINES[:number], line, *LINES[number + 1 :]])))
        lost = set(whole.records) - set(reading.records) or ({"harbour"} if reading.info is None else set())
        told = [name or owner for name in left(reading)]  # a damaged id is not known
        if lost not in (set(), {owner}) or told != sorted(lost) or len(reading.problems) < len(lost):
            wrong.append((number + 1, line, f"lost {sorted(lost)}, said {left(reading)}"))
    assert damaged_lines >= 110
    assert wrong == []


@each_parser
@pytest.mark.parametrize(
    "layout",
    [
        "- {{id: {0}, name: {1}, kind: group}}\n",
        "-\n  id: {0}\n  name: {1}\n  kind: group\n",
        "  - id: {0}\n    name: {1}\n    kind: group\n",
        "- # one\n  id: {0}\n  name: {1}\n  kind: group\n",
    ],
)
def test_reading_goes_on_behind_syntax_errors_in_any_layout(tmp_path: Path, layout: str) -> None:
    names = ["Ä", "§@b", "C", "§@d", "§@e", "§2020-01-01: x: y" if "\n  " in layout else "§]", "G"]
    actors = "".join(layout.format(f"n{number}", name) for number, name in enumerate(names))
    text, marks = unmark(HEAD + "actors:\n" + actors + "questions:\n- {id: q, asks: Which}\n")
    reading = read(put(tmp_path, text))
    assert [line for line, _ in spots(reading.problems)] == [line for line, _ in marks]
    assert list(reading.records) == ["n0", "n2", "n6", "q"]
    assert left(reading) == ["n1", "n3", "n4", "n5"]
    assert reading.info


@each_parser
def test_faults_before_and_behind_a_syntax_error_keep_their_places(tmp_path: Path) -> None:
    text, marks = unmark("""\
# Ünïcödé 🌊
case: {format: 1, id: c, title: Ж}
actors:
- {id: a, name: "Ж", kind: §nobody}
- {id: b, name: §@b, kind: group}
- {id: c2, name: "Ж 🌊", kind: §nobody}
events:
- {id: d, title: "🌊", when: §tomorrow}
""")
    assert spots(read(put(tmp_path, text)).problems) == marks


@each_parser
def test_what_a_cut_record_still_says_is_not_shown_as_the_whole(tmp_path: Path) -> None:
    text, marks = unmark(changed("    - exact: it was strong\n", "    - exact: it was strong\n §links: []\n"))
    reading = read(put(tmp_path, text))
    assert spots(reading.problems) == marks
    assert left(reading) == ["strong"]
    assert "strong" not in reading.records
    assert "weak" in reading.records


@each_parser
@pytest.mark.parametrize("errors", [99, 100, 101, 250])
def test_more_than_a_hundred_syntax_errors_end_the_reading_of_a_file_with_a_word(tmp_path: Path, errors: int) -> None:
    broken = "".join(f"- {{id: b{number}, name: @}}\n" for number in range(errors))
    reading = read(put(tmp_path, f"{HEAD}actors:\n{broken}- {{id: last, name: Last, kind: group}}\n"))
    told = [problem for problem in reading.problems if "the rest is not read after 100" in problem.what]
    assert len(reading.problems) == min(errors, 100) + len(told)
    assert len(told) == (errors >= 100)
    assert ("last" in reading.records) == (errors < 100)


@each_parser
def test_of_a_file_that_is_cut_off_a_fault_stands_in_one_of_its_lines(tmp_path: Path) -> None:
    ends = [
        number for number in range(len(HARBOUR_TEXT) - 700, len(HARBOUR_TEXT)) if HARBOUR_TEXT[number - 1] in ":,[{"
    ]
    assert len(ends) > 30
    for end in ends:
        text = HARBOUR_TEXT[:end]
        problems = read(put(tmp_path, text)).problems
        assert [problem for problem in problems if problem.place.line > text.count("\n") + 1] == [], text[-40:]


# Whatever happens to a file


@given(st.data())
@many(100, long=10_000)
def test_no_damage_to_a_file_raises_or_hides_anything(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    text = data.draw(damaged(HARBOUR_TEXT))
    folder = put(tmp_path_factory.mktemp("damaged"), text)
    try:
        with within_bounds():
            reading = read(folder)
            check(reading)
    except CaseError:
        return
    accounted = {*reading.records, *left(reading), *([reading.info.id] if reading.info else [])}
    assert set(reading.records.numbers) <= accounted
    assert reading.problems or not reading.left_out
    assert reading.problems or ids_in(text.decode()) == accounted
    assert all(1 <= problem.place.line <= text.count(b"\n") + 1 for problem in reading.problems)


def ids_in(text: str) -> set[str]:
    """Return the ids of a sound file's records as PyYAML's own reader finds them."""
    document = yaml.load(text, yaml.CBaseLoader)
    return {record["id"] for key, found in document.items() for record in ([found] if key == "case" else found or [])}
