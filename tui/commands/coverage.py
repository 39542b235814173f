"""What of the texts a case covers: the author's tool for completeness (`onrecord check --texts DIR --coverage`)."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

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


def report(reading: Reading, texts: Mapping[str, SourceText]) -> Iterator[str]:
    """Yield for each source the share of sentences that some quote touches, and each untouched one with its line."""
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
        missed = untouched(sentences, touched[name])
        covered = len(sentences) - len(missed)
        share = 100 * covered / len(sentences) if sentences else 100.0
        lines = sum(last - first + 1 for first, last in ranges(source.furniture or ""))
        passed = f"; {counted(lines, 'line')} of page furniture passed over" if lines else ""
        yield f"coverage: {name}: {covered} of {counted(len(sentences), 'sentence')} touched ({share:.1f}%){passed}"
        for sentence in missed:
            yield f"coverage: {name}:{sentence.line}: {clean(one_line(text.text[sentence.start : sentence.end]))}"
