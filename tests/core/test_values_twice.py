"""An id or a caveat that stands twice in one list: the record has it once, wherever it counts, and `check` says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import put

from tui.__main__ import main
from tui.case import Case
from tui.model import Claim, Event, Question, Source
from tui.reading.checks import check
from tui.reading.records import read

HEAD = """\
case: {format: 1, id: twice, title: Twice}
sources:
- id: paper
  title: A paper
  publisher: The Paper
- id: echo
  title: An echo
  publisher: The Echo
  based_on: [paper, paper]
actors:
- {id: ann, name: Ann, kind: person}
- {id: bob, name: Bob, kind: person}
events:
- {id: storm, title: A storm, when: 2020-01-02, actors: [ann, ann]}
questions:
- {id: how, asks: How?, looked_in: [paper, paper]}
claims:
"""
CLAIM = """\
- id: strong
  text: It was strong.
  speaker: ann
  via: [bob, bob]
  to: [bob, bob]
  events: [storm, storm]
  actors: [bob, ann, bob]
  answers: [how, how]
  reports:
  - source: echo
    caveats: [alleged, alleged]
    quotes:
    - exact: it was strong
"""


@pytest.mark.parametrize("claim", [CLAIM, CLAIM.replace("[storm, storm]", "\n  - storm\n  - storm")])
def test_the_record_has_it_once_and_each_place_is_noted(
    claim: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = HEAD + claim
    case = Case.open(put(tmp_path, text))
    strong, storm, how, echo = (case.get(name) for name in ("strong", "storm", "how", "echo"))
    assert isinstance(strong, Claim)
    assert isinstance(storm, Event)
    assert isinstance(how, Question)
    assert isinstance(echo, Source)
    assert (strong.via, strong.to, strong.events, strong.answers) == (("bob",), ("bob",), ("storm",), ("how",))
    assert (strong.actors, strong.reports[0].caveats) == (("bob", "ann"), ("alleged",))
    assert (storm.actors, how.looked_in, echo.based_on) == (("ann",), ("paper",), ("paper",))
    assert main(["check", str(tmp_path), "--format", "json"]) == 0
    notes = [each for each in json.loads(capsys.readouterr().out) if each["kind"] == "value-twice"]
    lines = text.splitlines()
    told = [lines[each["place"]["line"] - 1][each["place"]["column"] - 1 :] for each in notes]
    assert [words.partition("]")[0] for words in told] == [
        "paper", "ann", "paper", "bob", "bob", "storm", "bob", "how", "alleged"
    ]  # fmt: skip
    assert notes[0]["says"] == "'paper' stands twice in 'based_on', and counts once; take one away"


def test_a_chain_that_comes_back_to_a_relay_is_kept(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, HEAD + CLAIM.replace("[bob, bob]", "[bob, echo, bob]", 1)))
    assert case.claims["strong"].via == ("bob", "echo", "bob")
    assert not [says for says in read(tmp_path).twice.values() if "'via'" in says]


def test_a_fault_behind_it_is_told_at_its_own_place(tmp_path: Path) -> None:
    text = HEAD + CLAIM.replace("[storm, storm]", "[storm, storm, gale]")
    check(reading := read(put(tmp_path, text)))
    [problem] = reading.problems
    assert text.splitlines()[problem.place.line - 1][problem.place.col - 1 :] == "gale]"
