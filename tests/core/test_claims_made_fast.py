"""Claims as they are made while a case is compiled, without what is not needed then, are the claims of the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.made import write
from helpers import BUNDLED, CASES

from tui.case.spoken import rows_of
from tui.case.spoken_rows import ClaimRows, sayings_at
from tui.case.words import link_words, texts_of
from tui.lean import replace
from tui.model import Claim, kind_of
from tui.reading.encoding import MADE_SAFE, decode, encode, parsed_claims, text_of
from tui.reading.outline import SHARED, plain, plain_of
from tui.reading.records import read
from tui.reading.shelf import Shelf
from tui.reading.unworded import all_unworded, unworded

STEERING = """
actors: [{id: ann, kind: person, name: "An\\u200Bn", names: [{text: "A\\eB", in: paper}]}]
sources: [{id: paper, title: "P\\eaper", publisher: P, lang: en}]
claims:
- {id: one, text: "It \\e[2J burns.", speaker: ann, medium: "by \\e", source: paper, quotes: [{exact: "b\\e[1murns"}],
   links: [{to: two, kind: denies, by: editor, why: "w\\ehy"}, {to: two, kind: supports, by: editor, why: more}]}
- {id: two, text: It rains., speaker: unrecorded, source: paper, said_text: "to\\eday",
   quotes: [{exact: rains, at: "p. \\e7", translation: {text: "re\\egnet", lang: de, by: editor}}]}
"""


@pytest.fixture(name="shelf", scope="module", params=["bundled", "given", "harbour", "made up", "steering"])
def _shelf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The records of a case: a real one, one with positions, one in several files, a made-up one, a hostile one."""
    folder = tmp_path_factory.mktemp("case")
    if request.param == "made up":
        write(folder, 400)
    elif request.param == "steering":
        (folder / "case.yaml").write_text(f"case: {{format: 1, id: it, title: It}}\n{STEERING}", encoding="utf-8")
    else:
        folder = {"bundled": BUNDLED, "given": CASES / "given", "harbour": CASES / "harbour"}[request.param]
    reading = read(Path(folder))
    assert reading.problems == []
    return reading.records


def claims(shelf: Shelf) -> list[tuple[Claim, str]]:
    """Return each claim of a case, and how it was put away."""
    bodies = [body for _, kind, body in shelf.bodies() if kind == "claim"]
    found = [(decode("claim", body), body) for body in bodies]
    return [(claim, body) for claim, body in found if isinstance(claim, Claim)]


def test_rows_of_words_are_to_the_letter_those_that_a_claim_is_later_taken_out_by(shelf: Shelf) -> None:
    others = {name: record for name, record in shelf.items() if kind_of(record) != "claim"}
    made, every = ClaimRows(others), claims(shelf)
    assert every
    for number, (claim, body) in enumerate(every):
        inward = ["of another", "Ünlike"] if number % 3 == 0 else []
        texts = texts_of(claim, (), others)
        expected = next(rows_of([(number, texts._replace(links=[*texts.links, *inward]))]))
        assert next(made.of(parsed_claims([(number, body, inward)]))) == expected, claim.id


def test_what_links_say_is_what_they_say(shelf: Shelf) -> None:
    every = claims(shelf)
    assert every
    for claim, body in every:
        assert sayings_at(body) == [[*link_words([link])] for link in claim.links], claim.id


def test_a_claim_without_its_sources_words_is_otherwise_the_claim(shelf: Shelf) -> None:
    every = claims(shelf)
    assert every
    outlines = [shelf.outlines[shelf.numbers[claim.id]] for claim, _ in every]
    for (claim, body), outline in zip(every, outlines, strict=True):
        assert text_of(body) == claim.text
        if MADE_SAFE not in body:
            found = unworded(json.loads(body), outline)
            same_but_words(found, claim)
            assert found.text == claim.text
    for (claim, body), found in zip(every, all_unworded([body for _, body in every], outlines), strict=True):
        assert found.text == (claim.text if MADE_SAFE in body else ""), claim.id
        same_but_words(found, claim)


def same_but_words(found: Claim, claim: Claim) -> None:
    """Fail where a claim is not another one, but for its text, quotes, and what its links say."""
    bare = [replace(report, quotes=()) for report in claim.reports]
    same = replace(
        found, text=claim.text, medium=claim.medium, note=claim.note, reports=claim.reports, links=claim.links
    )
    assert encode(same) == encode(claim), claim.id
    assert [replace(report, quotes=()) for report in found.reports] == bare
    assert [(link.to, link.kind, link.by) for link in found.links] == [
        (link.to, link.kind, link.by) for link in claim.links
    ]


def test_what_claims_share_is_what_each_of_them_gives(shelf: Shelf) -> None:
    every = claims(shelf)
    assert every
    for claim, body in every:
        number = shelf.numbers[claim.id]
        given = {name: shelf.outlines.part(name)[number] for name in SHARED}
        assert given.pop("said") == (claim.said.text if claim.said else ""), claim.id
        assert given.pop("reports") == tuple(replace(report, quotes=()) for report in claim.reports)
        assert [(link.to, link.kind, link.by) for link in given.pop("links")] == [
            (link.to, link.kind, link.by) for link in claim.links
        ]
        assert given.pop("figured") == bool(claim.figures)
        assert given == {name: getattr(claim, name) for name in given}
        if MADE_SAFE not in body:
            assert plain_of(json.loads(body)) == plain(claim)
