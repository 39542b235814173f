"""Whose words a source's own are, told by one rule in rows, cards and chains; and sums that count nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import put

from tui.__main__ import main
from tui.case import Case
from tui.case.lists import source_row
from tui.commands import USAGE
from tui.formats import FORMATS

CASE = """case: {format: 1, id: x, title: X}
sources:
- {id: memoir, title: My life, publisher: Press, short: Memoir, by: [ann], published: 1931}
- {id: paper, title: T, publisher: The Paper, published: 1932}
actors: [{id: ann, name: Ann, kind: person}, {id: bob, name: Bob, kind: person}]
claims:
- {id: own, text: It fell., speaker: memoir, reports: [{source: memoir, stance: endorses, quotes: [it fell]}]}
- {id: endorsed, text: It stood., speaker: bob, reports: [{source: memoir, stance: endorses, quotes: [it stood]}]}
- {id: told, text: It lay., speaker: bob, reports: [{source: memoir, quotes: [it lay]}]}
- {id: taken, text: It sank., speaker: memoir, reports: [{source: paper, quotes: [it sank]}]}
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    found = Case.open(put(tmp_path, CASE))
    assert found.problems == ()
    return found


def card(case: Case, name: str) -> str:
    return "\n".join(FORMATS["text"].cards(case, [name]))


def test_a_source_says_as_many_claims_itself_on_its_card_as_in_its_row(case: Case) -> None:
    assert source_row(case, "memoir").own == 1
    told = next(line for line in card(case, "memoir").splitlines() if line.startswith("Claims"))
    assert "1 it says in the voice of Ann" in told
    assert "1 it endorses" in told
    assert "1 it reports" in told


def test_a_memoir_is_named_in_the_chain_to_its_author_where_another_source_prints_it(case: Case) -> None:
    assert "The Paper ← Memoir ← Ann" in card(case, "taken")
    assert "Memoir ← Memoir" not in card(case, "own")


def test_who_asks_for_a_memoir_as_speaker_is_led_to_its_author(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "claims", "--case", str(case.path), "--no-cache", "--speaker", "memoir"]) == USAGE
    assert "name ann, or --source memoir" in capsys.readouterr().err
    assert main(["list", "claims", "--case", str(case.path), "--no-cache", "--speaker", "ann"]) == 0


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_the_brief_of_a_memoir_names_whose_voice_it_is_and_how_much_that_one_says(
    case: Case, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert main(["brief", "memoir", "--case", str(case.path), "--no-cache", "--format", form]) == 0
    out = capsys.readouterr().out
    assert "speaks in 0 claims" not in out
    assert "what it says is told of Ann" in out
    assert "ann, speaks in 2 claims" in out
    assert main(["brief", "ann", "--case", str(case.path), "--no-cache"]) == 0
    assert "speaks in 2 claims" in capsys.readouterr().out


PARTS = """case: {format: 1, id: x, title: X}
sources: [{id: paper, title: T, publisher: The Paper}]
actors: [{id: ann, name: Ann, kind: person}]
claims:
- id: whole
  text: Ten fell.
  speaker: ann
  figures: [{measure: fallen, value: 10}]
  reports: [{source: paper, quotes: [ten fell]}]
"""
PART = """- id: ID
  text: Some fell ID.
  speaker: ann
  figures: [{measure: fallen, part_of: whole, SPAN}]
  reports: [{source: paper, quotes: [some fell ID]}]
"""


@pytest.mark.parametrize(
    ("spans", "added"),
    [
        (("from: 1, to: 2", "from: 3, to: 4"), True),
        (("from: 1, to: 3", "from: 2, to: 4"), False),
        (("from: 1, to: 3", "value: 2"), False),
        (("value: 2", "value: 3"), True),
        (("value: 2", "value: 2"), False),
    ],
)
def test_parts_are_added_only_where_no_two_may_be_one_figure(
    tmp_path: Path, spans: tuple[str, str], added: bool
) -> None:
    text = PARTS + "".join(
        PART.replace("ID", name).replace("SPAN", span) for name, span in zip("ab", spans, strict=True)
    )
    case = Case.open(put(tmp_path, text))
    assert case.problems == ()
    assert any(finding.kind == "parts" for finding in case.findings()) is added
