"""As of a moment with an offset: its day is that in UTC, as it is of the claims that are compared with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import SMALL, put

from tui.__main__ import main
from tui.case import Case
from tui.explorer.dialogs.as_of import DayRows

WHEN = "2020-01-10T00:10:00+06:00"


def test_the_day_of_an_instant_is_that_in_utc(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SMALL.replace("  text: It was weak.\n", f"  text: It was weak.\n  said: {WHEN}\n")
    text = text.replace("  text: It was strong.\n", "  text: It was strong.\n  said: 2020-01-10\n")
    case = Case.open(put(tmp_path, text))
    assert case.days() == [20200109, 20200110]
    assert main(["list", "claims", "--as-of", WHEN, "--case", str(tmp_path)]) == 0
    assert [line.split(" ")[0] for line in capsys.readouterr().out.splitlines()] == ["weak"]


def test_so_it_is_where_a_day_is_typed(tmp_path: Path) -> None:
    case = Case.open(
        put(tmp_path, SMALL.replace("  text: It was weak.\n", "  text: It was weak.\n  said: 2020-01-10\n"))
    )
    rows = DayRows(case, case.stands.by_day(), None, WHEN)
    assert rows.id(0) == "20200109"
