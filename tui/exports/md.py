"""A Markdown dossier: a case, or a part of it, to be read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.cards.blocks import Block, Para, meta
from tui.exports.dossier import Chapter, Entry, chapters
from tui.exports.pages import about_blocks
from tui.exports.part import KINDS, Part
from tui.formats import md
from tui.formats.md import escape, written
from tui.lean import replace
from tui.text import one_line


def lines(part: Part) -> Iterator[str]:
    """Yield the lines of the dossier."""
    info = part.case.info
    yield f"# {escape(one_line(info.title))}"
    if not part.whole:
        yield from ("", f"A part of the case: {escape(one_line(part.words))}")
    if info.summary:
        yield from ("", *md.lines(info.summary.strip()))
    for piece in written(about_blocks(part)):
        yield from ("", *piece)
    for chapter in chapters(part):
        yield from _chapter(part, chapter)
    yield from _index(part)


def _chapter(part: Part, chapter: Chapter) -> Iterator[str]:
    yield from ("", f"## {escape(chapter.title)}")
    if chapter.lead:
        yield from ("", escape(chapter.lead))
    for group in chapter.groups:
        if group.heading:
            yield from ("", f"### {escape(group.heading)}")
        for entry in group.entries:
            yield from _entry(part, entry, 4 if group.heading else 3)


def _entry(part: Part, entry: Entry, level: int) -> Iterator[str]:
    """Yield an entry; below the heading of a record stands its id."""
    for number, piece in enumerate(written(_with_ids(part, entry.blocks), level if entry.id else level - 1)):
        yield from ("", *piece)
        if entry.id and number == 0:
            yield from ("", f"{entry.kind} {escape(entry.id)}")


def _with_ids(part: Part, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, behind a claim that is named in a paragraph its id: so it is found in a text without links."""
    for block in blocks:
        plain = isinstance(block, Para) and all(span.tone != "title" for span in block.spans)
        if isinstance(block, Para) and plain and block.to and block.to in part.case.claims and part.has(block.to):
            block = replace(block, spans=(*block.spans, meta(f" (claim {block.to})")))
        yield block


def _index(part: Part) -> Iterator[str]:
    """Yield a table of all ids, each with what it is and what that is called."""
    case = part.case
    yield from ("", "## Index of ids", "", "| Id | Kind | Name |", "| --- | --- | --- |")
    for kind in KINDS:
        for name in getattr(part, f"{kind}s"):
            yield f"| {escape(name)} | {kind} | {escape(one_line(case.name(name)))} |"
    for name, claim in part.records():
        yield f"| {escape(name)} | claim | {escape(one_line(claim.text))} |"
