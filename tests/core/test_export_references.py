"""CSL-JSON and BibTeX of the sources: read back by others, and no date sharper than the case has it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from csl_schema import CSL
from exported import SORTS, case_of, lines, loaded, part
from helpers import many
from hypothesis import given
from hypothesis import strategies as st
from made import DATES

from tui.dates import When
from tui.exports.bibtex import _dates as in_bibtex
from tui.exports.bibtex import escaped
from tui.exports.csl import issued_of
from tui.exports.part import Part
from tui.text import clean

WORDS = {"type": "string", "minLength": 1, "pattern": r"^[^\u0000-\u001f\u007f-\u009f\u202a-\u202e]*$"}
DATE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "oneOf": [{"required": ["date-parts"]}, {"required": ["literal"]}],
    "properties": {
        "date-parts": {
            "type": "array", "minItems": 1, "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
        "season": {"enum": [1, 2, 3, 4]},
        "circa": {"const": True},
        "literal": WORDS,
    },
}  # fmt: skip
# The fields that we write, narrower than CSL-JSON has them.
SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type", "title", "note"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
            "type": {"enum": ["webpage", "document"]},
            "author": {
                "type": "array", "minItems": 1,
                "items": {"type": "object", "additionalProperties": False, "required": ["literal"],
                          "properties": {"literal": WORDS}},
            },
            "issued": DATE,
            "URL": {"type": "string", "pattern": "^[!-~]+$"},
            **dict.fromkeys(("title", "container-title", "publisher", "language", "note"), WORDS),
        },
    },
}  # fmt: skip


@pytest.mark.parametrize("sort", SORTS)
def test_csl_is_valid_and_has_each_source(sort: str) -> None:
    validator = pytest.importorskip("jsonschema", reason="no jsonschema is installed")
    found = loaded("csl", part(sort))
    validator.validate(found, SCHEMA, cls=validator.Draft202012Validator)
    validator.validate(found, CSL, cls=validator.Draft7Validator)
    assert [item["id"] for item in found] == list(case_of(sort).sources)
    for item in found:
        source = case_of(sort).sources[item["id"]]
        assert item["title"].split() == clean(source.title).split()
        assert ("issued" in item) == bool(source.published)


WRONG: dict[str, Any] = {
    "a field": {"headline": "x"}, "a type": {"type": "web page"}, "no id": {"id": None}, "a name": {"author": ["Ann"]},
    "a date": {"issued": 2020}, "its parts": {"issued": {"date-parts": [[2020, 1, 2, 3]]}},
    "three dates": {"issued": {"date-parts": [[2020], [2021], [2022]]}}, "a date's field": {"issued": {"year": 2020}},
    "words": {"title": ["x"]}, "an EDTF date": {"issued": {"edtf": "in May"}},
}  # fmt: skip


@pytest.mark.parametrize("why", WRONG)
def test_what_is_no_csl_is_refused(why: str) -> None:
    validator = pytest.importorskip("jsonschema", reason="no jsonschema is installed")
    item = {"id": "a", "type": "webpage", "title": "x", "issued": {"date-parts": [[2020, "1"]]}}
    validator.validate([item], CSL, cls=validator.Draft7Validator)
    with pytest.raises(validator.ValidationError):
        validator.validate([item | WRONG[why]], CSL, cls=validator.Draft7Validator)


def entries(of: Part) -> tuple[Any, list[Any]]:
    """Return what a reader of BibTeX makes of an export, and its entries."""
    reader = pytest.importorskip("bibtexparser", reason="no bibtexparser is installed")
    library = reader.parse_string("\n".join(lines("bibtex", of)))
    return library, library.entries


def unescaped(text: str) -> str:
    """Return what LaTeX prints of our escapes, said once more."""
    signs = {
        "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "char64": "@",
        "textasciicircum": "^", "textquotedbl": '"', "textless": "<", "textgreater": ">", "textbar": "|",
    }  # fmt: skip
    return re.sub(r"\\(?:([a-z0-9]+)\{\}|([#$%&_]))", lambda match: signs.get(match[1], match[2]), text)


@pytest.mark.parametrize("sort", SORTS)
def test_bibtex_is_read_back(sort: str) -> None:
    library, found = entries(part(sort))
    assert not library.failed_blocks
    assert [entry.key for entry in found] == list(case_of(sort).sources)
    assert unescaped(library.comments[0].comment).endswith(clean(part(sort).words))
    for entry in found:
        source = case_of(sort).sources[entry.key]
        assert unescaped(entry["title"].removeprefix("{").removesuffix("}")).split() == clean(source.title).split()
        assert unescaped(entry["publisher"]).split() == clean(source.publisher).split()


@many(300)
@given(st.text(st.sampled_from('\\{}@%#$&_~^"<>|a1,= \u0436')))
def test_braces_are_balanced_and_nothing_begins_an_entry(words: str) -> None:
    found = escaped(words)
    depth = 0
    for sign in found:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    assert "@" not in found
    assert unescaped(found) == words


@pytest.mark.parametrize("when", DATES, ids=lambda when: when.text)
def test_no_date_is_sharper_than_it_was(when: When) -> None:
    told, lost = issued_of(when)
    parts = told.get("date-parts")
    if parts:
        assert when.earliest
        assert when.latest
        first, last = parts[0], parts[-1]
        assert tuple(first) == when.earliest[: len(first)]
        days = {"day", "moment"} if when.kind != "interval" else {"interval"}
        assert len(first) < 3 or when.kind in days, "a day only where the case has one"
        if len(parts) == 1 and "season" not in told:
            assert tuple(last) == when.latest[: len(last)], "all of it lies within what is told"
        assert ("circa" in told) == (when.uncertain or when.approximate)
    exact = re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?~?(/\d{4}(-\d\d(-\d\d)?)?~?)?", when.text) and parts
    assert lost == (not exact)
    bib = dict(in_bibtex(when))
    if "date" in bib and when.kind != "moment":
        assert bib["date"] == when.text
    if "year" in bib:
        assert when.earliest
        assert when.latest
        assert {when.earliest[0], when.latest[0]} == {int(bib["year"][:4])}
    assert "month" not in bib or not (when.uncertain or when.approximate)


def test_what_of_a_date_is_lost_is_in_the_note() -> None:
    found = {item["id"]: item for item in loaded("csl", part("scripts"))}
    assert found["arabic"]["issued"] == {"literal": "some day 2–5 Mar 2020"}
    assert "Published, in EDTF: [2020-03-02..2020-03-05]." in found["arabic"]["note"]
    assert found["chinese"]["issued"] == {"date-parts": [[2020, 3, 2], [2020, 3, 4]]}
    assert "EDTF" not in found["chinese"]["note"]
    assert "issued" not in found["hindi"]
    assert "Date as printed: “कल”." in found["hindi"]["note"]
    bib = {entry.key: entry for entry in entries(part("scripts"))[1]}
    assert "date" not in bib["arabic"].fields_dict
    assert "[2020-03-02..2020-03-05]" in bib["arabic"]["note"]
    assert bib["hebrew"]["date"] == "2020-03-03?"


def test_each_of_a_part_says_which_part_it_is_of() -> None:
    of = part("harbour", ("speaker", "mayor"))
    assert all(of.words in item["note"] for item in loaded("csl", of))
    assert escaped(of.words) in "".join(lines("bibtex", of))
