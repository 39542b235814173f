"""Records as CSV: a header, a line a record, UTF-8, and nothing that a spreadsheet would run.

What is printed has no byte order mark and ends lines as Unix does; files have one and CRLF (`Format.data`).

Every cell is quoted, and one that begins as a formula does (= + - @, also full-width, also behind white space, or a tab
or line break) is led by an apostrophe. So is what within a cell follows `;`, `,`, a tab or a line break: a spreadsheet
that separates by another sign than the file's own, as many do by `;`, begins a cell of its own there. What has
apostrophes there already gets one more, so that taking one away gives the text back. Numbers stay as they are. Lists
are joined by `; `, the quotes of a source by ` […] ` unless they touch, those of two sources by a newline: where that
is not enough, JSON keeps all apart.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from operator import attrgetter
from typing import Any

from tui.cards.origin import address, places, roles_of
from tui.cards.pieces import pieces, shown_words
from tui.cards.quoted import translated_by
from tui.case import ALL, Case
from tui.case.figures import number_words
from tui.case.lists import said_by_itself
from tui.case.marks import MARKS
from tui.case.positions import by_position
from tui.case.query import Filters
from tui.case.sourcing import printing, roles_by_then, spellings_of, told_by, voice_names
from tui.case.values import position_values
from tui.dates import When
from tui.formats import compared
from tui.model import KIND_OF, SECTIONS, Claim, Figure, Record, Role, Source, key_of

Column = Callable[[Case, Any, Filters], object]
"""What a cell is made by: the case, the record, and the filters that leave the claims to count."""


_ACTIVE = re.compile("[=+\\-@＝＋－＠]")
_BROKEN = re.compile(r"'*[\t\r\n]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_KINDS = {kind: section for section, kind in SECTIONS.items()}
_TITLES = {"actors": "name", "claims": "text", "questions": "asks"}  # all others have a title


def cards(case: Case, names: Iterable[str], delimiter: str = ",") -> Iterator[str]:
    """Yield a table of records: of one kind as its rows, of several kinds their id, kind and text, kind by kind."""
    kinds: dict[str, list[str]] = {}
    for name in names:
        record = case.get(name)
        if record:
            kinds.setdefault(_KINDS[type(record)], []).append(name)
    if len(kinds) == 1:
        for kind, found in kinds.items():
            yield from rows(case, kind, found, delimiter=delimiter)
        return
    yield line(("id", "kind", "text"), delimiter)
    for kind, found in kinds.items():
        for name in found:
            yield line((name, KIND_OF[kind], getattr(case.get(name), _TITLES.get(kind, "title"))), delimiter)


def rows(case: Case, kind: str, names: Iterable[str], filters: Filters = ALL, delimiter: str = ",") -> Iterator[str]:
    """Yield a header and a line for each record of one kind; a cell's line breaks are within its line."""
    columns = COLUMNS[kind]
    yield line(columns, delimiter)
    for name in names:
        record = case.get(name)
        yield line((column(case, record, filters) for column in columns.values()), delimiter)


def comparison(case: Case, question: str, *, agreed: bool, delimiter: str = ",") -> Iterator[str]:
    """Yield a header, and a line for each source and claim of each statement on a question."""
    yield line(compared.COLUMNS, delimiter)
    yield from (line(cells, delimiter) for cells in compared.table(case, question, agreed=agreed))


def escape_formula(text: str) -> str:
    """Return a cell escaped against formula injection: an apostrophe leads whatever of it a spreadsheet would run."""
    if text.isalnum() or _NUMBER.fullmatch(text):
        return text
    places = {0} if _BROKEN.match(text) else set()
    for found in _ACTIVE.finditer(text):
        at = found.start()
        while at and (text[at - 1] in "'\"" or text[at - 1].isspace()):  # back to where a cell may begin
            if text[at - 1] in "\t\r\n":
                places.add(at)
            at -= 1
        if not at or text[at - 1] in ";,":
            places.add(at)
    bounds = [0, *sorted(places), len(text)]
    return "'".join(text[start:stop] for start, stop in pairwise(bounds)) if places else text


def line(cells: Iterable[object], delimiter: str = ",") -> str:
    """Return cells as a line of a table, each quoted and none that a spreadsheet would run."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerow(
        [escape_formula(cell_text(cell)) for cell in cells]
    )
    return written.getvalue().removesuffix("\r\n")


def table(columns: Iterable[str], rows: Iterable[Iterable[object]], delimiter: str = ",") -> Iterator[str]:
    """Yield a header and a line for each row of values."""
    yield line(columns, delimiter)
    yield from (line(row, delimiter) for row in rows)


def cell_text(value: object) -> str:
    """Return a value as a cell has it."""
    if isinstance(value, tuple | list):
        return "; ".join(map(str, value))
    return value.text if isinstance(value, When) else "" if value is None else str(value)


def _fields(kind: type[Record]) -> Iterator[tuple[str, Column]]:
    """Yield the columns of a record's own fields but its parts; one reference is a name and an id, many are ids."""
    for field, spec in kind.SPECS.items():
        value, key = attrgetter(field), key_of(field)
        if spec.kind == "ref" and not spec.many:
            yield key, _named(value)
            key = f"{key}_id"
        if spec.kind != "part":
            yield key, _given(value)


