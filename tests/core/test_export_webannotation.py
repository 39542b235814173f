"""Web Annotations: nothing is dropped as JSON-LD is expanded, positions are true, and quotes are imported again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from exported import SORTS, case_of, lines, loaded, part
from helpers import changed, put, run

from tui.__main__ import main
from tui.authoring.from_annotations import from_annotations
from tui.case import Case
from tui.case.query import Filters
from tui.case.times import day_words
from tui.exports.part import part_of
from tui.exports.tables import TABLES
from tui.formats import FORMATS
from tui.reading.flowing import flowing
from tui.text import as_written

OA, AS, DC = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "http://purl.org/dc/"
RDF, XSD = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2001/XMLSchema#"
# What the vocabulary says of the names that we use, so that no test needs the network.
CONTEXT: dict[str, Any] = {
    "@context": {
        "id": "@id", "type": "@type",
        **{name: f"{OA}{name}" for name in ("Annotation", "TextQuoteSelector", "TextPositionSelector", "TextualBody")},
        **{name: f"{OA}{name}" for name in ("exact", "prefix", "suffix", "describing", "tagging")},
        "AnnotationCollection": f"{AS}OrderedCollection", "AnnotationPage": f"{AS}OrderedCollectionPage",
        "body": {"@id": f"{OA}hasBody", "@type": "@id"}, "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
        "source": {"@id": f"{OA}hasSource", "@type": "@id"}, "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
        "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
        "start": {"@id": f"{OA}start", "@type": f"{XSD}nonNegativeInteger"},
        "end": {"@id": f"{OA}end", "@type": f"{XSD}nonNegativeInteger"},
        "first": {"@id": f"{AS}first", "@type": "@id"}, "partOf": {"@id": f"{AS}partOf", "@type": "@id"},
        "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
        "total": {"@id": f"{AS}totalItems", "@type": f"{XSD}nonNegativeInteger"},
        "startIndex": {"@id": f"{AS}startIndex", "@type": f"{XSD}nonNegativeInteger"},
        "label": "http://www.w3.org/2000/01/rdf-schema#label", "name": "http://xmlns.com/foaf/0.1/name",
        "value": f"{RDF}value", "format": f"{DC}elements/1.1/format",
        "creator": {"@id": f"{DC}terms/creator", "@type": "@id"},
    }
}  # fmt: skip

QUOTES = next(table for table in TABLES if table.name == "quotes")


def leaves(value: Any, above: str = "") -> Iterator[tuple[str, str]]:
    """Yield the values that stand in JSON, each with the last part of what names it."""
    if isinstance(value, dict):
        for key, item in value.items():
            lone = key in ("@value", "@list", "@set") or (key == "@id" and len(value) == 1)
            if key != "@context" and not (key == "@type" and "@value" in value):
                yield from leaves(item, above if lone else key)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, above)
    else:
        yield _short(above), _short(str(value))


LONG = {item if isinstance(item, str) else item["@id"]: key for key, item in CONTEXT["@context"].items()}


def _short(name: str) -> str:
    """Return a name as the context shortens it."""
    return str(LONG.get(name, name))


@pytest.mark.parametrize("sort", SORTS)
def test_nothing_is_dropped_as_it_is_expanded(sort: str) -> None:
    jsonld = pytest.importorskip("pyld.jsonld", reason="no pyld is installed")
    asked = []

    def offline(address: str, options: Any) -> dict[str, Any]:
        asked.append(address)
        return {"contextUrl": None, "documentUrl": address, "document": CONTEXT}

    told = loaded("webannotation", part(sort))
    expanded = jsonld.expand(told, {"documentLoader": offline})
    assert set(asked) == {"http://www.w3.org/ns/anno.jsonld"}
    assert sorted(leaves(expanded)) == sorted(leaves(told))


@pytest.mark.parametrize("sort", SORTS)
def test_each_quote_is_there_word_for_word(sort: str) -> None:
    case, told = case_of(sort), loaded("webannotation", part(sort))
    items = told["first"]["items"]
    assert told["total"] == len(items)
    assert told["label"] == f"{as_written(case.info.title)}: {part(sort).words}"
    assert len({each["id"] for each in items}) == len(items)
    found = []
    for each in items:
        selectors = each["target"][0]["selector"]
        words = selectors if isinstance(selectors, dict) else selectors[0]
        paraphrase, claim, *_ = (body["value"] for body in each["body"])
        found.append((claim, paraphrase, words["exact"], words.get("prefix"), words.get("suffix")))
    expected = [
        (f"claim: {claim.id}", *(item and as_written(item) for item in (claim.text, q.exact, q.prefix, q.suffix)))
        for claim in case.claims.values() for report in claim.reports for q in report.quotes
    ]  # fmt: skip
    assert sorted(found, key=str) == sorted(expected, key=str)


TEXT = "Заголовок\n\nНикто не\nпострадал, 😀 said the mayor. Никто не\nпострадал, he said again.\n"
SEALED = """\
case: {{format: 1, id: c, title: c, editor: Ed}}
sources:
- {{id: page, title: A, publisher: P, url: "https://example.org/1", sha256: {0}}}
claims:
- id: one
  text: Nobody was hurt.
  speaker: page
  reports:
  - source: page
    quotes:
    - {{exact: Никто не пострадал, prefix: "mayor. "}}
    - {{exact: he said again}}
