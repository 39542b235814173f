"""Reading: every value is text first, one bad record costs that record, and each fault is told with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers import SMALL, changed, left, put, spots, unmark

from tui.model import Claim
from tui.reading.records import read

pytestmark = pytest.mark.usefixtures("each_yaml_parser")

# Every scalar is text

SCALARS = [
    "no",
    "on",
    "Yes",
    "23:26",
    "2022-01-05",
    "1_000",
    "08",
    "~",
    "null",
    "0x1F",
    "1e3",
    ".inf",
    "=",
    "true",
    "-1",
    "...x",
]


@pytest.mark.parametrize("written", SCALARS)
def test_a_scalar_keeps_the_characters_that_were_written(tmp_path: Path, written: str) -> None:
    text = changed("text: It was strong.", f"text: {written}\n  medium: '{written}'\n  said_text: \"{written}\"")
    claim = read(put(tmp_path, text)).records["strong"]
    assert isinstance(claim, Claim)
    assert [claim.text, claim.medium, claim.said_text] == [written] * 3


@pytest.mark.parametrize("name", ["no", "08", "2022-01-05", "1e3", "null"])
def test_an_id_may_look_like_a_number_a_date_or_a_truth_value(tmp_path: Path, name: str) -> None:
    reading = read(put(tmp_path, SMALL.replace("ann", name)))
    assert reading.problems == []
    assert name in reading.records


# Faults of one place, each with its cure

FAULTS = {
    "a duplicate key": ("  text: It was strong.\n", "  text: It was strong.\n  §text: It was.\n", "stands twice"),
    "an anchor": ("It was strong.", "§&a It was strong.", "the anchor &a"),
    "an alias": ("It was strong.", "§*a", "the alias *a"),
    "a tag": ("It was strong.", "§!!str It was strong.", "the tag"),
    "a python tag": ("It was strong.", "§!!python/object:os.system 'x'", "the tag"),
    "a merge key": ("  text: It was strong.\n", "  text: It was strong.\n  §<<: {a: b}\n", "the merge key <<"),
    "a key that is a list": ("  speaker: ann\n", "  speaker: ann\n  ? §[a]\n  : b\n", "a key that is a list"),
    "an unknown field": ("  speaker: ann\n", "  speaker: ann\n  §mediun: radio\n", "did you mean 'medium'?"),
    "an unknown field unlike any": ("  speaker: ann\n", "  speaker: ann\n  §qqqq: 1\n", "use id, text, kind, speaker"),
    "an unknown field of a part": ("- exact:", "- §role_: content\n      exact:", "did you mean 'role'?"),
    "a missing field": ("- id: strong\n  text: It was strong.\n", "- §id: strong\n", "add it: the editor's paraphrase"),
    "a report without a quote": (
        "source: paper\n    quotes:\n    - exact: it was strong",
        "§source: paper",
        "no 'quotes'",
    ),
    "an empty list of quotes": ("quotes:\n    - exact: it was strong", "quotes: §[]", "add at least one"),
    "a wrong type": ("speaker: ann", "speaker: §{ann: 1}", "write one value here"),
    "no list": ("events: [storm]\n  answers", "events: §storm\n  answers", "write one, even for a single value"),
    "an empty value": ("text: It was strong.", "text:§", "'text' is empty; write a value"),
    "white space as a value": ("It was strong.", "§' '", "'text' is empty; write a value"),
    "a bad date": ("speaker: ann", "said: §2020-13-01\n  speaker: ann", "write 01 to 12"),
    "a reversed interval": (
        "speaker: ann",
        "said: §2020-01-03/2020-01-02\n  speaker: ann",
        "put the earlier date first",
    ),
    "an unknown kind": ("speaker: ann", "kind: §asert\n  speaker: ann", "did you mean 'asserts'?"),
    "a text without end": ("It was strong.", f"§{'x' * 1_000_001}", "a text of 1,000,001 characters"),
    "nesting without end": ("It was strong.", "[" * 30 + "§" + "[" * 9 + "]" * 39, "deeper than 32 levels"),
    "endless nesting": ("It was strong.", "[" * 30 + "§" + "[" * 50_000, "deeper than 32 levels"),
    "endless nesting in lists with texts": (
        "It was strong.",
        "['[', " * 30 + "§" + "[x, " * 5_000,
        "deeper than 32 levels",
    ),
    "endless mappings": ("It was strong.", "{a: " * 30 + "§" + "{a: " * 5_000, "deeper than 32 levels"),
    "a thousand levels over lines": (
        "It was strong.",
        "[\n    " * 30 + "§" + "[\n    " * 1_500,
        "deeper than 32 levels",
    ),
    "a record that is text": (
        "- id: strong\n  text: It was strong.\n",
        "- §words\n- id: strong\n  text: x\n",
        "not a mapping",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_one_error_at_its_place_with_a_cure(tmp_path: Path, fault: str) -> None:
    old, new, words = FAULTS[fault]
    text, marks = unmark(changed(old, new))
    reading = read(put(tmp_path, text))
    assert spots(reading.problems) == marks
    assert words in str(reading.problems[0])
    assert re.fullmatch(rf"{tmp_path}/case\.yaml:\d+:\d+: error: [^;]+; .+", str(reading.problems[0]))
    assert left(reading) == [""] if "words" in new else ["strong"]
    assert "weak" in reading.records


@pytest.mark.parametrize("depth", [40, 1_500])
def test_a_section_that_nests_without_end_is_told_at_the_level_that_passes_the_bound(
    tmp_path: Path, depth: int
) -> None:
    """Libyaml 0.2.6 gives up by itself at a depth of 1,000, lines before the event that is counted."""
    text, marks = unmark("claims: " + "[" * 32 + "§" + "[" * depth)
    reading = read(put(tmp_path, text))
    assert spots(reading.problems)[:1] == marks
    assert "deeper than 32 levels" in reading.problems[0].what


@pytest.mark.parametrize("depth", [20, 28])
def test_nesting_within_the_bound_is_read_on(tmp_path: Path, depth: int) -> None:
    text, marks = unmark(changed("It was strong.", "§" + "[" * depth + "]" * depth))
    reading = read(put(tmp_path, text))
    assert spots(reading.problems) == marks
    assert "'text' is not a text" in reading.problems[0].what


@pytest.mark.parametrize("escape", ["\\U00110000", "\\U7fffffff", "\\Uffffffff"])
def test_an_escape_of_no_character_costs_its_record(tmp_path: Path, escape: str) -> None:
    reading = read(put(tmp_path, changed("It was strong.", f'"{escape}"')))
    assert ["this is not YAML" in problem.what for problem in reading.problems] == [True]
    assert left(reading) == ["strong"]
    assert "weak" in reading.records


def test_a_text_of_a_million_characters_is_read(tmp_path: Path) -> None:
    assert read(put(tmp_path, changed("It was strong.", "x" * 1_000_000))).problems == []


@pytest.mark.parametrize("other", ["actors", "claims", "case"])
def test_a_second_record_with_an_id_is_left_out_and_names_the_first(tmp_path: Path, other: str) -> None:
    put(tmp_path, "actors:\n- {id: ann, name: Ann, kind: person}\n", "0.yaml")
    record = {
        "actors": "- {id: §ann, name: Another, kind: person}",
        "claims": "- {id: §ann, text: x, speaker: ann, reports: [{source: paper, quotes: [{exact: x}]}]}",
        "case": "  {format: 1, id: §ann, title: x}",
    }[other]
    text, marks = unmark(f"{other}:\n{record}\n")
    reading = read(put(tmp_path, text, "1.yaml"))
    assert spots(reading.problems) == marks
    assert f"the id 'ann' is taken by the actor in {tmp_path}/0.yaml:2" in str(reading.problems[0])
    assert getattr(reading.records["ann"], "name", "") == "Ann"
    assert left(reading) == ["ann"]


def test_a_second_case_record_is_left_out(tmp_path: Path) -> None:
    put(tmp_path, SMALL)
    text, marks = unmark("case:\n  §format: 1\n  id: second\n  title: A second\n")
    reading = read(put(tmp_path, text, "d.yaml"))
    assert spots(reading.problems) == marks
    assert reading.info is not None
    assert reading.info.title == "A small case"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SMALL + "§clams: []\n", "unknown key 'clams'; did you mean 'claims'?"),
        (SMALL + "§[a]: b\n", "a key that is a list or a mapping"),
        (SMALL + "§actors:\n- {id: eve, name: Eve, kind: person}\n", "the key 'actors' stands twice"),
        (SMALL + "§---\nactors:\n- {id: eve, name: Eve, kind: person}\n", "a second document"),
        (SMALL + "...\n§---\n", "a second document"),
        ("§- a\n- b\n", "the file is not a mapping"),
        ("§just words\n", "the file is not a mapping"),
        (changed("questions:\n- id: how-strong\n  asks: How strong was it?", "questions: §none"), "not a list"),
    ],
)
def test_a_fault_that_belongs_to_no_record_is_reported(tmp_path: Path, text: str, words: str) -> None:
    text, marks = unmark(text)
    reading = read(put(tmp_path, text))
    assert spots(reading.problems) == marks
    assert words in str(reading.problems[0])
    assert ("weak" in reading.records) == ("claims:" in text)


def test_records_of_a_section_that_stands_twice_are_all_read(tmp_path: Path) -> None:
    reading = read(put(tmp_path, SMALL + "actors:\n- {id: eve, name: Eve, kind: person}\n"))
    assert {"ann", "eve"} <= set(reading.records)
