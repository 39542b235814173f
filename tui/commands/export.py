"""`onrecord export [CASE] --to FORMAT`: a case, or what filters leave of it, whole in a form that others read."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.arguments import keep_argument
from tui.commands.common import open_case, print_lines, print_message
from tui.commands.narrowing import as_of, filter_arguments, narrowed
from tui.exports import EXPORTS, Export, named_so
from tui.exports.part import Part, others_of, part_of
from tui.lean import replace
from tui.paths import VARIABLE, shown
from tui.progress import progress
from tui.text import listed
from tui.writing import write_folder, write_whole

_PIECE = 1 << 20  # bytes that are copied at once


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments; the filters are the app's own."""
    parser.add_argument(
        "case", metavar="CASE", nargs="?", help=f"the case's folder; otherwise ${VARIABLE}, otherwise the bundled case"
    )
    formats = "; ".join(f"{each.name}: {each.says}" for each in EXPORTS.values())
    parser.add_argument(
        "--to", choices=list(EXPORTS), metavar="FORMAT", help=f"{formats}; without it the name of --out tells"
    )
    parser.add_argument(
        "--out", metavar="PATH", type=Path, help="the file, or the folder, to write; without it text goes to stdout"
    )
    parser.add_argument(
        "--force", action="store_true", help="write over a file that is there, and over those of a folder that is"
    )
    filter_arguments(parser)
    keep_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Export what the filters leave, to stdout or to a file that is written whole or not at all."""
    try:
        export = _export(args)
        case = as_of(open_case(args), args.as_of)
        part = part_of(case, narrowed(case, args))
    except ValueError as error:
        print_message(str(error))
        return USAGE
    if not (part.whole or len(part.claims)):
        print_message("no claims pass these filters: nothing is exported")
        return FOUND_NOTHING
    if args.out is None:
        _print(export, part)
    else:
        try:
            with progress(shown(case.path), "Exporting") as tell:
                _write(export, replace(part, tell=tell), args.out, over=args.force)
        except FileExistsError:
            print_message(_there(args.out))
            return USAGE
    where = f"{shown(args.out)}: " if args.out else ""
    others = others_of(part, export.others)
    print_message(f"{where}{part.words}" + (f"; with {others}" if others else ""))
    return DONE


def _export(args: argparse.Namespace) -> Export:
    """Return what is asked for; raises ValueError where that can't be told, can't be printed or may not be written."""
    export = EXPORTS[args.to] if args.to else args.out and named_so(args.out.name)
    if not export:
        raise ValueError(f"name what to export to: --to {listed(tuple(EXPORTS), 'or')}")
    if args.out is None:
        if not export.printable:
            raise ValueError(f"{export.name} can't be printed: name a {'folder' if export.folder else 'file'} by --out")
    elif not export.folder and os.path.lexists(args.out) and not args.force:
        raise ValueError(_there(args.out))
    return export


def _there(path: Path) -> str:
    return f"{shown(path)} is there already; --force writes over it"


def _print(export: Export, part: Part) -> None:
    """Print it in UTF-8, whatever else is printed in: so its format has it, and nothing of it is changed."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    print_lines(export.lines(part))


def _write(export: Export, part: Part, path: Path, *, over: bool) -> None:
    """Write it to a path, whole or not at all; raises FileExistsError where something stands there."""
    if export.folder:
        write_folder(path, ((name, export.data(lines, name)) for name, lines in export.files(part)), over=over)
    elif export.binary:
        with TemporaryDirectory(prefix="onrecord-") as folder:
            made = Path(folder) / "made"
            export.write(part, made)
            write_whole(path, _bytes(made), over=over)
    else:
        write_whole(path, export.data(export.lines(part)), over=over)


def _bytes(path: Path) -> Iterator[bytes]:
    with open(path, "rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece
