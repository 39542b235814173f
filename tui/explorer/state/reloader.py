"""Noticing that a case's files were edited, and reading them anew."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tui.case import Case
from tui.explorer.state.stirring import Stirring
from tui.kept.files import sound
from tui.kept.opening import amended, begun, open_kept
from tui.problems import CaseError, Place, Problem
from tui.reading.watch import Watch

if TYPE_CHECKING:
    from tui.kept.making import Making

EVERY = 1.05  # seconds between two looks at files that nobody changes: an idle program wakes once a second at most
SOON = 0.5  # seconds between two looks while a large case is read, how far it is being told, and before the first one
REST = 0.1  # seconds in which a file must not change again: it may be half written


class Reloader:
    """Looks at the files of a case, and reads them when they have come to rest after a change."""

    def __init__(self, path: Path, *, keep: bool = False, doubtful: bool = False) -> None:
        """Watch the case at a path; a `doubtful` store of it is looked through first."""
        self.busy = False
        self.problems: tuple[Problem, ...] = ()
        """What is wrong with the files since the last good reading, which is what is shown."""
        self.making: Making | None = None
        """What reads a large case, for the first time or after a change, while what was read before is shown."""
        self.first = False
        """Whether what is shown are its first records."""
        self.beside: Callable[[], bool] = lambda: False
        """Tells whether other files have changed for which it is time for a look, too."""
        self._path, self._keep, self._doubtful = path, keep, doubtful
        self._watch = Watch(path)
        self._asked = False
        self._stirring = Stirring(path)

    def watch(self, tell: Callable[[], object]) -> None:
        """Have `tell` called, in a thread, when it is time for a look, until one leaves.

        While nothing has changed the thread wakes by itself and nothing else does. It holds nobody up who leaves, not
        even where a folder is on a network that hangs.
        """
        threading.Thread(target=self._watch_on, args=(tell,), daemon=True, name="watch").start()

    def _watch_on(self, tell: Callable[[], object]) -> None:
        self._stirring.begin()
        patience, making = SOON, self.making
        while self._stirring.wait(patience, [making.sentinel] if making else ()):
            if not self._still():
                tell()
            making = self.making
            patience = SOON if making else REST if self._watch.moving else EVERY
        self._stirring.close()

    def _still(self) -> bool:
        return not (self.making or self._doubtful or self._asked or self.beside()) and self._watch.still()

    def ask(self) -> None:
        """Have the next look read the case whether or not its files have changed."""
        self._asked = True

    def look(self) -> Case | tuple[Problem, ...] | None:
        """Return the case read anew, what keeps it from being read, or None where nothing has changed.

        To be called in a thread: it reads files, and waits a moment for one that is being written. Nothing may fail
        there unheard: what is shown would stay as it is, though the files are other ones.
        """
        try:
            return self._look()
        except Exception as error:  # whatever it is, it is told
            from tui.crashing import told  # here, since nobody expects it

            self.making = None
            where = Place(str(self._path))
            return (Problem(where, f"when the files were read anew {told(error)}", "read the case anew"),)

    def _look(self) -> Case | tuple[Problem, ...] | None:
        if self.making:
            return self._made() if self.making.ended() else None
        doubtful, self._doubtful = self._doubtful, False
        asked, self._asked = self._asked or (doubtful and not sound(self._path)), False
        names = self._watch.look()
        if self._watch.moving:
            time.sleep(REST)
            names = self._watch.look()
        if not names and not asked:
            return None
        if self._keep:
            if names and (found := amended(self._path)):
                return found
            self.making = begun(self._path)
            if self.making:
                self._stirring.wake()  # it is waited for, too
                return None
        return self._made()

    def leave(self) -> None:
        """Read nothing any more."""
        self._stirring.leave()
        if self.making:
            self.making.cancel()

    def _made(self) -> Case | tuple[Problem, ...]:
        self.making = None
        try:
            return open_kept(self._path) if self._keep else Case.open(self._path)
        except CaseError as error:
            return (Problem(Place(str(self._path)), str(error), "undo the edit, or mend it and read the case anew"),)
