"""`onrecord import FILE`: claims out of a table, annotations of web pages, or an export, as YAML of a case."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path

from tui.authoring.cells import MOST_BYTES
from tui.authoring.csv_columns import COLUMNS
from tui.authoring.edits import Edit, New, apply
from tui.authoring.from_annotations import from_annotations
from tui.authoring.from_csv import from_csv
from tui.authoring.from_export import case_files, is_export, part_words
from tui.bounded import read_bounded
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.common import case_to_write, print_message, print_yaml
from tui.paths import VARIABLE, shown
from tui.problems import CaseError
from tui.reading.mending import read_as
from tui.reading.records import Reading, read
from tui.text import clean, counted


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "file", metavar="FILE", type=Path,
        help="a table (.csv, .tsv), one claim a row, and below it rows without id and text for what it has more of; "
        f"its first line names the columns: {', '.join(COLUMNS)} (';' parts ids and names, '=' a question from the "
        "position on it); or .json: W3C Web Annotations, as Hypothesis exports "
        "them, or what `export` made of a case as JSON",
    )  # fmt: skip
    parser.add_argument("--case", metavar="CASE", help=f"the case that it goes into; otherwise ${VARIABLE}")
    parser.add_argument("--into", metavar="DIR", type=Path, help="a new case that it goes into: a new or empty folder")
    parser.add_argument("-w", "--write", action="store_true", help="write it there; without it, it is printed")


def run(args: argparse.Namespace) -> int:
    """Print the records, or write them all or none; every fault is told, and with one nothing is written."""
    if args.into and args.case:
        print_message("--into makes a new case, --case names one that is there: give one of them")
        return USAGE
    named = args.case or os.environ.get(VARIABLE)
    path = None if args.into else case_to_write(args.case, writing=args.write and bool(named))
    if args.into and args.into.exists() and not (args.into.is_dir() and not any(args.into.iterdir())):
        raise CaseError(f"{clean(shown(args.into))}: this is no empty folder; name a new one")
    reading: Reading | None = None
    if args.file.suffix.casefold() in (".csv", ".tsv", ".tab", ".txt"):
        found = from_csv(args.file, reading := _case(path))
    elif is_export(data := _json(args.file)):
        return _export(data, args)
    else:
        found = from_annotations(shown(args.file), data, reading := _case(path))
    for note in found.notes:
        print_message(note)
    for fault in found.faults:
        print_message(fault)
    if found.faults:
        print_message(f"{counted(len(found.faults), 'fault')}: nothing is imported")
        return FOUND_NOTHING
    if not found.records:
        print_message(f"{shown(args.file)}: there is nothing in it to import")
        return FOUND_NOTHING
    if args.write and not (args.into or reading):
        print_message("no case is named to write to; add --into DIR for a new one, or --case CASE")
        return USAGE
    if not args.write:
        for key, entries in found.entries():
            print_yaml(f"{key}:\n{entries}")
        return DONE
    return _write(found.edits(reading) if reading else found.files(args.into), found.counts, reading)


def _case(path: Path | None) -> Reading | None:
    return read(path) if path else None


def _json(file: Path) -> object:
    """Return what a file of JSON holds; raises CaseError."""
    try:
        return json.loads(read_as(read_bounded(file, MOST_BYTES))[0])
    except OSError as error:
        why = "it is a folder" if file.is_dir() else error.strerror or str(error)
        raise CaseError(f"{clean(shown(file))}: it can't be read ({why}); name a file of CSV or JSON") from error
    except (ValueError, RecursionError) as error:
        why = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
        raise CaseError(
            f"{clean(shown(file))}: this is no JSON ({why}); name a table .csv, or export it anew"
        ) from error


def _export(data: object, args: argparse.Namespace) -> int:
    """Print the files of the case that an export was made of, or write them into a new folder."""
    name = clean(shown(args.file))
    if args.case:
        raise CaseError(f"{name}: this is an export of a case; name a new folder for it with --into DIR")
    try:
        files = case_files(data)
    except ValueError as error:
        raise CaseError(f"{name}: {error}; export it anew") from error
    if args.write and not args.into:
        raise CaseError(f"{name}: this is an export of a case; name a new folder for it with --into DIR")
    if args.write:
        what = "a part of a case, as its case.yaml says," if part_words(data) else "a case"
        return _write([New(args.into / file, text.encode()) for file, text in files.items()], what, None)
    for file, text in files.items():
        if file != "seal.yaml":  # which is no part of a file of a case
            print_yaml(text)
    return DONE


def _write(edits: Sequence[Edit | New], what: str, reading: Reading | None) -> int:
    written = apply(edits, reading)
    print_message(f"imported {what} into {', '.join(shown(file) for file in written)}")
    return DONE
