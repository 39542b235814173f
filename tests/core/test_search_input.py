"""What is typed into the search: every input has an answer, and what is not understood, or cut off, is told."""

from __future__ import annotations

import pytest
from helpers import harbour, kazakhstan, many
from hypothesis import given
from hypothesis import strategies as st
from searched import tokens

from tui.case import Case
from tui.case.facets import FACETS, FIELDS
from tui.case.query import Clause, Filters, Sought
from tui.case.search import MOST_TERMS, Term, terms, understand
from tui.folding import light_pattern, lit


def found(text: str) -> list[str]:
    """Return the ids of all records that a search finds in the made-up case, the closest first."""
    return harbour().ranked(Filters(sought=understand(harbour(), text)))


def claims(text: str) -> list[str]:
    """Return the ids of the claims that a search leaves, in the order of their numbers."""
    return [harbour().ids[number] for number in harbour().left(Filters(sought=understand(harbour(), text)))]


NASTY = [
    '"', '""', '"""', "'", "-", "--", '-"', '-""', '--""', "*", "a*", "^", "^a", "(", ")", "((a", "a)", "{a b}:", "+",
    "AND", "OR", "NOT", "a AND", "NOT a", "NEAR(a b, 2)", "NEAR(", "col:x", "body:", "rowid:1", "words:a", ":", ":a",
    "\0", "a\0b", "\ud800", "a\udfffb", "\udcff:\udcff", "\ufffe", "\x1b[31m", "\u202e", "\n", "\t a\u00a0b", ";",
    "'; DROP TABLE words; --", "%", "_", "\\", "?", "?1", "said:[", "said:[]", "said:/", "said:../..", "said:X",
    "said:Y99999999999", 'said:"2020-03-03', "speaker:-", "speaker:.", 'speaker:"', "speaker:\ud800", "by:\0",
    "where:?", "kind:*", "mark:", "-mark:", "speaker:speaker:a", "\u0301", "speaker:\u0301", "by:\u0301",
    "kind:\u0301 a", 'sa\u0131d:""', "sa\u0131d:disputed", '\u017fpeaker:""', "\u017fource:gazette", 
    "mar\u212a:disputed", "ＡＮＤ", "＂a＂",
    "a" * 10_000, "a " * 5_000, '"' * 10_001, "-" * 10_000, '"a" ' * 3_000, "speaker:a " * 2_000, "said:" + "9" * 9_000,
]  # fmt: skip
CHARACTERS = st.text(st.characters(exclude_categories=()), max_size=12)
TYPED = st.lists(
    st.sampled_from([*NASTY, *(f"{field}:" for field in FIELDS), "fire", "Жанна"]) | CHARACTERS, max_size=12
)


def answered(case: Case, text: str) -> Sought:
    """Ask for all that a search is used for; return how it was understood."""
    sought = understand(case, text)
    filters = Filters(sought=sought)
    left = {case.ids[number] for number in case.left(filters)}
    assert set(case.ranked(filters)) == (left | set(case.hits(filters)) if sought.asks else set())
    assert set(case.claims).isdisjoint(case.hits(filters))
    assert sum(case.counts("kind", filters).values()) == len(left)
    assert sought.text == text
    assert {clause.facet for clause in sought.clauses} <= set(FACETS)
    assert all(len(line) < 300 and len(line.splitlines()) == 1 for line in sought.understood)
    pattern = light_pattern(sought.lights)
    assert pattern is None or lit("Fire in the harbour; Жанна Öz", pattern) is not None
    return sought


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text)[:24])
def test_nothing_nasty_is_an_error(text: str) -> None:
    answered(harbour(), text)
    answered(kazakhstan().at(20220109), text)


@given(TYPED, st.sampled_from(["", " "]))
@many(400, long=12_000)
def test_every_search_text_has_an_answer(typed: list[str], between: str) -> None:
    answered(harbour(), between.join(typed))


@given(TYPED)
@many(200, long=10_000)
def test_whatever_has_a_letter_or_digit_is_told(typed: list[str]) -> None:
    text = " ".join(typed)
    told = [line for line in understand(harbour(), text).understood if not line.endswith("only")]  # what was cut off
    assert bool(told) == any(char.isalnum() for char in text[:2000])


