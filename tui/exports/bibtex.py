"""BibTeX of the sources: entries of `@misc`, in UTF-8, in which no text ends or begins anything.

`date` is the date in EDTF, which biblatex reads, unless it is one of several (`[a..b]`), which it does not; `year` and
`month`, which all read, stand there where the whole date lies within them. What of a date neither tells is in the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.case.words import publisher_of
from tui.dates import When
from tui.exports.csl import issued_of
from tui.exports.part import Part
from tui.exports.referenced import notes, plain_year, shown, web
from tui.model import Source

_MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}", "#": "\\#", "$": "\\$", "%": "\\%", "&": "\\&", "_": "\\_", "@": "\\char64{}",
    '"': "\\textquotedbl{}", "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}",
}  # fmt: skip
"""What stands for each character that BibTeX or LaTeX would heed: braces that it counts are balanced."""
_HEEDED = re.compile("[" + re.escape("".join(_WRITTEN)) + "]")


def lines(part: Part) -> Iterator[str]:
    """Yield the lines of the entries, below a comment that says what they are of."""
    yield f"@comment{{{escaped(f'On Record case {part.case.info.id}: {shown(part.words)}')}}}"
    for name in part.every("source"):
        yield ""
        yield from _entry(part, part.case.sources[name])


def escaped(text: str) -> str:
    """Return text in which nothing is heeded by BibTeX or LaTeX."""
    return _HEEDED.sub(lambda match: _WRITTEN[match.group()], text)


def _entry(part: Part, source: Source) -> Iterator[str]:
    fields = [
        ("title", f"{{{escaped(shown(source.title))}}}"),  # in braces of its own, which keep capitals
        ("author", f"{{{escaped(shown(source.author))}}}" if source.author else ""),
        ("publisher", escaped(shown(publisher_of(source) or ""))),
        ("url", web(source.url) if source.url else ""),
        ("language", escaped(shown(source.lang)) if source.lang else ""),
        *_dates(source.published),
        ("note", escaped(" ".join(notes(part, source, date_lost=issued_of(source.published)[1])))),
    ]
    yield f"@misc{{{source.id},"
    for key, value in fields:
        if value:
            yield f"  {key} = {value if key == 'month' else f'{{{value}}}'},"
    yield "}"


def _dates(when: When | None) -> Iterator[tuple[str, str]]:
    """Yield what is told of a date; a year or month only where all of it lies there, with `?` or `~` behind it."""
    if when is None:
        return
    if when.kind != "one-of" and not re.search("[TY]", when.text):
        yield "date", when.text
    elif when.kind == "moment" and plain_year(when.ranges[0][0].earliest[0] if when.ranges[0][0] else 0):
        yield "date", when.text[:10] + when.text[len(when.text.rstrip("?~%")) :]
    first, last = when.earliest, when.latest
    if first and last and first[0] == last[0] and plain_year(first[0]):
        sign = {(True, True): "%", (True, False): "?", (False, True): "~"}.get((when.uncertain, when.approximate), "")
        yield "year", f"{first[0]}{escaped(sign)}"
        if first[1] == last[1] and not sign:
            yield "month", _MONTHS[first[1]]
