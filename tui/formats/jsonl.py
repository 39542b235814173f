"""Records as JSON, one a line: the same objects as those of `json`, for tools that read a stream."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from tui.case import ALL, Case
from tui.case.query import Filters
from tui.formats.compared import records
from tui.formats.json import whole


def cards(case: Case, names: Iterable[str]) -> Iterator[str]:
    """Yield a line for each record that the case has."""
    for name in names:
        record = case.get(name)
        if record:
            yield json.dumps(whole(case, name, record), ensure_ascii=True)


def rows(case: Case, kind: str, names: Iterable[str], filters: Filters = ALL) -> Iterator[str]:
    """Yield a line for each record; a row has no fewer fields than a card, and no counts."""
    yield from cards(case, names)


def comparison(case: Case, question: str, *, agreed: bool) -> Iterator[str]:
    """Yield a line for each statement on a question."""
    for each in records(case, question, agreed=agreed):
        yield json.dumps(each, ensure_ascii=True)
