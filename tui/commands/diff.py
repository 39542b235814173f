"""`onrecord diff OLD NEW`: what changed from one case to another, in evidence's terms and not in lines."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

from tui.cards.changes import Sides, changes_blocks
from tui.case import Case
from tui.case.changes import Changes, changes
from tui.commands import DONE
from tui.commands.arguments import keep_argument
from tui.commands.common import pager_argument, print_in, print_message
from tui.desktop.revisions import LEAD, at_revision
from tui.formats.changed import changed_lines
from tui.kept.opening import open_kept
from tui.paths import case_path, shown
from tui.piped import readable
from tui.problems import CaseError, number_of
from tui.progress import progress
from tui.text import clean, counted, one_line

FORMS = ("text", "md", "json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    what = f"a case's folder or file, or {LEAD}REVISION: the other case as it stood there, read by git"
    parser.add_argument("old", metavar="OLD", help=what)
    parser.add_argument("new", metavar="NEW", help=f"the same; of two {LEAD}REVISION the case is that of --case")
    parser.add_argument("--case", metavar="CASE", help="the case whose revisions are meant, where both are")
    keep_argument(parser)
    parser.add_argument(
        "--format", choices=FORMS, default=FORMS[0],
        help="text: as it is read; md: Markdown; json: every value before and now; text when none is named",
    )  # fmt: skip
    pager_argument(parser)
    parser.epilog = (
        "Records are compared by their ids, and one with another id by what it holds. Not compared are comments, "
        "layout, the order of records and of lists (but for relays). Of a case with errors its sound records are "
        "compared. It exits with 0 whether anything changed or not."
    )


def run(args: argparse.Namespace) -> int:
    """Print what changed; which of the two has errors is said on stderr, too."""
    named = (args.old, args.new)
    others = [name for name in named if not name.startswith(LEAD)]
    of = case_path(args.case or next(iter(others), None))
    with ExitStack() as until:
        cases, names = [], []
        for name in named:
            path = until.enter_context(at_revision(of, name.removeprefix(LEAD))) if name.startswith(LEAD) else None
            cases.append(_opened(path or case_path(name), name, keep=args.cache and not path))
            names.append(clean(one_line(shown(path or case_path(name)))))
        found = changes(*cases)
        print_in(args.format, _lines(args.format, (cases[0], cases[1]), (names[0], names[1]), found), paged=args.paged)
    return DONE


def _opened(path: Path, name: str, *, keep: bool) -> Case:
    """Return a case, as it was kept or read anew; nothing is kept of a revision. Raises CaseError."""
    if not name.startswith(LEAD) and name != "-" and not path.exists():
        raise CaseError(f"{clean(shown(path))}: there is no such case; a revision of a case is {LEAD}{clean(name)}")
    found = readable(path)
    with progress(shown(found)) as tell:
        case = open_kept(found, tell) if keep and found == path else Case.open(found, tell)
    if case.problems:
        left = counted(len(case.left_out), "record")
        print_message(
            f"{counted(number_of(case.problems), 'error')} in {shown(found)}, {left} left out; sound ones are compared"
        )
    return case


def _lines(form: str, cases: tuple[Case, Case], names: tuple[str, str], found: Changes) -> Iterator[str]:
    if form == "json":
        return changed_lines(*cases, names, found)
    lines: Iterator[str] = import_module(f"tui.formats.{form}").blocks(changes_blocks(Sides(*cases, names), found))
    return lines
