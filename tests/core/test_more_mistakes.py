"""Mistakes of authors that were told twice, wrongly, or not at all: each is told once, at its place, with its cure."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from test_mistakes import CASE, TEXT, parser, spot, told_once

from tui.__main__ import main
from tui.reading.checks import check
from tui.reading.records import read

ASSERTS = "  speaker: warden\n  said"
MISTAKES: dict[str, tuple[str, str, str, str]] = {
    "no space behind a colon": (
        ASSERTS, "  §speaker:warden\n  said", "no space behind the ':' of a field", "write `speaker: value`"),
    "no space behind the colon of a position": (
        "events: [closing]\n  reports:", "answers: [§why:yes]\n  events: [closing]\n  reports:",
        "answers 'why:yes' is not a slug", "write a space behind the ':'"),
    "a record without its hyphen": (
        "- id: unhurt", "  §id: unhurt", "the key 'id' stands twice", "begin a record of its own with '- '"),
    "a case without its format": (
        "case: {format: 1, ", "case: §{", "this case has no 'format'", "add it"),
    "a decimal comma": (
        "value: 0", "value: §'12,5'", "value '12,5' is not a number", "with a point before decimals, as 12.5"),
    "a number with its unit": (
        "value: 0", "value: §12.5 %", "value '12.5 %' is not a number", "write 12.5 alone; '%' goes into 'unit'"),
    "a currency before a number": (
        "value: 0", "value: §€12", "value '€12' is not a number", "write 12 alone; '€' goes into 'unit'"),
    "a space behind a known word": (
        "kind: person", 'kind: §"person "', "is not known", "a space stands before or behind it"),
    "a clock time behind a space": (
        "said: 2020-03-03", "said: §2020-03-03 21:00", "' ' has no place in a date", "write T between day and time"),
    "a link by nobody": (
        "text: Nobody was hurt.", "text: Nobody was hurt.\n  links: [{to: safe, kind: differs, by: §me, why: Mine}]",
        "there is no record 'me'", "name a source or an actor"),
    "a byte order mark before a record": (
        "- id: unhurt", "\ufeff§- id: unhurt", "a byte order mark, U+FEFF, which is not seen, begins this line",
        "remove it"),
    "a byte order mark before a section": (
        "claims:\n", "\ufeff§claims:\n", "a byte order mark, U+FEFF, which is not seen, begins this line", "remove it"),
}  # fmt: skip


@pytest.mark.parametrize("yaml_parser", ["libyaml", "pure Python"])
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_once_at_its_place_with_its_cure(tmp_path: Path, mistake: str, yaml_parser: str) -> None:
    old, new, what, cure = MISTAKES[mistake]
    before = int("byte order mark" in mistake)  # it takes no place of its own in the line that it begins
    assert told_once(tmp_path, old, new, what, cure, yaml_parser, before=before)


@pytest.mark.parametrize("yaml_parser", ["libyaml", "pure Python"])
def test_a_first_record_without_its_hyphen_costs_no_other(tmp_path: Path, yaml_parser: str) -> None:
    text, place = spot(CASE.replace("- id: safe", "  §id: safe"))
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    with parser(yaml_parser):
        reading = read(tmp_path)
    check(reading)
    assert [problem.what for problem in reading.problems] == ["'claims' is not a list"]
    assert (reading.problems[0].place.line, reading.problems[0].place.col) == place
    assert "unhurt" in reading.records
    assert [name for _, name, _ in reading.left_out] == ["safe"]


def test_a_byte_order_mark_in_a_file_with_returns_moves_nothing(tmp_path: Path) -> None:
    text = CASE.replace("- id: unhurt", "\ufeff- id: unhurt").replace("\n", "\r\n")
    (tmp_path / "case.yaml").write_bytes(text.encode())
    reading = read(tmp_path)
    assert len(reading.problems) == 1
    assert "unhurt" in reading.records
    assert getattr(reading.records["safe"], "text", "") == "The pier was safe."


DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (DIGEST, DIGEST[:-1], "the 'sha256' of 'post' is no SHA-256; write the 64 digits"),
        (DIGEST, f"{DIGEST}  post.txt", "the 'sha256' of 'post' is no SHA-256; write the 64 digits"),
        ("sha256:", "chars: 80, sha256:",
         f"the text of 'post' has {len(TEXT)} characters, and not 80; write chars: {len(TEXT)}"),
        ("sha256:", "furniture: '1, 5-6', sha256:", "the text of 'post' has 5 lines, and no line 6"),
        ("exact: The pier was safe", "exact: The pier ... said the warden",
         "the words before and behind “...” do, apart; write a quote for each"),
        ("exact: The pier was safe", "exact: 'The pier was safe […] Nobody was hurt'",
         "the words before and behind “[…]” do, apart; write a quote for each"),
        ("exact: The pier was safe", "exact: Zebras galloped over the moor",
         "nothing in it is like these words"),
    ],
)  # fmt: skip
def test_what_does_not_fit_a_text_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, says: str
) -> None:
    case, texts = tmp_path / "case", tmp_path / "texts"
    case.mkdir()
    texts.mkdir()
    (texts / "post.txt").write_text(TEXT, encoding="utf-8")
    (case / "case.yaml").write_text(CASE.replace("SHA", DIGEST).replace(old, new, 1), encoding="utf-8")
    main(["check", str(case), "--texts", str(texts)])
    told = [line for line in capsys.readouterr().out.splitlines() if ": error: " in line]
    assert len(told) == 1, told
    assert says in told[0]


def test_what_fits_a_text_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(TEXT, encoding="utf-8")
    sound = CASE.replace("SHA", f"{DIGEST}, chars: {len(TEXT)}, furniture: '1, 5'")
    (tmp_path / "case.yaml").write_text(sound, encoding="utf-8")
    assert main(["check", str(tmp_path), "--texts", str(tmp_path)]) == 0


@pytest.mark.parametrize(
    "name",
    ["case 2.yaml", "case-DESKTOP-AB12.yaml", "Copy of case.yaml", "case (Case Conflict).yaml", "case - Copy.yaml"],
)
def test_a_copy_that_another_program_made_never_wins(tmp_path: Path, name: str) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / name).write_text(CASE.replace("The pier was safe.", "The pier fell."), encoding="utf-8")
    reading = read(tmp_path)
    check(reading)
    assert [problem.what.partition(",")[0] for problem in reading.problems] == [
        "this is another program's copy of 'case.yaml'"
    ]
    assert getattr(reading.records["safe"], "text", "") == "The pier was safe."


@pytest.mark.parametrize("name", ["case 2.yaml", "case-day-2.yaml"])
def test_a_file_that_is_called_as_a_copy_may_be_and_is_none_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    more = "actors:\n- {id: warden, name: Twice, kind: person}\n- {id: mayor, name: M, kind: person}\n"
    (tmp_path / name).write_text(more + "- {id: clerk, name: C, kind: person}\n", encoding="utf-8")
    reading = read(tmp_path)
    check(reading)
    assert {"mayor", "clerk", "unhurt"} <= set(reading.records)
    assert not any("copy" in problem.what for problem in reading.problems)
