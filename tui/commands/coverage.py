"""What of the texts a case covers: the author's tool for completeness (`onrecord check --texts DIR --coverage`)."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from tui.formats.reported import COVERAGE, Told
from tui.model import Source
from tui.reading.records import Reading
from tui.reading.rules import Fault
from tui.reading.sentences import Sentence
from tui.reading.source_text import SourceText
from tui.reading.source_texts import against_texts
from tui.text import clean, counted, one_line, ranges


def untouched(sentences: Sequence[Sentence], spans: Iterable[tuple[int, int]]) -> list[Sentence]:
    """Return the sentences that no span of characters touches."""
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    reach = list(accumulate((end for _, end in ordered), max))  # how far those up to one go
    missed = []
    for sentence in sentences:
        before = bisect_left(starts, sentence.end)
        if not before or reach[before - 1] <= sentence.start:
            missed.append(sentence)
    return missed


class Covered(NamedTuple):
    """How much of a source's text quotes touch."""

    source: str
    sentences: int
    missed: list[Sentence]
    passed: int
    """Lines of page furniture that are passed over."""
    text: str

    @property
    def words(self) -> str:
        """It in words."""
        touched = self.sentences - len(self.missed)
        passed = f"; {counted(self.passed, 'line')} of page furniture passed over" if self.passed else ""
        if not self.sentences:
            return f"no sentence stands in it{passed}"
        share = 1000 * touched // self.sentences / 10  # never 100 % while one is missed
        return f"{touched} of {counted(self.sentences, 'sentence')} touched ({share:.1f}%){passed}"

    def written(self, sentence: Sentence) -> str:
        """Return the words of a sentence, on a line."""
        return clean(one_line(self.text[sentence.start : sentence.end]))


def covered(reading: Reading, texts: Mapping[str, SourceText]) -> Iterator[Covered]:
    """Yield for each source whose text is there how much of that some quote touches."""
    touched: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for found in against_texts(reading.records, texts):
        if not isinstance(found, Fault) and found[0].noun != "spelling":
            words, position = found
            touched[words.source].append((position.at, position.at + (position.length or len(words.exact))))
    for name, source in reading.records.items():
        text = texts.get(source.sha256 or "") if isinstance(source, Source) else None
        if not isinstance(source, Source) or text is None:
            continue
        sentences = list(text.lines.sentences(source.furniture))
        passed = sum(last - first + 1 for first, last in ranges(source.furniture or ""))
        yield Covered(name, len(sentences), untouched(sentences, touched[name]), passed, text.text)


def coverage(reading: Reading, texts: Mapping[str, SourceText]) -> Iterator[Told]:
    """Yield for each source the share of sentences that some quote touches, and each untouched one with its line.

    They stand at the record of their source: its text is no file of the case.
    """
    for each in covered(reading, texts):
        place, source = reading.place_of(each.source), {"source": each.source}
        numbers = {"sentences": each.sentences, "touched": each.sentences - len(each.missed)}
        yield Told(COVERAGE, "coverage", place, f"{each.source}: {each.words}", more={**source, **numbers})
        for sentence in each.missed:
            words = each.written(sentence)
            says = f"line {sentence.line} of the text of {each.source!r} is in no quote: {words}"
            yield Told(COVERAGE, "not-quoted", place, says, more={**source, "line": sentence.line, "sentence": words})
