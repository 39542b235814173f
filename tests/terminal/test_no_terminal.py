"""The program without a terminal: one line that says so, and which command to use instead."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pilots import DEADLINE
from terminals import APP, ENVIRONMENT, ROOT, terminal


def run(command: str, **environment: str) -> tuple[int, bytes]:
    """Run a shell command in a terminal and return its exit code and all that it wrote there."""
    with terminal("-c", command, command=["/bin/sh"], environment=environment) as it:
        return it.end(), it.bytes


@pytest.mark.parametrize(
    "redirection",
    ["</dev/null", ">/dev/null", "2>{err}", "</dev/null >/dev/null", ">/dev/null 2>{err}", "</dev/null >{err} 2>&1"],
)
def test_without_a_terminal_it_says_so_in_one_line(redirection: str, tmp_path: Path) -> None:
    error = tmp_path / "err"
    command = f"{sys.executable} -m tui {redirection.format(err=error)}"
    code, output = run(command)
    said = output + (error.read_bytes() if error.exists() else b"")
    assert code == 3
    assert len(said.splitlines()) == 1
    assert b"no terminal" in said
    assert b"onrecord list" in said
    assert b"\x1b" not in said


def test_a_dumb_terminal_is_none() -> None:
    code, output = run(f"{sys.executable} -m tui", TERM="dumb")
    assert code == 3
    assert len(output.splitlines()) == 1
    assert b"dumb" in output


def test_a_terminal_that_nobody_names_is_none() -> None:
    code, output = run(f"TERM= {sys.executable} -m tui")
    assert code == 3
    assert len(output.splitlines()) == 1
    assert b"TERM is empty" in output


def test_a_pipe_is_no_terminal_either() -> None:
    done = subprocess.run(
        APP, input=b"q", capture_output=True, env=ENVIRONMENT, cwd=ROOT, timeout=DEADLINE, check=False
    )
    assert done.returncode == 3
    assert done.stdout == b""
    assert len(done.stderr.splitlines()) == 1
