"""The editor: which one is chosen, how it is told file, line and column, and whether it needs the terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pexpect
import pytest

from tui.desktop.editor import KNOWN, choose, command, in_terminal

FILE = Path("/case/claims.yaml")


def none(name: str) -> str | None:
    """Find no program."""
    return None


# How the place is told


@pytest.mark.parametrize(
    ("editor", "wanted"),
    [
        ("vi", "vi +12 /case/claims.yaml"),
        ("nano", "nano +12,5 /case/claims.yaml"),
        ("pico", "pico +12 /case/claims.yaml"),
        ("emacs", "emacs +12:5 /case/claims.yaml"),
        ("emacs -nw", "emacs -nw +12:5 /case/claims.yaml"),
        ("emacsclient -t -a ''", "emacsclient -t -a  +12:5 /case/claims.yaml"),
        ("hx", "hx /case/claims.yaml:12:5"),
        ("helix", "helix /case/claims.yaml:12:5"),
        ("micro", "micro +12:5 /case/claims.yaml"),
        ("kak", "kak +12:5 /case/claims.yaml"),
        ("code", "code --wait --goto /case/claims.yaml:12:5"),
        ("code --wait", "code --wait --goto /case/claims.yaml:12:5"),
        ("code -w -n", "code -w -n --goto /case/claims.yaml:12:5"),
        ("codium -n", "codium -n --wait --goto /case/claims.yaml:12:5"),
        ("cursor", "cursor --wait --goto /case/claims.yaml:12:5"),
        ("subl", "subl --wait /case/claims.yaml:12:5"),
        ("subl -w", "subl -w /case/claims.yaml:12:5"),
        ("kate", "kate --line 12 --column 5 /case/claims.yaml"),
        ("gedit", "gedit +12 /case/claims.yaml"),
        ("sensible-editor", "sensible-editor /case/claims.yaml"),
        ("ed -p '> '", "ed -p >  /case/claims.yaml"),
    ],
)
def test_each_editor_is_told_the_place_in_its_own_way(editor: str, wanted: str) -> None:
    assert " ".join(command(editor, FILE, 12, 5)) == wanted


@pytest.mark.parametrize("editor", ["vim", "nvim", "gvim"])
def test_vim_is_told_line_and_column_apart(editor: str) -> None:
    assert command(editor, FILE, 12, 5) == [editor, "+12", "+normal! 5|zv", "/case/claims.yaml"]


@pytest.mark.parametrize(
    ("editor", "like"),
    [
        ("/usr/bin/vim.basic", "vim"),
        ("vim.nox", "vim"),
        ("vim.gtk3", "vim"),
        ("vim91", "vim"),
        ("vim.tiny", "vi"),
        ("nvim.appimage", "nvim"),
        ("nvim-0.10.2", "nvim"),
        ("emacs-29.1", "emacs"),
        ("emacs28", "emacs"),
        ("emacs-nox", "emacs"),
        ("/usr/bin/emacsclient.emacs", "emacsclient"),
        ("nano-tiny", "nano"),
        ("code-insiders", "code"),
        ("/mnt/c/Tools/Code.exe", "code"),
        ("subl3", "subl"),
        ("nvim-qt", "neovide"),
        ("vimdiff", "sensible-editor"),
        ("viper", "sensible-editor"),
        ("mycode", "sensible-editor"),
        ("nano2html", "sensible-editor"),
    ],
)
def test_an_editor_is_known_by_the_last_part_of_its_path_whatever_its_version(editor: str, like: str) -> None:
    assert command(editor, FILE, 3, 4)[1:] == command(like, FILE, 3, 4)[1:]
    assert in_terminal(editor) is in_terminal(like)


def test_the_words_of_an_editor_are_split_as_a_shell_splits_them() -> None:
    found = command("""'/opt/my editor/vi' --title "a 'b' c" \\"x""", FILE, 1, 1)
    assert found == ["/opt/my editor/vi", "--title", "a 'b' c", '"x', "+1", "/case/claims.yaml"]


def test_nothing_else_of_a_shell_is_done() -> None:
    assert command("vi; $(id) `id` *", FILE, 1, 1)[:-1] == ["vi;", "$(id)", "`id`", "*"]


def test_an_unquoted_path_with_spaces_that_is_there_is_one_word(tmp_path: Path) -> None:
    there = tmp_path / "Sublime Text" / "subl"
    there.parent.mkdir()
    there.touch()
    assert command(str(there), FILE, 2, 1) == [str(there), "--wait", "/case/claims.yaml:2:1"]


def test_a_home_in_the_setting_is_put_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ann")
    assert command("~/bin/vi -e", FILE, 1, 1) == ["/home/ann/bin/vi", "-e", "+1", "/case/claims.yaml"]


