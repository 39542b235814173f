"""The command line's grammar, and its help."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any, NoReturn

from tui import __version__
from tui.commands import COMMANDS, CRASHED, DONE, FOUND_NOTHING, NO_TERMINAL, USAGE
from tui.output import columns
from tui.paths import VARIABLE
from tui.text import clean, one_line

EXITS = {
    DONE: "done",
    FOUND_NOTHING: "the case has errors or nothing was found",
    USAGE: "wrong usage",
    NO_TERMINAL: "no terminal",
    CRASHED: "it failed",
}
"""What each exit code says."""


class Wrapped(argparse.HelpFormatter):
    """Help wrapped to the terminal between words, and nowhere else; a table stays a table."""

    def __init__(self, prog: str, **more: Any) -> None:
        super().__init__(prog, **{"width": columns() - 2, **more})

    def _split_lines(self, text: str, width: int) -> list[str]:
        return _wrapped(one_line(text), width, hanging=False)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(line for each in text.splitlines() for line in _wrapped(each, width, indent) or [""])


def _wrapped(text: str, width: int, indent: str = "", *, hanging: bool = True) -> list[str]:
    """Return a line as lines that are no wider; later ones that are `hanging` stand below its second column."""
    from textwrap import wrap  # here, since only help is wrapped

    first = re.match(r"\s*(?:[a-z ]+: |\S+ {2,})?", text) if hanging else None
    later = indent + " " * (first.end() if first else 0)
    if len(later) > width // 2:
        later = f"{indent}    "
    return wrap(
        text, max(width, 1), initial_indent=indent, subsequent_indent=later, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip


class Parser(argparse.ArgumentParser):
    """An argument parser whose messages are as safe as everything else that is printed."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"formatter_class": Wrapped, **more})

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
    """Return the parser of `onrecord [CASE] [--at ID] [--texts DIR]`."""
    commands = "\n".join(f"  {name:<12}{does}" for name, does in COMMANDS.items())
    parser = Parser(
        prog="onrecord",
        usage="onrecord [CASE] [--at ID] [--texts DIR] [--no-cache]\n"
        "       onrecord COMMAND ... (onrecord COMMAND --help: more)",
        description="Who said what, when, on whose word, and where the accounts disagree.",
        epilog=f"commands, without a screen:\n{commands}\n\n"
        f"exit codes: {', '.join(f'{code} {says}' for code, says in EXITS.items())}",
    )
    parser.add_argument(
        "case", metavar="CASE", nargs="?", help=f"the case's folder; otherwise ${VARIABLE}, otherwise the bundled case"
    )
    parser.add_argument("--at", metavar="ID", help="the record to open at")
    texts_argument(parser, "the texts of the sources, in which v shows a claim's words")
    keep_argument(parser)
    parser.add_argument("--version", action="version", version=f"onrecord {__version__}")
    return parser


def keep_argument(parser: argparse.ArgumentParser) -> None:
    """Add the option to do without what is kept of a case."""
    parser.add_argument(
        "--no-cache", dest="cache", action="store_false", help="read the case's files anew, and keep nothing of it"
    )


def texts_argument(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the option that names the folder of the texts, in place of those where they are known to lie."""
    where = "otherwise where the case says, its folder 'texts', and 'texts' of config.yaml"
    parser.add_argument("--texts", metavar="DIR", type=Path, help=f"{what}; {where}")


def command_parser(name: str, module: Any) -> Parser:
    """Return the parser of a command."""
    does = COMMANDS[name]
    parser = Parser(prog=f"onrecord {name}", description=f"{does[:1].upper()}{does[1:]}.")  # names keep their capitals
    module.arguments(parser)
    parser.words_as_typed = getattr(module, "WORDS_AS_TYPED", False)
    return parser
