"""What is pasted, made harmless."""

from __future__ import annotations

_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"


class Paste:
    """Takes the escapes out of what is pasted: Textual would end the paste at one, and take what follows for keys."""

    def __init__(self) -> None:
        self._pasting = False
        self._held = ""  # what may be the beginning of the end marker

    def inert(self, text: str) -> str:
        """Return input with each escape within a paste left out; text may come in pieces."""
        text, self._held = self._held + text, ""
        kept: list[str] = []
        while text:
            if not self._pasting:
                before, mark, text = text.partition(_PASTE)
                self._pasting = bool(mark)
                kept += [before, mark]
                continue
            pasted, mark, rest = text.partition(_PASTED)
            if not mark:
                ends = range(min(len(_PASTED) - 1, len(text)), 0, -1)
                held = next((size for size in ends if _PASTED.startswith(text[-size:])), 0)
                pasted, self._held = text[: len(text) - held], text[len(text) - held :]
            kept += [pasted.replace("\x1b", ""), mark]
            self._pasting, text = not mark, rest
        return "".join(kept)
