"""The case as a card: what was left out of it and why, what it asks, what its sources leave open, what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from tui.cards.blocks import Block, Field, Gap, Heading, Para, Span, meta, para, spans
from tui.case import Case
from tui.case.finding import Finding
from tui.case.lists import question_list
from tui.case.marks import MARKS
from tui.case.times import day_words
from tui.dates import long
from tui.problems import number_of
from tui.text import counted

MOST_PROBLEMS = 200
MOST_QUESTIONS, FEW_QUESTIONS = 200, 20
FEW = 5  # claims that are shown with a finding; where it concerns more, none is
READ = 64  # findings whose claims are read at once


def case_blocks(case: Case) -> Iterator[Block]:
    """Yield the case's blocks: its errors, then what one comes for, the questions and findings, then what it is."""
    info = case.info
    yield para(Span(info.title, "title"))
    yield from _problems(case)
    if case.day is not None:
        left = len(case.left())
        counts = f"{counted(left, 'claim')} {'counts' if left == 1 else 'count'}"
        words = f" – {counts} as said by then, of {len(case.ids):,} in all"
        yield Gap()
        yield Field("As of", spans(day_words(case.day), meta(words)))
    yield from _questions(case)
    findings = case.findings()
    if findings:
        yield Heading(f"What the sources leave open ({counted(len(findings), 'finding')})")
    for finding, texts in _with_texts(case, findings):
        yield para(finding.says, to=finding.at)
        for name, text in texts:
            yield para(meta(text), indent=1, to=name)
    yield Heading("The case")
    yield from _about(case)


def _with_texts(case: Case, findings: Sequence[Finding]) -> Iterator[tuple[Finding, list[tuple[str, str]]]]:
    """Yield findings, each with the few claims that it concerns and their texts, which are read many at once."""
    for at in range(0, len(findings), READ):
        some = findings[at : at + READ]
        texts = case.store.texts({name for finding in some if len(finding.claims) <= FEW for name in finding.claims})
        for finding in some:
            yield finding, [(name, texts[name]) for name in finding.claims if len(finding.claims) <= FEW]


def _questions(case: Case) -> Iterator[Block]:
    """Yield the questions that are answered, each with how many claims answer it."""
    listing = question_list(case)
    if len(listing):
        answered = "" if case.day is None else ", and answered by then"
        yield Heading(f"What is asked{answered} ({counted(len(listing), 'question')})")
    # A few at a time: a screen shows no more at once.
    starts = range(0, min(len(listing), MOST_QUESTIONS), FEW_QUESTIONS)
    for row in chain.from_iterable(listing.rows(start, min(start + FEW_QUESTIONS, MOST_QUESTIONS)) for start in starts):
        disputed = f", {row.disputed:,} of them disputed" if row.disputed else ""
        flag = [Span(f"{MARKS['disputed'].glyph} ", "accent")] if row.disputed else []
        claims = f"{counted(row.claims, 'claim')}{disputed}"
        yield Para(spans(row.asks, meta("  "), *flag, meta(claims)), to=row.id, hang=1)
    if len(listing) > MOST_QUESTIONS:
        yield para(meta(f"and {len(listing) - MOST_QUESTIONS:,} more: the list of questions has them all"))


def _about(case: Case) -> Iterator[Field]:
    """Yield what the case is about, holds and covers, and last who made it, under which licence, and when."""
    info = case.info
    if info.summary:
        yield Field("About", spans(info.summary))
    yield Field("Holds", spans(", ".join((
        counted(len(case.events), "event"), counted(len(case.actors), "actor"), counted(len(case.claims), "claim"),
        counted(len(case.questions), "question"), counted(len(case.sources), "source"),
    ))))  # fmt: skip
    if info.period:
        yield Field("Covers", spans(long(info.period)))
    for number, source in enumerate(case.sources.values()):
        date = f", {long(source.published)}" if source.published else ""
        yield Field(
            "Sources" if number == 0 else "",
            spans(case.name(source.id), meta(f" – {source.title}{date}")),
            to=source.id,
        )
    if case.altered:
        yield Field(
            "Shown safely",
            spans(f"{counted(case.altered, 'text')} with control characters, written out as ^[ or <202e>"),
        )
    for label, value in (("Editor", info.editor), ("Licence", info.licence)):
        if value:
            yield Field(label, spans(value))
    if info.updated:
        yield Field("Updated", spans(long(info.updated)))


def _problems(case: Case) -> Iterator[Block]:
    if not case.problems and not case.left_out:
        return
    yield Gap()
    left = counted(len(case.left_out), "record is left out", "records are left out")
    yield para(Span(f"▲ {counted(number_of(case.problems), 'error')} in this case; {left}", "warn"))
    for problem in case.problems[:MOST_PROBLEMS]:
        yield para(str(problem), indent=1)
    if len(case.problems) > MOST_PROBLEMS:
        more = number_of(case.problems[MOST_PROBLEMS:])
        yield para(meta(f"and {more:,} more: `onrecord check` prints the first of each kind"), indent=1)
