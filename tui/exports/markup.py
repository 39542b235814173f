"""Blocks as HTML.

`html_of` needs no more than blocks and a function that tells where a record's entry is, so that it serves for a card,
too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from tui.cards.blocks import LEFT_OUT, Block, Columns, Field, Gap, Head, Heading, Para, Quoted, Span, Spans
from tui.exports.inline import direction, heading, linked, span_of, text
from tui.language_tags import is_tag

Leads = Callable[[str], str]
"""A function that returns the fragment of the address at which a record's entry stands, or nothing if it has none."""

MOST_COLUMNS = 3  # that stand side by side; of more, those without a quote stand below


def html_of(blocks: Iterable[Block], leads: Leads, level: int) -> Iterator[str]:
    """Yield blocks as lines of HTML; the first title is a heading of a level, those below it are one level lower."""
    yield from _Page(leads, level).lines(blocks)


class _Page:
    """Blocks that become HTML one after the other."""

    def __init__(self, leads: Leads, level: int) -> None:
        self.leads, self.level, self.begun = leads, level, False
        self.columns: Sequence[str] = ()

    def lines(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield blocks as lines; fields that follow each other are one list, and so are items."""
        for sort, run in groupby(_grouped(blocks), key=_sort):
            if sort == "fields":
                yield from self._fields([block for group in run for block in group])
            elif sort == "items":
                yield '<ul class="items">'
                yield from (f"<li>{''.join(map(self._item, group))}</li>" for group in run)
                yield "</ul>"
            elif sort == "figure":
                yield from (line for group in run for line in self._figure(group))
            else:
                yield from (line for [block] in run for line in self._block(block))

    def _block(self, block: Block) -> Iterator[str]:
        """Yield a heading, columns, a paragraph or a quote."""
        match block:
            case Heading() | Head():
                self.columns = block.columns if isinstance(block, Head) else ()
                yield heading(self.level + 1, text(block.text), (Span(block.text),))
            case Columns():
                yield from self._columns(block)
            case Para() if _titled(block):
                yield heading(self.level + (2 if self.begun else 0), self._linked(block.spans, block.to), block.spans)
                self.begun = True
            case _:
                yield self._item(block)

    def _figure(self, group: Sequence[Block]) -> Iterator[str]:
        """Yield a source's words, below how it stands to them."""
        head, *rest = group
        assert isinstance(head, Para)
        yield f"<figure><figcaption>{self._linked((*head.lead, *head.spans), head.to)}</figcaption>"
        yield from map(self._item, rest)
        yield "</figure>"

    def _item(self, block: Block) -> str:
        """Return a paragraph or a quote."""
        if isinstance(block, Quoted):
            left_out = f'<span class="meta">{LEFT_OUT} </span>' if block.left_out else ""
            sort = ' class="aside"' if block.aside else ""
            lang = f' lang="{block.lang}"' if is_tag(block.lang) else ""
            return f'<blockquote{sort}{lang} dir="auto">{left_out}{text(block.words)}</blockquote>'
        assert isinstance(block, Para)
        spans = (*block.lead, *block.spans)
        sort = ' class="in"' if block.indent else ""
        return f"<p{sort}{direction(spans)}>{self._linked(spans, block.to)}</p>" if spans else ""

    def _fields(self, fields: Sequence[Block]) -> Iterator[str]:
        yield "<dl>"
        for field in fields:
            assert isinstance(field, Field)
            if field.label:
                yield f"<dt>{span_of(Span(field.label))}</dt>"
            yield f"<dd{direction(field.spans)}>{self._linked(field.spans, field.to, field.href)}</dd>"
        yield "</dl>"

    def _columns(self, block: Columns) -> Iterator[str]:
        """Yield cells side by side, each of which says whose it is; of many those that quote, and the rest below."""
        few = len(block.cells) <= MOST_COLUMNS
        shown = [(number, cell) for number, cell in enumerate(block.cells) if few or _quotes(cell)]
        if shown:
            yield f'<div class="columns of-{min(len(shown), MOST_COLUMNS)}">'
            for number, cell in shown:
                yield '<div class="cell">'
                yield from self.lines(cell) if cell else self._empty(number, block.empty)
                yield "</div>"
            yield "</div>"
        if not few:
            yield from self.lines(each for cell in block.cells if not _quotes(cell) for each in cell)
            yield from [f'<p class="none">{linked(block.below)}</p>'] if block.below else []

    def _empty(self, number: int, words: Spans) -> Iterator[str]:
        """Yield what is said of a source of which there is nothing to show."""
        name = (Span(self.columns[number], "label"), Span(": ", "meta")) if number < len(self.columns) else ()
        yield f'<p class="none">{linked((*name, *words))}</p>'

    def _linked(self, spans: Spans, to: str | None, href: str = "") -> str:
        return linked(spans, f"#{fragment}" if to and (fragment := self.leads(to)) else href)


def _grouped(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield blocks that belong together: who prints words and these words; what leads to a record and what it says."""
    group: list[Block] = []
    for block in blocks:
        if group and _goes_on(group[0], block):
            group.append(block)
            continue
        if group:
            yield group
        group = [] if isinstance(block, Gap) else [block]
    if group:
        yield group


def _goes_on(first: Block, block: Block) -> bool:
    """Tell whether a block belongs to the one that its group began with."""
    if not isinstance(first, Para) or _titled(first):
        return False
    inner = isinstance(block, Para | Quoted) and block.indent > first.indent
    return inner or (isinstance(block, Quoted) and _printing(first))


def _sort(group: Sequence[Block]) -> str:
    """Return as what a group stands with its neighbours: in a list of fields or of items, as a figure, or alone."""
    first = group[0]
    if isinstance(first, Field):
        return "fields"
    if not isinstance(first, Para) or _titled(first):
        return ""
    if _printing(first) and len(group) > 1:
        return "figure"
    return "items" if first.to or len(group) > 1 else ""


def _quotes(cell: Iterable[Block]) -> bool:
    return any(isinstance(block, Quoted) for block in cell)


def _titled(block: Para) -> bool:
    return any(span.tone == "title" for span in block.spans)


def _printing(block: Para) -> bool:
    """Tell whether a paragraph begins with the name of a source whose words follow."""
    return bool(block.spans) and block.spans[0].tone == "label"
