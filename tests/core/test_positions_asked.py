"""A position that is asked for is one by its words, whatever they are: `none` and `unknown`, too."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import HARBOUR, put
from inside import said

from tui.commands import DONE, USAGE

Captured = pytest.CaptureFixture[str]
NONE = """case: {format: 1, id: x, title: X}
sources: [{id: paper, title: T, publisher: The Paper}]
actors: [{id: ann, name: Ann, kind: person}]
questions: [{id: hurt, asks: Who was hurt?}]
claims:
- {id: nobody, text: Nobody., speaker: ann, answers: {hurt: none}, reports: [{source: paper, quotes: [nobody]}]}
- {id: ann-was, text: Ann., speaker: ann, answers: {hurt: unknown}, reports: [{source: paper, quotes: [me]}]}
- {id: open, text: It is open., speaker: ann, answers: [hurt], reports: [{source: paper, quotes: [open]}]}
"""


@pytest.mark.parametrize(("typed", "ids"), [("none", ["nobody"]), ("unknown", ["ann-was"])])
def test_a_position_that_is_called_none_or_unknown_is_found(
    tmp_path: Path, capsys: Captured, typed: str, ids: list[str]
) -> None:
    at = ("--case", str(put(tmp_path, NONE)), "--no-cache")
    code, out, _ = said(capsys, "list", "claims", "--position", typed, *at)
    assert (code, [line.split()[0] for line in out.splitlines()]) == (DONE, ids)


def test_of_positions_that_nobody_takes_it_is_told_that_none_is_called_so(capsys: Captured) -> None:
    code, out, err = said(capsys, "list", "claims", "--position", "unknown", "--case", str(HARBOUR))
    assert (code, out) == (USAGE, "")
    assert err.startswith("onrecord: no claim takes the position 'unknown'")
