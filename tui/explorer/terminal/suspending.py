"""The way to the shell and back: ctrl+z, and what other programs stop and continue."""

from __future__ import annotations

import os
import signal
from typing import Any

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver


class Suspending(LinuxDriver):
    """Textual's driver, which stops as a job of a shell does.

    As of 8.2.8 its own stops itself alone, which a shell does not notice where something stands between them, and for
    good where there is no shell; it stops in the midst of whatever it does; continued after a stop that it was not
    told of it reads each key twice, and continued in the background it never comes back.
    """

    def __init__(self, app: App[Any], **more: Any) -> None:
        super().__init__(app, **more)
        self._away = self._continued = False

    def give_way(self) -> bool:
        """Stop, with the terminal as it was, until a shell continues us; return False where no shell can."""
        self._away, self._continued = True, False
        self.suspend_application_mode()
        # To all that the shell started with us, as the terminal does it: a shell waits until each of them has stopped.
        # Where nobody is left to continue them the system stops none.
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        os.killpg(0, signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        signal.raise_signal(signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._sigtstp_application)
        self._come_back()
        return self._continued

    def _come_back(self) -> None:
        """Take the terminal again and draw anew; in the background that stops us once more, until we are in front."""
        self._away = again = True
        while again:
            again = self._behind()
            self.resume_application_mode()  # which starts nothing while another program has the terminal
            again = again and not (self._key_thread and self._key_thread.is_alive())
        self._away = False
        self._app.refresh(layout=True)

    def _behind(self) -> bool:
        """Tell whether another program has the terminal."""
        try:
            return os.tcgetpgrp(self.fileno) != os.getpgrp()
        except OSError:
            return False

    def _sigtstp_application(self, *_: object) -> None:
        """Stop as with ctrl+z; while an editor has the terminal just stop."""
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self.give_way)
        else:
            super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        """Note that we were continued; after a stop that nobody was told of, take the terminal again."""
        self._continued = True
        if self._auto_restart and not self._away:
            self._loop.call_soon_threadsafe(self._taken_again)

    def _taken_again(self) -> None:
        self.suspend_application_mode()
        self._come_back()
