"""The seal: a case's proof that each quote and spelling was found in its source word for word.

`seal.yaml` holds each source's SHA-256 and, for each quote, spelling and link's quote, five parts on a line: record,
source, hash of the words, where they begin in the text (in characters), and in which paragraph; where the text's lines
break them, two more: how many characters they take there, and how many of white space are behind them (0 for as many
as they have, and for one or none). One changed
letter of the words changes the hash. Only to make a seal are the texts needed (`source_texts.against_texts`).
"""

from __future__ import annotations

import errno
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tui.bounded import read_bounded
from tui.lean import NamedTuple, dataclass, field
from tui.model import Record, Source
from tui.paths import seal_path, shown
from tui.problems import Place, Problem
from tui.reading.files import LED_OUT, MOST_BYTES, FileText, home_of, read_text, within
from tui.reading.nodes import Stream
from tui.reading.quotes import Key, Position, Words, all_words
from tui.reading.rules import Fault
from tui.reading.syntax import NotYaml
from tui.reading.tree import Mapping as MappingNode
from tui.reading.tree import Scalar, Sequence
from tui.text import counted
from tui.writing import Unwritten, write_whole

VERSION = "1"
_YET = "`onrecord seal CASE --add` looks it up in its text, and seals it"
BROKEN = (
    "# Of words that the text's lines break: how many characters they take there, and how many of white space are",
    "# behind them (0 for as many as they have, and for one or none).",
)
_ENTRY = re.compile(
    r"([a-z0-9][a-z0-9-]*) ([a-z0-9][a-z0-9-]*) ([0-9a-f]{16}) ([0-9]{1,12}) ([0-9]{1,12})"
    r"(?: ([0-9]{1,12}) ([0-9]{1,12}))?"
)
_SOURCE = re.compile(r"^- ([a-z0-9][a-z0-9-]*) ([0-9a-f]{64})\r?$", re.MULTILINE)


