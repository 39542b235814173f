"""The streams that the program stands among: a reader that stops, a full disk, closed, or knowing only ASCII."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import HARBOUR, environment, run

from tui.commands import DONE, FOUND_NOTHING, NO_TERMINAL

FULL = Path("/dev/full")


def closed(*words: str, which: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program with some of its streams closed."""
    line = ["sh", "-c", f'exec "$0" "$@" {which}', sys.executable, "-m", "tui", *words]
    return subprocess.run(line, capture_output=True, env=environment(), timeout=60, check=False)


@pytest.mark.parametrize(
    "words", [("list", "claims", "--format", "json"), ("show", "tokayev"), ("--version",), ("--help",)]
)
def test_a_reader_that_stops_early_is_no_error(words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "wb") as stdout:
        done = run(*words, stdout=stdout)
    assert (done.returncode, done.stderr) == (DONE, b"")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [("list", "claims"), ("check",), ("--version",), ("--help",)])
def test_a_full_disk_is_one_line_and_exits_1(words: tuple[str, ...]) -> None:
    with FULL.open("wb") as stdout:
        done = run(*words, stdout=stdout)
    assert done.returncode == FOUND_NOTHING
    assert done.stderr.splitlines()[-1].startswith(b"onrecord: can't write: ")
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


@pytest.mark.parametrize("which", ["<&-", ">&-", "2>&-", ">&- 2>&-"])
@pytest.mark.parametrize("words", [("list", "claims"), ("check",), ()])
def test_a_closed_stream_is_no_crash_and_takes_no_talk_to_stdout(words: tuple[str, ...], which: str) -> None:
    done = closed(*words, which=which)
    assert b"Traceback" not in done.stderr
    assert b"onrecord: " not in done.stdout
    if not words:
        assert done.returncode == NO_TERMINAL
    elif ">&-" not in which.split():
        assert done.returncode == DONE


def test_an_encoding_that_lacks_a_character_has_it_written_out() -> None:
    done = run("show", "zhanna", "--case", str(HARBOUR), env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert (done.returncode, done.stderr) == (DONE, b"")
    assert rb"\u0416\u0430\u043d\u043d\u0430 \xd6z" in done.stdout


def test_without_a_terminal_the_app_says_what_to_use_and_exits_3() -> None:
    done = run()
    assert (done.returncode, done.stdout) == (NO_TERMINAL, b"")
    assert done.stderr.startswith(b"onrecord: stdin is no terminal; use `onrecord list claims`")
    assert done.stderr.count(b"\n") == 1
