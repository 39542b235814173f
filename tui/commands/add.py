"""`onrecord add source FILE`: the record of a source, drafted from the file of its text; `adding.py` has the others."""

from __future__ import annotations

import argparse
from collections.abc import Container, Iterable
from pathlib import Path
from typing import NamedTuple

from tui.authoring.edits import Edit, New, appended, apply
from tui.authoring.sources import FILE_NAME, TextFile, copied, draft, guesses, text_file
from tui.authoring.unedited import EDITED
from tui.authoring.yaml import Value, printed
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.adding import NAMED, OPTIONS, add_named, called
from tui.commands.adding import arguments as only_named
from tui.commands.common import case_to_write, print_message, print_yaml
from tui.dates import DateError, parse
from tui.model import UNNAMED, Source
from tui.paths import VARIABLE, shown
from tui.reading.conversion import SLUG
from tui.reading.hints import cure_of, slug_cure
from tui.reading.records import Reading, read
from tui.text import counted, ranges, shorten
from tui.typed_dates import as_edtf
from tui.user.texts import texts_of

GIVEN = {
    "title": ("TITLE", "its headline; without one the first line that reads like one"),
    "publisher": ("PUBLISHER", "who published it; guessed where the page says so"),
    "published": ("PUBLISHED", "when: 10 January 2022, 2022-01, or 2022-01-10?; guessed where the page says so"),
    "url": ("URL", "where it was published"),
    "author": ("AUTHOR", "who wrote it; guessed where the page says so"),
    "lang": ("LANG", "its language, as en; without one it is guessed"),
    "furniture": ("LINES", "lines that belong to the page and not to the article: 1-3, 57; otherwise guessed"),
    "id": ("ID", "its id; without one it is made of the headline, or of the file's name"),
}
"""What may be known of the source: what stands for it in a usage, and what it is."""


_OF_ONE = ("title", "url", "id", "furniture", "author")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    kinds = ("source", *NAMED)
    parser.add_argument("what", choices=kinds, metavar="|".join(kinds), help="what is added")
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="+",
        help="of a source the file of its text, in UTF-8, or of several the files; of the others what they are called",
    )
    only_named(parser)
    parser.add_argument("--case", metavar="CASE", help=f"the case that it is for; otherwise ${VARIABLE}")
    for name, (value, does) in GIVEN.items():
        parser.add_argument(f"--{name}", metavar=value, help=does)
    parser.add_argument("--copy", action="store_true", help="with --write: copy the text among the case's own")
    parser.add_argument(
        "-w", "--write", action="store_true", help="put the record into the case; without it, it is printed"
    )


def run(args: argparse.Namespace) -> int:
    """Print records, or write those of sources behind the case's, with copies of the texts, all or none."""
    if args.what != "source":
        args.file = called(args.what, args.file)
        return add_named(args, (*GIVEN, "copy"))
    if wrong := _misused(args):
        print_message(wrong)
        return USAGE
    path = case_to_write(args.case, writing=args.write or args.copy)
    texts = {text.sha256: text for text in map(text_file, map(Path, args.file))}
    reading = read(path) if path else None
    if args.published is not None:
        args.published = as_edtf(args.published)
    again = _sources_of(texts, reading)
    if why := _refused(args, None if len(again) == len(texts) else reading):
        print_message(why)
        return FOUND_NOTHING
    given = {name: getattr(args, name) for name in GIVEN}
    drafts = _drafts([text for text in texts.values() if text.sha256 not in again], given, reading)
    if args.write:
        assert path
        assert reading
        return _write(path, reading, list(texts.values()), drafts, again, copy=args.copy)
    for name in again.values():
        print_message(f"the source {name!r} has this text already")
    if drafts:
        print_yaml("".join(printed(each.record, each.comments) for each in drafts))
    return DONE if drafts else FOUND_NOTHING


