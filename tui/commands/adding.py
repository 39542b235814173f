"""`onrecord add actor|event|question NAME`: a record made from what it is called, to be pasted or written."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from tui.authoring.edits import appended, apply
from tui.authoring.slugs import slug, unique
from tui.authoring.yaml import Value, printed
from tui.commands import DONE
from tui.commands.common import case_to_write, print_message, print_yaml
from tui.dates import DateError, parse
from tui.model import ACTOR_KINDS, Source
from tui.paths import shown
from tui.problems import Misused
from tui.reading.conversion import SLUG
from tui.reading.hints import cure_of, slug_cure
from tui.reading.records import Reading, read
from tui.text import an, counted, shorten
from tui.typed_dates import as_edtf
from tui.user.texts import texts_of

NAMED = {"actor": "name", "event": "title", "question": "asks"}
"""What is added beside sources, and the field that says what it is called."""
OPTIONS = {"kind": "actor", "when": "event"}
"""Options of one sort of record alone."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what only actors and events have."""
    parser.add_argument("--kind", choices=ACTOR_KINDS, help="of an actor: what sort it is")
    parser.add_argument("--when", metavar="DAY", help="of an event: when it happened, as printed or in EDTF")


def add_named(args: argparse.Namespace, others: tuple[str, ...]) -> int:
    """Print a record, or write it behind the others of its sort; raises Misused for what can't be."""
    _only(args, others)
    path = case_to_write(args.case, writing=args.write)
    reading = read(path) if path else None
    taken = reading.records.numbers if reading else ()
    if args.id is not None and (not SLUG.fullmatch(args.id) or args.id in taken):
        if args.id in taken:
            raise Misused(f"the id {args.id!r} is taken; give another one")
        raise Misused(f"--id {shorten(args.id, 40)!r} is not a slug; {cure_of(args.id, slug_cure(args.id))}")
    name = " ".join(args.file.split())
    if not name:
        raise Misused(f"an {args.what} needs a {NAMED[args.what]}" if args.what != "question" else "ask something")
    record: dict[str, Value] = {"id": args.id or unique(slug(name, args.what), taken), NAMED[args.what]: name}
    comments: dict[str, str] = {}
    if args.what == "actor":
        record |= {"kind": args.kind or "unnamed"}
        if not args.kind:
            comments["kind"] = f"what sort it is, if not this: {', '.join(ACTOR_KINDS)}"
        record["names"] = list(_spelt(name, path, reading)) if path and reading else []
    if args.what == "event":
        record |= {"when": args.when or ""}
    entry = printed(record, comments)
    if not args.write:
        print_yaml(entry)
        return DONE
    assert path
    assert reading
    edit = appended(reading, f"{args.what}s", entry)
    apply([edit], reading)
    names = record.get("names")
    spelt = f", spelt so in {counted(len(names), 'source')}" if isinstance(names, list) and names else ""
    print_message(f"added the {args.what} {record['id']!r} to {shown(edit.file)}{spelt}")
    return DONE


def _only(args: argparse.Namespace, others: tuple[str, ...]) -> None:
    """Raise Misused for an option that belongs to another sort of record, and for a date that is none."""
    given = [name for name in (*others, *OPTIONS) if getattr(args, name) not in (None, False)]
    wrong = [name for name in given if name != "id" and OPTIONS.get(name) != args.what]
    if wrong:
        raise Misused(f"--{wrong[0]} is no option for {an(args.what)}")
    if args.what == "event":
        if args.when is None:
            raise Misused("an event needs --when: the day as printed, as 9 January 2022, or in EDTF, as 2022-01")
        args.when = as_edtf(args.when)
        try:
            parse(args.when)
        except DateError as error:
            raise Misused(f"--when {shorten(args.when, 40)!r}: {error}") from None


def _spelt(name: str, path: Path, reading: Reading) -> Iterator[Value]:
    """Yield a spelling for each source whose text is at hand and has the name as a word of its own."""
    sources = [each for _, each in reading.records.stream() if isinstance(each, Source) and each.sha256]
    texts = texts_of(path, reading.info, [each.sha256 or "" for each in sources])
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    for source in sources:
        text = texts.get(source.sha256 or "")
        if text is not None and word.search(text.text):
            yield {"text": name, "in": source.id}
