"""Errors as they are told: no fault makes others, and ten of them are ten lines."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from helpers import (
    HARBOUR,
    changed,
    left,
    put,
    run,
    unmark,
)
from inside import checked

from tui.__main__ import main

# One fault does not make others


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("name: Ann\n  kind: person", "name: Ann\n  kind: nobody", "ann"),
        ("name: Ann\n", "name: @Ann\n", "ann"),
        ("name: Ann\n", "name: Ann\n  part_of: nobody\n", "ann"),
        ("name: Ann\n", 'name: "Ann\n', "ann"),
        ("title: A headline", "title: ''", "paper"),
        ("title: A headline", "title: A: headline", "paper"),
        ("asks: How strong was it?", "aks: How strong was it?", "how-strong"),
        ("when: 2020-01-02", "when: 2020-02-30", "storm"),
        ("text: It was strong.", "text: @", "strong"),
        ("text: It was strong.", "text: x\n  kind: sings", "strong"),
        ("speaker: ann\n  events", "speaker: nobody\n  events", "strong"),
        ("case:\n  format: 1", "case:\n  format: 2", "small"),
        ("case:\n  format: 1", "case:\n\tformat: 1", "small"),
    ],
)  # fmt: skip
def test_a_faulty_record_makes_no_reference_to_it_an_error(tmp_path: Path, old: str, new: str, lost: str) -> None:
    text = changed(old, new)
    if "aks" in new:
        text = changed("  aks", "  asks: Why?\n  aks", text)
    reading = checked(tmp_path, text)
    assert len(reading.problems) == 1
    assert left(reading) == [lost]


# Ten different faults

TEN = [
    ("  publisher: Courier\n", "  publisher: Courier\n  §editor: E.\n", "unknown field 'editor' of a source"),
    ("name: Ana Pereira\n  kind: person", "name: Ana Pereira\n  kind: §persn", "did you mean 'person'?"),
    ("when: 2018/.., in: gazette", "when: §2018/2017, in: gazette", "the interval ends before it starts"),
    ("kind: organisation, part_of: town}", "kind: organisation, part_of: §twon}", "did you mean 'town'?"),
    ("when: 2020-03-02T23:10:00", "when: §2020-03-32T23:10:00", "day 32 does not exist"),
    ("- {id: how-many-hurt, asks: 'How many people were hurt?'}", "- §{id: how-many-hurt}", "has no 'asks'"),
    ("  via: [office]", "  via: [office, §hurt]", "'hurt' is the id of an event; name an actor or a source"),
    ("caveats: [preliminary]\n    quotes:\n    - exact", "caveats: [preliminary]\n    quotes: #\n    - exact", ""),
    ("- {measure: people, approx: dozens}", "- §{measure: people}", "a figure without a number"),
    ("text: The alarm came late.", "text: §@The alarm came late.", "this is not YAML"),
    (
        "- {exact: she gave no proof, role: caveat}",
        "- {exact: she gave no proof, §rôle: caveat}",
        "did you mean 'role'?",
    ),
]


def ten_faults(folder: Path) -> list[tuple[int, int, str]]:
    """Copy the harbour case into a folder with ten faults in it; return where they are and what is said of each."""
    text = (HARBOUR / "case.yaml").read_text(encoding="utf-8")
    for old, new, _ in TEN:
        text = changed(old, new, text)
    text, marks = unmark(text)
    put(folder, text)
    words = [words for _, _, words in TEN if words]
    assert len(marks) == len(words) == 10
    return [(line, col, said) for (line, col), said in zip(marks, words, strict=True)]


def test_ten_faults_are_ten_lines_from_the_command_line(tmp_path: Path) -> None:
    faults = ten_faults(tmp_path / "case")
    done = run("check", "case", cwd=tmp_path)
    lines = done.stdout.decode().splitlines()
    assert [line.split(" error: ")[0] for line in lines] == [f"case/case.yaml:{line}:{col}:" for line, col, _ in faults]
    assert all(said in line for line, (_, _, said) in zip(lines, faults, strict=True))
    assert done.returncode == 1
    assert b"10 errors" in done.stderr


def test_ten_faults_are_ten_lines_from_main(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    faults = ten_faults(tmp_path / "case")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "case"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [tuple(map(int, line.split(":")[1:3])) for line in lines] == [(line, col) for line, col, _ in faults]


def test_the_case_that_the_ten_faults_were_put_into_has_none(tmp_path: Path) -> None:
    shutil.copytree(HARBOUR, tmp_path / "case")
    done = run("check", "case", cwd=tmp_path)
    assert done.returncode == 0
    assert b" error: " not in done.stdout
