"""Cards and rows as Markdown that a CommonMark reader gives back word for word: no text of a case becomes syntax.

Every character that could is a backslash escape or an entity, line by line; only rows need an extension, GFM's tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.cards import card
from tui.cards.blocks import LEFT_OUT, Block, Card, Columns, Field, Gap, Head, Heading, Para, Quoted, Span, Spans, para
from tui.cards.taken import taken_blocks
from tui.case import ALL, Case
from tui.case.lists import row_of
from tui.case.marks import MARKS
from tui.case.positions import by_position
from tui.case.query import Filters, asked
from tui.formats.csv import cell_text
from tui.text import clean, one_line

# Headings of a table's columns, each with the field of the row that it shows.
COLUMNS = {
    "claims": {
        "Id": "id", "Claim": "text", "Speaker": "speaker", "Relays": "via", "When": "when", "Sources": "sources",
        "Kind": "kind", "Marks": "marks",
    },
    "events": {"Id": "id", "Event": "title", "When": "when", "Claims": "claims", "Disputed": "disputed"},
    "actors": {
        "Id": "id", "Name": "name", "Also": "also", "Kind": "kind", "Says": "said", "Spoken of": "about",
        "Passes on": "passed",
    },
    "questions": {"Id": "id", "Question": "asks", "Claims": "claims", "Disputed": "disputed"},
    "sources": {"Id": "id", "Title": "title", "Source": "name", "Claims": "claims", "Own voice": "own"},
}  # fmt: skip

_SYNTAX = re.compile(
    r"^\s+|\s+\Z|\t"  # readers strip the white space of a line's ends
    r"|%(?=%)|(?<=%)%"  # two are a comment to some
    r"|[\\`*_{\[\]<>&|#~^$=@]"
    r"|:(?=[^\W\d]|/)|(?<!:)/(?=/)|(?<=\w)\.(?=[^\W\d])|(?i:(?<=www)\.)"  # what readers know bare addresses by
    r"|^[-+:!]|^\?(?=\?\?)|^[0-9]+[.)]"  # what begins lists, rules, tables and other blocks
)
_ENTITIES = {
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    "|": "&#124;",
    "%": "&#37;",
}  # safe where a reader knows no such escape


def cards(case: Case, names: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the cards of records that the case has, each under a heading of the first level."""
    begun = False
    for name in names:
        found = card(case, name)
        if found:
            if begun:
                yield ""
            yield from _card(case, found)
            begun = True


def rows(case: Case, kind: str, names: Iterable[str], filters: Filters = ALL) -> Iterator[str]:
    """Yield the lines of a table of records of one kind; below it, of claims, each with its words."""
    columns, names = COLUMNS[kind], list(names)
    if kind == "claims" and by_position(case, asked(filters)):
        columns = columns | {"Position": "position"}
    told = names if kind == "claims" else []
    yield _row(columns)
    yield _row("---" for _ in columns)
    for name in names:
        row = row_of(case, kind, name, filters)
        yield _row(_cell(field, getattr(row, field)) for field in columns.values())
    for name in told:
        claim = case.claims.get(name)
        if claim:
            title = para(Span(claim.text, "title"))
            for piece in written((title, *taken_blocks(case, claim)), 2):
                yield from ("", *piece)
            yield from ("", f"claim {escape(name)}, case {escape(case.info.id)}")


def blocks(made: Iterable[Block]) -> Iterator[str]:
    """Yield the lines of blocks, the first title as a heading of the first level."""
    for number, piece in enumerate(written(made)):
        if number:
            yield ""
        yield from piece


def escape(line: str) -> str:
    """Return one line of text escaped for CommonMark: nothing in it is syntax, not even at the beginning of a line."""
    return _SYNTAX.sub(_escaped, line)


