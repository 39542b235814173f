"""Checks: a record is left out for its own fault alone, and every error of a case is told with its exact place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import (
    HEAD,
    SMALL,
    SMALL_IDS,
    Keys,
    bad_values,
    changed,
    left,
    put,
    spots,
    unmark,
    with_full,
    written,
)
from inside import checked

from tui.model import SECTIONS
from tui.problems import number_of
from tui.reading import nodes
from tui.reading.checks import CHECKS, check
from tui.reading.records import Reading, read
from tui.reading.rules import RULES

# A bad value in each field of each record


@pytest.mark.parametrize("section", SECTIONS)
def test_a_record_with_every_field_is_sound(tmp_path: Path, section: str) -> None:
    reading = checked(tmp_path, with_full(section, written(SECTIONS[section], (), "")))
    assert reading.problems == []
    assert len(reading.records) == (7 if section == "case" else 8)


@pytest.mark.parametrize(
    ("section", "path", "bad"), [pytest.param(*bad, id=f"{bad[0]}-{'.'.join(bad[1])}-{bad[2]}") for bad in bad_values()]
)
def test_a_bad_value_in_any_field_costs_that_record_alone(
    tmp_path: Path, section: str, path: Keys, bad: str | None
) -> None:
    text, marks = unmark(with_full(section, written(SECTIONS[section], path, bad), about=path != ("id",)))
    reading = checked(tmp_path, text)
    assert spots(reading.problems) == marks
    assert {problem.place.file for problem in reading.problems} == {str(tmp_path / "case.yaml")}
    assert left(reading) == ["" if path == ("id",) else "full"]
    assert set(reading.records) == set(SMALL_IDS)
    assert (reading.info is None) == (section == "case")


# Faults that no single record shows

CASE = """\
case: {format: 1, id: c, title: A case}
sources:
- {id: paper, title: A headline, publisher: The Paper}
- {id: other, title: Another headline, publisher: The Other}
actors:
- {id: ann, name: Ann, kind: person}
- {id: bob, name: Bob, kind: person}
- {id: eve, name: Eve, kind: person, part_of: bob}
- {id: kim, name: Kim, kind: person, part_of: eve}
events:
- {id: sea, title: The sea rises, when: 2020-01-01}
- {id: wave, title: A wave, when: 2020-01-01, part_of: sea}
questions:
- {id: how-high, asks: How high it was}
claims:
- id: mine
  text: It was high.
  speaker: ann
  events: [sea, wave]
  answers: [how-high]
  reports:
  - {source: paper, quotes: [{exact: high}]}
  # more
