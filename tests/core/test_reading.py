"""Reading: every value is text first, one bad record costs that record, and each fault is told with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from helpers import HARBOUR, HEAD, SMALL, changed, left, many, put, spots, unmark
from hypothesis import given
from hypothesis import strategies as st

from tui.model import Claim
from tui.problems import CaseError
from tui.reading import read
from tui.reading.checks import check

HARBOUR_TEXT = (HARBOUR / "case.yaml").read_text(encoding="utf-8")


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
        "no mapping",
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
    assert "'text' is no text" in reading.problems[0].what


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
        (SMALL + "§[a]: b\n", "unknown key"),
        (SMALL + "§actors:\n- {id: eve, name: Eve, kind: person}\n", "the key 'actors' stands twice"),
        (SMALL + "§---\nactors:\n- {id: eve, name: Eve, kind: person}\n", "a second document"),
        (SMALL + "...\n§---\n", "a second document"),
        ("§- a\n- b\n", "the file is no mapping"),
        ("§just words\n", "the file is no mapping"),
        (changed("questions:\n- id: how-strong\n  asks: How strong was it?", "questions: §none"), "no list"),
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


# Syntax errors: each costs the record it stands in

LINES = HARBOUR_TEXT.split("\n")


def owners() -> dict[int, str]:
    """Return the id of the record that each line of the harbour case belongs to; lines of sections have none."""
    found, owner = {}, ""
    for number, line in enumerate(LINES):
        match = re.match(r"- \{?id: ([a-z0-9-]+)", line)
        owner = match[1] if match else "harbour" if line == "case:" else "" if re.match("[a-z]", line) else owner
        if owner and line != "case:" and not line.startswith("#"):
            found[number] = owner
    return found


DAMAGE: dict[str, Callable[[str], str]] = {
    "a character that begins no value": lambda line: line.replace(": ", ": @", 1),
    "a quote that is never closed": lambda line: line.replace(": ", ': "', 1),
    "a bracket that is never closed": lambda line: line.replace(": ", ": [", 1),
    "a brace that is never closed": lambda line: line.replace(": ", ": {", 1),
    "a bracket that was never opened": lambda line: line + "]",
    "one space too few": lambda line: line[1:] if line.startswith("  ") else line,
    "one space too many": lambda line: " " + line if line.startswith("  ") else line,
    "a tab for spaces": lambda line: "\t" + line.lstrip() if line.startswith("  ") else line,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_syntax_error_in_any_line_costs_its_record_alone(tmp_path: Path, damage: str) -> None:
    whole = read(put(tmp_path, HARBOUR_TEXT))
    wrong = []
    for number, owner in owners().items():
        line = DAMAGE[damage](LINES[number])
        reading = read(put(tmp_path, "\n".join([*LINES[:number], line, *LINES[number + 1 :]])))
        lost = set(whole.records) - set(reading.records) or ({"harbour"} if reading.info is None else set())
        told = [name or owner for name in left(reading)]  # a damaged id is not known
        if lost not in (set(), {owner}) or told != sorted(lost) or len(reading.problems) < len(lost):
            wrong.append((number + 1, line, f"lost {sorted(lost)}, said {left(reading)}"))
    assert wrong == []


@pytest.mark.parametrize(
    "layout",
    [
        "- {{id: {0}, name: {1}, kind: group}}\n",
        "-\n  id: {0}\n  name: {1}\n  kind: group\n",
        "  - id: {0}\n    name: {1}\n    kind: group\n",
        "- # one\n  id: {0}\n  name: {1}\n  kind: group\n",
    ],
)
def test_reading_goes_on_behind_syntax_errors_in_any_layout(tmp_path: Path, layout: str) -> None:
    names = ["Ä", "§@b", "C", "§@d", "§@e", "§2020-01-01: x: y" if "\n  " in layout else "§]", "G"]
    actors = "".join(layout.format(f"n{number}", name) for number, name in enumerate(names))
    text, marks = unmark(HEAD + "actors:\n" + actors + "questions:\n- {id: q, asks: Why?}\n")
    reading = read(put(tmp_path, text))
    assert [line for line, _ in spots(reading.problems)] == [line for line, _ in marks]
    assert list(reading.records) == ["n0", "n2", "n6", "q"]
    assert left(reading) == ["n1", "n3", "n4", "n5"]
    assert reading.info


def test_faults_before_and_behind_a_syntax_error_keep_their_places(tmp_path: Path) -> None:
    text, marks = unmark("""\
