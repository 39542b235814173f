"""Editing: the record's file and line reach the editor, the terminal comes back, and the case is read anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from editors import fake_editor, line_of, path, replacing
from helpers import SMALL
from pilots import HARBOUR
from terminals import ALTERNATE, Terminal, assert_restored, at_home, said, tells

pytestmark = pytest.mark.usefixtures("as_a_fork")


@pytest.fixture
def harbour_copy(tmp_path: Path) -> Path:
    """Return a copy of the made-up case that may be edited."""
    shutil.copytree(HARBOUR, tmp_path / "harbour")
    return tmp_path / "harbour"


def back(it: Terminal) -> None:
    """Wait until the explorer has the terminal again and answers."""
    it.until(lambda: it.bytes.rfind(b"\x1b[?1049h") > it.bytes.rfind(b"\x1b[?1049l"), "the alternate screen again")
    it.press("2")
    it.until(lambda: "Actor ·" in it.screen(), "a key answered")


# Into the editor and back; the words for each editor are tested without a terminal, in test_editor.py

EDITORS = {
    "vim": ("VISUAL", ["+{line}", "+normal! 3|zv", "{file}"]),
    "code": ("EDITOR", ["--wait", "--goto", "{file}:{line}:3"]),
    "someone-elses": ("EDITOR", ["{file}"]),
}


@pytest.mark.parametrize("editor", EDITORS)
def test_e_hands_over_file_and_line_and_shows_the_edit_on_the_way_back(
    editor: str, harbour_copy: Path, tmp_path: Path
) -> None:
    variable, words = EDITORS[editor]
    file = harbour_copy / "case.yaml"
    line = line_of(harbour_copy, "alarm-late")
    ran = fake_editor(tmp_path, editor, replacing(file, "text: The alarm came late.", "text: It came much too late."))
    with at_home(str(harbour_copy), "--at", "alarm-late", PATH=path(tmp_path), environment={variable: editor}) as it:
        it.shows("The alarm came late.", "Claim · alarm-late")
        it.press("e")
        it.until(ran.exists, "the editor")
        wanted = [word.format(file=file, line=line) for word in words]
        assert ran.read_text().splitlines() == wanted
        it.shows("It came much too late.", "Claim · alarm-late")
        if editor == "code":  # it has a window of its own
            assert b"\x1b[?1049l" not in it.bytes
            tells(it, "code has ")
        back(it)
        it.press("q")
        assert it.end() == 0
        assert_restored(it)


def test_visual_goes_before_editor_and_options_are_kept(harbour_copy: Path, tmp_path: Path) -> None:
    ran = fake_editor(tmp_path, "vi")
    other = fake_editor(tmp_path, "nano")
    environ = {"PATH": path(tmp_path), "VISUAL": "vi -u 'no ne'", "EDITOR": "nano"}
    with at_home(str(harbour_copy), "--at", "sparks", environment=environ) as it:
        it.shows("Claim · sparks")
        it.press("e")
        it.until(ran.exists, "the editor")
        assert ran.read_text().splitlines()[:2] == ["-u", "no ne"]
        assert not other.exists()
        back(it)


def test_every_kind_of_record_is_found_at_its_line(harbour_copy: Path, tmp_path: Path) -> None:
    kinds = (("fire", "1j"), ("mayor", "2jj"), ("how-many-hurt", "]"), ("gazette", "]"), ("sparks", "1g3G"))
    ran = fake_editor(tmp_path, "vi")
    with at_home(str(harbour_copy), PATH=path(tmp_path), EDITOR="vi") as it:
        it.shows("The whole case")
        for name, keys in kinds:
            it.press(keys)
            it.shows(f"· {name}")
            it.press("e")
            it.until(ran.exists, "the editor")
            assert ran.read_text().splitlines()[0] == f"+{line_of(harbour_copy, name)}"
            ran.unlink()
            it.until(lambda: it.bytes.rfind(b"\x1b[?1049h") > it.bytes.rfind(b"\x1b[?1049l"), "the explorer again")


def test_the_file_of_several_is_the_one_that_has_the_record(tmp_path: Path) -> None:
    folder = tmp_path / "two files"
    folder.mkdir()
    at = SMALL.index("claims:")
    (folder / "a.yaml").write_text(SMALL[:at])
    (folder / "b, the claims.yaml").write_text("# first a comment\n\n" + SMALL[at:])
    ran = fake_editor(tmp_path, "vi")
    with at_home(str(folder), "--at", "weak", PATH=path(tmp_path), EDITOR="vi") as it:
        it.shows("Claim · weak")
        it.press("e")
        it.until(ran.exists, "the editor")
        line = line_of(folder, "weak", "b, the claims.yaml")
        assert ran.read_text().splitlines() == [f"+{line}", str(folder / "b, the claims.yaml")]


# While it runs, and after


WAITING = "echo EDITING; trap : INT QUIT; read answer"


def editing(it: Terminal) -> None:
    it.shows("Claim · sparks")
    it.press("e")
    it.until(lambda: b"EDITING" in it.bytes, "the editor")


def test_while_the_editor_has_the_terminal_it_is_as_a_shell_has_it(harbour_copy: Path, tmp_path: Path) -> None:
    ran = fake_editor(tmp_path, "vi", WAITING)
    with at_home(str(harbour_copy), "--at", "sparks", PATH=path(tmp_path), EDITOR="vi") as it:
        editing(it)
        assert it.modes()[ALTERNATE] is False
        assert it.modes()[1000] is False
        it.press("typed for the editor: q\r")
        it.until(ran.exists, "its end")
        back(it)
        it.press("q")
        assert it.end() == 0
        assert_restored(it)


@pytest.mark.parametrize("key", ["\x03", "\x1c"], ids=["ctrl+c", "ctrl+backslash"])
def test_a_key_that_interrupts_the_editor_does_not_end_the_explorer(
    key: str, harbour_copy: Path, tmp_path: Path
) -> None:
    ran = fake_editor(tmp_path, "vi", WAITING + "; read again")
    with at_home(str(harbour_copy), "--at", "sparks", PATH=path(tmp_path), EDITOR="vi") as it:
        editing(it)
        it.press(key)
        it.press("\r\r\r")
        it.until(ran.exists, "its end")
        back(it)
        it.press("q")
        assert it.end() == 0


def test_another_size_while_the_editor_runs_is_drawn_in_afterwards(harbour_copy: Path, tmp_path: Path) -> None:
    ran = fake_editor(tmp_path, "vi", WAITING)
    with at_home(str(harbour_copy), "--at", "sparks", PATH=path(tmp_path), EDITOR="vi") as it:
        editing(it)
        it.pixels.reset()
        it.pixels.resize(24, 70)
        it.child.setwinsize(24, 70)
        it.press("\r")
        it.until(ran.exists, "its end")
        it.until(lambda: it.screen().splitlines()[23].rstrip().endswith("q quit"), "the keys in the last line")
        it.until(lambda: it.screen().splitlines()[22].endswith("╯"), "the frame at the right edge")


def test_an_editor_that_fails_is_told_of_and_the_explorer_goes_on(harbour_copy: Path, tmp_path: Path) -> None:
    fake_editor(tmp_path, "vi", "exit 3")
    with at_home(str(harbour_copy), "--at", "sparks", PATH=path(tmp_path), EDITOR="vi") as it:
        it.shows("Claim · sparks")
        it.press("e")
        tells(it, "vi ended with 3.")
        back(it)


def test_an_editor_that_is_not_there_is_told_of_with_the_line(harbour_copy: Path, tmp_path: Path) -> None:
    with at_home(str(harbour_copy), "--at", "sparks", EDITOR="no-such-editor") as it:
        it.shows("Claim · sparks")
        it.press("e")
        it.until(lambda: "no-such-editor can't be started" in said(it), "that it is not there")
        it.until(lambda: f"line {line_of(harbour_copy, 'sparks')}." in said(it), "the line")
        back(it)
        it.press("q")
        assert it.end() == 0
        assert_restored(it)


def test_an_edit_that_breaks_the_case_comes_back_with_the_errors(harbour_copy: Path, tmp_path: Path) -> None:
    fake_editor(tmp_path, "vi", replacing(harbour_copy / "case.yaml", "kind: denies$", "knid: denies"))
    with at_home(str(harbour_copy), "--at", "nobody-hurt", PATH=path(tmp_path), EDITOR="vi") as it:
        it.shows("Claim · nobody-hurt")
        it.press("e")
        it.shows("1 error since the last edit", "! shows them")
        it.press("!")
        it.shows("1 error", "knid", "Enter edits that line")
        it.press("\x1b")
        it.shows("Nobody was hurt.", "1 error since the last edit")
