"""What is promised of every command and every export there is, over a hostile case and with hostile arguments."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from commanded import WRITE, lines
from fuzz import STEERS
from helpers import environment, tree
from hostile import HOSTILE

from tui.commands import COMMANDS, CRASHED
from tui.exports import EXPORTS

FULL = Path("/dev/full")
Tree = dict[str, tuple[int, int, str]]


class Done(NamedTuple):
    """What one command with its words came to: what it printed, and what it called that reaches out of the program."""

    words: list[str]
    code: int
    out: str
    err: str
    reached: list[str]


# One process for all of them: a start of Python takes longer than most commands.
RUNNING = """\
import io, json, sys
reached = []
def hook(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "urllib.")):
        reached.append(event)
sys.addaudithook(hook)
from tui.__main__ import main
told, out, err = [], sys.stdout, sys.stderr
for words in json.loads(LINES):
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    said = sys.stdout, sys.stderr
    reached.clear()
    try:
        code = main(words)
    except SystemExit as end:  # of wrong usage
        code = end.code
    for stream in said:
        stream.flush()
    told.append([words, code, *(stream.buffer.getvalue().decode("utf-8") for stream in said), [*reached]])
out.write(json.dumps(told))
"""


def child(script: str, every: list[Any]) -> Any:
    """Run a script with some lines of words; return what it prints, from JSON."""
    whole = f"LINES = {json.dumps(every)!r}\n{script}"
    done = subprocess.run([sys.executable, "-c", whole], capture_output=True, env=environment(), check=False)
    assert done.stderr == b""
    return json.loads(done.stdout)


@pytest.fixture(scope="module", name="all_")
def _all(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[Done]], Tree, Tree]:
    """Run every command; return what each came to, and all that lies in the folder before and after."""
    folder = tmp_path_factory.mktemp("every")
    every = lines(folder)
    before = tree(folder)
    done = [Done(*each) for each in child(RUNNING, [words for found in every.values() for words in found])]
    return {name: [each for each in done if each.words[0] == name] for name in COMMANDS}, before, tree(folder)


def test_every_command_and_every_export_is_tried(tmp_path: Path) -> None:
    every = lines(tmp_path)
    assert list(every) == list(COMMANDS)
    assert sum(map(len, every.values())) == 87, "so the table of promises has it"
    assert {words[words.index("--to") + 1] for words in every["export"] if "--to" in words} >= EXPORTS.keys()


def test_nothing_that_a_command_prints_steers_the_terminal(all_: tuple[dict[str, list[Done]], Tree, Tree]) -> None:
    """Of all commands in one test: in several, two processes of the tests would both run all of them."""
    for name in COMMANDS:
        found = all_[0][name]
        assert any(each.out or each.err for each in found), name
        for each in found:
            assert not STEERS.search(each.out + each.err), each.words
            assert each.code != CRASHED, (each.words, each.err)
            assert "Traceback" not in each.err, each.words


def test_no_command_speaks_to_a_network_or_starts_another_program(
    all_: tuple[dict[str, list[Done]], Tree, Tree],
) -> None:
    assert [(each.words, each.reached) for found in all_[0].values() for each in found if each.reached] == []


def test_no_command_that_is_not_told_to_changes_anything(all_: tuple[dict[str, list[Done]], Tree, Tree]) -> None:
    """Of another case, which is sealed, the seal alone comes to it; what is exported and new lies in `out`."""
    before, after = ({path: what for path, what in found.items() if not path.startswith("out")} for found in all_[1:])
    assert {path for path in before if before[path] != after[path]} <= {"other/case"}
    assert after.keys() - before.keys() <= {"other/case/seal.yaml"}
    assert COMMANDS.keys() >= WRITE


STREAMS = """\
import gc, importlib, io, json, os, pkgutil, sys
import tui.__main__
for room in ("reading", "case", "kept", "authoring", "cards", "formats", "exports", "commands"):  # once for all forks
    package = importlib.import_module(f"tui.{room}")
    for module in pkgutil.iter_modules(package.__path__, f"tui.{room}."):
        importlib.import_module(module.name)
gc.freeze()  # or each fork would search all of that for garbage as it ends, which takes longer than its command
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
    """One start for all of them: each runs in a fork of it. What makes a case prints nothing that could not be."""
    every = [words for found in lines(tmp_path, HOSTILE[:9]).values() for words in found[:1]]
    told = child(STREAMS, every)
    assert len(told) == 3 * len(COMMANDS)
    for kind, words, code, said in told:
        assert "Traceback" not in said, words
        assert "Exception ignored" not in said, words
        if kind == "full" and words[0] != "new":
            assert code == 1, (words, code, said)
            assert "onrecord: can't write: " in said, words
        else:
            assert code in (0, 1), (kind, words, code, said)
