"""A position, a place or an id that is asked for is one by its words, whatever they are: `none` and `unknown`, too."""

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


CALLED_SO = """case: {format: 1, id: x, title: X}
sources: [{id: none, title: T, publisher: The Paper}]
actors: [{id: unknown, name: The man at the door, kind: person}]
events: [{id: rain, title: It rains, when: 2020, where: Unknown}, {id: sun, title: The sun comes, when: 2020}]
claims:
- {id: by-him, text: One., speaker: unknown, events: [rain], reports: [{source: none, quotes: [one]}]}
- {id: by-nobody, text: Two., speaker: unrecorded, events: [sun], reports: [{source: none, quotes: [two]}]}
"""


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--speaker", "unknown"), ["by-him"]),
        (("--speaker", "unrecorded"), ["by-nobody"]),
        (("--source", "none"), ["by-him", "by-nobody"]),
        (("--where", "Unknown"), ["by-him"]),
        (("--where", "unknown"), ["by-nobody"]),
        (("--about", "none"), ["by-him", "by-nobody"]),
    ],
)
def test_so_is_a_record_by_its_id_and_a_place(
    tmp_path: Path, capsys: Captured, words: tuple[str, ...], ids: list[str]
) -> None:
    code, out, _ = said(capsys, "list", "claims", *words, "--case", str(put(tmp_path, CALLED_SO)), "--no-cache")
    assert (code, [line.split()[0] for line in out.splitlines()]) == (DONE, ids)
