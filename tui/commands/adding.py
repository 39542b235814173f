"""`onrecord add actor|event|question NAME`: a record made from what it is called, to be pasted or written."""

from __future__ import annotations

import argparse
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tui.authoring.edits import appended, apply
from tui.authoring.slugs import slug, unique
from tui.authoring.unedited import EDITED
from tui.authoring.yaml import Value, printed
from tui.commands import DONE
from tui.commands.common import case_to_write, print_message, print_yaml
from tui.dates import DateError, parse
from tui.model import ACTOR_KINDS, Info, Source
from tui.paths import shown
from tui.problems import Misused
from tui.reading.conversion import SLUG
from tui.reading.flowing import Span
from tui.reading.hints import cure_of, slug_cure
from tui.reading.records import read
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
    sources = [each for _, each in reading.records.stream() if isinstance(each, Source)] if reading else []
    info = reading.info if reading else None
    record, comments = made(args.what, args.file, vars(args), taken, spelt(args.file, sources, path, info))
    entry = printed(record, comments)
    if not args.write:
        print_yaml(entry)
        return DONE
    assert reading
    edit = appended(reading, f"{args.what}s", entry)
    apply([edit], reading)
    names = record.get("names")
    said = f", spelt so in {counted(len(names), 'source')}" if isinstance(names, list) and names else ""
    print_message(f"added the {args.what} {record['id']!r} to {shown(edit.file)}{said}")
    return DONE


def called(what: str, words: Sequence[str]) -> str:
    """Return what a record is called, typed as one word or several; raises Misused for what may be several names."""
    if len(words) > 1 and any(len(each.split()) > 1 for each in words):
        cure = f"put the whole {NAMED[what].replace('asks', 'question')} between one pair of quotation marks"
        raise Misused(f"{what}s are added one at a time, or by `onrecord claim --from FILE`, one a line; {cure}")
    return " ".join(words)


def made(
    what: str, called: str, told: Mapping[str, str | None], taken: Container[str], names: Iterable[Value]
) -> tuple[dict[str, Value], dict[str, str]]:
    """Return the fields of a record by what it is called and told besides, and comments on them; raises Misused.

    `names` are an actor's spellings, should it be one.
    """
    own, name = told.get("id"), " ".join(called.split())
    if own is not None and own in taken:
        raise Misused(f"the id {own!r} is taken; give another one")
    if own is not None and not SLUG.fullmatch(own):
        raise Misused(f"--id {shorten(own, 40)!r} is not a slug; {cure_of(own, slug_cure(own))}")
    if not name:
        raise Misused(f"{an(what)} needs a {NAMED[what]}" if what != "question" else "ask something")
    record: dict[str, Value] = {"id": own or unique(slug(name, what), taken), NAMED[what]: name}
    comments: dict[str, str] = {}
    if what == "actor":
        record |= {"kind": told.get("kind") or "unnamed", "names": list(names)}
        if not told.get("kind"):
            comments["kind"] = f"{EDITED}: what sort it is, if not this: {', '.join(ACTOR_KINDS)}"
    if what == "event":
        record |= {"when": _day(told.get("when"))}
    return record, comments


def _day(when: str | None) -> str:
    """Return the day of an event as the format has it; raises Misused."""
    if when is None:
        raise Misused("an event needs --when: the day as printed, as 9 January 2022, or in EDTF, as 2022-01")
    try:
        return parse(as_edtf(when)).text
    except DateError as error:
        raise Misused(f"--when {shorten(when, 40)!r}: {error}") from None


def _only(args: argparse.Namespace, others: tuple[str, ...]) -> None:
    """Raise Misused for an option that belongs to another sort of record."""
    given = [name for name in (*others, *OPTIONS) if getattr(args, name) not in (None, False)]
    wrong = [name for name in given if name != "id" and OPTIONS.get(name) != args.what]
    if wrong:
        raise Misused(f"--{wrong[0]} is no option for {an(args.what)}")


def spelt(name: str, sources: Iterable[Source], path: Path | None, info: Info | None) -> Iterator[Value]:
    """Yield a spelling for each source whose text is at hand and has the name as words of its own."""
    name = " ".join(name.split())
    proved = [each for each in sources if each.sha256] if path and name else []
    texts = texts_of(path, info, [each.sha256 or "" for each in proved]) if path and proved else {}
    for source in proved:
        text = texts.get(source.sha256 or "")
        if text is not None and any(_apart(text.text, span) for span in text.find(name)):
            yield {"text": name, "in": source.id}


def _apart(text: str, span: Span) -> bool:
    """Tell whether no word goes on before or behind a span."""
    return not re.match(r"\w", text[span.end : span.end + 1]) and not re.match(r"\w", text[: span.start][-1:])
