"""Which runs of a text are lit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from tui.cards.blocks import Tone
from tui.cards.places import Run


class Lights:
    """Runs of a text that are lit: those that carry a claim, and words around those, which are lit in another tone."""

    def __init__(self, runs: Iterable[Run], around: Iterable[Run] = ()) -> None:
        self.runs = sorted(set(runs))
        others = sorted(set(around))
        layers: list[tuple[Tone, list[Run]]] = [("quote", self.runs), ("aside", others)]
        self._layers = [
            (tone, [run.start for run in found], list(accumulate((run.end for run in found), max)))
            for tone, found in layers
        ]
        self.edges = sorted({edge for run in (*self.runs, *others) for edge in run})

    def tone(self, run: Run) -> Tone | None:
        """Return the tone of a run that no edge parts, or None where it is not lit."""
        for tone, starts, reach in self._layers:
            before = bisect_right(starts, run.start)
            if before and reach[before - 1] >= run.end:
                return tone
        return None

    def touching(self, run: Run) -> list[Run]:
        """Return the runs that have a character in common with a run, in their order."""
        _, starts, reach = self._layers[0]
        last = bisect_left(starts, run.end)
        first = bisect_right(reach, run.start, 0, last)
        return [each for each in self.runs[first:last] if each.end > run.start]
