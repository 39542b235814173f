"""The way out to the terminal, which may go away while something is still to be written to it."""

from __future__ import annotations

from contextlib import suppress
from typing import IO, Any


class Losing:
    """The file of a terminal, which loses what a terminal that is gone can't take.

    As of Textual 8.2.8 the thread that writes to it dies of the first such write; once thirty more wait for that
    thread, whoever writes waits for good: a program whose window was closed would be left behind.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write text, if that is possible."""
        with suppress(OSError, ValueError):  # ValueError: the file is closed
            self._file.write(text)

    def flush(self) -> None:
        """Send on what is written, if that is possible."""
        with suppress(OSError, ValueError):
            self._file.flush()

    def __getattr__(self, name: str) -> Any:
        """Return whatever else the file has."""
        return getattr(self._file, name)
