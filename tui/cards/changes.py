"""What changed from one case to another as a card: counts at the head, then each record with its values before and now.

What both cases say is shown, and which of it is right is not told.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from tui.cards.blocks import Block, Field, Gap, Heading, Para, Span, join, meta, para, spans
from tui.cards.claim import brief
from tui.cards.pieces import pieces
from tui.cards.quoted import quoted
from tui.cards.valued import field_label, ground_lines, lists, parts_of, value_words, words_of
from tui.case import Case
from tui.case.altered import ORDERED, POSITIONS, Altered
from tui.case.changes import ORDER, Change, Changes, Marked
from tui.case.marks import MARKS
from tui.model import Claim, Link, Quote, Record, Report
from tui.problems import number_of
from tui.text import counted

_PLURALS = {"case": "The case", **{kind: f"{kind.capitalize()}s" for kind in ORDER}}
_HEADS = {"new": "that are new", "gone": "that are gone", "changed": "that changed", "unread": "left out for an error"}
_COUNTED = {
    "new": "{} new", "gone": "{} gone", "changed": "{} changed", "called": "{} under another id",
    "unread": "{} left out of one of the two for an error, and not compared",
}  # fmt: skip
NOT_COMPARED = (
    "Not compared: comments and layout, which file holds a record, the order of records and of lists (but for relays), "
    "and where the seal says that words stand."
)


class Sides(NamedTuple):
    """The two cases that are compared, and what they are called."""

    old: Case
    new: Case
    names: tuple[str, str]


def changes_blocks(sides: Sides, found: Changes) -> Iterator[Block]:
    """Yield what changed from one case to another, the counts first."""
    yield para(Span("What changed", "title"))
    yield para(meta(f"from {sides.names[0]} to {sides.names[1]}"))
    yield from _errors(sides)
    yield Gap()
    yield from _counts(sides, found)
    yield para(meta(NOT_COMPARED))
    for (kind, how), together in groupby(sorted(found.records, key=_group), lambda each: (each.kind, each.how)):
        part = list(together)
        head = _HEADS[how] if all(map(_itself, part)) else "that changed, or whose marks did"
        yield Heading(_PLURALS[kind] if kind == "case" else f"{_PLURALS[kind]} {head} ({len(part):,})")
        for change in part:
            yield from _change(sides, change)
            yield Gap()
    for says, findings in (("that came", found.came), ("that went", found.went)):
        if findings:
            yield Heading(f"Findings {says} ({len(findings):,})")
        yield from (para(finding.says, to=finding.at) for finding in findings)


def _group(change: Change) -> tuple[int, int]:
    return ("case", *ORDER).index(change.kind), [*_HEADS].index(change.how)


def _itself(change: Change) -> bool:
    """Tell whether a record changed, and not only what is derived of it."""
    return change.how != "changed" or bool(change.altered or change.called)


def _errors(sides: Sides) -> Iterator[Block]:
    """Yield which of the two cases have errors: their sound records alone are compared."""
    for case, called in zip(sides[:2], sides.names, strict=True):
        if case.problems:
            left = counted(len(case.left_out), "record is left out", "records are left out")
            says = f"▲ {counted(number_of(case.problems), 'error')} in {called}; {left}: what is sound is compared"
            yield para(Span(says, "warn"))


def _counts(sides: Sides, found: Changes) -> Iterator[Block]:
    if not found.any:
        case = sides.new
        total = sum(map(len, (case.claims, case.events, case.actors, case.questions, case.sources)))
        yield para(
            f"Nothing changed of what is compared: the {counted(total, 'record')} hold the same, "
            "and so do their marks and findings."
        )
        return
    for kind in ("case", *ORDER):
        if counts := found.counts(kind):
            told = [_COUNTED[how].format(f"{counts[how]:,}") for how in _COUNTED if how in counts]
            words = "changed" if kind == "case" else " · ".join(told)
            yield Field(_PLURALS[kind], spans(words))
    for number, (mark, (began, ended)) in enumerate(found.marks().items()):
        told = [f"{words} on {counted(n, 'claim')}" for words, n in (("began", began), ("ended", ended)) if n]
        yield Field("" if number else "Marks", spans(f"{MARKS[mark].glyph} {MARKS[mark].word} {' and '.join(told)}"))
    if found.came or found.went:
        yield Field("Findings", spans(f"{len(found.came):,} came · {len(found.went):,} went"))
    if found.sealed[0] != found.sealed[1]:
        yield Field("Seal", spans("there is one now" if found.sealed[1] else "there is none any more"))


def _change(sides: Sides, change: Change) -> Iterator[Block]:
    if change.how in ("new", "gone"):
        yield from _whole(sides.new if change.new else sides.old, change)
        return
    if change.how == "unread":
        where = sides.names[1] if change.old else sides.names[0]
        yield para(change.name, meta(f" – {change.kind} left out of {where}, which has an error in it"))
        return
    title = "" if change.kind == "case" else sides.new.name(change.new)
    yield para(*join([*([title] if title else []), meta(change.new)]), to=change.new)
    if change.called:
        yield Field("Id", spans(f"now called {change.new}, it was {change.old}", meta(f" – {change.called}")))
    for each in change.altered:
        yield from altered_blocks(sides, change, each)
    for marked in change.marks:
        yield from marked_blocks(sides, change, marked)


def _whole(case: Case, change: Change) -> Iterator[Block]:
    """Yield a record that only one of the cases has: of a claim who says it and its words, and all that it holds."""
    record = case.get(change.name)
    assert record is not None
    if isinstance(record, Claim):
        yield from brief(case, record)
        yield para(meta(change.name), indent=1)
        for number in range(len(record.reports)):
            for piece in pieces(case, record, number):
                yield from quoted(case, piece, record.reports[number].source, indent=1)
        for mark in case.marks(record.id):
            for line in ground_lines(case, record.id, mark):
                yield para(Span(f"{MARKS[mark].glyph} {MARKS[mark].word}", "accent"), meta(f" – {line}"), indent=1)
    else:
        yield para(*join([case.name(change.name), meta(change.name)]), to=change.name)
    yield from _fields(case, change.kind, record)


_TOLD = ("id", "text", "speaker", "said", "reports", "kind")  # of a claim, above its fields


def _fields(case: Case, kind: str, record: Record) -> Iterator[Block]:
    """Yield the fields of a record that its first lines do not tell, each with its values."""
    record_id: str = record.id  # type: ignore[attr-defined]  # every record of a case has one
    names = [name for name in record.SPECS if name != "id" and not (kind == "claim" and name in _TOLD)]
    if isinstance(record, Claim):
        names.insert(names.index("answers") + 1, POSITIONS)
    for name in names:
        value = getattr(record, name)
        values = value if lists(kind, name) else (value,)
        parts = [block for each in values for block in parts_of((case, case), each)]
        words = [words_of((case, case), name, each) for each in values if each is not None]
        if parts:
            yield para(Span(field_label(kind, name), "label"))
            yield from parts
        elif words and words != [case.name(record_id)]:
            for number, each in enumerate(words):
                yield Field("" if number else field_label(kind, name), spans(each))


def altered_blocks(sides: Sides, change: Change, each: Altered) -> Iterator[Block]:
    """Yield a field with its values before and now: quotes whole, below each other; anything else in a line."""
    cases = (sides.old, sides.new)
    label = field_label(change.kind, each.field)
    if each.source:
        label = f"{label} in {sides.new.name(each.source)}"
    both = bool(each.before and each.now)
    if any(isinstance(value, Quote | Report | Link) for value in (*each.before, *each.now)):
        for says, values, where in (
            ("before" if both else "gone", each.before, cases), ("now" if both else "new", each.now, cases[::-1])
        ):  # fmt: skip
            if values:
                yield para(Span(label, "label"), meta(f", {says}"))
            for value in values:
                yield from parts_of(where, value)
        return
    before, now = value_words(cases, each)
    if each.field in ORDERED or not lists(change.kind, each.field):
        before, now = ([", then ".join(words) or "none"] for words in (before, now))
        told = ("was", "now")
    else:
        told = ("gone", "new")
    lines = [(told[0], words) for words in before] + [(told[1], words) for words in now]
    for number, (says, words) in enumerate(lines):
        yield Field("" if number else label, spans(meta(f"{says}: "), words))


def marked_blocks(sides: Sides, change: Change, marked: Marked) -> Iterator[Para]:
    """Yield that a mark began or ended on a claim, and what gives or gave it."""
    case, name = (sides.new, change.new) if marked.began else (sides.old, change.old)
    mark = MARKS[marked.mark]
    yield para(Span(f"{mark.glyph} {mark.word}", "accent"), meta(" began" if marked.began else " ended"), to=change.new)
    for line in ground_lines(case, name, marked.mark):
        yield para(meta(f"{'by' if marked.began else 'it was by'}: {line}"), indent=1)
