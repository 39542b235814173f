"""Marks: what links, stances, caveats and the number of sources make of a claim, and which of them rows show."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import changed, put

from tui.case import Case
from tui.model import CAVEATS


def opened(folder: Path, text: str) -> Case:
    case = Case.open(put(folder, text))
    assert case.problems == ()
    return case


REPORTS = "  reports:\n  - source: paper\n    quotes:\n    - exact: it was strong"
LINK = f"  links: [{{to: weak, kind: KIND, by: editor, why: x}}]\n{REPORTS}"


@pytest.mark.parametrize(
    ("kind", "by", "strong", "weak"),
    [
        ("contradicts", "editor", "disputed", "disputed"),
        ("contradicts", "paper", "disputed", "disputed"),
        ("contradicts", "ann", "disputes", "disputed"),
        ("denies", "editor", "disputes", "disputed"),
        ("denies", "paper", "disputes", "disputed"),
        ("doubts", "ann", "disputes", "disputed"),
        ("differs", "editor", "differs", "differs"),
        ("supports", "editor", "", ""),
        ("updates", "editor", "", ""),
        ("withdraws", "editor", "", ""),
    ],
)
def test_a_link_marks_its_ends_who_disputes_and_who_is_disputed(
    tmp_path: Path, kind: str, by: str, strong: str, weak: str
) -> None:
    link = LINK.replace("KIND", kind).replace("by: editor, why: x", f"by: {by}, why: x, quote: x")
    case = opened(tmp_path, changed(REPORTS, link))
    assert [set(case.marks(name)) - {"one-source"} for name in ("strong", "weak")] == [{strong} - {""}, {weak} - {""}]
    assert [(name, link.kind) for name, link in case.linked_from("weak")] == [("strong", kind)]
    assert list(case.linked_from("strong")) == []
    assert [link.kind for link in case.links(case.claims["strong"])] == [kind]


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


def test_rows_show_how_many_sources_print_a_claim_where_most_have_another_number(tmp_path: Path) -> None:
    both = "\n  - source: other\n    quotes: [{exact: x}]"
    one = opened(tmp_path, changed(REPORTS, REPORTS + both))
    assert [one.telling(name) for name in ("strong", "weak")] == [("several-sources",), ()]
    all_but_one = changed("it was weak", f"it was weak{both}", changed(REPORTS, REPORTS + both))
    third = "- {id: third, text: T, speaker: ann, reports: [{source: paper, quotes: [{exact: x}]}]}\n"
    case = opened(tmp_path, all_but_one + third)
    assert [case.telling(name) for name in ("strong", "weak", "third")] == [(), (), ("one-source",)]


def test_as_of_a_day_the_claims_that_stand_decide_which_mark_rows_leave_out(tmp_path: Path) -> None:
    both = "reports: [{source: paper, quotes: [{exact: x}]}, {source: other, quotes: [{exact: x}]}]"
    more = "".join(f"- {{id: more-{n}, text: T, speaker: ann, said: 2020-01-09, {both}}}\n" for n in range(3))
    early = changed("  speaker: ann\n", "  speaker: ann\n  said: 2020-01-03\n")
    case = opened(tmp_path, early + more)
    assert [each.telling("strong") for each in (case, case.at(20200103))] == [("one-source",), ()]


def test_a_link_to_a_claim_that_is_left_out_marks_what_is_there(tmp_path: Path) -> None:
    text = changed("text: It was weak.", "text: ''", changed(REPORTS, LINK.replace("KIND", "denies")))
    case = Case.open(put(tmp_path, text))
    assert case.marks("strong") == ("disputes", "one-source")
    assert case.marks("weak") == ()
