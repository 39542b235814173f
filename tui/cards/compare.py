"""A question with what is said on it, statement by statement: the common ground, then where they part; no verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from tui.cards.blocks import Block, Columns, Field, Gap, Head, Heading, Para, Quoted, Span, join, meta, para, spans
from tui.cards.claim import STANCE_WORDS, chain, report_blocks, said, said_in_short
from tui.cards.ends import called_apart, differing, ends
from tui.cards.noted import note_fields
from tui.cards.pieces import pieces
from tui.cards.quoted import drawn, drawn_by, in_short
from tui.cards.silence import (
    NOTHING_LINKED,
    origin_words,
    places_words,
    row_numbers,
    silent_words,
    source_names,
    unanswering,
)
from tui.case import Case
from tui.case.links import Elsewhere
from tui.case.marks import KIND_WORDS, MARKS
from tui.case.positions import position_counts
from tui.case.query import Filters
from tui.case.sourcing import origins, own_voice, printing
from tui.case.statements import ASIDE, Part, Statement, statements
from tui.case.times import day_words
from tui.folding import fold
from tui.lean import dataclass
from tui.model import Claim, Question, Report
from tui.text import counted, listed, one_line

OPPOSING = ("contradicts", "denies", "doubts", "withdraws")
"""Links that a row tells in short, too, where they lead to no row."""
HEADS = {
    Part.COMMON: "Told by more than one source",
    Part.PART: "Where they part",
    Part.LINKED: "Linked in other ways",
}
Cell = tuple[Para | Field | Quoted | Heading | Gap, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What the rows of a comparison are drawn from."""

    case: Case
    columns: tuple[str, ...]
    """The sources that answer the question."""
    rows: dict[str, int]
    """The number of the row that each claim stands in, of those that are shown."""
    unfolded: Collection[str] | None
    """The rows that are unfolded, by their first claims; None where all are, for good."""
    positions: bool
    """Whether any claim takes a position on the question."""

    def whole(self, statement: Statement) -> bool:
        """Tell whether a row is unfolded."""
        return self.unfolded is None or statement.claims[0] in self.unfolded


def compare_blocks(
    case: Case, question: Question, *, agreed: bool = False, unfolded: Collection[str] | None = None
) -> Iterator[Block]:
    """Yield the statements on a question, or only those told by more than one source; each a row that may unfold."""
    answering = Filters.of(question=question.id)
    claims, speaking = len(case.left(answering)), case.counts("source", answering)
    found = statements(case, question)
    shown = [each for each in found if each.part == Part.COMMON or not agreed]
    view = View(
        case,
        tuple(name for name in case.sources if name in speaking),
        {name: each.number for each in shown for name in each.claims},
        unfolded,
        any(each.position for each in found),
    )
    yield from _lead(view, question, claims, len(found), len(shown), agreed)
    yield from _findings(view, question)
    for _, together in groupby(shown, key=lambda each: _head(view, each)):
        each = list(together)
        yield Gap()
        yield _head(view, each[0])
        for statement in each:
            yield from _row(view, statement)
    rest = claims - sum(len(each.claims) for each in found)
    if rest:
        yield Gap()
        yield para(meta(f"{counted(rest, 'claim')} that came later are not compared: the list of claims has them all"))


def _lead(view: View, question: Question, claims: int, found: int, shown: int, agreed: bool) -> Iterator[Block]:
    """Yield what is compared, and the sources that do not answer."""
    case = view.case
    day = f", as of {day_words(case.day)}" if case.day is not None else ""
    rows = f"{counted(found, 'statement')} in {counted(claims, 'claim')}"
    columns = counted(len(view.columns), "source") if view.columns or case.day is None else "no source known to be out"
    told = f"{_agreed(case, statements(case, question))}: {shown} of " if agreed else ""
    counts = f"{told}{rows} of {columns}{day}; none is weighed"
    if view.unfolded is None:
        yield para(Span(question.asks, "title"), to=question.id)
        yield para(meta(counts))
    else:  # a line less on a screen
        yield para(Span(question.asks, "title"), meta(f"  {counts}"), to=question.id)
    if by := position_counts(case, question.id, claims):
        yield para(meta(by))
    yield from (para(meta(words)) for words in unanswering(case, question, view.columns))


def _agreed(case: Case, found: Sequence[Statement]) -> str:
    """Return what is counted of statements, where some are told by more than one source, but all of one origin."""
    shared = (each for each in found if each.part != Part.COMMON and len(each.sources) > 1)
    apart = all(origins(case).several(each.sources) for each in shared)
    return "told by more than one source" if apart else "told by sources of more than one origin"


