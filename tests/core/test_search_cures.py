"""What a search does not understand it names with a cure, also where it finds something; dates it takes as typed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from helpers import HARBOUR, harbour, kazakhstan
from made import opened

from tui.__main__ import main
from tui.case import Case
from tui.case.facets import FACETS, FIELDS
from tui.case.lists import claim_list
from tui.case.query import Filters
from tui.case.search import understand
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.dates import parse, short
from tui.model import EDITOR, Actor, Claim, Link, Quote, Report, Source

CASES = pytest.mark.parametrize("case", [harbour(), kazakhstan()], ids=["harbour", "kazakhstan"])
THIRD = [
    "3 Mar", "3 March 2020", "3rd of March", "3rd March 2020", "Mar 3", "March 3rd, 2020", "Tue 3 Mar 2020",
    "Tuesday, 3 March", "3-Mar-2020", "2020-3-3", "3.3.2020", "2020/03/03", "TUE 3 MAR",
]  # fmt: skip
BOTH = [
    "3-4 Mar", "3–4 Mar", "3 - 4 March 2020", "3 to 4 Mar", "Mar 3-4", "March 3–4, 2020", "3 Mar - 4 Mar",
    "3. to 4. Mar",
]  # fmt: skip


def found(case: Case, typed: str) -> set[str]:
    return {name for name in case.ranked(Filters(sought=understand(case, typed))) if name in case.claims}


@pytest.mark.parametrize("typed", [*THIRD, *BOTH])
def test_said_takes_a_date_as_people_type_it_and_further_words_behind_it(typed: str) -> None:
    days = ("2020-03-03",) if typed in THIRD else ("2020-03-03", "2020-03-04")
    said = {name for name, claim in harbour().claims.items() if claim.said and claim.said.text in days}
    assert said
    assert found(harbour(), f"said:{typed}") == found(harbour(), f"said:{typed} ") == said
    assert understand(harbour(), f"said:{typed} fire").terms == (("fire*",),)
    assert main(["list", "claims", "--case", str(HARBOUR), "--said", typed]) == DONE


@CASES
def test_a_date_is_taken_as_rows_print_it(case: Case) -> None:
    days = [(name, claim) for name, claim in case.claims.items() if claim.said and claim.said.kind == "day"]
    assert days
    for name, claim in days:
        if claim.said:
            assert name in found(case, f"said:{short(claim.said)}"), short(claim.said)
            assert name in found(case, f"said:{case.when_words(claim)} "), case.when_words(claim)


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_each_field_that_is_not_understood_names_its_cure(name: str) -> None:
    (words,) = understand(harbour(), f"{name}:qqqq").missed
    says = "{} is no date" if FACETS[name].value == "day" else FACETS[name].missing
    assert words.startswith(f"{says.format('“qqqq”')} (")
    assert "()" not in words


@pytest.mark.parametrize("option", ["via", "by", "about"])
def test_of_who_is_known_it_is_never_told_that_nothing_is_called_so(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    case = harbour()
    name = next(each for each in case.actors if not case.count(option, each))
    called = case.name(name)
    assert main(["list", "claims", "--case", str(HARBOUR), f"--{option}", called]) == USAGE
    err = capsys.readouterr().err
    assert err.startswith(f"onrecord: --{option}: {FACETS[option].missing.format(repr(called))}; ")
    assert "nothing is called" not in err


def test_a_place_of_which_no_claim_tells_is_not_called_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "harbour"
    shutil.copytree(HARBOUR, path)
    (path / "more.yaml").write_text("events: [{id: calm, title: A calm day, when: 2020-03-02, where: Kuryk}]\n")
    for words in (["list", "claims", "--where", "Kuryk"], ["search", "where:Kuryk"]):
        main([*words, "--case", str(path)])
        assert "no claim is about what happened in " in capsys.readouterr().err


@pytest.mark.parametrize("name", sorted(FACETS.keys() - FIELDS.keys()))
def test_what_is_a_filter_but_no_field_is_told_with_where_it_is_one(name: str) -> None:
    (words,) = understand(harbour(), f"{name}:fire").missed
    assert words.startswith(f"{name}: is no field of a search (")
    assert f"--{name}" in words


def test_what_was_not_understood_is_told_on_the_command_line_too_where_something_is_found(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["search", "--case", str(HARBOUR), "said:", "fire"]) == DONE
    out, err = capsys.readouterr()
    assert out
    assert err.startswith("onrecord: said: goes on with when it was said")


def test_a_name_that_is_none_names_where_names_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "claims", "--case", str(HARBOUR), "--question", "qqqq"]) == USAGE
    assert capsys.readouterr().err == (
        "onrecord: --question: no question that a claim answers is called 'qqqq'; "
        "`onrecord list questions` prints the names\n"
    )


def test_words_that_are_not_there_yet_take_nothing_away_as_of_a_day() -> None:
    reports = (Report(source="paper", quotes=(Quote(exact="the gate was shut"),)),)
    link = Link(to="first", kind="contradicts", by=EDITOR, why="a zebra")
    days = [("first", "2020-01-04", ()), ("later", "2020-01-08", (link,))]
    case = opened([
        Source(id="paper", title="T", publisher="Paper", published=parse("2020-01-09")),
        Actor(id="ann", name="Ann", kind="person"),
        *(
            Claim(id=name, text="Shut.", speaker="ann", said=parse(day), reports=reports, links=links)
            for name, day, links in days
        ),
    ])  # fmt: skip
    then = case.at(20200105)
    filters = Filters(sought=understand(then, "gate -zebra"))
    assert then.ranked(filters) == ["first"]
    assert len(claim_list(then, filters)) == len(then.left(filters)) == 1
    assert case.ranked(filters) == []


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("t", "2 questions have the id or all the words 't'; name one: how-many-hurt, what-cause"),
        ("qqqq", "no question has the id or all the words 'qqqq'; `onrecord list questions` prints them"),
    ],
)
def test_a_question_to_compare_that_is_none_or_several_is_told(
    typed: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", typed, "--case", str(HARBOUR)]) == FOUND_NOTHING
    assert capsys.readouterr().err == f"onrecord: {says}\n"
