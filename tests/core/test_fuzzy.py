"""Finding names by a few letters: what is found, and in which order."""

from __future__ import annotations

import random
import string
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.folding import fold
from tui.fuzzy import ENOUGH, MOST, MOST_SCATTERED, Name, Names

BEGINS, WORD_BEGINS, WITHIN, WORDS, SCATTERED = range(5)
# Few letters, so that what is typed is often in a name; some that fold to others, some that are no letters.
LETTERS = "abAÁäB c-_/.7\u0301"
TEXTS = st.text(LETTERS, max_size=8)
NAMES = st.lists(TEXTS, max_size=12)


def subsequence(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def tier(name: str, typed: str) -> int | None:
    """Return how a name is meant by what was typed, told anew from the rules; None where it is not."""
    folded, wanted = fold(name), " ".join(fold(typed).split())
    words = wanted.split()
    if folded.startswith(wanted):
        return BEGINS
    at = [at for at in range(1, len(folded)) if folded.startswith(wanted, at)]
    if at:
        return WORD_BEGINS if any(not folded[place - 1].isalnum() for place in at) else WITHIN
    if len(words) > 1 and all(word in folded for word in words):
        return WORDS
    return SCATTERED if subsequence("".join(words), folded) else None


def names(*texts: str) -> Names[int]:
    return Names([Name(text, number) for number, text in enumerate(texts)])


def found(among: Names[int], typed: str) -> list[str]:
    return [name.text for name in among.find(typed)]


many = settings(derandomize=True, deadline=None, max_examples=120)


@given(NAMES, TEXTS)
@many
def test_what_is_found_has_its_letters_in_order_or_its_words_in_any(texts: list[str], typed: str) -> None:
    listed = names(*texts).find(typed)
    if not fold(typed).split():
        assert [name.meant for name in listed] == list(range(len(texts)))
    else:
        assert {name.meant for name in listed} == {at for at, text in enumerate(texts) if tier(text, typed) is not None}
    assert len({name.meant for name in listed}) == len(listed), "each once"


@given(NAMES, TEXTS.filter(lambda typed: bool(fold(typed).split())))
@many
def test_the_better_match_stands_first_and_of_equals_the_shorter_or_the_first(texts: list[str], typed: str) -> None:
    listed = names(*texts).find(typed)
    tiers = [tier(name.text, typed) for name in listed]
    assert tiers == sorted(tiers, key=lambda one: -1 if one is None else one)
    for one, other in pairwise(listed):
        same = tier(one.text, typed)
        if same != tier(other.text, typed):
            continue
        if same in (BEGINS, WORD_BEGINS):
            assert (len(fold(one.text)), one.meant) < (len(fold(other.text)), other.meant)
        else:
            assert one.meant < other.meant


@given(NAMES.filter(lambda texts: any(fold(text).split() for text in texts)), st.data())
@many
def test_a_name_typed_whole_stands_first(texts: list[str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([" ".join(text.split()) for text in texts if fold(text).split()]))
    listed = names(name, *(text for text in texts if fold(text) != fold(name))).find(name)
    assert listed[0].text == name


@given(NAMES, TEXTS, st.sampled_from([str.upper, str.lower, str.title]))
@many
def test_case_accents_and_spaces_make_no_difference(texts: list[str], typed: str, change: object) -> None:
    assert callable(change)
    among = names(*texts)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", typed) if not unicodedata.combining(letter))
    for other in (change(typed), bare, f"  {typed}  ", typed.replace(" ", "   ")):
        assert among.find(other) == among.find(typed)


ORDER = [
    ("Fire", "fire"),
    ("Fire brigade", "its beginning, though longer"),
    ("a fire", "the beginning of a word"),
    ("the great-fire", "a word begins after any sign"),
    ("backfires", "within a word"),
    ("fresh icing ready", "scattered"),
]


def test_prefix_before_word_before_middle_before_scattered() -> None:
    shuffled = [text for text, _ in ORDER]
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)
        assert found(names(*shuffled), "fire") == [text for text, _ in ORDER]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("toqaev", "Qasym-Zhomart Toqaev"),
        ("oz", "Жанна Öz"),
        ("жанна", "Жанна Öz"),
        ("tokayev kassym", "Kassym-Jomart Tokayev"),
        ("kjt", "Kassym-Jomart Tokayev"),
        ("[/x]", "[/x] and [sic]"),
        ("2pr", "Turn pane 2 to the next tab, or two paragraphs"),
        ("straße", "STRASSE"),
    ],
)
def test_a_name_is_found_by(typed: str, name: str) -> None:
    others = ["The mayor", "Fire brigade", "How many people were hurt?"]
    assert found(names(*others, name), typed) == [name]


@pytest.mark.parametrize("typed", ["zzz", "erif", "mayor the fire", "\ud800", "\0", "🇰🇿"])
def test_what_no_name_has_finds_nothing(typed: str) -> None:
    assert found(names("The mayor", "Fire brigade", ""), typed) == []


def test_without_a_text_the_first_ones_come_as_they_stand() -> None:
    texts = [str(number) for number in range(MOST + 50)]
    for nothing in ("", "   ", "\u0301"):
        assert found(names(*texts), nothing) == texts[:MOST]
    assert found(names(), "a") == []


def test_scattered_letters_are_looked_for_only_where_little_else_is_found() -> None:
    scattered = "x-a-x-b"
    assert scattered in found(names(scattered, *[f"ab {number}" for number in range(ENOUGH - 1)]), "ab")
    assert scattered not in found(names(scattered, *[f"ab {number}" for number in range(ENOUGH)]), "ab")


def test_of_a_hundred_thousand_names_the_one_is_found_wherever_it_stands() -> None:
    by = random.Random(1)
    texts = ["".join(by.choices(string.ascii_lowercase[:8] + " ", k=24)) for _ in range(100_000)]
    for at in (0, MOST_SCATTERED - 1, MOST_SCATTERED, 99_999):
        texts[at] = "The minister of " + "zyxw"[at % 4] * 3
    among = names(*texts)
    for typed in ("minister", "The Minister of", "zzz", "of www min"):
        best = found(among, typed)
        assert [text for text in best if tier(text, typed) is None or text not in texts] == []
        assert best[0].startswith("The minister")
    assert len(found(among, "a")) == MOST
    assert sorted(found(among, "minister")) == sorted(text for text in texts if "minister" in text)
