"""What changed since one was last here: a record a row, what of it is not as it was, and the way to it."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cards.blocks import Span
from tui.cards.valued import field_label
from tui.case import Case
from tui.case.held import Since
from tui.case.marks import MARKS
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.dialogs.wrapped import Entry, Wrapped
from tui.explorer.state.since import Told
from tui.folding import fold
from tui.text import clean, counted, listed, one_line

_LABELS = {
    "reports": "sources, words, stance or caveats", "sha256": "SHA-256 of the text",
    "said_text": "words for when it was said", "published_text": "words for when it was published",
    "when_text": "words for when it happened",
}  # fmt: skip
MOST = 300  # records listed at once: each is wrapped anew at every letter


class ChangeList(Chooser[str]):
    """The records that changed; Enter goes to one."""

    hint = "Enter goes there · {choose.close} closes"
    placeholder = "type to find a record"
    empty = "None of what changed has these words."

    def __init__(self, case: Case, told: Told) -> None:
        super().__init__()
        self.title_words = f"What changed since {told.since}: {told.amount}"
        self._case, self._told = case, told

    def rows(self, text: str) -> Wrapped:
        """Return what changed that matches what is typed."""
        words = fold(text).split()
        found = [entry for entry in self._entries() if all(word in fold(_text(entry)) for word in words)]
        entries = found[:MOST]
        if len(found) > MOST:
            more = f"{len(found) - MOST:,} more follow; `onrecord diff` tells all, with an older copy of the case."
            entries.append(Entry(None, (Span(more, "heading"),)))
        return Wrapped(entries)

    def _entries(self) -> Iterator[Entry]:
        for each in self._told.records:
            yield _gone(each) if each.how == "gone" else self._there(each)
        for finding in self._told.came:
            yield Entry(finding.at, (Span(finding.says), Span("a finding that was not there", "meta")))
        if went := self._told.went:
            says = f"no more: {counted(went, 'finding')}; what they said is not kept"
            yield Entry(None, (Span(says, "meta"),))

    def _there(self, each: Since) -> Entry:
        title = self._case.info.title if each.kind == "case" else self._case.name(each.name)
        return Entry(each.name, (Span(one_line(title)), Span(_what(each), "meta")))

    def take(self, name: str | None) -> None:
        """Close with the record's id."""
        if name is not None:
            self.close(name)


def _text(entry: Entry) -> str:
    return " ".join((entry.id or "", *(span.text for span in entry.paragraphs)))


def _gone(each: Since) -> Entry:
    return Entry(None, (Span(clean(each.name)), Span(f"{each.kind} · no longer in the case", "meta")))


def _what(each: Since) -> str:
    """Return what became of a record that is there, in short."""
    if each.how == "new":
        return f"{each.kind} · new"
    told = [f"its id was {each.was}"] if each.was else []
    if each.fields:
        told.append(
            f"changed: {listed([_LABELS.get(field) or field_label(each.kind, field).lower() for field in each.fields])}"
        )
    elif each.unknown:
        told.append("changed; in what is not kept of so many records")
    told += [f"{MARKS[mark].glyph} {MARKS[mark].word} began" for mark in each.began]
    told += [f"{MARKS[mark].glyph} {MARKS[mark].word} ended" for mark in each.ended]
    return " · ".join((each.kind, *told))
