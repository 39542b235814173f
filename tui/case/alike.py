"""What claims must share to say the same: their words, or on one question a figure."""

from __future__ import annotations

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


def same_keys(claim: Claim) -> Iterator[tuple[Hashable, ...]]:
    """Yield what a claim must share with another one on its question to say the same: words, or a figure."""
    yield "words", claim.kind, fold(claim.text)
    for figure in claim.figures:
        yield from figure_keys(claim, figure)


def digest_of(claim: Claim) -> bytes:
    """Return a digest of what claims share that say the same in words."""
    return blake2b(f"{claim.kind} {fold(claim.text)}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Alike:
    """Gathers, claim by claim, which of them share their words, whatever they answer, or a figure on one question."""

    def __init__(self) -> None:
        # By their digest: the words of a million claims would fill the memory.
        self._words: dict[bytes, int] = {}
        self._more: dict[bytes, list[int]] = {}
        self._figured: dict[Hashable, dict[int, None]] = defaultdict(dict)

    def add(self, number: int, claim: Claim, words: bytes) -> None:
        """Take the claim with a number, and the digest of its words, into account."""
        first = self._words.setdefault(words, number)
        if first != number:
            self._more.setdefault(words, [first]).append(number)
        for key in [key for figure in claim.figures for key in figure_keys(claim, figure)]:
            for question in claim.answers:
                self._figured[question, key][number] = None

    def groups(self) -> Iterator[tuple[str, list[int]]]:
        """Yield the groups of two or more, and what they share: `words` or a `figure`."""
        yield from (("words", numbers) for numbers in self._more.values())
        yield from (("figure", list(numbers)) for numbers in self._figured.values() if len(numbers) > 1)
