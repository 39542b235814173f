"""Claims as they are compared with each other: without the words of their sources and links, and so made fast."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from tui.model import Claim, Figure
from tui.reading.encoding import MADE_SAFE, decode, part_of
from tui.reading.outline import Outline

_FIELDS = list(Claim.SPECS)
_ID, _TEXT, _KIND, _SPEAKER, _VIA, _TO = map(_FIELDS.index, ("id", "text", "kind", "speaker", "via", "to"))
_SAID_TEXT, _EVENTS, _ACTORS, _ANSWERS, _FIGURES = map(
    _FIELDS.index, ("said_text", "events", "actors", "answers", "figures")
)


def unworded(texts: Sequence[str], outlines: Iterable[Outline]) -> list[Claim]:
    """Return the claims that texts stand for, as `encode` has them, each with the reports and links of its outline.

    These have no quotes, no aspect and no reason; of a claim with text that was made safe it is all there.
    """
    every: list[list[Any]] = json.loads(f"[{','.join(texts)}]")  # at once, which is faster
    return [
        _whole(text) if MADE_SAFE in text else _unworded(values, outline)
        for text, values, outline in zip(texts, every, outlines, strict=True)
    ]


def _whole(text: str) -> Claim:
    claim = decode("claim", text)
    assert isinstance(claim, Claim)
    return claim


def _unworded(values: list[Any], outline: Outline) -> Claim:
    figures = values[_FIGURES]
    return Claim(
        id=values[_ID],
        text=values[_TEXT],
        kind=values[_KIND],
        speaker=values[_SPEAKER],
        via=tuple(values[_VIA] or ()),
        to=tuple(values[_TO] or ()),
        said=outline.said,
        said_text=values[_SAID_TEXT],
        events=tuple(values[_EVENTS] or ()),
        actors=tuple(values[_ACTORS] or ()),
        answers=tuple(values[_ANSWERS] or ()),
        positions=tuple(map(tuple, values[-1])) if len(values) > len(_FIELDS) else (),
        figures=tuple([part_of(Figure, each) for each in figures]) if figures else (),
        reports=outline.reports,
        links=outline.links,
    )
