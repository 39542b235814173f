"""What the sources leave open: each finding with a case that has it and one that has not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from helpers import kazakhstan
from inside import card_lines

from tui.case import Case
from tui.case.finding import Finding
from tui.case.findings import FINDINGS

HEAD = """\
case: {format: 1, id: small, title: Small}
sources:
- {id: paper, title: P, publisher: Paper, published: 2020-01-10}
- {id: wire, title: W, publisher: Wire, published: 2020-01-10}
actors:
- {id: ministry, name: Ministry, kind: organisation}
- {id: other, name: Other, kind: person}
- {id: office, name: Office, kind: organisation}
claims:
"""


def claim(name: str, *lines: str, source: str = "paper", speaker: str = "ministry") -> str:
    body = "".join(f"  {line}\n" for line in lines)
    quotes = "quotes: [{exact: words}]"
    return f"- id: {name}\n  text: Text.\n  speaker: {speaker}\n  reports: [{{source: {source}, {quotes}}}]\n{body}"


def found(tmp_path: Path, *claims: str) -> list[Finding]:
    file = tmp_path / "case.yaml"
    file.write_text(HEAD + "".join(claims), encoding="utf-8")
    case = Case.open(file)
    assert [str(problem) for problem in case.problems] == []
    return [finding for finding in case.findings() if finding.kind != "one-source"]


WHOLE = claim("whole", "figures: [{measure: tried, value: 10}]")


def part(name: str, *numbers: str, lines: tuple[str, ...] = (), **more: str) -> str:
    """Return a claim with parts of the whole; each has its measure, tried, unless it names another."""
    figures = ", ".join(f"{{{'' if 'measure' in n else 'measure: tried, '}{n}, part_of: whole}}" for n in numbers)
    return claim(name, f"figures: [{figures}]", *lines, **more)


def test_parts_that_do_not_add_up(tmp_path: Path) -> None:
    findings = found(tmp_path, WHOLE, part("a", "value: 4"), part("b", "value: 3"))
    assert [(finding.kind, finding.claims) for finding in findings] == [("parts", ("whole", "a", "b"))]
    assert findings[0].says == "the parts make 4 + 3 = 7, of 10 tried: 3 are left"
    assert found(tmp_path, WHOLE, part("a", "value: 6"), part("b", "value: 3"))[0].says.endswith(": 1 is left")


def test_a_part_has_parts_of_its_own(tmp_path: Path) -> None:
    six = part("whole-of-some", "value: 6")
    parts = [claim(name, f"figures: [{{measure: tried, value: {value}, part_of: whole-of-some}}]")
             for name, value in (("a", 3), ("b", 1))]  # fmt: skip
    findings = found(tmp_path, WHOLE, six, *parts)
    assert [(finding.kind, finding.claims) for finding in findings] == [("parts", ("whole-of-some", "a", "b"))]
    assert findings[0].says == "the parts make 3 + 1 = 4, of 6 tried: 2 are left"
    larger = found(tmp_path, WHOLE, six, parts[0].replace("value: 3", "value: 8, scope: children"))
    assert [finding.says for finding in larger] == ["a part, 8, is larger than its whole, 6 tried"]


def test_parts_that_exceed_their_whole(tmp_path: Path) -> None:
    findings = found(tmp_path, WHOLE, part("a", "value: 9"), part("b", "value: 3"))
    assert [finding.says for finding in findings] == ["the parts make 9 + 3 = 12, of 10 tried: 2 too many"]


@pytest.mark.parametrize(
    "parts",
    [
        [part("a", "value: 4"), part("b", "value: 6")],
        [part("a", "value: 4")],
        [part("a", "value: 4"), part("b", "approx: several")],
        [part("a", "value: 4"), part("b", "value: 3, unit: USD")],
        [part("a", "value: 4, scope: north"), part("b", "value: 3, scope: children")],
        [part("a", "value: 4"), part("b", "value: 3"), part("c", "value: 2, scope: children")],
        [part("a", "value: 4"), part("b", "value: 3"), part("c", "value: 2, measure: fined")],
        [part("a", "value: 4"), part("b", "value: 3"), part("c", "approx: some")],
        [part("a", "value: 4, scope: north"), part("b", "value: 3, scope: north")],
        [part("a", "value: 4"), part("b", "value: 5", speaker="other")],
        [part("a", "value: 4"), part("b", "value: 5", source="wire")],
        [part("a", "value: 4"), part("b", "value: 5", lines=("said: 2020-01-09",))],
        [part("a", "value: 4"), part("b", "value: 4")],
        [part("a", "value: 4"), part("b", "value: 5", lines=("links: [{to: a, kind: updates, by: editor, why: x}]",))],
        [part("a", "value: 4"), part("b", "value: 3"),
         claim("c", "links: [{to: b, kind: withdraws, by: editor, why: x}]")],
        [part("a", "value: 4"), part("b", "value: 3", lines=("kind: denies",))],
        [part("a", "measure: fined, value: 4"), part("b", "measure: fined, value: 3")],
        [part("a", "value: 9.7", "value: 0.2"), part("b", "value: 0.1")],
    ],
    ids=["they add up", "one part alone", "a vague part", "another unit", "what may overlap", "a narrower part beside",
         "another measure beside", "a vague part beside", "a narrower scope twice", "another speaker", "another source",
         "another day", "one number twice", "an update", "one that is withdrawn", "one that is denied",
         "another measure than the whole's", "broken numbers"],
)  # fmt: skip
def test_parts_that_leave_nothing_open(tmp_path: Path, parts: list[str]) -> None:
    assert found(tmp_path, WHOLE, *parts) == []


def test_parts_are_held_against_the_figure_of_their_own_measure(tmp_path: Path) -> None:
    ship = claim("whole", "figures: [{measure: carried, value: 100}, {measure: saved, value: 40}]")
    saved = [part("a", "measure: saved, value: 30"), part("b", "measure: saved, value: 10")]
    assert found(tmp_path, ship, *saved) == []
    says = "the parts make 30 + 8 = 38, of 40 saved: 2 are left"
    assert [finding.says for finding in found(tmp_path, ship, saved[0], part("b", "measure: saved, value: 8"))] == [
        says
    ]
    two = claim("whole", "figures: [{measure: saved, value: 40}, {measure: saved, value: 50}]")
    assert found(tmp_path, two, saved[0], part("b", "measure: saved, value: 8")) == []


def test_a_part_in_another_unit_or_of_another_figure_is_not_called_larger(tmp_path: Path) -> None:
    assert found(tmp_path, WHOLE, part("a", "value: 11, unit: USD")) == []
    assert found(tmp_path, WHOLE, part("a", "measure: fined, value: 11")) == []
    assert found(tmp_path, WHOLE, part("a", "value: 11", lines=("kind: denies",))) == []
    north = claim("whole", "figures: [{measure: tried, value: 10, scope: north}, {measure: tried, value: 20}]")
    assert found(tmp_path, north, part("a", "value: 15, scope: children")) == []
    larger = found(tmp_path, north, part("a", "value: 15, scope: North"))
    assert [finding.says for finding in larger] == ["a part, 15, is larger than its whole, 10 tried, north"]


def test_a_part_larger_than_its_whole(tmp_path: Path) -> None:
    findings = found(tmp_path, WHOLE, part("a", "value: 11"))
    assert [(finding.kind, finding.claims) for finding in findings] == [("part-larger", ("a", "whole"))]
    assert findings[0].says == "a part, 11, is larger than its whole, 10 tried"


def denial(said: str) -> str:
    link = "links: [{to: accused, kind: denies, by: paper, quote: refuted}]"
    return claim("denial", f"said: {said}", link, speaker="other")


@pytest.mark.parametrize(
    ("denied", "said", "early"),
    [
        ("2020-01-10", "2020-01-09", "is"),
        ("2020-01-10", "2020-01-10", ""),
        ("2020-01-10", "2020-01-11", ""),
        ("2020-01-10?", "2020-01-09", "may be"),
        ("2020-01-10", "2020-01-09~", "may be"),
        ("2020-01-10", "2020-01-02/2020-01-09", "is"),
        ("2020-01-10", "2020-01-02/2020-01-11", ""),
        ("2020-01-05/2020-01-10", "2020-01-06", ""),
        ("2020-01-10", "2020-01-02/..", ""),
        ("'[..2020-01-10]'", "2020-01-01", ""),
        ("2020-01-10T12:00:00Z", "2020-01-10T12:30:00+06:00", "is"),
        ("2020-01-10T12:00:00+06:00", "2020-01-10T11:00:00Z", ""),
        ("2020-01-10T00:30:00+06:00", "2020-01-09T20:00:00Z", ""),
        ("2020-01-10T12:00:00", "2020-01-10T11:00:00", ""),
        ("2020-01-10T12:00:00", "2020-01-10T11:00:00Z", ""),
        ("2020-01-11T12:00:00", "2020-01-10T09:00:00Z", "is"),
        ("2020-01-11T12:00:00", "2020-01-10T23:00:00Z", ""),
        ("2020-01-10T23:00:00Z", "2020-01-09T23:00:00", "is"),
        ("2020-01-10T01:00:00Z", "2020-01-09T23:00:00", ""),
        ("2020-01-11T02:00+06:00/..", "2020-01-10T18:00Z", "is"),
        ("2020-01-11T02:00+06:00/..", "2020-01-10T21:00Z", ""),
        ("2020-01-10T23:00Z", "'[..2020-01-11T02:00+06:00]'", "is"),
        ("2020-01-10T19:00Z", "'[..2020-01-11T02:00+06:00]'", ""),
        ("2020-01-10T01:00+14:00/2020-01-12", "2020-01-08/2020-01-09T23:00-12:00", ""),
    ],
)
def test_a_denial_older_than_what_it_denies(tmp_path: Path, denied: str, said: str, early: str) -> None:
    findings = found(tmp_path, claim("accused", f"said: {denied}"), denial(said))
    assert [(finding.kind, finding.claims) for finding in findings] == [("early-denial", ("denial", "accused"))] * bool(
        early
    )
    assert [f" {early} older than what it is said to deny" in finding.says for finding in findings] == [True] * bool(
        early
    )


def test_a_denial_of_what_has_no_date_is_not_called_early(tmp_path: Path) -> None:
    assert found(tmp_path, claim("accused"), denial("2020-01-01")) == []


def disclaimer(figure: str, *lines: str, speaker: str = "ministry") -> str:
    figures = f"figures: [{{measure: {figure}, approx: no number}}]"
    return claim("unknown", "kind: disclaims", figures, *lines, source="wire", speaker=speaker)


def test_a_speaker_who_asserts_and_disclaims_one_measure(tmp_path: Path) -> None:
    findings = found(tmp_path, WHOLE, disclaimer("tried"))
    assert [(finding.kind, finding.claims) for finding in findings] == [("asserts-and-disclaims", ("whole", "unknown"))]
    by = "(printed 10 Jan 2020)"
    assert findings[0].says == f"Ministry gives tried in Paper {by} and says in Wire {by} that it does not know"
    case = Case.open(tmp_path / "case.yaml")
    assert all(findings[0].says in "\n".join(card_lines(case, name, 200)) for name in ("whole", "unknown", "ministry"))


SOLDIERS = claim("whole", "figures: [{measure: tried, value: 10, scope: soldiers}]")


@pytest.mark.parametrize(
    ("giving", "disclaiming"),
    [
        (WHOLE, disclaimer("killed")),
        (WHOLE, disclaimer("tried", speaker="other")),
        (SOLDIERS, disclaimer("tried")),
        (WHOLE, disclaimer("tried, scope: soldiers")),
        (WHOLE, disclaimer("tried, unit: cases")),
        (WHOLE, disclaimer("tried", "said: 2020-01-12")),
        (WHOLE + "  said: 2020-01-09\n", disclaimer("tried", "said: 2020-01-08")),
        (WHOLE + "  events: [fire]\n", disclaimer("tried", "events: [crash]")),
        (claim("whole", "figures: [{measure: tried, approx: not known}]"), disclaimer("tried")),
    ],
    ids=["measure", "speaker", "scope", "narrower scope", "unit", "later", "earlier", "another event", "no number"],
)
def test_who_knows_one_thing_and_not_another_contradicts_nothing(tmp_path: Path, giving: str, disclaiming: str) -> None:
    events = "events:\n- {id: fire, title: F, when: 2020}\n- {id: crash, title: C, when: 2020}\n"
    every = claim("about", "events: [fire, crash]", speaker="other")
    assert found(tmp_path, giving, disclaiming, every, events) == []


def test_a_scope_that_both_have_is_told(tmp_path: Path) -> None:
    findings = found(tmp_path, SOLDIERS, disclaimer("tried, scope: Soldiers"))
    assert [finding.says.partition(" in ")[0] for finding in findings] == ["Ministry gives tried, soldiers,"]


def test_claims_that_came_by_one_relay(tmp_path: Path) -> None:
    one, two = claim("one", "via: [office]"), claim("two", "via: [office, other]", source="wire")
    assert found(tmp_path, one) == []
    findings = found(tmp_path, one, two)
    assert [(finding.kind, finding.claims) for finding in findings] == [("shared-relay", ("one", "two"))]


def test_what_one_speaker_says_in_one_source_by_one_relay_is_one_statement(tmp_path: Path) -> None:
    one, two = claim("one", "via: [office]"), claim("two", "via: [office]")
    assert found(tmp_path, one, two) == []
    assert len(found(tmp_path, one, claim("two", "via: [office]", speaker="other"))) == 1


def test_claims_that_one_source_prints(tmp_path: Path) -> None:
    both = claim("both").replace("reports: [", "reports: [{source: wire, quotes: [{exact: x}]}, ")
    found(tmp_path, claim("one"), both)
    findings = Case.open(tmp_path / "case.yaml").findings()
    assert [(finding.kind, finding.claims) for finding in findings] == [("one-source", ("one",))]


def test_every_finding_is_among_those_tested_here() -> None:
    assert [rule.__name__ for rule in FINDINGS] == [
        "parts_and_wholes",
        "parts_larger",
        "early_denials",
        "asserted_and_disclaimed",
        "shared_relays",
        "answered_where_none_was_found",  # in test_people_parts_and_copies.py
        "thousandths",
        "single_sources",
    ]


def test_a_finding_stands_on_the_card_of_each_claim_that_it_concerns(tmp_path: Path) -> None:
    found(tmp_path, WHOLE, part("a", "value: 4"), part("b", "value: 3"))
    case = Case.open(tmp_path / "case.yaml")
    for name in ("whole", "a", "b"):
        assert "the parts make 4 + 3 = 7, of 10 tried: 3 are left" in "\n".join(card_lines(case, name, 200))


@cache
def bundled_cards() -> dict[str, str]:  # which three tests read
    case = kazakhstan()
    names = (case.info.id, *case.all_ids(), "compare=how-many-in-court")
    return {name: "\n".join(card_lines(case, name, 200)) for name in names}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("7 are left", ["tried-3022", "fined-359", "how-many-in-court", "court-cases", "compare=how-many-in-court"]),
        ("may be older than", ["own-people", "putin-cover"]),
    ],
)
def test_a_finding_stands_wherever_its_matter_is_read(words: str, names: list[str]) -> None:
    told = [name for name, shown in bundled_cards().items() if words in shown]
    assert set(names) <= set(told)
    assert "how-many-wounded" not in told
    assert "courts" not in told


def test_what_is_found_of_all_claims_stands_with_the_case_alone() -> None:
    told = [name for name, shown in bundled_cards().items() if "printed by one source alone" in shown]
    assert told == [kazakhstan().info.id]


def test_the_bundled_case_has_the_findings_that_its_articles_are_known_for() -> None:
    says = {finding.kind: finding.says for finding in kazakhstan().findings()}
    assert says["parts"] == "the parts make 1,743 + 913 + 359 = 3,015, of 3,022 brought to justice: 7 are left"
    assert says["early-denial"] == (
        "a denial, said 9 Jan 2022?, may be older than what it is said to deny, said 10 Jan 2022?"
    )
    assert "asserts-and-disclaims" not in says, "who has no number are representatives, and not the ministry"
    assert says["one-source"] == "199 of 200 claims are printed by one source alone"
