"""What the sources leave open: each finding with a case that has it and one that has not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.cards import card
from tui.case import Case
from tui.case.findings import FINDINGS, Finding
from tui.formats.layout import lay_out
from tui.paths import bundled

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


def part(name: str, number: str, **more: str) -> str:
    return claim(name, f"figures: [{{measure: fined, {number}, part_of: whole}}]", **more)


def test_parts_that_do_not_add_up(tmp_path: Path) -> None:
    findings = found(tmp_path, WHOLE, part("a", "value: 4"), part("b", "value: 3"))
    assert [(finding.kind, finding.claims) for finding in findings] == [("parts", ("whole", "a", "b"))]
    assert findings[0].says == "the parts make 4 + 3 = 7, of 10: 3 are left"


def test_parts_that_exceed_their_whole(tmp_path: Path) -> None:
    findings = found(tmp_path, WHOLE, part("a", "value: 9"), part("b", "value: 3"))
    assert [finding.says for finding in findings] == ["the parts make 9 + 3 = 12, of 10: 2 too many"]


@pytest.mark.parametrize(
    "parts",
    [
        [part("a", "value: 4"), part("b", "value: 6")],
        [part("a", "value: 4")],
        [part("a", "value: 4"), part("b", "approx: several")],
        [part("a", "value: 4"), part("b", "value: 3, unit: USD")],
    ],
    ids=["they add up", "one part alone", "a vague part", "another unit"],
)
def test_parts_that_leave_nothing_open(tmp_path: Path, parts: list[str]) -> None:
    assert found(tmp_path, WHOLE, *parts) == []


def test_a_part_larger_than_its_whole(tmp_path: Path) -> None:
    findings = found(tmp_path, WHOLE, part("a", "value: 11"))
    assert [(finding.kind, finding.claims) for finding in findings] == [("part-larger", ("a", "whole"))]
    assert findings[0].says == "a part, 11, is larger than its whole, 10"


def denial(said: str) -> str:
    link = "links: [{to: accused, kind: denies, by: paper, quote: refuted}]"
    return claim("denial", f"said: {said}", link, speaker="other")


@pytest.mark.parametrize(("said", "early"), [("2020-01-09", True), ("2020-01-10", False), ("2020-01-11", False)])
def test_a_denial_older_than_what_it_denies(tmp_path: Path, said: str, early: bool) -> None:
    findings = found(tmp_path, claim("accused", "said: 2020-01-10?"), denial(said))
    assert [finding.claims for finding in findings if finding.kind == "early-denial"] == [("denial", "accused")] * early


def test_a_denial_of_what_has_no_date_is_not_called_early(tmp_path: Path) -> None:
    assert found(tmp_path, claim("accused"), denial("2020-01-01")) == []


def disclaimer(measure: str, speaker: str = "ministry") -> str:
    return claim(
        "unknown",
        "kind: disclaims",
        f"figures: [{{measure: {measure}, approx: no number}}]",
        source="wire",
        speaker=speaker,
    )


def test_a_speaker_who_asserts_and_disclaims_one_measure(tmp_path: Path) -> None:
    findings = found(tmp_path, WHOLE, disclaimer("tried"))
    assert [(finding.kind, finding.claims) for finding in findings] == [("asserts-and-disclaims", ("whole", "unknown"))]
    assert findings[0].says == "Ministry gives tried in Paper and says in Wire that it does not know"


def test_another_measure_or_another_speaker_is_no_disclaiming(tmp_path: Path) -> None:
    assert found(tmp_path, WHOLE, disclaimer("killed")) == []
    assert found(tmp_path, WHOLE, disclaimer("tried", speaker="other")) == []


def test_claims_that_came_by_one_relay(tmp_path: Path) -> None:
    one, two = claim("one", "via: [office]"), claim("two", "via: [office, other]", source="wire")
    assert found(tmp_path, one) == []
    findings = found(tmp_path, one, two)
    assert [(finding.kind, finding.claims) for finding in findings] == [("shared-relay", ("one", "two"))]


def test_claims_that_rest_on_one_source(tmp_path: Path) -> None:
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
        "single_sources",
    ]


def test_a_finding_stands_on_the_card_of_each_claim_that_it_concerns(tmp_path: Path) -> None:
    found(tmp_path, WHOLE, part("a", "value: 4"), part("b", "value: 3"))
    case = Case.open(tmp_path / "case.yaml")
    for name in ("whole", "a", "b"):
        shown = card(case, name)
        assert shown is not None
        text = "\n".join("".join(span.text for span in line.spans) for line in lay_out(shown.blocks, 200))
        assert "the parts make 4 + 3 = 7, of 10: 3 are left" in text


def test_the_bundled_case_has_the_findings_that_its_articles_are_known_for() -> None:
    says = {finding.kind: finding.says for finding in Case.open(bundled() / "kazakhstan-2022").findings()}
    assert says["parts"] == "the parts make 1,743 + 913 + 359 = 3,015, of 3,022: 7 are left"
    assert says["early-denial"] == (
        "a denial, said 9 Jan 2022, is older than what it is said to deny, said 10 Jan 2022?"
    )
    assert (
        says["asserts-and-disclaims"]
        == "Health Ministry gives deaths in RFE/RL and says in 112 Ukraine that it does not know"
    )
    assert says["one-source"] == "199 of 200 claims rest on one source"
