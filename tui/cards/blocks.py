"""What a card is made of: text with a tone, and nothing of colours, widths or screens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Literal, overload

from tui.lean import NamedTuple, dataclass, field

Tone = Literal["plain", "title", "meta", "quote", "aside", "accent", "warn", "label", "heading", "chip"]
"""`quote` is a source's words, `aside` its words around them, `meta` what we say about things, `mark` a state."""


class Span(NamedTuple):
    """A run of text in one tone; lit up where it is what a search found."""

    text: str
    tone: Tone = "plain"
    lit: bool = False
    written: str | None = None
    """What it was written as, where it is not shown so: the tab that blanks stand for."""
    at: int = -1
    """Of a source's text: where the part of it begins that it stands in, in characters; a part is chosen as a whole."""


Spans = tuple[Span, ...]

COMPARISONS, BRIEF = ("compare", "agreed"), "brief"
"""What leads the name of a card that is of no record, as `compare=ID`."""
LEFT_OUT = "[…]"
"""Stands where words of a source are left out."""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; `to` names the record that it leads to, `indent` and `hang` (all lines but the first) are steps."""

    spans: Spans
    to: str | None = None
    indent: int = 0
    hang: int = 0
    row: str | None = None
    """What the row is called that it begins, where rows fold and unfold."""
    lead: Spans = ()
    """What comes first unless the heading of a column says it."""


@dataclass(frozen=True, slots=True)
class Field:
    """A label with its text beside it; a run of fields shares one column of labels."""

    label: str
    spans: Spans
    to: str | None = None
    href: str = ""
    """The web address that it names, in the form that is safe to open; only where that is known."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A source's words, whole, with a bar beside each line of them."""

    words: str
    aside: bool = False
    indent: int = 0
    left_out: bool = False
    """Whether the source has words between the piece before and this one that are not quoted."""
    lang: str = field(default="", compare=False)
    """The language of the source that has these words, if the case gives it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a part of the card."""

    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty line; several in a row are one."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells of blocks that stand side by side where there is room, and below each other where there is not.

    An empty cell says `empty` side by side; below each other all empty ones are left out, and `below` is said at last.
    """

    cells: tuple[tuple[Para | Field | Quoted | Heading | Gap, ...], ...]
    empty: Spans = ()
    below: Spans = ()


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a part that stays above it while one scrolls; with columns, their names do."""

    text: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a source's text, with a bar beside each line that has something in it that is lit.

    It is no `Block`: what is taken along of a case is made of those, and a source's text is never taken along.
    """

    spans: Spans
    apart: bool = True
    """Whether an empty line stands above it."""
    source: str | None = None
    """The source whose text it is of."""


Block = Para | Field | Quoted | Heading | Gap | Columns | Head


class Blocks(Sequence[Block]):
    """Blocks that are made as far as they are looked at: a card of a thousand claims is seldom read to its end."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._made: list[Block] = []
        self._rest = iter(blocks)

    def reach(self, count: int) -> int:
        """Make as many blocks, or as many as there are, and return how many are made."""
        self._made += islice(self._rest, max(count - len(self._made), 0))
        return len(self._made)

    @overload
    def __getitem__(self, at: int) -> Block: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Block]: ...
    def __getitem__(self, at: int | slice) -> Block | Sequence[Block]:
        """Return a block, or some of them; raises IndexError."""
        if isinstance(at, slice) or at < 0:
            return tuple(self)[at]
        self.reach(at + 1)
        return self._made[at]

    def __eq__(self, other: object) -> bool:
        """Tell whether others are the same blocks."""
        return isinstance(other, Blocks) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # more of them may be made

    def __len__(self) -> int:
        """Make all blocks, and return how many there are."""
        self._made += self._rest
        return len(self._made)


@dataclass(frozen=True, slots=True)
class Card:
    """A record as it is read: its kind and id, and its blocks from top to bottom."""

    kind: str
    id: str
    blocks: Sequence[Block]


def para(*parts: str | Span, to: str | None = None, indent: int = 0, hang: int = 0, row: str | None = None) -> Para:
    """Return a paragraph of plain strings and spans."""
    return Para(spans(*parts), to, indent, hang, row)


def meta(text: str) -> Span:
    """Return a span in the tone `meta`: what the app says about things, in contrast to what a source says."""
    return Span(text, "meta")


def spans(*parts: str | Span) -> Spans:
    """Return strings and spans as spans, the empty ones dropped."""
    made = (part if isinstance(part, Span) else Span(part) for part in parts if part)
    return tuple(span for span in made if span.text)


def join(parts: Iterable[str | Span], between: str = " · ") -> list[str | Span]:
    """Return parts with a dimmed text between each two."""
    result: list[str | Span] = []
    for part in parts:
        if result:
            result.append(meta(between))
        result.append(part)
    return result
