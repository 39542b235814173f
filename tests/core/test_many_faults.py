"""Very many faults: the first of each kind are placed, the others counted, and none costs a look at the whole file."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import HEAD, left, many, put
from hypothesis import given
from hypothesis import strategies as st

from tui.case import Case
from tui.commands.coverage import untouched
from tui.explorer.state.faults import Faults
from tui.model import Record
from tui.problems import MOST_OF_A_KIND, Kinds, Place, Problem, few, number_of
from tui.reading import encoding, nodes, shelf
from tui.reading.checks import check
from tui.reading.files import decoded
from tui.reading.records import Reading, read
from tui.reading.sentences import Sentence
from tui.text import closest

MANY = 600
HEAD += "sources:\n- {id: paper, title: T, publisher: P}\n"
ANN = "actors:\n- {id: ann, name: Ann, kind: person}\n"


def claim(number: int, more: str = "", speaker: str = "ann") -> str:
    return (
        f"- id: c{number}\n  text: T.\n  speaker: {speaker}\n"
        f"  reports: [{{source: paper, quotes: [{{exact: a}}]}}]\n{more}"
    )


def claims(more: str = "", speaker: str = "ann") -> str:
    """Return a section of claims; `@` is the number of each."""
    return "claims:\n" + "".join(claim(n, more.replace("@", str(n)), speaker.replace("@", str(n))) for n in range(MANY))


def one_claim(line: str) -> str:
    return "claims:\n" + claim(0) + "".join(line.replace("@", str(number)) for number in range(MANY))


def actors(line: str) -> str:
    return "actors:\n" + "".join(line.replace("@", str(number)) for number in range(MANY))


LINK = "{to: no-@, kind: denies, by: editor, why: x}"
CASES = {
    "reports by one source": (
        ANN + "claims:\n- id: k\n  text: T.\n  speaker: ann\n  reports:\n"
        + "  - {source: paper, quotes: [{exact: a}]}\n" * (MANY + 1), 1,
    ),
    "claims by a removed actor": (claims(speaker="gone"), MANY),
    "misspelt speakers": (
        actors("- {id: actor-number-@, name: A, kind: person}\n") + claims(speaker="actor-numbr-@"), MANY,
    ),
    "broken links of many claims": (ANN + claims(f"  links: [{LINK}]\n"), MANY),
    "broken links of one claim": (ANN + one_claim("").rstrip() + "\n  links:\n" + f"  - {LINK}\n" * MANY, 1),
    "faulty records in brackets": (
        "actors: [" + ", ".join(f"{{id: a{n}, name: A, kind: person, part_of: gone}}" for n in range(MANY)) + "]\n",
        MANY,
    ),
    "ids that are taken": (actors("- {id: a, name: A, kind: person}\n") + "- {id: a, name: A, kind: group}\n", MANY),
    "dates that are none": (ANN + claims("  said: day @ of all\n"), MANY),
    "fields that are none": (ANN + claims("  speakr-@: x\n"), MANY),
    "fields that are none, in one claim": (ANN + one_claim("  speakr-@: x\n"), 1),
    "kinds that are none": (actors("- {id: a@, name: A, kind: persn@}\n"), MANY),
    "ids that are none": (actors("- {id: A @, name: A, kind: person}\n"), MANY),
    "keys at the top that are none": (ANN + "".join(f"said-by-{number}: x\n" for number in range(MANY)), 0),
    "anchors": (actors("- {id: &x a@, name: A, kind: person}\n"), MANY),
}  # fmt: skip


def counted(patch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that fills with how many characters are parsed each time."""
    parsed = list[int]()

    def counting(text: str) -> Any:
        parsed.append(len(text))
        return yaml.CSafeLoader(text)

    patch.setattr(nodes, "_Parser", counting)
    return parsed


