"""The command line's grammar, and its help."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from tui import __version__
from tui.commands import COMMANDS
from tui.paths import VARIABLE
from tui.text import clean, one_line


class Parser(argparse.ArgumentParser):
    """An argument parser whose messages are as safe as everything else that is printed."""

    def error(self, message: str) -> NoReturn:
        """Print the usage and the message on one line, and exit."""
        super().error(one_line(message))

    def _print_message(self, message: str, file: Any = None) -> None:
        super()._print_message(clean(message), file)


def app_parser() -> Parser:
    """Return the parser of `onrecord [CASE] [--at ID]`."""
    commands = "\n".join(f"  {name:<10}{does}" for name, does in COMMANDS.items())
    parser = Parser(
        prog="onrecord",
        usage="onrecord [CASE] [--at ID]\n       onrecord COMMAND ... (onrecord COMMAND --help tells more)",
        description="Who said what, when, on whose word, and where the accounts disagree.",
        epilog=f"commands, without a screen:\n{commands}\n\n"
        "exit codes: 0 done, 1 the case has errors or nothing was found,\n"
        "            2 wrong usage, 3 no terminal",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "case", metavar="CASE", nargs="?", help=f"the case's folder; otherwise ${VARIABLE}, otherwise the bundled case"
    )
    parser.add_argument("--at", metavar="ID", help="the record to open at")
    parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    return parser


def command_parser(name: str, module: Any) -> Parser:
    """Return the parser of a command."""
    parser = Parser(prog=f"onrecord {name}", description=(COMMANDS[name].capitalize() + "."))
    module.arguments(parser)
    return parser
