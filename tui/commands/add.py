"""`onrecord add source FILE`: the record of a source, drafted from the file of its text; `adding.py` has the others."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.authoring.edits import appended, apply
from tui.authoring.sources import TextFile, copied, draft, text_file
from tui.authoring.yaml import Value, printed
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.adding import NAMED, OPTIONS, add_named
from tui.commands.adding import arguments as only_named
from tui.commands.common import case_to_write, print_message, print_yaml
from tui.dates import DateError, parse
from tui.model import UNNAMED, Source
from tui.paths import VARIABLE, shown
from tui.reading.conversion import SLUG
from tui.reading.hints import cure_of, slug_cure
from tui.reading.records import Reading, read
from tui.text import counted, shorten
from tui.typed_dates import as_edtf
from tui.user.texts import texts_of

GIVEN = {
    "title": ("TITLE", "its headline; without one the first line that reads like one"),
    "publisher": ("PUBLISHER", "who published it"),
    "published": ("PUBLISHED", "when: 10 January 2022, 2022-01, or 2022-01-10?"),
    "url": ("URL", "where it was published"),
    "lang": ("LANG", "its language, as en; without one it is guessed"),
    "id": ("ID", "its id; without one it is made of the headline"),
}
"""What may be known of the source: what stands for it in a usage, and what it is."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    kinds = ("source", *NAMED)
    parser.add_argument("what", choices=kinds, metavar="|".join(kinds), help="what is added")
    parser.add_argument(
        "file", metavar="FILE", help="of a source the file of its text, in UTF-8; of the others what they are called"
    )
    only_named(parser)
    parser.add_argument("--case", metavar="CASE", help=f"the case that it is for; otherwise ${VARIABLE}")
    for name, (value, does) in GIVEN.items():
        parser.add_argument(f"--{name}", metavar=value, help=does)
    parser.add_argument("--copy", action="store_true", help="with --write: copy the text among the case's own")
    parser.add_argument("--write", action="store_true", help="put the record into the case; without it, it is printed")


def run(args: argparse.Namespace) -> int:
    """Print the record, or write it behind the case's sources, with a copy of the text, or nothing."""
    if args.what != "source":
        return add_named(args, (*GIVEN, "copy"))
    if other := next((name for name in OPTIONS if getattr(args, name)), ""):
        print_message(f"--{other} is no option for a source")
        return USAGE
    args.file = Path(args.file)
    path = case_to_write(args.case, writing=args.write or args.copy)
    if args.copy and not args.write:
        print_message("--copy needs --write: without it nothing is written")
        return USAGE
    text = text_file(args.file)
    reading = read(path) if path else None
    if args.published is not None:
        args.published = as_edtf(args.published)
    same = _source_of(text, reading) if reading else ""
    if why := _refused(args, None if same else reading):
        print_message(why)
        return FOUND_NOTHING
    if path and reading and same:
        return _again(path, reading, text, same, copy=args.copy)
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
    return _write(path, reading, text, record, entry, copy=args.copy)


def _refused(args: argparse.Namespace, reading: Reading | None) -> str:
    """Return what is wrong with what is given, or with adding it."""
    if args.id is not None and not SLUG.fullmatch(args.id):
        return f"--id {shorten(args.id, 40)!r} is not a slug; {cure_of(args.id, slug_cure(args.id))}"
    if args.published is not None:
        try:
            parse(args.published)
        except DateError as error:
            return f"--published {shorten(args.published, 40)!r}: {error}"
    if reading and args.id in reading.records.numbers:
        return f"the id {args.id!r} is taken by the {reading.records.kind(args.id)}; give another one"
    return ""


def _source_of(text: TextFile, reading: Reading) -> str:
    """Return the id of the source that has a text already, or nothing."""
    records = ((name, reading.records[name]) for name in reading.records)
    return next((name for name, each in records if isinstance(each, Source) and each.sha256 == text.sha256), "")


def _again(path: Path, reading: Reading, text: TextFile, name: str, *, copy: bool) -> int:
    """Say that a source has a text already, which is copied where that is asked for and it is not there."""
    new = copied(text, path, reading.info) if copy else None
    if new:
        apply([new])
    print_message(
        f"the source {name!r} has this text already" + (f", which is copied to {shown(new.file)}" if new else "")
    )
    return DONE if new else FOUND_NOTHING


def _write(path: Path, reading: Reading, text: TextFile, record: dict[str, Value], entry: str, *, copy: bool) -> int:
    """Put the record behind the case's sources, and a copy of the text among its own; say where both are."""
    new = copied(text, path, reading.info) if copy else None
    edit = appended(reading, "sources", entry)
    apply([edit, new] if new else [edit], reading)
    chars = counted(len(text.text), "character")
    print_message(f"added the source {record['id']!r} ({chars}) to {shown(edit.file)}")
    if new:
        print_message(f"its text is copied to {shown(new.file)}")
    elif text.sha256 not in texts_of(path, reading.info, [text.sha256]):
        print_message(
            "its text is not among those of the case, where `check` and `quote` look for it: --copy puts it there"
        )
    if record["publisher"] == UNNAMED:
        print_message(f"who published it is to be written there, in place of {UNNAMED!r}; --publisher gives it")
    return DONE