@pytest.mark.parametrize("what", CASES)
def test_many_faults_are_counted_and_the_first_of_them_listed(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, records = CASES[what]
    text = HEAD + text
    parsed, compared = counted(monkeypatch), list[str]()
    real = difflib.get_close_matches

    def comparing(word: str, *rest: Any) -> list[str]:
        compared.append(word)
        return real(word, *rest)

    monkeypatch.setattr(difflib, "get_close_matches", comparing)
    reading = read(put(tmp_path, text))
    check(reading)
    assert number_of(reading.problems) == MANY
    assert len(reading.problems) == MOST_OF_A_KIND
    assert len(left(reading)) == records
    assert str(max(reading.problems, key=lambda each: each.times)).endswith("(and 500 more errors of this kind)")
    assert sum(parsed) < 12 * len(text), "a fault costs a look at its record, not at the file"
    assert len(compared) <= 200, "what is not listed needs no suggestion"


@pytest.mark.parametrize("what", ["claims by a removed actor", "broken links of many claims", "misspelt speakers"])
def test_no_claim_is_made_anew_to_find_what_leads_nowhere(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = list[str]()
    real = encoding.decode

    def making(kind: str, text: str) -> Record:
        made.append(kind)
        return real(kind, text)

    monkeypatch.setattr(shelf, "decode", making)
    reading = read(put(tmp_path, HEAD + CASES[what][0]))
    check(reading)
    assert len(left(reading)) == MANY
    assert "claim" not in made


@pytest.mark.parametrize("what", ["reports by one source", "broken links of one claim", "fields that are none"])
def test_of_a_long_record_no_more_is_parsed_again_than_its_first_faults_take(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = HEAD + CASES[what][0]
    reading = read(put(tmp_path, text))
    parsed = counted(monkeypatch)
    check(reading)
    assert number_of(reading.problems) == MANY
    assert sum(parsed) < len(text)


def test_a_fault_of_a_default_is_looked_for_once_and_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD + ANN + "defaults: {speaker: gone}\n" + claims().replace("  speaker: ann\n", "")
    text = text.replace("- id: c7\n", "- id: c7\n  speaker: gone\n")  # whose own fault it is
    reading = read(put(tmp_path, text))
    parsed = counted(monkeypatch)
    check(reading)
    assert [text.splitlines()[each.place.line - 1] for each in reading.problems] == [
        "defaults: {speaker: gone}",
        "  speaker: gone",
    ]
    assert number_of(reading.problems) == 2
    assert len(left(reading)) == MANY
    assert len(parsed) < 10


def test_a_value_far_down_in_a_record_is_its_own_and_not_the_default_that_it_takes_the_place_of(tmp_path: Path) -> None:
    links = "".join(f"  - {{to: weak, kind: differs, by: editor, why: reason {n}}}\n" for n in range(100))
    one = claim(0).replace("  speaker: ann\n", "") + f"  links:\n{links}  speaker: gone\n"
    text = HEAD + ANN + "defaults: {speaker: lost}\nclaims:\n" + one + claim(1).replace("  speaker: ann\n", "")
    text = text.replace("to: weak", "to: c1")
    reading = read(put(tmp_path, text))
    check(reading)
    assert [(each.what, text.splitlines()[each.place.line - 1]) for each in reading.problems] == [
        ("there is no record 'lost'", "defaults: {speaker: lost}"),
        ("there is no record 'gone'", "  speaker: gone"),
    ]


def test_a_line_of_nuls_is_passed_over_once_and_their_lines_are_counted() -> None:
    text = decoded("x", b"a: b\n" + b"\0" * 100_000 + b"\n" + b"# \0\n" * 300)
    assert [each.place.line for each in text.problems][:3] == [2, 3, 4]
    assert number_of(text.problems) == 301


def test_the_places_of_the_first_are_as_exact_as_those_of_one(tmp_path: Path) -> None:
    reading = read(put(tmp_path, HEAD + claims(speaker="gone")))
    check(reading)
    assert [problem.place[1:3] for problem in reading.problems] == [(7 + 4 * number, 12) for number in range(100)]


@given(st.text("abcde", max_size=9), st.lists(st.text("abcde", max_size=9), max_size=6), st.integers(1, 3))
@many(200)
def test_what_is_alike_is_what_the_slow_comparison_finds(word: str, options: list[str], most: int) -> None:
    assert closest(word, options, most) == difflib.get_close_matches(word, options, most)


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda at: (at[0], at[0] + at[1]))


@given(st.lists(SPANS, max_size=6), st.lists(SPANS, max_size=6))
@many(200)
def test_the_sentences_that_no_quote_touches_are_those_that_a_look_at_each_finds(
    sentences: list[tuple[int, int]], spans: list[tuple[int, int]]
) -> None:
    items = [Sentence(1, *span) for span in sentences]
    alone = [each for each in items if not any(start < each.end and each.start < end for start, end in spans)]
    assert untouched(items, spans) == alone


def test_kinds_are_told_apart_by_what_is_wrong_and_not_by_what_it_names() -> None:
    same = ["unknown field 'a' of a claim", 'unknown field "b\'c" of a claim', "unknown field 'a, b' of a claim"]
    other = ["there is no record 'a'", "'a' is the id of an actor", "'a' is the id of an event", "a figure"]
    kinds = Kinds()
    assert len({kinds.kind(what) for what in same}) == 1
    assert len({kinds.kind(what) for what in (same[0], *other)}) == 5


def test_words_that_no_rule_knows_do_not_make_ever_more_kinds() -> None:
    letters = [chr(ord("a") + number // 26 % 26) + chr(ord("a") + number % 26) for number in range(600)]
    problems = few([Problem(Place("x"), f"{pair} is {pair * 2}", "-") for pair in letters], {})
    assert number_of(problems) == 600
    assert len(problems) <= 300 + 1


def test_what_was_counted_once_is_counted_once(tmp_path: Path) -> None:
    reading: Reading = read(put(tmp_path, HEAD + claims(speaker="gone")))
    check(reading)
    before = list(reading.problems)
    reading.sort_problems()
    assert reading.problems == before
    case = Case.of(reading)
    assert number_of(case.problems) == MANY
    assert Faults(case=case.problems, left_out=MANY).words == "600 errors: 600 records are left out"
