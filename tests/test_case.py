"""A case: counts that equal a plain recount, filters that equal a plain filter, order, derived dates, marks, search."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from helpers import changed, harbour, kazakhstan, many, put
from hypothesis import given
from hypothesis import strategies as st

from tui.case import Case
from tui.marks import MARKS
from tui.model import CAVEATS, Claim
from tui.query import FACETS, Filters

CASES = {"harbour": harbour, "kazakhstan": kazakhstan}
Day = tuple[int, int, int]


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]()


def opened(folder: Path, text: str) -> Case:
    case = Case.open(put(folder, text))
    assert case.problems == ()
    return case


# Counts and filters, beside the same done plainly


def plain_marks(case: Case, claim: Claim) -> set[str]:
    """Return a claim's marks as the documentation words them."""
    touching = [link.kind for link in claim.links]
    touching += [link.kind for other in case.claims.values() for link in other.links if link.to == claim.id]
    marks = {caveat for report in claim.reports for caveat in report.caveats}
    if {"contradicts", "denies", "doubts"} & set(touching) or {"doubts", "denies"} & {r.stance for r in claim.reports}:
        marks.add("disputed")
    if "differs" in touching:
        marks.add("differs")
    return marks | {"one-source" if len(claim.reports) == 1 else "several-sources"}


def plain_values(case: Case, claim: Claim) -> dict[str, set[str]]:
    """Return the values that a claim has of each facet."""
    return {
        "event": set(claim.events),
        "actor": {claim.speaker, *claim.via, *claim.to, *claim.actors},
        "speaker": {claim.speaker},
        "about": set(claim.actors),
        "question": set(claim.answers),
        "source": {report.source for report in claim.reports},
        "kind": {claim.kind},
        "mark": plain_marks(case, claim) | ({"unsealed"} if "unsealed" in case.marks(claim.id) else set()),
    }


PLAIN = {
    name: {claim.id: plain_values(case(), claim) for claim in case().claims.values()} for name, case in CASES.items()
}
VALUES = {
    name: {facet: sorted(set().union(*(values[facet] for values in plain.values()))) for facet in FACETS}
    for name, plain in PLAIN.items()
}


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize("name", CASES)
def test_the_count_of_each_value_of_a_facet_is_that_of_a_plain_recount(name: str, facet: str) -> None:
    case = CASES[name]()
    recount = Counter(value for values in PLAIN[name].values() for value in values[facet])
    everything = {*case.ids(), *MARKS, *recount, "nothing"}
    assert {value: case.count(facet, value) for value in everything} == {value: recount[value] for value in everything}
    assert sum(recount.values()) > 0


def ids(case: Case, filters: Filters) -> list[str]:
    listing = case.claim_list(filters)
    return [listing.id(index) for index in range(len(listing))]


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize("name", CASES)
def test_each_filter_leaves_what_a_plain_filter_leaves_in_the_same_order(name: str, facet: str) -> None:
    case = CASES[name]()
    for value in [*VALUES[name][facet], "nothing", ""]:
        expected = [claim for claim in case.claims if value in PLAIN[name][claim][facet]]
        assert ids(case, Filters().with_(facet, value)) == expected
        assert len(case.claim_list(Filters().with_(facet, value))) == case.count(facet, value)


@given(st.sampled_from(sorted(CASES)), st.data())
@many(200)
def test_filters_together_leave_what_plain_filters_leave(name: str, data: st.DataObject) -> None:
    case = CASES[name]()
    # One claim's own values, so that most combinations leave something, and one value that may be another's.
    own = PLAIN[name][data.draw(st.sampled_from(sorted(PLAIN[name])))]
    facets = data.draw(st.sets(st.sampled_from([facet for facet in FACETS if own[facet]])))
    chosen = {facet: data.draw(st.sampled_from(sorted(own[facet]))) for facet in sorted(facets)}
    facet = data.draw(st.sampled_from(sorted(FACETS)))
    chosen[facet] = data.draw(st.sampled_from(VALUES[name][facet]))
    expected = [
        claim for claim in case.claims if all(value in PLAIN[name][claim][key] for key, value in chosen.items())
    ]
    assert ids(case, Filters(**chosen)) == expected


