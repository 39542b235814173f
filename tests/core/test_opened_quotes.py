"""A quote that is not closed is told where it is opened, and no text with quotation marks in it is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import HARBOUR, put

from tui.reading.records import read
from tui.reading.syntax import unclosed

WHOLE = (HARBOUR / "case.yaml").read_text(encoding="utf-8")


def test_the_harbour_case_has_a_comma_and_a_mark_in_a_plain_text_before_its_claims() -> None:
    assert 'title: Fire in the harbour; "nobody hurt," says the mayor' in WHOLE.partition("claims:")[0]


def test_a_fault_after_a_plain_text_with_marks_is_told_at_its_own_place(tmp_path: Path) -> None:
    broken = WHOLE.replace("  text: Nobody was hurt.", "! text: Nobody was hurt.", 1)
    assert broken != WHOLE
    found = read(put(tmp_path, broken))
    line = broken[: broken.index("! text")].count("\n") + 1
    assert {problem.place.line for problem in found.problems} <= {line - 1, line, line + 1}
    assert not [problem for problem in found.problems if "is opened here" in problem.what or "is taken" in problem.what]
    assert {"gazette", "courier", "mayor", "fire"} <= set(found.records)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ('a: "x\n  title: y\nb: "z"\n', 3),
        ("- a: 'x\n  title: y\nb: 'z'\n", 5),
        ('a: {b: c, d: "x\n  title: y\nb: "z"}\n', 13),
        ('a: [b, "x\n  title: y\nb: "z"]\n', 7),
        ('a: he said, "x\n  title: y\nb: "z"\n', None),
        ('a: x - "y\n  title: y\nb: z"\n', None),
        ('a: "x, y"\n  title: "y"\n', None),
    ],
)
def test_a_quote_is_opened_where_a_value_begins(text: str, at: int | None) -> None:
    assert unclosed(text, 0, len(text)) == at
