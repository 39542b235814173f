"""The notes of `check`: people get the first of each kind and how many more there are, programs get all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import SMALL, put

from tui.__main__ import main
from tui.commands.check import MOST_NOTES


@pytest.mark.parametrize(
    ("number", "listed", "more"),
    [
        (MOST_NOTES - 1, MOST_NOTES - 1, ""),
        (MOST_NOTES, MOST_NOTES, ""),
        (MOST_NOTES + 1, MOST_NOTES, "(and 1 more note of this kind)"),
        (MOST_NOTES + 30, MOST_NOTES, "(and 30 more notes of this kind)"),
    ],
)
def test_the_notes_of_one_kind_are_listed_up_to_a_number_and_the_others_counted(
    number: int, listed: int, more: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts = "".join(
        f"- {{id: draft-{each}, title: T, publisher: to be named, lang: English}}\n" for each in range(number)
    )
    put(tmp_path, SMALL.replace("actors:\n", f"{drafts}actors:\n", 1))
    assert main(["check", str(tmp_path)]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if ": note: " in line]
    for words in ("the publisher of", "is no BCP 47 tag"):
        told = [line for line in lines if words in line]
        assert len(told) == listed
        assert [line.endswith(more) for line in told[-1:]] == [True]
        assert not any("of this kind" in line for line in told[:-1])
    assert main(["check", str(tmp_path), "--format", "jsonl"]) == 0
    kinds = [json.loads(line)["kind"] for line in capsys.readouterr().out.splitlines()]
    assert (kinds.count("to-be-named"), kinds.count("no-language-tag")) == (number, number)