def _misused(args: argparse.Namespace) -> str:
    """Return what is wrong with the options, or nothing."""
    if other := next((name for name in OPTIONS if getattr(args, name)), ""):
        return f"--{other} is no option for a source"
    if args.copy and not args.write:
        return "--copy needs --write: without it nothing is written"
    one = next((name for name in _OF_ONE if getattr(args, name) is not None), "")
    if one and len(args.file) > 1:
        return f"--{one} is told of one source: give its file alone"
    try:
        given = ranges(args.furniture or "1")
    except ValueError as error:
        return f"--furniture: {error}; give numbers of lines, as 1-3, 57"
    return "" if all(0 < first <= last for first, last in given) else "--furniture: lines are numbered from 1 up"


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


def _sources_of(texts: Container[str], reading: Reading | None) -> dict[str, str]:
    """Return the ids of sources that have one of some texts already, by its SHA-256."""
    records = (reading.records[name] for name in reading.records) if reading else ()
    found = ((each.sha256 or "", each.id) for each in records if isinstance(each, Source))
    return {digest: name for digest, name in found if digest in texts}


class _Draft(NamedTuple):
    """A source that is new: its text, and its record with comments on what is guessed."""

    text: TextFile
    record: dict[str, Value]
    comments: dict[str, str]


def _drafts(texts: Iterable[TextFile], given: dict[str, str | None], reading: Reading | None) -> list[_Draft]:
    """Return the drafts of sources, after messages on their texts."""
    taken = set(reading.records.numbers if reading else ())
    drafts = []
    for text in texts:
        if text.note:
            print_message(f"{shown(text.file)}: {text.note}")
        drafts.append(_Draft(text, *draft(text, given, taken)))
        taken.add(str(drafts[-1].record["id"]))
    return drafts


def _write(
    path: Path, reading: Reading, texts: list[TextFile], drafts: list[_Draft], again: dict[str, str], *, copy: bool
) -> int:
    """Put sources behind the case's, and copies of texts among its own, all or nothing; say where they are."""
    copies = {text.sha256: new for text in texts if copy and (new := copied(text, path, reading.info))}
    edits: list[Edit | New] = list(copies.values())
    if drafts:
        entries = "".join(printed(each.record, _left(each)) for each in drafts)
        edits.insert(0, appended(reading, "sources", entries))
    apply(edits, reading)
    for digest, name in again.items():
        where = f", which is copied to {shown(copies[digest].file)}" if digest in copies else ""
        print_message(f"the source {name!r} has this text already{where}")
    for each in drafts:
        _told(path, reading, each, edits[0].file, copies.get(each.text.sha256))
    return DONE if edits else FOUND_NOTHING


def _left(new: _Draft) -> dict[str, str]:
    """Return the one comment that is left in a case's file: what of a source is guessed, or no more than a name."""
    guessed = guesses(new.record, new.comments)
    left = [f"title is {FILE_NAME}"] if new.comments.get("title") == FILE_NAME else []
    left += [f"guessed from the page: {', '.join(guessed)}; look at each"] if guessed else []
    return {"": f"{EDITED}: {'; '.join(left)}"} if left else {}


def _told(path: Path, reading: Reading, new: _Draft, file: Path, copy: New | None) -> None:
    """Say where a source was added, what of it is guessed, and what is missing."""
    record, text = new.record, new.text
    print_message(f"added the source {record['id']!r} ({counted(len(text.text), 'character')}) to {shown(file)}")
    if copy:
        print_message(f"its text is copied to {shown(copy.file)}")
    elif text.sha256 not in texts_of(path, reading.info, [text.sha256]):
        print_message(
            "its text is not among those of the case, where `check` and `quote` look for it: --copy puts it there"
        )
    guessed = guesses(record, new.comments)
    if new.comments.get("title") == FILE_NAME:
        print_message(f"no line of it reads like a headline: its title is {FILE_NAME}; --title gives it")
    if guessed:
        print_message(f"guessed: {', '.join(f'{name} {value}' for name, value in guessed.items())}; look at each")
    if record["publisher"] == UNNAMED:
        print_message(f"who published it is to be written there, in place of {UNNAMED!r}; --publisher gives it")
