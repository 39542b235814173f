"""Regular expressions that are compiled when they are first used: a first screen uses few of them."""

from __future__ import annotations

import re
from typing import Any, cast


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what does as a compiled regular expression, and becomes one when it is first used."""
    return cast("re.Pattern[str]", _Later(source, flags))


class _Later:
    """A regular expression; what is asked for first is kept, so that asking again costs what asking for any does."""

    def __init__(self, source: str, flags: int) -> None:
        self._written = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._written), name)  # which `re` remembers
        setattr(self, name, found)
        return found
