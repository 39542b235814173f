"""A figure that is a part of another claim's ties the two: no source is told to have nothing that is linked with it."""

from __future__ import annotations

from pathlib import Path

from helpers import put

from tui.cards import card
from tui.case import Case
from tui.formats.layout import lay_out

CASE = """\
case: {format: 1, id: c, title: C}
sources:
- {id: early, title: Early, publisher: The Early, published: 2020-01-02}
- {id: late, title: Late, publisher: The Late, published: 2020-01-09}
- {id: other, title: Other, publisher: The Other, published: 2020-01-02}
actors: [{id: ann, name: Ann, kind: person}]
questions: [{id: how-many, asks: How many?}]
claims:
- id: whole
  text: Ten were hurt.
  speaker: ann
  said: 2020-01-01
  answers: [how-many]
  figures: [{measure: hurt, value: 10}]
  reports: [{source: early, quotes: [ten were hurt]}]
- id: part
  text: Three children were hurt.
  speaker: ann
  said: 2020-01-08
  answers: [how-many]
  figures: [{measure: hurt, value: 3, scope: children, part_of: whole}]
  reports: [{source: late, quotes: [three children were hurt]}]
"""


def lines(case: Case, name: str) -> str:
    found = card(case, name)
    assert found
    return "\n".join(line.text for line in lay_out(found.blocks, 200))


def test_the_source_of_a_part_is_not_silent_on_its_whole_nor_the_other_way_round(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, CASE))
    assert not case.problems
    assert "The Late prints a part of this" in lines(case, "whole").replace(" · ", " ")
    assert "The Early prints the whole of which this is a part" in lines(case, "part").replace(" · ", " ")
    for name in ("whole", "part"):
        assert "no claim of The Other is linked with it" in lines(case, name)


def test_before_the_part_stands_nothing_of_it_is_told(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, CASE)).at(20200103)
    assert "part" not in lines(case, "whole")
