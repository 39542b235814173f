"""Characters that are two cells wide, none, or go from right to left: every row ends in its column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pilots import PANES, at_each_size, opened
from rich.cells import cell_len

from tui.case import Case

WIDE = """\
case: {format: 1, id: wide, title: 漢字 case}
sources: [{id: paper, title: A headline, publisher: ペーパー}]
actors:
- {id: a, name: 高橋さん, kind: person}
- {id: b, name: Жанна Öz, kind: person}
- {id: c, name: שלום עולם, kind: person}
- {id: d, name: Ann, kind: person}
events:
- {id: fire, title: 港の火災が起きた大きな夜のこと, when: 2020-03-02}
claims:
"""


def wide_case(folder: Path) -> Case:
    claims = "".join(
        f"- id: on-{name}\n  text: {text}\n  speaker: {name}\n  events: [fire]\n"
        f"  reports: [{{source: paper, quotes: [{{exact: {text}}}]}}]\n"
        for name, text in zip(
            "abcd", ("漢字かな交じり文は幅が二つ" * 6, "Жанна сказала", "שלום עולם", "Plain"), strict=True
        )
    )
    (folder / "case.yaml").write_text(WIDE + claims, encoding="utf-8")
    return Case.open(folder)


@pytest.mark.painted
@at_each_size
async def test_wide_cyrillic_and_right_to_left_rows_end_in_the_same_column(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with opened(wide_case(tmp_path), size) as driver:
        for digit, name in zip("1234", PANES, strict=True):
            await driver.press(digit)
            assert {strip.cell_length for strip in driver.strips()} == {size[0]}
            lines = driver.lines(driver.pane(name))
            assert len({cell_len(line) for line in lines}) == 1
            assert all(line[-1] in "╮│╯" for line in lines)
        await driver.press("2")
        rows = [line for line in driver.inside("actors") if re.search(r"[1–]\b.*$|\d$", line)]
        assert len({cell_len(line) for line in rows}) == 1, "the counts end under each other"
        assert len(rows) == 4
        assert "שלום עולם" in driver.text("actors"), "its letters in the order of the file, as its terminal turns them"
