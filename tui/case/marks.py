"""What the app says about a claim without judging it: derived from links, stances and caveats, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui.model import Claim


@dataclass(frozen=True, slots=True)
class Mark:
    """A state of a claim: a glyph and a word, so that neither colour nor font is needed, and what it says.

    Nearly every claim has a `common` one: lists tell it last, where there is room.
    """

    glyph: str
    word: str
    says: str
    common: bool = False


# In the order in which they are shown. The six caveats are the sources' own reservations.
MARKS = {
    "unsealed": Mark("✗", "not sealed", "words of it are not those that were checked against the source's text"),
    "disputed": Mark("⚑", "disputed", "another account contradicts, denies or doubts it, or it does so to another"),
    "differs": Mark("≠", "differs", "another account gives the same thing in other detail"),
    "no-evidence": Mark("∅", "no evidence", "a source notes that no evidence was given"),
    "removed": Mark("⊘", "removed", "a source notes that the post vanished, which is no withdrawal"),
    "duress": Mark("‼", "duress", "a source notes signs that the words were not free"),
    "preliminary": Mark("◔", "preliminary", "a source calls it preliminary"),
    "unconfirmed": Mark("○", "unconfirmed", "a source calls it unconfirmed"),
    "alleged": Mark("≈", "alleged", "a source passes it on as an allegation"),
    "several-sources": Mark("‖", "several sources", "more than one source prints it"),
    "one-source": Mark(
        "·", "one source", "one source prints this claim; others may tell of it in claims of their own", common=True
    ),
}

# The words a row shows for what saying it does; `asserts` goes without saying.
KIND_WORDS = {
    "denies": "a denial",
    "disclaims": "does not know",
    "promises": "a promise",
    "demands": "a demand",
}

_DISPUTES = {"contradicts", "denies", "doubts"}
_ORDER = {name: number for number, name in enumerate(MARKS)}


def derive(
    claims: Iterable[Claim], stands: Mapping[str, int], unsealed: Iterable[str] = ()
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Return each claim's marks by claim id, in the order of MARKS, each with the day from which it holds.

    `stands` gives the day from which a claim stands. A source's reservations stay with its words whenever it printed
    them; what two claims have between them holds once both stand. `unsealed` are claims, too.
    """
    found: dict[str, dict[str, int]] = {}
    linked: list[tuple[str, str, int]] = []
    for claim in claims:
        day = stands[claim.id]
        own = found.setdefault(claim.id, {})
        own.update((caveat, day) for report in claim.reports for caveat in report.caveats)
        own["one-source" if len({report.source for report in claim.reports}) == 1 else "several-sources"] = day
        if any(report.stance in ("doubts", "denies") for report in claim.reports):
            own["disputed"] = day
        for link in claim.links:
            mark = "disputed" if link.kind in _DISPUTES else "differs" if link.kind == "differs" else ""
            if mark:
                both = max(day, stands.get(link.to, day))
                own[mark] = min(both, own.get(mark, both))
                linked.append((link.to, mark, both))
    linked += [(name, "unsealed", stands[name]) for name in unsealed if name in stands]
    for name, mark, both in linked:  # a link has two ends: both accounts are in the dispute
        if name in found:
            found[name][mark] = min(both, found[name].get(mark, both))
    return {name: tuple(sorted(own.items(), key=lambda pair: _ORDER[pair[0]])) for name, own in found.items()}
