"""Edits of a case's files: characters put in the place of others, and every other byte as it was; all files or none."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from tui.authoring.appending import appended as appended
from tui.authoring.as_it_is import AsItIs as AsItIs
from tui.authoring.as_it_is import Edit as Edit
from tui.authoring.as_it_is import New as New
from tui.authoring.as_it_is import as_it_is as as_it_is
from tui.reading.files import decoded
from tui.reading.records import Reading
from tui.writing import Change, Unwritten, write_together


def apply(edits: Iterable[Edit | New], reading: Reading | None = None) -> list[Path]:
    """Write edits into their files, all or none, and return the files written; raises Unwritten, and writes nothing.

    A file that is not as its edits count on, or as a reading has read it, refuses all; so does one that may not be
    written, and a new one whose name is taken. What comes out as it was is not written.
    """
    edits = list(edits)
    changes = [Change(new.file, new.data, None) for new in edits if isinstance(new, New)]
    files: dict[str, list[Edit]] = {}
    for edit in edits:
        if isinstance(edit, Edit):
            files.setdefault(os.path.realpath(edit.file), []).append(edit)
    for own in files.values():
        found = as_it_is(own[0].file)
        _compare(found, own, reading)
        data = found.bytes_of(found.with_edits(own))
        if data != found.data:
            changes.append(Change(found.file, data, found.data))
    write_together(changes)
    return [change.path for change in changes]


def _compare(found: AsItIs, edits: Sequence[Edit], reading: Reading | None) -> None:
    """Raise Unwritten where a file is not what its edits were made for."""
    known = [edit.was for edit in edits if edit.was is not None]
    same = all(was is found.data or was == found.data for was in known)
    if reading and same:
        read = [name for name, path in reading.files.items() if path == found.file and name in reading.texts]
        same = all(decoded(name, found.data).text == reading.texts[name].text for name in read)
    if not same:
        raise Unwritten(errno.EBUSY, "it was changed meanwhile, and nothing is written", str(found.file))
