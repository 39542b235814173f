"""What is different between words as they are quoted and as they stand in a text, in words and by code points."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from tui.reading.letters import invisible, named, skeleton
from tui.text import counted, shorten

_TOKEN = re.compile(r"\s+|[^\W_]+|[\W_]")
_FAR = 12  # tokens that are passed over until both go on alike
_ALIKE = 3  # tokens that go on alike
_LINE_END = re.compile("[\r\n]")
_Called = tuple[str, str]
"""What is quoted and what is there, as sentences call them."""


class Token(NamedTuple):
    """A word, a sign or a run of white space: as it is compared, as it is, and where it begins."""

    key: str
    text: str
    at: int


def tokens(text: str, begin: int = 0) -> list[Token]:
    """Return the tokens of a text that begins at an offset."""
    return [
        Token(" " if match.group().isspace() else match.group(), match.group(), begin + match.start())
        for match in _TOKEN.finditer(text)
    ]


def first_difference(
    quoted: list[Token], there: list[Token], begin: int | None, noun: str, text: str = "the text"
) -> tuple[int, str] | None:
    """Return the offset at which what is there first differs from what is quoted, and how; None where most does.

    What is there is compared from a token near the offset `begin` on, or from its first one. `noun` is what is quoted,
    `text` what is there is called: no more of a text than what is compared.
    """
    words = [skeleton(token.key) for token in quoted if token.key.isalnum()]
    looks = {skeleton(token.key) for token in there}
    if 3 * sum(word in looks for word in words) < len(words) - 2:
        return None
    at, number = 0 if begin is None else _start(quoted, there, begin), 0
    first: tuple[int, str] | None = None
    more = 0
    while number < len(quoted):
        if at < len(there) and quoted[number].key == there[at].key:
            number, at = number + 1, at + 1
            continue
        ours, theirs = _gap(quoted, there, number, at, whole=begin is None)
        if first is None:
            first = _told(
                quoted[number : number + ours], there[at : at + theirs], _offset(there, at), (f"the {noun}", text)
            )
        else:
            more += 1
        number, at = number + ours, at + theirs
    offset, told = first or (there[0].at, "the words stand otherwise")
    behind = f"; {counted(more, 'more difference')} behind it" if more else ""
    return offset, told + behind


def _offset(there: list[Token], at: int) -> int:
    if at < len(there):
        return there[at].at
    return there[-1].at + len(there[-1].text) if there else 0


def _start(quoted: list[Token], there: list[Token], begin: int) -> int:
    """Return the token at which the text reads most as the quote begins, the nearest to an offset."""

    def likeness(at: int) -> tuple[int, int]:
        pairs = list(zip(quoted[:8], there[at : at + 8], strict=False))
        alike = [one.key == other.key for one, other in pairs]
        run = alike.index(False) if False in alike else len(alike)
        looks = sum(skeleton(one.key) == skeleton(other.key) for one, other in pairs if one.key != " ")
        return 2 * run + looks, -abs(there[at].at - begin)

    return max(range(len(there)), key=likeness, default=0)


def _gap(quoted: list[Token], there: list[Token], number: int, at: int, *, whole: bool) -> tuple[int, int]:
    """Return how many tokens of each differ until both go on alike, or end where all of the text is compared."""
    for total in range(1, 2 * _FAR):
        for ours in range(max(0, total - _FAR), min(total, _FAR) + 1):
            one = [token.key for token in quoted[number + ours : number + ours + _ALIKE]]
            other = [token.key for token in there[at + total - ours : at + total - ours + len(one)]]
            ends = at + total - ours == len(there) if whole else total == 2 * ours
            if one == other and (one or ends):
                return ours, total - ours
    rest = len(quoted) - number
    return rest, min(rest, max(len(there) - at, 0))


def _told(quoted: list[Token], there: list[Token], offset: int, called: _Called) -> tuple[int, str]:
    """Return where and how the words of a gap differ."""
    ours, theirs = "".join(token.text for token in quoted), "".join(token.text for token in there)
    if not ours.strip() or not theirs.strip():
        return offset, _one_sided(ours, theirs, called)
    lead = len(theirs) - len(theirs.lstrip())
    ours, theirs, offset = ours.strip(), theirs.strip(), offset + lead
    at = next((i for i, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other), None)
    at = min(len(ours), len(theirs)) if at is None else at
    return offset + at, _both(ours, theirs, at, called)


def _one_sided(ours: str, theirs: str, called: _Called) -> str:
    quote, text = called
    only, has, lacks = (ours, quote, text) if ours.strip() else (theirs, text, quote)
    if not ours.strip() and not theirs.strip():
        has, lacks, only = (quote, text, ours) if ours else (text, quote, theirs)
        return f"{has} has {_space(only)}, and {lacks} none"
    if all(map(invisible, only.strip())):
        return f"{has} has {named(only.strip())}, which is not seen, and {lacks} has not"
    code = f", {named(only.strip())}," if len(only.strip()) == 1 else ""
    return f"{has} has “{shorten(only, 40)}”{code} and {lacks} has not"


def _space(text: str) -> str:
    if _LINE_END.search(text):
        return "the end of a line"
    return "a space" if set(text) == {" "} else named(next(char for char in text if char != " "))


def _both(ours: str, theirs: str, at: int, called: _Called) -> str:
    """Return how two texts differ that stand for each other, first at an index."""
    quote, there = called
    words = f"“{shorten(theirs, 40)}” stands where {quote} has “{shorten(ours, 40)}”"
    one, other = _cluster(ours, at), _cluster(theirs, at)
    codes = f"{named(other)} where {quote} has {named(one)}" if one and other else ""
    if unicodedata.normalize("NFC", ours) == unicodedata.normalize("NFC", theirs):
        return f"the same letter is written otherwise: {codes} (in “{shorten(theirs, 40)}”)"
    seen_ours, seen_theirs = (_seen(text) for text in (ours, theirs))
    if seen_ours == seen_theirs:
        has, text = (quote, ours) if len(ours) > len(theirs) else (there, theirs)
        hidden = next((char for char in text[at:] if invisible(char)), "")
        return f"{has} has {named(hidden)}, which is not seen, in “{shorten(seen_theirs, 40)}”"
    if "".join(ours.split()) == "".join(theirs.split()):
        has, text = (quote, ours) if len(ours) > len(theirs) else (there, theirs)
        space = next(run.group() for run in re.finditer(r"\s+", text))
        return f"{has} has {_space(space)} within “{shorten(''.join(ours.split()), 40)}”"
    if ours.casefold() == theirs.casefold():
        return f"{words}: small and capital letters differ"
    same = len(ours) == len(theirs) and sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1
    if codes and (same or skeleton(ours) == skeleton(theirs)):
        return f"{words}: {codes}"
    return words


def _seen(text: str) -> str:
    return "".join(char for char in text if not invisible(char))


def _cluster(text: str, at: int) -> str:
    """Return the character at an index with the marks that are put on it."""
    end = at + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return text[at:end]
