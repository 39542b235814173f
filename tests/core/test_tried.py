"""What was tried from outside and fell, one test each; the numbers are those of the list that it was told by.

The others have files of their own: 21 (ctrl+z) `terminal/test_suspending.py`, 22 (Esc and a letter at once)
`terminal/test_escape_and_letter.py`, 23 (a drag copies words and not lines) `terminal/test_mouse_selection.py`,
24 (`mouse: no`) `terminal/test_mouse_left_alone.py`, 30 (a path that is dropped) `app/test_dropping.py`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from helpers import HEAD, SMALL, changed, put
from test_piped import through

from tui.__main__ import main

Cap = pytest.CaptureFixture[str]
NAMES = {
    "los": ("Piotr Łoś", "speaker:Los"),
    "isil": ("Işıl Kılıçdağ", "Isil"),
    "dorde": ("Đorđe Đukić", "Dukic"),
    "tok": ("Қасым Тоқаев", "Касым Токаев"),
    "pers": ("علی کریمی", "علي كريمي"),
    "shy": ("The har\u00adbourmaster", "harbourmaster"),
}


def told(folder: Path, text: str | bytes, cap: Cap, *words: str) -> str:
    """Return what `check` says of a case."""
    main(["check", str(put(folder, text)), *words])
    said = cap.readouterr()
    return said.out + said.err


def found(case: Path, cap: Cap, *words: str) -> str:
    """Return what a search of a case prints."""
    main(["search", *words, "--case", str(case), "--format", "tsv"])
    return cap.readouterr().out


def named(folder: Path) -> Path:
    actors = "".join(f"- {{id: {key}, name: {name}, kind: person}}\n" for key, (name, _) in NAMES.items())
    claims = "".join(
        f"- {{id: said-{key}, text: Said., speaker: {key}, source: paper, quotes: [said so]}}\n" for key in NAMES
    )
    source = "sources:\n- {id: paper, title: T, publisher: P}\n"
    return put(folder, f"{HEAD}{source}actors:\n{actors}claims:\n{claims}")


def test_tried_04_merge_markers_are_one_error_with_their_lines(tmp_path: Path, capsys: Cap) -> None:
    ours = "<<<<<<< HEAD\n  text: It was strong.\n=======\n  text: It was weak.\n>>>>>>> other\n"
    said = told(tmp_path, changed("  text: It was strong.\n", ours), capsys)
    assert "this file has a merge conflict here (lines 25-29)" in said
    assert said.count("error:") == 1


def test_tried_06_a_quote_over_two_lines_is_found_in_a_text_with_crlf(tmp_path: Path, capsys: Cap) -> None:
    words = b"At noon it\r\nwas strong. Later it was weak.\r\n"
    put(tmp_path / "texts", words, "a.txt")
    text = changed("  title: A headline\n", f"  title: A headline\n  sha256: {hashlib.sha256(words).hexdigest()}\n")
    text = changed("    - exact: it was strong\n", "    - exact: |-\n        it\n        was strong\n", text)
    text = changed("  - source: paper\n    quotes:\n    - exact: it was weak\n", "  - source: paper\n", text)
    missed = "does not stand in the text"
    assert missed not in told(tmp_path / "case", text, capsys, "--texts", str(tmp_path / "texts"))
    spoilt = changed("        was strong\n", "        was stronger\n", text)
    assert missed in told(tmp_path / "case", spoilt, capsys, "--texts", str(tmp_path / "texts"))


def test_tried_07_a_letter_that_looks_like_another_is_named(tmp_path: Path, capsys: Cap) -> None:
    said = told(tmp_path, changed("  speaker: ann\n", "  speak\u0435r: ann\n"), capsys)
    assert "the sixth character is U+0435 CYRILLIC SMALL LETTER IE" in said


def test_tried_08_a_line_indented_with_no_break_spaces_is_one_error(tmp_path: Path, capsys: Cap) -> None:
    said = told(tmp_path, changed("  publisher: The Paper\n", "\u00a0\u00a0publisher: The Paper\n"), capsys)
    assert "indented with U+00A0 NO-BREAK SPACE; use spaces" in said
    assert said.count("error:") == 1


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le"])
def test_tried_09_utf_16_is_named_in_one_line(coding: str, tmp_path: Path, capsys: Cap) -> None:
    said = told(tmp_path, SMALL.encode(coding), capsys)
    assert "the file is UTF-16; save it as UTF-8" in said
    assert said.count("error:") == 1


def test_tried_10_files_that_are_not_read_are_named(tmp_path: Path, capsys: Cap) -> None:
    for name in ("MORE.YAML", "more.yaml.txt", "claims/a.yaml"):
        put((tmp_path / name).parent, "claims:\n", Path(name).name)
    said = told(tmp_path, SMALL, capsys)
    assert [name for name in ("MORE.YAML", "more.yaml.txt", "a.yaml") if name not in said] == []


@pytest.mark.parametrize("name", [key for key in NAMES if key != "shy"])
def test_tried_12_letters_that_do_not_decompose_are_found_by_those_of_a_keyboard(
    name: str, tmp_path: Path, capsys: Cap
) -> None:
    assert name in found(named(tmp_path), capsys, *NAMES[name][1].split())


def test_tried_14_what_nobody_sees_counts_as_nothing_in_a_search(tmp_path: Path, capsys: Cap) -> None:
    assert "shy" in found(named(tmp_path), capsys, NAMES["shy"][1])
    assert "shy" not in found(named(tmp_path), capsys, "ad")


@pytest.mark.parametrize("marks", ["““", "„“", "«»", "“”", "＂＂"])
def test_tried_15_quotation_marks_of_every_sort_make_a_phrase(marks: str, tmp_path: Path, capsys: Cap) -> None:
    case = put(tmp_path, SMALL)
    assert "strong" in found(case, capsys, f"{marks[0]}was strong{marks[1]}")
    assert "It was strong" not in found(case, capsys, f"{marks[0]}strong it was{marks[1]}")


def test_tried_16_a_word_with_a_dash_is_one_that_must_not_occur(tmp_path: Path, capsys: Cap) -> None:
    rows = found(put(tmp_path, SMALL), capsys, "was", "-weak")
    assert "It was strong" in rows
    assert "It was weak" not in rows


@pytest.mark.parametrize("words", [["--as-of", "-0044-03-15"], ["--as-of=-0044-03-15"], ["--said", "-0044"]])
def test_tried_17_a_day_before_christ_needs_no_sign_of_equality(words: list[str], tmp_path: Path, capsys: Cap) -> None:
    text = changed("  speaker: ann\n", "  speaker: ann\n  said: -0044-03-15\n")
    assert main(["list", "claims", "--case", str(put(tmp_path, text)), *words]) in (0, 1)
    assert "expected one argument" not in capsys.readouterr().err


def test_tried_18_a_case_comes_from_a_pipe(capsys: Cap) -> None:
    assert (done := through(SMALL, "check", "-")).returncode == 0
    assert b"no errors in -" in done.stderr


def test_tried_26_two_signs_of_per_cent_hide_nothing_in_markdown(tmp_path: Path, capsys: Cap) -> None:
    case = put(tmp_path, changed("  text: It was strong.\n", "  text: 'It %%hid%% it.'\n"))
    main(["show", "strong", "--case", str(case), "--format", "md"])
    assert "%%" not in capsys.readouterr().out


def test_tried_27_a_count_with_three_digits_behind_its_point_is_asked_about(tmp_path: Path, capsys: Cap) -> None:
    text = changed("  speaker: ann\n", "  speaker: ann\n  figures: [{measure: visitors, value: 1.743}]\n")
    assert "1.743 visitors, a count, has exactly three digits" in told(tmp_path, text, capsys)


def test_tried_28_what_writers_of_json_make_of_an_emoji_is_read(tmp_path: Path, capsys: Cap) -> None:
    said = told(tmp_path, changed("  text: It was strong.\n", '  text: "It was \\ud83d\\ude00."\n'), capsys)
    assert "no errors in" in said
    main(["show", "strong", "--case", str(tmp_path)])
    assert "It was \U0001f600." in capsys.readouterr().out
