"""What a list of references says of a source: whose voice, what of it is lost there, and in which export it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import quote

from tui.case import Case
from tui.case.times import day_words
from tui.dates import When
from tui.exports.part import Part
from tui.formats.citation import ties
from tui.model import Source
from tui.text import clean, one_line

_MOST_YEAR = 9999
_KEPT = "%:/?#[]@!$&'()*+,;=~-._"


def shown(text: str) -> str:
    """Return text on one line, with control characters written out."""
    return clean(one_line(clean(text)))


def web(url: str) -> str:
    """Return an address in which nothing stands that ends or begins anything where addresses stand in text."""
    return quote(one_line(url), safe=_KEPT, errors="replace")


def on_the_web(source: Source) -> bool:
    """Tell whether a source was published on the web."""
    return bool(source.url and re.match("https?://", source.url, re.IGNORECASE))


def plain_year(year: int) -> bool:
    """Tell whether lists of references write a year as it is: with four digits at most, and after Christ."""
    return 0 < year <= _MOST_YEAR


def notes(part: Part, source: Source, *, date_lost: bool) -> Iterator[str]:
    """Yield in sentences what a source is that a list of references has no field for, and where it comes from."""
    case = part.case
    if source.published and date_lost:
        yield f"Published, in EDTF: {source.published.text}."
    if case.day is not None and not case.is_out(source.id):
        yield f"Not known to be printed by {day_words(case.day)}."
    if source.published_text:
        yield f"Date as printed: “{shown(source.published_text)}”."
    if source.short and source.short != source.publisher:
        yield f"Called: {shown(source.short)}."
    for label, names in ties(case, source, partial(_titled, case)):
        yield f"{label}: {shown(names)}."
    if source.rights:
        yield f"Rights: {shown(source.rights)}."
    if source.sha256:
        yield f"SHA-256 of the text that was quoted from: {shown(source.sha256)}."
    yield f"From the On Record case {case.info.id}: {shown(part.words)}."
    if source.archived:
        yield f"Copy{_on(source.archived_on)}: {web(source.archived)}"


def _titled(case: Case, name: str) -> str:
    source = case.sources.get(name)
    return f"“{source.title}”" if source else name


def _on(when: When | None) -> str:
    return f" of {when.text}" if when else ""
