"""What is kept of looks whatever the case: the theme chosen last, the widths of panes, and that the hint was seen."""

from __future__ import annotations

import asyncio
import threading

from tui.explorer.state.sizes import WIDTHS
from tui.user.memory import Memory

MOMENT = 0.25  # seconds that what is kept mostly needs far less than


class Looks:
    """Looks, kept for the next time; where that is not possible they hold until one leaves."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        kept = memory.view.get("widths")
        self.widths: dict[str, int] = {**WIDTHS, **(kept if isinstance(kept, dict) else {})}
        """The share of the width that the left panes have in each shape, in per cent; what was kept may be anything."""
        self._keeping: threading.Thread | None = None

    @property
    def notices(self) -> list[str]:
        """What of them could not be read."""
        return self._memory.notices

    @property
    def theme(self) -> object:
        """The theme that was chosen last; what was kept may be anything."""
        return self._memory.view.get("theme")

    @property
    def greeted(self) -> bool:
        """Whether there is no need of a hint: it was seen, or nothing can be kept of its having been seen."""
        return self._memory.file is None or bool(self._memory.view.get("greeted"))

    def keep(self, **values: object) -> None:
        """Keep some of it, in a thread: something else may have locked the file."""
        self._memory.view = {**self._memory.view, **values}
        self._keeping = threading.Thread(target=self._memory.keep_view, name="looks")
        self._keeping.start()

    def settle(self, seconds: float) -> None:
        """Wait some seconds at most until all is kept."""
        if self._keeping:
            self._keeping.join(seconds)

    def widen(self, widths: dict[str, int]) -> None:
        """Take other widths, and keep them."""
        self.widths = widths
        self.keep(widths=widths)


async def kept_soon(memory: Memory) -> asyncio.Future[str | None]:
    """Have a thread keep what is set, and return that after a moment: mostly it is done by then."""
    keeping = asyncio.ensure_future(asyncio.to_thread(memory.keep))
    await asyncio.wait({keeping}, timeout=MOMENT)
    return keeping
