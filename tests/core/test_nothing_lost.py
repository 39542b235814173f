"""Nothing is silently lost: the records in a file are those that are shown and those that are counted as left out."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from accounted import checked, shown, unaccounted
from damaging import damaged
from helpers import HARBOUR, SMALL, SMALL_IDS, changed, left, many, put
from hypothesis import given

from tui.__main__ import main
from tui.case import Case
from tui.problems import CaseError

HARBOUR_TEXT = (HARBOUR / "case.yaml").read_text(encoding="utf-8")
WAYS = ["as a whole", "in pieces"]


@pytest.mark.parametrize("way", WAYS)
@given(data=damaged(HARBOUR_TEXT))
@many(100)
def test_whatever_happens_to_a_file_all_its_records_are_shown_or_counted(
    tmp_path_factory: pytest.TempPathFactory, way: str, data: bytes
) -> None:
    folder = put(tmp_path_factory.mktemp("damaged"), data)
    try:
        reading = checked(folder, way)
    except CaseError:
        return
    assert unaccounted(data.decode("utf-8", "replace"), reading) == []


CASE = SMALL.index("sources:")  # where the case ends
MISLAID = {
    "a second document": (changed("claims:\n", "---\nclaims:\n"), []),
    "a second document with all": (SMALL[SMALL.index("sources:") :] + "---\n" + SMALL[: SMALL.index("sources:")], []),
    "an end, and more": (changed("claims:\n", "...\nclaims:\n"), []),
    "a key that is none": (changed("claims:\n", "said by whom:\n"), ["strong", "weak"]),
    "a section that is a mapping": (
        changed("actors:\n- id: ann\n", "actors:\n  id: ann\n"), ["ann"],
    ),
    "no section at all": ("- id: one\n  text: x\n- {id: two}\n", ["one", "two"]),
    "a list in the list": (SMALL[: SMALL.index("- id: weak")] + "- - {id: weak}\n  - {id: two}\n", ["two", "weak"]),
    "a section whose head is no YAML": (changed("claims:\n", "claims: @\n"), ["strong", "weak"]),
    "a record within another": (
        changed("    - exact: it was weak\n", "    - {id: deep, exact: it was weak}\n"), ["deep", "weak"],
    ),
    "a record that lacks its hyphen": (changed("- id: weak\n", "  id: weak\n"), ["strong", "weak"]),
    "three records that lack their hyphens": (
        changed("- id: other\n", "  id: other\n  title: Two\n  id: third\n"), ["other", "paper", "third"],
    ),
    "the head of the case is gone": (changed("case:\n", ""), ["small"]),
    "an indented line before all, like a section": (f"  austs: a\n{SMALL}", ["strong", "weak"]),
    "the case alone is indented": (re.sub("^", "  ", SMALL[:CASE].rstrip(), flags=re.M) + "\n" + SMALL[CASE:], []),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", MISLAID)
def test_records_that_can_not_be_read_are_counted_by_their_ids(tmp_path: Path, what: str, way: str) -> None:
    text, gone = MISLAID[what]
    reading = checked(put(tmp_path, text), way)
    there = Counter(re.findall(r"\bid: ([a-z-]+)", text))
    assert shown(reading) + Counter(filter(None, left(reading))) == there
    assert left(reading) == gone
    assert reading.problems


@pytest.mark.parametrize("way", WAYS)
def test_records_behind_a_hundred_syntax_errors_are_counted(tmp_path: Path, way: str) -> None:
    broken = "".join(f"- {{id: b{number}, name: @}}\n" for number in range(150))
    reading = checked(put(tmp_path, SMALL.replace("actors:\n", "actors:\n" + broken)), way)
    assert set(left(reading)) | set(shown(reading)) == {"small", *SMALL_IDS, *(f"b{number}" for number in range(150))}
    assert len(reading.left_out) + shown(reading).total() == 158


def test_a_record_that_can_not_be_read_makes_no_reference_to_it_an_error(tmp_path: Path) -> None:
    reading = checked(put(tmp_path, changed("actors:\n", "who they are:\n")), "as a whole")
    assert [problem.what for problem in reading.problems] == ["unknown key 'who they are'"]
    assert left(reading) == ["ann"]


@pytest.mark.parametrize("what", MISLAID)
def test_the_line_under_the_title_and_the_command_count_alike(
    tmp_path: Path, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text, _ = MISLAID[what]
    put(tmp_path, text)
    if "case:" in text:
        case = Case.open(tmp_path)
        assert main(["check", str(tmp_path)]) == 1
        said = capsys.readouterr().err
        assert re.findall(r"(\d+) records? left out", said) == [str(len(case.left_out))]
        assert re.findall(r"(\d+) errors?;", said) == [str(sum(each.times for each in case.problems))]
