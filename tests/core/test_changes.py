"""What changed from one case to another: for each kind of change a pair that has it, and pairs that have not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import HARBOUR, SMALL, changed, harbour, many, put
from hypothesis import given
from made import cases

from tui.case import Case
from tui.case.changes import Change, Changes, changes

LINK = "  links:\n  - {to: weak, kind: contradicts, by: editor, why: They can not both be.}\n"
STRONG = "    - exact: it was strong\n"
# What is written, in place of what, and the records that changed: kind, id now, and what of them.
EDITS = {
    "paraphrase": ("text: It was weak.", "text: It was feeble.", [("claim", "weak", "text")]),
    "kind": ("text: It was weak.", "text: It was weak.\n  kind: denies", [("claim", "weak", "kind")]),
    "speaker": ("speaker: ann\n  reports", "speaker: other\n  reports", [("claim", "weak", "speaker")]),
    "relays": ("speaker: ann\n  reports", "speaker: ann\n  via: [other]\n  reports", [("claim", "weak", "via")]),
    "date": ("speaker: ann\n  events", "speaker: ann\n  said: 2020-01-03\n  events", [("claim", "strong", "said")]),
    "addressee": ("speaker: ann\n  reports", "speaker: ann\n  to: [other]\n  reports", [("claim", "weak", "to")]),
    "position": ("[how-strong]", "[how-strong: very]", [("claim", "strong", "positions")]),
    "figure": (
        "speaker: ann\n  reports", "speaker: ann\n  figures: [{measure: wind, value: 7}]\n  reports",
        [("claim", "weak", "figures")],
    ),
    "quote": ("exact: it was weak", "exact: it was so weak", [("claim", "weak", "quotes")]),
    "role": (STRONG, STRONG + "      role: caveat\n", [("claim", "strong", "quotes")]),
    "stance": ("  - source: paper\n", "  - source: paper\n    stance: endorses\n", [("claim", "strong", "stance")]),
    "reservation": (
        "  - source: paper\n", "  - source: paper\n    caveats: [alleged]\n", [("claim", "strong", "caveats")],
    ),
    "report": (STRONG, f"{STRONG}  - source: other\n    quotes: [so strong]\n", [("claim", "strong", "reports")]),
    "link": (STRONG, STRONG + LINK, [("claim", "strong", "links")]),
    "note": ("text: It was weak.", "text: It was weak.\n  note: Read twice.", [("claim", "weak", "note")]),
    "actor": ("name: Ann", "name: Anna", [("actor", "ann", "name")]),
    "spelling": ("kind: person", "kind: person\n  names: [{text: Anne, in: paper}]", [("actor", "ann", "names")]),
    "event": ("when: 2020-01-02", "when: 2020-01-02~", [("event", "storm", "when")]),
    "question": ("How strong was it?", "How strong?", [("question", "how-strong", "asks")]),
    "source": ("publisher: The Other", "publisher: Another", [("source", "other", "publisher")]),
    "case": ("title: A small case", "title: A smaller case", [("case", "small", "title")]),
}  # fmt: skip
# Edits that change nothing of what is compared.
SAME = {
    "comment": ("claims:\n", "# What they say.\nclaims:\n"),
    "layout": ("kind: person", "kind:   person"),
    "default": ("text: It was weak.", "kind: asserts\n  text: It was weak."),
    "short form": ("    quotes:\n    - exact: it was weak", "    quotes: [it was weak]"),
    "order of fields": ("name: Ann\n  kind: person", "kind: person\n  name: Ann"),
}


def opened(folder: Path, text: str) -> Case:
    return Case.open(put(folder, text))


def between(tmp_path: Path, old: str, new: str) -> Changes:
    return changes(opened(tmp_path / "old", old), opened(tmp_path / "new", new))


def told(found: Changes) -> list[tuple[str, str, str]]:
    """Return the kind and id of each record that changed, with each field that did."""
    return [(each.kind, each.name, what.field) for each in found.records for what in each.altered]


@pytest.mark.parametrize(("old", "new", "expected"), EDITS.values(), ids=EDITS)
def test_each_edit_is_told_of_its_record_and_of_no_other(
    tmp_path: Path, old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    before, now = opened(tmp_path / "before", SMALL), opened(tmp_path / "now", changed(old, new))
    found, back = changes(before, now), changes(now, before)
    assert told(found) == expected
    assert told(back) == expected
    assert [what.before for each in found.records for what in each.altered] == [
        what.now for each in back.records for what in each.altered
    ]


@pytest.mark.parametrize(("old", "new"), SAME.values(), ids=SAME)
def test_what_is_only_written_otherwise_is_no_change(tmp_path: Path, old: str, new: str) -> None:
    assert not between(tmp_path, SMALL, changed(old, new)).any


def test_the_order_of_relays_says_something_and_that_of_other_lists_nothing(tmp_path: Path) -> None:
    one = changed("speaker: ann\n  reports", "speaker: ann\n  via: [ann, other]\n  to: [ann, other]\n  reports")
    assert told(between(tmp_path / "a", one, one.replace("via: [ann, other]", "via: [other, ann]"))) == [
        ("claim", "weak", "via")
    ]
    assert not between(tmp_path / "b", one, one.replace("to: [ann, other]", "to: [other, ann]")).any


def test_control_characters_are_compared_as_the_file_has_them(tmp_path: Path) -> None:
    """What is shown of the two is alike: `^[`."""
    texts = [changed("name: Ann", f'name: "Ann{sign}"') for sign in ("\\e", "^[")]
    assert told(between(tmp_path, *texts)) == [("actor", "ann", "name")]


# What came, what went, and what is called otherwise

MORE = "- id: calm\n  text: It was calm.\n  speaker: ann\n  reports:\n  - source: other\n    quotes: [it was calm]\n"


def test_a_claim_that_came_is_new_and_one_that_went_is_gone(tmp_path: Path) -> None:
    found = between(tmp_path, SMALL, SMALL + MORE)
    assert found.records == (Change("claim", "new", new="calm"),)
    assert found.counts("claim") == {"new": 1}
    assert between(tmp_path / "back", SMALL + MORE, SMALL).records == (Change("claim", "gone", old="calm"),)


RENAMED = {
    "all": (SMALL.replace("weak", "faint").replace("was faint", "was weak"), [], "all that it holds is the same"),
    "paraphrase, too": (
        SMALL.replace("- id: weak", "- id: faint").replace("It was weak", "It was faint"), ["text"],
        "its quotes are the same",
    ),
    "a link, too": (
        SMALL.replace("- id: weak", "- id: faint") + LINK.replace("weak", "strong"), ["links"],
        "all but its links is the same",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "fields", "by"), RENAMED.values(), ids=RENAMED)
def test_a_claim_with_the_same_quotes_under_another_id_is_told_as_renamed(
    tmp_path: Path, text: str, fields: list[str], by: str
) -> None:
    found = between(tmp_path, SMALL, text)
    (one,) = [each for each in found.records if each.called]
    assert (one.old, one.new, one.how, one.called) == ("weak", "faint", "changed", by)
    assert [what.field for what in one.altered] == fields
    assert found.counts("claim").get("new", 0) == found.counts("claim").get("gone", 0) == 0


@pytest.mark.parametrize(
    ("old", "new"), [("ann", "anna"), ("storm", "gale"), ("how-strong", "strength"), ("paper", "p")]
)
def test_a_renamed_record_is_one_change_and_those_that_name_it_are_none(tmp_path: Path, old: str, new: str) -> None:
    text = SMALL.replace(f": {old}\n", f": {new}\n").replace(f"[{old}]", f"[{new}]")
    found = between(tmp_path, SMALL, text)
    assert [(each.old, each.new, each.altered, each.marks) for each in found.records] == [(old, new, (), ())]


def test_of_two_that_a_claim_may_have_become_none_is_named(tmp_path: Path) -> None:
    twice = SMALL + SMALL[SMALL.index("- id: weak") :].replace("id: weak", "id: feeble")
    text = twice.replace("id: weak", "id: one").replace("id: feeble", "id: two")
    found = between(tmp_path, twice, text)
    assert sorted((each.how, each.name) for each in found.records) == [
        ("gone", "feeble"), ("gone", "weak"), ("new", "one"), ("new", "two"),
    ]  # fmt: skip


def test_an_id_that_is_of_another_kind_now_is_gone_and_new(tmp_path: Path) -> None:
    text = changed("- id: weak", "- id: calm").replace("sources:\n", "sources:\n- {id: weak, title: T, publisher: P}\n")
    found = between(tmp_path, changed("it was weak", "it was calm"), text)
    assert ("source", "new", "weak") in [(each.kind, each.how, each.name) for each in found.records]


def test_what_one_of_the_two_leaves_out_for_an_error_is_neither_gone_nor_new(tmp_path: Path) -> None:
    broken = changed("speaker: ann\n  reports", "speaker: nobody-there\n  reports")
    assert between(tmp_path, SMALL, broken).records == (Change("claim", "unread", old="weak"),)
    assert between(tmp_path / "back", broken, SMALL).records == (Change("claim", "unread", new="weak"),)


# Marks and findings


def marks(found: Changes) -> list[tuple[str, str, bool]]:
    return [(each.name, mark.mark, mark.began) for each in found.records for mark in each.marks]


def test_a_dispute_begins_and_ends_with_the_link_that_makes_it(tmp_path: Path) -> None:
    linked = changed(STRONG, STRONG + LINK)
    found = between(tmp_path, SMALL, linked)
    assert sorted(marks(found)) == [("strong", "disputed", True), ("weak", "disputed", True)]
    grounds = [ground for each in found.records for mark in each.marks for ground in mark.by]
    assert {(ground.how, ground.claim, ground.link and ground.link.to) for ground in grounds} == {
        ("link", "strong", "weak")
    }
    assert found.marks() == {"disputed": (2, 0)}
    back = between(tmp_path / "back", linked, SMALL)
    assert sorted(marks(back)) == [("strong", "disputed", False), ("weak", "disputed", False)]
    assert [ground for each in back.records for mark in each.marks for ground in mark.by] == grounds


def test_marks_of_reservations_stances_and_sources_begin_with_what_gives_them(tmp_path: Path) -> None:
    one = "  - source: paper\n"
    for number, (new, mark, how) in enumerate((
        (f"{one}    caveats: [alleged]\n", "alleged", "caveat"), (f"{one}    stance: denies\n", "disputed", "stance"),
    )):  # fmt: skip
        found = between(tmp_path / str(number), SMALL, changed(one, new))
        assert marks(found) == [("strong", mark, True)]
        assert [ground.how for ground in found.records[0].marks[0].by] == [how]
    found = between(tmp_path / "c", SMALL, changed(STRONG, f"{STRONG}  - source: other\n    quotes: [strong]\n"))
    assert marks(found) == [("strong", "several-sources", True), ("strong", "one-source", False)]
    assert [ground.sources for mark in found.records[0].marks for ground in mark.by] == [
        ("paper", "other"), ("paper",)
    ]  # fmt: skip


def test_no_mark_begins_on_a_claim_for_a_link_that_disputes_nothing(tmp_path: Path) -> None:
    assert marks(between(tmp_path, SMALL, changed(STRONG, STRONG + LINK.replace("contradicts", "supports")))) == []


def test_findings_come_and_go(tmp_path: Path) -> None:
    figure = "  figures: [{measure: wind, value: 1.743}]\n"
    found = between(tmp_path, SMALL, changed(STRONG, STRONG + figure))
    assert [finding.kind for finding in found.came] == ["thousandth"]
    assert found.went == ()
    back = between(tmp_path / "back", changed(STRONG, STRONG + figure), SMALL)
    assert (back.came, [finding.kind for finding in back.went]) == ((), ["thousandth"])


# Properties, and a recount from the YAML alone


def mirrored(found: Changes) -> Counter[Any]:
    """Return what changed as seen from the other side, and by what it can be counted."""
    other = {"new": "gone", "gone": "new"}
    return Counter(
        (
            each.kind, other.get(each.how, each.how), each.new, each.old, each.called,
            tuple((what.field, str(what.now), str(what.before), what.source) for what in each.altered),
            frozenset((mark.mark, not mark.began) for mark in each.marks),
        )
        for each in found.records
    )  # fmt: skip


def counted(found: Changes) -> Counter[Any]:
    return Counter(
        (
            each.kind, each.how, each.old, each.new, each.called,
            tuple((what.field, str(what.before), str(what.now), what.source) for what in each.altered),
            frozenset((mark.mark, mark.began) for mark in each.marks),
        )
        for each in found.records
    )  # fmt: skip


@given(cases())
@many(40)
def test_from_a_case_to_itself_nothing_changes(case: Case) -> None:
    found = changes(case, case)
    assert not found.any
    assert found.records == ()


@given(cases(), cases())
@many(60)
def test_from_the_other_side_the_same_changed(one: Case, other: Case) -> None:
    there, back = changes(one, other), changes(other, one)
    by_reports = [Counter(what.field for each in found.records for what in each.altered) for found in (there, back)]
    assert by_reports[0] == by_reports[1]
    same_ids = all(not each.called for each in (*there.records, *back.records))
    if same_ids:
        assert _sorted_parts(counted(there)) == _sorted_parts(mirrored(back))
    assert (Counter(there.came), Counter(there.went)) == (Counter(back.went), Counter(back.came))


def _sorted_parts(found: Counter[Any]) -> Counter[Any]:
    return Counter({(*each[:5], tuple(sorted(each[5])), each[6]): number for each, number in found.items()})


def plain(folder: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the values of a case's records by section and id, by another reader of YAML."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for file in sorted(folder.glob("*.yaml")):
        for section, entries in yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader).items():
            if section not in ("case", "defaults"):
                found |= {(section.removesuffix("s"), entry["id"]): entry for entry in entries}
    return found


def test_a_recount_of_values_of_two_files_finds_the_same_records(tmp_path: Path) -> None:
    text = (HARBOUR / "case.yaml").read_text(encoding="utf-8")
    edits = [("Dozens ran.", "Some ran."), ("said: 2020-03-04", "said: 2020-03-05"), ("name: The town", "name: Town")]
    edits += [("exact: The alarm came late", "exact: the alarm came late"), ("value: 3}", "value: 4}")]
    for number in (1, 2, 6, 8, 21, 31):
        new, folder = text, tmp_path / str(number)
        for at, edit in enumerate(edits):
            new = changed(*edit, new) if number >> at & 1 else new
        put(folder, new)
        before, now = plain(HARBOUR), plain(folder)
        expected = {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
        found = changes(harbour(), Case.open(folder))
        assert {(each.kind, each.name) for each in found.records if each.altered} == expected
