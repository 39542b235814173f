"""What is kept of a case to tell later what changed in it: digests of fields, and nothing that was not written so."""

from __future__ import annotations

import json
import re
import stat
import time
from pathlib import Path

import fuzz
import pytest
from helpers import HARBOUR, SMALL, changed, harbour, many, put
from hypothesis import given
from made import cases, name_of
from test_changes import EDITS, LINK, MORE, SAME, STRONG

from tui.case import Case
from tui.case.altered import altered
from tui.case.changes import changes
from tui.case.held import Held, Since, held, since
from tui.explorer.state.since import FIRST, Visits
from tui.user.memory import Memory, recall
from tui.user.seen import keep_seen, seen_before

BOTH = (True, False)


def holds(folder: Path, text: str, *, by_field: bool = True) -> Held:
    return held_of(Case.open(put(folder, text)), by_field=by_field)


def held_of(case: Case, *, by_field: bool = True) -> Held:
    found = held(case, by_field=by_field)
    assert found
    return found


@pytest.mark.parametrize(("old", "new", "expected"), EDITS.values(), ids=EDITS)
def test_each_edit_is_told_of_its_record_and_field(
    tmp_path: Path, old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    before, now = Case.open(put(tmp_path / "before", SMALL)), Case.open(put(tmp_path / "now", changed(old, new)))
    found = since(held_of(before), held_of(now))
    inside = ("quotes", "stance", "caveats")
    assert [(each.kind, each.name, field) for each in found for field in each.fields] == [
        (kind, name, "reports" if field in inside and kind == "claim" else field) for kind, name, field in expected
    ]
    whole = since(held_of(before, by_field=False), held_of(now, by_field=False))
    assert {(each.kind, each.name) for each in whole} >= {(kind, name) for kind, name, _ in expected}


@pytest.mark.parametrize(("old", "new"), SAME.values(), ids=SAME)
@pytest.mark.parametrize("by_field", BOTH)
def test_what_is_only_written_otherwise_is_no_change(tmp_path: Path, old: str, new: str, by_field: bool) -> None:
    texts = (SMALL, changed(old, new))
    before, now = (holds(tmp_path, text, by_field=by_field) for text in texts)
    assert since(before, now) == []


@pytest.mark.parametrize("by_field", BOTH)
def test_what_came_went_and_has_another_id_is_told(tmp_path: Path, by_field: bool) -> None:
    renamed = (SMALL + MORE).replace("id: calm", "id: still")
    texts = (SMALL, SMALL + MORE, renamed)
    few, more, other = (holds(tmp_path, text, by_field=by_field) for text in texts)
    assert since(few, more) == [Since("claim", "calm", "new")]
    assert since(more, few) == [Since("claim", "calm", "gone")]
    assert since(more, other) == [Since("claim", "still", "changed", was="calm")]


def test_marks_that_began_and_ended_are_told_and_what_an_error_leaves_out_is_not(tmp_path: Path) -> None:
    before, linked = holds(tmp_path, SMALL), holds(tmp_path, changed(STRONG, STRONG + LINK))
    assert {each.name: each.began for each in since(before, linked)} == {"strong": ("disputed",), "weak": ("disputed",)}
    assert {each.name: each.ended for each in since(linked, before)} == {"strong": ("disputed",), "weak": ("disputed",)}
    broken = holds(tmp_path, changed("speaker: ann\n  reports", "speaker: nobody-there\n  reports"))
    assert since(before, broken) == since(broken, before) == []


@given(cases(), cases())
@many(40)
def test_the_same_records_changed_as_two_cases_tell(one: Case, other: Case) -> None:
    before, now = held(one), held(other)
    assert before
    assert now
    told = {each.name for each in since(before, now) if each.fields}
    both = [(one.get(name), other.get(name)) for name in one.all_ids() if other.get(name)]
    expected = {name_of(new) for old, new in both if old and new and [*altered(old, new)]}
    assert told == expected
    assert {each.name for each in since(before, now) if each.began or each.ended} == {
        change.new for change in changes(one, other).records if change.marks and not change.called
    } | {
        name for name in one.claims if name in other.claims and set(one.marks(name)) != set(other.marks(name))
    }  # fmt: skip


# Kept


def test_what_is_kept_is_read_again_is_private_and_holds_no_words() -> None:
    memory = recall("harbour", HARBOUR)
    now = held(harbour())
    assert seen_before(memory) == (None, "")
    assert keep_seen(memory, now) is None
    assert memory.seen_file
    assert stat.S_IMODE(memory.seen_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(memory.seen_file.parent.stat().st_mode) == 0o700
    found, said = seen_before(recall("harbour", HARBOUR))
    assert (found and found.held, said) == (now, "")
    assert found
    assert abs(found.left - time.time()) < 3600
    text = memory.seen_file.read_text()
    words = [claim.text for claim in harbour().claims.values()] + [actor.name for actor in harbour().actors.values()]
    assert [word for word in words if word in text] == []


NO_TEXT = {"left": 1_700_000_000, "held": 7}
HELD = {"scheme": "1", "by_field": True, "records": "a claim text:0123456789ab", "findings": [], "left_out": []}
BROKEN = {
    "no JSON": "{", "a list": "[]", "no text": json.dumps(NO_TEXT),
    **{
        name: json.dumps({"left": 1_700_000_000, "held": HELD | odd} | more)
        for name, odd, more in (
            ("a line", {"records": "a \x1b[2J"}, {}), ("a kind", {"records": "a cow"}, {}),
            ("a mark", {"records": "a claim @\n"}, {}), ("a time", {}, {"left": 1e300}),
            ("no time", {}, {"left": True}),
            ("findings", {"findings": [[]]}, {}), ("how", {"by_field": "yes"}, {}),
        )
    },
}  # fmt: skip


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_makes_no_sense_is_moved_aside_and_said(text: str) -> None:
    memory = recall("harbour", HARBOUR)
    assert memory.seen_file
    put(memory.seen_file.parent, text, memory.seen_file.name)
    found, said = seen_before(memory)
    assert found is None
    assert said.startswith("The file of what this case held can't be read: it is damaged. It lies aside as ")
    assert [file.name for file in memory.seen_file.parent.iterdir()] == ["harbour.json.unread-1"]


@given(fuzz.states)
@many(60)
def test_whatever_stands_in_the_file_is_understood_or_moved_aside(state: object) -> None:
    memory = recall("harbour", HARBOUR)
    assert memory.seen_file
    put(memory.seen_file.parent, json.dumps({"left": 1_700_000_000, "held": state}), memory.seen_file.name)
    found, said = seen_before(memory)
    assert found is None
    assert said.startswith("The file of what this case held can't be read: ")


def test_what_another_version_kept_is_as_if_nothing_was_kept() -> None:
    memory = recall("harbour", HARBOUR)
    assert memory.seen_file
    now = held(harbour())
    assert now
    values = {"left": int(time.time()), "held": {**now.text, "scheme": "0"}}
    put(memory.seen_file.parent, json.dumps(values), memory.seen_file.name)
    assert seen_before(memory) == (None, "")


# A visit


def test_the_first_visit_says_so_and_a_later_one_since_when(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, SMALL))
    memory = recall("small", tmp_path)
    first = Visits(memory)
    assert first.compare(case)[1].none == FIRST
    assert first.leave(case) is None
    same = Visits(recall("small", tmp_path)).compare(case)[1]
    assert same.none
    assert same.none.startswith("Nothing changed in the records, marks and findings since you left on ")
    assert same.words == ""
    other = Case.open(put(tmp_path, changed("It was weak.", "It was feeble.")))
    found = Visits(recall("small", tmp_path)).compare(other)[1]
    assert found.none is None
    assert found.words.startswith("1 record has changed since you left on ")
    assert found.words.endswith("; {changes} shows it.")


def test_a_finding_of_claims_with_other_ids_is_the_one_that_was_there(tmp_path: Path) -> None:
    relay = changed("  speaker: ann\n  events", "  speaker: ann\n  via: [office]\n  events")
    relay = changed("  speaker: ann\n  reports", "  speaker: office\n  via: [office]\n  reports", relay)
    relay = changed("  kind: person\n", "  kind: person\n- {id: office, name: Office, kind: organisation}\n", relay)
    visits = Visits(Memory())
    case = Case.open(put(tmp_path, relay))
    assert "2 claims came by the same relay, Office" in [finding.says for finding in case.findings()]
    visits.compare(case)
    found = visits.compare(Case.open(put(tmp_path, relay.replace("id: weak", "id: feeble"))))[1]
    assert [(each.name, each.was) for each in found.records] == [("feeble", "weak")]
    assert (found.came, found.went) == ([], 0)


def test_that_nothing_changed_is_not_said_of_what_an_error_left_out(tmp_path: Path) -> None:
    text = changed("speaker: ann\n  reports", "speaker: nobody\n  reports")
    Visits(recall("small", tmp_path)).leave(Case.open(put(tmp_path, text)))
    told = Visits(recall("small", tmp_path)).compare(Case.open(put(tmp_path, text)))[1].none
    assert told
    assert told.endswith(". What an error left out, then or now, is not compared.")
    Visits(recall("whole", tmp_path)).leave(Case.open(put(tmp_path, SMALL)))
    told = Visits(recall("whole", tmp_path)).compare(Case.open(put(tmp_path, SMALL)))[1].none
    assert told
    assert "left out" not in told


def test_an_edit_while_one_is_there_counts_as_since_one_came(tmp_path: Path) -> None:
    visits = Visits(Memory())
    assert visits.compare(Case.open(put(tmp_path, SMALL)))[1].none == FIRST
    found = visits.compare(Case.open(put(tmp_path, SMALL + MORE)))[1]
    assert (found.since, [each.name for each in found.records]) == ("you opened it", ["calm"])
    assert visits.compare(Case.open(put(tmp_path, SMALL)))[1].none == FIRST


NAMED = """case: {format: 1, id: x, title: X}
sources:
- {id: paper, title: T, publisher: The Paper, published: 2020-01-05}
- {id: echo, title: E, publisher: The Echo, based_on: [paper]}
actors:
- {id: ann, name: Ann, kind: person, names: [{text: Ann, in: paper}]}
questions: [{id: why, asks: Why?, looked_in: [echo]}]
claims:
- {id: fell, text: It fell., speaker: ann, answers: [why: it did], reports: [{source: paper, quotes: [it fell]}]}
- id: stood
  text: It stood.
  speaker: ann
  reports: [{source: echo, quotes: [it stood]}]
  links: [{to: fell, kind: contradicts, by: echo, quote: no}]
"""


@pytest.mark.parametrize("by_field", BOTH)
@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [("source", "paper", "sheet"), ("source", "echo", "reply"), ("actor", "ann", "anna"), ("question", "why", "how"),
     ("claim", "fell", "dropped")],
)  # fmt: skip
def test_what_names_a_record_that_has_another_id_is_not_told_as_changed(
    tmp_path: Path, kind: str, old: str, new: str, by_field: bool
) -> None:
    words = re.sub(rf"(?<![\w-]){old}(?=[],}}:\n])", new, NAMED.replace("it fell]", "it did fall]"))
    before = holds(tmp_path / "old", NAMED.replace("it fell]", "it did fall]"), by_field=by_field)
    case = Case.open(put(tmp_path / "new", words))
    assert case.problems == ()
    now = held(case, by_field=by_field)
    assert now
    assert since(before, now, case) == [Since(kind, new, "changed", was=old)]


def test_of_many_records_it_is_said_that_one_changed_beside_its_marks(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path / "new", NAMED.replace("kind: contradicts", "kind: differs")))
    now = held(case, by_field=False)
    assert now
    found = since(holds(tmp_path / "old", NAMED, by_field=False), now, case)
    assert [(each.name, each.unknown, each.began) for each in found] == [
        ("fell", False, ("differs",)), ("stood", True, ("differs",)),
    ]  # fmt: skip
