"""The command line in its four places: README, `--help`, completion and the manual page tell the same of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache

import pytest
from helpers import ROOT, environment, run

from tui import __version__
from tui.__main__ import main
from tui.commands import COMMANDS
from tui.commands.completing import answer
from tui.commands.grammar import Command, commands
from tui.commands.manual import page
from tui.text import one_line

README = (ROOT / "README.md").read_text(encoding="utf-8")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
GRAMMAR = {each.name: each for each in commands()}
TOPS = ["", *COMMANDS]


def of(name: str) -> Iterable[Command]:
    """Return a command with those of its own."""
    return [each for each in GRAMMAR.values() if each.name == name or (each.name.startswith(f"{name} ") and name)]


def in_parser(name: str) -> set[str]:
    """Return the options of a command, as its parser takes them."""
    return {argument.names[-1] for each in of(name) for argument in each.arguments if argument.names} - {"--help"}


def in_readme(name: str) -> set[str]:
    """Return the options of a command that the README's table names, and those that it says several commands take."""
    rows = re.findall(rf"(?m)^\| `onrecord{f' {name}' if name else '(?! [a-z])'}\b(.*)\|$", README)
    shared = re.search(r"(`list`[^.]*?) take (.*?)\.", one_line(README))
    assert shared
    told = " ".join(rows) + (shared[2] if f"`{name}`" in shared[1] else "")
    if "narrowed as `list` is" in told:
        told += " ".join(re.findall(r"(?m)^\| `onrecord list\b(.*?)(?:; `--count.*)?\|$", README))
    return set(OPTION.findall(told)) - {"--help"}


