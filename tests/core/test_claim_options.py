"""What `claim` is told of figures, links and reservations stands in the record as it was typed, and passes as it is."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from helpers import HARBOUR, many
from hypothesis import given
from hypothesis import strategies as st
from test_newcomer import Captured
from test_newcomer import case as case

from tui.__main__ import main
from tui.authoring.record import Given, claim_record
from tui.case import Case
from tui.commands.claim_options import figure_of
from tui.model import Claim, Quote
from tui.reading.checks import check
from tui.reading.records import read
from tui.text import as_written

WORDED = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
WORDS = ("claim", "tribune", "nobody told her on the quay", "--speaker", "baker")


def test_a_claim_with_figures_links_and_reservations_is_one_that_passes(case: Path, capsys: Captured) -> None:
    given = ["--kind", "denies", "--stance", "doubts", "--caveat", "removed", "--caveat", "alleged", "--id", "new"]
    given += ["--figure", "hurt=0", "--figure", "boats=10..12.50", "--figure", "at most=..3", "--figure", "cars=dozens"]
    given += ["--link", "contradicts:none=One was told: “hurt”, [so]", "--link", "supports:told=The same"]
    assert main([*WORDS, *given, "--write"]) == 0
    reading = read(case)
    check(reading)
    assert reading.problems == []
    claim = Case.open(case).claims["new"]
    assert (claim.kind, claim.reports[0].stance, claim.reports[0].caveats) == (
        "denies",
        "doubts",
        ("removed", "alleged"),
    )
    figures = [(each.measure, each.value, each.from_, each.to, each.approx) for each in claim.figures]
    assert figures == [
        ("hurt", 0, None, None, None), ("boats", None, 10, Decimal("12.50"), None), ("at most", None, None, 3, None),
        ("cars", None, None, None, "dozens"),
    ]  # fmt: skip
    links = [(each.kind, each.to, each.by, each.why) for each in claim.links]
    assert links == [
        ("contradicts", "none", "editor", "One was told: “hurt”, [so]"), ("supports", "told", "editor", "The same"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("option", "value", "why"),
    [
        ("--figure", "hurt", "is no figure; write what is counted and the number: deaths=164"),
        ("--figure", "=3", "is no figure"),
        ("--figure", "hurt=1,000", "'1,000' is no number; write its digits alone, as 12500 or 12.5"),
        ("--figure", "hurt=..", "'..' is no number"),
        ("--link", "denis:none=x", "'denis' is no kind; did you mean 'denies'?"),
        ("--link", "denies:none", "gives no reason; write it behind a '=': denies:none=REASON"),
        ("--link", "denies:nome=x", "no claim has the id 'nome'; near it: none"),
        ("--link", "denies:town=x", "no claim has the id 'town'"),
    ],
)
def test_what_is_no_figure_and_no_link_is_told_and_nothing_is_written(
    case: Path, capsys: Captured, option: str, value: str, why: str
) -> None:
    before = (case / "case.yaml").read_bytes()
    assert main([*WORDS, option, value, "--write"]) == 2
    assert why in capsys.readouterr().err
    assert (case / "case.yaml").read_bytes() == before


@given(measure=WORDED, why=WORDED)
@many(100)
def test_any_words_of_figures_and_links_are_read_back(
    tmp_path_factory: pytest.TempPathFactory, measure: str, why: str
) -> None:
    folder = tmp_path_factory.mktemp("words")
    figure = (("measure", measure), ("value", "3"))
    record = claim_record(
        Case.open(HARBOUR), "gazette", [Quote(exact="x")],
        Given(speaker="mayor", figures=(figure,), links=(("denies", "sparks", why),)),
    )  # fmt: skip
    (folder / "a.yaml").write_text(f"claims:\n{record}", encoding="utf-8", errors="surrogatepass")
    found = [each for _, each in read(folder).records.stream() if isinstance(each, Claim)]
    if not measure.strip() or not why.strip():
        return  # which no field may be
    assert [as_written(each.measure) for claim in found for each in claim.figures] == [measure]
    assert [as_written(each.why or "") for claim in found for each in claim.links] == [why]


def test_a_figure_has_its_digits_as_they_were_typed() -> None:
    assert figure_of("price = 12.50") == (("measure", "price"), ("value", "12.50"))


@pytest.mark.parametrize(
    ("typed", "fields"), [("१०", {"value": "10"}), ("٣٠٠..", {"from": "300"}), ("१२.५", {"value": "12.5"})]
)
def test_the_digits_of_any_script_are_digits(typed: str, fields: dict[str, str]) -> None:
    assert dict(figure_of(f"dead={typed}")) == {"measure": "dead", **fields}


def test_words_with_digits_of_another_script_stay_as_they_were_typed() -> None:
    assert figure_of("dead=लगभग १०") == (("measure", "dead"), ("approx", "लगभग १०"))
