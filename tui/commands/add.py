"""`onrecord add source FILE`: the record of a source, drafted from the file of its text."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.authoring.edits import Edit, New, appended, apply
from tui.authoring.sources import TextFile, copied, draft, text_file
from tui.authoring.yaml import Value, printed
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.common import case_to_write, print_message, print_yaml
from tui.dates import DateError, parse
from tui.model import Source
from tui.paths import VARIABLE, shown
from tui.reading.conversion import SLUG
from tui.reading.hints import cure_of, slug_cure
from tui.reading.records import Reading, read
from tui.text import counted, shorten

GIVEN = {
    "title": ("TITLE", "its headline; without one the first line that reads like one"),
    "publisher": ("PUBLISHER", "who published it"),
    "published": ("PUBLISHED", "when, as EDTF: 2022-01-10, 2022-01, 2022-01-10?"),
    "url": ("URL", "where it was published"),
    "lang": ("LANG", "its language, as en; without one it is guessed"),
    "id": ("ID", "its id; without one it is made of the headline"),
}
"""What may be known of the source: what stands for it in a usage, and what it is."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("what", choices=("source",), metavar="source", help="what is added")
    parser.add_argument("file", metavar="FILE", type=Path, help="the file of its text, in UTF-8")
    parser.add_argument("--case", metavar="CASE", help=f"the case that it is for; otherwise ${VARIABLE}")
    for name, (value, does) in GIVEN.items():
        parser.add_argument(f"--{name}", metavar=value, help=does)
    parser.add_argument("--copy", action="store_true", help="with --write: copy the text among the case's own")
    parser.add_argument("--write", action="store_true", help="put the record into the case; without it, it is printed")


def run(args: argparse.Namespace) -> int:
    """Print the record, or write it behind the case's sources, with a copy of the text, or nothing."""
    path = case_to_write(args.case, writing=args.write or args.copy)
    if args.copy and not args.write:
        print_message("--copy needs --write: without it nothing is written")
        return USAGE
    text = text_file(args.file)
    reading = read(path) if path else None
    if why := _refused(args, text, reading):
        print_message(why)
        return FOUND_NOTHING
    taken = reading.records.numbers if reading else ()
    given = {name: getattr(args, name) for name in GIVEN}
    record, comments = draft(text, given, taken)
    if text.note:
        print_message(f"{shown(args.file)}: {text.note}")
    entry = printed(record, comments)
    if not args.write:
        print_yaml(entry)
        return DONE
    assert path
    assert reading
    return _write(path, reading, record, entry, copied(text, path, reading.info) if args.copy else None)


def _refused(args: argparse.Namespace, text: TextFile, reading: Reading | None) -> str:
    """Return what is wrong with what is given, or with adding it."""
    if args.id is not None and not SLUG.fullmatch(args.id):
        return f"--id {shorten(args.id, 40)!r} is not a slug; {cure_of(args.id, slug_cure(args.id))}"
    if args.published is not None:
        try:
            parse(args.published)
        except DateError as error:
            return f"--published {shorten(args.published, 40)!r}: {error}"
    if reading:
        records = reading.records
        if args.id in records.numbers:
            return f"the id {args.id!r} is taken by the {records.kind(args.id)}; give another one"
        for name in records:
            record = records[name]
            if isinstance(record, Source) and record.sha256 == text.sha256:
                return f"the source {name!r} has this text already"
    return ""


def _write(path: Path, reading: Reading, record: dict[str, Value], entry: str, copy: New | None) -> int:
    edits: list[Edit | New] = [appended(reading, "sources", entry)]
    written = apply([*edits, copy] if copy else edits, reading)
    chars = f"{counted(int(str(record['chars'])), 'character')}"
    print_message(f"added the source {record['id']!r} ({chars}) in {' and '.join(shown(file) for file in written)}")
    return DONE
