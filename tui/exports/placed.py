"""Where quotes stand in the texts that an export names by their SHA-256: not where another text was sealed."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from tui.cards.pieces import Piece
from tui.case import Case
from tui.case.store import Store
from tui.reading.quotes import Position
from tui.reading.seal import sealed_sources

_KEPT: WeakKeyDictionary[Store, frozenset[str]] = WeakKeyDictionary()


def place_of(case: Case, source: str, piece: Piece) -> Position | None:
    """Return where a piece stands in the text that its source has now, as the seal tells; None where it does not."""
    return None if piece.position is None or source in _of_another_text(case) else piece.position


def _of_another_text(case: Case) -> frozenset[str]:
    """Return the sources of which the seal holds places in another text than the one that they name."""
    found = _KEPT.get(case.store)
    if found is None:
        sealed = sealed_sources(case.path) if case.seal.there else {}
        now = ((name, digest, case.sources.get(name)) for name, digest in sealed.items())
        found = _KEPT[case.store] = frozenset(
            name for name, digest, source in now if source and source.sha256 and source.sha256.lower() != digest.lower()
        )
    return found