- {id: low, text: It was low., speaker: bob, reports: [{source: other, quotes: [{exact: low}]}]}
"""


def finding(reading: Reading) -> list[str]:
    """Return the names of the checks that find a fault, of the whole case and of one record alone."""
    found = [rule.__name__ for rule in CHECKS if list(rule(reading))]
    return found + [
        rule.__name__ for rule in RULES if any(list(rule(name, record)) for name, record in reading.records.items())
    ]


# By check: what to change in the case, and what is said of it.
BROKEN = {
    "references": [
        ("speaker: ann", "speaker: §annn", "there is no record 'annn'; did you mean 'ann'?"),
        ("speaker: ann", "speaker: §sea", "'sea' is the id of an event; name an actor or a source"),
        ("[sea, wave]", "[sea, wave, §ann]", "'ann' is the id of an actor; name an event"),
        ("[sea, wave]", "[sea, wave, §zzz]", "there is no record 'zzz'; add it, or name an event that there is"),
        ("[how-high]", "[how-high, §how-hihg]", "there is no record 'how-hihg'; did you mean 'how-high'?"),
        ("part_of: eve", "part_of: §paper", "'paper' is the id of a source; name an actor"),
        ("id: bob,", "id: bob, roles: [{title: x, of: ann}, {title: y, of: §sea}],", "name an actor"),
        ("id: bob,", "id: bob, names: [{text: Bob, in: paper}, {text: B, in: §editor}],", "no record 'editor'"),
        ("# more", "figures: [{measure: m, value: 1, part_of: §wave}]", "'wave' is the id of an event; name a claim"),
        ("# more", "links: [{to: §no, kind: doubts, by: ann, quote: q}]", "there is no record 'no'"),
        ("# more", "links: [{to: low, kind: doubts, by: §low, quote: q}]", "name a source or an actor"),
        ("# more", "- {source: §ann, quotes: [{exact: y}]}", "'ann' is the id of an actor; name a source"),
    ],
    "links": [
        ("# more", "links: [§{to: low, kind: doubts, by: editor}]", "gives no reason; add 'why'"),
        ("# more", "links: [§{to: low, kind: doubts, by: editor, quote: x}]", "gives no reason; add 'why'"),
        ("# more", "links: [§{to: low, kind: doubts, by: ann}]", "drawn by 'ann' shows no words; add 'quote'"),
        ("# more", "links: [§{to: low, kind: doubts, by: paper, why: x}]", "drawn by 'paper' shows no words"),
        ("# more", "links: [{to: §mine, kind: doubts, by: editor, why: x}]", "the claim is linked to itself"),
    ],
    "figures": [
        ("# more", "figures: [{measure: a, value: 0}, §{measure: m, unit: USD}]", "a figure without a number"),
        ("# more", "figures: [{measure: m, from: 9, to: §5}]", "ends below its beginning; exchange 'from' and 'to'"),
        ("# more", "figures: [{measure: m, from: 5, to: §5.0}]", "from a number to itself; write it as 'value'"),
        ("# more", "figures: [{measure: m, value: §4, from: 5}]", "a number outside of its own range"),
        ("# more", "figures: [{measure: m, value: §9.1, from: 5, to: 9}]", "a number outside of its own range"),
    ],
    "reports": [
        ("# more", "- {source: §paper, quotes: [{exact: y}]}", "a second report by 'paper'"),
    ],
    "furniture": [
        ("publisher: The Paper", "publisher: The Paper, furniture: §three", "write the numbers of lines"),
    ],
    "circles": [
        ("id: bob,", "id: bob, part_of: §kim,", "'bob' is a part of itself, by way of kim and eve; break the circle"),
        ("part_of: eve", "part_of: §kim", "'kim' is a part of itself, by way of kim; break the circle"),
        ("id: sea,", "id: sea, part_of: §wave,", "'sea' is a part of itself, by way of wave"),
        ("id: paper,", "id: paper, part_of: §paper,", "'paper' is a part of itself, by way of paper; break the circle"),
        ("id: paper,", "id: paper, based_on: [§paper],", "'paper' repeats itself, by way of paper; break the circle"),
        (
            "{id: other,",
            "{id: wire, title: W, publisher: W, based_on: [paper, §other]}\n- {id: other, based_on: [wire],",
            "'wire' repeats itself, by way of other; break the circle",
        ),
    ],
    "archives": [
        ("publisher: The Paper", "publisher: The Paper, archived_on: §2020-01-02", "add 'archived', the address of"),
    ],
    "reserved": [
        ("- id: mine", "- id: §unrecorded", "the id 'unrecorded' is kept for speakers not recorded; give this record"),
    ],
}  # fmt: skip

# What looks like a fault and is none.
SOUND = [
    ("speaker: ann", "speaker: paper"),
    ("# more", "via: [eve, other]\n  to: [paper, bob]"),
    ("# more", "links: [{to: low, kind: doubts, by: editor, why: x}]"),
    ("# more", "links: [{to: low, kind: doubts, by: ann, quote: x}]"),
    ("# more", "links: [{to: low, kind: doubts, by: other, quote: x, why: y}]"),
    ("# more", "figures: [{measure: m, value: 0}, {measure: m, approx: dozens}]"),
    ("# more", "figures: [{measure: m, from: 0}, {measure: m, to: 9}, {measure: m, value: 5, from: 5, to: 9}]"),
    ("# more", "figures: [{measure: m, value: 1, part_of: mine}]"),
    ("# more", "- {source: other, quotes: [{exact: y}]}"),
    ("id: low, text", "id: low, events: [sea, wave], text"),
    ("publisher: The Paper", "publisher: The Paper, furniture: '3-10, 57'"),
    ("publisher: The Paper", "publisher: The Paper, part_of: other, based_on: [other]"),
    ("publisher: The Paper", "publisher: The Paper, archived: 'https://a.example', archived_on: 2020-01-02"),
]


def test_every_check_has_a_fault_that_it_finds() -> None:
    assert set(BROKEN) == {rule.__name__ for rule in (*CHECKS, *RULES)}, "write what a new check finds into BROKEN"


@pytest.mark.parametrize(
    ("rule", "number"), [(rule, number) for rule, faults in BROKEN.items() for number in range(len(faults))]
)
def test_a_fault_is_found_at_its_exact_place_by_its_check_alone(tmp_path: Path, rule: str, number: int) -> None:
    old, new, words = BROKEN[rule][number]
    text, marks = unmark(changed(old, new, CASE))
    reading = read(put(tmp_path, text))
    assert reading.problems == []
    assert finding(reading) == [rule]
    check(reading)
    assert spots(reading.problems) == marks
    assert words in str(reading.problems[0])
    assert len(reading.left_out) == 1


@pytest.mark.parametrize(("old", "new"), SOUND)
def test_what_only_looks_like_a_fault_is_sound(tmp_path: Path, old: str, new: str) -> None:
    assert checked(tmp_path, changed(old, new, CASE)).problems == []


EVERYWHERE = """\
case: {format: 1, id: c, title: A case}
actors:
- {id: a, name: "Ä 🌊", kind: group, part_of: §x}
-
  id: b
  name: B
  kind: group
  part_of: §x
