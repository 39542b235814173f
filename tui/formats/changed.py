"""What changed from one case to another as JSON: counts, then each record with its values before and now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tui.cards.valued import ground_lines
from tui.case import Case
from tui.case.altered import Altered, as_it_was
from tui.case.changes import ORDER, Change, Changes, Marked
from tui.case.finding import Finding
from tui.formats.json import plain
from tui.model import key_of


def changed_lines(old: Case, new: Case, names: tuple[str, str], found: Changes) -> Iterator[str]:
    """Yield the lines of one object."""
    head = {
        "old": _case(old, names[0]),
        "new": _case(new, names[1]),
        "counts": {kind: counts for kind in ("case", *ORDER) if (counts := found.counts(kind))},
        "marks": {mark: {"began": began, "ended": ended} for mark, (began, ended) in found.marks().items()},
        "sealed": {"before": found.sealed[0], "now": found.sealed[1]},
        "findings": {
            "came": [_finding(finding) for finding in found.came],
            "went": [_finding(finding) for finding in found.went],
        },
    }
    yield json.dumps(head, ensure_ascii=True, indent=1)[:-2] + ","  # the object goes on
    yield ' "records": ['
    last, was = len(found.records) - 1, {change.new: change.old for change in found.records if change.called}
    for number, change in enumerate(found.records):
        yield json.dumps(_record(old, new, change, was), ensure_ascii=True, indent=1) + ("," if number < last else "")
    yield " ]"
    yield "}"


def _case(case: Case, name: str) -> dict[str, Any]:
    return {"case": name, "id": case.info.id, "records": len(case.all_ids()), "left_out": len(case.left_out)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {"kind": finding.kind, "claims": list(finding.claims), "says": finding.says}


def _record(old: Case, new: Case, change: Change, was: Mapping[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": change.kind, "how": change.how, "old": change.old, "new": change.new}
    told |= {
        "called": change.called,
        "changed": [_altered(change.kind, each, was) for each in change.altered],
        "marks": [_marked(old, new, change, each) for each in change.marks],
    }
    if change.how in ("new", "gone"):
        case = new if change.new else old
        told["record"] = plain(case.get(change.name))
    return {key: value for key, value in told.items() if value}


def _altered(kind: str, each: Altered, was: Mapping[str, str]) -> dict[str, Any]:
    """Return a field with its values, those of before with the ids that records had then."""
    source = {"source": each.source} if each.source else {}
    before = [as_it_was(kind, each.field, value, was) for value in each.before]
    return {"field": key_of(each.field), **source, "before": plain(tuple(before)), "now": plain(each.now)}


def _marked(old: Case, new: Case, change: Change, marked: Marked) -> dict[str, Any]:
    case, name = (new, change.new) if marked.began else (old, change.old)
    grounds = list(ground_lines(case, name, marked.mark))
    return {"mark": marked.mark, "how": "began" if marked.began else "ended", "by": grounds}
