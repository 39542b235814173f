"""Text as a value in YAML that the reader reads back to the same characters, as plainly as that can be done."""

from __future__ import annotations

import re

from tui.patterns import regex
from tui.text import clean

_PLAIN = regex(r"[^\W_](?:[^\n\t:#]|:(?! |$)|(?<! )#)*(?<![ :])")
_ODD = regex("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""White space that looks like a space and is none: it is written out, so that it is seen and not lost."""
_LINES = regex(r"[^\s#](?:[^\n\t]*\S)?(?:\n[^\s#](?:[^\n\t]*\S)?)*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def scalar(text: str, indent: int = 0, *, ascii_only: bool = False) -> str:
    """Return a text as it stands behind a key that is indented so far: plain, or else in quotes, or as lines.

    What could not be seen, or would not come through, is escaped; with `ascii_only` every letter beyond ASCII is.
    """
    if clean(text) != text or _ODD.search(text) or not _kept(text) or (ascii_only and not text.isascii()):
        return _double(text, ascii_only=ascii_only)
    if "\n" in text:
        pad = " " * (indent + 2)
        return "|-\n" + "\n".join(pad + line for line in text.split("\n")) if _LINES.fullmatch(text) else _double(text)
    if _PLAIN.fullmatch(text):
        return text
    return _double(text) if "\t" in text or ("'" in text and not re.search(r'["\\]', text)) else _single(text)


def _kept(text: str) -> bool:
    """Tell whether all characters of a text may stand in YAML as they are."""
    return not any(0xE000 <= ord(char) <= 0xF8FF or char in "\ufffd" for char in text)


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str, *, ascii_only: bool = False) -> str:
    return '"' + "".join(_escaped(char, ascii_only=ascii_only) for char in text) + '"'


def _escaped(char: str, *, ascii_only: bool) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if clean(char) == char and not _ODD.match(char) and _kept(char) and (char.isascii() or not ascii_only):
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
