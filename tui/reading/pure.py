"""The parser in pure Python, for where PyYAML was built without libyaml: it takes for YAML what that takes for it.

PyYAML's own refuses tabs between words, a `?` in a bracket, a comment right behind `|`, and falls over escapes that
name no character. Of a file that is not valid the two may still tell another fault first.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.scanner import ScannerError
from yaml.tokens import ScalarToken

_BREAKS = "\r\n\x85\u2028\u2029"
_END = f"\0 \t{_BREAKS}"
_WORDS = re.compile(rf"(?:[^{_END}:]|:(?![{_END}]))+")
_WORDS_IN_BRACKETS = re.compile(rf"(?:[^{_END}:,\[\]{{}}]|:(?![{_END},\[\]{{}}]))+")
_BLANKS = re.compile("[ \t]*")
_INDICATORS = re.compile("([+-]?)([0-9]?)([+-]?)")
_DOCUMENT = re.compile(rf"(?:---|\.\.\.)(?=[{_END}])")


class PureLoader(yaml.SafeLoader):
    """PyYAML's loader with a scanner that is as libyaml's."""

    buffer: str
    pointer: int

    def _take(self, pattern: re.Pattern[str]) -> str:
        """Return what stands next as far as a pattern goes, and go on behind it."""
        found = pattern.match(self.buffer, self.pointer)
        words = found.group() if found else ""
        if words:
            self.forward(len(words))
        return words

    def scan_to_next_token(self) -> None:
        """Pass over spaces, comments and ends of lines, and over tabs where no field can begin."""
        while True:
            super().scan_to_next_token()
            if self.peek() != "\t" or (self.allow_simple_key and not self.flow_level):
                return
            self.forward()

    def scan_plain(self) -> ScalarToken:
        """Return an unquoted scalar."""
        start = end = self.get_mark()
        pattern = _WORDS_IN_BRACKETS if self.flow_level else _WORDS
        chunks: list[str] = []
        spaces: list[str] | None = []
        while spaces is not None and self.peek() != "#" and (words := self._take(pattern)):
            self.allow_simple_key = False
            chunks += (*spaces, words)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(self.indent + 1, start)
            if not spaces or (not self.flow_level and self.column < self.indent + 1):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> list[str] | None:
        """Return what stands for the white space in an unquoted scalar; None where a document ends."""
        blanks = self._take(_BLANKS)
        if self.peek() not in _BREAKS:
            return [blanks] if blanks else []
        others: list[str] = []
        first = self._line_break()
        self.allow_simple_key = True
        while not _DOCUMENT.match(self.buffer, self.pointer):
            if self.peek() == "\t" and self.column < indent:
                said = "found a tab character that violates indentation"
                raise ScannerError("while scanning a plain scalar", start_mark, said, self.get_mark())
            if self.peek() in " \t":
                self.forward()
            elif self.peek() in _BREAKS:
                others.append(self._line_break())
            elif first == "\n":
                return others or [" "]
            else:
                return [first, *others]
        return None

    def _line_break(self) -> str:
        return str(self.scan_line_break())  # type: ignore[no-untyped-call]

    def scan_block_scalar_indicators(self, start_mark: Any) -> tuple[bool | None, int | None]:
        """Return what stands behind | or >: whether the last ends of lines stay, and how deep the text is indented."""
        found = _INDICATORS.match(self.buffer, self.pointer)
        assert found, "it may be empty"
        before, digit, behind = found.groups()
        if not before and not digit:
            behind = ""
        if digit == "0" or (before and behind):
            said = "did not find expected comment or line break"
            raise ScannerError("while scanning a block scalar", start_mark, said, self.get_mark())
        self.forward(len(before + digit + behind))
        sign = before or behind
        return (sign == "+") if sign else None, int(digit) if digit else None

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
        """Pass over the rest of the line behind | or >."""
        self._take(_BLANKS)
        super().scan_block_scalar_ignored_line(start_mark)

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Any) -> Any:
        """Return words of a quoted scalar."""
        try:
            return super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError):
            said = "found invalid Unicode character escape code"
            raise ScannerError("while parsing a quoted scalar", start_mark, said, self.get_mark()) from None
