"""The desktop's clipboard: which tool is given a text, in which bytes, and what is said when it fails."""

from __future__ import annotations

import os
import select
import shutil
import stat
import sys
from functools import partial
from pathlib import Path

import pytest
from copied import TEXTS

from tui.desktop.clipboard import copy_native, native, tmux_buffer

DEADLINE = 20.0  # seconds; only a failure waits as long

PLAIN = {"TERM": "xterm-256color"}
TMUX = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-1/default,1,0"}


# Which tool

FULL = frozenset({"wl-copy", "xclip", "xsel", "pbcopy", "clip.exe", "tmux"})
WAYLAND, X = {"WAYLAND_DISPLAY": "wayland-0"}, {"DISPLAY": ":0"}
FAR = {"SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22"}


@pytest.mark.parametrize(
    ("environ", "platform", "there", "wanted"),
    [
        (WAYLAND | X, "linux", FULL, "wl-copy --type text/plain"),
        (WAYLAND | X, "linux", FULL - {"wl-copy"}, "xclip -selection clipboard -in"),
        (WAYLAND, "linux", FULL - {"wl-copy"}, None),
        (X, "linux", FULL, "xclip -selection clipboard -in"),
        (X, "linux", FULL - {"xclip"}, "xsel --clipboard --input"),
        (X, "linux", frozenset[str](), None),
        ({}, "linux", FULL, None),
        (FAR, "linux", FULL, None),
        (FAR | {"DISPLAY": "localhost:10.0"}, "linux", FULL, "xclip -selection clipboard -in"),
        ({}, "darwin", FULL, "pbcopy"),
        (FAR, "darwin", FULL, None),
        ({}, "win32", FULL, "clip.exe"),
        ({"WSL_DISTRO_NAME": "Debian"} | WAYLAND | X, "linux", FULL, "clip.exe"),
        ({"WSL_INTEROP": "/run/WSL/8_interop"} | X, "linux", FULL - {"clip.exe"}, "xclip -selection clipboard -in"),
        ({"SSH_TTY": "/dev/pts/3", "WSL_DISTRO_NAME": "Debian"}, "linux", FULL, None),
    ],
)
def test_the_tool_is_that_of_the_desktop_that_can_be_reached(
    environ: dict[str, str], platform: str, there: frozenset[str], wanted: str | None
) -> None:
    found = native(environ, lambda name: f"/usr/bin/{name}" if name in there else None, platform)
    assert found == (f"/usr/bin/{wanted}".split() if wanted else None)


def test_a_program_in_the_current_folder_is_no_tool() -> None:
    assert native(X, lambda name: f"./{name}", "linux") is None
    assert native(X, lambda name: name, "linux") is None


def test_tmux_is_a_tool_within_tmux_only() -> None:
    assert tmux_buffer(TMUX, lambda name: f"/bin/{name}") == ["/bin/tmux", "load-buffer", "-w", "-"]
    assert tmux_buffer(TMUX, lambda name: None) is None
    assert tmux_buffer(PLAIN, lambda name: f"/bin/{name}") is None


# Tools that are run


