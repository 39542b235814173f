"""What `onrecord seal --add` puts into a seal: words and texts that are not sealed yet; each line there stays."""

from __future__ import annotations

from pathlib import Path

from tui.commands import DONE, FOUND_NOTHING
from tui.commands.common import nothing_sealed, print_message
from tui.model import Source
from tui.paths import shown
from tui.reading.adding import add_to_seal
from tui.reading.quotes import Key, Position, all_words
from tui.reading.records import Reading
from tui.reading.rules import Fault
from tui.reading.seal import Seal, against_seal
from tui.reading.source_texts import against_texts, no_text
from tui.text import counted
from tui.user.texts import texts_of


def add(path: Path, reading: Reading, seal: Seal, named: Path | None) -> int:
    """Seal what is new in a case; where anything that was sealed has changed, say so and write nothing."""
    reading.problems += seal.problems
    if not reading.problems:
        for fault in against_seal(reading.records, seal).faults:
            reading.report(*fault)
    if reading.problems:
        return nothing_sealed(reading)
    sources = {name: record for name, record in reading.records.items() if isinstance(record, Source)}
    new = {words.key for words in all_words(reading.records) if not any(key in seal.words for key in words.keys)}
    needed = {words.source for words in all_words(reading.records) if words.key in new}
    needed |= sources.keys() - seal.sources.keys()
    texts = texts_of(path, reading.info, [sources[name].sha256 or "" for name in needed], named, near=True)
    for name in sources:
        if name in needed and sources[name].sha256 not in texts:
            reading.report(*no_text(name, sources[name], texts))
    sealed: dict[Key, Position] = {}
    for found in against_texts(reading.records, texts, there=True):
        if isinstance(found, Fault):
            reading.report(*found)
        elif found[0].key in new:
            sealed[found[0].key] = found[1]
    if reading.problems:
        return nothing_sealed(reading)
    added = {name: sources[name].sha256 or "" for name in sources if name not in seal.sources}
    if not sealed and not added:
        print_message("nothing is new: all is sealed")
        return DONE
    target = add_to_seal(path, seal, added, sealed)
    if target is None:
        print_message("the seal is not laid out as it was made, and nothing can be put into it; seal the case anew")
        return FOUND_NOTHING
    texts_too = f" and {counted(len(added), 'text')}" if added else ""
    what = counted(len(sealed), "quote or spelling", "quotes and spellings")
    print_message(f"added {what}{texts_too} to {shown(target)}; what was sealed before is as it was")
    return DONE