def test_a_quote_that_does_not_end_is_no_crash() -> None:
    assert command("""vi "-c""", FILE, 1, 1) == ["vi", '"-c', "+1", "/case/claims.yaml"]


def test_a_line_before_the_first_is_the_first() -> None:
    assert command("nano", FILE, 0, -3)[1] == "+1,1"


@pytest.mark.parametrize("name", ["-c:!id", "+!id", "--help", "a:7:8.yaml", "{line}.yaml", "a b'c\n.yaml", "%s", "~x"])
@pytest.mark.parametrize("editor", ["vi", "vim", "emacs", "nano", "hx", "code", "kate", "ed"])
def test_no_name_of_a_file_is_taken_for_an_option_or_altered(
    editor: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    last = command(editor, Path(name), 7, 8)[-1]
    assert last.removesuffix(":7:8" if editor in ("hx", "code") else "") == os.path.join(os.getcwd(), name)


def test_a_link_is_named_as_it_is_and_not_as_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to("/elsewhere.yaml")
    assert command("vi", tmp_path / "link.yaml", 1, 1)[-1] == str(tmp_path / "link.yaml")


@pytest.mark.parametrize("editor", ["", "  ", "''", '"" -w'])
def test_no_editor_is_an_error_and_never_runs_the_file(editor: str) -> None:
    with pytest.raises(ValueError, match="no editor"):
        command(editor, FILE, 1, 1)


# Which editor


def test_the_setting_comes_before_visual_and_that_before_editor() -> None:
    environ = {"VISUAL": "emacs", "EDITOR": "ed"}
    assert choose(environ, "code --wait", none) == "code --wait"
    assert choose(environ, None, none) == "emacs"
    assert choose({"EDITOR": "ed"}, "", none) == "ed"


def test_an_empty_name_is_passed_over() -> None:
    assert choose({"VISUAL": " ", "EDITOR": "''"}, "", lambda name: f"/bin/{name}") == "sensible-editor"


@pytest.mark.parametrize(
    ("there", "wanted"),
    [(("vi", "nano", "sensible-editor"), "sensible-editor"), (("vi", "nano"), "nano"), (("vi",), "vi"), ((), None)],
)
def test_with_none_named_the_first_that_is_there_is_chosen(there: tuple[str, ...], wanted: str | None) -> None:
    assert choose({}, None, lambda name: f"/bin/{name}" if name in there else None) == wanted


def test_a_program_in_the_current_folder_is_not_chosen() -> None:
    assert choose({}, None, lambda name: f"./{name}") is None


# Whether it needs the terminal


@pytest.mark.parametrize(
    "editor", ["vi", "vim -X", "nano", "emacs", "emacsclient -t", "hx", "micro", "kak", "unheard-of"]
)
def test_the_terminal_is_given_up_for_what_draws_in_it_and_for_what_is_not_known(editor: str) -> None:
    assert in_terminal(editor)


@pytest.mark.parametrize(
    "editor", ["code --wait", "codium", "cursor", "subl -w", "gedit", "gvim", "nvim-qt", "open -t"]
)
def test_the_terminal_is_kept_for_what_has_a_window(editor: str) -> None:
    assert not in_terminal(editor)


# The real ones


def test_every_known_editor_is_told_the_file_once() -> None:
    assert [name for name in KNOWN if sum("/case/claims.yaml" in word for word in command(name, FILE, 1, 1)) != 1] == []


@pytest.mark.skipif(not shutil.which("vim"), reason="vim is not installed: nothing to try it on")
def test_a_real_vim_opens_the_file_at_the_line_and_the_character(tmp_path: Path) -> None:
    file = tmp_path / "-c:!id.yaml"
    file.write_text("first: 1\nЖанна: «искра»\nlast: 3\n", encoding="utf-8")
    words = command("vim -u NONE -i NONE -N -n", file, 2, 9)
    child = pexpect.spawn(words[0], words[1:], env={**os.environ, "LANG": "C.UTF-8", "TERM": "xterm"}, timeout=20)
    try:
        child.send(f":call writefile([string(getcursorcharpos()[1:2]), getline('.')], '{tmp_path}/at')\r:qa!\r")
        child.expect(pexpect.EOF)
    finally:
        child.close(force=True)
    assert (tmp_path / "at").read_text(encoding="utf-8") == "[2, 9]\nЖанна: «искра»\n"


def test_what_is_made_can_be_run_without_a_shell(tmp_path: Path) -> None:
    tool = tmp_path / "my editor"
    tool.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >"$0.argv"\n')
    tool.chmod(0o700)
    file = tmp_path / "a;b $(id).yaml"
    subprocess.run(command(f"'{tool}' --mode 'x y'", file, 4, 2), check=True, timeout=20)
    assert (tmp_path / "my editor.argv").read_text() == f"--mode\nx y\n{file}\n"
