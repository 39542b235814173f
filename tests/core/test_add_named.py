"""`add actor`, `add event`, `add question`: records that pass as they are, with the spellings of texts at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import put
from test_newcomer import Captured
from test_newcomer import case as case

from tui.__main__ import main
from tui.case import Case
from tui.reading.checks import check
from tui.reading.records import read


def test_what_is_added_stands_in_the_case_and_passes(case: Path, capsys: Captured) -> None:
    before = (case / "case.yaml").read_text(encoding="utf-8")
    assert main(["add", "actor", "A  baker", "--kind", "person", "--write"]) == 0
    assert "spelt so in 1 source" in capsys.readouterr().err
    assert main(["add", "actor", "Жанна: Өз", "--write"]) == 0
    assert main(["add", "event", "Gas escapes", "--when", "15 May 2026?", "--id", "gas", "--write"]) == 0
    assert main(["add", "question", "Who was hurt, and how?", "--write"]) == 0
    reading = read(case)
    check(reading)
    assert reading.problems == []
    found = Case.open(case)
    baker = found.actors["a-baker"]
    assert (baker.name, baker.kind) == ("A baker", "person")
    assert [(each.text, each.in_) for each in baker.names] == [("A baker", "tribune")], "as the text has it"
    assert (found.actors["zhanna-oz"].name, found.actors["zhanna-oz"].names) == ("Жанна: Өз", ())
    assert found.events["gas"].when.text == "2026-05-15?"
    assert found.questions["who-was-hurt-and-how"].asks == "Who was hurt, and how?"
    after = (case / "case.yaml").read_text(encoding="utf-8").splitlines()
    assert all(line in after for line in before.splitlines()), "all that was there stands as it did"


@pytest.mark.parametrize("what", ["actor", "event", "question"])
def test_several_names_at_once_do_not_become_one(case: Path, capsys: Captured, what: str) -> None:
    before = (case / "case.yaml").read_bytes()
    when = ["--when", "2026-05-15"] if what == "event" else []
    assert main(["add", what, "One was there", "Two were", *when, "--write"]) == 2
    assert f"{what}s are added one at a time" in capsys.readouterr().err
    assert main(["claim", "--from", str(put(case.parent, f'{what} "One was" "Two"', "n") / "n"), "--write"]) == 1
    assert f"n:1: error: {what}s are added one at a time" in capsys.readouterr().err
    assert (case / "case.yaml").read_bytes() == before
    assert main(["add", what, "One", "was", "there", *when]) == 0, "without quotation marks it is one all the same"
    assert "One was there" in capsys.readouterr().out


def test_it_is_printed_where_nothing_is_to_be_written(case: Path, capsys: Captured) -> None:
    before = (case / "case.yaml").read_bytes()
    assert main(["add", "question", "Who?"]) == 0
    assert capsys.readouterr().out == "- id: who\n  asks: Who?\n"
    assert (case / "case.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["event", "A flood"], "an event needs --when"),
        (["event", "A flood", "--when", "soon"], "--when 'soon'"),
        (["question", "Who?", "--kind", "person"], "--kind is no option for a question"),
        (["actor", "Ann", "--when", "2020"], "--when is no option for an actor"),
        (["actor", "Ann", "--url", "x"], "--url is no option for an actor"),
        (["actor", "Ann", "--id", "baker"], "the id 'baker' is taken"),
        (["actor", "Ann", "--id", "B b"], "is not a slug"),
        (["actor", "  "], "an actor needs a name"),
        (["source", "x.txt", "--kind", "person"], "--kind is no option for a source"),
    ],
)
def test_what_can_not_be_is_told_and_nothing_is_written(
    case: Path, capsys: Captured, words: list[str], why: str
) -> None:
    before = (case / "case.yaml").read_bytes()
    assert main(["add", *words, "--write"]) == 2
    assert why in capsys.readouterr().err
    assert (case / "case.yaml").read_bytes() == before
