"""What is pasted, made harmless, and ended where its end never comes."""

from __future__ import annotations

_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"


MOST = 10_000  # characters of a paste that are passed on: each goes into one line, and a longer one is none to read
SILENCE = 1.0  # seconds after which a paste has ended: what would have ended it was lost, as a connection may be


class Paste:
    """Takes the escapes out of what is pasted: Textual would end the paste at one, and take what follows for keys.

    What of it is too long is left out, too.
    """

    def __init__(self) -> None:
        self.pasting = False
        """Whether a paste has begun and not ended."""
        self._room = 0  # for how many characters more
        self._held = ""  # what may be the beginning of the end marker
        self._begun = ""  # what was passed on and may be the beginning of the other one

    def inert(self, text: str) -> str:
        """Return input with each escape within a paste left out; text may come in pieces."""
        if not text:
            return ""
        passed, self._begun = self._begun, ""
        text, self._held = self._held + text, ""
        kept: list[str] = []
        while text:
            if not self.pasting:
                before, mark, text = (passed + text).partition(_PASTE)
                kept += [before[len(passed) :], mark[max(len(passed) - len(before), 0) :]]
                self.pasting, passed, self._room = bool(mark), "", MOST
                self._begun = "" if mark else _beginning(before, _PASTE)
                continue
            pasted, mark, rest = text.partition(_PASTED)
            if not mark:
                self._held = _beginning(text, _PASTED)
                pasted = text[: len(text) - len(self._held)]
            pasted = pasted.replace("\x1b", "")[: self._room]
            self._room -= len(pasted)
            kept += [pasted, mark]
            self.pasting, text = not mark, rest
        return "".join(kept)

    def ended(self) -> str:
        """End a paste, and return what ends it for who reads on."""
        held, self._held, self.pasting = self._held, "", False
        return held.replace("\x1b", "") + _PASTED


def _beginning(text: str, mark: str) -> str:
    """Return the end of a text, as far as it may be the beginning of a mark."""
    sizes = range(min(len(mark) - 1, len(text)), 0, -1)
    return next((text[-size:] for size in sizes if mark.startswith(text[-size:])), "")
