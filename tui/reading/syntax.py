"""What is no YAML, in words that an author knows, whichever parser has found it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from tui.patterns import regex
from tui.reading.mending import FIELDS
from tui.reading.tree import Counted, Spot
from tui.text import shorten

MOST_DEPTH = 32
FAULTS = (yaml.YAMLError, ValueError, OverflowError, RecursionError)
"""What the parsers raise; the pure one lets pass what chr() says of an escape like \\Uffffffff."""

_FAR = 20_000  # characters of a quoted text that are looked at
_INDENT = "indent the line as those of its record, two spaces deeper than what it belongs to"
_QUOTES = "put the text in quotes"
# What the parsers say, each with what it means here and its cure. The two have different words for the same.
_SAID = (
    ("expected ':'", "there is no ':' behind a field's name",
     "write `field: value`, or indent the line if it belongs to the text above"),
    ("mapping values are not allowed", "a ':' stands where no field's name can end",
     "put a text that holds ': ' in quotes, or indent the line as its record"),
    ("sequence entries are not allowed", "a '-' stands where no list can begin", "begin the list below its key"),
    ("unknown escape character", "a backslash stands before a letter that it gives no meaning",
     r"write \\ for a backslash, or use single quotes"),
    ("escape sequence of", "an escape has too few digits", r"write all, as in \u00e9, or \\ for a backslash"),
    ("invalid Unicode character escape", "an escape names no character", "write the character itself"),
    ("hexadecimal", "an escape has too few digits", r"write all, as in \u00e9, or \\ for a backslash"),
    ("expected ',' or ']'", "a list that is opened with [ is not closed, or has no ',' between two values",
     "close it with ], and put a text that holds brackets, ':' or ',' in quotes"),
    ("expected ',' or '}'", "a mapping that is opened with { is not closed, or has no ',' between two fields",
     "close it with }, and put a text that holds brackets, ':' or ',' in quotes"),
    ("alphabetic or numeric character", "a text begins with * or &", _QUOTES),
    ("comment or line break", "words stand behind | or >", "begin them on the next line, indented"),
    ("comment or a line break", "words stand behind | or >", "begin them on the next line, indented"),
    ("chomping or indentation", "words stand behind | or >", "begin them on the next line, indented"),
    ("tab character", "a tab stands where only spaces may", "use spaces"),
    ("expected '-'", "the line is not indented as the list that it belongs to", _INDENT),
    ("expected key", "the line is not indented as the record that it belongs to", _INDENT),
    ("<block end>", "the line is not indented as the record that it belongs to", _INDENT),
    ("node content", "no value can begin here", _QUOTES),
    ("mapping keys are not allowed", "a '?' stands where no field can begin", _QUOTES),
    ("whitespace or line break", "a text begins with !", _QUOTES),
    ("expected ' '", "a text begins with !", _QUOTES),
    ("<document start>", "nothing may follow here: what comes before is closed", _INDENT),
    ("directive", "a line begins with %", _QUOTES),
    ("tag", "a text begins with !", _QUOTES),
)  # fmt: skip
_JOINED = regex(rf"({'|'.join(FIELDS)}):(?=\S)")
_OPENS = regex(r"(?:^[ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?|(?P<flow>[\[{,:])[ ]*)(?P<quote>[\"'])", re.MULTILINE)
_FLOW = regex(r"[ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?[\[{]")
"""What a line begins with in which quotes are opened after brackets, commas and colons, too: elsewhere it is text."""
_NEXT_FIELD = regex(rf"\n[ ]*(?:-[ ]+)?\{{?(?:{'|'.join(FIELDS)}):(?:[ ]|$)", re.MULTILINE)
_CLOSES = {'"': regex(r'(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"(?:[^']|'')*'", re.DOTALL)}


class NotYaml(Exception):
    """Raised at a syntax error or at nesting beyond the bound: the rest of the stream can't be parsed."""

    def __init__(self, spot: Spot | None, what: str, cure: str) -> None:
        super().__init__(what)
        self.spot, self.what, self.cure = spot, what, cure


