"""Output without UTF-8: our signs in ASCII, a source's words exactly, data untouched; and help that wraps at words."""

from __future__ import annotations

import ast
import json
import os
import pty
import re
import struct
import subprocess
import sys
from collections.abc import Callable
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import pytest
from helpers import BUNDLED, HARBOUR, environment, kazakhstan, modules, put, run

from tui.__main__ import main
from tui.commands import COMMANDS
from tui.output import SIGNS

ASCII = {"PYTHONIOENCODING": "ascii"}
PLAIN = [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, ASCII, {"PYTHONUTF8": "0", "LC_ALL": "C"}]
each_plain = pytest.mark.parametrize("plain", PLAIN, ids=str)
WORDS = "“It’s – done…” сказала Жанна ← 😀"
CASE = f"""\
case: {{format: 1, id: c, title: A case}}
sources: [{{id: paper, title: A headline, publisher: The Paper}}]
actors: [{{id: ann, name: Ann, kind: person}}]
claims:
- id: done
  text: It is done.
  speaker: ann
  reports: [{{source: paper, quotes: [{{exact: "{WORDS}"}}, {{exact: "Ann’s – words", role: attribution}}]}}]
"""


def printed(*words: str, env: dict[str, str]) -> str:
    """Return what a command prints, every byte of it ASCII."""
    done = run(*words, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode("ascii")


def printed_together(*lines: tuple[str, ...], env: dict[str, str]) -> list[str]:
    """Return what some commands print one after the other in a process with these variables."""
    script = f"from tui.__main__ import main\nfor line in {lines!r}:\n    assert main(line) == 0\n    print(chr(28))"
    done = run(python=("-c", script), env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode("utf-8").split("\x1c\n")[:-1]


def read_back(text: str) -> str:
    """Return text with each character that was written out by its number."""
    return re.sub(r"\\(?:x(..)|u(....)|U(.{8}))", lambda match: chr(int(next(filter(None, match.groups())), 16)), text)


@each_plain
def test_without_utf_8_every_sign_of_ours_is_ascii(plain: dict[str, str]) -> None:
    ids = [*kazakhstan().claims]
    lists, cards, rows = printed_together(
        ("list", "claims", "--case", str(BUNDLED)), ("show", *ids[::4], "--case", str(BUNDLED)),
        ("compare", "how-many-killed", "--case", str(BUNDLED)), env=plain,
    )  # fmt: skip
    assert [line.split()[0] for line in lists.splitlines()] == ids
    assert (lists + cards + rows).isascii()
    assert " <- " in cards
    assert "! disputed" in cards
    of_the_case = {char for file in BUNDLED.glob("*.yaml") for char in file.read_text("utf-8") if not char.isascii()}
    for text in (cards, rows):
        assert not set(SIGNS) & set(read_back(text)) - of_the_case
        assert set(re.findall(r"[^\x00-\x7f]", read_back(text))) <= of_the_case


@each_plain
def test_a_quote_is_never_written_with_other_signs(tmp_path: Path, plain: dict[str, str]) -> None:
    case = put(tmp_path, CASE)
    card = printed("show", "done", "--case", str(case), env=plain)
    assert f"| {WORDS}" in read_back(card)
    assert ": [...] Ann’s – words" in read_back(card)
    assert "Ann - " not in read_back(card).split("\n| ")[1].split("\n")[0]


def test_data_is_the_same_whatever_the_locale() -> None:
    words = ("show", "sparks", "dozens-ran", "--case", str(HARBOUR), "--format")
    forms = ("json", "jsonl", "csv", "md")
    whole, plain = (
        printed_together(*((*words, form) for form in forms), env={"LC_ALL": to}) for to in ("C.UTF-8", "C")
    )
    assert len(whole) == len(forms)
    for form, there, here in zip(forms, whole, plain, strict=True):
        assert here == there, form
        assert "Жанна" in read_back(there), form  # which JSON writes out by itself


def test_json_is_read_back_where_there_is_nothing_but_ascii(tmp_path: Path) -> None:
    case = put(tmp_path, CASE)
    [record] = json.loads(
        printed("show", "done", "--case", str(case), "--format", "json", env={"PYTHONIOENCODING": "ascii"})
    )
    assert record["reports"][0]["quotes"][0]["exact"] == WORDS


def test_what_an_encoding_has_stays_as_it_is() -> None:
    done = run("show", "sparks", "--case", str(HARBOUR), env={"PYTHONIOENCODING": "iso-8859-1"})
    text = done.stdout.decode("iso-8859-1")
    assert "·" in text
    assert " Öz" in text
    assert "←" not in read_back(text)


SAYING = (
    "tui.cards",
    "tui.commands",
    "tui.case.marks",
    "tui.case.facets",
    "tui.dates",
    "tui.formats.text",
    "tui.progress",
)


def test_every_sign_that_we_put_between_words_has_one_in_ascii() -> None:
    found: set[str] = set()
    for name, path in modules():
        if name.startswith(SAYING) and name != "tui.cards.pieces":  # it names the scripts that have no spaces
            strings = [
                node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)
            ]
            found |= {char for text in strings if isinstance(text, str) for char in text if not char.isascii()}
    found.discard("\ufeff")  # which is taken off the head of a file, and never put
    assert len(found) > 15
    assert {char for char in found if not char.isalpha()} <= set(SIGNS)
    assert all(sign.isascii() and sign.isprintable() for sign in SIGNS.values())


# Help


def unbroken(line: str) -> bool:
    """Tell whether a line is one word, or an option with its values, also in two forms, which are not parted."""
    return len(line.split()) == 1 or bool(re.fullmatch(r"  (-[a-z] \S+, )?--[a-z]+ \S+", line))


@pytest.fixture
def helped(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[str, int], str]:
    """Return what prints a command's help in a terminal of some columns."""

    def help_of(command: str, width: int) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        assert main([*command.split(), "--help"]) == 0
        return capsys.readouterr().out

    return help_of


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("width", [80, 60, 40, 24])
def test_help_wraps_between_words_alone(command: str, width: int, helped: Callable[[str, int], str]) -> None:
    wide, narrow = helped(command, 1000), helped(command, width)
    usage = narrow.split("\n\n")[0]
    assert set(narrow.split()) == set(wide.split()), "no word is broken, and none is lost"
    room = [line for line in narrow.removeprefix(usage).splitlines() if len(line) > width and not unbroken(line)]
    assert room == []


def test_a_table_of_commands_stays_one_where_its_lines_wrap(helped: Callable[[str, int], str]) -> None:
    lines = helped("", 50).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("  check "))
    column = lines[at].index("print")
    assert lines[at + 1].startswith(" " * column)
    assert lines[at + 1][column] != " "


@pytest.mark.parametrize("words", [("--help",), ("list", "claims", "--case", str(BUNDLED))])
def test_a_terminal_says_how_wide_it_is_whatever_columns_holds(words: tuple[str, ...]) -> None:
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", 40, 60, 0, 0))
    line = [sys.executable, "-m", "tui", *words]
    env = environment(COLUMNS="200", LINES="9", NO_COLOR="1", TERM="xterm")
    with subprocess.Popen(line, stdout=theirs, stdin=subprocess.DEVNULL, env=env) as child:
        os.close(theirs)
        text = b""
        try:
            while data := os.read(ours, 1 << 16):
                text += data
        except OSError:  # what Linux says once the other end is closed
            os.close(ours)
        assert child.wait() == 0
    widths = [len(line) for line in text.decode("utf-8").splitlines()]
    assert 40 < max(widths) <= 60
