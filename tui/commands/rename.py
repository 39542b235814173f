"""`onrecord rename OLD NEW`: another id for a record, wherever the case names it, or nowhere."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tui.authoring.edits import apply
from tui.authoring.renaming import Stands, stands
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.common import case_to_write, print_lines, print_message
from tui.model import EDITOR, UNRECORDED
from tui.paths import VARIABLE, case_path, shown
from tui.problems import number_of
from tui.progress import progress
from tui.reading.conversion import SLUG
from tui.reading.hints import cure_of, slug_cure
from tui.reading.records import Reading, read
from tui.text import clean, closest, counted, one_line, shorten


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("old", metavar="OLD", help="the id that a record has")
    parser.add_argument("new", metavar="NEW", help="the id that it is to have")
    parser.add_argument(
        "--case",
        metavar="CASE",
        help=f"the case's folder; otherwise ${VARIABLE}, otherwise the bundled case to look into",
    )
    parser.add_argument("-w", "--write", action="store_true", help="change the files; without it each place is printed")


def run(args: argparse.Namespace) -> int:
    """Print each place of the id; with --write change all files, or none."""
    path = (case_to_write(args.case) if args.write else None) or case_path(args.case)
    with progress(shown(path)) as tell:
        reading = read(path, tell)
    if reading.problems:
        errors = counted(number_of(reading.problems), "error")
        print_message(f"{errors} in {shown(path)}: mend them first (`onrecord check` tells them); nothing is renamed")
        return FOUND_NOTHING
    if why := _refused(reading, args.old, args.new):
        print_message(f"{why}; nothing is renamed")
        return USAGE if not SLUG.fullmatch(args.new) else FOUND_NOTHING
    found = stands(reading, args.old, args.new)
    files = {each.place.file for each in found}
    told = f"{args.old} → {args.new}: {counted(len(found), 'place')} in {counted(len(files), 'file')}"
    if args.write:
        apply(each.edit for each in found)
        print_message(f"{told} changed; bookmarks that hang on the old id do not find it any more")
    else:
        print_lines(_lines(found, args.old, args.new))
        print_message(f"{told}, not changed; --write changes them")
    return DONE


def _refused(reading: Reading, old: str, new: str) -> str:
    """Return why a record can't have the id, or nothing."""
    records = reading.records
    if old not in records.numbers:
        near = closest(old, list(records.numbers)[:20_000])
        return f"no record has the id {shorten(old, 40)!r}" + (f"; did you mean {near[0]!r}?" if near else "")
    if not SLUG.fullmatch(new):
        return f"{shorten(new, 40)!r} is not a slug; {cure_of(new, slug_cure(new))}"
    if new == old:
        return f"the {records.kind(old)} has the id {old!r} already"
    if new in records.numbers:
        place = records.place(new)
        return f"the id {new!r} is taken by the {records.kind(new)}" + (
            f" in {place.file}:{place.line}" if place else ""
        )
    stands_for = {EDITOR: "is the editor", UNRECORDED: "is a speaker who is not recorded"}.get(new)
    return f"{new!r} {stands_for}, and no record's id" if stands_for else ""


def _lines(found: list[Stands], old: str, new: str) -> Iterator[str]:
    for (file, line, col, _), _ in found:
        yield clean(one_line(f"{file}:{line}:{col}: {old} → {new}"))
