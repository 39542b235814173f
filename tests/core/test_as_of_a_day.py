"""A case as of a day: from when a claim stands, and that on each day it is as if nothing later had been said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from helpers import HARBOUR, harbour, kazakhstan, many, put, texts
from hypothesis import given
from hypothesis import strategies as st
from made import DATES, cases, opened
from recount import Recount

from tui.cards import card
from tui.cards.blocks import Block, Field, Para
from tui.case import Case
from tui.case.facets import FACETS
from tui.case.findings import Among, Single, find
from tui.case.lists import KINDS, claim_list, rows_of
from tui.case.query import Clause, Filters
from tui.case.times import NEVER, day_number, day_words, day_written, shelf_day
from tui.dates import When, parse
from tui.lean import replace
from tui.model import Claim, Record
from tui.reading.seal import Seal

DAY9, DAY10, EARLIER, LATER = 20220109, 20220110, -(10**13) + 101, 10**13 + 1231


def days_of(case: Case) -> list[int]:
    """Return the days on which a case changes, and some before, between and after them."""
    return [EARLIER, *case.days(), 20200104, 20200106, 20200108, LATER]


def blocks(case: Case, name: str) -> Sequence[Block]:
    found = card(case, name)
    assert found is not None
    return found.blocks


# From when a claim stands


def a_case(said: str, *printed: str) -> str:
    """Return a case with one claim, said then and printed then in as many sources; nothing stands for no date."""
    sources = reports = ""
    for at, date in enumerate(printed):
        sources += f"- {{id: s{at}, title: T, publisher: P{f', published: {date!r}' if date else ''}}}\n"
        reports += f"  - {{source: s{at}, quotes: [{{exact: x}}]}}\n"
    head = "case: {format: 1, id: x, title: X}\nactors: [{id: ann, name: Ann, kind: person}]\n"
    claim = f"- id: a\n  text: T\n  speaker: ann\n{f'  said: {said!r}' if said else ''}\n  reports:\n{reports}"
    return f"{head}sources:\n{sources}claims:\n{claim}"


@pytest.mark.parametrize(
    ("said", "printed", "stands"),
    [
        ("2020-01-05", ["2020-01-09"], 20200105),
        ("2020-01-05T10:30:00", ["2020-01-09"], 20200105),
        ("2020-01-05?", ["2020-01-09"], 20200105),
        ("2020-01-05", [""], 20200105),
        ("2020-01-03/2020-01-05", ["2020-01-09"], 20200105),
        ("[2020-01-03,2020-01-07]", ["2020-01-09"], 20200107),
        ("[..2020-01-05]", ["2020-01-09"], 20200105),
        ("2020-01", ["2020-02-09"], 20200131),
        ("2020-01", ["2020-01-09"], 20200109),
        ("2020-01-05/2020-01-12", ["2020-01-09"], 20200109),
        ("2020-01-05/..", ["2020-01-09"], 20200109),
        ("", ["2020-01-09"], 20200109),
        ("", ["2020-01-09", "2020-01-07", ""], 20200107),
        ("", ["2020-01-09/.."], 20200109),
        ("2020-01-05/..", [""], 20200105),
        ("[2020-01-05..]", ["2020-01-03/.."], 20200103),
        ("", ["2020-01-05/..", "2020-01-03/.."], 20200103),
        ("", ["2020-01-03/..", "2020-01-05/.."], 20200103),
        ("2020-01-05/..", ["2020-01-03/..", "2020-01-09"], 20200109),
        ("2020-01-05T02:00+06:00/..", [""], 20200104),
        ("[..2020-01-05T02:00+06:00]", ["2020-01-09"], 20200104),
        ("-0044-03-15", [""], -439685),
        ("Y17000", ["Y17000"], 170001231),
        ("", ["", ""], None),
        ("[..2019-12-03,2020-01-06..]", [""], None),
    ],
)
def test_a_claim_stands_as_of_the_last_day_on_which_it_can_have_been_said(
    tmp_path: Path, said: str, printed: list[str], stands: int | None
) -> None:
    case = Case.open(put(tmp_path, a_case(said, *printed)))
    assert case.problems == ()
    assert case.stands["a"] == (NEVER if stands is None else stands)
    assert case.days()[:1] == ([] if stands is None else [stands])
    if stands is None:
        assert not case.at(LATER).standing("a")
    else:
        assert [len(case.at(stands + by).left()) for by in (-1, 0, 1)] == [0, 1, 1]


def test_the_whole_case_has_what_stands_as_of_no_day(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, a_case("", "")))
    assert case.standing("a")
    assert case.at(LATER).at(None).standing("a")
    assert not case.standing("nothing")


@pytest.mark.parametrize("date", DATES, ids=lambda date: date.text)
def test_days_are_numbers_that_grow_with_time_and_can_be_written_and_read(date: When) -> None:
    for moment in (date.earliest, date.latest):
        if moment is None:
            assert day_number(moment) == NEVER
            continue
        read = parse(day_written(day_number(moment)))
        assert read.latest is not None
        assert read.latest[0] == moment[0]
        if 0 <= moment[0] <= 9999:
            assert read.day == moment[:3]
        assert str(moment[0] if moment[0] > 0 else 1 - moment[0]) in day_words(day_number(moment))


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("2020-01-05", 20200105),
        ("2020-01-05/2020-01-09", 20200105),
        ("[2020-01-05,2020-01-09]", 20200105),
        ("[..2020-01-05]", 20200105),
        ("../2020-01-05", 20200105),
        ("2020-01-05/..", 20200105),
        ("2020-01", 20200101),
        ("[..2019-12-03,2020-01-06..]", None),
        ("", None),
    ],
)
def test_a_heading_is_listed_at_its_first_day_or_else_at_its_last(written: str, listed: int | None) -> None:
    assert shelf_day(Case.open(HARBOUR).times.heading("said", parse(written) if written else None)) == listed


# As of each day nothing later is there


def without_the_later(case: Case, day: int) -> Case:
    """Return a case whose files hold only what stands as of a day; what is said of an event later is mentioned."""
    there = (recount := Recount(case, day)).there
    kept: list[Record] = []
    for name in case.all_ids():
        if isinstance(record := case.get(name), Claim) and name in there:
            kept.append(
                replace(record, links=tuple(link for link in record.links if link.to in there and recount.drawn(link)))
            )
        elif record and not isinstance(record, Claim):
            kept.append(record)
    later = {event for claim in case.claims.values() if claim.id not in there for event in claim.events}
    return opened(kept, Seal(case.seal.there, words=case.seal.words), case.info, later)


def numbers(case: Case) -> tuple[object, ...]:
    """Return what a case counts and derives."""
    standing = [name for name in case.claims if case.standing(name)]
    return (
        standing,
        {facet: case.counts(facet) for facet in FACETS},
        {name: case.marks(name) for name in standing},
        case.findings(),
        {name: case.findings(name) for name in standing},
        {name: (list(case.links(case.claims[name])), list(case.linked_from(name))) for name in standing},
    )


def agree(case: Case, day: int) -> None:
    view, files = case.at(day), without_the_later(case, day)
    assert numbers(view) == numbers(files.at(day))
    for kind in KINDS:
        assert rows_of(view, kind).rows() == rows_of(files.at(day), kind).rows()
    for name in files.all_ids():
        wholes = {figure.part_of for figure in files.claims[name].figures} if name in files.claims else set()
        if wholes <= {None, *files.claims}:  # what is said of a part whose whole came later is for another test
            assert blocks(view, name) == blocks(files.at(day), name)


@given(st.data())
@many(60)
def test_as_of_a_day_a_made_up_case_is_as_if_nothing_later_had_been_written(data: st.DataObject) -> None:
    case = data.draw(cases())
    agree(case, data.draw(st.sampled_from(days_of(case))))


@pytest.mark.parametrize("case", [harbour(), kazakhstan()], ids=["harbour", "kazakhstan"])
def test_as_of_a_day_a_case_is_as_if_nothing_later_had_been_written(case: Case) -> None:
    assert len(days_of(case)) > 2
    for day in days_of(case):
        agree(case, day)


@given(cases())
@many(60)
def test_a_case_changes_on_each_of_its_days_and_on_no_other(case: Case) -> None:
    days, recount = case.days(), Recount(case)
    out = [*map(recount.since, case.claims.values()), *(day for c in case.claims.values() for day in recount.outs(c))]
    assert days == sorted({day for day in out if day is not None})
    before = numbers(case.at(-NEVER))
    for day in days:
        assert numbers(case.at(day - 1)) == before
        after = numbers(case.at(day))
        assert after != before
        before = after
    assert numbers(case.at(LATER)) == before


@given(cases(), st.data())
@many(60)
def test_no_card_as_of_a_day_names_a_claim_of_a_later_one(case: Case, data: st.DataObject) -> None:
    day = data.draw(st.sampled_from(days_of(case)))
    view, there = case.at(day), Recount(case, day).there
    later = [name for name in case.claims if name not in there]
    standing = [name for name in case.all_ids() if name not in later]
    assert standing
    for name in standing:
        for block in blocks(view, name):
            assert not isinstance(block, Para | Field) or block.to not in later
            assert [other for other in later if other in texts(block).split()] == []


def test_a_case_as_of_a_day_leaves_the_whole_one_as_it_was() -> None:
    whole = numbers(kazakhstan())
    view = kazakhstan().at(DAY9)
    assert numbers(view) != whole
    assert numbers(kazakhstan()) == whole
    assert numbers(view.at(None)) == whole
    assert (kazakhstan().day, view.day, view.at(DAY10).day) == (None, DAY9, DAY10)


# The bundled case: on 9 January and from the 10th


def test_the_bundled_case_changes_on_two_days() -> None:
    assert kazakhstan().days() == [DAY9, DAY10]
    assert [len(kazakhstan().at(day).left()) for day in (DAY9 - 1, DAY9, DAY10 - 1, DAY10)] == [0, 12, 12, 200]


def test_on_9_january_the_health_ministrys_164_stands_alone() -> None:
    case = kazakhstan().at(DAY9)
    later = {name for name in case.claims if not case.standing(name)}
    assert case.standing("dead-164-health")
    assert not {"disputed", "differs"} & set(case.marks("dead-164-health"))
    assert case.links(case.claims["dead-164-health"]) == []
    assert case.linked_from("dead-164-health") == []
    assert case.count("question", "how-many-killed") == 1
    assert case.count("question", "how-many-killed", disputed=True) == 0
    shown = blocks(case, "dead-164-health")
    assert not {block.to for block in shown if isinstance(block, Para | Field)} & later
    text = "\n".join(texts(block) for block in shown)
    assert "164 people were killed" in text
    assert [case.claims[name].text for name in later if case.claims[name].text in text] == []
    assert not [word for word in ("Contradicted", "Differs", "disputed") if word in text]


def test_from_10_january_it_is_disputed_and_contradicted() -> None:
    case = kazakhstan().at(DAY10)
    assert "disputed" in case.marks("dead-164-health")
    kinds = {(name, link.kind) for name, link in case.linked_from("dead-164-health")}
    assert "contradicts" in {kind for _, kind in kinds}
    assert {"dead-164-health"} < {name for name in case.claims if "how-many-killed" in case.claims[name].answers}
    shown = blocks(case, "dead-164-health")
    assert {name for name, _ in kinds} <= {block.to for block in shown if isinstance(block, Para | Field)}
    assert "Contradicted by" in [texts(block) for block in shown]
    assert case.count("question", "how-many-killed", disputed=True) >= 2


def test_findings_are_those_among_the_claims_that_stand() -> None:
    on9, on10 = (kazakhstan().at(day) for day in (DAY9, DAY10))
    assert on10.findings() == kazakhstan().findings()
    there = {name: on9.claims[name] for name in on9.claims if on9.standing(name)}
    single = Single((), 0, len(there))  # neither article was out
    assert on9.findings() == find(Among(there, on9.name, on9.printed, on9.times.words, single, on9.store.relations))
    assert [[f.kind for f in case.findings()].count("one-source") for case in (on9, on10)] == [0, 1]
    kinds = [{finding.kind for finding in case.findings("own-people")} for case in (on9, on10)]
    assert "early-denial" not in kinds[0]
    assert "early-denial" in kinds[1]


def test_a_reservation_counts_from_the_day_on_which_its_source_printed_it() -> None:
    on9, on10 = (kazakhstan().at(day) for day in (DAY9, DAY10))
    assert on9.stands["own-people"] == DAY9
    assert [("no-evidence" in case.marks("own-people")) for case in (on9, on10)] == [False, True]
    assert [case.count("caveat", "no-evidence") == case.count("mark", "no-evidence") for case in (on9, on10)]
    assert (on9.counts("caveat"), on9.counts("stance")) == ({"?": 12}, {"?": 12})
    shown = ["\n".join(map(texts, blocks(case, "own-people"))) for case in (on9, on10)]
    words = "no evidence", "did not produce evidence"
    assert [[word in text for word in words] for text in shown] == [[False] * 2, [True] * 2]


def test_a_filter_on_what_is_derived_follows_the_day() -> None:
    around = Filters(also=(Clause("claim", ("dead-164-health",)),))
    lists = [claim_list(kazakhstan().at(day), around) for day in (DAY9, DAY10)]
    assert [listing.id(at) for listing in lists[:1] for at in range(len(listing))] == ["dead-164-health"]
    assert len(lists[1]) > 1
    undisputed = Filters(also=(Clause("mark", ("disputed",), negated=True),))
    assert lists[0].id(0) in [row.id for row in claim_list(kazakhstan().at(DAY9), undisputed).rows()]
    assert lists[0].id(0) not in [row.id for row in claim_list(kazakhstan().at(DAY10), undisputed).rows()]
