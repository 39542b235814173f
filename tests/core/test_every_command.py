"""What is promised of every command and every export there is, over a hostile case and with hostile arguments."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from commanded import WRITE, lines
from fuzz import STEERS
from helpers import run, tree

from tui.__main__ import main
from tui.commands import COMMANDS, CRASHED
from tui.exports import EXPORTS

FULL = Path("/dev/full")


def test_every_command_and_every_export_is_tried(tmp_path: Path) -> None:
    every = lines(tmp_path)
    assert list(every) == list(COMMANDS)
    assert {words[words.index("--to") + 1] for words in every["export"] if "--to" in words} >= EXPORTS.keys()


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_that_a_command_prints_steers_and_no_case_is_changed(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    every = lines(tmp_path)[name]
    watched = tmp_path / ("case" if name in WRITE else "")
    before = tree(watched)
    printed = 0
    for words in every:
        code = ended(words)
        said = capsys.readouterr()
        assert not STEERS.search(said.out + said.err), words
        assert code != CRASHED, said.err
        assert "Traceback" not in said.err
        printed += len(said.out)
    assert printed, "it has printed something"
    after = {path: what for path, what in tree(watched).items() if not path.startswith("out")}
    assert after == {path: what for path, what in before.items() if not path.startswith("out")}


def ended(words: tuple[str, ...]) -> int:
    """Run a command here; return its exit code."""
    try:
        return main(words)
    except SystemExit as exit_:  # of wrong usage
        return exit_.code if isinstance(exit_.code, int) else 1


WATCHED = """\
import contextlib, io, json, sys
seen = []
def hook(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "urllib.")):
        seen.append((event, words))
words = ()
sys.addaudithook(hook)
from tui.__main__ import main
for words in json.loads(sys.stdin.buffer.read()) if False else json.loads(LINES):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        with contextlib.suppress(SystemExit):
            main(words)
print(seen)
"""


def test_no_command_speaks_to_a_network_or_starts_another_program(tmp_path: Path) -> None:
    every = json.dumps([words for found in lines(tmp_path).values() for words in found])
    done = run(python=("-c", f"LINES = {every!r}\n{WATCHED}"))
    assert (done.stderr, done.stdout) == (b"", b"[]\n")


STREAMS = """\
import io, json, os, sys
import tui.__main__
told = []
for words in json.loads(LINES):
    for kind in ("pipe", "full", "ascii"):
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            if kind == "pipe":
                gone, closed = os.pipe()
                os.close(gone)
            else:
                closed = os.open("/dev/full" if kind == "full" else os.devnull, os.O_WRONLY)
            os.dup2(closed, 1)
            os.dup2(writing, 2)
            if kind == "ascii":
                sys.stdout = io.TextIOWrapper(io.FileIO(1, "wb"), encoding="ascii")
            sys.exit(tui.__main__.main(words))
        os.close(writing)
        with open(reading, "rb") as stderr:
            said = stderr.read()
        told.append([kind, words, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.decode()])
print(json.dumps(told))
"""


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
def test_of_no_command_is_a_closed_pipe_a_full_disk_or_ascii_a_crash(tmp_path: Path) -> None:
    """One start for all of them: each runs in a fork of it."""
    every = [words for found in lines(tmp_path).values() for words in found[:1]]
    done = run(python=("-c", f"LINES = {json.dumps(every)!r}\n{STREAMS}"))
    assert done.stderr == b""
    told = json.loads(done.stdout)
    assert len(told) == 3 * len(COMMANDS)
    for kind, words, code, said in told:
        assert code in ((0, 1) if kind != "full" else (1,)), (kind, words, code, said)
        assert "Traceback" not in said, words
        assert "Exception ignored" not in said, words
        if kind == "full" and os.sep:
            assert "onrecord: can't write: " in said, words
