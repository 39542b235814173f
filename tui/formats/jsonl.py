"""Records as JSON, one a line: the same objects as those of `json`, for tools that read a stream."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from tui.case import Case
from tui.formats.json import whole


def cards(case: Case, names: Iterable[str]) -> Iterator[str]:
    """Yield a line for each record that the case has."""
    for name in names:
        record = case.get(name)
        if record:
            yield json.dumps(whole(case, name, record), ensure_ascii=True)


def rows(case: Case, kind: str, names: Iterable[str]) -> Iterator[str]:
    """Yield a line for each record; a row has no fewer fields than a card."""
    yield from cards(case, names)
