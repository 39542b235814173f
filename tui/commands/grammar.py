"""What the command line takes, read off its parsers as data: completion, the manual page and tests are made of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

from tui.case.facets import FIELDS, OPTIONS
from tui.commands import COMMANDS
from tui.commands.arguments import app_parser, command_parser
from tui.formats import compared, fields
from tui.formats.chosen import columns_of
from tui.model import CAVEATS, KIND_OF, LINK_KINDS

VALUES = {
    "CASE": "case",
    "DIR": "folder",
    "FILE": "file",
    "PATH": "file",
    "ID": "id",
    "CLAIM": "claim",
    "ACTOR": "actor",
    "QUESTION": "question",
    "EVENT": "event",
    "SOURCE": "source",
    "DAY": "day",
    "COMMAND": "command",
    "WORD": "search",
    "WORDS": "words",
    **dict.fromkeys(
        ("SENTENCE", "TITLE", "PUBLISHER", "PUBLISHED", "URL", "AUTHOR", "LANG", "LINES", "rename NEW", "add ID"),
        "words",
    ),
    **dict.fromkeys(("WHAT=N", "KIND:ID=WHY"), "words"),
    "claim ID": "words",
    "claim --caveat": "caveat",
    "claim --link": "link",
    **dict.fromkeys(("claim --speaker", "claim --via"), "speaker"),
    "claim --event": "event",
    "claim --question": "question",
    "rename OLD": "id",
    "diff OLD": "case",
    "diff NEW": "case",
    "N": "number",
    "COLUMN": "columns",
    "COLUMN,…": "columns",
}
"""What stands for a value in a usage, where it differs behind its command or for its option, and what is meant by it.

Of a facet's values that is `facet:` and the facet's name.
"""
_BEGUN = {"caveat": CAVEATS, "link": tuple(f"{kind}:" for kind in LINK_KINDS)}
"""What values of some sorts begin with."""


class Argument(NamedTuple):
    """What a command takes: by place, or as an option by its names."""

    names: tuple[str, ...]
    value: str
    """What stands for its value in a usage; nothing where it takes none."""
    kind: str
    """What its value is, as VALUES has it; nothing where it is one of the choices, or takes none."""
    choices: tuple[str, ...]
    """What it may be; of a facet's values those that the program knows without a case."""
    help: str
    many: bool
    """Whether it may be given more than once."""
    needed: bool


class Command(NamedTuple):
    """A command, its name of one word or two, or the app without any; what it does, and what it takes."""

    name: str
    does: str
    arguments: tuple[Argument, ...]


def commands() -> Iterator[Command]:
    """Yield the app and every command, in the order of COMMANDS; one with commands of its own is followed by them."""
    parser = app_parser()
    yield Command("", parser.description or "", tuple(_arguments(parser)))
    for name, does in COMMANDS.items():
        yield from _with_own(name, does, command_parser(name, import_module(f"tui.commands.{name}")))


def _with_own(name: str, does: str, parser: argparse.ArgumentParser) -> Iterator[Command]:
    yield Command(name, does, tuple(_arguments(parser, name)))
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {each.dest: each.help or "" for each in action._choices_actions}
            for word, own in action.choices.items():
                yield from _with_own(f"{name} {word}", helps.get(word, ""), own)


def _arguments(parser: argparse.ArgumentParser, command: str = "") -> Iterator[Argument]:
    for action in parser._actions:
        flag = bool(action.option_strings) and action.nargs == 0
        choices = tuple(map(str, action.choices or ()))
        value = "" if flag else _value(action, choices)
        kind = "" if flag or choices else kind_of(command, action.dest, value)
        yield Argument(
            tuple(action.option_strings),
            value,
            kind,
            choices or _known(kind),
            (action.help or "") % {"prog": parser.prog, "default": action.default},
            action.nargs in ("*", "+") or isinstance(action, argparse._AppendAction),
            action.required and action.nargs not in ("*", "?"),
        )


def _value(action: argparse.Action, choices: tuple[str, ...]) -> str:
    named = action.metavar if isinstance(action.metavar, str) else None
    return named or ("|".join(choices) if choices else action.dest.upper())


def _known(kind: str) -> tuple[str, ...]:
    if kind == "search":
        return tuple(FIELDS)
    if kind in _BEGUN:
        return _BEGUN[kind]
    if kind == "columns":
        return tuple(dict.fromkeys([*columns_of(KIND_OF.values()), *compared.COLUMNS]))
    return tuple(OPTIONS[kind.removeprefix("facet:")].choices) if kind.startswith("facet:") else ()


def columns() -> dict[str, dict[str, list[str]]]:
    """Return the columns of each kind of records, and of statements of a comparison, and their fields in JSON."""
    own = {kind: columns_of([kind]) for kind in KIND_OF.values()}
    return {
        "columns": {**own, "statement": [*compared.COLUMNS]},
        "fields": {kind: fields.names([kind]) for kind in (*own, "statement")},
    }


def kind_of(command: str, dest: str, value: str) -> str:
    """Return what is meant by what stands for a value; nothing where that is not known."""
    if known := VALUES.get(f"{command} --{dest}"):
        return known
    if dest in OPTIONS and value == OPTIONS[dest].value.upper():
        return f"facet:{dest}"
    return VALUES.get(f"{command} {value}") or VALUES.get(value, "")
