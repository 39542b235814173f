"""What claims must share to say the same: their words, or on one question a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from tui.folding import fold
from tui.model import Claim, Figure


def figures(claim: Claim) -> Iterator[tuple[tuple[str, str, str], Hashable]]:
    """Yield the numbers that a claim gives, none that are parts: what is measured, and the value; words are none."""
    for figure in claim.figures:
        if figure.value is not None and figure.part_of is None:
            yield _measured(figure), figure.value


def figure_keys(claim: Claim, figure: Figure) -> Iterator[tuple[Hashable, ...]]:
    """Yield what a claim must share with another one to give a figure alike; nothing for a part."""
    if (value := _number(figure)) != "" and figure.part_of is None:
        yield "figure", claim.kind, *_measured(figure), value, fold(figure.approx or "")  # “over 160” is not 160


def _measured(figure: Figure) -> tuple[str, str, str]:
    return fold(figure.measure), fold(figure.unit or ""), fold(figure.scope or "")


def _number(figure: Figure) -> Hashable:
    return fold(figure.approx or "") if figure.value is None else figure.value


def same_keys(claim: Claim) -> Iterator[tuple[Hashable, ...]]:
    """Yield what a claim must share with another one on its question to say the same: words, or a figure."""
    yield "words", claim.kind, fold(claim.text)
    for figure in claim.figures:
        yield from figure_keys(claim, figure)


def groups(claims: Iterable[Claim]) -> Iterator[tuple[str, list[str]]]:
    """Yield the ids of the claims that share their words, whatever they answer, or a figure on one question."""
    words: dict[Hashable, list[str]] = defaultdict(list)
    figured: dict[Hashable, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        words[claim.kind, fold(claim.text)].append(claim.id)
        for key in (key for figure in claim.figures for key in figure_keys(claim, figure)):
            for question in claim.answers:
                figured[question, key][claim.id] = None
    yield from (("words", names) for names in words.values() if len(names) > 1)
    yield from (("figure", list(names)) for names in figured.values() if len(names) > 1)