@dataclass(slots=True)
class Seal:
    """A case's seal: whether there is one, the SHA-256 of each source, and the position of all sealed words."""

    there: bool = False
    sources: dict[str, str] = field(default_factory=dict)
    words: dict[Key, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def position(self, words: Words) -> Position | None:
        """Return where sealed words stand, or None when they are not those that were sealed."""
        found = self.words.get(words.key)
        return found or next((self.words[key] for key in words.keys if key in self.words), None)


class Compared(NamedTuple):
    """What of records is not as it was sealed, and what is not sealed yet."""

    faults: list[Fault]
    yet: list[Fault]


def against_seal(records: Mapping[str, Record], seal: Seal) -> Compared:
    """Compare records with a seal: a fault is changed words, another text, words that are gone.

    What only came to a record, or is one that came, is not sealed yet.
    """
    cure = "restore what was sealed, or seal the case anew"
    found = Compared([], [])
    seen: set[Key] = set()
    unknown: list[Words] = []
    for words in all_words(records):
        if words.key in seal.words:
            seen.add(words.key)
        elif keys := [key for key in words.keys if key in seal.words]:
            seen.update(keys)
        else:
            unknown.append(words)
    gone = Counter(record for record, _, _ in seal.words.keys() - seen)
    for words in unknown:
        if words.record in gone:  # changed, so that one of the sealed ones is not gone but was this
            what = f"the words of this {words.noun} are not those that were sealed"
            found.faults.append(Fault(words.record, words.path, what, cure))
        else:
            found.yet.append(Fault(words.record, words.path, f"this {words.noun} is not sealed yet", _YET))
    for name, record in records.items():
        if isinstance(record, Source) and seal.sources.get(name) != record.sha256:
            path = ("sha256",) if record.sha256 else ()
            if name in seal.sources:
                what = f"the text of the source {name!r} is not the one that was sealed"
                found.faults.append(Fault(name, path, what, cure))
            else:
                found.yet.append(Fault(name, path, f"the text of the source {name!r} is not sealed yet", _YET))
    gone.subtract(words.record for words in unknown)
    for record_id, number in sorted(gone.items()):
        if number > 0:
            words_gone = counted(number, "sealed quote or spelling", "sealed quotes or spellings")
            found.faults.append(Fault(record_id, (), f"{words_gone} of {record_id!r} no longer in it", cure))
    return found


def read_seal(case: Path) -> Seal:
    """Return a case's seal, empty where there is none; what can't be read is in its problems and proves nothing."""
    path = seal_path(case)
    if not within(home_of(case), path):
        return Seal(there=True, problems=[Problem(Place(shown(path)), *LED_OUT)])
    return seal_in(read_text(path, shown(path))) if path.exists() else Seal()


def seal_in(text: FileText) -> Seal:
    """Return the seal that a file's text is."""
    seal = Seal(there=True, problems=text.problems)
    stream = Stream(text)
    cure = "make it anew with `onrecord seal`"
    try:
        stream.next(), stream.next()
        node = stream.node(stream.next())
    except (NotYaml, AttributeError):
        seal.problems.append(Problem(Place(text.name), "this is not a seal", cure))
        return seal
    seal.problems += stream.problems
    if not isinstance(node, MappingNode) or _value(node, "seal") != VERSION:
        seal.problems.append(Problem(Place(text.name), f"this is not a seal of version {VERSION}", cure))
        return seal
    for item in _list(node, "sources"):
        name, _, digest = item.value.partition(" ")
        seal.sources[name] = digest
    for item in _list(node, "words"):
        match = _ENTRY.fullmatch(item.value)
        if match:
            seal.words[match[1], match[2], match[3]] = Position(*(int(number or 0) for number in match.groups()[3:]))
        else:
            seal.problems.append(Problem(stream.place(item.spot), "this is not an entry of a seal", cure))
    return seal


def sealed_sources(case: Path) -> dict[str, str]:
    """Return the SHA-256 of each source as the lines of a case's seal have it; none where there is no seal."""
    path = seal_path(case)
    try:
        text = read_bounded(path, MOST_BYTES).decode("utf-8", "replace") if within(home_of(case), path) else ""
    except OSError:
        return {}
    return {match[1]: match[2] for match in _SOURCE.finditer(text)}


def write_seal(case: Path, sources: Mapping[str, str], sealed: Mapping[Key, Position]) -> Path:
    """Write a case's seal and return its path; raises OSError, and then leaves an older seal as it was."""
    lines = [
        "# Made by `onrecord seal`; checked by `onrecord check`. Each entry: record, source, hash of the words,",
        "# where they begin in the source's text (in characters), and in which paragraph.",
        *(BROKEN if with_breaks(sealed) else ()),
        f"seal: {VERSION}",
        "sources:",
        *source_lines(sources),
        "words:",
        *word_lines(sealed),
    ]
    target = seal_path(case)
    if not within(home_of(case), target):
        raise Unwritten(errno.EINVAL, "; ".join(LED_OUT), str(target))
    write_whole(target, ("\n".join(lines) + "\n").encode("utf-8"), over=True, mode=0o644)
    return target


def with_breaks(sealed: Mapping[Key, Position]) -> bool:
    """Tell whether any words are broken by lines, so that a seal has to tell what its numbers for that are."""
    return any(position[2:] != (0, 0) for position in sealed.values())


def source_lines(sources: Mapping[str, str]) -> list[str]:
    """Return the lines of a seal for sources with their SHA-256."""
    return [f"- {name} {digest}" for name, digest in sources.items()]


def word_lines(sealed: Mapping[Key, Position]) -> list[str]:
    """Return the lines of a seal for words with their positions."""
    return [f"- {' '.join(key)} {_numbers(position)}" for key, position in sealed.items()]


def _numbers(position: Position) -> str:
    """Return a position as the seal has it: without the last two where both are none."""
    numbers = position if position.length or position.space else position[:2]
    return " ".join(map(str, numbers))


def _value(node: MappingNode, key: str) -> str | None:
    value = node.items.get(key, (None, None))[1]
    return value.value if isinstance(value, Scalar) else None


def _list(node: MappingNode, key: str) -> list[Scalar]:
    value = node.items.get(key, (None, None))[1]
    return [item for item in value.items if isinstance(item, Scalar)] if isinstance(value, Sequence) else []
