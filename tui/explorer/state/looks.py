"""What is kept of looks whatever the case: the theme chosen last, the widths of panes, and that the hint was seen."""

from __future__ import annotations

from tui.explorer.state.sizes import WIDTHS
from tui.user.memory import Memory


class Looks:
    """Looks, kept for the next time; where that is not possible they hold until one leaves."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        kept = memory.view.get("widths")
        self.widths: dict[str, int] = {**WIDTHS, **(kept if isinstance(kept, dict) else {})}
        """The share of the width that the left panes have in each shape, in per cent; what was kept may be anything."""

    @property
    def theme(self) -> object:
        """The theme that was chosen last; what was kept may be anything."""
        return self._memory.view.get("theme")

    @property
    def greeted(self) -> bool:
        """Whether there is no need of a hint: it was seen, or nothing can be kept of its having been seen."""
        return self._memory.file is None or bool(self._memory.view.get("greeted"))

    def keep(self, **values: object) -> None:
        """Keep some of it."""
        self._memory.leave({**self._memory.view, **values})

    def widen(self, widths: dict[str, int]) -> None:
        """Take other widths, and keep them."""
        self.widths = widths
        self.keep(widths=widths)
