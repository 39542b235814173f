"""The one door for every byte that goes to a terminal, and what is said where something fails that nobody expected."""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path

import pytest
from helpers import HARBOUR, environment, run
from hostile import HOSTILE

from tui.commands import CRASHED, FOUND_NOTHING
from tui.crashing import MOST_LOGGED, told
from tui.output import Door, Unwritten, put
from tui.progress import progress

STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_steers_gets_through_to_stderr_or_to_a_terminal_at_stdout(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Screen()
    door = Door(stream)
    print(text, file=door)
    monkeypatch.setattr(sys, "stdout", stream)
    put(f"\x1b[33m{text}\x1b[0m")
    written = stream.getvalue().replace("\x1b[33m", "").replace("\x1b[0m", "").replace("\x1b[31m", "")
    assert STEERING.findall(written) == []
    assert stream.getvalue().count("\x1b[33m") == 1, "our own colour is ours"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_the_bar_of_progress_shows_a_folder_s_name_as_text_on_one_line(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Screen()
    monkeypatch.setattr(sys, "stderr", Door(stream))
    monkeypatch.setattr("tui.progress.PATIENCE", -1.0)
    with progress(text) as tell:
        tell(text[:40], 0.5)
    written = stream.getvalue().replace("\r\x1b[K", "")
    assert STEERING.findall(written) == []
    assert "50%" in written
    assert len(max(stream.getvalue().split("\r"), key=len)) < 200


class Odd(Exception):
    """An error whose text steers."""


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_crash_is_one_clean_line_that_names_a_clean_log_without_the_values_of_variables(text: str) -> None:
    secret = "a value of a variable"
    assert secret
    try:
        raise Odd(text)
    except Odd as error:
        line = told(error)
    assert STEERING.findall(line) == []
    assert len(line.splitlines()) == 1
    assert len(line) < 600
    log = Path(os.environ["XDG_STATE_HOME"]) / "onrecord" / "crash.log"
    assert str(log) in line
    words = log.read_text(encoding="utf-8")
    assert "raise Odd(text)" in words
    assert STEERING.findall(words) == []
    assert secret not in words.replace('secret = "a value of a variable"', "")
    assert len(words) < MOST_LOGGED * 3
    assert (log.stat().st_mode & 0o777, log.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_where_no_log_can_be_kept_the_line_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tui.crashing.state_dir", lambda: None)
    assert told(Odd("x")) == "it failed, which nobody expected (Odd: x); no log is kept, since HOME names no folder"
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("tui.crashing.state_dir", lambda: tmp_path / "file" / "state")
    assert "no log is kept (Not a directory)" in told(Odd("x"))


FAILING = """
import sys, tui.commands.list
def run(args): raise {error}
tui.commands.list.run = run
from tui.__main__ import main
sys.exit(main(["list", "claims"]))
"""


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        ("ValueError('\\x1b[2J\\n' * 3)", CRASHED, rb"onrecord: it failed, which nobody .*\(ValueError: \^\[\[2J"),
        ("PermissionError(13, 'Permission denied', '/a/\\x1bfile')", FOUND_NOTHING,
         rb"onrecord: can't read /a/\^\[file: Permission denied"),
        ("BlockingIOError(11, 'Resource temporarily unavailable')", FOUND_NOTHING,
         rb"onrecord: can't read: Resource temporarily unavailable"),
    ],
)  # fmt: skip
def test_what_fails_is_one_line_and_reading_is_not_called_writing(error: str, code: int, line: bytes) -> None:
    done = run(python=("-c", FAILING.format(error=error)))
    assert done.returncode == code
    assert re.fullmatch(line + rb"[^\n]*\n", done.stderr), done.stderr


@needs_full
@pytest.mark.parametrize(
    "words", [("list", "nothing-such"), ("show", "nobody"), ("--case", "/nowhere"), ("check", "/")]
)
def test_where_stderr_is_full_the_exit_code_is_the_same(words: tuple[str, ...]) -> None:
    import subprocess

    line = [sys.executable, "-m", "tui", *words]
    codes = []
    for stream in (FULL, Path(os.devnull)):
        with stream.open("w") as stderr:
            done = subprocess.run(line, stdout=subprocess.DEVNULL, stderr=stderr, env=environment(), check=False)
            codes.append(done.returncode)
    assert codes[0] == codes[1] != 120


@needs_full
def test_where_stdout_is_full_that_is_said_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    with FULL.open("w") as stream, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        with pytest.raises(Unwritten):
            put("words" * 10_000)
        patch.undo()
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # so that closing it does not fail


def test_a_file_that_can_be_opened_and_not_read_is_one_line() -> None:
    kmsg = Path("/proc/self/mem")
    if not kmsg.exists():
        pytest.skip("this system has no /proc")
    for words in (("list", "claims", "--case", str(kmsg)), ("check", str(kmsg)), ("show", "x", "--case", str(HARBOUR))):
        done = run(*words)
        assert b"Traceback" not in done.stderr
        assert done.returncode == FOUND_NOTHING
        assert b"write" not in done.stderr