def _findings(view: View, question: Question) -> Iterator[Field]:
    """Yield what is found of the matter of a question, each with the rows of the claims that it concerns."""
    label = "Findings"
    for finding in view.case.findings(question.id):
        if not finding.overall:
            rows = row_numbers(sorted({view.rows[name] for name in finding.claims if name in view.rows}))
            lead = f"{rows[0].capitalize()}: " if rows else ""
            yield Field(label, spans(meta(lead), finding.says))
            label = ""


def _head(view: View, statement: Statement) -> Head:
    """Return the heading that a statement stands under: its position, how it is told, or which sources alone do."""
    position = f"Position: {one_line(statement.position)}" if statement.position else "No position"
    lead = f"{position} · " if view.positions else ""
    if statement.part == Part.LINKED:
        return Head(f"{lead}{HEADS[Part.LINKED]}")
    if statement.part == Part.UNPRINTED:
        return Head(f"{lead}Not known to be printed by {day_words(view.case.day or 0)}")
    if statement.part != Part.ALONE:
        return Head(f"{lead}{HEADS[statement.part]}", tuple(view.case.name(name) for name in view.columns))
    silent = statement.told.silent
    # A source that is neither silent nor tells of it elsewhere has a part that prints it: then the others are named.
    many = len(silent) > 2 and len(silent) + len(statement.sources) == sum(map(view.case.is_out, view.case.sources))
    words = "no claim of another source is linked with these" if many else silent_words(view.case, silent, "these")
    names = source_names(view.case, statement.sources, "and")
    return Head(f"{lead}{names}: {words}" if silent else f"{lead}{names}")


def _row(view: View, statement: Statement) -> Iterator[Block]:
    """Yield a statement: its words and number, what each source prints of it, and what it is linked with."""
    case, first = view.case, statement.claims[0]
    mark = ". " if view.unfolded is None else " ▾ " if view.whole(statement) else " ▸ "
    between = " — " if view.unfolded is None else "  "  # where no tone tells what is said of it from its words
    if view.whole(statement):
        yield Gap()
    notes = (_shared(case, statement), differing(case, statement), _in_short(view, statement))
    said = "; ".join(note for note in notes if note)
    yield para(
        meta(f"{statement.number:>2}{mark}"), Span(statement.words, "title"), meta(f"{between}{said}" if said else ""),
        to=first, hang=1, row=first,
    )  # fmt: skip
    if statement.part in ASIDE:
        for source in statement.sources:
            yield from _cell(view, statement, source)
        if statement.part != Part.ALONE:
            yield from _others(view, statement)
    else:
        cells = tuple(tuple(_cell(view, statement, name)) for name in view.columns)
        silent = [name for name in view.columns if name in statement.told.silent]
        below = silent_words(case, silent) if silent else ""
        yield Columns(cells, spans(meta(NOTHING_LINKED)), spans(meta(below)))
        for name, places in statement.told.elsewhere.items():
            if name not in view.columns:
                yield _elsewhere(view, name, places)
    yield from _later(view, statement)
    yield from _links(view, statement)
    if view.whole(statement):
        yield Gap()


def _others(view: View, statement: Statement) -> Iterator[Para]:
    """Yield where the sources that do not print a statement tell of it, those of whom the same is told together."""
    together: dict[str, list[str]] = {}
    for name, places in statement.told.elsewhere.items():
        together.setdefault(places_words(view.case, places, view.rows), []).append(name)
    for words, names in together.items():
        to = statement.told.elsewhere[names[0]][0].claim
        yield para(Span(source_names(view.case, names, "and"), "label"), meta(f" · {words}"), to=to, indent=1, hang=1)
    if statement.told.silent:
        yield para(meta(silent_words(view.case, statement.told.silent)), indent=1, hang=1)


_SHARED = {
    "words": "print it",
    "figure": "give this figure",
    "named": "name this figure",
    "links": "tell it, linked as support",
    "steps": "tell it, claim by claim: linked as support, in the same words or with the same figure",
}


def _shared(case: Case, statement: Statement) -> str:
    """Return by what several sources share a statement, and which of them repeat others; it weighs neither."""
    sources = statement.sources
    origin = origin_words(case, sources)
    if statement.part != Part.COMMON:
        return f"of one origin{origin}" if len(sources) > 1 and not origins(case).several(sources) else ""
    all_of = "both" if len(sources) == 2 else f"{len(sources):,} sources"
    return f"{all_of} {_SHARED[statement.shared or 'words']}{origin}"