"""


@pytest.mark.parametrize("address", ["https://example.org/1", ""])
def test_a_position_is_one_in_the_text_and_counts_code_points(address: str, tmp_path: Path) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    words = SEALED.format(digest) if address else SEALED.format(digest).replace(', url: "https://example.org/1"', "")
    folder, texts = put(tmp_path / "case", words), put(tmp_path / "texts", TEXT, "page.txt")
    assert run("seal", str(folder), "--texts", str(texts)).returncode == 0
    told = json.loads("\n".join(lines("webannotation", part_of(Case.open(folder), Filters()))))
    assert len(told["first"]["items"]) == 2
    for each in told["first"]["items"]:
        last = each["target"][-1]
        assert last["source"] == f"urn:sha256:{digest}"
        if address:
            assert [target["source"] for target in each["target"]] == [address, last["source"]]
            quote, place = each["target"][0]["selector"], last["selector"]
        else:
            quote, place = last["selector"]
        assert flowing(TEXT[place["start"] : place["end"]]) == flowing(quote["exact"])
        assert each["creator"] == {"name": "Ed"}


@pytest.mark.parametrize("sort", ["bundled", "scripts", "hostile"])
def test_the_quotes_are_imported_again(sort: str) -> None:
    told = loaded("webannotation", part(sort))
    found = from_annotations("made.jsonld", told, None)
    assert not found.faults
    claims: list[dict[str, Any]] = [dict(claim) for claim, _ in found.records["claims"]]
    quotes = [quote for claim in claims for report in claim["reports"] for quote in report["quotes"]]
    written = [
        selector for each in told["first"]["items"] for target in each["target"][:1]
        for selector in (target["selector"] if isinstance(target["selector"], list) else [target["selector"]])[:1]
    ]  # fmt: skip
    kept = [{key: words for key, words in each.items() if key != "type" and words.strip()} for each in written]
    left = sum("left out" in note for note in found.notes)
    assert len(quotes) + left == len(written)
    assert [quote for quote in kept if quote in quotes] == quotes if left else quotes == kept
    if sort != "hostile":
        assert [claim["text"] for claim in claims] == [each["body"][0]["value"] for each in told["first"]["items"]]


def test_no_place_in_a_text_is_told_that_is_one_in_another(tmp_path: Path) -> None:
    """A text was changed after it was sealed, and its source names the new one: the places are in the old one."""
    old, new = "it was strong and it was weak", "Well, it was strong and it was weak"
    digests = [hashlib.sha256(words.encode()).hexdigest() for words in (old, new)]
    put(tmp_path / "texts", old, "a.txt")
    text = changed("publisher: The Paper\n", f"publisher: The Paper\n  sha256: {digests[0]}\n")
    text = changed("- id: other\n  title: Another headline\n  publisher: The Other\n", "", text)
    put(tmp_path, text)
    assert main(("seal", str(tmp_path))) == 0
    told = "\n".join(lines("webannotation", part(Case.open(tmp_path))))
    assert '"start": 18' in told
    put(tmp_path, text.replace(digests[0], digests[1]))
    stale = part(Case.open(tmp_path))
    told = "\n".join(lines("webannotation", stale))
    assert digests[1] in told
    assert "TextPositionSelector" not in told
    quotes = [row for claim in stale.case.claims.values() for row in QUOTES.rows(stale.case, claim)]
    assert {row[9:11] for row in quotes} == {(None, None)}
    shown = "\n".join(FORMATS["text"].cards(stale.case, ["strong"]))
    assert "✗ not sealed" in shown
    assert "✓ sealed" not in shown


def test_a_part_says_so() -> None:
    of = part("harbour", ("speaker", "mayor"))
    assert loaded("webannotation", of)["label"].endswith(of.words)
    ids = [
        {loaded("webannotation", each)["id"], loaded("webannotation", each)["first"]["id"], entity["id"]}
        for each in (
            of,
            part("harbour", ("speaker", "mayor")),
            part("harbour"),
            part("harbour", ("speaker", "brigade")),
        )
        for entity in [json.loads(next(lines("ftm", each)))]
    ]
    assert ids[0] == ids[1]
    assert not ids[0] & (ids[2] | ids[3]), "what has the same id takes the other one's place"


def test_of_a_source_that_is_not_out_on_the_day_that_is_said() -> None:
    case = case_of("bundled")
    day = next(day for day in case.days() if any(not case.at(day).is_out(name) for name in case.sources))
    of = part("bundled", day=day)
    early = sum(
        not of.case.out(report) and quote.role != "caveat"
        for _, claim in of.records() for report in claim.reports for quote in report.quotes
    )  # fmt: skip
    told = f"stance: the source is not known to have printed it by {day_words(day)}"
    found = [body["value"] for each in loaded("webannotation", of)["first"]["items"] for body in each["body"]]
    assert found.count(told) == early > 0
    reports = sum(not of.case.out(report) for _, claim in of.records() for report in claim.reports)
    entities = "\n".join(lines("ftm", of))
    assert entities.count(f"is not known to have printed it by {day_words(day)}") == reports
