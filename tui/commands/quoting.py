"""What stands before the cursor, by a shell's rules of quoting: its words, and how one is written on from there."""

from __future__ import annotations

_BREAKS = " \t\n\"'><=;|&(:"
_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-")


class Bash:
    """A line as bash has it, taken apart by its rules of quoting; what it would expand is left as it stands."""

    def __init__(self, line: str, breaks: str = _BREAKS) -> None:
        self.words: list[str] = []
        self._breaks = breaks
        self.quote = ""
        """The quotation mark that is open at the cursor."""
        self._kept = 0
        """How many characters of the last word bash leaves as they stand, since it completes from the last break on."""
        self.begin = 0
        """Where in the line that break is: from there on bash puts what it is given."""
        self._read(line)

    def _read(self, line: str) -> None:
        word, begun, escaped = "", False, False
        for at, char in enumerate(line, 1):
            if escaped:
                word += char if not self.quote or char in '"\\$`' else f"\\{char}"
                escaped = False
            elif char == "\\" and self.quote != "'":
                escaped = begun = True
            elif char == self.quote or (not self.quote and char in "\"'"):
                self.quote, begun = "" if self.quote else char, True
                self._kept, self.begin = len(word), at
            elif char.isspace() and not self.quote:
                if begun or word:
                    self.words.append(word)
                word, begun = "", False
                self._kept, self.begin = 0, at
            else:
                word += char
                if char in self._breaks and not self.quote:
                    self._kept, self.begin = len(word), at
        self.words.append(word)

    def written(self, word: str) -> str:
        """Return how the last word is written on so that it is this one; nothing where it can't be."""
        rest = word[self._kept :]
        if self.quote == "'":
            return rest.replace("'", "'\\''")
        if self.quote:
            return "" if "!" in rest else "".join(f"\\{char}" if char in '"\\$`' else char for char in rest)
        return "".join(char if char in _SAFE or ord(char) > 127 else f"\\{char}" for char in rest)


def in_fish(token: str) -> str:
    """Return what a token of fish stands for, also where a quotation mark is still open; it writes words on itself."""
    word, quote, escaped = "", "", False
    for char in token:
        if escaped:
            plain = not quote or char in ("\\", quote) or (quote == '"' and char == "$")
            word, escaped = word + (char if plain else f"\\{char}"), False
        elif char == "\\":
            escaped = True
        elif char == quote:
            quote = ""
        elif not quote and char in "\"'":
            quote = char
        else:
            word += char
    return word
