"""Claims as they are compared with each other: without the words of their sources and links, and so made fast."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from tui.model import Claim, Figure
from tui.reading.encoding import MADE_SAFE, claim_of, parsed, part_of
from tui.reading.outline import Outline

_FIELDS = list(Claim.SPECS)
_ID, _TEXT, _KIND, _SPEAKER, _VIA, _TO = map(_FIELDS.index, ("id", "text", "kind", "speaker", "via", "to"))
_SAID, _SAID_TEXT, _EVENTS, _ACTORS, _ANSWERS, _FIGURES = map(
    _FIELDS.index, ("said", "said_text", "events", "actors", "answers", "figures")
)


def all_unworded(bodies: Sequence[str], outlines: Iterable[Outline]) -> list[Claim]:
    """Return the claims that bodies stand for, as `encode` has them, as `unworded` does.

    A claim in which any text was made safe is all there.
    """
    every: list[list[Any]] = json.loads(f"[{','.join(bodies)}]")  # at once, which is faster
    return [
        claim_of(body) if MADE_SAFE in body else unworded(values, outline, text=False)
        for body, values, outline in zip(bodies, every, outlines, strict=True)
    ]


def unworded(values: Sequence[Any], outline: Outline, *, text: bool = True) -> Claim:
    """Return the claim that the values of its fields stand for, with the reports and links of its outline.

    These have no quotes, no aspect and no reason; with no `text` the claim has none, either.
    """
    said, figures = values[_SAID], values[_FIGURES]
    return Claim(
        id=values[_ID],
        text=values[_TEXT] if text else "",
        kind=values[_KIND],
        speaker=values[_SPEAKER],
        via=tuple(values[_VIA] or ()),
        to=tuple(values[_TO] or ()),
        said=parsed(said) if said else None,
        said_text=values[_SAID_TEXT],
        events=tuple(values[_EVENTS] or ()),
        actors=tuple(values[_ACTORS] or ()),
        answers=tuple(values[_ANSWERS] or ()),
        positions=tuple(map(tuple, values[-1])) if len(values) > len(_FIELDS) else (),
        figures=tuple([part_of(Figure, each) for each in figures]) if figures else (),
        reports=outline.reports,
        links=outline.links,
    )
