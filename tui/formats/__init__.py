"""The forms in which a case's facts leave the program: a name, and the module that speaks so.

Each module has `cards(case, names)` and `rows(case, kind, names)`; both yield lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from tui.case import Case
from tui.case.lists import claim_list
from tui.case.query import Clause, Filters

VOICES = {
    "text": "tui.formats.text",
    "md": "tui.formats.md",
    "json": "tui.formats.json",
    "jsonl": "tui.formats.jsonl",
    "csv": "tui.formats.csv",
}
SIDE_BY_SIDE = ("text", "md")
"""The voices that show a comparison, or a day, as it stands on the screen."""


def voice(name: str) -> Any:
    """Return the module of a voice."""
    return import_module(VOICES[name])


def cards(form: str, case: Case, names: list[str], **look: Any) -> Iterator[str]:
    """Yield cards in a voice; of a comparison or a day, which are no records, a voice that knows none gives the claims.

    `look` is for the voice, where it takes any.
    """
    axis, made_up, words = names[0].partition("=") if len(names) == 1 else ("", "", "")
    if made_up and form not in SIDE_BY_SIDE:
        clause = Clause("question" if axis == "compare" else axis, (words,))
        listing = claim_list(case, Filters(also=(clause,)))
        yield from voice(form).rows(case, "claims", (listing.id(index) for index in range(len(listing))))
    else:
        yield from voice(form).cards(case, names, **look)
