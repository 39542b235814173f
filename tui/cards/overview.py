"""The case as a card: what it holds, what was left out of it and why, and how its marks read."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cards.blocks import Block, Field, Gap, Heading, Span, meta, para, spans
from tui.cards.guide import DATES
from tui.case import Case
from tui.case.marks import MARKS
from tui.case.times import day_words
from tui.dates import long
from tui.text import counted

MOST_PROBLEMS = 200
FEW = 5  # claims that are shown with a finding; where it concerns more, none is


def case_blocks(case: Case) -> Iterator[Block]:
    """Yield the case's blocks, its errors before everything else."""
    info = case.info
    yield para(Span(info.title, "title"))
    if info.summary:
        yield para(info.summary)
    yield from _problems(case)
    yield Gap()
    yield Field("Holds", spans(", ".join((
        counted(len(case.events), "event"), counted(len(case.actors), "actor"), counted(len(case.claims), "claim"),
        counted(len(case.questions), "question"), counted(len(case.sources), "source"),
    ))))  # fmt: skip
    if case.day is not None:
        left = len(case.left())
        words = f" – {counted(left, 'claim')} of them {'counts' if left == 1 else 'count'} as said by then"
        yield Field("As of", spans(day_words(case.day), meta(words)))
    if info.period:
        yield Field("Covers", spans(long(info.period)))
    for number, source in enumerate(case.sources.values()):
        date = f", {long(source.published)}" if source.published else ""
        yield Field(
            "Sources" if number == 0 else "", spans(source.publisher, meta(f" – {source.title}{date}")), to=source.id
        )
    for label, value in (("Editor", info.editor), ("Licence", info.licence)):
        if value:
            yield Field(label, spans(value))
    if info.updated:
        yield Field("Updated", spans(long(info.updated)))
    if case.altered:
        yield Field(
            "Shown safely",
            spans(f"{counted(case.altered, 'text')} with control characters, written out as ^[ or <202e>"),
        )
    findings = case.findings()
    if findings:
        yield Heading(f"What the sources leave open ({counted(len(findings), 'finding')})")
    for finding in findings:
        yield para(finding.says, to=finding.claims[0])
        for name in finding.claims if len(finding.claims) <= FEW else ():
            yield para(meta(case.claims[name].text), indent=1, to=name)
    yield Heading("How to read the marks")
    for name, mark in MARKS.items():
        number = case.count("mark", name)
        yield Field(f"{mark.glyph} {mark.word}", spans(meta(f"{mark.says} ({counted(number, 'claim')})")))
    yield para(meta("Marks are derived from what the sources print and how the claims are linked. None is a verdict."))
    yield Heading("How to read the dates")
    for words, says in DATES.items():
        yield Field(words, spans(meta(says)))


def _problems(case: Case) -> Iterator[Block]:
    if not case.problems and not case.left_out:
        return
    yield Gap()
    left = counted(len(case.left_out), "record is left out", "records are left out")
    yield para(Span(f"▲ {counted(len(case.problems), 'error')} in this case; {left}", "warn"))
    for problem in case.problems[:MOST_PROBLEMS]:
        yield para(str(problem), indent=1)
    if len(case.problems) > MOST_PROBLEMS:
        yield para(meta(f"and {len(case.problems) - MOST_PROBLEMS:,} more: `onrecord check` prints them all"), indent=1)