class TooDeep(NotYaml):
    """Raised at nesting beyond MOST_DEPTH; `exact` says whether `spot` is where it does so or where libyaml gave up."""

    def __init__(self, spot: Spot | None, *, exact: bool) -> None:
        super().__init__(
            spot, f"the nesting is deeper than {MOST_DEPTH} levels", "write the record flat, as the format says"
        )
        self.exact = exact


def fault(error: Exception, text: str = "") -> NotYaml:
    """Return what an error of the parser says of a text."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return NotYaml(None, f"this is not YAML ({shorten(str(error), 80)})", "write plain YAML")
    said = str(error.problem)
    # libyaml 0.2.6 gives up at 1,000 levels, and does so looking ahead.
    if "nesting depth" in said:
        return TooDeep(error.problem_mark or error.context_mark, exact=False)
    spot: Any = error.problem_mark or error.context_mark
    if "end of stream" in said or ("expected <block end>" not in said and "stream end" in said):
        # What runs into the end of the file is to be mended where it began.
        what, cure = "what is opened here is not closed", "close it: a quote, a bracket"
        return NotYaml(error.context_mark or spot, f"this is not YAML: {what}", cure)
    if "expected ':'" in said:
        spot = error.context_mark or spot  # where the field begins that has none
        if spot and (joined := _JOINED.match(text, spot.index)):
            what = "there is no space behind the ':' of a field"
            return NotYaml(spot, f"this is not YAML: {what}", f"write `{joined[1]}: value`")
    elif "flow" in str(error.context) and error.context_mark and spot and error.context_mark.line < spot.line:
        spot = error.context_mark  # where the bracket is opened
    elif "unknown escape" in said and spot and text[spot.index : spot.index + 1] != "\\":
        spot = Counted(spot.line, spot.column - 1, spot.index - 1)
    elif spot and text and spot.line > text.count("\n"):  # libyaml counts a line more where the last one has no end
        spot = Counted(text.count("\n"), len(text) - text.rfind("\n") - 1, len(text))
    what, cure = _words(said, text[spot.index : spot.index + 1] if spot else "")
    if spot and _behind_a_quote(text, spot.index):
        what = "words stand behind a closed quote"
        cure = "write '' for ' in single quotes and \\\" for \" in double ones, or use the other kind"
    return NotYaml(spot, f"this is not YAML: {what}", cure)


def _words(said: str, char: str) -> tuple[str, str]:
    if "cannot start any token" in said:
        if char == "\t":
            return "a tab stands where only spaces may", "use spaces"
        return f"no text begins with {char!r}", _QUOTES
    for words, what, cure in _SAID:
        if words in said:
            return what, cure
    return said, "mend it here or in the lines before (quotes closed? two spaces of indent? text with ': ' in quotes?)"


def _behind_a_quote(text: str, at: int) -> bool:
    """Tell whether what stands at an offset goes on in the line in which a quoted text has ended."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    for opens in _openings(line, 0, len(line)):
        closes = _CLOSES[opens["quote"]].match(line, opens.end())
        if closes and not line[closes.end() :].strip() and text[at : at + 1] not in ("", "\n", "\r"):
            return True
    return False


def unclosed(text: str, begin: int, end: int) -> int | None:
    """Return where in a text from an offset on a quote is opened that runs on over other fields, or None.

    It does so until another quote is opened, where the parser finds that something is wrong; sought up to an offset.
    """
    stop = begin
    line_end = text.find("\n", end)
    for opens in _openings(text, begin, len(text) if line_end < 0 else line_end):
        if opens.start() > end:
            return None
        if opens.end() <= stop:  # within the one before
            continue
        closes = _CLOSES[opens["quote"]].match(text, opens.end(), opens.end() + _FAR)
        stop = closes.end() if closes else min(opens.end() + _FAR, len(text))
        if _NEXT_FIELD.search(text, opens.end(), stop):
            return opens.end() - 1
    return None


def _openings(text: str, at: int, end: int) -> Iterator[re.Match[str]]:
    """Yield from an offset on where quotes may be opened, some of them within others, up to the end of a line."""
    line, looked, flow = at, at, None
    for opens in _OPENS.finditer(text, at, end):
        begun = text.rfind("\n", looked, opens.start()) + 1
        if begun or flow is None:
            line, flow = begun or line, bool(_FLOW.match(text, begun or line))
        looked = opens.start()
        if flow or not opens["flow"]:
            yield opens
