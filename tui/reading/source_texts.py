"""The sources' own texts: found by their SHA-256, and searched for each quote of a case."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tui.bounded import read_bounded
from tui.model import Record, Source
from tui.problems import CaseError
from tui.reading.almost import Almost, almost
from tui.reading.mending import read_as
from tui.reading.nearest import Nearest
from tui.reading.quotes import Position, Words, all_words
from tui.reading.rules import Fault
from tui.reading.source_text import SourceText
from tui.text import clean, counted, listed, ranges

_DIGEST = re.compile(r"[0-9a-fA-F]{64}")
MOST_BYTES = 64 * 1024**2  # of one text: an article, or a book


class Texts(dict[str, SourceText]):
    """The texts that are wanted by their SHA-256, and what is known of those that are not there."""

    def __init__(self) -> None:
        super().__init__()
        self.almost: dict[str, Almost] = {}
        """Of a SHA-256 that no text has, by what a text differs from the one that has it."""


def load(folder: Path, wanted: Iterable[str], *, near: bool = True) -> Texts:
    """Return the texts in a folder by their SHA-256, those that are wanted; raises CaseError for a bad folder.

    Of what is missed it is found out whether another text nearly has its SHA-256, unless not even the `near` is sought.
    """
    digests = set(wanted)
    found = Texts()
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        raise CaseError(f"{clean(str(folder))}: the texts can't be read ({error.strerror}); name a folder") from error
    others: list[str] = []
    for name in names:
        if len(found) == len(digests):
            break
        data = _read(folder / name)
        if data is None:
            continue
        digest = hashlib.sha256(data).hexdigest()
        if digest in digests:
            text, other = read_as(data)
            found[digest] = SourceText(text if other else data.decode("utf-8", errors="surrogateescape"), digest)
        else:
            others.append(name)
    for name in others if near and digests - found.keys() else ():
        if (data := _read(folder / name)) is not None:
            found.almost.update(almost(name, data, digests - found.keys()))
    return found


def _read(path: Path) -> bytes | None:
    """Return a file's bytes; None for a folder, a pipe: it is not the text, and a text that is missed is named."""
    try:
        return read_bounded(path, MOST_BYTES)
    except OSError:
        return None


def against_texts(
    records: Mapping[str, Record], texts: Mapping[str, SourceText], *, there: bool = False
) -> Iterator[Fault | tuple[Words, Position]]:
    """Look up every quote and spelling of a case: yield each with its position, or a fault where it is not found.

    A text that is missed is a fault, unless only those are asked for that are `there`.
    """
    missing: set[str] = set()
    sources = {name: record for name, record in records.items() if isinstance(record, Source)}
    for name, record in sources.items():
        if not record.sha256 or record.sha256 not in texts:
            missing.add(name)
            if not there:
                yield no_text(name, record, texts)
        else:
            yield from _measured(name, record, texts[record.sha256])
    near = Nearest({name: texts[source.sha256 or ""] for name, source in sources.items() if name not in missing})
    for words in all_words(records):
        if words.source not in near.texts:
            continue
        text = near.texts[words.source]
        found = text.find(words.exact, words.prefix, words.suffix)
        if not found:
            yield Fault(words.record, words.path, *near.why(words))
        elif len(found) > 1 and words.noun != "spelling":
            lines = listed(
                [f"{line}:{column}" for line, column in (text.lines.place(each.start) for each in found[:4])]
            )
            what = (
                f"this {words.noun} stands {len(found)} times in the text of {words.source!r}, first at {lines} of it"
            )
            yield Fault(words.record, words.path, what, "add 'prefix' or 'suffix', or quote more")
        else:
            yield words, text.position(found[0], words.exact)


def _measured(name: str, source: Source, text: SourceText) -> Iterator[Fault]:
    """Find what a source says of the size of its text and is not so."""
    if source.chars is not None and source.chars != len(text.text):
        what = f"the text of {name!r} has {counted(len(text.text), 'character')}, and not {source.chars:,}"
        yield Fault(name, ("chars",), what, f"write chars: {len(text.text)}, or leave it out")
    last = text.lines.place(max(len(text.text) - 1, 0))[0]
    if beyond := [end for _, end in ranges(source.furniture or "") if end > last]:
        yield Fault(
            name,
            ("furniture",),
            f"the text of {name!r} has {counted(last, 'line')}, and no line {beyond[0]}",
            "give the numbers of lines that it has",
        )


def no_text(name: str, source: Source, texts: Mapping[str, SourceText]) -> Fault:
    """Return the fault of a source whose text is not among some."""
    if not source.sha256:
        cure = "add the SHA-256 of its text, by which the text is found (`sha256sum` prints it)"
        return Fault(name, (), f"the source {name!r} has no 'sha256'", cure)
    known = texts.almost.get(source.sha256) if isinstance(texts, Texts) else None
    if not known and not _DIGEST.fullmatch(source.sha256):
        cure = "write the 64 digits and letters a-f that `sha256sum` prints, and nothing else"
        return Fault(name, ("sha256",), f"the 'sha256' of {name!r} is no SHA-256", cure)
    behind = f": {known.what}" if known else ""
    cure = known.cure if known else "give the folder of the unchanged text, or correct 'sha256'"
    return Fault(name, ("sha256",), f"no text has the SHA-256 of the source {name!r}{behind}", cure)
