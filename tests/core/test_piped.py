"""A case from a pipe: read where it was named on purpose, and never where it only lies in a folder."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from helpers import SMALL, changed, environment, put

from tui import piped
from tui.__main__ import main

BROKEN = changed("kind: person", "kind: persn")


def through(text: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program with a text coming through its standard input."""
    words = (sys.executable, "-m", "tui", *words)
    return subprocess.run(words, input=text.encode(), capture_output=True, env=environment(), timeout=60, check=False)


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_faults_of_what_comes_from_a_pipe_are_told_with_its_name(name: str) -> None:
    done = through(BROKEN, "check", name)
    assert done.stdout.decode().startswith(f"{name}:15:9: error: kind 'persn' is not known; did you mean 'person'?\n")
    assert done.returncode == 1


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_nothing_from_a_pipe_is_told_with_its_name(name: str) -> None:
    done = through("\n", "list", "claims", "--case", name)
    said = f"onrecord: {name}: there is no record in it; name a folder, or a file, that holds a case\n"
    assert (done.returncode, done.stderr.decode()) == (1, said)


def test_a_case_from_a_pipe_can_be_asked() -> None:
    done = through(SMALL, "show", "strong", "--case", "-")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"It was strong." in done.stdout


def test_a_named_pipe_is_read_once_and_its_copy_is_not_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_text(SMALL))
    writer.start()
    assert main(["list", "claims", "--case", str(tmp_path / "pipe")]) == 0
    writer.join()
    assert "strong" in capsys.readouterr().out
    copy = Path(piped._kept[-1].name)
    piped._kept.pop().cleanup()
    assert not copy.exists()


def test_more_than_fits_is_refused_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(piped, "MOST_BYTES", 100)
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_text(SMALL))
    writer.start()
    assert main(["check", str(tmp_path / "pipe")]) == 1
    writer.join()
    assert "more than 100 bytes come through it" in capsys.readouterr().err


def test_a_pipe_that_lies_in_a_folder_is_not_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, SMALL)
    os.mkfifo(tmp_path / "more.yaml")
    assert main(["check", str(tmp_path)]) == 1
    assert "more.yaml:1:1: error: the file can't be read (it is not a regular file)" in capsys.readouterr().out
