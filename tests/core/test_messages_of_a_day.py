"""What commands say on stderr is said of the case as of the day that was asked for, and of what a seal has."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import put
from texted import texted

from tui.__main__ import main

CASE = """\
case: {format: 1, id: c, title: C}
sources:
- {id: early, title: Early, publisher: The Early, published: 2020-01-02}
- {id: late, title: Late, publisher: The Late, published: 2020-01-09}
actors: [{id: ann, name: Ann, kind: person}]
claims:
- {id: a, text: Alpha., speaker: ann, said: 2020-01-01, reports: [{source: early, quotes: [alpha]}]}
- {id: b, text: Beta., speaker: ann, said: 2020-01-08, reports: [{source: late, quotes: [beta]}]}
"""


def test_what_is_not_found_as_of_a_day_is_not_said_to_be_nowhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(put(tmp_path, CASE))
    assert main(["search", "beta", "--case", case]) == 0
    capsys.readouterr()
    assert main(["search", "beta", "--as-of", "2020-01-03", "--case", case]) == 1
    assert "no record by 3 Jan 2020 has all of it" in capsys.readouterr().err
    assert main(["search", "one-source", "--as-of", "2020-01-03", "--case", case]) == 1
    said = capsys.readouterr().err
    assert "1 claim by 3 Jan 2020 has the mark 'one-source'" in said
    assert "`onrecord search mark:one-source --as-of 2020-01-03`" in said


def test_a_case_with_words_that_came_after_its_seal_is_not_told_to_be_sealed_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = texted(tmp_path, "Dozens ran. Nobody was hurt.\n", ["Dozens ran"])
    assert main(["seal", str(folder)]) == 0
    capsys.readouterr()
    assert main(["check", str(folder)]) == 0
    assert "; sealed\n" in capsys.readouterr().err
    texted(tmp_path, "Dozens ran. Nobody was hurt.\n", ["Dozens ran", "Nobody was hurt"])
    assert main(["check", str(folder)]) == 0
    assert "; sealed but for 1 quote, spelling or text\n" in capsys.readouterr().err
