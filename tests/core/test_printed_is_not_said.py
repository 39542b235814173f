"""Where a source tells of a claim elsewhere: what stands in a source is printed there, and no word of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import put

from tui.__main__ import main
from tui.cards import card
from tui.case import Case
from tui.formats.layout import lay_out
from tui.model import LINK_KINDS

CASE = """\
case: {format: 1, id: c, title: C}
sources:
- {id: one, title: One, publisher: The One}
- {id: two, title: Two, publisher: The Two}
- {id: three, title: Three, publisher: The Three}
actors: [{id: ann, name: Ann, kind: person}, {id: ben, name: Ben, kind: person}]
events: [{id: fire, title: A fire, when: 2020-01-01}]
questions: [{id: how-many, asks: How many?}]
claims:
- {id: base, text: It was so., speaker: ann, source: one, quotes: so, answers: [how-many]}
- id: other
  text: About that.
  speaker: ben
  reports: [{source: two, stance: doubts, quotes: [that]}]
  links: [{to: base, kind: §, by: editor, why: w}]
- id: ten
  text: Ten.
  speaker: ann
  answers: [how-many]
  figures: [{measure: hurt, value: 10}]
  reports: [{source: one, quotes: [x]}]
- id: same
  text: Only ten.
  answers: [how-many]
  speaker: ben
  figures: [{measure: hurt, value: 10}]
  reports: [{source: three, stance: doubts, quotes: [y]}]
"""


def lines(case: Case, name: str) -> str:
    found = card(case, name)
    assert found
    return "\n".join(line.text for line in lay_out(found.blocks, 200))


@pytest.mark.parametrize("kind", [kind for kind in LINK_KINDS if kind != "differs"])
def test_a_source_that_prints_what_another_says_does_not_do_it(kind: str, tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, CASE.replace("§", kind)))
    assert not case.problems
    assert f"The Two · prints what {kind} it" in lines(case, "base")
    assert f"The One · prints what this {kind}" in lines(case, "other")
    assert f"The Two · {kind} it" not in lines(case, "base")


def test_nor_does_it_give_a_figure_that_it_doubts(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, CASE.replace("§", "supports")))
    assert "The Three · prints the same figure" in lines(case, "ten")


def test_what_a_source_says_that_another_one_prints_it_does_say(tmp_path: Path) -> None:
    own = CASE.replace("§", "denies").replace("  speaker: ben\n  reports", "  speaker: three\n  reports", 1)
    case = Case.open(put(tmp_path, own))
    assert "The Three · denies it, as another source prints it" in lines(case, "base")


def test_the_kind_of_a_record_has_its_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, CASE.replace("§", "denies"))
    assert main(["brief", "fire", "--case", str(tmp_path)]) == 1
    assert "'fire' is the id of an event; a brief is of" in capsys.readouterr().err
