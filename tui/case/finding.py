"""What is found by comparing the claims of a case; `findings.py` finds it."""

from __future__ import annotations

from tui.lean import NamedTuple

MOST_NAMED = 100
"""Of claims that one source alone prints, how many a finding names, at least."""


class Finding(NamedTuple):
    """What was found: its kind, the claims that it concerns, the first of them the one it stands at, and its words.

    An `overall` one counts claims that are not related: it is shown with the case and not with each of them. One with
    `actors` is a matter of those who speak or pass on, too; of an event that no claim is about, of that event alone.
    """

    kind: str
    claims: tuple[str, ...]
    says: str
    overall: bool = False
    actors: tuple[str, ...] = ()

    @property
    def at(self) -> str:
        """The id of the record that it stands at."""
        return (self.claims or self.actors)[0]
