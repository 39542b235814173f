"""Words in the text of a source, for the commands that write them into a case: where they stand, and what differs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tui.case import Case
from tui.commands.common import print_message
from tui.commands.named import named
from tui.model import Quote
from tui.paths import case_path
from tui.reading.nearest import COPY, LEFT_OUT, NOTHING, Nearest
from tui.reading.passages import ends_of, passages
from tui.reading.quotes import Words
from tui.reading.selecting import context, difference, quote_of
from tui.reading.sought import Place, places
from tui.reading.source_text import SourceText
from tui.text import as_written, clean, counted, one_line, ranges, shorten
from tui.user.texts import UNKNOWN, folders, texts_of

MOST = 20
"""Places that are printed; there may be thousands of a short word."""
_LIKE = 400  # characters of words that are printed, to be copied
_AROUND = 48  # characters before and behind words that are printed with them


class Text(NamedTuple):
    """The text of a source of a case."""

    source: str
    text: SourceText
    furniture: tuple[tuple[int, int], ...]

    def rank(self, place: Place) -> tuple[int, bool, int]:
        """Return by what a place comes before others: nearness, and that it belongs to the article."""
        return place.far, self.on_page(place), place.span.start

    def on_page(self, place: Place) -> bool:
        """Tell whether words stand in a line that belongs to the page and not to the article."""
        line = self.line(place)
        return any(first <= line <= last for first, last in self.furniture)

    def line(self, place: Place) -> int:
        """Return the number of the line in which words begin."""
        return self.text.lines.place(place.span.start)[0]

    def where(self, place: Place) -> str:
        """Return the place of words in the text with what stands around them, on one line."""
        start, end = place.span
        line, column = self.text.lines.place(start)
        last, to = self.text.lines.place(max(end - 1, start))
        lines = f"{self.source}:{line}:{column}" + (f"-{last}:{to}" if last != line else "")
        before, behind = context(self.text, place.span, _AROUND)
        there = one_line(self.text.text[start:end])
        page = ", page furniture" if self.on_page(place) else ""
        return clean(f"{lines}, ¶ {self.text.lines.paragraph(start)}{page}: {before}[{shorten(there, 60)}]{behind}")


def text_named(case: Case, written: str, asked: str | None, texts: Path | None) -> Text:
    """Return the text of the source that is named; raises ValueError with what is missing."""
    source = named(case, ("source",), written)
    record, path = case.sources[source], case_path(asked)
    if not record.sha256:
        raise ValueError(
            f"the source {source!r} has no 'sha256', by which its text is found (`sha256sum` prints it); add it"
        )
    if not folders(path, case.info, texts):
        raise ValueError(f"it is not known where the texts lie; {UNKNOWN}")
    found = texts_of(path, case.info, [record.sha256], texts, near=True)
    if record.sha256 not in found:
        near = found.almost.get(record.sha256)
        behind = f": {near.what}; {near.cure}" if near else "; correct it, or give the folder of that text"
        raise ValueError(f"no text has the SHA-256 of the source {source!r}{behind}")
    return Text(source, found[record.sha256], tuple(ranges(record.furniture or "")))


def places_of(text: Text, words: str) -> list[Place]:
    """Return where words stand, or a passage of which beginning and end are typed, the best place first.

    None is returned that is no text; raises ValueError where no other is there.
    """
    found = places(text.text, words)
    if not found or found[0].far > 1:
        found = passages(text.text, words) or found
    found = sorted(found, key=text.rank)
    kept = [each for each in found if not _broken(text.text.text[slice(*each.span)])]
    if found and not kept:
        raise ValueError(
            "these words hold a byte that is no UTF-8, which YAML can't have: quote less, or mend the text"
        )
    return kept


def pieces_of(text: Text, words: str, line: int | None = None) -> list[tuple[str, list[Place]]]:
    """Return words with where they stand, or else each piece of them between `[…]`; nothing where any is not found.

    Of several places only those in a line of the text are kept, where one is asked for. In place of an ellipsis there
    are the words that stand there.
    """
    found = [(words, places_of(text, words))]
    if not found[0][1]:
        sides = [side for side in LEFT_OUT.split(words) if side.strip()]
        found = [(side, places_of(text, side)) for side in sides] if len(sides) > 1 else []
    if line is not None:
        found = [(side, [each for each in there if text.line(each) == line]) for side, there in found]
        if any(not there for _, there in found):
            raise ValueError(f"--line {line}: these words do not begin in that line; `onrecord quote` tells where")
    return [(_in_full(text, *each), each[1]) for each in found] if all(there for _, there in found) else []


def _in_full(text: Text, words: str, found: list[Place]) -> str:
    return text.text.text[slice(*found[0].span)] if found[0].far < 2 and ends_of(words) else words


def quotes_at(text: Text, found: list[Place], words: str) -> list[Quote]:
    """Return the quotes of the first places."""
    return [quote_of(text.text, place.span, words) for place in found[:MOST]]


def tell(
    text: Text,
    found: list[Place],
    quotes: list[Quote],
    words: str,
    which: str,
    say: Callable[[str], None] = print_message,
) -> None:
    """Say in messages: that there are several places, what differs from what was typed, what can't be told apart."""
    if len(found) > 1:
        say(f"{counted(len(found), 'place')} in {text.source!r}; {which}")
    if differs := difference(as_written(quotes[0].exact), words):
        say(f"not quite as typed: {differs}")
    if text.on_page(found[0]):
        say("these words are page furniture: they belong to the page, and not to the article")
    for place, quote in zip(found, quotes, strict=False):
        if len(text.text.find(quote.exact, quote.prefix or "", quote.suffix or "")) > 1:
            line, _ = text.text.lines.place(place.span.start)
            say(f"nothing tells the words in line {line} apart from the others; quote more")


def missed(case: Case, text: Text, words: str, asked: str | None, texts: Path | None) -> str:
    """Return that words are not found, where the nearest to them are, and what differs there."""
    digests = {name: source.sha256 for name, source in case.sources.items() if source.sha256}
    there = texts_of(case_path(asked), case.info, digests.values(), texts)
    known = {name: there[digest] for name, digest in digests.items() if digest in there}
    lacking = [end for end in ends_of(words) or () if not any(each.far < 2 for each in places(text.text, end))]
    words = lacking[0] if lacking else words
    nearest, sought = Nearest({**known, text.source: text.text}), Words("", ("reports",), text.source, words)
    what, cure = nearest.why(sought)
    if cure == COPY and not what.endswith(NOTHING) and (like := nearest.like(sought)):
        cure = f"it reads there: {shorten(like, _LIKE)}"
    return f"{what.replace('this quote does', 'these words do')}; {cure}"


def _broken(text: str) -> bool:
    return any(0xD800 <= ord(char) <= 0xDFFF for char in text)
