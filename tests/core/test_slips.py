"""Findings that may be slips of the author: an event that no claim is about, a number a thousand times too small."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_findings import HEAD, claim, found

from tui.__main__ import main
from tui.case import Case


@pytest.mark.parametrize("unit", ["", ", unit: visitors"])
def test_a_count_with_three_digits_behind_its_point(tmp_path: Path, unit: str) -> None:
    findings = found(tmp_path, claim("one", f"figures: [{{measure: boat trips, value: 1.743{unit}}}]"))
    assert [(finding.kind, finding.claims) for finding in findings] == [("thousandth", ("one",))]
    assert "1743 with a point between thousands would look so" in findings[0].says
    for number in ("value: 1.000", "from: 1.000", "to: 2.500"):
        [finding] = found(tmp_path, claim("one", f"figures: [{{measure: boat trips, {number}{unit}}}]"))
        assert finding.says.startswith(number.split()[1])


@pytest.mark.parametrize("figure", ["value: 1.743, unit: km", "value: 1.74", "value: 1743", "value: 1.743, unit: USD"])
def test_a_measure_may_have_three_digits_behind_its_point(tmp_path: Path, figure: str) -> None:
    assert found(tmp_path, claim("one", f"figures: [{{measure: length, {figure}}}]")) == []


def test_an_event_that_no_claim_is_about(tmp_path: Path) -> None:
    events = "events: [{id: sea, title: The sea rises, when: 2020}, {id: wave, title: A wave, when: 2020}]\n"
    file = tmp_path / "case.yaml"
    file.write_text(f"{events}{HEAD}{claim('one', 'events: [sea]')}", encoding="utf-8")
    case = Case.open(file)
    told = [finding for finding in case.findings() if finding.kind == "no-claim"]
    assert [finding.says for finding in told] == ["no claim is about the event “A wave”"]
    assert case.findings("wave") == told
    assert [finding.kind for finding in case.at(737000).findings()].count("no-claim") == 1
    assert main(["check", str(file)]) == 0


def test_an_event_that_only_a_claim_with_errors_names_is_not_alone(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    broken = claim("one", "events: [sea]").replace("speaker: ministry", "speaker: Ministry")
    file.write_text(f"events: [{{id: sea, title: S, when: 2020}}]\n{HEAD}{broken}", encoding="utf-8")
    assert [finding.kind for finding in Case.open(file).findings()] == []
