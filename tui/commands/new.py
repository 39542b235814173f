"""`onrecord new DIR`: a small case, with a comment on each thing, to be filled with one's own."""

from __future__ import annotations

import argparse
import os
import shlex
from pathlib import Path

from tui.authoring.beginning import first_case
from tui.authoring.edits import apply
from tui.commands import DONE
from tui.commands.common import print_message
from tui.paths import shown
from tui.problems import CaseError
from tui.text import clean, counted


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="the case's folder: a new or an empty one")
    parser.add_argument(
        "--empty", action="store_true", help="without the invented case: files with comments alone, to begin at once"
    )


def run(args: argparse.Namespace) -> int:
    """Write the files of the case, all or none; a folder that holds anything is refused."""
    folder: Path = args.folder
    name = clean(shown(folder))
    if os.path.lexists(folder) and not folder.is_dir():
        raise CaseError(f"{name}: this is no folder; name a new one")
    if folder.is_dir() and os.listdir(folder):
        raise CaseError(f"{name}: the folder is not empty; name a new one, or one that is empty")
    written = apply(first_case(folder, empty=args.empty))
    typed = _typed(folder)
    holds = (
        "of the case they record its id and title alone, as its folder is called"
        if args.empty
        else "what they tell is invented, and their comments are for you"
    )
    print_message(f"made {counted(len(written), 'file')} in {name}; {holds}")
    print_message(f"`onrecord check {typed}` checks the case, `onrecord {typed}` opens it")
    print_message(f"`onrecord add source FILE --case {typed} --copy --write` adds the text of a page, as a source")
    return DONE


def _typed(folder: Path) -> str:
    """Return a folder as it is typed behind a command, or DIR where its name can't be printed as it is."""
    name = shown(folder)
    if not name.isprintable():
        return "DIR"
    return shlex.quote(f"./{name}" if name.startswith("-") else name)  # which would be an option