- id: c1
  name: |-
    - C
    - {id: c2}
  kind: group
  part_of: §x
events:
  - id: d
    title: D
    when: 2020-01-01
    actors:
    - a
    - §x
  - {id: e, title: E, when: 2020-01-01, actors: [a, "b", §'x']}
questions: [{id: f, asks: Which}]
claims: [{id: g, text: G, speaker: a, events: [d, e], reports: [{source: §x, quotes: [{exact: g}]}]},
  {id: h, text: H, speaker: §x, reports: [{source: §x, quotes: [{exact: h}]}]}]
"""


def test_the_place_of_a_fault_is_exact_wherever_its_record_stands(tmp_path: Path) -> None:
    text, marks = unmark(EVERYWHERE)
    assert spots(checked(tmp_path, text).problems) == marks


def test_the_place_of_a_fault_is_exact_before_a_syntax_error(tmp_path: Path) -> None:
    text, marks = unmark(changed("speaker: ann", "speaker: §annn", changed("text: It was weak.", "text: §@")))
    assert spots(checked(tmp_path, text).problems) == marks


@pytest.mark.parametrize(
    "layout",
    [
        "- id: {0}\n  name: {0}\n  kind: group\n  part_of: nobody\n",
        "- {{id: {0}, name: {0}, kind: group, part_of: nobody}}\n",
    ],
)
def test_the_place_of_a_fault_costs_the_reading_of_its_record_and_not_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    parsed = []

    def counting(text: str) -> Any:
        parsed.append(len(text))
        return yaml.CSafeLoader(text)

    monkeypatch.setattr(nodes, "_Parser", counting)
    text = f"{HEAD}actors:\n{''.join(layout.format(f'a{number}') for number in range(300))}"
    assert number_of(checked(tmp_path, text).problems) == 300
    assert sum(parsed) < 10 * len(text)


def test_two_faults_of_one_record_are_both_told_and_cost_one_record(tmp_path: Path) -> None:
    text, marks = unmark(changed("speaker: ann\n  reports", "speaker: §a1\n  via: [§a2]\n  reports"))
    reading = checked(tmp_path, text)
    assert spots(reading.problems) == marks
    assert left(reading) == ["weak"]


def test_two_circles_are_two_errors(tmp_path: Path) -> None:
    text = "".join(f"- {{id: {a}, name: x, kind: group, part_of: {b}}}\n" for a, b in ("ab", "ba", "cd", "dc", "ea"))
    reading = checked(tmp_path, f"case: {{format: 1, id: x, title: x}}\nactors:\n{text}")
    assert [problem.place.line for problem in reading.problems] == [3, 5]
    assert left(reading) == ["a", "c"]


def test_a_case_without_its_own_record_is_an_error_and_is_read(tmp_path: Path) -> None:
    reading = checked(tmp_path, SMALL[SMALL.index("sources:") :])
    assert [problem.what for problem in reading.problems] == ["no file has the key 'case'"]
    assert reading.problems[0].place[:3] == (str(tmp_path), 1, 1)
    assert len(reading.records) == 7
