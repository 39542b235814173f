"""`onrecord check [CASE]`: every error of a case, each on a line with its place and its cure."""

from __future__ import annotations

import argparse

from tui.case import Case
from tui.commands import DONE, FOUND_NOTHING
from tui.commands.common import put, talk
from tui.paths import VARIABLE, case_path
from tui.text import counted


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "case", metavar="CASE", nargs="?", help=f"the case's folder; otherwise ${VARIABLE}, otherwise the bundled case"
    )


def run(args: argparse.Namespace) -> int:
    """Print the errors to stdout and what was counted to stderr."""
    case = Case.open(case_path(args.case))
    put(str(problem) for problem in case.problems)
    kinds = (("event", case.events), ("actor", case.actors), ("claim", case.claims))
    holds = ", ".join(counted(len(records), kind) for kind, records in kinds)
    if case.problems:
        talk(f"{counted(len(case.problems), 'error')}; {counted(len(case.left_out), 'record')} left out, {holds} sound")
        return FOUND_NOTHING
    talk(f"no errors in {case.path}: {holds}")
    return DONE
