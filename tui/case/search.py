"""The search: what a person typed, understood. Every input is a valid query; what is not understood is words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.case import Case
from tui.case.facets import FACETS, FIELDS
from tui.case.query import Clause, Sought
from tui.case.times import UNKNOWN
from tui.dates import DateError, parse
from tui.text import fold, listed, shorten

MOST_TERMS = 32
MOST_VALUES = 30_000  # that one name may stand for: as many as SQLite takes in one query
LEAST_NAME = 3  # letters of a word before a person's other spellings light up with it
_MOST_CHARS = 2000

_FIELD = f"(?ai:{'|'.join(FIELDS)})"  # in ASCII: other letters fold to these too, and name no field
_TERM = re.compile(
    rf"(?P<bare>-?{_FIELD}:)(?=\s|$)"
    rf'|(?P<sign>-?)(?:(?P<field>{_FIELD}):)?(?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+))'
)


class Term(NamedTuple):
    """One term as typed: its field or nothing, its text, whether it is a phrase, is negated, and may go on."""

    field: str
    text: str
    phrase: bool
    negated: bool
    open: bool


def terms(text: str) -> list[Term]:
    """Return the terms of what was typed; a last one without a space or quotation mark behind it may go on."""
    found = []
    text = text[:_MOST_CHARS]
    for match in _TERM.finditer(text):
        field = (match["field"] or match["bare"] or "").lower().strip("-:")
        negated = (match["sign"] or match["bare"] or "").startswith("-")
        phrase = match["phrase"] is not None
        word = (match["phrase"] if phrase else match["word"]) or ""
        goes_on = match.end() == len(text) and not match["closed"]
        found.append(Term(field, word, phrase, negated, goes_on))
    return found


def understand(case: Case, text: str) -> Sought:
    """Return what was typed as a search of a case: FTS5 queries, conditions, what to light up, and it all in words."""
    matches: list[str] = []
    without: list[str] = []
    clauses: list[Clause] = []
    lights: list[str] = []
    understood: list[str] = []
    found = terms(text)
    for term in found[:MOST_TERMS]:
        if term.field and not fold(_bare(term.text)).strip():
            understood.append(f"{term.field}: goes on with {FIELDS[term.field]}")
            continue
        values = _values(case, term.field, term.text) if term.field else ()
        sign = "not " if term.negated else ""
        if values:
            facet = term.field
            clauses.append(Clause(facet, tuple(values[:MOST_VALUES]), term.negated))
            understood.append(f"{sign}{facet} {_alternatives(case, facet, values)}")
            if len(values) > MOST_VALUES:
                understood.append(f"the first {MOST_VALUES:,} of these only")
            continue
        if term.field:
            understood.append(f"no {term.field} is like {_quoted(term.text)}, so it is searched as words")
        words = f"{term.field} {term.text}" if term.field else term.text
        if not any(char.isalnum() for char in words):
            continue
        query = _match(words, term.open)
        if term.negated:
            without.append(query)
            understood.append(f"not {_quoted(term.text)}")
        else:
            matches.append(query)
            lights += _lights(case, words, term.open)
            if not term.field:
                understood.append(f"the phrase {_quoted(term.text)}" if term.phrase else _quoted(term.text))
    if len(text) > _MOST_CHARS:
        understood.append(f"the first {_MOST_CHARS:,} characters only")
    if len(found) > MOST_TERMS:
        understood.append(f"the first {MOST_TERMS} terms only")
    return Sought(
        text, " ".join(matches), tuple(without), tuple(clauses), tuple(dict.fromkeys(lights)), tuple(understood)
    )


def _bare(text: str) -> str:
    """Return text that can stand in an FTS5 string: without quotation marks, NUL and lone surrogates."""
    return "".join(" " if char in '"\0' or "\ud800" <= char <= "\udfff" else char for char in text).strip()


def _match(words: str, goes_on: bool) -> str:
    return f'"{_bare(fold(words))}"' + ("*" if goes_on else "")


def _quoted(text: str) -> str:
    return f"“{shorten(text, 40)}”"


def _alternatives(case: Case, facet: str, values: list[str]) -> str:
    names = [shorten(case.value_name(facet, value), 40) for value in values[:3]]
    return listed([*names, f"{len(values) - 3:,} more"] if len(values) > 3 else names, "or")


def _values(case: Case, field: str, text: str) -> list[str]:
    """Return the values of a field's facet that a text may mean, or none."""
    wanted, facet = fold(_bare(text)), FACETS[field]
    if facet.value == "id":
        among = case.counts(field)
        exact = [value for value in (wanted, wanted.replace(" ", "-")) if value in among]
        exact += [value for value in facet.choices if value.startswith(wanted)]
        return exact[:1] or [name for name in dict.fromkeys(_named(case, wanted)) if name in among]
    if facet.value == "day":
        if wanted in ("unknown", UNKNOWN):
            return [UNKNOWN]
        try:
            return case.times.within(field, parse(_bare(text).upper()))
        except DateError:
            return []
    if not facet.choices:
        return values_like(case, field, text) or ([UNKNOWN] if wanted == "unknown" else [])
    pairs = facet.choices.items()
    return [name for name, word in pairs if fold(name).startswith(wanted) or fold(word).startswith(wanted)]


def values_like(case: Case, facet: str, text: str) -> list[str]:
    """Return the values of a facet, as of any day, one of whose words begins as a text does."""
    wanted = fold(_bare(text))
    return sorted(value for value in case.at(None).counts(facet) if wanted and _begins(wanted, fold(value)))


def _named(case: Case, wanted: str) -> Iterator[str]:
    """Yield the ids of actors and sources one of whose names or spellings has a text at the start of a word."""
    for name in (*case.actors, *case.sources):
        if any(_begins(wanted, fold(called)) for called in case.called(name)):
            yield name


def _begins(wanted: str, text: str) -> bool:
    """Tell whether a folded text has another at the start of one of its words."""
    at = text.find(wanted)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(wanted, at + 1)
    return at >= 0


def _lights(case: Case, words: str, goes_on: bool) -> Iterator[str]:
    """Yield what to light up for a word or phrase: it, and every other spelling of whoever is spelled so."""
    wanted = fold(_bare(words))
    yield wanted + "*" * goes_on
    if len(wanted) >= LEAST_NAME:
        for name in _named(case, wanted):
            if name in case.actors:
                yield from (fold(called) for called in case.called(name))


def light_pattern(lights: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern that finds, in folded text, whole words of what is to be lit up; None for nothing."""
    parts = []
    for light in sorted(filter(None, (light.strip() for light in lights)), key=len, reverse=True):
        tokens = re.findall(r"[^\W_]+", light)
        if tokens:
            end = r"[^\W_]*" if light.endswith("*") else r"(?![^\W_])"
            parts.append(r"[\W_]+".join(map(re.escape, tokens)) + end)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})") if parts else None


def lit(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where in a text, as it stands, the pattern is found in its folded form."""
    if text.isascii():
        return [match.span() for match in pattern.finditer(text.lower())]
    folded: list[str] = []
    origin: list[int] = []  # for each folded character, where it stands in the text
    for at, char in enumerate(text):
        for plain in fold(char):
            folded.append(plain)
            origin.append(at)
    spans = [match.span() for match in pattern.finditer("".join(folded))]
    return [(origin[start], _end(text, origin[end - 1] + 1)) for start, end in spans if end > start]


def _end(text: str, end: int) -> int:
    """Return an end that takes in the marks that are combined with the last character."""
    while end < len(text) and not fold(text[end]) and not text[end].isspace():
        end += 1
    return end
