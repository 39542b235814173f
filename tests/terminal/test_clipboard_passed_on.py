"""The sequence for the clipboard in a real terminal, out of a real tmux and out of a real screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pyte
import pytest
from copied import BARE_SCREEN, BARE_TMUX, SEQUENCE, TEXTS, needs_screen, needs_tmux, taken

ROOT = Path(__file__).parent.parent.parent
DEADLINE = 20.0  # seconds; only a failure waits as long

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
