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

    words_as_typed = False
    """Whether what begins with a dash and is no option is a word: `-tokayev`."""

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse arguments; a value that begins with a minus is that of the option before it: `--as-of -0044`."""
        return super().parse_args(self._as_meant(args), namespace)

    def _as_meant(self, args: Any) -> list[str]:
        taking = {name: action.nargs is None for action in self._actions for name in action.option_strings}
        meant: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for arg in rest:
            if arg == "--" and self.words_as_typed:
                words += rest
            elif taking.get(arg):
                value = next(rest, None)
                meant += (
                    [arg]
                    if value is None
                    else [f"{arg}={value}"]
                    if value[:1] == "-" and value not in taking
                    else [arg, value]
                )
            elif self.words_as_typed and not arg.startswith("--") and arg not in taking:
                words.append(arg)
            else:
                meant.append(arg)
        return [*meant, "--", *words] if words else meant

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
        usage="onrecord [CASE] [--at ID] [--no-cache]\n       onrecord COMMAND ... (onrecord COMMAND --help: more)",
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
    keep_argument(parser)
    parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    return parser


def keep_argument(parser: argparse.ArgumentParser) -> None:
    """Add the option to do without what is kept of a case."""
    parser.add_argument(
        "--no-cache", dest="cache", action="store_false", help="read the case's files anew, and keep nothing of it"
    )


def command_parser(name: str, module: Any) -> Parser:
    """Return the parser of a command."""
    parser = Parser(prog=f"onrecord {name}", description=(COMMANDS[name].capitalize() + "."))
    module.arguments(parser)
    parser.words_as_typed = getattr(module, "WORDS_AS_TYPED", False)
    return parser
