"""Comments that a command has left in a file of a case: what in it is still to be edited."""

from __future__ import annotations

from collections.abc import Iterator

from tui.authoring.written import Scalars
from tui.patterns import regex
from tui.problems import Place
from tui.reading.files import read_text
from tui.reading.records import Reading

EDITED = "to be edited"
"""What a comment begins with that a command leaves in a file of a case, where something in it is yours to say."""
_COMMENT = regex(rf"[ \t]*(?:- )?(# {EDITED}: (.*?))\s*")


def unedited(reading: Reading) -> Iterator[tuple[Place, str]]:
    """Yield where such a comment stands, and what it says."""
    for name, path in reading.files.items():
        text = (reading.texts.get(name) or read_text(path, name)).text
        if f"# {EDITED}: " not in text:
            continue
        scalars, at = Scalars(text), 0
        for number, line in enumerate(text.split("\n"), 1):
            found = _COMMENT.fullmatch(line)
            if found and not scalars.hold(at + found.start(1)):
                yield Place(name, number, found.start(1) + 1, at + found.start(1)), found[2]
            at += len(line) + 1
