"""The house: which room imports which, how big they are, what is registered; and the streams it stands among."""

from __future__ import annotations

import ast
import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import HARBOUR, environment, modules, run

from tui.commands import COMMANDS, DONE, FOUND_NOTHING, NO_TERMINAL
from tui.voices import VOICES

# Each room imports only rooms above it. A package is one room; its modules may import each other.
ORDER = [
    "tui",  # the version, and nothing else
    "tui.text",
    "tui.writing",
    "tui.progress",
    "tui.problems",
    "tui.dates",
    "tui.paths",
    "tui.model",
    "tui.files",
    "tui.nodes",
    "tui.entries",
    "tui.reading",
    "tui.checks",
    "tui.texts",
    "tui.seal",
    "tui.sealing",
    "tui.settings",
    "tui.memory",
    "tui.watch",
    "tui.times",
    "tui.marks",
    "tui.findings",
    "tui.query",
    "tui.facets",
    "tui.index",
    "tui.listing",
    "tui.case",
    "tui.lists",
    "tui.search",
    "tui.fuzzy",
    "tui.cards",
    "tui.citation",
    "tui.voices",
    "tui.opener",
    "tui.clipboard",
    "tui.editor",
    "tui.explorer",
    "tui.commands",
    "tui.arguments",
    "tui.__main__",
]
MODULES = dict(modules())
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}
FULL = Path("/dev/full")


def room(module: str) -> str:
    """Return the room that a module is in, or nothing."""
    parts = module.split(".")
    own = ".".join(parts[:2])
    return own if own in ORDER else ""


