"""How long a comparison gets: in screens of a terminal of 120x40, as it opens."""

from __future__ import annotations

import pytest
from helpers import ROOT, kazakhstan

from tui.cards import comparison
from tui.case import Case
from tui.formats.layout import lay_out

WIDTH, FIRST, MORE = 115, 36, 34
"""Cells of a line, lines of the first screen, and of each further one below its heading and a line read before."""


def screens(case: Case, question: str) -> int:
    found = comparison(case, question, unfolded=())
    assert found is not None
    lines = len(list(lay_out(found.blocks, WIDTH)))
    return 1 + max(0, -(-(lines - FIRST) // MORE))


def test_who_was_behind_the_unrest_reads_in_three_screens() -> None:
    assert screens(kazakhstan(), "who-was-behind") <= 3


def test_nine_sources_and_seventeen_positions_read_in_five_screens() -> None:
    case = Case.open(ROOT / "tests/cases/bridge")
    assert not case.problems
    texts = {claim.text.partition(", it is said")[0].rstrip(".") for claim in case.claims.values()}
    assert (len(case.sources), len(texts)) == (9, 17)
    assert screens(case, "why") <= 5


@pytest.mark.parametrize("case", [kazakhstan(), Case.open(ROOT / "tests/cases/bridge")], ids=["kazakhstan", "bridge"])
def test_no_cell_says_that_something_is_not_mentioned(case: Case) -> None:
    cards = [comparison(case, name) for name in case.questions]
    assert cards
    for card in cards:
        assert card is not None
        assert not [line for line in lay_out(card.blocks, WIDTH) if "mentioned" in "".join(s.text for s in line.spans)]
