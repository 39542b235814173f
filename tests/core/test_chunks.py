"""A long card in chunks: the same blocks and lines as in one piece, from whichever chunk on they are asked for."""

from __future__ import annotations

import pytest
from chunked import numbered
from helpers import harbour, kazakhstan

from tui.cards import card, overview
from tui.cards.chunks import Chunks
from tui.case import Case
from tui.case.finding import Finding
from tui.explorer.widgets.laid import NEAR, Laid
from tui.formats.layout import lay_out

CASES = {"harbour": harbour, "kazakhstan": kazakhstan}


def chunks_of(case: Case) -> Chunks:
    found = card(case, case.info.id)
    assert found is not None
    assert isinstance(found.blocks, Chunks)
    return found.blocks


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("size", [1, 3, 32])
def test_the_card_of_a_case_is_the_same_in_chunks_of_any_size(
    name: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASES[name]()
    for day in (None, case.days()[len(case.days()) // 2]):
        whole = tuple(chunks_of(case.at(day)))
        with monkeypatch.context() as patch:
            patch.setattr(overview, "READ", size)
            found = chunks_of(case.at(day))
            assert tuple(found) == whole
            assert found.number > 1
            for width in (8, 43, 44, 58, 96):
                lines = list(lay_out(whole, width))
                for first in range(found.number):
                    laid = Laid(found)
                    laid.begin(first, width)
                    laid.reach(len(lines))
                    assert laid.lines == lines[len(lines) - len(laid.lines) :], (first, width)
                    missing = len(lines) - len(laid.lines)
                    assert laid.grow(len(lines)) == missing
                    laid.reach(len(lines))
                    assert laid.lines == lines


def test_blocks_are_made_where_one_reads() -> None:
    made: list[int] = []
    found = numbered(1000, made=made)
    laid = Laid(found)
    laid.begin(0, 40)
    laid.reach(30)
    assert made == [0, 1]
    assert laid.far()
    laid.end(50)
    assert [line.text for line in laid.lines][-1] == "999/19"
    assert len(laid.lines) >= 50
    assert made == [0, 1, 999, 998, 997]
    assert not laid.far()


def test_what_was_made_last_is_kept_and_the_rest_is_not() -> None:
    made: list[int] = []
    found = numbered(1000, made=made)
    for number in (0, 500, 999, 0, 500, 999):
        found.chunk(number)
    assert made == [0, 500, 999]
    for number in range(100):
        found.chunk(number)
    assert len(found._chunks) < 20
    assert found.chunk(0) is found.chunk(0)
    assert made.count(0) == 1


def test_as_of_a_day_it_is_not_asked_for_the_findings_until_one_comes_to_them(monkeypatch: pytest.MonkeyPatch) -> None:
    case = kazakhstan().at(kazakhstan().days()[-1])
    asked: list[Case] = []

    def findings(of: Case) -> list[Finding]:
        asked.append(of)
        return []

    monkeypatch.setattr(Case, "findings", findings)
    found = chunks_of(case)
    found.reach(1)
    laid = Laid(found)
    laid.begin(0, 40)
    laid.reach(0)
    assert laid.around() == (0, 0)
    assert not asked
    assert found.number == 2
    assert asked == [case]


def test_one_jumps_to_a_chunk_that_is_far_alone() -> None:
    laid = Laid(numbered(100))
    laid.begin(0, 40)
    laid.reach(60)
    above, below = laid.around()
    assert above == 0
    assert len(laid.lines) + below == pytest.approx(2000, rel=0.1)
    assert laid.chunk_at(40) is None
    assert laid.chunk_at(20 * NEAR) is None
    assert laid.chunk_at(1000) in range(45, 55)
    assert laid.chunk_at(10**6) == 99
    laid.begin(50, 40)
    laid.reach(60)
    assert laid.around()[0] == pytest.approx(1000, rel=0.1)
    assert laid.chunk_at(-20) is None
    assert laid.chunk_at(-1000) == 0
