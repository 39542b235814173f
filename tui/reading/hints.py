"""What is wrong with a value that looks right: letters of another alphabet, words that YAML takes for a comment."""

from __future__ import annotations

import re

from tui.reading.letters import odd_letters
from tui.reading.tree import Node, Scalar
from tui.text import shorten

ONE_WORD = frozenset(("sha256", "url", "lang", "furniture"))
"""Fields of words that hold no space: behind these a comment is one."""
_QUOTE = "put the whole text in quotes; a comment goes on a line of its own"
COMMA = ("these words stand behind a ',' that ends the text before them", "put a text that holds ',' in quotes")
_NO_SPACE = re.compile(r"[a-z0-9][a-z0-9-]*:\S.*")
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_WITH_UNIT = re.compile(rf"([$£€¥]) ?({_NUMBER})|({_NUMBER}) ?([%‰°$£€¥])")
_COMMENT = re.compile(r"[ \t]*(#[^\n]*)")


def cure_of(written: str, cure: str) -> str:
    """Return the cure for a word that is none of those that are read, with what is not seen in it."""
    odd = odd_letters(written)
    if not odd and written != written.strip():
        odd = "a space stands before or behind it"
    return f"{odd}; {cure}" if odd else cure


def slug_cure(written: str) -> str:
    """Return the cure for what is no slug."""
    if _NO_SPACE.fullmatch(written):
        return "write a space behind the ':'"
    return "use a-z, 0-9 and hyphens, a letter or digit first"


def number_cure(written: str) -> str:
    """Return the cure for what is no number."""
    if found := _WITH_UNIT.fullmatch(written):
        return f"write {found[2] or found[3]} alone; {found[1] or found[4]!r} goes into 'unit'"
    return (
        "write digits only, as 7939, with a point before decimals, as 12.5; "
        "a vague number goes into 'approx', a range into 'from' and 'to'"
    )


def cut_off(text: str, offset: int) -> tuple[str, str]:
    """Return that words stand behind a value, at an offset, which YAML takes for a comment, and the cure."""
    return f"YAML takes {shorten(_comment(text, offset), 40)!r} for a comment, and cuts the text off before it", _QUOTE


def empty(text: str, offset: int, key: str, *, required: bool) -> tuple[str, str]:
    """Return that a field has no value at an offset, and the cure; where a comment stands there, that."""
    if behind := _comment(text, offset):
        return f"{key!r} is empty: YAML takes {shorten(behind, 40)!r} for a comment", _QUOTE
    return f"{key!r} is empty", "write a value" + ("" if required else " or leave the field out")


def behind_comma(text: str, offset: int, key: str, value: Node) -> bool:
    """Tell whether what was read as a field at an offset is but words behind a comma in a text without quotes."""
    if not isinstance(value, Scalar) or value.value:
        return False
    before = text[max(offset - 200, 0) : offset]
    behind = text[offset + len(key) : offset + len(key) + 200]
    return before.rstrip().endswith(",") and not behind.lstrip(" \t\"'").startswith(":")


def _comment(text: str, offset: int) -> str:
    found = _COMMENT.match(text, offset)
    return found[1].rstrip() if found else ""
