"""Every field of words is shown: on the card of its record, each with words of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from helpers import put, texts
from printed import RECORDS

from tui.cards import card
from tui.case import Case
from tui.model import SECTIONS, Record

NOT_SHOWN = {"Source.furniture", "Quote.prefix", "Quote.suffix"}
"""What only finds the words of a quote in the text."""


def all_apart() -> str:
    """Return a case with one record of each kind and other words in each field."""
    numbers = count(1)
    text = "case: {format: 1, id: apart, title: words-0, summary: words-1a, editor: words-1b, licence: words-1c}\n"
    for section, record in RECORDS.items():
        text += f"{section}:\n- {record.replace('%', '0')}\n"
    text = text.replace("published_text:", f"published: 2020-01-02, sha256: {'0' * 64}, published_text:")
    return re.sub("@", lambda _: f"words-{next(numbers):04}", text)


def fields(record: Record) -> Iterator[tuple[str, str]]:
    """Yield each field of words of a record and its parts, and what stands in it."""
    for name, spec in record.SPECS.items():
        value = getattr(record, name)
        if spec.kind == "words":
            yield f"{type(record).__name__}.{name}", value
        elif spec.kind == "part":
            for part in value if spec.many else (value,) if value else ():
                yield from fields(part)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_of_words_is_shown_on_its_card(tmp_path: Path, section: str) -> None:
    case = Case.open(put(tmp_path, all_apart()))
    assert case.problems == ()
    name = case.info.id if section == "case" else next(iter(getattr(case, section)))
    record, found = case.get(name), card(case, name)
    assert record
    assert found
    shown = "\n".join(texts(block) for block in found.blocks)
    missing = [field for field, words in fields(record) if field not in NOT_SHOWN and (not words or words not in shown)]
    assert missing == []