class Tools:
    """A folder of made-up tools: each keeps its arguments and its stdin in files there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environ = {"PATH": os.environ["PATH"], "DISPLAY": ":0"}

    def make(self, name: str, then: str = "exit 0", first: str = 'cat >"$0.in"') -> None:
        """Make a tool, and say in shell what it does first and last."""
        path = self.folder / name
        path.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"$0.argv"\necho $$ >"$0.pid"\n{first}\n{then}\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def copy(self, text: str, seconds: float = DEADLINE, platform: str = "linux", **environ: str) -> str | None:
        """Copy with what is in the folder."""
        which = partial(shutil.which, path=str(self.folder))
        return copy_native(text, self.environ | environ, which, platform, seconds)

    def kept(self, name: str) -> bytes:
        """Return what was kept under a name."""
        return (self.folder / name).read_bytes()


@pytest.fixture
def tools(tmp_path: Path) -> Tools:
    return Tools(tmp_path)


@pytest.mark.parametrize(
    "text",
    [*TEXTS.values(), "", "\x1b[31m\0\x07", "x" * 3_000_000],
    ids=[*TEXTS, "nothing", "controls", "3,000,000 characters"],
)
def test_a_tool_is_given_the_text_on_its_stdin_and_nowhere_else(tools: Tools, text: str) -> None:
    tools.make("xclip")
    assert tools.copy(text) is None
    assert tools.kept("xclip.in") == text.encode()
    assert tools.kept("xclip.argv") == b"-selection\nclipboard\n-in\n"


def test_windows_is_given_the_text_in_its_own_encoding_without_a_mark(tools: Tools) -> None:
    tools.make("clip.exe")
    assert tools.copy(TEXTS["Cyrillic"] + "\ud800", WSL_DISTRO_NAME="Debian") is None
    assert tools.kept("clip.exe.in") == (TEXTS["Cyrillic"] + "\ufffd").encode("utf-16-le")


def test_macos_is_told_that_the_text_is_utf_8(tools: Tools) -> None:
    tools.make("pbcopy", 'echo "$LC_ALL" >"$0.locale"')
    assert tools.copy("ё", platform="darwin", LC_ALL="C") is None
    assert tools.kept("pbcopy.locale") == b"en_US.UTF-8\n"


def test_a_lone_surrogate_stops_no_tool(tools: Tools) -> None:
    tools.make("xclip")
    assert tools.copy("a\udc80b") is None
    assert tools.kept("xclip.in") == "a\ufffdb".encode()


def test_a_tool_that_stays_behind_with_its_streams_open_is_not_waited_for(tools: Tools) -> None:
    tools.make("xclip", 'sleep 1000 & echo $! >"$0.stays"')
    assert tools.copy("words") is None
    stays = int(tools.kept("xclip.stays"))
    os.kill(stays, 0)  # raises if it was ended: xclip must live on to serve what was copied
    os.kill(stays, 9)


def test_a_tool_is_in_a_session_of_its_own_so_that_the_clipboard_outlives_the_terminal(tools: Tools) -> None:
    tools.make("xclip", f"{sys.executable} -c 'import os; print(os.getsid(os.getppid()))' >\"$0.session\"")
    assert tools.copy("words") is None
    assert int(tools.kept("xclip.session")) == int(tools.kept("xclip.pid"))


def test_a_tool_that_does_not_answer_is_ended_with_all_it_started(tools: Tools) -> None:
    os.mkfifo(tools.folder / "alive")
    end = os.open(tools.folder / "alive", os.O_RDONLY | os.O_NONBLOCK)
    # The pipe is open for writing for as long as the tool or its child lives.
    tools.make("xclip", "sleep 1000 & sleep 1000", first=f'exec 7>"{tools.folder}/alive"')
    problem = tools.copy("x" * 3_000_000, seconds=0.5)
    assert problem == "xclip did not answer within 0.5 seconds"
    assert select.select([end], [], [], DEADLINE)[0], "somebody still holds the other end"
    assert os.read(end, 1) == b""
    os.close(end)


def test_a_tool_that_fails_is_a_problem_in_words(tools: Tools) -> None:
    tools.make("xclip", "exit 3")
    assert tools.copy("words") == "xclip failed (exit code 3)"


def test_a_tool_that_reads_nothing_and_ends_is_no_crash(tools: Tools) -> None:
    tools.make("xclip", "exit 1", first=":")
    assert tools.copy("x" * 3_000_000) == "xclip failed (exit code 1)"


def test_a_tool_that_cannot_be_run_is_a_problem_in_words(tools: Tools) -> None:
    tools.make("xclip")
    (tools.folder / "xclip").write_bytes(b"\x7fELF of another machine")
    problem = tools.copy("words")
    assert problem
    assert problem.startswith("xclip can't be run (")


def test_no_tool_is_no_problem_since_the_terminal_may_take_it(tools: Tools) -> None:
    assert tools.copy("words") is None


def test_within_tmux_both_the_desktop_and_tmux_are_given_the_text(tools: Tools) -> None:
    tools.make("xclip")
    tools.make("tmux", 'echo "$TMUX" >"$0.socket"')
    assert tools.copy("words", TMUX="/tmp/socket,1,0") is None
    assert tools.kept("xclip.in") == tools.kept("tmux.in") == b"words"
    assert tools.kept("tmux.argv") == b"load-buffer\n-w\n-\n"
    assert tools.kept("tmux.socket") == b"/tmp/socket,1,0\n"


def test_one_of_two_that_takes_it_is_enough_and_when_none_does_both_are_named(tools: Tools) -> None:
    tools.make("xclip", "exit 1")
    tools.make("tmux")
    assert tools.copy("words", TMUX="x") is None
    tools.make("tmux", "exit 2")
    assert tools.copy("words", TMUX="x") == "xclip failed (exit code 1); tmux failed (exit code 2)"