def _cell(view: View, statement: Statement, source: str) -> Iterator[Para | Field | Quoted | Heading | Gap]:
    """Yield what one source has of a statement: who says it, when, its words; or where it tells of it elsewhere."""
    case = view.case
    if source in statement.told.elsewhere:
        yield _elsewhere(view, source, statement.told.elsewhere[source])
    for name in statement.claims:
        claim = case.claims[name]
        for number, report in enumerate(claim.reports):
            if report.source == source:
                yield from _told(view, statement, claim, report, number)


def _later(view: View, statement: Statement) -> Iterator[Para | Field | Quoted | Heading | Gap]:
    """Yield what there is of the claims that no source had printed by the case's day."""
    for claim in map(view.case.claims.__getitem__, statement.claims):
        for number, report in enumerate(() if printing(view.case, claim) else claim.reports):
            yield from _told(view, statement, claim, report, number)


def _elsewhere(view: View, source: str, places: Sequence[Elsewhere]) -> Para:
    """Return where a source that does not print a statement tells of it."""
    name = spans(Span(view.case.name(source), "label"), meta(" · "))
    words = spans(meta(places_words(view.case, places, view.rows)))
    return Para(words, places[0].claim, 1, 1, lead=name)


def _told(
    view: View, statement: Statement, claim: Claim, report: Report, number: int
) -> Iterator[Para | Field | Quoted | Heading | Gap]:
    """Yield one report of a claim: in short its speaker, date and words; unfolded all that the source says."""
    case, whole = view.case, view.whole(statement)
    when = said(case, claim, report.source) if whole else [meta(said_in_short(case, claim, report.source))]
    notes: list[str | Span] = [Span(KIND_WORDS[claim.kind], "accent")] if claim.kind in KIND_WORDS else []
    if not case.out(report):
        notes.append(meta(f"not known to be printed by {day_words(case.day or 0)}"))
    elif not whole:
        notes += [Span(STANCE_WORDS[report.stance], "accent")] if report.stance in ("doubts", "denies") else []
        notes += [Span(f"{MARKS[caveat].glyph} {MARKS[caveat].word}", "accent") for caveat in report.caveats]
    words = in_short(case, pieces(case, claim, number, ("content",)))
    other = fold(claim.text) != fold(statement.words)
    who = [*chain(case, claim, report.source, named=False), meta(" · "), *join([*when, *notes])]
    if not (whole or other):
        who += [meta(": "), *words]
    named = whole or statement.part != Part.ALONE or len(statement.sources) > 1  # else the heading names it
    own = own_voice(case, claim, report.source)
    lead = spans(case.name(report.source), meta(" in " if own else " ← ")) if named else ()
    indent = 1 if statement.part in ASIDE and not whole else 0
    yield Para(spans(*who), claim.id, indent, 1, lead=lead)
    if whole:
        if other:
            yield para(claim.text, to=claim.id, indent=1)
        yield from report_blocks(case, claim, report, number)
        yield from note_fields(case, None if number else claim.note)  # once, with the first of its reports
    elif other:
        yield para(claim.text, meta(" "), *words, to=claim.id, indent=indent + 1)


def _in_short(view: View, statement: Statement) -> str:
    """Return the links that no cell tells of, those within the sources that print a statement, kind by kind."""
    found: dict[str, dict[str, None]] = {}
    for end in ends(view.case, statement):
        other = printing(view.case, view.case.claims[end.other])
        within = {report.source for report in other} <= set(statement.sources)
        leads = end.other in view.rows or end.link.kind in OPPOSING
        if end.other not in statement.claims and within and leads and not view.whole(statement):
            found.setdefault(end.words.lower(), {})[end.other] = None
    parts = []
    for words, names in found.items():
        rows = sorted({view.rows[name] for name in names if name in view.rows})
        outside = sum(name not in view.rows for name in names)
        others = [counted(outside, "other claim")] if outside else []
        parts.append(f"{words} {listed([*row_numbers(rows), *others])}")
    return "; ".join(parts)


def _links(view: View, statement: Statement) -> Iterator[Block]:
    """Yield the links of an unfolded statement's claims, each with who draws it and why."""
    case = view.case
    for end in ends(case, statement) if view.whole(statement) else ():
        within = end.other in statement.claims
        words = f"{called_apart(case, end.claim, end.other)} {end.words.lower()}" if within else end.words
        known = end.other in view.rows and not within
        called = f"row {view.rows[end.other]:,}" if known else called_apart(case, end.other, end.claim)
        aspect = f" as to {end.link.aspect}" if end.link.aspect else ""
        why = f": {end.link.why}" if end.link.why else ""
        yield para(
            meta(f"{words} {called}{aspect}, drawn by {drawn_by(case, end.link)}{why}"), to=end.other, indent=1, hang=1
        )  # fmt: skip
        if words_of_it := drawn(case, end.link, indent=2):
            yield words_of_it
