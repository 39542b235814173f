"""`onrecord seal CASE [--texts DIR]`: proof that every quote and spelling stands in its source, to be carried along."""

from __future__ import annotations

import argparse
import os

from tui.commands import DONE, USAGE
from tui.commands.arguments import texts_argument
from tui.commands.common import nothing_sealed, print_message
from tui.commands.seal_added import add
from tui.model import Source
from tui.paths import VARIABLE, case_path, shown
from tui.progress import progress
from tui.reading.checks import check
from tui.reading.records import read
from tui.reading.rules import Fault
from tui.reading.seal import Seal, read_seal, write_seal
from tui.reading.source_texts import against_texts
from tui.text import counted
from tui.user.texts import UNKNOWN, digests_of, folders, texts_of


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "case",
        metavar="CASE",
        nargs="?",
        help=f"the case's folder, whose seal.yaml is written; otherwise ${VARIABLE}",
    )
    parser.add_argument(
        "--add", action="store_true", help="seal what is not sealed yet alone, and leave each line of the seal as it is"
    )
    texts_argument(parser, "the texts, found by their SHA-256")


def run(args: argparse.Namespace) -> int:
    """Write the seal when all words stand where the case says; otherwise print what does not, and write nothing."""
    named = args.case or os.environ.get(VARIABLE)
    if not named:
        print_message("no case is named to seal; name its folder")
        return USAGE
    path = case_path(named)
    with progress(shown(path)) as tell:
        reading = read(path, tell)
    check(reading)
    if not folders(path, reading.info, args.texts):
        print_message(f"it is not known where the texts lie; {UNKNOWN}")
        return USAGE
    seal = read_seal(path) if args.add else Seal()
    if seal.there:
        return add(path, reading, seal, args.texts)
    sources = {name: record.sha256 or "" for name, record in reading.records.items() if isinstance(record, Source)}
    texts = texts_of(path, reading.info, digests_of(reading.records), args.texts, near=True)
    sealed = {}
    for found in against_texts(reading.records, texts):
        if isinstance(found, Fault):
            reading.report(*found)
        else:
            sealed[found[0].key] = found[1]
    if reading.problems:
        return nothing_sealed(reading)
    target = write_seal(path, sources, sealed)
    print_message(f"sealed {counted(len(sealed), 'quote or spelling', 'quotes and spellings')} in {shown(target)}")
    return DONE
