"""The progress bar: on one line in any terminal, since a longer one would be written anew below itself each time."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tui.progress import progress_line


@pytest.mark.parametrize("columns", [200, 80, 50, 40, 12, 1])
@pytest.mark.parametrize("doing", ["Reading kz", "Reading a/case/with/a/long/name", "Reading 漢字漢字漢字漢字"])
def test_it_has_one_line_with_the_share_in_it(columns: int, doing: str) -> None:
    line = progress_line(doing, 0.49, columns)
    assert cell_len(line) < columns
    assert ("49%" in line) == (columns > 4)
    assert ("ctrl+c cancels" in line) == (columns > cell_len(doing) + 22)
    assert ("━" in line) == (columns > cell_len(doing) + 48)