def imported(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """Yield the name of each module that is imported, wherever that is done, and whether it is done at the top."""
    top = set(ast.iter_child_nodes(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write imports from tui, so that this test sees where they lead"
            base = node.module or ""
            for alias in node.names:
                yield (full if (full := f"{base}.{alias.name}") in MODULES else base), node in top


def imports() -> Iterator[tuple[str, str, bool]]:
    for name, tree in TREES.items():
        yield from ((name, other, top) for other, top in imported(tree))


# Who imports whom


def test_every_module_is_in_a_room() -> None:
    homeless = [name for name in MODULES if not room(name)]
    assert homeless == [], f"add {homeless} to ORDER in tests/test_layers.py, below all that they import"


def test_every_room_is_there() -> None:
    gone = [name for name in ORDER if name not in MODULES]
    assert gone == [], f"take {gone} out of ORDER in tests/test_layers.py"


def test_a_room_imports_only_rooms_above_it() -> None:
    wrong = [
        f"{name} imports {other}"
        for name, other, _ in imports()
        if other.split(".")[0] == "tui" and room(name) and ORDER.index(room(other)) > ORDER.index(room(name))
    ]
    assert wrong == []


def test_only_the_app_command_imports_the_explorer_and_only_when_it_runs() -> None:
    found = [(name, top) for name, other, top in imports() if room(other) == "tui.explorer" != room(name)]
    assert found == [("tui.commands.app", False)]


def test_textual_is_imported_by_the_explorer_alone() -> None:
    found = {room(name) for name, other, _ in imports() if other.split(".")[0] == "textual"}
    assert found == {"tui.explorer"}


def test_rich_is_imported_by_voices_and_the_explorer_alone() -> None:
    found = {room(name) for name, other, _ in imports() if other.split(".")[0] == "rich"}
    assert "tui.voices" in found
    assert found <= {"tui.voices", "tui.explorer"}


def test_panes_do_not_import_each_other_and_open_no_file() -> None:
    panes = {name for name in MODULES if name.startswith("tui.explorer.panes.")}
    assert len(panes) >= 4
    closed = panes | {"os", "io", "pathlib", "tui.files", "tui.reading", "tui.paths"}
    assert [(name, other) for name, other, _ in imports() if name in panes and other in closed] == []


def test_three_modules_start_other_programs_and_none_speaks_to_a_network() -> None:
    starting = {name for name, other, _ in imports() if other.split(".")[0] == "subprocess"}
    assert starting == {"tui.opener", "tui.clipboard", "tui.explorer.editing"}
    network = {"socket", "ssl", "http", "ftplib", "smtplib", "webbrowser", "urllib.request"}
    assert [(name, other) for name, other, _ in imports() if other in network or other.split(".")[0] in network] == []


def test_a_case_and_what_is_found_in_it_open_no_file() -> None:
    """Only reading does: what narrows and counts knows nothing of files."""
    closed = {"os", "io", "tempfile", "tui.files", "tui.nodes", "tui.entries"}
    found = ("tui.times", "tui.marks", "tui.findings", "tui.query", "tui.facets", "tui.index", "tui.listing")
    rooms = {*found, "tui.case", "tui.lists", "tui.search", "tui.fuzzy", "tui.cards", "tui.citation"}
    assert [(name, other) for name, other, _ in imports() if room(name) in rooms and other in closed] == []


def test_no_room_but_voices_and_commands_prints() -> None:
    wrong = []
    for name, tree in TREES.items():
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        printing = any(isinstance(call, ast.Name) and call.id == "print" for call in calls)
        if printing and room(name) not in ("tui.commands", "tui.__main__"):
            wrong.append(name)
    assert wrong == []


# What is registered, and sizes


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_module_that_can_be_run(name: str) -> None:
    module = importlib.import_module(f"tui.commands.{name}")
    assert callable(module.arguments)
    assert callable(module.run)
    assert module.__doc__
    assert f"`onrecord {name}" in module.__doc__


def test_every_module_of_commands_that_can_be_run_is_registered() -> None:
    runs = {
        name.rsplit(".", 1)[1]
        for name, tree in TREES.items()
        if room(name) == "tui.commands"
        and any(isinstance(node, ast.FunctionDef) and node.name == "run" for node in tree.body)
    }
    assert runs == {*COMMANDS, "app"}


@pytest.mark.parametrize("name", VOICES)
def test_every_voice_speaks_in_cards_and_rows(name: str) -> None:
    module = importlib.import_module(VOICES[name])
    assert callable(module.cards)
    assert callable(module.rows)


@pytest.mark.parametrize("name", MODULES)
def test_no_module_is_over_300_lines_and_no_class_over_250(name: str) -> None:
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= 300
    classes = [node for node in ast.walk(TREES[name]) if isinstance(node, ast.ClassDef)]
    assert [node.name for node in classes if (node.end_lineno or 0) - node.lineno >= 250] == []


# A fresh process

WITHOUT_SCREEN = """\
import contextlib, io, sys
import tui.case, tui.cards
from tui.__main__ import main
codes = []
LINES = "--version|--help|list claims|show fire|search fire|check|list claims --mark x|list claims --mark removed|"
LINES += "list events --speaker mayor --as-of 2020-03-03|search hurt speaker:mayor|compare what-cause|paths|"
for words in LINES.split("|"):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        codes.append(main(words.split()))
print(codes, sorted(name for name in sys.modules if name.split(".")[0] == "textual" or name.startswith("tui.explorer")))
"""


def test_no_command_loads_textual() -> None:
    done = run(python=("-c", WITHOUT_SCREEN), env={"ONRECORD_CASE": str(HARBOUR)})
    assert done.stderr == b""
    assert done.stdout.decode() == "[0, 0, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0, 3] []\n"


def test_the_version_loads_neither_textual_nor_yaml_nor_a_case() -> None:
    script = "import sys; from tui.__main__ import main; main(['--version']); print(sorted(sys.modules))"
    done = run(python=("-c", script))
    loaded = done.stdout.decode().split("\n", 1)[1]
    assert "'tui.commands'" in loaded
    assert not [name for name in ("textual", "rich", "yaml", "sqlite3", "tui.case") if f"'{name}'" in loaded]


# Streams that end, are full, closed or know only ASCII


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
