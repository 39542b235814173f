"""`onrecord help [COMMAND]`: what a command does and takes; `--man` prints all of it as a manual page."""

from __future__ import annotations

import argparse
from importlib import import_module

from tui.commands import COMMANDS, DONE, USAGE
from tui.commands.arguments import app_parser, command_parser
from tui.commands.common import print_lines, print_message
from tui.commands.manual import page
from tui.text import closest, instead


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("command", metavar="COMMAND", nargs="*", help="the command; all of them when none is named")
    parser.add_argument("--man", action="store_true", help="print the manual page, for `man -l -`")


def run(args: argparse.Namespace) -> int:
    """Print the help that `--help` prints; of what is no command the closest one is named."""
    if args.man:
        print_lines(page())
        return DONE
    parser, rest = app_parser(), list(args.command)
    if rest:
        name = rest.pop(0)
        if name not in COMMANDS:
            print_message(f"{name!r} is no command; {instead(closest(name, tuple(COMMANDS)), tuple(COMMANDS))}")
            return USAGE
        parser = command_parser(name, import_module(f"tui.commands.{name}"))
    for word in rest:
        inside = next((each.choices for each in parser._actions if isinstance(each, argparse._SubParsersAction)), {})
        if word not in inside:
            print_message(f"{parser.prog!r} has no {word!r}; `{parser.prog} --help` tells what it takes")
            return USAGE
        parser = inside[word]
    print_lines(parser.format_help().rstrip("\n").split("\n"))
    return DONE