def table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield a table of values; a line break in one of them is an entity, so that the words are whole."""
    names = list(columns)
    yield _row(map(escape, names))
    yield _row(["---"] * len(names))
    for row in rows:
        yield _row("&#10;".join(map(escape, clean(cell_text(value)).split("\n"))) for value in row)


def lines(text: str) -> Iterator[str]:
    """Yield text escaped as the lines of one paragraph, a hard break for each newline.

    A paragraph can't end in a break: newlines at the end of the text are entities.
    """
    body = text.rstrip("\n")
    *others, last = map(escape, body.split("\n"))
    yield from (f"{line}\\" for line in others)
    yield last + "&#10;" * (len(text) - len(body))


def _escaped(match: re.Match[str]) -> str:
    found = match.group()
    if found.isspace():
        return "".join(f"&#{ord(char)};" for char in found)
    return _ENTITIES.get(found) or f"{found[:-1]}\\{found[-1]}"


def _card(case: Case, found: Card) -> Iterator[str]:
    where = "" if found.kind == "case" else f", case {escape(case.info.id)}"
    for number, piece in enumerate(written(found.blocks)):
        if number:
            yield ""
        yield from piece
        if number == 0:
            yield from ("", f"{found.kind} {escape(found.id)}{where}")


def written(blocks: Iterable[Block], level: int = 1) -> Iterator[list[str]]:
    """Yield the lines of each heading, paragraph, quote and list; the empty line between two is not among them.

    The first title is a heading of the level, all below it are one level lower. A paragraph that is indented more goes
    on in the one above it. What stands side by side comes one below the other. A gap ends the part under a heading
    with a rule: Markdown has no other way to say so.
    """
    piece: list[str] = []
    first: Block = Gap()  # what the piece began with
    label, gap, part, begun, below = "", True, False, False, level + 1
    for block in blocks:
        if isinstance(block, Gap):
            gap = True
            continue
        if isinstance(block, Head):
            block = Heading(block.text)
        if isinstance(block, Columns):
            if piece:
                yield piece
            for cell in block.cells:
                yield from written(cell, level)
            if block.below:
                yield list(lines(_text(block.below)))
            piece, first, gap = [], Gap(), False
            continue
        heading = isinstance(block, Heading) or _titled(block)
        label = block.label or label if isinstance(block, Field) else ""
        ruled = gap and part and not heading
        match first, block:
            case Field(), Field() if not ruled:
                piece += _lines_of(block, label, level, below)
            case Para(indent=outer), Para(indent=inner) if inner > outer and not gap:
                piece[-1] += "\\"
                piece += _lines_of(block, label, level, below)
            case _:
                if piece:
                    yield piece
                if ruled:
                    yield ["---"]
                    part = False
                piece, first = _lines_of(block, label, level, below), Gap() if heading else block
        part, gap = part or (heading and begun), False
        begun, level = (True, below) if heading else (begun, level)
    if piece:
        yield piece


def _titled(block: Block) -> bool:
    return isinstance(block, Para) and any(span.tone == "title" for span in block.spans)


def _lines_of(block: Para | Field | Quoted | Heading, label: str, level: int, below: int) -> list[str]:
    match block:
        case Heading():
            return [f"{'#' * below} {escape(one_line(block.text))}"]
        case Quoted():
            return [f"> {line}" for line in lines(f"{LEFT_OUT} {block.words}" if block.left_out else block.words)]
        case Para() if _titled(block):
            return [f"{'#' * level} {escape(one_line(_text(block.spans)))}"]
        case Para():
            return list(lines(_text((*block.lead, *block.spans))))
        case Field():
            lead = f"- **{escape(one_line(label))}**: " if label else "- "
            found = lines(_text(block.spans))
            if block.href:
                found = iter([f"[{' '.join(found)}](<{block.href}>)"])
            return [(lead if number == 0 else "  ") + line for number, line in enumerate(found)]


def _text(spans: Spans) -> str:
    """Return what spans say, without white space at the ends of lines: quotes alone keep theirs."""
    return "\n".join(line.strip() for line in "".join(span.text for span in spans).strip().split("\n"))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(field: str, value: str | int | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        value = ", ".join(MARKS[name].word for name in value) if field == "marks" else ", ".join(value)
    return escape(one_line(str(value)))
