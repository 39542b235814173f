"""Claims out of Web Annotations: quotes by their selectors, bodies to be edited, and what is left out by its number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fuzz import plain, texts
from helpers import SMALL, many, put, tree
from hypothesis import given
from hypothesis import strategies as st

from tui.__main__ import main
from tui.authoring.from_annotations import from_annotations
from tui.model import Claim, Quote, Source
from tui.reading.records import read
from tui.text import as_written

PAGE = "https://paper.example/2020/fire?id=1"
SELECTORS = [
    {"type": "RangeSelector", "startContainer": "/p[1]"},
    {"type": "TextPositionSelector", "start": 3, "end": 18},
    {"type": "TextQuoteSelector", "exact": "Nobody was hurt", "prefix": "fire. ", "suffix": ", said the mayor"},
]
W3C: dict[str, Any] = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "Annotation",
    "creator": {"name": "Mary"},
    "created": "2020-03-05T10:00:00Z",
    "body": [
        {"type": "TextualBody", "value": "She says no-one."},
        {"type": "TextualBody", "purpose": "tagging", "value": "harm"},
    ],
    "target": {"source": PAGE, "selector": SELECTORS},
}
HYPOTHESIS: dict[str, Any] = {
    "id": "a1", "user": "acct:Mary@hypothes.is", "created": "2020-03-05T10:00:00Z", "uri": PAGE, "tags": ["harm"],
    "text": "She says no-one.", "document": {"title": ["Fire in the harbour"]},
    "target": [{"source": PAGE, "selector": SELECTORS}],
}  # fmt: skip
FORMS = {
    "one": W3C,
    "a list": [W3C],
    "a page": {"type": "AnnotationPage", "items": [W3C]},
    "a collection": {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [W3C]}},
    "pages in a list": [{"items": [W3C]}],
    "rows of Hypothesis": {"total": 1, "rows": [HYPOTHESIS]},
    "a list of Hypothesis": [HYPOTHESIS],
    "a source with an id": {**W3C, "target": [{"source": {"id": PAGE}, "selector": SELECTORS}]},
    "a selector in another": {
        **W3C, "target": {"source": PAGE, "selector": {"type": "FragmentSelector", "refinedBy": SELECTORS[2]}},
    },
    "a body that is its words": {**W3C, "body": None, "bodyValue": "She says no-one.", "tags": ["harm"]},
}  # fmt: skip


def put_json(folder: Path, data: object) -> str:
    (folder / "a.json").write_text(json.dumps(data))
    return str(folder / "a.json")


def claims_of(folder: Path) -> list[Claim]:
    reading = read(folder)
    assert reading.problems == []
    return [record for name in reading.records if isinstance(record := reading.records[name], Claim)]


@pytest.mark.parametrize("form", FORMS)
def test_an_annotation_is_a_claim_with_its_quote_and_a_body_to_be_edited(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put_json(tmp_path, FORMS[form])
    assert main(["import", file]) == 0
    said = capsys.readouterr()
    assert (
        "  # who says it? The source itself, only for what it says in its own voice\n  speaker: unrecorded\n"
        in said.out
    )
    assert "  # tags: harm\n" in said.out
    assert ": write one neutral sentence\n  text: She says no-one.\n" in said.out
    assert "of 2020-03-05T10:00:00Z" in said.out
    assert "Mary" in said.out
    assert main(["import", file, "--into", str(tmp_path / "case"), "--write"]) == 0
    assert main(["check", str(tmp_path / "case")]) == 0
    [claim] = claims_of(tmp_path / "case")
    [report] = claim.reports
    assert report.quotes == (Quote(exact="Nobody was hurt", prefix="fire. ", suffix=", said the mayor"),)
    source = read(tmp_path / "case").records[report.source]
    assert isinstance(source, Source)
    assert (source.url, source.publisher, source.short) == (PAGE, "to be named", "paper.example")


def test_a_page_that_is_a_source_of_the_case_is_that_one_by_its_very_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = put(tmp_path / "case", SMALL.replace("publisher: The Paper", f"publisher: The Paper\n  url: {PAGE}"))
    others = [{**W3C, "target": {**W3C["target"], "source": page}} for page in (f"{PAGE}#p2", PAGE.upper())]
    assert main(["import", put_json(tmp_path, [W3C, *others]), "--case", str(case)]) == 0
    printed = capsys.readouterr().out
    assert printed.count("  - source: paper\n") == 2
    assert printed.count(f'url: "{PAGE.upper()}"') == 1
    assert [line for line in printed.splitlines() if line.startswith("- id: she")] == [
        "- id: she-says-no-one", "- id: she-says-no-one-2", "- id: she-says-no-one-3",
    ]  # fmt: skip


LEFT_OUT = [
    (3, "it is not an object"),
    ({"references": ["a1"], "text": "reply", "target": [{"source": PAGE}]}, "it is a reply"),
    ({"type": "Annotation", "target": PAGE}, "it is of a page as a whole"),
    ({"type": "Annotation"}, "it names no page and no words of one"),
    ({}, "it names no page and no words of one"),
    ({"target": None}, "it names no page and no words of one"),
    ({"target": [{}]}, "it names no page and no words of one"),
    ({"uri": "https://example.org/a"}, "it is of a page as a whole"),
    ({"target": {"source": "https://example.org/a"}}, "it is of a page as a whole"),
    ({"target": {"source": PAGE, "selector": SELECTORS[:2]}}, "no TextQuoteSelector"),
    ({"target": {"source": PAGE, "selector": {"type": "TextQuoteSelector", "exact": " "}}}, "no TextQuoteSelector"),
    ({"target": {"source": 7, "selector": SELECTORS}}, "no TextQuoteSelector"),
    ({"target": {"source": PAGE, "selector": {"type": "TextQuoteSelector", "exact": "\ud800"}}}, "half of a character"),
    ({**W3C, "bodyValue": "\ud800"}, "half of a character"),
]


def test_what_has_no_words_of_a_page_is_told_by_its_number_and_the_others_are_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put_json(tmp_path, [*(each for each, _ in LEFT_OUT), W3C])
    assert main(["import", file]) == 0
    said = capsys.readouterr()
    assert said.out.count("- id: ") == 2
    lines = said.err.splitlines()
    assert [why in line for line, (_, why) in zip(lines, LEFT_OUT, strict=True)] == [True] * len(LEFT_OUT)
    assert [f"annotation {number} is left out" in line for number, line in enumerate(lines, 1)] == [True] * len(lines)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "this is no JSON"), ("[", "this is no JSON"), ("[" * 100_000, "nested too deep"),
        ('{"a": 1}', "another form, neither annotations nor an export"), ("{}", "an empty object, neither"),
        ("[]", "an empty list, neither"), ('{"rows": []}', "an object with an empty list, neither"),
        ("3", "a number, neither"), ("-0.5", "a number, neither"), ('"a"', "a text of JSON, neither"),
        ("null", "JSON's null, neither"), ("true", "JSON's true, neither"),
        ('{"format": "onrecord 9"}', "onrecord 9"), ('{"format": "onrecord 1", "case": 3}', "damaged"),
    ],
)  # fmt: skip
def test_a_file_that_holds_none_is_told_in_one_line_and_nothing_is_written(
    text: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.json").write_text(text)
    before = tree(tmp_path)
    assert main(["import", str(tmp_path / "a.json"), "--into", str(tmp_path / "new"), "--write"]) == 1
    said = capsys.readouterr().err
    assert why in said
    assert tree(tmp_path) == before


def test_an_export_becomes_the_files_of_a_case_and_goes_into_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "case", SMALL)
    assert main(["export", str(tmp_path / "case"), "--to", "json"]) == 0
    (tmp_path / "a.json").write_text(capsys.readouterr().out)
    assert main(["import", str(tmp_path / "a.json"), "--case", str(tmp_path / "case"), "--write"]) == 1
    assert "this is an export of a case; name a new folder for it with --into DIR" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "a.json")]) == 0
    put(tmp_path / "printed", capsys.readouterr().out)
    assert main(["import", str(tmp_path / "a.json"), "--into", str(tmp_path / "again"), "--write"]) == 0
    was = read(tmp_path / "case").records
    for again in ("printed", "again"):
        now = read(tmp_path / again).records
        assert {name: now[name] for name in now} == {name: was[name] for name in was}


# Hostile words

ANY = st.recursive(
    plain,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(
        st.sampled_from(["type", "target", "source", "selector", "exact", "prefix", "items", "rows", "body", "value",
                         "document", "title", "first", "refinedBy", "uri", "tags", "creator"]), below, max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip


@many(400)
@given(ANY)
def test_whatever_a_file_holds_is_taken_or_told(data: object) -> None:
    found = from_annotations("a.json", data, None)
    assert found.records or found.faults or found.notes or data in ({}, [])
    list(found.entries())


@many(80)
@given(texts, texts, texts, texts)
def test_the_words_of_an_annotation_are_those_of_the_case(
    tmp_path_factory: pytest.TempPathFactory, exact: str, prefix: str, body: str, title: str
) -> None:
    exact, prefix, body, title = (words.encode("utf-8", "replace").decode() for words in (exact, prefix, body, title))
    folder = tmp_path_factory.mktemp("hostile")
    selector = {"type": "TextQuoteSelector", "exact": f"a{exact}", "prefix": prefix}
    row = {"text": body, "user": title, "tags": [body], "document": {"title": [title]}, "created": exact}
    file = put_json(folder, [{**row, "uri": PAGE, "target": [{"source": PAGE, "selector": [selector]}]}])
    assert main(["import", file, "--into", str(folder / "case"), "--write"]) == 0
    [claim] = claims_of(folder / "case")
    quote = claim.reports[0].quotes[0]
    assert as_written(quote.exact) == f"a{exact}"
    assert as_written(quote.prefix or "") == (prefix if prefix.strip() else "")
    if body.strip():
        assert as_written(claim.text) == body.strip()
