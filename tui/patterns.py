"""Regular expressions that are compiled when they are first used: a first screen uses few of them."""

from __future__ import annotations

import re
from typing import Any, cast


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what does as a compiled regular expression, and becomes one when it is first used."""
    later = _Later(source, flags)
    _put_off.append(later)
    return cast("re.Pattern[str]", later)


def compile_all() -> None:
    """Compile whatever was put off, so that the first key which needs it is not kept waiting; for a thread."""
    while _put_off:
        _put_off.pop().compile()


class _Later:
    """A regular expression; what is asked for first is kept, so that asking again costs what asking for any does."""

    def __init__(self, source: str, flags: int) -> None:
        self._written = source, flags
        self._compiled: re.Pattern[str] | None = None

    def compile(self) -> re.Pattern[str]:
        """Return the regular expression itself, compiled once."""
        if self._compiled is None:
            self._compiled = re.compile(*self._written)
        return self._compiled

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.compile(), name)
        setattr(self, name, found)
        return found


_put_off: list[_Later] = []
