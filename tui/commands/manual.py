"""The manual page, in roff, from the grammar of the command line: `man onrecord`, once installed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui import __version__
from tui.case.facets import FIELDS
from tui.commands.arguments import EXITS
from tui.commands.grammar import Argument, Command, commands
from tui.formats import FORMATS
from tui.paths import VARIABLE

_SHARED_BY = 2
"""Commands from which on an option that is the same in all of them is told once."""

ENVIRONMENT = {
    VARIABLE: "The case that is opened when none is named.",
    "NO_COLOR": "No colours, if it is set to anything.",
    "PAGER": "What long text is shown by on a terminal; less when it is not set, nothing when it is empty or cat.",
    "VISUAL, EDITOR": "The editor that the explorer opens a record in.",
    "XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME": "Where settings, bookmarks and kept cases lie.",
}


def page() -> Iterator[str]:
    """Yield the lines of the page."""
    app, *others = commands()
    yield from (f'.TH ONRECORD 1 "" "On Record {__version__}" "User Commands"', ".nh", ".ad l")
    yield from (".SH NAME", f"onrecord \\- {_plain(app.does[0].lower() + app.does[1:].rstrip('.'))}", ".SH SYNOPSIS")
    for each in (app, *others):
        yield from _synopsis(each)
    yield from (
        ".SH DESCRIPTION",
        "Without a command the explorer opens on a case; inside, ? shows every key and F2 tells how to read marks,",
        "chains, dates and days. Each command prints what the explorer shows, without a screen.",
        ".SH OPTIONS",
        *_arguments(app, app.arguments),
        ".SH COMMANDS",
    )
    shared = _shared(others)
    for each in others:
        yield from (f".SS {_plain(each.name)}", _sentence(each.does))
        told = [argument for argument in each.arguments if argument not in shared and argument.names[:1] != ("-h",)]
        yield from _arguments(each, told)
        same = [_bold(argument.names[-1]) for argument in each.arguments if argument in shared]
        if same:
            yield from (".PP", f"It takes {', '.join(same)}, too.")
    yield ".SH SHARED OPTIONS"
    yield from _arguments(app, shared)
    yield from _rest()


def _rest() -> Iterator[str]:
    yield ".SH FORMATS"
    for each in FORMATS.values():
        yield from _item(_bold(each.name), each.says)
    yield from (
        ".SH SEARCHING",
        "All words must occur, without regard to case and accents; a phrase stands in",
    )
    yield "quotation marks, and what a word with a hyphen before it finds is left out. Before a colon may stand:"
    for name, typed in FIELDS.items():
        yield from _item(_bold(f"{name}:"), typed)
    yield ".SH ENVIRONMENT"
    for name, says in ENVIRONMENT.items():
        yield from _item(_bold(name), says)
    yield from (".SH FILES", "onrecord paths", "prints where settings, bookmarks and cases lie.", ".SH EXIT STATUS")
    for code, says in EXITS.items():
        yield from _item(_bold(str(code)), says)


def _shared(others: list[Command]) -> list[Argument]:
    """Return the options that are told once."""
    count: dict[Argument, int] = {}
    for each in others:
        for argument in each.arguments:
            if argument.names and argument.names[:1] != ("-h",):
                count[argument] = count.get(argument, 0) + 1
    return [argument for argument, number in count.items() if number >= _SHARED_BY]


def _synopsis(command: Command) -> Iterator[str]:
    """Yield how a command is called; of the options only those that are needed."""
    words = [_bold(f"onrecord {command.name}".strip())]
    optional = any(each.names and not each.needed and each.names[0] != "-h" for each in command.arguments)
    words += ["[\\fIoption\\fR ...]"] if optional else []
    words += [f"{_bold(each.names[-1])} {_value(each)}" for each in command.arguments if each.names and each.needed]
    for each in command.arguments:
        if not each.names:
            value = f"{_value(each)}{' ...' if each.many else ''}"
            words.append(value if each.needed else f"[{value}]")
    yield from (" ".join(words), ".br")


def _arguments(command: Command, told: list[Argument] | tuple[Argument, ...]) -> Iterator[str]:
    for each in told:
        head = ", ".join(_bold(name) for name in each.names)
        yield from _item(" ".join(filter(None, (head, _value(each)))), each.help)


def _item(head: str, says: str) -> Iterator[str]:
    yield from (".TP", head, _sentence(says))


def _sentence(text: str) -> str:
    return _plain(f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '…')) else '.'}") if text else ""


def _value(argument: Argument) -> str:
    return f"\\fI{_plain(argument.value)}\\fR" if argument.value else ""


def _bold(text: str) -> str:
    return f"\\fB{_plain(text)}\\fR"


def _plain(text: str) -> str:
    """Return text that roff takes as it stands: no escape, no request, and hyphens that can be copied."""
    written = re.sub(r"[\\\-^~`]", lambda found: _SIGNS[found.group()], text)
    return f"\\&{written}" if written[:1] in (".", "'") else written


_SIGNS = {"\\": "\\e", "-": "\\-", "^": "\\(ha", "~": "\\(ti", "`": "\\(ga"}
