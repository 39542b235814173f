"""What claims must share to say the same: their words, or on one question a figure."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Hashable, Iterator

from tui.case.figures import Span, ranged, span_of
from tui.digests import blake2b
from tui.folding import fold
from tui.model import Claim, Figure


def figures(claim: Claim) -> Iterator[tuple[tuple[str, str, str], Span]]:
    """Yield the numbers that a claim gives, none that are parts: what is measured, and the number; words are none."""
    for figure in claim.figures:
        if figure.part_of is None and (span := span_of(figure)):
            yield _measured(figure), span


def figure_keys(claim: Claim, figure: Figure) -> Iterator[tuple[Hashable, ...]]:
    """Yield what a claim must share with another one to give a figure alike; nothing for a part."""
    if (value := _number(figure)) != "" and figure.part_of is None:
        yield "figure", claim.kind, *_measured(figure), value, fold(figure.approx or "")  # “over 160” is not 160


def _measured(figure: Figure) -> tuple[str, str, str]:
    return fold(figure.measure), fold(figure.unit or ""), fold(figure.scope or "")


def _number(figure: Figure) -> Hashable:
    if ranged(figure):
        return figure.value, figure.from_, figure.to
    return fold(figure.approx or "") if figure.value is None else figure.value


def _written(value: Hashable) -> Hashable:
    """Return a key such that two which are equal are written alike: 160 and 160.0 are."""
    if isinstance(value, tuple):
        return tuple(map(_written, value))
    if isinstance(value, int):
        negative, written, exponent = value < 0, str(abs(value)), 0
    elif isinstance(value, (str, type(None))):
        return value
    else:  # a Decimal, of which no start need know
        sign, digits, exponent = value.as_tuple()  # type: ignore[attr-defined]
        negative, written = bool(sign), "".join(map(str, digits))
    kept = written.rstrip("0")
    return (negative, kept, exponent + len(written) - len(kept)) if kept else (False, "", 0)


def same_keys(claim: Claim) -> Iterator[tuple[Hashable, ...]]:
    """Yield what a claim must share with another one on its question to say the same: words, or a figure."""
    yield "words", claim.kind, fold(claim.text)
    for figure in claim.figures:
        yield from figure_keys(claim, figure)


def digest_of(claim: Claim) -> bytes:
    """Return a digest of what claims share that say the same in words."""
    return digest(claim.kind, claim.text)


def digest(kind: str, text: str) -> bytes:
    """Return the same of a claim's kind and text."""
    return _digest(f"{kind} {fold(text)}")


def _digest(words: str) -> bytes:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Alike:
    """Gathers, claim by claim, which of them share a figure on one question."""

    def __init__(self) -> None:
        # By a digest of the question and the figure: those of a million claims would fill the memory.
        self._figured: dict[bytes, int] = {}
        self._more: dict[bytes, list[int]] = {}

    def add(self, number: int, claim: Claim) -> None:
        """Take the claim with a number into account; numbers rise."""
        for key in [key for figure in claim.figures for key in figure_keys(claim, figure)]:
            for question in claim.answers:
                on = _digest(repr((question, _written(key))))
                first = self._figured.setdefault(on, number)
                if first != number:
                    numbers = self._more.setdefault(on, [first])
                    if numbers[-1] != number:
                        numbers.append(number)

    def figured(self) -> list[list[int]]:
        """Return the groups of two or more that share a figure."""
        return [*self._more.values()]


def worded(base: sqlite3.Connection) -> list[list[int]]:
    """Return the groups of two or more that say the same in words, by a store's table of claims."""
    same = defaultdict[bytes, list[int]](list)
    again = "SELECT words FROM claim GROUP BY words HAVING count(*) > 1"
    for number, words in base.execute(f"SELECT n, words FROM claim WHERE words IN ({again}) ORDER BY n"):
        same[words].append(number)
    return [*same.values()]
