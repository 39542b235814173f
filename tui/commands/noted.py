"""The notes of `check`: what is no error, and left to do or to be decided by whoever edits the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.authoring.unedited import EDITED, unedited
from tui.folding import fold
from tui.formats.reported import NOTE, Told
from tui.language_tags import is_tag, tag_cure
from tui.model import UNNAMED, UNRECORDED, Claim, Source
from tui.paths import shown
from tui.reading.beside import notes_beside
from tui.reading.reading import Reading
from tui.reading.rules import Fault, Path
from tui.text import shorten

_MOST_WORDS = 60  # characters of a position or a tag that are told


def notes(reading: Reading, yet: Iterable[Fault]) -> Iterator[Told]:
    """Yield what is no error and yet to be known: what is not sealed yet, or a draft's, what beside it is not read."""
    found = [(reading.place_of(fault.record, *fault.path), f"{fault.what}; {fault.cure}") for fault in yet]
    for place, says in sorted(found):
        yield Told(NOTE, "not-sealed", place, says)
    yield from _of_records(reading)
    for place, says in sorted(reading.twice.items()):
        yield Told(NOTE, "value-twice", place, says)
    for place, wanted in unedited(reading):
        says = f"a comment is still there: “{EDITED}: {wanted}”; do so, and take it away"
        yield Told(NOTE, "to-be-edited", place, says)
    for place, says in notes_beside(reading.path, shown(reading.path)):
        yield Told(NOTE, "not-read", place, says)


def _of_records(reading: Reading) -> Iterator[Told]:
    """Yield the notes on records: those of each kind together, in the order of the records."""
    unnamed: list[Told] = []
    tags: list[Told] = []
    alike: list[Told] = []
    silent: list[str] = []
    positions = _Positions()
    for name, record in reading.records.stream():
        if isinstance(record, Source) and record.publisher == UNNAMED:
            says = f"the publisher of {name!r} is a draft's {UNNAMED!r}, and told as not recorded; write who it is"
            unnamed.append(Told(NOTE, "to-be-named", reading.place_of(name, "publisher"), says))
        for path, tag in _languages(record):
            if not is_tag(tag):
                says = f"{shorten(tag, _MOST_WORDS)!r} is no BCP 47 tag of a language; {tag_cure(tag)}"
                tags.append(Told(NOTE, "no-language-tag", reading.place_of(name, *path), says))
        if isinstance(record, Claim):
            if record.speaker == UNRECORDED:
                silent.append(name)
            for question, says in positions.take(record) if record.positions else ():
                place = reading.place_of(name, "answers", record.answers.index(question))
                alike.append(Told(NOTE, "positions-alike", place, says))
    yield from (*unnamed, *_unrecorded(reading, silent), *tags, *alike)


def _unrecorded(reading: Reading, found: list[str]) -> Iterator[Told]:
    """Yield a note, at the first of them, on how many claims have no speaker yet."""
    if found:
        what = f"the speaker of {found[0]!r} is" if len(found) == 1 else f"the speakers of {len(found):,} claims are"
        place = reading.place_of(found[0], "speaker")
        says = f"{what} {UNRECORDED!r}, and told as not recorded; write who it is"
        yield Told(NOTE, "speaker-not-recorded", place, says)


def _languages(record: object) -> Iterator[tuple[Path, str]]:
    """Yield each tag of a language that a record has, and the path to it."""
    if isinstance(record, Source) and record.lang:
        yield ("lang",), record.lang
    for number, report in enumerate(record.reports if isinstance(record, Claim) else ()):
        for place, quote in enumerate(report.quotes):
            if quote.translation:
                yield ("reports", number, "quotes", place, "translation", "lang"), quote.translation.lang


class _Positions:
    """The positions on each question, and who takes each first."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], dict[str, str]] = {}

    def take(self, claim: Claim) -> Iterator[tuple[str, str]]:
        """Yield each question on which a claim is the first to take a position nearly written as another one."""
        for question, words in claim.positions:
            known = self._known.setdefault((question, " ".join(fold(words).split()).rstrip(" .")), {})
            if known and words not in known:
                before, where = next(iter(known.items()))
                both = f"“{shorten(words, _MOST_WORDS)}” and “{shorten(before, _MOST_WORDS)}” (of {where!r})"
                what = f"{both} are two positions on {question!r}, counted apart, and written nearly alike"
                yield question, f"{what}; where they are one answer, write it in the same way"
            known.setdefault(words, claim.id)
