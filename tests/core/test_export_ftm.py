"""FollowTheMoney: every entity is valid, and nothing that we write is dropped or changed as it is read."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from exported import SORTS, case_of, lines, part
from helpers import changed, many, put
from hypothesis import given
from hypothesis import strategies as st
from made import DATES

from tui.case import Case
from tui.dates import When
from tui.exports.ftm_values import bounds, day, kept, name, string, to_the_letter, url
from tui.exports.part import Part
from tui.text import as_written

WHY = "no followthemoney is installed: pip install -e '.[ftm]', which needs a C++ compiler and ICU"


def entities(of: Part) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines("ftm", of)]


def by_schema(of: Part) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for each in entities(of):
        found.setdefault(each["schema"], []).append(each["properties"])
    return found


@pytest.mark.parametrize("sort", SORTS)
def test_none_is_invalid_and_nothing_is_dropped(sort: str) -> None:
    model = pytest.importorskip("followthemoney", reason=WHY, exc_type=ImportError)
    told = entities(part(sort))
    for each in told:
        schema = model.model.get(each["schema"])
        assert schema
        assert not schema.abstract
        schema.validate(each)
        assert set(schema.required) <= set(each["properties"])
        proxy = model.model.get_proxy(each, cleaned=False)
        assert proxy.id == each["id"]
        assert proxy.properties == each["properties"]
        for key, values in each["properties"].items():
            most = schema.properties[key].max_length
            assert all(len(value) <= most for value in values), key
    known = {each["id"]: model.model.get(each["schema"]) for each in told}
    assert len(known) == len(told)
    for each in told:
        for key, values in each["properties"].items():
            range_ = model.model.get(each["schema"]).properties[key].range
            assert all(known[value].is_a(range_) for value in values if range_), "it leads to an entity of its range"


@pytest.mark.parametrize("sort", ["bundled", "harbour", "lamps", "scripts", "empty"])
def test_each_record_is_there(sort: str) -> None:
    case, found = case_of(sort), by_schema(part(sort))
    claims = list(case.claims.values())
    schemas = Counter({key: len(values) for key, values in found.items()})
    things = sum(actor.kind == "thing" for actor in case.actors.values())
    assert schemas["Note"] == 1 + len(claims) + len(case.questions) + things
    assert schemas["Article"] == len(case.sources)
    assert schemas["Event"] == len(case.events)
    assert schemas["Documentation"] == sum(len(claim.reports) for claim in claims)
    roles = Counter(link["role"][0] for link in found.get("UnknownLink", ()))
    assert roles["says"] == len(claims)
    assert roles["passes on"] == sum(len(claim.via) for claim in claims)
    kinds = Counter(link.kind for claim in claims for link in claim.links)
    assert {kind: roles[kind] for kind in kinds} == kinds


def test_quotes_stand_word_for_word_and_hashes_in_the_notes() -> None:
    case, found = case_of("bundled"), by_schema(part("bundled"))
    told = {words for report in found["Documentation"] for words in report.get("summary", ())}
    quotes = [q for claim in case.claims.values() for report in claim.reports for q in report.quotes]
    content = [as_written(quote.exact) for quote in quotes if quote.role == "content"]
    assert content
    assert told == set(content)
    assert all("contentHash" not in source for source in found["Article"])
    hashes = {source.sha256 for source in case.sources.values()}
    assert {note for source in found["Article"] for note in source["notes"]} >= {
        f"SHA-256 of the text that was quoted from: {digest}" for digest in hashes
    }


def test_what_changes_a_quote_is_said() -> None:
    for each in by_schema(part("hostile"))["Documentation"]:
        said = " ".join(each.get("description", ()))
        assert said
    assert not to_the_letter("a\u200db")
    assert kept("a\u200db\u3000c") == "a<200d>b c"


@pytest.mark.parametrize("when", DATES, ids=lambda when: when.text)
def test_a_date_is_an_exact_day_or_its_bounds_or_told_in_words(when: When) -> None:
    exact, (first, last) = day(when), bounds(when)
    assert not (exact and (first or last))
    if exact:
        assert exact == when.text[:10]
    if when.uncertain or when.approximate:
        assert (exact, first, last) == ("", "", "")
    for bound, moment in ((first, when.earliest), (last, when.latest)):
        assert not bound or (moment and bound == "{:04}-{:02}-{:02}".format(*moment[:3]))


def test_every_date_is_there_as_a_property_or_in_words() -> None:
    case, told = case_of("bundled"), "\n".join(lines("ftm", part("bundled")))
    fields = ("said", "when", "published")
    every = (getattr(case.get(name), field, None) for name in case.all_ids() for field in fields)
    dates = {when.text for when in every if when}
    assert len(dates) > 20
    assert [date for date in dates if date not in told] == []


def test_the_first_entity_says_what_is_lost_and_of_which_part_it_is() -> None:
    of = part("harbour", ("speaker", "mayor"))
    first = entities(of)[0]
    assert of.words in first["properties"]["summary"][0]
    notes = " ".join(first["properties"]["notes"])
    assert "are lost" in notes
    assert "not in this part are left out" in notes


def test_what_the_records_of_a_part_name_is_linked_where_the_part_has_it(tmp_path: Path) -> None:
    text = changed("  kind: person\n", "  kind: person\n  part_of: crew\n- {id: crew, name: Crew, kind: group}\n")
    text = changed("publisher: The Paper\n", "publisher: The Paper\n  part_of: other\n", text)
    whole = "- {id: winter, title: The winter, when: 2020-01, actors: [crew]}\nquestions:"
    text = changed("  when: 2020-01-02\n", "  when: 2020-01-02\n  part_of: winter\n", text)
    text = changed("questions:", whole, text)
    case = Case.open(put(tmp_path, text))
    of = part(case, ("event", "storm"))
    links = {(*each["subject"], *each["role"], *each["object"]) for each in by_schema(of)["UnknownLink"]}
    assert links >= {
        ("small.ann.actor", "belongs to", "small.crew.actor"),
        ("small.paper.source", "is a part of", "small.other.source"),
        ("small.storm.event", "is a part of", "small.winter.event"),
    }
    there = {each["id"] for each in entities(of)}
    assert {end for subject, _, found in links for end in (subject, found)} <= there
    winter = next(each for each in entities(of) if each["id"] == "small.winter.event")
    assert winter["properties"]["involved"] == ["small.crew.actor"]


def test_what_the_case_says_of_itself_is_in_the_first_entity(tmp_path: Path) -> None:
    said = "  title: A small case\n  updated: 2020-02-01\n  period: 2020-01\n  editor: Eve\n  licence: Free\n"
    notes = entities(part(Case.open(put(tmp_path, changed("  title: A small case\n", said)))))[0]["properties"]["notes"]
    assert notes[1:] == ["Covers, in EDTF: 2020-01", "Editor: Eve", "Terms: Free", "Updated, in EDTF: 2020-02-01"]


def test_a_question_that_no_account_answers_is_not_told_to_be_answered(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, changed("claims:", "- {id: how-long, asks: How long?}\nclaims:")))
    asked = next(each for each in entities(part(case)) if each["id"] == "small.how-long.question")
    assert "answer" not in json.dumps(asked)


WORDS = st.text(max_size=20) | st.sampled_from(
    ['"x"', "'a' b'", "e\u0301", "\x1b[2J", "\u3000", " a ", "\ud800", "x" * 2000]
)


@many(300)
@given(WORDS)
def test_values_are_as_they_are_kept(words: str) -> None:
    registry = pytest.importorskip("followthemoney.types", reason=WHY, exc_type=ImportError).registry
    for made, kind in ((kept(words), registry.text), (name(words), registry.name), (string(words), registry.string)):
        assert (registry.get(kind.name).clean(made) or "") == made
    assert kept(kept(words)) == kept(words)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("https://example.org", "https://example.org/"), ("HTTP://example.org/a?b#c", "http://example.org/a?b#c"),
     ("https://example.org/a b", ""), ("javascript:alert(1)", ""), ("https://[", ""), ("http://пример.рф/", "")],
)  # fmt: skip
def test_an_address_is_one_that_is_kept(written: str, expected: str) -> None:
    assert url(written) == expected
    types = pytest.importorskip("followthemoney.types", reason=WHY, exc_type=ImportError)
    assert not expected or types.registry.url.clean(expected) == expected
