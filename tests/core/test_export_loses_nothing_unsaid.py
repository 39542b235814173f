"""Of every field of words each export of data has the words, or they are among those that it is known to lose."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from exported import lines, module, part
from helpers import put
from printed import RECORDS

from tui.case import Case
from tui.exports import EXPORTS
from tui.exports.part import Part

OTHERS = {
    "actors": {"name", "text", "note", "title"},
    "events": {"title", "when_text", "where", "note"},
    "questions": {"asks", "note"},
}
OF_CLAIMS = {
    "medium", "said_text", "note", "measure", "approx", "unit", "scope", "aspect", "why", "quote", "at", "lang", "text",
    "question-0",
}  # fmt: skip
CSL = {**OTHERS, "claims": {*OF_CLAIMS, "exact"}}
OF_SOURCES = {"title", "publisher", "short", "author", "url", "archived", "lang", "rights", "published_text"}
# By format and section the fields that are lost; README and the module say so in words.
LOST: dict[str, dict[str, set[str]]] = {
    "json": {},
    "csv": {},
    "sqlite": {},
    "csl": CSL,
    "bibtex": CSL,
    "webannotation": {**OTHERS, "sources": OF_SOURCES, "claims": OF_CLAIMS},  # of texts those of translations
    "ftm": {},
}


def unique(folder: Path) -> tuple[Case, dict[str, tuple[str, str]]]:
    """Return a case in which every field of words has a word of its own, and of each word the section and field."""
    found: dict[str, tuple[str, str]] = {}
    text = "case: {format: 1, id: unique, title: A case}\n"
    for section, record in RECORDS.items():

        def named(match: re.Match[str], section: str = section) -> str:
            word = f"Word{len(found)}x"
            found[word] = (section, match[1])
            return f"{match[1]}: {word}"

        text += f"{section}:\n- " + re.sub(r"([\w-]+): @", named, record.replace("%", "0")) + "\n"
    case = Case.open(put(folder, text))
    assert not case.problems
    return case, found


def told(name: str, of: Part, folder: Path) -> Iterator[str]:
    """Yield all text of an export."""
    if EXPORTS[name].folder:
        for _, each in module(name).files(of):
            yield from each
    elif EXPORTS[name].binary:
        path = folder / "made"
        module(name).write(of, path)
        with closing(sqlite3.connect(path)) as base:
            yield from base.iterdump()
    else:
        yield from lines(name, of)


@pytest.mark.parametrize("name", LOST)
def test_the_words_of_every_field_are_there_or_known_to_be_lost(name: str, tmp_path: Path) -> None:
    case, words = unique(tmp_path / "case")
    there = set(re.findall(r"Word\d+x", "\n".join(told(name, part(case), tmp_path))))
    lost: dict[str, set[str]] = {}
    for word, (section, field) in words.items():
        if word not in there:
            lost.setdefault(section, set()).add(field)
    assert lost == {section: fields for section, fields in LOST[name].items() if fields}