@pytest.mark.parametrize("field", FIELDS)
def test_a_lone_accent_behind_a_field_does_not_mean_everything(field: str) -> None:
    assert understand(harbour(), f"{field}:\u0301").clauses == ()


OPERATORS = ["AND", "OR", "NOT", "NEAR", "*", "^", "(", ")", ":", "body:", "{a b}:", "+", "'", ";", "\0", "\ud800", "–"]


@pytest.mark.parametrize("operator", OPERATORS, ids=ascii)
def test_nothing_typed_is_an_operator(operator: str) -> None:
    words = tokens(operator.replace("\ud800", ""))
    assert set(found(f"crane {operator}")) == ({"sparks"} if not words else set())
    assert set(found(f'crane "{operator}"')) == ({"sparks"} if not words else set())


LONG = {"words": "harbour " * 10_000, "a word": "nobody " + "x" * 10_000, "a phrase": f'"{"fire " * 5_000}"'}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_what_is_cut_off_of_a_very_long_search_is_told(text: str) -> None:
    assert any("first" in line for line in understand(harbour(), text).understood)


def test_a_search_of_very_many_words_is_that_of_its_first() -> None:
    assert len(terms("harbour " * 10_000)) > MOST_TERMS
    assert found("harbour " * 10_000) == found("harbour")
    assert understand(harbour(), "a " * 100).understood[-1] == f"the first {MOST_TERMS} terms only"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", [Term("", "a", False, False, True)]),
        ("a ", [Term("", "a", False, False, False)]),
        ('"a b', [Term("", "a b", True, False, True)]),
        ('"a b"', [Term("", "a b", True, False, False)]),
        ('-"a b" c', [Term("", "a b", True, True, False), Term("", "c", False, False, True)]),
        ("KIND:a", [Term("kind", "a", False, False, True)]),
        ('-by:"a b" ', [Term("by", "a b", True, True, False)]),
        ("col:a", [Term("", "col:a", False, False, True)]),
        ('a"b c"', [Term("", "a", False, False, False), Term("", "b c", True, False, False)]),
        ("by: a", [Term("by", "", False, False, False), Term("", "a", False, False, True)]),
    ],
)  # fmt: skip
def test_terms_are_told_apart(text: str, expected: list[Term]) -> None:
    assert terms(text) == expected


def test_clauses_are_remembered_as_they_were_meant() -> None:
    assert understand(harbour(), "-kind:denies").clauses == (Clause("kind", ("denies",), True),)


@pytest.mark.parametrize(
    ("typed", "says", "words"),
    [
        (
            "speaker:nobody",
            "nobody who speaks is called “nobody” (who says it, by any spelling), so it is searched as words",
            "speaker nobody",
        ),
        (
            "speaker:rigade",
            "nobody who speaks is called “rigade” (near it: brigade), so it is searched as words",
            "speaker rigade",
        ),
        (
            "said:yesterday",
            "“yesterday” is no date (write 9 Jan, 9 January 2022 or 2022-01-09), so it is searched as words",
            "said yesterday",
        ),
        (
            'said:"30 Feb"',
            "“30 Feb” is no date (day 30 does not exist in Feb 2020: write 01 to 29), so it is searched as words",
            "said 30 Feb",
        ),
        ("said:1999", "no claim has a date of saying within “1999”, so it is searched as words", "said 1999"),
        (
            'where:"the moon"',
            "no claim is about what happened in “the moon” (where it happened), so it is searched as words",
            "where the moon",
        ),
        (
            "kind:lie",
            "no kind of claim is called “lie” (use asserts, denies, disclaims, promises, demands), "
            "so it is searched as words",
            "kind lie",
        ),
        (
            "mark:true",
            "no mark is called “true” (use disputed, removed, no-evidence …), so it is searched as words",
            "mark true",
        ),
        ("body:fire", "“body:fire”", "body fire"),
        ("NEAR(fire", "“NEAR(fire”", "NEAR fire"),
        ("fire*", "“fire*”", "fire"),
        ('"a b', "the phrase “a b”", "a b"),
    ],
)
def test_what_is_not_understood_is_told_and_searched_as_words(typed: str, says: str, words: str) -> None:
    sought = understand(harbour(), typed)
    assert sought.clauses == ()
    assert says in sought.understood
    assert found(typed) == found(f'"{words}')
    with_it, without = claims(typed), claims(f"-{typed}")
    assert without == [name for name in harbour().claims if name not in with_it]
