"""A report's words, piece by piece, in the order in which they stand in the article, and what stands between them."""

from __future__ import annotations

from collections.abc import Collection

from tui.cards.blocks import LEFT_OUT
from tui.case import Case
from tui.lean import NamedTuple
from tui.model import QUOTE_ROLES, Claim, Quote
from tui.reading.flowing import Flow, flowing
from tui.reading.quotes import Position, quote_words
from tui.text import as_written, clean

_UNSPACED = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u2e80", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uffef"),
)
"""First and last characters of scripts that write no spaces: one between two of them may be a word."""


class Piece(NamedTuple):
    """A quote of a report, and how it goes on from the one before it."""

    at: int
    """Its place in the report, from 0."""
    quote: Quote
    position: Position | None
    """Where it stands in the source's text, or None where it is not as it was sealed."""
    between: str = ""
    """What stands between the piece before and this one: nothing, white space, or `[…]` between two spaces."""
    new: int = 0
    """The character from which on the pieces before do not have its words already."""

    @property
    def broken(self) -> bool:
        """Whether the lines of the source's text break it, as far as the seal tells."""
        return bool(self.position and self.position.length)

    @property
    def left_out(self) -> bool:
        """Whether something is left out between the piece before and this one."""
        return LEFT_OUT in self.between


def pieces(case: Case, claim: Claim, number: int, roles: Collection[str] = QUOTE_ROLES) -> list[Piece]:
    """Return the quotes of a claim's report that have a role, in the article's order.

    That is known where all of them are as they were sealed; elsewhere they stand as in the file.
    """
    report = claim.reports[number]
    found = []
    for at, quote in enumerate(report.quotes):
        if quote.role in roles:
            words = quote_words(claim.id, number, report.source, at, quote) if case.seal.there else None
            position = case.seal.position(words) if words else None
            found.append(Piece(at, quote, position))
    if not all(piece.position for piece in found):
        return [piece._replace(between=f" {LEFT_OUT} " if index else "") for index, piece in enumerate(found)]
    found.sort(key=_begin)
    placed: list[Piece] = []
    for piece in found:
        placed.append(_after(placed, piece))
    return placed


def running(found: Collection[Piece]) -> str:
    """Return the words of pieces as one text, as the file has them: what several of them have stands there once."""
    return "".join(piece.between + as_written(piece.quote.exact)[piece.new :] for piece in found)


def shown_words(found: Collection[Piece]) -> str:
    """Return the words of pieces as one text that is safe to show."""
    return clean(running(found))


def _begin(piece: Piece) -> int:
    return piece.position.at if piece.position else 0


def _end(piece: Piece) -> int:
    length = piece.position.length if piece.position else 0
    return _begin(piece) + (length or len(as_written(piece.quote.exact)))


def _after(placed: list[Piece], piece: Piece) -> Piece:
    """Return a piece as it goes on from those before it, each of which has its position."""
    if not placed:
        return piece
    before = max(placed, key=_end)
    common = _end(before) - _begin(piece)
    if common > 0:
        shared = _shared(before, piece)
        return piece._replace(new=shared) if shared else piece._replace(between=f" {LEFT_OUT} ")
    if before.position and before.position.space and -common == before.position.space:
        return piece._replace(between=" ")
    return piece._replace(between=_between(before.quote, piece.quote, -common))


def _shared(before: Piece, piece: Piece) -> int:
    """Return how many characters a piece has at its beginning that one before it, which overlaps it, has as well."""
    told, words = as_written(before.quote.exact), as_written(piece.quote.exact)
    if any(each.position and each.position.length for each in (before, piece)):
        return _repeated(told, words, within=_end(piece) <= _end(before))
    again = told[_begin(piece) - _begin(before) :]
    shared = min(len(again), len(words))
    return shared if again[:shared] == words[:shared] else 0


def _repeated(told: str, words: str, *, within: bool) -> int:
    """Return how many characters words have at their beginning that others end with, or have within them.

    The two may have been broken into other lines: any white space is as any other.
    """
    if within:
        return len(words) if flowing(words) in flowing(told) else 0
    told, flow = flowing(told), Flow(words)
    ends = (end for end in range(min(len(told), len(flow.text)), 0, -1) if told.endswith(flow.text[:end]))
    return next((flow.raw(end - 1) + 1 for end in ends), 0)


def _between(before: Quote, quote: Quote, gap: int) -> str:
    """Return what stands in a gap of so many characters, as prefix or suffix tell it.

    Where they do not, a single character is taken for the space between two words.
    """
    suffix, prefix = as_written(before.suffix or ""), as_written(quote.prefix or "")
    if gap == 0:
        return ""
    for known in (suffix[:gap], prefix[-gap:]):
        if len(known) == gap:
            return known if known.isspace() else f" {LEFT_OUT} "
    sides = as_written(before.exact)[-1:] + as_written(quote.exact)[:1]
    return " " if gap == 1 and not _unspaced(sides) else f" {LEFT_OUT} "


def _unspaced(sides: str) -> bool:
    # No regular expression, whose making takes three milliseconds of every start.
    return any(first <= side <= last for side in sides for first, last in _UNSPACED)
