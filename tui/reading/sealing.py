"""The making of a seal: every quote and spelling looked up in the texts, and the places written down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from tui.model import Record, Source
from tui.reading.checks import Fault
from tui.reading.seal import VERSION, Key, Position, Words, all_words, seal_path
from tui.reading.source_texts import SourceText
from tui.writing import write_whole


def against_texts(
    records: Mapping[str, Record], texts: Mapping[str, SourceText]
) -> Iterator[Fault | tuple[Words, Position]]:
    """Yield for all words of a case where they stand in the texts, or what is wrong with them."""
    missing: set[str] = set()
    for name, record in records.items():
        if isinstance(record, Source) and (not record.sha256 or record.sha256 not in texts):
            missing.add(name)
            if record.sha256:
                cure = "give the folder of the unchanged text, or correct 'sha256'"
                yield Fault(name, ("sha256",), f"no text has the SHA-256 of the source {name!r}", cure)
            else:
                cure = "add the SHA-256 of its text, by which the text is found (`sha256sum` prints it)"
                yield Fault(name, (), f"the source {name!r} has no 'sha256'", cure)
    for words in all_words(records):
        source = records.get(words.source)
        if words.source in missing or not isinstance(source, Source):
            continue
        text = texts[source.sha256 or ""]
        found = text.find(words.exact, words.prefix, words.suffix)
        if not found:
            between = " between prefix and suffix" if text.find(words.exact) else ""
            what = f"this {words.noun} does not stand in the text of {words.source!r}{between}"
            yield Fault(words.record, words.path, what, "copy the words from it, character for character")
        elif len(found) > 1 and words.noun != "spelling":
            what = f"this {words.noun} stands {len(found)} times in the text of {words.source!r}"
            yield Fault(words.record, words.path, what, "add 'prefix' or 'suffix', or quote more")
        else:
            yield words, Position(found[0], text.paragraph(found[0]))


def write(case: Path, sources: Mapping[str, str], sealed: Mapping[Key, Position]) -> Path:
    """Write a case's seal and return its path: aside first, so that a full disk or a kill leaves the old one whole."""
    lines = [
        "# Made by `onrecord seal`; checked by `onrecord check`. Each entry: record, source, hash of the words,",
        "# where they begin in the source's text (in characters), and in which paragraph.",
        f"seal: {VERSION}",
        "sources:",
        *(f"- {name} {digest}" for name, digest in sources.items()),
        "words:",
        *(f"- {' '.join(key)} {position.at} {position.paragraph}" for key, position in sealed.items()),
    ]
    target = seal_path(case)
    write_whole(target, ("\n".join(lines) + "\n").encode("utf-8"), over=True, mode=0o644)
    return target
