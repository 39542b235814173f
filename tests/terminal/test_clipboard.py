"""Copying: what is written to the terminal, what tmux and screen make of it, and which tool is given the text."""

from __future__ import annotations

import os
import re
import select
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pexpect
import pyte
import pytest
from copied import BARE_SCREEN, BARE_TMUX, SEQUENCE, needs_screen, needs_tmux, taken
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.desktop.clipboard import copy_native, native, osc52, tmux_buffer

ROOT = Path(__file__).parent.parent.parent
DEADLINE = 20.0  # seconds; only a failure waits as long
LONG = 50 if os.environ.get("ONRECORD_LONG") == "1" else 1

TEXTS = {
    "lines": "first\nsecond\r\n\tthird\n",
    "quotes": "\"she said\" 'it' — «то» “и” ‘это’ `now` $(id) %s",
    "Cyrillic": "Жанна сказала «искра»",
    "brackets": "[sic] [/] [bold]x[/bold] \\[",
    "4,000 characters": "Оңтүстік, the South; " * 190 + "0123456789",
}
assert len(TEXTS["4,000 characters"]) == 4000


def passed(written: str, opening: str) -> str:
    """Return what a multiplexer hands on of what is written to it, which must all be wrapped."""
    pieces = re.findall(r"\x1bP(.*?)(?<!\x1b)\x1b\\", written, re.DOTALL)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == written, "something stands outside of the wrapping"
    assert all(piece.startswith(opening) for piece in pieces)
    return "".join(piece.removeprefix(opening) for piece in pieces).replace("\x1b\x1b", "\x1b")


# The sequence

PLAIN = {"TERM": "xterm-256color"}
TMUX = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-1/default,1,0"}
SCREEN = {"TERM": "screen.xterm-256color", "STY": "1.pts-0.here"}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_terminal_takes_the_text_byte_for_byte(text: str) -> None:
    assert taken(osc52(text, PLAIN).encode("ascii")) == [text]


@pytest.mark.parametrize("environ", [TMUX, {"TERM": "tmux-256color"}, {"TMUX": "x", "TERM": "screen-256color"}])
def test_tmux_is_sent_both_forms_as_either_may_be_allowed(environ: dict[str, str]) -> None:
    plain = osc52("words", PLAIN)
    written = osc52("words", environ)
    assert written.startswith(plain)
    assert passed(written.removeprefix(plain), "tmux;") == plain


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_screen_is_sent_pieces_that_its_oldest_versions_take(text: str) -> None:
    written = osc52(text, SCREEN)
    assert passed(written, "") == osc52(text, PLAIN)
    assert max(map(len, written.split("\x1b\\"))) < 256


@pytest.mark.parametrize(
    ("environ", "inner"),
    [
        ({"TERM": "screen.tmux-256color", "STY": "1.a", "TMUX": "x"}, "screen"),
        ({"TERM": "tmux-256color", "STY": "1.a", "TMUX": "x"}, "tmux"),
        ({"TERM": "screen-256color", "STY": "1.a", "TMUX": "x"}, "screen"),
    ],
)
def test_of_two_multiplexers_the_inner_one_is_written_to(environ: dict[str, str], inner: str) -> None:
    assert osc52("words", environ) == osc52("words", TMUX if inner == "tmux" else SCREEN)


def test_over_ssh_from_what_may_be_screen_nothing_is_sent_that_screen_would_draw() -> None:
    both = osc52("short", {"TERM": "screen-256color"})
    assert both == osc52("short", SCREEN) + osc52("short", PLAIN)
    long = TEXTS["4,000 characters"]
    assert osc52(long, {"TERM": "screen-256color"}) == osc52(long, SCREEN)


def test_a_lone_surrogate_is_copied_as_the_replacement_character_and_a_pair_as_what_it_means() -> None:
    assert taken(osc52("a\ud800b\udcffc \ud83d\ude00", PLAIN).encode("ascii")) == ["a\ufffdb\ufffdc 😀"]


@settings(derandomize=True, deadline=None, max_examples=200 * LONG)
@given(st.text(st.characters(exclude_categories=()), max_size=1200), st.sampled_from([PLAIN, TMUX, SCREEN, {}]))
def test_no_text_reaches_the_terminal_but_in_base64(text: str, environ: dict[str, str]) -> None:
    written = osc52(text, environ)
    bare = re.sub(r"\x1bPtmux;\x1b(?=\x1b)|\x1bP|\x1b\\", "", written)
    assert re.fullmatch(r"(\x1b\]52;c;[A-Za-z0-9+/=]*\x07)+", bare)
    sound = re.sub("[\ud800-\udfff]", "\ufffd", text)
    if not re.search("[\ud800-\udbff][\udc00-\udfff]", text):
        assert set(taken(bare.encode("ascii"))) == {sound}


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


# In a real terminal, a real tmux and a real screen

INNER = """
import os, sys
from tui.desktop.clipboard import copy_native, osc52
text = open(sys.argv[1], encoding="utf-8", newline="").read()
if sys.argv[2] == "tools":
    assert copy_native(text) is None
environ = {"TERM": sys.argv[3]} if sys.argv[3:] else os.environ
sys.stdout.write(osc52(text, environ) + "READY")
sys.stdout.flush()
sys.stdin.readline()
"""


