"""The house: which room imports which, how big its modules are, what is registered in it."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from functools import cache
from statistics import median

import pytest
from helpers import HARBOUR, files_of_tests, modules, run, trees_of_tests
from parsed import statements

from tui.commands import COMMANDS
from tui.formats import FORMATS

# Each room imports only rooms above it. The modules of tui itself are the ground: they know nothing of a case.
ROOMS = [
    "tui",
    "tui.reading",
    "tui.case",
    "tui.kept",
    "tui.user",
    "tui.desktop",
    "tui.authoring",
    "tui.cards",
    "tui.formats",
    "tui.exports",
    "tui.explorer.state",
    "tui.explorer.terminal",
    "tui.explorer.widgets",
    "tui.explorer.panes",
    "tui.explorer.dialogs",
    "tui.explorer.asking",
    "tui.explorer.placing",
    "tui.explorer.board",
    "tui.explorer.actions",
    "tui.explorer",
    "tui.commands",
    "tui.__main__",
]
GROUND = {"tui.explorer.keys", "tui.explorer.themes"}
"""Modules of the explorer that its rooms stand on, as the ground of the house is what all rooms stand on."""
MODULES = dict(modules())
SOURCES = {name: path.read_text(encoding="utf-8") for name, path in MODULES.items()}
MOST_LINES, MEDIAN_LINES, MOST_FUNCTION, MOST_METHODS = 300, 120, 50, 45


@cache
def room(module: str) -> str:
    """Return the innermost room that a module is in."""
    if module in GROUND:
        return "tui.explorer.state"
    return next(name for name in sorted(ROOMS, key=len, reverse=True) if f"{module}.".startswith(f"{name}."))


@cache
def trees() -> dict[str, ast.Module]:
    """Return what each module is as Python reads it."""
    return {name: ast.parse(text) for name, text in SOURCES.items()}


def imported(name: str, tree: ast.Module) -> Iterator[tuple[str, bool]]:
    """Yield each module that a module imports, wherever that is done, and whether it is done at the top."""
    top = set(ast.iter_child_nodes(tree))
    for node in statements(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write imports from tui, so that this test sees where they lead"
            base = node.module or ""
            for alias in node.names:
                yield (full if (full := f"{base}.{alias.name}") in MODULES else base), node in top


@cache
def imports() -> list[tuple[str, str, bool]]:
    """Return who imports what, and whether at the top."""
    return [(name, other, top) for name, tree in trees().items() for other, top in imported(name, tree)]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in statements(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


# Who imports whom


def test_every_room_is_there() -> None:
    assert [name for name in (*ROOMS, *GROUND) if name not in MODULES] == []


def test_a_room_imports_only_rooms_above_it() -> None:
    order = {name: number for number, name in enumerate(ROOMS)}
    inside = [(name, other) for name, other, _ in imports() if other in MODULES]
    assert len(inside) > 300
    wrong = [f"{name} imports {other}" for name, other in inside if order[room(other)] > order[room(name)]]
    assert wrong == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports inside of functions and for types alone count too: they are ties all the same."""
    ties: dict[str, set[str]] = {name: set() for name in MODULES}
    for name, other, _ in imports():
        if other in MODULES and other != name:
            ties[name].add(other)
    while free := {name for name, others in ties.items() if not others}:
        ties = {name: others - free for name, others in ties.items() if name not in free}
    assert {name: sorted(others) for name, others in ties.items()} == {}, "each of these leads into a circle"


def test_only_the_app_command_imports_the_explorer_and_only_when_it_runs() -> None:
    found = [
        (name, top)
        for name, other, top in imports()
        if other.startswith("tui.explorer") and not name.startswith("tui.explorer")
    ]
    assert found == [("tui.commands.app", False)]


def test_textual_is_imported_by_the_explorer_alone_and_there_not_by_its_state() -> None:
    found = {name for name, other, _ in imports() if other.split(".")[0] == "textual"}
    assert len(found) > 20
    assert [name for name in found if not name.startswith("tui.explorer.")] == []
    assert [name for name in found if name.startswith("tui.explorer.state")] == []


def test_rich_is_imported_by_formats_and_the_explorer_alone() -> None:
    found = {name for name, other, _ in imports() if other.split(".")[0] == "rich"}
    assert [name for name in found if not name.startswith(("tui.formats", "tui.explorer."))] == []


