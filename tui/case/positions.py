"""Positions: what claims answer to a question, in the case's own words; none follows from anything else.

Two claims with other positions on one question are not disputed for that: whether both can be true, no record says.
"""

from __future__ import annotations

from tui.case import ALL, Case
from tui.case.query import Clause, Filters
from tui.folding import fold
from tui.model import Claim
from tui.text import counted, listed, one_line


def position_of(claim: Claim, question: str) -> str | None:
    """Return the position that a claim takes on a question, or None."""
    return next((words for name, words in claim.positions if name == question), None)


def order(position: str | None) -> tuple[bool, str, str]:
    """Return by what positions are put in order: by their letters, which weighs none; claims without one at last."""
    return position is None, fold(position or ""), position or ""


def by_position(case: Case, question: str, filters: Filters = ALL) -> dict[str, int]:
    """Return how many of the claims that filters leave take each position on a question, in order."""
    lead = f"{question}: "
    counts = case.counts("position", filters.narrowed(Clause("question", (question,))))
    found = {value.removeprefix(lead): claims for value, claims in counts.items() if value.startswith(lead)}
    return {position: found[position] for position in sorted(found, key=order)}


def position_counts(case: Case, question: str, claims: int) -> str:
    """Return in words how many of the claims on a question take each position; nothing where none does."""
    found = by_position(case, question)
    parts = [f"{counted(number, 'claim')} “{one_line(position)}”" for position, number in found.items()]
    rest = claims - sum(found.values())
    none = f"; {counted(rest, 'claim')} without one" if rest else ""
    return f"Positions, in the case's words: {listed(parts)}{none}" if found else ""
