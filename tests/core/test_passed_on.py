"""Who passes a claim on, or is told it, has a card that says so; so has a source whose words others print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import put

from tui.__main__ import main
from tui.cards import card
from tui.case import Case
from tui.commands import DONE
from tui.formats.layout import lay_out

RELAYED = """case: {format: 1, id: x, title: X}
sources:
- {id: paper, title: T, publisher: The Paper, published: 2020-01-02}
- {id: wire, title: W, publisher: The Wire, published: 2020-01-02}
actors:
- {id: ann, name: Ann, kind: person}
- {id: office, name: The office, kind: organisation}
- {id: court, name: The court, kind: organisation}
events: []
claims:
- {id: calm, text: It was calm., speaker: ann, via: [office, wire], to: [court], said: 2020-01-01,
   reports: [{source: paper, quotes: [it was calm]}]}
- {id: cold, text: It was cold., speaker: office, via: [office], to: [court], actors: [court], said: 2020-01-03,
   reports: [{source: paper, quotes: [it was cold]}]}
- {id: wet, text: It was wet., speaker: wire, said: 2020-01-01, reports: [{source: paper, quotes: [it was wet]}]}
- {id: dry, text: It was dry., speaker: wire, reports: [{source: wire, quotes: [it was dry]}]}
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case.open(put(tmp_path, RELAYED))


def shown(case: Case, name: str) -> list[str]:
    found = card(case, name)
    assert found
    return ["".join(span.text for span in line.spans) for line in lay_out(found.blocks, 100)]


def part(lines: list[str], heading: str) -> list[str]:
    """Return the paraphrases under a heading that says how many there are."""
    rest = lines[lines.index(heading) + 1 :]
    under = rest[: rest.index("")] if "" in rest else rest
    return [line for line in under if not line.startswith(" ")]


def test_a_card_says_what_is_passed_on_and_what_one_is_only_told(case: Case) -> None:
    office, court = shown(case, "office"), shown(case, "court")
    assert "organisation · speaks in 1 claim, is spoken of in 0, passes on 2" in office
    assert part(office, "Passes on (2 claims)") == ["It was calm.", "It was cold."]
    assert "organisation · speaks in 0 claims, is spoken of in 1, is only addressed in 1" in court
    assert part(court, "Is only addressed (1 claim)") == ["It was calm."]
    assert "person · speaks in 1 claim, is spoken of in 0" in shown(case, "ann")


def test_as_of_a_day_it_is_what_was_passed_on_by_then(case: Case) -> None:
    office = shown(case.at(20200101), "office")
    assert "organisation · speaks in 0 claims, is spoken of in 0, passes on 1" in office
    assert part(office, "Passes on (1 claim)") == ["It was calm."]


def test_a_source_has_on_its_card_what_others_print_from_it(case: Case) -> None:
    wire = shown(case, "wire")
    assert part(wire, "Says, as others print it (1 claim)") == ["It was wet."]
    assert part(wire, "Passes on (1 claim)") == ["It was calm."]
    assert not any("as others print it" in line or line.startswith("Passes") for line in shown(case, "paper"))
    before = shown(case.at(20200101), "wire")
    assert not any("as others print it" in line for line in before)
    assert part(before, "Passes on (1 claim)") == ["It was calm."]


def test_a_row_says_it_too(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["list", "actors", "--case", str(case.path), "--no-cache"]
    assert main(command) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert "office  The office — organisation · 1 said · passes on 2 · spoken of in 0" in lines
    assert "ann  Ann — person · 1 said · spoken of in 0" in lines
    for form, row in (("csv", '"office","1","0","2"'), ("md", "| office | 1 | 0 | 2 |")):
        columns = ["--columns", "id,says,spoken_of,passes_on"]
        assert main([*command, "--format", form, *columns]) == DONE
        assert row in capsys.readouterr().out


@pytest.mark.parametrize("name", ["office", "The office"])
def test_a_brief_says_whose_words_are_passed_on(case: Case, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["brief", name, "--case", str(case.path), "--no-cache"]
    assert main(command) == DONE
    assert "Passes on   2 claims – of Ann (1) and The office (1)" in capsys.readouterr().out.splitlines()
    assert main([*command, "--format", "json"]) == DONE
    assert json.loads(capsys.readouterr().out)["passes_on"] == {"claims": 2, "by": {"ann": 1, "office": 1}}


def test_a_brief_of_one_who_only_passes_on_is_found_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(tmp_path, RELAYED.replace("speaker: office", "speaker: ann"))
    assert main(["brief", "The office", "--case", str(path), "--no-cache"]) == DONE
    assert "Passes on  2 claims – of Ann (2)" in capsys.readouterr().out.splitlines()
