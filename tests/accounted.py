"""An account of the records in a file: all of them are shown or counted as left out, whatever is wrong with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.reading import records, workers
from tui.reading.batches import read_batch
from tui.reading.checks import check
from tui.reading.conversion import SLUG
from tui.reading.pieces import pieces
from tui.reading.records import Reading, read

RECORD = re.compile(r"^(?:- |  )\{?id: ([a-z0-9-]+)(?=[,}\s])", re.MULTILINE)


@contextmanager
def here() -> Iterator[workers.Apart]:
    """Yield a function that reads pieces in this process."""
    yield lambda found: ((piece, read_batch(piece)) for piece in found)


def checked(folder: Path, way: str) -> Reading:
    with pytest.MonkeyPatch.context() as patch:
        if way == "in pieces":
            patch.setattr(records, "APART", 0)
            patch.setattr(records, "pieces", lambda name, file: pieces(name, file, 300))
            patch.setattr(workers, "reading_apart", here)
        reading = read(folder)
    check(reading)
    return reading


def shown(reading: Reading) -> Counter[str]:
    """Return the ids of the records that are shown."""
    return Counter([*reading.records, *([reading.info.id] if reading.info else [])])


def unaccounted(text: str, reading: Reading) -> list[str]:
    """Return the ids of records in a file that are neither shown nor counted as left out."""
    told = shown(reading) + Counter(name if SLUG.fullmatch(name) else "" for _, name, _ in reading.left_out)
    whole = [body for (body,) in reading.records.base.execute("SELECT body FROM body")]
    words = " ".join([*whole, *reading.mentioned])
    there = Counter(RECORD.findall(text))
    # What looks like a record may stand within a text that is shown or left out as a whole.
    gone = [name for name in (there - told).elements() if f"id: {name}" not in words]
    return gone[told[""] :]