def _given(value: Callable[[Any], Any]) -> Column:
    return lambda case, record, filters: value(record)


def _named(value: Callable[[Any], Any]) -> Column:
    return lambda case, record, filters: case.name(name) if (name := value(record)) else None


def _count(facet: str) -> Column:
    return lambda case, record, filters: case.count(facet, record.id, filters)


QUOTE_COLUMNS = {"content": "quotes", "attribution": "attributions", "caveat": "reservations"}
"""The column for quotes of each role."""
WORDS = (*QUOTE_COLUMNS.values(), "translations")
"""The columns that have words as they stand in a source, or in another language."""


def _quotes(role: str) -> Column:
    def quotes(case: Case, claim: Claim, filters: Filters) -> str:
        told = [at for at, report in told_by(case, claim) if role != "caveat" or case.out(report)]
        return "\n".join(words for at in told if (words := shown_words(pieces(case, claim, at, (role,)))))

    return quotes


def _translations(case: Case, claim: Claim) -> Iterator[str]:
    """Yield what quotes say in another language, each with whose words these are, as of the case's day."""
    for _, report in told_by(case, claim):
        for quote in report.quotes:
            if quote.translation and (quote.role != "caveat" or case.out(report)):
                yield f"{translated_by(case, quote.translation)}: {quote.translation.text}"


def _of_sources(value: Callable[[Source], str | None]) -> Column:
    def found(case: Case, claim: Claim, filters: Filters) -> list[str]:
        sources = (case.sources.get(report.source) for report in printing(case, claim))
        return [words for source in sources if source and (words := value(source))]

    return found


def _role(case: Case, role: Role) -> str:
    notes = [case.name(role.of) if role.of else "", role.when.text if role.when else ""]
    return ", ".join([role.title, *filter(None, notes)])


def figure_words(figure: Figure) -> str:
    """Return a figure in words: `hurt: 2 (badly)`."""
    number = f"{figure.approx or ''} {number_words(figure, '')}".strip()
    return f"{figure.measure}: {number} {figure.unit or ''}".strip() + (f" ({figure.scope})" if figure.scope else "")


_DERIVED: dict[str, dict[str, Column]] = {
    "case": {},
    "sources": {
        "claims": _count("source"),
        "own_voice": lambda case, source, filters: len(said_by_itself(case, source.id, filters)),
    },
    "actors": {
        "names": lambda case, actor, filters: [
            f"{called.text} ({case.name(called.in_)})" for called in spellings_of(case, actor)
        ],
        "roles": lambda case, actor, filters: [_role(case, role) for role in roles_by_then(case, actor)],
        "says": _count("speaker"),
        "spoken_of": _count("about"),
        "passes_on": _count("via"),
    },
    "events": {"claims": _count("event")},
    "questions": {
        "claims": _count("question"),
        "positions": lambda case, question, filters: [
            f"{position} ({claims})" for position, claims in by_position(case, question.id, filters).items()
        ],
    },
    "claims": {
        "printed": lambda case, claim, filters: case.printed(claim),
        "sources": lambda case, claim, filters: [case.name(report.source) for report in printing(case, claim)],
        "source_ids": lambda case, claim, filters: [report.source for report in printing(case, claim)],
        "speaker": lambda case, claim, filters: voice_names(case, claim.speaker),
        "speaker_roles": lambda case, claim, filters: roles_of(case, claim),
        "relays": lambda case, claim, filters: [case.name(name) for name in claim.via],
        "headlines": _of_sources(lambda source: source.title),
        "authors": _of_sources(lambda source: source.author),
        "source_dates": _of_sources(lambda source: source.published.text if source.published else None),
        "addresses": lambda case, claim, filters: list(
            filter(None, (address(case, claim, number) for number, _ in told_by(case, claim)))
        ),
        "places": lambda case, claim, filters: [
            place for number, _ in told_by(case, claim) for place in places(case, claim, number)
        ],
        "stances": lambda case, claim, filters: [report.stance for report in printing(case, claim)],
        "caveats": lambda case, claim, filters: list(
            dict.fromkeys(c for report in printing(case, claim) for c in report.caveats)
        ),
        "marks": lambda case, claim, filters: [MARKS[mark].word for mark in case.marks(claim.id)],
        **{name: _quotes(role) for role, name in QUOTE_COLUMNS.items()},
        "positions": lambda case, claim, filters: position_values(claim.positions),
        "translations": lambda case, claim, filters: list(_translations(case, claim)),
        "figures": lambda case, claim, filters: [figure_words(figure) for figure in claim.figures],
        "links": lambda case, claim, filters: [f"{link.kind} {link.to}" for link in case.links(claim)],
    },
}

COLUMNS = {section: dict(_fields(kind)) | _DERIVED[section] for section, kind in SECTIONS.items()}
"""The columns of each kind's table in their order, each with what it is made by."""