def test_filters_are_the_facets_and_remember_what_was_chosen() -> None:
    filters = Filters().with_("source", "rferl").with_("mark", "disputed").with_("source", None)
    assert filters.chosen() == [("mark", "disputed")]
    assert filters == Filters(mark="disputed")
    assert set(FACETS) == set(Filters.__dataclass_fields__)


def test_rows_count_what_filters_leave(case: Case) -> None:
    for event in case.event_list().rows():
        disputed = [name for name in ids(case, Filters(event=event.id)) if "disputed" in case.marks(name)]
        assert (event.claims, event.disputed) == (len(ids(case, Filters(event=event.id))), len(disputed))
    for question in case.question_list().rows():
        assert question.positions == len(ids(case, Filters(question=question.id)))
        assert question.disputed == len(ids(case, Filters(question=question.id, mark="disputed")))
    for actor in case.actor_list().rows():
        assert actor.said == len(ids(case, Filters(speaker=actor.id)))
        assert actor.about == len(ids(case, Filters(about=actor.id)))
    for source in case.source_list().rows():
        assert source.claims == len(ids(case, Filters(source=source.id)))
        assert source.own == len(ids(case, Filters(speaker=source.id)))


def test_a_list_finds_each_of_its_rows_and_no_other(case: Case) -> None:
    listing = case.claim_list(Filters(mark="disputed"))
    names = [row.id for row in listing.rows()]
    assert [listing.find(name) for name in names] == list(range(len(listing)))
    assert all(listing.find(name) is None for name in case.claims if name not in names)
    assert listing.find(None) is None
    assert listing.find("nothing") is None
    assert listing.rows(1, 3) == listing.rows()[1:3]


def test_every_record_stands_in_its_list_once(case: Case) -> None:
    lists = (case.event_list(), case.actor_list(), case.claim_list(), case.question_list(), case.source_list())
    assert sorted(listing.id(index) for listing in lists for index in range(len(listing))) == sorted(case.ids())


# Order, dates, marks


def day_key(earliest: Day | None, latest: Day | None) -> tuple[Day, Day]:
    last = latest or (9999, 12, 31)
    return earliest or last, last


def test_events_stand_in_the_order_of_their_earliest_then_latest_day(case: Case) -> None:
    whens = [event.when for event in case.events.values()]
    keys = [day_key(when.earliest and when.earliest[:3], when.latest and when.latest[:3]) for when in whens]
    assert keys == sorted(keys)


def test_claims_stand_in_the_order_of_the_days_that_are_shown(case: Case) -> None:
    whens = [case.when(claim) for claim in case.claims.values()]
    keys = [day_key(when.earliest and when.earliest[:3], when.latest and when.latest[:3]) for when in whens if when]
    assert len(keys) == len(whens)
    assert keys == sorted(keys)


def printed_in(name: str) -> str:
    return f"{{source: s-{name}, quotes: [{{exact: x}}]}}"


def dated(*dates: str) -> str:
    """Return a case with a claim said on each date, or printed on it where it begins with `printed `, named a, b …"""
    head = "case: {format: 1, id: x, title: X}\nactors: [{id: ann, name: Ann, kind: person}]\n"
    claims = sources = ""
    for number, when in enumerate(dates):
        name, printed = chr(ord("a") + number), when.removeprefix("printed ")
        published = f", published: '{printed}'" if printed != when and printed else ""
        said = "" if printed != when else f"  said: '{when}'\n"
        sources += f"- {{id: s-{name}, title: T, publisher: P{published}}}\n"
        claims += f"- id: {name}\n  text: T\n  speaker: ann\n{said}  reports: [{printed_in(name)}]\n"
    return f"{head}sources:\n{sources}claims:\n{claims}"


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2020-01-03", "2020-01-02", "2020-01-01"), "cba"),
        (("2020-01-02/2020-01-09", "2020-01-02", "2020-01-02/2020-01-05"), "bca"),
        (("[..2020-01-03]", "2020-01-04", "2020-01-02"), "cab"),
        (("../2020-01-03", "2020-01-02/..", "2020-01-02"), "cba"),
        (("printed ", "2030", "2020"), "cba"),
        (("printed 2020-01-03T18:05:00", "2020-01-04", "2020-01-02"), "cab"),
        (("printed 2020-01", "2020-01-15", "2020-02-01"), "bac"),
        (("2020-01-02T12:00:00", "2020-01-02T09:00:00"), "ba"),
    ],
)  # fmt: skip
def test_claims_stand_at_their_earliest_day_and_at_their_latest_where_there_is_none(
    tmp_path: Path, dates: tuple[str, ...], expected: str
) -> None:
    assert "".join(opened(tmp_path, dated(*dates)).claims) == expected


