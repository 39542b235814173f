"""Long text on a terminal goes to the pager, and nothing else does."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from helpers import BUNDLED, HARBOUR, environment

PAGER = """\
import os, sys
open(os.environ["SEEN"], "wb").write(repr(sys.argv[1:]).encode() + b"\\n" + sys.stdin.buffer.read())
"""


def printed(folder: Path, rows: int, *words: str, pager: str | None = None) -> tuple[str, list[str]]:
    """Return what a command prints to a terminal of so many rows, and the lines that its pager was given."""
    seen, script = folder / f"seen-{len(list(folder.iterdir()))}", folder / "pager.py"
    script.write_text(PAGER, encoding="utf-8")
    named = f"{shlex.quote(sys.executable)} {shlex.quote(str(script))} '; echo $HOME'" if pager is None else pager
    env = environment(PAGER=named, SEEN=str(seen), TERM="xterm", ONRECORD_CASE=str(HARBOUR))
    child = pexpect.spawn(sys.executable, ["-m", "tui", *words], env=env, dimensions=(rows, 80), timeout=60)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    return child.before.decode(), seen.read_text(encoding="utf-8").splitlines() if seen.exists() else []


def test_what_is_longer_than_the_terminal_is_paged_unless_one_says_otherwise(tmp_path: Path) -> None:
    words = ("show", "fire", "mayor")
    out, lines = printed(tmp_path, 10, *words)
    assert "fire" not in out.split("cancels")[-1], "behind the line that told how far the reading was"
    assert lines[0] == "['; echo $HOME']", "as words, and never by a shell"
    assert lines[1].startswith("event fire")
    assert len(lines) > 10
    assert "\x1b" not in "".join(lines), "of an unknown pager it is not known whether it shows colours"
    again, none = printed(tmp_path, 10, *words, "--no-pager")
    assert none == []
    assert "event fire" in again
    assert "\x1b[" in again
    for rows, pager, more in ((200, None, ()), (10, "", ()), (10, "cat", ()), (10, None, ("--format", "md"))):
        out, none = printed(tmp_path, rows, *words, *more, pager=pager)
        assert none == [], (rows, pager, more)
        assert "fire" in out
    assert os.environ.get("SEEN") is None


LONG = {
    "brief": ("brief", "brigade"),
    "diff": ("diff", str(HARBOUR), str(HARBOUR.parent / "lamps")),
    "check": ("check", str(BUNDLED)),
}


def _letters(text: str) -> str:
    """Return a text without its spaces, line ends and the bars before its lines: without how it is wrapped."""
    return re.sub(r"[\s▎▏]", "", text)


@pytest.mark.parametrize("command", LONG)
def test_so_are_the_commands_that_print_one_long_thing(command: str, tmp_path: Path) -> None:
    out, lines = printed(tmp_path, 4, *LONG[command])
    env = environment(ONRECORD_CASE=str(HARBOUR))
    plain = subprocess.run([sys.executable, "-m", "tui", *LONG[command]], env=env, capture_output=True, check=True)
    letters = _letters(plain.stdout.decode())
    assert len(letters) > 500
    assert _letters("".join(lines[1:])) == letters, "wrapped to the terminal, and all of it"
    assert letters[:60] not in _letters(out)


def test_what_is_data_is_never_paged(tmp_path: Path) -> None:
    for words in (("check", "--format", "json"), ("brief", "brigade", "--format", "json"), ("check", "--no-pager")):
        out, lines = printed(tmp_path, 4, *words)
        assert lines == []
        assert out.strip()
