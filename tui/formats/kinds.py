"""The kinds of what `check` tells: a closed list of ids that stay, each with what it means and the words it is told in.

The words of an error may change with what it names, and with a later version; its kind does not.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.model import SECTIONS

_N = r"(?:'.*'|\".*\")"  # what is named, as it is written
_DATES = "|".join(
    sorted({key for record in SECTIONS.values() for key, (_, spec) in record.KEYS.items() if spec.kind == "date"})
)


class Kind(NamedTuple):
    """A kind of what is told: its level, and what it means."""

    level: str
    means: str


OTHER = "other"

KINDS: dict[str, Kind] = {
    "file-not-readable": Kind("error", "A file can't be read."),
    "not-utf-8": Kind("error", "A file, or a byte of it, is not UTF-8."),
    "forbidden-character": Kind("error", "A character that YAML forbids."),
    "line-ends": Kind("error", "The lines of a file end with CR alone."),
    "byte-order-mark": Kind("error", "A byte order mark begins a line."),
    "indentation": Kind("error", "A line is indented with what is no space."),
    "merge-conflict": Kind("error", "A merge conflict, or a line of one."),
    "file-name": Kind("error", "A file whose name keeps it from being read."),
    "copied-file": Kind("error", "Another program's copy of a file."),
    "link-outside": Kind("error", "A link that leaves the case's folder."),
    "not-yaml": Kind("error", "What is no YAML, or nested too deep."),
    "anchor-or-tag": Kind("error", "An anchor, alias, tag or merge key."),
    "too-long": Kind("error", "A text that is too long."),
    "key-twice": Kind("error", "A key stands twice."),
    "unknown-key": Kind("error", "A key of a file that is none of the format's."),
    "unknown-field": Kind("error", "A field that the record does not have."),
    "misplaced-field": Kind("error", "A field beside another that stands for it."),
    "default": Kind("error", "A default that is none, stands where it can't, or that no claim takes."),
    "missing-field": Kind("error", "A field that the record needs."),
    "empty-field": Kind("error", "A field without a value."),
    "cut-off": Kind("error", "Words that YAML takes for a comment."),
    "not-a-mapping": Kind("error", "Something that is no record."),
    "not-a-list": Kind("error", "A value that should be a list."),
    "not-a-text": Kind("error", "A list or mapping where one value stands."),
    "bad-id": Kind("error", "An id that is no slug."),
    "reserved-id": Kind("error", "An id that is kept for something else."),
    "id-taken": Kind("error", "An id that two records have."),
    "second-case": Kind("error", "A second record of the case itself."),
    "unknown-choice": Kind("error", "A value that is none of its field's choices."),
    "bad-number": Kind("error", "A number that is none."),
    "bad-folder": Kind("error", "A folder that is not in the case's own."),
    "format-version": Kind("error", "A version of the format that is not read."),
    "bad-date": Kind("error", "A date that is none."),
    "no-such-record": Kind("error", "An id that no record has."),
    "wrong-record": Kind("error", "An id of a record of another kind."),
    "circle": Kind("error", "Parts of each other, or sources that repeat each other."),
    "link": Kind("error", "A link without reason or words, or to itself."),
    "figure": Kind("error", "A figure without a number, or a range that is none."),
    "report-twice": Kind("error", "Two reports of one source."),
    "furniture": Kind("error", "Lines of page furniture that are none."),
    "archived": Kind("error", "A day of archiving without an address."),
    "quote-not-found": Kind("error", "Words of a quote or a link that do not stand in the text."),
    "spelling-not-found": Kind("error", "A spelling that does not stand in the text."),
    "quote-ambiguous": Kind("error", "Words that stand more than once in the text."),
    "text-length": Kind("error", "A text that has not as many characters as said."),
    "no-sha256": Kind("error", "A source without the SHA-256 of its text."),
    "bad-sha256": Kind("error", "A SHA-256 that is none."),
    "text-not-found": Kind("error", "A source whose text is not at hand."),
    "not-a-seal": Kind("error", "A seal, or an entry of it, that is none."),
    "seal-broken": Kind("error", "What is not as it was sealed."),
    OTHER: Kind("error", "An error of none of these kinds."),
    "not-sealed": Kind("note", "Words or a text that came after the seal."),
    "to-be-named": Kind("note", "A publisher who is not recorded yet."),
    "speaker-not-recorded": Kind("note", "Claims whose speaker is not recorded yet."),
    "to-be-edited": Kind("note", "A comment that says what is left to be written."),
    "no-language-tag": Kind("note", "A language that is not written as a BCP 47 tag."),
    "positions-alike": Kind("note", "Positions on one question that are nearly written alike."),
    "value-twice": Kind("note", "An id or a caveat that stands twice in one list, and counts once."),
    "not-read": Kind("note", "A file or folder beside the case that is not read."),
    "parts": Kind("finding", "Shares that do not add up to their whole."),
    "part-larger": Kind("finding", "A part that is larger than its whole."),
    "early-denial": Kind("finding", "A denial that is older than what it denies."),
    "asserts-and-disclaims": Kind("finding", "A speaker who gives a number and says that it does not know it."),
    "shared-relay": Kind("finding", "Claims that came by the same relay."),
    "thousandth": Kind("finding", "A count with exactly three digits behind its point."),
    "one-source": Kind("finding", "How many claims one source alone prints."),
    "answered": Kind("finding", "A source that was searched for an answer, and prints one."),
    "no-claim": Kind("finding", "An event that no claim is about."),
    "coverage": Kind("coverage", "How many sentences of a text some quote touches."),
    "not-quoted": Kind("coverage", "A sentence of a text that no quote touches."),
    "differs-by-marks": Kind("fix", "A value that is changed, or would be, to be as its text has it."),
    "left-as-it-is": Kind("fix", "A value that differs in the same way, and is left as it is."),
}
"""By its id."""

_WORDS = {
    "file-not-readable": r"the file can't be read",
    "not-utf-8": r"byte 0x\S+ is not UTF-8$|the file is UTF-|the bytes here ",
    "forbidden-character": r"the character .* can't stand in YAML|the escape ",
    "line-ends": r"the lines of this file end",
    "byte-order-mark": r"a byte order mark",
    "indentation": r"this line is indented with",
    "merge-conflict": r"this (file has|line is left of) a merge",
    "file-name": r"the name of this file",
    "copied-file": r"this is another program",
    "link-outside": r"the link ",
    "not-yaml":
        r"this is not YAML|"
        r"the nesting is|"
        r"the rest is not read|"
        r"a key that is a list|"
        r"a second document",
    "anchor-or-tag": r"the (alias|anchor|tag|merge key) ",
    "too-long": r"a text of [0-9,]+ characters",
    "key-twice": rf"the key {_N} stands twice$|{_N} stands twice in {_N}$",
    "unknown-key": r"unknown key ",
    "unknown-field": r"unknown field ",
    "misplaced-field": rf"{_N} stands beside {_N}$",
    "default":
        r"unknown default |"
        rf"{_N} can't be a default$|"
        r"these defaults |"
        r"no claim takes ",
    "missing-field": rf"this [a-z]+ has no {_N}$|no file has the key ",
    "empty-field": rf"{_N} is empty(: YAML takes .* for a comment)?$",
    "cut-off": r"YAML takes |these words stand behind ",
    "not-a-mapping":
        rf"(this [a-z]+ is|the file is|{_N} is) not a mapping$|"
        rf"{_N} is no list of records$",
    "not-a-list": rf"{_N} is not a list$|[0-9]+ keys in one entry of ",
    "not-a-text": rf"{_N} is not a text$",
    "bad-id": rf"[a-z_]+ {_N} is not a slug$",
    "reserved-id": rf"the id {_N} is kept for ",
    "id-taken": rf"the id {_N} is taken by ",
    "second-case": rf"a second {_N} record$",
    "unknown-choice": rf"[a-z_]+ {_N} is not known$",
    "bad-number": rf"[a-z_]+ {_N} is not a number$",
    "bad-folder": rf"[a-z_]+ {_N} is no folder in the case's own$",
    "format-version": rf"[a-z_]+ {_N} is not read by this version$",
    "bad-date": rf"({_DATES}) {_N}: ",
    "no-such-record": r"there is no record ",
    "wrong-record": rf"{_N} is the id of an? [a-z]+$",
    "circle": rf"{_N} (is a part of|repeats) itself, by way of ",
    "link": r"an editor's link |a link drawn by |the claim is linked to itself$",
    "figure": r"a (figure without|range from|range that|number outside) ",
    "report-twice": r"a second report by ",
    "furniture":
        rf"{_N} is not a range of lines$|"
        rf"the text of {_N} has .*, and no line ",
    "archived": rf"{_N} dates a copy that is not named$",
    "quote-not-found": r"this (quote|link's quote) does not stand in ",
    "spelling-not-found": r"this spelling does not stand in ",
    "quote-ambiguous": r"this [a-z' ]+ stands [0-9]+ times in ",
    "text-length": rf"the text of {_N} has .*, and not ",
    "no-sha256": rf"the source {_N} has no 'sha256'$",
    "bad-sha256": rf"the 'sha256' of {_N} is no SHA",
    "text-not-found": r"no text has the SHA-256 of ",
    "not-a-seal": r"this is not an? (entry of a )?seal",
    "seal-broken":
        rf"the .* not (those|the one) that (were|was) sealed$|"
        rf"[0-9,]+ sealed .* of {_N} no longer in it$",
}  # fmt: skip
"""By the kind of an error the expression that finds it at the beginning of what is wrong."""

_FOUND = {name: re.compile(words, re.DOTALL) for name, words in _WORDS.items()}


def kind_of(what: str) -> str:
    """Return the id of the kind that an error is of."""
    return next((name for name, found in _FOUND.items() if found.match(what)), OTHER)


def table() -> str:
    """Return the kinds as a table in Markdown."""
    rows = [f"| {kind.level} | `{name}` | {kind.means} |" for name, kind in KINDS.items()]
    return "\n".join(["| level | kind | meaning |", "|---|---|---|", *rows])
