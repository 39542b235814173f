"""Lists that are the one place: what is told of their entries elsewhere is compared with them, entry by entry."""

from __future__ import annotations

import argparse
import re
from importlib import import_module

import pytest
from helpers import CASES, ROOT, harbour
from recount import Recount

from tui.case import Case
from tui.case.facets import FACETS, FIELDS, OPTIONS, Facet
from tui.case.lists import KINDS
from tui.case.times import AXES
from tui.commands import COMMANDS
from tui.commands.arguments import app_parser, command_parser
from tui.exports import EXPORTS
from tui.formats import FORMATS, SAVED_AS, SUFFIXES
from tui.text import listed, one_line

README = one_line((ROOT / "README.md").read_text(encoding="utf-8"))


# Formats


def test_the_readme_names_every_format() -> None:
    names = [f"`{name}`" for name in FORMATS]
    sentence = f"`--format {listed(names, 'or')[1:]}."
    assert sentence in README, f"write this into README.md: {sentence}"


def test_the_readme_says_what_files_are_saved_as() -> None:
    sentence = f"`s` saves what is shown as {SAVED_AS},"
    assert sentence in README, f"write this into README.md: {sentence}"


def test_every_format_has_a_name_and_a_suffix_of_its_own() -> None:
    assert len(FORMATS) >= 5
    assert [name for name, each in FORMATS.items() if each.name != name] == []
    assert len(SUFFIXES) == len(FORMATS), "two formats have one suffix"
    assert [suffix for suffix in SUFFIXES if suffix != suffix.lower() or not suffix.startswith(".")] == []


def test_the_readme_names_everything_that_can_be_exported_to() -> None:
    assert len(EXPORTS) >= 2
    assert [name for name in EXPORTS if f"`{name}`" not in ROWS["export"]] == []


# Facets


def test_every_facet_has_values_and_every_value_is_of_a_facet() -> None:
    """That each claim is around itself is not kept; that of others is."""
    cases = (harbour(), Case.open(CASES / "given"))  # which has positions
    found = {name for case in cases for (name,) in case.store.base.execute("SELECT DISTINCT name FROM facet")}
    assert sorted(found) == sorted(FACETS)


def test_every_facet_is_counted_again_by_the_tests() -> None:
    assert harbour().claims
    for values in Recount(harbour()).values.values():
        assert sorted(values) == sorted(FACETS), "give it its values in tests/recount.py, too"


@pytest.mark.parametrize(("name", "facet"), FACETS.items(), ids=FACETS)
def test_a_facet_is_told_in_full(name: str, facet: Facet) -> None:
    assert name.isidentifier()
    assert "{}" in facet.words
    assert "{}" in facet.missing
    assert all((facet.name, facet.help, facet.unknown))
    assert facet.value != "day" or name in AXES
    if facet.choices and facet.value != "id":
        told = [facet.help.partition(": ")[2], facet.typed]
        samples = re.findall(r"[a-z-]+", " ".join(told))
        assert [word for word in samples if word not in facet.choices] == []


def test_the_readme_names_every_option_that_narrows() -> None:
    options = f"`{' '.join(f'--{name}' for name in OPTIONS)}`"
    assert options in README, f"write this into README.md: {options}"


def test_the_readme_names_every_field_of_a_search() -> None:
    assert len(FIELDS) >= 7
    assert [name for name in FIELDS if f"`{name}:`" not in README] == []


# Commands

# The rows of the README's table of commands by the command's name, those of the app by none.
ROWS: dict[str, str] = {}
for command, row in re.findall(r"(?m)^\| `onrecord(?: ([a-z]+))?\b(.*)\|$", (ROOT / "README.md").read_text("utf-8")):
    ROWS[command] = ROWS.get(command, "") + row
SHARED = re.search(r"(`list`[^.]*?) take (.*?)\.", README)


def parser_of(name: str) -> argparse.ArgumentParser:
    return command_parser(name, import_module(f"tui.commands.{name}")) if name else app_parser()


def arguments_of(name: str) -> tuple[list[str], list[str]]:
    """Return what a command's parser takes by place, as its usage names it, and its options; --help left out."""
    actions = [action for action in parser_of(name)._actions if action.dest != "help"]
    return (
        [str(action.metavar) for action in actions if not action.option_strings],
        [action.option_strings[-1] for action in actions if action.option_strings],
    )


def named(text: str, option: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", text) is not None


def told(name: str) -> str:
    """Return what the README says of a command: its row, what it shares with others, the options of `list` it takes."""
    assert SHARED
    shared = SHARED[2] if f"`{name}`" in SHARED[1] else ""
    filters = ROWS["list"].partition("; `--count")[0] if "narrowed as `list` is" in ROWS[name] else ""
    return ROWS[name] + shared + filters


def test_the_readme_has_a_row_for_every_command_and_no_other() -> None:
    assert sorted(ROWS) == sorted(["", *COMMANDS])


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_the_readme_names_every_argument_of_a_command(name: str) -> None:
    by_place, options = arguments_of(name)
    assert [option for option in options if not named(told(name), option)] == []
    assert [item for item in by_place if item.replace("|", r"\|") not in ROWS[name].split(" | ")[0]] == []


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_a_command_takes_every_option_that_the_readme_names(name: str) -> None:
    options = re.findall(r"--[a-z-]+", told(name))
    assert sorted({*options} - {*arguments_of(name)[1], "--help"}) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_says_what_a_command_does_and_what_each_argument_is(name: str) -> None:
    assert one_line(f"  {name:<12}{COMMANDS[name]}") in one_line(app_parser().format_help())
    assert [action.dest for action in parser_of(name)._actions if not action.help] == []


def test_the_line_of_list_names_every_kind_of_record() -> None:
    assert f"{listed(KINDS, 'or')}," in COMMANDS["list"]
