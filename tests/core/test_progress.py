"""The progress bar: on one line in any terminal, since a longer one would be written anew below itself each time."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tui import progress
from tui.progress import progress_line


@pytest.mark.parametrize("columns", [200, 80, 50, 40, 12, 1])
@pytest.mark.parametrize("doing", ["Reading kz", "Reading a/case/with/a/long/name", "Reading 漢字漢字漢字漢字"])
def test_it_has_one_line_with_the_share_in_it(columns: int, doing: str) -> None:
    line = progress_line(doing, 0.49, columns)
    assert cell_len(line) < columns
    assert ("49%" in line) == (columns > 4)
    assert ("ctrl+c cancels" in line) == (columns > cell_len(doing) + 22)
    assert ("━" in line) == (columns > cell_len(doing) + 48)


def test_of_a_name_however_long_no_more_is_measured_again_than_one_line_can_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured: list[int] = []
    own = progress._cells

    def cells(text: str) -> int:
        measured.append(len(text))
        return own(text)

    monkeypatch.setattr(progress, "_cells", cells)
    assert progress_line("x" * 5000, 0.49, 80) == f" 49%  {'x' * 73}"
    assert max(measured[2:]) <= 80, "the first two are of the line with its bar and of the one without"
