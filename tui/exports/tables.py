"""Tables of what a record has many of: reports, quotes, links and so on, a row each, with what each column means.

The tables of the records themselves are those of `tui/formats/csv.py`. Rows are as of the case's day: of a source that
is not out yet neither its stance nor what it holds back is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tui.cards.origin import address
from tui.cards.pieces import pieces
from tui.case import Case
from tui.case.known import whole_of
from tui.case.sourcing import roles_by_then, spellings_of
from tui.lean import dataclass
from tui.model import Actor, Claim

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it says, and the table whose ids it holds."""

    name: str
    says: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the parts of records of one kind: its columns, of which the first two are its key."""

    name: str
    of: str
    """The table of the records: `claims` or `actors`."""
    says: str
    columns: tuple[Column, ...]
    rows: Callable[[Case, Any], Iterator[Row]]


def _reports(case: Case, claim: Claim) -> Iterator[Row]:
    for number, report in enumerate(claim.reports):
        out = case.out(report)
        stance, caveats = (report.stance, "; ".join(report.caveats)) if out else (None, None)
        yield claim.id, number + 1, report.source, stance, caveats, address(case, claim, number)


def _quotes(case: Case, claim: Claim) -> Iterator[Row]:
    number = 0
    for at, report in enumerate(claim.reports):
        for piece in sorted(pieces(case, claim, at), key=lambda piece: piece.at):
            quote, place = piece.quote, piece.position
            if quote.role == "caveat" and not case.out(report):
                continue
            number += 1
            other = quote.translation
            yield (
                claim.id, number, at + 1, report.source, quote.role, quote.exact, quote.prefix, quote.suffix, quote.at,
                place and place.at, place and place.paragraph,
                other and other.text, other and other.lang, other and other.by,
            )  # fmt: skip


def _links(case: Case, claim: Claim) -> Iterator[Row]:
    for number, link in enumerate(case.links(claim)):
        yield claim.id, number + 1, link.to, link.kind, link.aspect, link.by, link.why, link.quote


def _figures(case: Case, claim: Claim) -> Iterator[Row]:
    for number, each in enumerate(claim.figures):
        yield (
            claim.id, number + 1, each.measure, each.value, each.from_, each.to, each.approx, each.unit, each.scope,
            whole_of(case, each),
        )  # fmt: skip


def _answers(case: Case, claim: Claim) -> Iterator[Row]:
    taken = dict(claim.positions)
    for number, question in enumerate(claim.answers):
        yield claim.id, number + 1, question, taken.get(question)


def _spellings(case: Case, actor: Actor) -> Iterator[Row]:
    for number, each in enumerate(spellings_of(case, actor)):
        yield actor.id, number + 1, each.text, each.in_


def _roles(case: Case, actor: Actor) -> Iterator[Row]:
    for number, each in enumerate(roles_by_then(case, actor)):
        yield actor.id, number + 1, each.title, each.of, each.when, each.in_


_CLAIM = Column("claim", "The id of the claim.", "claims")
_ACTOR = Column("actor", "The id of the actor.", "actors")
_BY = "The id of an actor or a source, or `editor`."

TABLES = (
    Table("reports", "claims", "Each source that prints a claim, with how it stands to it.", (
        _CLAIM, Column("number", "Which report of the claim, from 1."),
        Column("source", "The id of the source that prints it.", "sources"),
        Column("stance", "How that source stands to the claim; nothing where it is not known to be out by the day."),
        Column("caveats", "The source's own reservations, joined by `; `."),
        Column("address", "Where the words are opened in a browser, if anywhere."),
    ), _reports),
    Table("quotes", "claims", "The words that carry a claim, as in its file; by `offset` as in the article.", (
        _CLAIM, Column("number", "Which quote of the claim, from 1."),
        Column("report", "In which report of the claim it stands, by its number."),
        Column("source", "The id of the source that prints it.", "sources"),
        Column("role", "What the words carry: the claim's content, its attribution, or a caveat."),
        Column("exact", "The words, character for character."),
        Column("prefix", "The words right before, where `exact` stands more than once."),
        Column("suffix", "The words right after, where `exact` stands more than once."),
        Column("at", "Where they stand, as the source counts."),
        Column("offset", "Where they begin in the source's text, in characters from 0, as the seal has it."),
        Column("paragraph", "In which paragraph of that text, from 1, as the seal has it."),
        Column("translation", "What they say in another language."),
        Column("translation_lang", "That language."), Column("translation_by", f"Who translated them. {_BY}", "voices"),
    ), _quotes),
    Table("links", "claims", "How a claim stands to others.", (
        _CLAIM, Column("number", "Which link of the claim, from 1."),
        Column("to", "The id of the other claim.", "claims"), Column("kind", "How it stands to it."),
        Column("aspect", "In what respect."), Column("by", f"Who draws the link. {_BY}", "voices"),
        Column("why", "The editor's reason."), Column("quote", "The words that draw the link."),
    ), _links),
    Table("figures", "claims", "The numbers that a claim gives.", (
        _CLAIM, Column("number", "Which figure of the claim, from 1."), Column("measure", "What is counted."),
        Column("value", "The number, in the digits that were written."),
        Column("from", "The least that it is; alone: at least so many."),
        Column("to", "The most that it is; alone: at most so many."), Column("approx", "The words of a vague number."),
        Column("unit", "The unit, if it is not people or things."), Column("scope", "Where or of whom."),
        Column("part_of", "The id of the claim whose figure this one is a part of.", "claims"),
    ), _figures),
    Table("answers", "claims", "The questions that a claim answers.", (
        _CLAIM, Column("number", "Which answer of the claim, from 1."),
        Column("question", "The id of the question.", "questions"),
        Column("position", "The position that it takes, where it takes one."),
    ), _answers),
    Table("spellings", "actors", "Each spelling of a name, with who prints it.", (
        _ACTOR, Column("number", "Which spelling of the actor, from 1."), Column("text", "The name as printed."),
        Column("source", "The id of the source that prints it so.", "sources"),
    ), _spellings),
    Table("roles", "actors", "What an actor is or was.", (
        _ACTOR, Column("number", "Which role of the actor, from 1."), Column("title", "The office or part."),
        Column("of", "The id of the actor in which it is held.", "actors"),
        Column("when", "When it was held, in EDTF."),
        Column("source", "The id of the source that says so.", "sources"),
    ), _roles),
)  # fmt: skip
"""The tables, in the order in which they are written."""

DERIVED = {
    "sources": {
        "claims": "How many claims of this export it prints.",
        "own_voice": "How many of these it says for itself.",
    },
    "actors": {
        "names": "Each spelling, with the source that prints it.",
        "roles": "What it is or was, in words.",
        "says": "How many claims of this export it says.",
        "spoken_of": "How many claims of this export are about it.",
        "passes_on": "How many claims of this export it passes on.",
    },
    "events": {"claims": "How many claims of this export are about it."},
    "questions": {
        "claims": "How many claims of this export answer it.",
        "positions": "The positions that claims of this export take on it, each with how many do.",
    },
    "claims": {
        "speaker": "What those are called who speak.",
        "printed": "When it was first printed: of its sources' dates the one that ends first.",
        "sources": "What the sources that print it are called.",
        "source_ids": "The ids of these sources.",
        "speaker_roles": "What these sources call the speaker.",
        "relays": "What the relays are called, nearest the speaker first.",
        "headlines": "The headlines of the sources.",
        "authors": "The authors of the sources.",
        "source_dates": "When the sources were published.",
        "addresses": "Where the words are opened in a browser.",
        "places": "Where the words stand: as the source counts, and in which paragraph.",
        "stances": "How each source stands to it.",
        "caveats": "The sources' own reservations.",
        "marks": "What the program says of it: derived as of the day of links, stances, caveats and sources.",
        "quotes": "The words that carry it; those of two sources on two lines.",
        "attributions": "The words that say who said it.",
        "reservations": "The words in which a source holds back.",
        "positions": "The positions that it takes, each led by its question's id.",
        "translations": "What quotes say in another language, and by whom.",
        "figures": "The numbers in it, in words.",
        "links": "How it stands to other claims, each by its id.",
    },
}
"""What the columns mean that are not fields of a record, by the table and the column."""


def outward(table: Table) -> dict[int, str]:
    """Return the tables that columns hold ids of, by the columns' places."""
    return {place: column.to for place, column in enumerate(table.columns) if column.to}
