"""Mistakes made on purpose, as authors make them: each is told once, at its place, with what mends it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.__main__ import main
from tui.reading import nodes
from tui.reading.checks import check
from tui.reading.pure import PureLoader
from tui.reading.records import read

TEXT = "The pier\n\nThe pier was safe, said the warden. It was closed at 5 pm.\n\nNobody was hurt.\n"
CASE = """\
case: {format: 1, id: pier, title: The pier}
sources:
- {id: post, title: Pier closed, publisher: The Post, published: 2020-03-03, sha256: SHA}
actors:
- id: warden
  name: Lena Holm
  kind: person
events:
- id: closing
  title: The pier is closed
  when: 2020-03-02
claims:
- id: safe
  text: The pier was safe.
  speaker: warden
  said: 2020-03-03
  events: [closing]
  reports:
  - source: post
    quotes:
    - exact: The pier was safe
- id: unhurt
  text: Nobody was hurt.
  speaker: warden
  events: [closing]
  figures: [{measure: hurt, value: 0}]
  reports: [{source: post, quotes: [{exact: "Nobody was hurt"}]}]
"""
SAFE = "text: The pier was safe."
MISTAKES: dict[str, tuple[str, str, str, str]] = {
    "a field without a colon": (
        "  speaker: warden\n  said", "  §speaker warden\n  said",
        "there is no ':' behind a field's name", "write `field: value`"),
    "a second colon": (
        SAFE, "text: He said§: the pier was safe.", "a ':' stands where no field's name can end", "in quotes"),
    "a quote that is not closed": (
        SAFE, 'text: §"The pier was safe.', "a quote is opened here, and not closed before the next field", "close it"),
    "a single quote that is not closed": (
        SAFE, "text: §'The pier was safe.", "a quote is opened here, and not closed before the next field", "close it"),
    "a quote that is not closed in the last record": (
        '"Nobody was hurt"}]}]', '§"Nobody was hurt}]}]', "what is opened here is not closed", "close it"),
    "an apostrophe in single quotes": (
        SAFE, "text: 'The warden'§s pier was safe.'", "words stand behind a closed quote", "write '' for '"),
    "a quote and more": (
        SAFE, 'text: "The pier" §was safe.', "words stand behind a closed quote", "use the other kind"),
    "a tab": (
        "  said: 2020-03-03", "§\tsaid: 2020-03-03", "a tab stands where only spaces may", "use spaces"),
    "an indent that is no one's": (
        "  said: 2020-03-03", "   §said: 2020-03-03", "", ""),
    "a no-break space": (
        "  said: 2020-03-03", "§\u00a0 said: 2020-03-03", "indented with U+00A0 NO-BREAK SPACE", "use spaces"),
    "a bracket that is not closed": (
        "events: [closing]\n  reports:", "events: §[closing\n  reports:",
        "a list that is opened with [", "close it with ]"),
    "a value that begins with @": (
        SAFE, "text: §@warden says it was safe.", "no text begins with '@'", "put the text in quotes"),
    "a value that begins with *": (
        SAFE, "text: §*safe* it was.", "", ""),
    "a backslash in double quotes": (
        SAFE, 'text: "C:§\\pier was safe."', "a backslash stands before a letter", r"write \\ for a backslash"),
    "a number sign": (
        SAFE, "text: The warden says that pier§ #5 was safe.",
        "YAML takes '#5 was safe.' for a comment, and cuts the text off", "put the whole text in quotes"),
    "a number sign at the beginning": (
        SAFE, "text:§ #5 was safe.", "'text' is empty: YAML takes '#5 was safe.' for a comment", "in quotes"),
    "half of an emoji": (
        SAFE, r'text: §"The pier was \ud83d safe."', "half of a character", "write both halves"),
    "a misspelt field": (
        "  said: 2020-03-03", "  §sayd: 2020-03-03", "unknown field 'sayd' of a claim", "did you mean 'said'?"),
    "a lookalike letter in a field": (
        "  said: 2020-03-03", "  §s\u0430id: 2020-03-03",
        "the second character is U+0430 CYRILLIC SMALL LETTER A", "did you mean 'said'?"),
    "a lookalike letter in an id": (
        "speaker: warden\n  said", "speaker: §ward\u0435n\n  said", "the fifth character is U+0435", "use a-z"),
    "a zero width space in an id": (
        "speaker: warden\n  said", "speaker: §warden\u200b\n  said", "the seventh character is U+200B ZERO WIDTH", ""),
    "an id with a capital": (
        "- id: unhurt", "- id: §Unhurt", "id 'Unhurt' is not a slug", "use a-z"),
    "a reference to nobody": (
        "speaker: warden\n  said", "speaker: §wardem\n  said", "there is no record 'wardem'", "did you mean 'warden'?"),
    "a kind that is none": (
        "kind: person", "kind: §human", "kind 'human' is not known", "use person"),
    "a date in another order": (
        "said: 2020-03-03", "said: §03.03.2020", "said '03.03.2020'", ""),
    "a number in words": (
        "value: 0", "value: §none", "value 'none' is not a number", "'approx'"),
    "a single value for a list": (
        "events: [closing]\n  reports:", "events: §closing\n  reports:", "'events' is not a list", "[ ... ]"),
    "a report without quotes": (
        "- source: post\n    quotes:\n    - exact: The pier was safe", "- §source: post",
        "this report has no 'quotes'", "add it: the words"),
    "an id that is taken": (
        "- id: unhurt", "- id: §safe", "the id 'safe' is taken by the claim in", "an id of its own"),
    "a field twice": (
        "  said: 2020-03-03", "  said: 2020-03-03\n  §said: 2020-03-04", "the key 'said' stands twice", "keep one"),
    "commas in a text in brackets": (
        'quotes: [{exact: "Nobody was hurt"}]', "quotes: [{exact: Nobody, §he said, was hurt}]",
        "these words stand behind a ',' that ends the text before them", "in quotes"),
    "a lookalike letter in a section": (
        "claims:\n", "§\u0441laims:\n",
        "the first character is U+0441 CYRILLIC SMALL LETTER ES", "did you mean 'claims'?"),
    "a no-break hyphen in a date": (
        "said: 2020-03-03", "said: §2020\u201103\u201103", "the fifth character is U+2011 NON-BREAKING HYPHEN", ""),
    "a no-break space in a number": (
        "value: 0", "value: §1\u00a0743", "the second character is U+00A0 NO-BREAK SPACE", "digits only"),
    "an alias": (
        SAFE, "text: §*safe", "the alias *safe", "write the value out"),
    "a merge conflict": (
        "  said: 2020-03-03\n",
        "§<<<<<<< HEAD\n  said: 2020-03-03\n=======\n  said: 2020-03-04\n>>>>>>> other\n",
        "this file has a merge conflict here (lines 16-20)", "remove the lines with <, = and >"),
    "a section that is misspelt": (
        "claims:\n", "§claim:\n", "unknown key 'claim'", "did you mean 'claims'?"),
    "an interval that ends before it starts": (
        "when: 2020-03-02", "when: §2020-03-02/2020-03-01", "", ""),
}  # fmt: skip
MISTAKES = {name: mistake for name, mistake in MISTAKES.items() if mistake[2]}


@contextmanager
def parser(name: str) -> Iterator[None]:
    """Read with libyaml, or as where PyYAML was built without it."""
    with pytest.MonkeyPatch.context() as patch:
        if name != "libyaml":
            patch.setattr(nodes, "_Parser", PureLoader)
        yield


def spot(text: str) -> tuple[str, tuple[int, int]]:
    """Return text without its mark, and line and column of that."""
    before, _, after = text.partition("§")
    return before + after, (before.count("\n") + 1, len(before) - before.rfind("\n"))


def told_once(folder: Path, old: str, new: str, what: str, cure: str, yaml_parser: str, *, before: int = 0) -> bool:
    """Tell whether the case with one mistake has one error, with what is wrong and its cure, at the mark in `new`.

    `before` is how many characters of its line before the mark have no place of their own.
    """
    assert CASE.count(old) == 1, f"{old!r} stands {CASE.count(old)} times"
    text, (line, column) = spot(CASE.replace(old, new))
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    with parser(yaml_parser):
        reading = read(folder)
    check(reading)
    assert [str(problem) for problem in reading.problems][1:] == [], "one mistake, one message"
    [problem] = reading.problems
    assert (problem.place.line, problem.place.col) == (line, column - before), str(problem)
    assert what in str(problem)
    assert cure in problem.cure
    return True


@pytest.mark.parametrize("yaml_parser", ["libyaml", "pure Python"])
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_once_at_its_place_with_its_cure(tmp_path: Path, mistake: str, yaml_parser: str) -> None:
    old, new, what, cure = MISTAKES[mistake]
    assert told_once(tmp_path, old, new, what, cure, yaml_parser)


def test_at_least_thirty_mistakes_are_made() -> None:
    assert len(MISTAKES) >= 30


@pytest.mark.parametrize("old", [
    "- {id: x, name: X, kind: person} # the other one\n",
    "# a line of its own\n",
    "- {id: x, name: X, kind: person,  # here\n   note: none}\n",
    "- id: x  # her id\n  name: \"X\" # in full\n  kind: person # as any\n",
    "- id: x\n  name: 'X' # in full\n  kind: person\n  names: [] # none\n"[:46] + "\n",
    "- id: x\n  name: |  # as printed\n    X #1\n  kind: person\n",
    "- id: x\n  name: X#1\n  kind: person\n",
])  # fmt: skip
def test_a_comment_where_nothing_is_cut_is_no_mistake(tmp_path: Path, old: str) -> None:
    text = CASE.replace("events:\n", f"{old}events: # what happened\n", 1).replace("SHA", "0" * 64 + " # of the text")
    (tmp_path / "case.yaml").write_text(text.replace(" # of the text}", "} # of the text"), encoding="utf-8")
    for name in ("libyaml", "pure Python"):
        with parser(name):
            assert read(tmp_path).problems == []


def test_a_digest_and_an_address_may_have_a_comment_behind_them(tmp_path: Path) -> None:
    source = (
        f"- id: post\n  title: T\n  publisher: P\n  url: https://example.org/a#b # live\n  sha256: {'a' * 64} # ok?\n"
    )
    start, end = CASE.index("- {id: post"), CASE.index("actors:")
    (tmp_path / "case.yaml").write_text(CASE[:start] + source + CASE[end:], encoding="utf-8")
    reading = read(tmp_path)
    assert reading.problems == []
    record = reading.records["post"]
    assert getattr(record, "url", "") == "https://example.org/a#b"
    assert getattr(record, "sha256", "") == "a" * 64


# Against its text, and by its files


def test_the_base_of_all_mistakes_has_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, texts = tmp_path / "case", tmp_path / "texts"
    case.mkdir()
    texts.mkdir()
    (texts / "post.txt").write_text(TEXT, encoding="utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    (case / "case.yaml").write_text(CASE.replace("SHA", digest), encoding="utf-8")
    assert main(["check", str(case), "--texts", str(texts)]) == 0
    for name in ("a.YAML", "more.yaml.txt", "case (1).yaml", "case (conflicted copy 2020-03-03).yaml",
                 "case.sync-conflict-20200303-101010-ABCDEFG.yaml"):  # fmt: skip
        (case / name).write_text(CASE, encoding="utf-8")
    (case / "case.yaml~").write_text("", encoding="utf-8")
    (case / "older").mkdir()
    (case / "older" / "b.yaml").write_text("", encoding="utf-8")
    capsys.readouterr()
    assert main(["check", str(case)]) == 1
    out, err = capsys.readouterr()
    told = [line.removeprefix(f"{case}/") for line in out.splitlines()]
    assert [line.split(":")[0] for line in told if ": error: " in line] == sorted(
        ["a.YAML", "more.yaml.txt", "case (1).yaml", "case (conflicted copy 2020-03-03).yaml",
         "case.sync-conflict-20200303-101010-ABCDEFG.yaml"])  # fmt: skip
    assert sum("another program's copy of 'case.yaml'" in line for line in told) == 3
    assert [line for line in told if ": note: " in line] == [
        "case.yaml~:1:1: note: this is left of 'case.yaml' by another program, and is not read",
        "older:1:1: note: only files in the case's folder itself are read, and so not 'b.yaml' in this one",
    ]
    assert "5 errors; 0 records left out, 1 event, 1 actor, 2 claims read" in err


@pytest.mark.parametrize("name", ["libyaml", "pure Python"])
def test_both_halves_of_an_emoji_are_one_character(tmp_path: Path, name: str) -> None:
    text = CASE.replace(SAFE, r'text: "The pier \ud83d\uDE00 was \\ud83d safe."').replace(
        "The Post", r"The \uD83D\ude00"
    )
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    with parser(name):
        reading = read(tmp_path)
    assert reading.problems == []
    assert getattr(reading.records["safe"], "text", "") == "The pier \U0001f600 was \\ud83d safe."
    assert getattr(reading.records["post"], "publisher", "") == r"The \uD83D\ude00"


def test_a_file_with_lone_carriage_returns_is_told_once_and_read(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_bytes(CASE.replace("\n", "\r").encode())
    reading = read(tmp_path)
    assert [str(problem).partition(": ")[2] for problem in reading.problems] == [
        "error: the lines of this file end with a lone carriage return (CR); save it with line ends LF"
    ]
    assert len(reading.records) == 5


def test_lines_indented_with_no_break_spaces_are_told_once_and_read(tmp_path: Path) -> None:
    start = CASE.index("claims:")
    (tmp_path / "case.yaml").write_text(CASE[:start] + CASE[start:].replace("  ", "\u00a0 "), encoding="utf-8")
    reading = read(tmp_path)
    assert [problem.what for problem in reading.problems] == [
        "this line is indented with U+00A0 NO-BREAK SPACE, and so are 12 more"
    ]
    assert reading.problems[0].place.line == 14
    assert len(reading.records) == 5


def test_a_conflict_of_whole_records_costs_these_alone(tmp_path: Path) -> None:
    record = CASE[CASE.index("- id: unhurt") :]
    ours, theirs = record, record.replace("unhurt", "well").replace("Nobody was", "All were not")
    conflict = f"<<<<<<< HEAD\n{ours}||||||| base\n=======\n{theirs}>>>>>>> other\n"
    more = "- id: last\n  text: Last.\n  speaker: warden\n  reports: [{source: post, quotes: [{exact: x}]}]\n" + (
        "  links: [{to: well, kind: differs, by: editor, why: w}]\n"
    )
    (tmp_path / "case.yaml").write_text(CASE.replace(record, conflict + more), encoding="utf-8")
    check(reading := read(tmp_path))
    told = [(problem.what, "between | and =" in problem.cure) for problem in reading.problems]
    assert told == [("this file has a merge conflict here (lines 22-37)", True)]
    assert sorted(name for _, name, _ in reading.left_out) == ["unhurt", "well"]
    assert {"safe", "last", "warden", "closing", "post"} == set(reading.records)


def test_markers_within_a_long_text_are_told_as_a_conflict(tmp_path: Path) -> None:
    long = "text: |-\n    The pier\n<<<<<<< HEAD\n    was safe.\n=======\n    was not safe.\n>>>>>>> other\n"
    (tmp_path / "case.yaml").write_text(CASE.replace(SAFE + "\n", long), encoding="utf-8")
    reading = read(tmp_path)
    check(reading)
    assert [problem.what for problem in reading.problems] == ["this file has a merge conflict here (lines 16-20)"]
    assert [name for _, name, _ in reading.left_out] == ["safe"]
