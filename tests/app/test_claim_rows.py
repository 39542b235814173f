"""Rows of claims: who says it, when, and in which source stand whole before the words of marks do."""

from __future__ import annotations

import pytest
from pilots import BUNDLED, bundled, opened, record, written
from rich.cells import cell_len

from tui.case.lists import claim_list
from tui.case.marks import MARKS
from tui.explorer.widgets.claim_lines import claim_lines

CASE = written(BUNDLED)
NAMES = {actor["id"]: actor["name"] for actor in CASE["actors"]}
NAMES |= {name: record(BUNDLED, "sources", name)["publisher"] for name in ("112ua", "rferl")}
CLAIMS = {claim["id"]: claim for claim in CASE["claims"]}


def second(name: str, width: int) -> str:
    """Return the second line of a claim's row."""
    (row,) = [row for row in claim_list(bundled()).rows() if row.id == name]
    return "".join(span.text for span in claim_lines(row, width)[1])


@pytest.mark.parametrize("name", CLAIMS)
def test_in_80_columns_a_row_names_speaker_and_source_whole_and_tells_of_every_mark(name: str) -> None:
    claim, line = CLAIMS[name], second(name, 75)
    assert line.startswith(f"  {NAMES[claim['speaker']]}"), line
    whole = second(name, 400)
    told = whole.strip().split("   ")[0]
    marks = bundled().telling(name)
    if cell_len(told) + 2 * len(marks) + 3 <= 75:  # with a glyph for each mark there is room for all of it
        assert told in line, line
        assert all(NAMES[report["source"]] in line for report in claim["reports"])
    assert all(MARKS[mark].word in line or MARKS[mark].glyph in line or "…" in line for mark in marks)


async def test_a_list_at_80x24_is_as_wide_as_the_terminal() -> None:
    async with opened(bundled(), (80, 24), at="dead-164-health") as driver:
        assert "Health Ministry · 9 Jan · RFE/RL" in driver.at("claims")
        assert driver.at("claims").rstrip(" │").endswith("disputed · differs")