def in_help(name: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """Return the options that `help` has a line for."""
    found: set[str] = set()
    for each in of(name):
        assert main(["help", *each.name.split()]) == 0
        lines = [line for line in capsys.readouterr().out.splitlines() if re.match(r" {1,4}-", line)]
        found |= {option for line in lines for option in OPTION.findall(line.strip().split("  ")[0])}
    return found - {"--help"}


def in_completion(name: str) -> set[str]:
    """Return the options that a shell is offered behind a command."""
    found: set[str] = set()
    for each in of(name):
        what, *words = answer("fish", ["onrecord", *each.name.split(), "--"])
        assert what == "words"
        found |= {word.split("\t")[0] for word in words}
    return found - {"--help"}


@cache
def manual() -> dict[str, str]:
    """Return the parts of the manual page by the names of commands, that of the app by none; quoting is undone."""
    text = re.sub(r"\\f[BIR]|\\&", "", "\n".join(page())).replace("\\-", "-").replace("\\e", "\\")
    app = text[text.index(".SH OPTIONS") : text.index(".SH COMMANDS")]
    parts = text[text.index(".SH COMMANDS") : text.index(".SH SHARED OPTIONS")].split("\n.SS ")[1:]
    return {"": app, **{part.split("\n", 1)[0]: part for part in parts}}


def in_manual(name: str) -> set[str]:
    """Return the options that the manual page has under a command."""
    told: set[str] = set()
    for each in of(name):
        part = manual()[each.name]
        heads = re.findall(r"(?m)^\.TP\n(.*)$", part)
        same = re.findall(r"It takes (.*), too\.", part)
        told |= {option for line in [*heads, *same] for option in OPTION.findall(line)}
    return told - {"--help"}


@pytest.mark.parametrize("name", TOPS)
def test_readme_help_completion_and_manual_name_the_same_options(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = in_parser(name)
    told = {
        "README": in_readme(name),
        "--help": in_help(name, capsys),
        "completion": in_completion(name),
        "manual": in_manual(name),
    }
    assert told == dict.fromkeys(told, wanted)


def test_readme_help_completion_and_manual_name_the_same_commands(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = list(COMMANDS)
    assert main(["help"]) == 0
    listed = capsys.readouterr().out.split("without a screen:\n")[1].split("\n\nexit")[0]
    assert re.findall(r"(?m)^  ([a-z]+) ", listed) == wanted
    assert [line.split("\t")[0] for line in answer("zsh", ["onrecord", ""])][1:] == wanted
    assert list(dict.fromkeys(name.split()[0] for name in manual() if name)) == wanted
    rows = {name for name in re.findall(r"(?m)^\| `onrecord ([a-z]+)\b", README)}
    assert rows == set(wanted)


def test_of_every_value_it_is_known_what_it_is() -> None:
    """Completion offers what it knows to be meant; a new name for a value goes into VALUES, or is one of choices."""
    unknown = {
        f"{each.name}: {argument.value}"
        for each in GRAMMAR.values()
        for argument in each.arguments
        if argument.value and not argument.kind and not argument.choices
    }
    assert unknown == set()
    assert {argument.kind for each in GRAMMAR.values() for argument in each.arguments} >= {"id", "day", "case"}


# help and the manual page


def test_help_prints_what_the_option_prints(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        assert main([name, "--help"]) == 0
        wanted = capsys.readouterr().out
        assert main(["help", name]) == 0
        assert capsys.readouterr().out == wanted


@pytest.mark.parametrize(
    ("words", "near"), [(("lits",), "'list'"), (("zzz",), "use list"), (("list", "x"), "has no 'x'")]
)
def test_help_of_what_is_no_command_names_the_closest(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], near: str
) -> None:
    assert main(["help", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert near in err
    assert err.count("\n") == 1


def test_the_manual_page_that_is_shipped_is_what_the_program_makes() -> None:
    shipped = (ROOT / ".github" / "onrecord.1").read_text(encoding="utf-8")
    assert shipped == "\n".join(page()) + "\n", "run `onrecord help --man > .github/onrecord.1`"
    assert f"On Record {__version__}" in shipped


def test_the_manual_page_is_roff_without_a_fault() -> None:
    if not shutil.which("groff"):
        pytest.skip("there is no groff")
    done = subprocess.run(
        ["groff", "-man", "-ww", "-K", "utf8", "-T", "utf8", "-P", "-c"], input="\n".join(page()).encode(),
        capture_output=True, check=True, env=environment(), timeout=60,
    )  # fmt: skip
    assert done.stderr == b""
    shown = re.sub(".\b", "", done.stdout.decode())
    assert "onrecord list" in shown
    assert "--as-of DAY" in shown
    assert "\\f" not in shown


def test_a_shell_is_answered_without_the_modules_of_the_commands() -> None:
    """The bar is 100 ms from a key to its answer, of which those modules alone would take more."""
    run("completion", "bash")
    script = "import sys; from tui.__main__ import main; main(['__complete', 'bash', 'onrecord show a']); "
    script += "print(sorted(sys.modules))"
    loaded = run(python=("-c", script)).stdout.decode()
    heavy = ["argparse", "yaml", "rich", "textual", "tui.model", "tui.case", "tui.commands.list"]
    heavy += ["platformdirs"] if sys.platform == "linux" else []
    assert [name for name in heavy if f"'{name}'" in loaded] == []
    assert "'tui.commands.completing'" in loaded


def test_the_changelog_begins_with_this_version_and_names_every_command() -> None:
    told = (ROOT / ".github" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^## (\S+)$", told)[0] == __version__
    named = set(re.findall(r"`(?:onrecord )?([a-z]+)\b[^`]*`", told))
    assert [name for name in COMMANDS if name not in named] == []


def test_the_readme_has_one_row_for_each_command() -> None:
    rows = re.findall(r"^\| `onrecord ([a-z]+) ?", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(COMMANDS)


def test_the_lines_of_an_options_help_stand_below_each_other(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told of an option may hold a colon, as `name: text`, which makes no column of its own."""
    monkeypatch.setenv("COLUMNS", "80")
    for name in COMMANDS:
        assert main(["help", name]) == 0
        told = capsys.readouterr().out.partition("\noptions:\n")[2].partition("\n\n")[0].splitlines()
        begins = [len(line) - len(line.lstrip()) for line in told if line.startswith("     ")]
        assert len(set(begins)) <= 1, name