class Outside:
    """The terminal outside: what was written to it, and what that drew."""

    def __init__(self, command: list[str], environ: dict[str, str]) -> None:
        self.child = pexpect.spawn(command[0], command[1:], env=environ, dimensions=(30, 100))
        self.bytes = b""
        self.pixels = pyte.Screen(100, 30)
        self._stream = pyte.ByteStream(self.pixels)

    def drawn(self) -> str:
        """Return all that stands on the screen."""
        return "".join("".join(self.pixels.display).split())

    def clipboards(self) -> list[str]:
        """Wait until the program within is ready and something was copied; return all that was."""
        end = time.monotonic() + DEADLINE
        while "READY" not in self.drawn() or not SEQUENCE.search(self.bytes):
            assert time.monotonic() < end, f"nothing was copied: {self.drawn()}\n{self.bytes[-400:]!r}"
            try:
                data = self.child.read_nonblocking(1 << 16, timeout=0.05)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                raise AssertionError(f"it ended before anything was copied: {self.bytes[-400:]!r}") from None
            self.bytes += data
            self._stream.feed(data)
        return taken(self.bytes)


@contextmanager
def outside(kind: str, text: str, *words: str, conf: str = "") -> Iterator[Outside]:
    """Copy a text within tmux, within screen or in a bare terminal, and look at it from outside."""
    folder = Path(tempfile.mkdtemp(prefix="clip"))  # short: a socket's path may have 100 characters
    (folder / "text").write_text(text, encoding="utf-8", newline="")
    (folder / "conf").write_text(conf)
    (folder / "sockets").mkdir(mode=0o700)
    inner = [sys.executable, "-c", INNER, str(folder / "text"), *words]
    tmux = ["tmux", "-S", str(folder / "sockets" / "s"), "-f", str(folder / "conf")]
    screen = ["screen", "-c", str(folder / "conf"), "-S", "clip"]
    command = {"tmux": [*tmux, "new-session"], "screen": [*screen, "-U"], "terminal": []}[kind] + inner
    environ = {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "SCREENDIR": str(folder / "sockets"),
        "SHELL": "/bin/sh",
    }
    it = Outside(command, environ)
    try:
        yield it
    finally:
        leave = {"tmux": [*tmux, "kill-server"], "screen": [*screen, "-X", "quit"], "terminal": ["true"]}[kind]
        subprocess.run(leave, env=environ, capture_output=True, timeout=DEADLINE, check=False)
        it.child.close(force=True)
        shutil.rmtree(folder, ignore_errors=True)


each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


@each_text
def test_a_real_terminal_is_written_the_text(text: str) -> None:
    with outside("terminal", text, "escape") as it:
        assert it.clipboards() == [text]
        assert it.drawn() == "READY"


@needs_tmux
@each_text
def test_out_of_a_tmux_with_its_default_settings_comes_the_text(text: str) -> None:
    with outside("tmux", text, "tools", conf=BARE_TMUX) as it:
        assert it.clipboards() == [text]
        assert it.drawn() == "READY"


@needs_tmux
@pytest.mark.parametrize("words", [("escape",), ("escape", "tmux-256color")], ids=["at home", "over ssh"])
@pytest.mark.parametrize("setting", ["set-clipboard", "allow-passthrough"])
def test_out_of_a_tmux_that_allows_it_comes_the_sequence_alone(setting: str, words: tuple[str, ...]) -> None:
    text = TEXTS["4,000 characters"]
    with outside("tmux", text, *words, conf=f"{BARE_TMUX}set -g {setting} on\n") as it:
        assert it.clipboards() == [text]
        assert it.drawn() == "READY"


@needs_tmux
def test_out_of_a_tmux_that_is_told_to_keep_the_clipboard_comes_what_a_person_copies() -> None:
    with outside("tmux", "words", "tools", conf=f"{BARE_TMUX}set -g set-clipboard off\n") as it:
        assert it.clipboards() == ["words"]


@needs_screen
@each_text
def test_out_of_a_screen_comes_the_text(text: str) -> None:
    with outside("screen", text, "escape", conf=BARE_SCREEN) as it:
        assert it.clipboards() == [text]
        assert it.drawn() == "READY"


@needs_screen
@pytest.mark.parametrize(
    "text", ["words", "x" * 561, "x" * 562, TEXTS["4,000 characters"]], ids=["5", "561", "562", "4,000"]
)
def test_out_of_a_screen_over_ssh_comes_the_text_and_nothing_is_drawn(text: str) -> None:
    with outside("screen", text, "escape", "screen-256color", conf=BARE_SCREEN) as it:
        assert it.clipboards() == [text]
        assert it.drawn() == "READY"


@needs_tmux
def test_out_of_a_tmux_that_calls_itself_screen_comes_a_short_text_over_ssh() -> None:
    text = TEXTS["quotes"]
    with outside("tmux", text, "escape", "screen-256color", conf=f"{BARE_TMUX}set -g set-clipboard on\n") as it:
        assert set(it.clipboards()) == {text}
        assert it.drawn() == "READY"