def test_panes_do_not_import_each_other_and_open_no_file() -> None:
    panes = {name for name in MODULES if name.startswith("tui.explorer.panes.")}
    assert len(panes) >= 4
    closed = panes | {"os", "io", "pathlib", "tui.reading", "tui.paths"}
    assert [(name, other) for name, other, _ in imports() if name in panes and other in closed] == []


def test_five_modules_start_other_programs_and_none_speaks_to_a_network() -> None:
    starting = {name for name, other, _ in imports() if other.split(".")[0] == "subprocess"}
    desktop = {f"tui.desktop.{name}" for name in ("browser", "clipboard", "pager", "revisions")}
    assert starting == {*desktop, "tui.explorer.terminal.editing"}
    network = {"socket", "ssl", "http", "ftplib", "smtplib", "webbrowser", "urllib.request"}
    assert [(name, other) for name, other, _ in imports() if other in network or other.split(".")[0] in network] == []


def test_processes_of_our_own_are_started_in_one_way() -> None:
    """Any other fails while a screen has taken the place of standard error."""
    assert [name for name, text in SOURCES.items() if "SpawnContext" in text or "get_context" in text] == [
        "tui.spawning"
    ]


def test_what_is_found_in_a_case_opens_no_file() -> None:
    """Only reading does: what narrows, counts and shows knows nothing of files."""
    closed = {"os", "io", "tempfile", "tui.reading.files", "tui.reading.nodes", "tui.reading.entries"}
    rooms = {"tui.case", "tui.cards"}
    assert [(name, other) for name, other, _ in imports() if room(name) in rooms and other in closed] == []


def test_only_commands_print() -> None:
    """What calls it has it as a word, by which the modules are told that need be looked into."""
    wrong, printing = [], []
    for name in (name for name, text in SOURCES.items() if re.search(r"\bprint\b", text)):
        calls = [node.func for node in ast.walk(trees()[name]) if isinstance(node, ast.Call)]
        if any(isinstance(call, ast.Name) and call.id == "print" for call in calls):
            printing.append(name)
            if room(name) not in ("tui.commands", "tui.__main__"):
                wrong.append(name)
    assert len(printing) > 0
    assert wrong == []


# Sizes


def test_the_median_module_is_short_and_none_is_long() -> None:
    lines = {name: len(text.splitlines()) for name, text in SOURCES.items()}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}
    assert median(count for name, count in lines.items() if not MODULES[name].stem.startswith("__")) < MEDIAN_LINES


def test_no_module_of_tests_is_long() -> None:
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in files_of_tests()}
    assert len(lines) > 60
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_no_function_is_long() -> None:
    long = {
        f"{name}.{node.name}": length
        for name, tree in (*trees().items(), *trees_of_tests().items())
        for node in functions(tree)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_FUNCTION
    }
    assert long == {}


def methods_of_all_classes() -> dict[str, set[str]]:
    """Return for each class the names of its methods with those of its own ancestors, Textual's left out."""
    own: dict[str, tuple[set[str], list[str]]] = {}
    for tree in trees().values():
        for node in statements(tree):
            if isinstance(node, ast.ClassDef):
                bases = [ast.unparse(base).split("[")[0].split(".")[-1] for base in node.bases]
                found = {item.name for item in node.body if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef)}
                own[node.name] = (found, bases)

    def whole(name: str) -> set[str]:
        found, bases = own[name]
        return found.union(*(whole(base) for base in bases if base in own and base != name))

    return {name: whole(name) for name in own}


def test_no_class_has_many_methods_its_ancestors_counted() -> None:
    found = methods_of_all_classes()
    assert len(found["Explorer"]) > 20
    assert {name: len(names) for name, names in found.items() if len(names) > MOST_METHODS} == {}


# What is registered


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
        for name, tree in trees().items()
        if room(name) == "tui.commands"
        and any(isinstance(node, ast.FunctionDef) and node.name == "run" for node in tree.body)
    }
    assert runs == {*COMMANDS, "app"}


def test_every_module_of_formats_that_writes_cards_and_rows_is_registered() -> None:
    writing = {
        name
        for name, tree in trees().items()
        if room(name) == "tui.formats"
        and {"cards", "rows"} <= {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    }
    assert writing == {each.module for each in FORMATS.values()}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_cards_and_rows(name: str) -> None:
    module = importlib.import_module(FORMATS[name].module)
    assert callable(module.cards)
    assert callable(module.rows)


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
