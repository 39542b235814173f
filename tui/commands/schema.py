"""`onrecord schema`: the format of a case as JSON Schema, for editors that complete and check YAML by one."""

from __future__ import annotations

import argparse
import json

from tui.commands import DONE
from tui.commands.common import print_lines
from tui.schema import schema


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare nothing: the command takes no arguments."""


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    print_lines(json.dumps(schema(), ensure_ascii=True, indent=1).split("\n"))
    return DONE
