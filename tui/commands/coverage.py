"""What of the texts a case covers: the author's tool for completeness (`onrecord check --texts DIR --coverage`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from tui.model import Source
from tui.reading.records import Reading
from tui.reading.rules import Fault
from tui.reading.source_text import SourceText
from tui.reading.source_texts import against_texts
from tui.text import clean, counted, one_line, ranges


def report(reading: Reading, texts: Mapping[str, SourceText]) -> Iterator[str]:
    """Yield for each source the share of sentences that some quote touches, and each untouched one with its line."""
    touched: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for found in against_texts(reading.records, texts):
        if not isinstance(found, Fault) and found[0].noun == "quote":
            words, position = found
            touched[words.source].append((position.at, position.at + (position.length or len(words.exact))))
    for name, source in reading.records.items():
        text = texts.get(source.sha256 or "") if isinstance(source, Source) else None
        if not isinstance(source, Source) or text is None:
            continue
        sentences = list(text.lines.sentences(source.furniture))
        spans = touched[name]
        missed = [item for item in sentences if not any(start < item.end and item.start < end for start, end in spans)]
        covered = len(sentences) - len(missed)
        share = 100 * covered / len(sentences) if sentences else 100.0
        lines = sum(last - first + 1 for first, last in ranges(source.furniture or ""))
        passed = f"; {counted(lines, 'line')} of page furniture passed over" if lines else ""
        yield f"coverage: {name}: {covered} of {counted(len(sentences), 'sentence')} touched ({share:.1f}%){passed}"
        for sentence in missed:
            yield f"coverage: {name}:{sentence.line}: {clean(one_line(text.text[sentence.start : sentence.end]))}"
