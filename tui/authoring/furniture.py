"""A careful guess at what of a text belongs to its page: only lines of which hardly any article has the like."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from tui.text import one_line
from tui.typed_dates import IN_WORDS

_LINE = re.compile(r"\r\n|\n|\r")
_SHORT = 40  # characters of a line that may stand in a menu
_HEADLINE = range(20, 300)  # characters
_OFTEN = 3  # times that a short line stands in a text, from which on it is none of the article's

_SAID = r"""
accessibility links|skip to (?:main )?content|breaking news|live|share|share this(?: article| story)?|share on .{1,20}
print|e-?mail|copy link|tweet|facebook|twitter|x|telegram|whatsapp|linkedin|vkontakte|reddit|pinterest|messenger
read more|read also|see also|more news|more on this story|related(?: articles| stories| topics| news)?|auto
most (?:read|popular|viewed)|latest(?: news)?|top stories|trending|recommended|editors?'? picks?|comments?(?: \(\d+\))?
leave a comment|add a comment|no comments|subscribe(?: now)?|sign in|log in|sign up|register|newsletter
follow us(?: on.{0,20})?|menu|search|home|navigation|close|back to top|next|previous|prev|advertisement|advertising
sponsored|ad|embed|embed share|please wait|no media source currently available|cookie (?:policy|settings)
the code has been copied to your clipboard\.?|accept(?: all)?(?: cookies)?|privacy policy|terms of (?:use|service)
contact us|about us|all rights reserved\.?|(?:©|\(c\)|copyright).{0,80}|\d+ (?:min|minutes?) read|load more|show more
download|поделиться|печать|подписаться|читайте также|комментарии|реклама|главная|меню|поиск|ещё|еще
teilen|drucken|anzeige|kommentare|mehr zum thema|partager|imprimer|publicité|commentaires|compartir|imprimir
"""
_FURNITURE = re.compile("|".join(_SAID.split("\n")[1:-1]), re.IGNORECASE)
_CLOCKS = re.compile(r"(?:\d{1,2}:\d{2}(?::\d{2})?\s*)+|\d+[kp]?|\d+\s*/\s*\d+|[|•·<>»«*_=-]+")
"""A player's times, numbers of shares, and signs that part one thing from the next."""
_PARTED = re.compile(r"\s+[|•·]\s+")
_DATED = re.compile(rf"(?:by .{{1,60}}, )?(?:\w+day,? )?{IN_WORDS}(?:,? \d{{1,2}}[:.]\d{{2}}.{{0,12}})?", re.IGNORECASE)
_AHEAD = 3  # lines behind one in capitals, which may be the paper's name, among which the headline is sought


class Guess(NamedTuple):
    """What of a text may be the page's, by line numbers from 1, and what may be its headline."""

    furniture: list[int]
    headline: str


def guessed(text: str) -> Guess:
    """Return what seems to be furniture in a text, and the first line that reads like a headline."""
    lines = [one_line(line) for line in _LINE.split(text.removeprefix("\ufeff"))]
    times = Counter(line.casefold() for line in lines if line)
    found: list[int] = []
    before = ""
    heads: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        often = len(line) <= _SHORT and times[line.casefold()] >= _OFTEN
        menu = _PARTED.search(line) and any(_FURNITURE.fullmatch(part) for part in _PARTED.split(line))
        if often or line == before or menu or _FURNITURE.fullmatch(line) or _CLOCKS.fullmatch(line):
            found.append(number)
        elif len(line) in _HEADLINE and len(line.split()) > 2 and not _DATED.fullmatch(line):
            heads.append((number, line))
        before = line
    headline = _headline(lines, heads)
    return Guess(found if 2 * len(found) <= len(list(filter(None, lines))) else [], headline)


def _headline(lines: list[str], heads: list[tuple[int, str]]) -> str:
    """Return the first of the lines that may be a headline; one in capitals gives way to one soon after, by itself."""
    first = heads[0][1] if heads else ""
    if not first.isupper():
        return first
    alone = (line for at, line in heads[1 : 1 + _AHEAD] if not line.isupper() and not any(lines[at - 2 : at + 1 : 2]))
    return next(alone, first)


def as_ranges(numbers: list[int]) -> str:
    """Return line numbers as a source gives them: `3-10, 57`."""
    parts: list[tuple[int, int]] = []
    for number in numbers:
        if parts and parts[-1][1] == number - 1:
            parts[-1] = parts[-1][0], number
        else:
            parts.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)
