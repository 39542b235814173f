"""The case as a card: what was left out of it and why, what it asks, what its sources leave open, what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice

from tui.cards.blocks import Block, Field, Gap, Heading, Para, Span, meta, para, spans
from tui.cards.chunks import Chunks, Made
from tui.case import Case
from tui.case.finding import Finding
from tui.case.lists import question_list
from tui.case.marks import MARKS
from tui.case.stored import Findings
from tui.case.times import day_words
from tui.dates import long
from tui.problems import number_of
from tui.text import counted

MOST_PROBLEMS = 200
MOST_QUESTIONS, FEW_QUESTIONS = 200, 20
FEW = 5  # claims that are shown with a finding; where it concerns more, none is
READ = 32
"""Findings in a chunk of the card, or sources; the texts of the claims that they concern are read at once."""


def case_blocks(case: Case) -> Chunks:
    """Return the case's blocks: its errors, then what one comes for, the questions and findings, then what it is."""
    after_findings = max(-(-len(case.sources) // READ), 1)

    @cache
    def findings() -> Sequence[Finding]:
        return Findings(case.store) if case.day is None else case.findings()

    @cache
    def of_findings() -> int:
        return -(-len(findings()) // READ)

    def make(number: int) -> Made:
        if number == 0:
            return _first(case), ()
        if number <= of_findings():
            return _findings(case, findings(), (number - 1) * READ), ()
        return _last(case, (number - 1 - of_findings()) * READ)

    found = Chunks(lambda: 1 + of_findings() + after_findings, make)
    found.counted = case.day is None  # those of a day are searched for
    return found


def _first(case: Case) -> Iterator[Block]:
    """Yield what is the same small number of blocks in a case of any size."""
    yield para(Span(case.info.title, "title"))
    yield from _problems(case)
    if case.day is not None:
        left = len(case.left())
        counts = f"{counted(left, 'claim')} {'counts' if left == 1 else 'count'}"
        words = f" – {counts} as said by then, of {len(case.ids):,} in all"
        yield Gap()
        yield Field("As of", spans(day_words(case.day), meta(words)))
    yield from _questions(case)


def _findings(case: Case, findings: Sequence[Finding], at: int) -> Iterator[Block]:
    """Yield some findings from one on, each with the few claims that it concerns."""
    if at == 0:
        yield Heading(f"What the sources leave open ({counted(len(findings), 'finding')})")
    some = findings[at : at + READ]
    texts = case.store.texts({name for finding in some if len(finding.claims) <= FEW for name in finding.claims})
    for finding in some:
        yield para(finding.says, to=finding.at)
        for name in finding.claims if len(finding.claims) <= FEW else ():
            yield para(meta(texts[name]), indent=1, to=name)


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


def _last(case: Case, at: int) -> Made:
    """Return what a case is, with some of its sources from one on, and all labels of that."""
    before, after, named = _about(case), _made_by(case), ["Sources"] if case.sources else []
    labels = (*(field.label for field in (*before, *after)), *named)
    head: tuple[Block, ...] = (Heading("The case"), *before) if at == 0 else ()
    return chain(head, _sources(case, at), after if at + READ >= len(case.sources) else ()), labels


def _about(case: Case) -> Sequence[Field]:
    """Return what the case is about, what it holds and covers."""
    about: list[Field] = []
    info = case.info
    if info.summary:
        about.append(Field("About", spans(info.summary)))
    about.append(Field("Holds", spans(", ".join((
        counted(len(case.events), "event"), counted(len(case.actors), "actor"), counted(len(case.claims), "claim"),
        counted(len(case.questions), "question"), counted(len(case.sources), "source"),
    )))))  # fmt: skip
    if info.period:
        about.append(Field("Covers", spans(long(info.period))))
    return about


def _sources(case: Case, at: int) -> Iterator[Field]:
    """Yield some sources from one on."""
    for number, name in enumerate(islice(case.sources, at, at + READ), at):
        source = case.sources[name]
        date = f", {long(source.published)}" if source.published else ""
        yield Field("" if number else "Sources", spans(case.name(name), meta(f" – {source.title}{date}")), to=name)


def _made_by(case: Case) -> Sequence[Field]:
    """Return what of the case is shown otherwise than it stands, who made it, under which licence, and when."""
    made: list[Field] = []
    info = case.info
    if case.altered:
        words = f"{counted(case.altered, 'text')} with control characters, written out as ^[ or <202e>"
        made.append(Field("Shown safely", spans(words)))
    made += (
        Field(label, spans(value)) for label, value in (("Editor", info.editor), ("Licence", info.licence)) if value
    )
    if info.updated:
        made.append(Field("Updated", spans(long(info.updated))))
    return made


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
