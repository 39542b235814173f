"""Tabs in a source's words: shown as blanks, and still tabs where the words are taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.cards.blocks import Span

SHOWN = "    "


def without_tabs(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans with each tab in one of its own, as the blanks that are shown for it."""
    for span in spans:
        if "\t" not in span.text:
            yield span
            continue
        for number, text in enumerate(span.text.split("\t")):
            if number:
                yield span._replace(text=SHOWN, written="\t")
            if text:
                yield span._replace(text=text)


def as_written(spans: Iterable[Span], start: int, stop: int) -> str:
    """Return what stands in spans from one character up to another, with the tabs for which blanks are shown."""
    text, at = "", 0
    for span in spans:
        part = span.text[max(start - at, 0) : max(stop - at, 0)]
        text += part if span.written is None or not part else span.written
        at += len(span.text)
    return text
