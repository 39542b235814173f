"""`onrecord list` and its filters: what is left of each kind, as of which day, and what is said of a mistyped value."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from helpers import BUNDLED, CASES, HARBOUR, harbour, kazakhstan, put
from inside import said
from recount import Recount, every_value

from tui.case import Case
from tui.case.facets import FACETS
from tui.case.lists import KINDS
from tui.commands import DONE, FOUND_NOTHING, USAGE

Captured = pytest.CaptureFixture[str]
AT_HARBOUR, AT_BUNDLED = ("--case", str(HARBOUR)), ("--case", str(BUNDLED))


def heads(text: str) -> list[str]:
    return [line.split("  ")[0] for line in text.splitlines()]


def listed(capsys: Captured, *words: str) -> list[str]:
    """Return the ids that are listed of the made-up case."""
    code, out, err = said(capsys, "list", *words, *AT_HARBOUR)
    assert (code, err) in ((DONE, ""), (FOUND_NOTHING, f"onrecord: no {words[0]} pass these filters\n"))
    assert (code == DONE) == bool(out)
    return heads(out)


def parts(names: Iterable[str], facet: str) -> set[str]:
    """Return the values that some claims have of a facet."""
    values = Recount(harbour()).values
    return {value for name in names for value in values[name][facet]}


# One filter, and several


@pytest.mark.parametrize("facet", FACETS)
def test_each_value_of_a_facet_is_an_option_that_leaves_its_claims(capsys: Captured, facet: str) -> None:
    case = Case.open(CASES / "given") if facet == "position" else harbour()
    values = Recount(case).values
    known = every_value(case, facet)
    assert known
    for value in known:
        written = "unknown" if value == "?" else value
        code, out, _ = said(capsys, "list", "claims", f"--{facet}", written, "--case", str(case.path))
        assert (code, heads(out)) == (DONE, [name for name in case.claims if value in values[name][facet]])


@pytest.mark.parametrize(
    ("kind", "facet", "options"),
    [
        ("events", "event", ("--speaker", "brigade")),
        ("actors", "actor", ("--source", "courier")),
        ("questions", "question", ("--mark", "preliminary")),
        ("sources", "source", ("--kind", "promises")),
        ("events", "event", ("--said", "2020-03-03", "--source", "courier")),
    ],
)
def test_every_kind_is_narrowed_to_what_a_claim_is_left_of(
    capsys: Captured, kind: str, facet: str, options: tuple[str, ...]
) -> None:
    claims = listed(capsys, "claims", *options)
    found = listed(capsys, kind, *options)
    assert set(found) == parts(claims, facet) & set(listed(capsys, kind))
    assert 0 < len(found) < len(listed(capsys, kind))


def test_numbers_in_rows_are_those_that_the_filters_leave(capsys: Captured) -> None:
    out = said(capsys, "list", "events", "--speaker", "brigade", *AT_HARBOUR)[1]
    numbers = {line.split("  ")[0]: re.findall(r"(\d+) claim", line) for line in out.splitlines()}
    assert numbers == {"fire": ["1"], "hurt": ["1"], "cause": ["1"]}


def test_numbers_in_tables_are_those_that_the_filters_leave(capsys: Captured) -> None:
    options = ("events", "--speaker", "brigade", *AT_HARBOUR)
    rows = csv.DictReader(io.StringIO(said(capsys, "list", *options, "--format", "csv")[1]))
    assert {row["id"]: row["claims"] for row in rows} == {"fire": "1", "hurt": "1", "cause": "1"}
    table = said(capsys, "list", *options, "--format", "md")[1].splitlines()[2:]
    assert [line.split(" | ")[3] for line in table] == ["1", "1", "1"]


def test_an_option_given_again_takes_either_and_other_options_narrow(capsys: Captured) -> None:
    one, other = listed(capsys, "claims", "--speaker", "mayor"), listed(capsys, "claims", "--speaker", "brigade")
    both = listed(capsys, "claims", "--speaker", "mayor", "--speaker", "brigade")
    assert set(both) == {*one, *other}
    assert len(both) == len(one) + len(other)
    assert listed(capsys, "claims", "--speaker", "mayor", "--speaker", "mayor") == one
    narrow = listed(capsys, "claims", "--speaker", "mayor", "--speaker", "brigade", "--source", "courier")
    assert set(narrow) == set(both) & set(listed(capsys, "claims", "--source", "courier")) < set(both)


@pytest.mark.parametrize("facet", FACETS)
def test_a_claim_that_has_both_values_is_listed_once(capsys: Captured, facet: str) -> None:
    every = [option for value in every_value(harbour(), facet) if value != "?" for option in (f"--{facet}", value)]
    if every:
        found = listed(capsys, "claims", *every)
        assert found == list(dict.fromkeys(found)) != []


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (("--said", "2020-03-03"), {"nobody-hurt", "cause-unknown"}),
        (("--said", "2020-03"), {"nobody-hurt", "cause-unknown", "three-hurt"}),
        (("--said", "2020-03-04/.."), {"three-hurt"}),
        (("--said", "2021"), set()),
        (("--happened", "2020-03-03"), {"nobody-hurt", "three-hurt"}),
        (("--happened", "../2020-03-01"), {"sparks", "cause-unknown"}),
        (("--where", "harb"), {"three-hurt", "dozens-ran"}),
        (("--where", "HARBOUR"), {"three-hurt", "dozens-ran"}),
        (("--by", "editor"), {"sparks", "cause-unknown"}),
        (("--claim", "sparks"), {"sparks", "cause-unknown"}),
        (("--stance", "endorses"), {"alarm-late"}),
        (("--mark", "no evidence"), {"sparks"}),
        (("--mark", "no-evidence"), {"sparks"}),
        (("--question", "unknown"), {"dozens-ran", "alarm-late", "inquiry-promised"}),
        (("--question", "None"), {"dozens-ran", "alarm-late", "inquiry-promised"}),
        (("--question", "people were"), {"nobody-hurt", "three-hurt"}),
        (("--speaker", "Perejra"), {"nobody-hurt"}),
        (("--speaker", "MAYOR"), {"nobody-hurt"}),
        (("--speaker", "oez"), {"sparks"}),
        (("--about", "witnes"), {"nobody-hurt", "dozens-ran"}),
        (("--source", "the gaz"), {"nobody-hurt", "cause-unknown", "inquiry-promised"}),
        (("--via", "mayor's"), {"nobody-hurt"}),
        (("--by", "Editor"), {"sparks", "cause-unknown"}),
        (("--claim", "spark"), {"sparks", "cause-unknown"}),
        (("--said", "3 March"), {"nobody-hurt", "cause-unknown"}),
        (("--said", "Mar 3, 2020"), {"nobody-hurt", "cause-unknown"}),
        (("--said", "3–4 Mar"), {"nobody-hurt", "cause-unknown", "three-hurt"}),
        (("--happened", "2020-03-02"), {"alarm-late", "three-hurt", "dozens-ran"}),
        (("--happened", "2 Mar"), {"alarm-late", "three-hurt", "dozens-ran"}),
    ],
)
def test_values_may_be_written_as_a_person_would(capsys: Captured, options: tuple[str, ...], names: set[str]) -> None:
    assert set(listed(capsys, "claims", *options)) == names


@pytest.mark.parametrize("facet", ["about", "event"])
def test_unknown_never_hides_claims_that_give_none(capsys: Captured, facet: str) -> None:
    values = Recount(kazakhstan()).values
    expected = [name for name in kazakhstan().claims if not values[name][facet] - {"?"}]
    assert expected
    code, out, _ = said(capsys, "list", "claims", f"--{facet}", "unknown", *AT_BUNDLED)
    assert code == USAGE or heads(out) == expected


# As of a day


def test_a_case_as_of_a_day_has_the_claims_that_stood_by_then(capsys: Captured) -> None:
    for day, number in (("2022-01-08", 0), ("2022-01-09", 12), ("2022-01-10", 200), ("2022-01", 200), ("2023", 200)):
        code, out, err = said(capsys, "list", "claims", "--as-of", day, *AT_BUNDLED)
        assert (code, len(heads(out))) == (DONE if number else FOUND_NOTHING, number)
        assert err == ("" if number else "onrecord: no claims pass these filters\n")


@pytest.mark.parametrize("day", ["-0044-03-15", "15 March 45 BC", "../-0044"])
@pytest.mark.parametrize("option", ["--as-of", "--said"])
def test_a_day_before_christ_is_taken_without_a_sign_of_equality(capsys: Captured, option: str, day: str) -> None:
    assert listed(capsys, "claims", option, day) == []


def test_marks_in_rows_are_those_of_the_day(capsys: Captured) -> None:
    rows = [said(capsys, "list", "claims", "--as-of", day, *AT_BUNDLED)[1] for day in ("2022-01-09", "2022-01-10")]
    health = [next(row for row in out.splitlines() if row.startswith("dead-164-health  ")) for out in rows]
    assert ["disputed" in row for row in health] == [False, True]
    disputed = [
        heads(said(capsys, "list", "claims", "--as-of", day, "--mark", "disputed", *AT_BUNDLED)[1])
        for day in ("2022-01-09", "2022-01-10")
    ]
    assert disputed[0] == []  # what a source doubts it doubts in print, on the 10th
    assert {"spy-captured", "dead-164-health"} <= set(disputed[1])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_listed_as_of_a_day(capsys: Captured, kind: str) -> None:
    assert listed(capsys, kind, "--as-of", "2020-03-02") == []
    some, whole = listed(capsys, kind, "--as-of", "2020-03-03"), listed(capsys, kind, "--as-of", "2020-03-04")
    assert 0 < len(some) < len(whole) or kind in ("questions", "sources")
    assert set(some) <= set(whole)


def test_a_place_that_nobody_spoke_of_yet_is_no_mistyped_one(capsys: Captured) -> None:
    assert listed(capsys, "claims", "--where", "Harbour", "--as-of", "2020-03-03") == []


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("yesterday", "--as-of 'yesterday': "),
        ("2022-02-30", "--as-of '2022-02-30': day 30 does not exist in Feb 2022"),
        ("2022-01-09/..", "--as-of '2022-01-09/..' has no end; write a day such as 2022-01-09"),
        ("", "--as-of ''"),
        ("unknown", "--as-of 'unknown': "),
    ],
)
def test_a_day_that_is_none_is_wrong_usage_and_names_the_cure(capsys: Captured, written: str, says: str) -> None:
    code, out, err = said(capsys, "list", "claims", "--as-of", written, *AT_HARBOUR)
    assert (code, out) == (USAGE, "")
    assert err.startswith(f"onrecord: {says}")
    assert "write " in err


# What was mistyped


@pytest.mark.parametrize(
    ("facet", "typed", "says"),
    [
        ("speaker", "Mayer", "--speaker: nobody who speaks is called 'Mayer'; near it: mayor"),
        ("about", "itnesses", "--about: nobody who is spoken of is called 'itnesses'; near it: witnesses"),
        ("question", "nothing", "--question: no question that a claim answers is called 'nothing'; `onrecord list"),
        ("question", "what how", "--question: no question that a claim answers is called 'what how'"),
        ("claim", "sparx", "--claim: no claim is called 'sparx'; near it: sparks"),
        ("by", "Editeur", "--by: nobody who draws a link is called 'Editeur'"),
        ("claim", "the", "--claim 'the' may be any of these: three-hurt (Three people were hurt, two of them bad…), "),
        ("mark", "no evidense", "'no evidense' is no mark; did you mean 'no-evidence'?"),
        ("mark", "true", "'true' is no mark; use unsealed, disputed, disputes"),
        ("kind", "denial", "'denial' is no kind; did you mean 'denies'?"),
        ("stance", "doubt", "'doubt' is no stance; did you mean 'doubts'?"),
        ("caveat", "remove", "'remove' is no caveat; did you mean 'removed'?"),
        ("where", "Habour", "no claim is about what happened in 'Habour'; near it: Harbour"),
        ("where", "Atlantis", "no claim is about what happened in 'Atlantis'"),
        ("said", "yesterday", "--said 'yesterday': "),
        ("happened", "2020-02-30", "--happened '2020-02-30': day 30 does not exist in Feb 2020"),
        ("printed", "3/4/2020", "--printed '3/4/2020': the month may be either number: write 3 Apr"),
    ],
)
def test_a_value_that_is_mistyped_is_wrong_usage_and_not_an_empty_answer(
    capsys: Captured, facet: str, typed: str, says: str
) -> None:
    code, out, err = said(capsys, "list", "claims", f"--{facet}", typed, *AT_HARBOUR)
    assert (code, out) == (USAGE, "")
    assert err.startswith(f"onrecord: {says}")
    assert err.count("\n") == 1


def test_one_mistyped_value_among_good_ones_is_still_told(capsys: Captured) -> None:
    code, out, err = said(capsys, "list", "events", "--kind", "denies", "--kind", "denial", *AT_HARBOUR)
    assert (code, out) == (USAGE, "")
    assert "'denial' is no kind" in err


def test_filters_that_leave_nothing_exit_1_and_say_so(capsys: Captured) -> None:
    for kind in KINDS:
        options = ("--event", "alarm", "--kind", "denies")
        expected = (FOUND_NOTHING, "", f"onrecord: no {kind} pass these filters\n")
        assert said(capsys, "list", kind, *options, *AT_HARBOUR) == expected


def test_the_help_lists_every_facet_and_the_day(capsys: Captured) -> None:
    out = said(capsys, "list", "--help")[1]
    assert [facet for facet in FACETS if f"--{facet} " not in out] == []
    assert "--as-of DAY" in out


def test_who_is_called_by_the_whole_of_a_name_is_meant_though_another_name_begins_so(
    tmp_path: Path, capsys: Captured
) -> None:
    actors = "".join(
        f"- {{id: {name}, name: {called}, kind: person}}\n"
        for name, called in (("younger", "Jon Oder the younger"), ("keeper", "Jon Oder"), ("boy", "Jón"))
    )
    claims = "".join(
        f"- {{id: of-{name}, text: A., speaker: {name}, source: log, quotes: a}}\n"
        for name in ("younger", "keeper", "boy")
    )
    head = "case: {format: 1, id: c, title: C}\nsources: [{id: log, title: L, publisher: P}]\nactors:\n"
    case = str(put(tmp_path, f"{head}{actors}claims:\n{claims}"))
    for written, name in (("jon oder", "keeper"), ("Jon", "boy"), ("Jon Oder the", "younger")):
        _, out, _ = said(capsys, "list", "claims", "--case", case, "--speaker", written)
        assert heads(out) == [f"of-{name}"]
    _, out, _ = said(capsys, "brief", "Jon Oder", "--case", case)
    assert out.startswith("brief keeper\n")
    code, _, err = said(capsys, "list", "claims", "--case", case, "--speaker", "jon o")
    assert (code, "may be any of these: younger (Jon Oder the younger), keeper (Jon Oder)" in err) == (USAGE, True)
