"""Keys as a terminal sends them, with what Textual leaves out: a key's place on the keyboard, and an Esc before it."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual._xterm_parser import XTermParser

from tui.explorer.terminal.layouts import SHIFTED
from tui.lean import dataclass
from tui.patterns import regex

REPORT_PLACES = "\x1b[=4;2u"
"""Asks a terminal that speaks kitty's keyboard protocol to tell of each key which one it is on a Latin keyboard."""
_ESC = "\x1b"
_ESCAPED = regex(r"\x1b[^\x00-\x20\x7f-\x9f\[O]")  # what begins with another is a sequence, or may become one
# A key's number, what it is with shift, and what stands at its place on a Latin keyboard; then modifiers and text.
_PLACED = regex(r"\x1b\[(\d*):(\d*)(?::(\d*))?((?:;([\d:]*))?(?:;[\d:]*)?u)")


@dataclass(frozen=True, slots=True)
class Sent:
    """What a terminal tells of a key beside its name."""

    place: str = ""
    """The character of a Latin keyboard at the key's place; empty where the terminal does not tell."""
    after_escape: str = ""
    """The letter of a chord with alt that may as well have been Esc, then the letter; empty for any other key."""


class Key(events.Key):
    """A key, with what the terminal tells of it."""

    def __init__(self, key: str, character: str | None, sent: Sent) -> None:
        super().__init__(key, character)
        self.sent = sent


def sent(event: events.Key) -> Sent:
    """Return what the terminal tells of a key."""
    return event.sent if isinstance(event, Key) else Sent()


class KeyParser(XTermParser):
    """Textual's parser, which reads keys with their places, and loses no Esc that came with a key.

    As of 8.2.8 its own takes Esc and a letter for the letter with alt, of Esc and a sign leaves the sign, and waits
    for a tenth of a second whether more comes.
    """

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        if alt or _ESCAPED.fullmatch(sequence):
            return self._after_escape(sequence[-1])
        placed = _PLACED.fullmatch(sequence)
        if placed is None:
            return super()._sequence_to_key_events(sequence)
        number, _, place, rest, modifiers = placed.groups()
        keys = super()._sequence_to_key_events(f"\x1b[{number}{rest}")
        return [Key(key.key, key.character, Sent(_latin(place, modifiers, key.character))) for key in keys]

    def _after_escape(self, character: str) -> Iterable[events.Key]:
        """Yield a letter as a chord with alt, which a binding may have, and anything else after an Esc of its own."""
        if character.isalpha():
            known = list(super()._sequence_to_key_events(f"{_ESC}{character}"))  # what some terminals send for ctrl+←
            for key in known or super()._sequence_to_key_events(character, alt=True):
                # Without a character, or a line to type in would take it for one that is typed.
                event = Key(key.key, None, Sent(after_escape=character))
                yield event
        else:
            yield events.Key("escape", _ESC)
            yield from super()._sequence_to_key_events(character)


def _latin(place: str | None, modifiers: str | None, character: str | None) -> str:
    """Return the character that a Latin keyboard makes of the key at a place."""
    if not place:
        return ""
    latin = chr(int(place))
    shift = (int((modifiers or "1").partition(":")[0] or "1") - 1) & 1
    if latin.isalpha() and (shift or (character and character.isupper())):
        return latin.upper()
    return SHIFTED.get(latin, latin) if shift else latin
