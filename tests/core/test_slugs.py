"""Ids made of words: unlike those that there are, and found without a look at each of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.authoring.slugs import unique


class Asked(set[str]):
    """Ids, and how often it was asked whether one is among them."""

    times = 0

    def __contains__(self, name: object) -> bool:
        self.times += 1
        return super().__contains__(name)


def test_of_very_many_of_the_same_words_each_gets_the_next_number_in_few_steps() -> None:
    taken = Asked()
    for number in range(1, 3001):
        found = unique("fire", taken)
        assert found == ("fire" if number == 1 else f"fire-{number}")
        taken.add(found)
    assert taken.times < 3000 * 30, "one look at each that is taken would be four million"


@given(st.sets(st.integers(1, 40)))
def test_an_id_that_is_found_is_free_whatever_numbers_are_taken(numbers: set[int]) -> None:
    taken = {"fire" if number == 1 else f"fire-{number}" for number in numbers}
    assert unique("fire", taken) not in taken