# Ünïcödé 🌊
case: {format: 1, id: c, title: Ж}
actors:
- {id: a, name: "Ж", kind: §nobody}
- {id: b, name: §@b, kind: group}
- {id: c2, name: "Ж 🌊", kind: §nobody}
events:
- {id: d, title: "🌊", when: §tomorrow}
""")
    assert spots(read(put(tmp_path, text)).problems) == marks


def test_what_a_cut_record_still_says_is_not_shown_as_the_whole(tmp_path: Path) -> None:
    text, marks = unmark(changed("    - exact: it was strong\n", "    - exact: it was strong\n §links: []\n"))
    reading = read(put(tmp_path, text))
    assert spots(reading.problems) == marks
    assert left(reading) == ["strong"]
    assert "strong" not in reading.records
    assert "weak" in reading.records


@pytest.mark.parametrize("errors", [99, 100, 101, 250])
def test_more_than_a_hundred_syntax_errors_end_the_reading_of_a_file_with_a_word(tmp_path: Path, errors: int) -> None:
    broken = "".join(f"- {{id: b{number}, name: @}}\n" for number in range(errors))
    reading = read(put(tmp_path, f"{HEAD}actors:\n{broken}- {{id: last, name: Last, kind: group}}\n"))
    told = [problem for problem in reading.problems if "the rest is not read after 100" in problem.what]
    assert len(reading.problems) == min(errors, 100) + len(told)
    assert len(told) == (errors >= 100)
    assert ("last" in reading.records) == (errors < 100)


# Whatever happens to a file


@given(st.data())
@many(150)
def test_no_damage_to_a_file_raises_or_hides_anything(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    text = bytearray(HARBOUR_TEXT.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        how = data.draw(st.sampled_from(["flip", "cut", "line", "splice", "insert"]))
        if how == "flip":
            text[start] ^= 1 << data.draw(st.integers(0, 7))
        elif how == "cut":
            del text[start : start + data.draw(st.integers(1, 300))]
        elif how == "line":
            begin = text.rfind(b"\n", 0, start) + 1
            del text[begin : text.find(b"\n", start) + 1 or len(text)]
        elif how == "splice":
            other = data.draw(st.integers(0, len(text) - 1))
            text[start:start] = text[other : other + data.draw(st.integers(1, 200))]
        else:
            text[start:start] = data.draw(
                st.sampled_from([b'"', b"'", b"[", b"{", b"- ", b"\t", b"&a ", b"*a ", b"?", b"\0"])
            )
        text = text or bytearray(b"\n")
    folder = put(tmp_path_factory.mktemp("damaged"), bytes(text))
    try:
        reading = read(folder)
        check(reading)
    except CaseError:
        return
    accounted = {*reading.records, *left(reading), *([reading.info.id] if reading.info else [])}
    assert set(reading.declared) <= accounted
    assert reading.problems or not reading.left_out
    assert reading.problems or ids_in(text.decode()) == accounted
    assert all(1 <= problem.place.line <= text.count(b"\n") + 1 for problem in reading.problems)


def ids_in(text: str) -> set[str]:
    """Return the ids of a sound file's records as PyYAML's own reader finds them."""
    document = yaml.load(text, yaml.CBaseLoader)
    return {record["id"] for key, found in document.items() for record in ([found] if key == "case" else found or [])}
