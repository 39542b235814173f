"""What is kept of the letters that words begin with is what the words say, and what is counted of it is right."""

from __future__ import annotations

import random

import pytest
from helpers import BUNDLED, CASES
from hypothesis import given
from hypothesis import strategies as st

from tui.case import Case, initials, tallies
from tui.case.columns import Rising, place
from tui.case.compiling import compiled_from
from tui.case.facets import FACETS
from tui.case.query import Clause, Filters, Sought
from tui.case.search import understand
from tui.case.times import AXES

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789абвгжкмнпстқ"
PINNED = (("kind", ("asserts",)),)


@pytest.fixture(name="patch", params=[(8, 8, 8), (16, 32, 1 << 16)], ids=["small pieces", "large"])
def _patch(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Have letters kept that few records have, of any claims, in pieces of different sizes."""
    packed, at_once, together = request.param
    monkeypatch.setattr(initials, "LEAST", 1)
    monkeypatch.setattr(initials, "_TOGETHER", packed)
    monkeypatch.setattr(tallies, "SHARED", 0)
    monkeypatch.setattr(tallies, "_AT_ONCE", at_once)
    monkeypatch.setattr(tallies, "_TOGETHER", together)
    return monkeypatch


def asked(case: Case, sought: Sought) -> dict[str, object]:
    """Return all that is asked of a case for a search: alone, among disputed claims, and with a pin."""
    found: dict[str, object] = {"others": case.hits(Filters(sought=sought))}
    for name, filters in {
        "alone": Filters(sought=sought),
        "disputed": Filters(sought=sought).narrowed(Clause("mark", ("disputed",))),
        "pinned": Filters(PINNED, sought=sought),
    }.items():
        found[f"{name} claims"] = list(case.left(filters))
        found |= {f"{name} {facet}": dict(case.counts(facet, filters)) for facet in FACETS}
        found |= {f"{name} dates {axis}": dict(case.dates_left(axis, filters)) for axis in AXES}
    return found


@pytest.mark.parametrize("folder", [BUNDLED, CASES / "harbour", CASES / "night"], ids=lambda path: path.name)
def test_a_letter_finds_what_its_words_do_and_counts_what_that_has(folder: object, patch: pytest.MonkeyPatch) -> None:
    store = compiled_from(folder, search=True)  # type: ignore[arg-type]
    case, kept = Case(folder, store), store.rows("SELECT letter FROM initial")  # type: ignore[arg-type]
    found = {letter: asked(case, understand(case, letter)) for letter in LETTERS}
    assert len(kept) > 15
    assert len(store.rows("SELECT * FROM tally")) > 5 * len(kept)
    for table in ("initial", "tally"):
        store.base.execute(f"DELETE FROM {table}")
    plain = Case(case.path, store)
    for letter, each in found.items():
        assert each == asked(plain, understand(plain, letter)), letter


def test_no_claim_is_looked_up_in_the_words_for_a_letter_that_is_kept(patch: pytest.MonkeyPatch) -> None:
    store = compiled_from(BUNDLED, search=True)
    case, asked_for = Case(BUNDLED, store), list[str]()
    store.base.set_trace_callback(asked_for.append)
    state = Filters(sought=understand(case, "p"))
    assert len(case.left(state)) > 50
    assert case.counts("event", state)
    assert not [query for query in asked_for if "MATCH" in query]


def test_signs_that_are_words_by_themselves_are_kept_as_words_alone() -> None:
    gathered = initials.Initials()
    rows: list[initials.Row] = [(number, "方 案 of", "", "", "", "") for number in range(initials.LEAST + 1)]
    assert [*gathered.noted(rows)] == rows
    store = compiled_from(CASES / "harbour", search=True)
    gathered.put_into(store)
    assert store.rows("SELECT letter FROM initial") == [("o",)]


@pytest.mark.parametrize(("match", "letter"), [
    ('"p"*', "p"), ('"p"', ""), ('"pk"*', ""), ('("p"* OR "q"*)', ""), ('"p"* AND "q"*', ""), ("", ""),
])  # fmt: skip
def test_a_letter_is_what_is_asked_for_only_where_nothing_else_is(match: str, letter: str) -> None:
    assert initials.letter_of(match) == letter


@given(st.data())
def test_numbers_of_a_mask_are_those_that_it_has_wherever_they_are_asked_for(data: st.DataObject) -> None:
    size = data.draw(st.sampled_from([0, 1, 30, 700, 2000]))
    dense = data.draw(st.floats(0, 1))
    chance = random.Random(data.draw(st.integers(0, 10**6)))
    mask = bytes(chance.random() < dense for _ in range(size))
    numbers = [number for number, there in enumerate(mask) if there]
    found = Rising(int.from_bytes(mask, "little"), size)
    ends = st.none() | st.integers(-size - 2, size + 2)
    for _ in range(6):  # what was asked before must not matter
        part = slice(data.draw(ends), data.draw(ends))
        assert [*found[part]] == numbers[part]
        if numbers:
            at = data.draw(st.integers(-len(numbers), len(numbers) - 1))
            assert found[at] == numbers[at]
    assert (len(found), [*found]) == (len(numbers), numbers)
    assert [place(found, number) for number in range(size)] == [place(numbers, number) for number in range(size)]
    with pytest.raises(IndexError):
        found[len(numbers)]