@pytest.mark.parametrize(
    ("printed", "derived"),
    [
        ("2020-01-03", "[..2020-01-03]"),
        ("2020-01-03T18:05:00", "[..2020-01-03]"),
        ("2020-01-03?", "[..2020-01-03?]"),
        ("2020-01-03~", "[..2020-01-03~]"),
        ("2020-01-03%", "[..2020-01-03%]"),
        ("2020-02", "[..2020-02-29]"),
        ("2020-01-03/2020-01-05", "[..2020-01-05]"),
        ("[2020-01-03..2020-01-05]", "[..2020-01-05]"),
        ("2020-01-03/..", "2020-01-03/.."),
        ("", None),
    ],
)
def test_a_claim_without_a_time_was_said_by_the_day_of_printing(
    tmp_path: Path, printed: str, derived: str | None
) -> None:
    case = opened(tmp_path, dated(f"printed {printed}"))
    when = case.when(case.claims["a"])
    assert (when.text if when else None) == derived


def test_a_claim_in_several_sources_was_said_by_the_day_on_which_the_first_was_surely_out(tmp_path: Path) -> None:
    text = dated("printed 2020-01", "printed 2020-01-05", "printed ")
    everywhere = ", ".join(printed_in(name) for name in "abc")
    case = opened(tmp_path, changed(printed_in("a"), everywhere, text))
    when = case.when(case.claims["a"])
    assert when is not None
    assert when.text == "[..2020-01-05]"


def test_a_time_that_a_source_gives_is_never_changed(case: Case) -> None:
    assert all(case.when(claim) is claim.said for claim in case.claims.values() if claim.said)


REPORTS = "  reports:\n  - source: paper\n    quotes:\n    - exact: it was strong"
LINK = f"  links: [{{to: weak, kind: KIND, by: editor, why: x}}]\n{REPORTS}"


@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        ("contradicts", "disputed"),
        ("denies", "disputed"),
        ("doubts", "disputed"),
        ("differs", "differs"),
        ("supports", ""),
        ("updates", ""),
        ("withdraws", ""),
    ],
)
def test_a_link_marks_both_of_its_ends(tmp_path: Path, kind: str, mark: str) -> None:
    case = opened(tmp_path, changed(REPORTS, LINK.replace("KIND", kind)))
    expected = ({mark} - {""}) | {"one-source"}
    assert set(case.marks("strong")) == set(case.marks("weak")) == expected
    assert [(name, link.kind) for name, link in case.linked_from("weak")] == [("strong", kind)]
    assert case.linked_from("strong") == ()


@pytest.mark.parametrize(("stance", "marks"), [("doubts", {"disputed"}), ("denies", {"disputed"}), ("endorses", set())])
def test_a_source_that_doubts_or_denies_disputes_the_claim(tmp_path: Path, stance: str, marks: set[str]) -> None:
    case = opened(tmp_path, changed("- source: paper", f"- source: paper\n    stance: {stance}"))
    assert set(case.marks("strong")) == {"one-source"} | marks
    assert set(case.marks("weak")) == {"one-source"}


@pytest.mark.parametrize("caveat", CAVEATS)
def test_a_caveat_is_a_mark_and_no_dispute(tmp_path: Path, caveat: str) -> None:
    case = opened(tmp_path, changed("- source: paper", f"- source: paper\n    caveats: [{caveat}]"))
    assert case.marks("strong") == (caveat, "one-source")


def test_two_sources_are_told_from_one(tmp_path: Path) -> None:
    case = opened(tmp_path, changed(REPORTS, REPORTS + "\n  - source: other\n    quotes: [{exact: x}]"))
    assert (case.marks("strong"), case.marks("weak")) == (("several-sources",), ("one-source",))


def test_a_link_to_a_claim_that_is_left_out_marks_what_is_there(tmp_path: Path) -> None:
    text = changed("text: It was weak.", "text: ''", changed(REPORTS, LINK.replace("KIND", "denies")))
    case = Case.open(put(tmp_path, text))
    assert case.marks("strong") == ("disputed", "one-source")
    assert case.marks("weak") == ()
