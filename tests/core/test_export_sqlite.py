"""The SQLite export: documented tables that hold together, views, search, and what a real Datasette makes of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from exported import SORTS, case_of, module, part
from helpers import changed, put

from tui.case import Case
from tui.exports import schema
from tui.exports.part import Part
from tui.text import as_written, clean


def written(folder: Path, of: Part, name: str = "made.sqlite") -> Path:
    path = folder / name
    module("sqlite").write(of, path)
    return path


@contextmanager
def opened(folder: Path, of: Part) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(written(folder, of))) as base:
        yield base


def rows(base: sqlite3.Connection, query: str, *values: object) -> list[Any]:
    return base.execute(query, values).fetchall()


@pytest.mark.parametrize("sort", SORTS)
def test_it_holds_together_and_says_what_it_is(sort: str, tmp_path: Path) -> None:
    case = case_of(sort)
    with opened(tmp_path, part(sort)) as base:
        assert rows(base, "PRAGMA integrity_check") == [("ok",)]
        assert rows(base, "PRAGMA foreign_key_check") == []
        assert rows(base, "PRAGMA application_id") == [(int.from_bytes(b"OnRe", "big"),)]
        assert rows(base, "PRAGMA user_version") == [(1,)]
        about = dict(rows(base, "SELECT name, value FROM _about"))
        assert about["part"] == part(sort).words
        assert about["title"] == clean(case.info.title)
        for kind in ("sources", "actors", "events", "questions", "claims"):
            assert {name for (name,) in rows(base, f"SELECT id FROM {kind}")} == set(getattr(case, kind))
        assert rows(base, "SELECT * FROM _outside") == []
        for search in ("claims_search", "quotes_search"):
            base.execute(f"INSERT INTO {search} ({search}, rank) VALUES ('integrity-check', 1)")


def test_every_column_of_every_table_is_told_of(tmp_path: Path) -> None:
    with opened(tmp_path, part("bundled")) as base:
        named = [name for (name,) in rows(base, "SELECT name FROM sqlite_schema WHERE type = 'table'")]
        tables = [name for name in named if "search" not in name and not name.startswith("sqlite")]
        there = {(table, column[1]) for table in tables for column in rows(base, f"PRAGMA table_info({table})")}
        assert there == {row[:2] for row in rows(base, "SELECT * FROM _columns")}
        assert not [row for row in rows(base, "SELECT * FROM _columns") if not row[2].endswith((".", ";"))]
        views = {name for (name,) in rows(base, "SELECT name FROM sqlite_schema WHERE type = 'view'")}
        assert views == set(schema.VIEWED)


@pytest.mark.parametrize("sort", ["bundled", "hostile", "scripts"])
def test_words_are_those_of_the_case(sort: str, tmp_path: Path) -> None:
    case = case_of(sort)
    with opened(tmp_path, part(sort)) as base:
        quotes = sorted(
            (claim.id, report.source, clean(as_written(quote.exact)), quote.role)
            for claim in case.claims.values() for report in claim.reports for quote in report.quotes
        )  # fmt: skip
        assert sorted(rows(base, "SELECT claim, source, exact, role FROM quotes")) == quotes
        texts = [clean(as_written(claim.text)) for claim in case.claims.values()]
        assert [text for (text,) in rows(base, "SELECT title FROM claims ORDER BY number")] == texts
        told = "SELECT id, speakers, sources FROM claims_told"
        for name, speakers, sources in rows(base, told):
            claim = case.claims[name]
            assert sources == "; ".join(clean(case.name(report.source)) for report in claim.reports)
            assert (speakers == clean(case.name(claim.speaker))) or case.sources.get(claim.speaker)


def test_dates_are_as_written_and_bounds_are_no_sharper(tmp_path: Path) -> None:
    with opened(tmp_path, part("scripts")) as base:
        found = {
            row[0]: row[1:] for row in rows(base, "SELECT id, published, published_from, published_to FROM sources")
        }
    assert found["kyrgyz"] == ("2020-03", "2020-03-01", "2020-03-31")
    assert found["arabic"] == ("[2020-03-02..2020-03-05]", "2020-03-02", "2020-03-05")
    assert found["hebrew"] == ("2020-03-03?", "2020-03-03", "2020-03-03")
    assert found["hindi"] == (None, None, None)


def test_who_disputes_a_claim_is_in_the_view_of_that(tmp_path: Path) -> None:
    case = case_of("bundled")
    with opened(tmp_path, part("bundled")) as base:
        found = rows(base, "SELECT claim, kind, other, says_so FROM disputes")
    links = [
        (claim.id, link.kind, link.to, "the editor" if link.by == "editor" else case.name(link.by))
        for claim in case.claims.values() for link in claim.links if link.kind in ("contradicts", "denies", "doubts")
    ]  # fmt: skip
    stances = [
        (None, report.stance, claim.id, case.name(report.source))
        for claim in case.claims.values() for report in claim.reports if report.stance in ("doubts", "denies")
    ]  # fmt: skip
    assert sorted(found, key=str) == sorted([*links, *stances], key=str)


def test_what_a_dispute_is_of_stands_in_one_column_whoever_disputes_it(tmp_path: Path) -> None:
    doubting = changed("  - source: paper\n", "  - source: paper\n    stance: doubts\n")
    link = "  links: [{to: strong, kind: denies, by: editor, why: It says so.}]\n"
    case = Case.open(put(tmp_path, doubting + link))
    with opened(tmp_path, part(case)) as base:
        found = rows(base, "SELECT claim, speakers, kind, other, other_title, says_so FROM disputes")
        meaning = dict(rows(base, "SELECT column_name, says FROM _columns WHERE table_name = 'events'"))
    assert sorted(found, key=str) == [
        ("weak", "Ann", "denies", "strong", "It was strong.", "the editor"),
        (None, "The Paper", "doubts", "strong", "It was strong.", "The Paper"),
    ]
    assert "another day" in meaning["when_from"], "3 March about may have been the 2nd"


def test_a_part_tells_what_it_names_and_does_not_have(tmp_path: Path) -> None:
    of = part("harbour", ("speaker", "mayor"))
    with opened(tmp_path, of) as base:
        assert rows(base, "PRAGMA foreign_key_check") == []
        assert dict(rows(base, "SELECT name, value FROM _about"))["part"] == of.words
        outside = rows(base, "SELECT * FROM _outside")
        assert ("links", "nobody-hurt", "to", "three-hurt") in outside
        assert rows(base, 'SELECT claim, "to", kind FROM links') == [("nobody-hurt", None, "denies")]


def test_the_same_case_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = written(tmp_path, part("bundled"), "one"), written(tmp_path, part("bundled"), "other")
    assert one.read_bytes() == other.read_bytes()


async def test_a_real_datasette_facets_searches_and_labels(tmp_path: Path) -> None:
    app = pytest.importorskip("datasette.app", reason="no Datasette is installed")
    case, file = case_of("bundled"), written(tmp_path, part("bundled"), "kazakhstan-2022.db")
    with closing(sqlite3.connect(file)) as base:
        told = json.loads(dict(rows(base, "SELECT name, value FROM _about"))["datasette"])
    bare = app.Datasette([str(file)])
    asked = "/kazakhstan-2022/claims.json?_facet=speaker&_facet=kind&_labels=on&_shape=objects&_size=max"
    found = (await bare.client.get(asked)).json()
    speakers = {each["value"]: (each["label"], each["count"]) for each in found["facet_results"]["speaker"]["results"]}
    assert len(speakers) > 5
    counts = {who: sum(claim.speaker == who for claim in case.claims.values()) for who in speakers}
    assert speakers == {who: (case.name(who), count) for who, count in counts.items()}
    assert {row["id"]: row["speaker"]["label"] for row in found["rows"]} == {
        claim.id: case.name(claim.speaker) for claim in case.claims.values()
    }
    links = (await bare.client.get("/kazakhstan-2022/links.json?_labels=on&_shape=objects&_size=1")).json()["rows"]
    assert links[0]["to"]["label"] == case.claims[links[0]["to"]["value"]].text
    hits = (await bare.client.get("/kazakhstan-2022/claims.json?_search=killed&_shape=objects")).json()["rows"]
    assert hits
    assert all("killed" in f"{row['title']} {row['note']}".lower() for row in hits)
    described = app.Datasette([str(file)], metadata=told)
    for page in (
        "",
        "/claims",
        "/quotes",
        "/quotes?_search=protest",
        "/claims/spy-captured",
        "/disputes",
        "/claims_told",
    ):
        answer = await described.client.get(f"/kazakhstan-2022{page}")
        assert answer.status_code == 200, page
    assert "The editor&#39;s paraphrase" in (await described.client.get("/kazakhstan-2022/claims")).text
