"""The values of a record's fields in words, as two cases have them, and in words what gives a claim a mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tui.cards.blocks import Block, Para, Quoted, join, meta, para
from tui.cards.claim import LINK_WORDS, ROLE_WORDS, STANCE_WORDS
from tui.cards.ends import called_apart
from tui.cards.quoted import translated_by, whose
from tui.cards.silence import origin_words
from tui.case import Case
from tui.case.altered import Altered, key
from tui.case.grounds import grounds
from tui.case.marks import MARKS
from tui.case.words import figure_words
from tui.dates import When, long
from tui.model import CAVEATS, EDITOR, KIND_OF, RESERVED, SECTIONS, Figure, Link, Quote, Report, Role, Spelling
from tui.text import listed

_LABELS = {
    "claim.text": "Paraphrase", "claim.kind": "What saying it does", "via": "Relays", "claim.actors": "About",
    "event.actors": "Who", "said_text": "Said, as printed", "when_text": "When, as printed", "looked_in": "Searched",
    "published_text": "Published, as printed", "reports": "Printed", "quotes": "Words", "positions": "Position",
    "sha256": "SHA-256 of the text", "chars": "Characters of the text", "url": "Address", "lang": "Language",
    "by": "In the voice of", "based_on": "Repeats", "asks": "Question", "names": "Spellings", "case.period": "Covers",
    "furniture": "Lines of the page", "case.format": "Format", "caveats": "Reservations",
}  # fmt: skip
_QUOTE_DETAILS = ("at", "prefix", "suffix")
Cases = tuple[Case, Case]


def field_label(kind: str, field: str) -> str:
    """Return what a field of a kind of record is called."""
    found = _LABELS.get(f"{kind}.{field}") or _LABELS.get(field)
    return found or field.replace("_", " ").capitalize()


def lists(kind: str, field: str) -> bool:
    """Tell whether a field has a list of values."""
    record = SECTIONS[next(section for section, each in KIND_OF.items() if each == kind)]
    found = record.SPECS.get(field) or Report.SPECS.get(field)
    return found is None or found.many  # positions alone are declared nowhere


def value_words(cases: Cases, each: Altered) -> tuple[list[str], list[str]]:
    """Return the values of a field before and now in words; as they are written where they differ in nothing else.

    What they name is called as its own case calls it.
    """
    before = [words_of(cases, each.field, value) for value in each.before]
    now = [words_of(cases[::-1], each.field, value) for value in each.now]
    if not set(before).isdisjoint(now):
        before, now = ([_written(words, value) for words, value in zip(texts, values, strict=True)]
                       for texts, values in ((before, each.before), (now, each.now)))  # fmt: skip
    return before, now


def _written(words: str, value: Any) -> str:
    written = key(value)
    return f"{words} ({ascii(written) if isinstance(written, str) else written})"


def words_of(cases: Cases, field: str, value: Any) -> str:
    """Return a value in words."""
    match value:
        case When():
            return long(value)
        case Figure():
            return _figure(cases, value)
        case Spelling():
            return f"{value.text} – in {_name(cases, value.in_)}"
        case Role():
            office = f"{value.title}, {_name(cases, value.of)}" if value.of else value.title
            notes = (long(value.when) if value.when else "", _name(cases, value.in_) if value.in_ else "")
            return " · ".join(filter(None, (office, *notes)))
        case (str(question), str(words)):
            return f"{words} – on “{_name(cases, question)}”"
        case str() if field == "stance":
            return STANCE_WORDS[value]
        case str() if field == "caveats":
            return MARKS[value].word
        case str() if field in _NAMING:
            return _name(cases, value)
    return str(value)


_NAMING = ("speaker", "via", "to", "events", "actors", "answers", "part_of", "by", "based_on", "looked_in")


def _figure(cases: Cases, figure: Figure) -> str:
    part = f" – a part of “{_name(cases, figure.part_of)}”" if figure.part_of else ""
    return figure_words(figure) + part


def _name(cases: Cases, name: str) -> str:
    """Return what a record is called in the first of two cases that has it; the ids that changed are in the second."""
    return next((case.name(name) for case in cases if case.get(name)), RESERVED.get(name, name))


def parts_of(cases: Cases, value: Any) -> Iterator[Block]:
    """Yield a report, quote or link as blocks: words of a source whole, as the file breaks their lines."""
    match value:
        case Report():
            notes = [STANCE_WORDS[value.stance], *(MARKS[caveat].word for caveat in value.caveats)]
            yield para(meta(" · ".join(notes)), indent=1)
            for quote in value.quotes:
                yield from parts_of(cases, quote)
        case Quote():
            yield Quoted(value.exact, aside=value.role != "content", indent=1)
            yield from _details(cases, value)
        case Link():
            yield para(meta(_link(cases, value)), indent=1)
            if value.quote:
                yield Quoted(value.quote, aside=True, indent=2)


def _details(cases: Cases, quote: Quote) -> Iterator[Para]:
    notes = [ROLE_WORDS[quote.role]] if quote.role in ROLE_WORDS else []
    notes += [f"{name}: {value}" for name in _QUOTE_DETAILS if (value := getattr(quote, name))]
    if notes:
        yield para(*join([meta(note) for note in notes]), indent=2)
    if quote.translation:
        case = cases[0] if cases[0].get(quote.translation.by) else cases[1]
        yield para(meta(f"{translated_by(case, quote.translation)}: "), f"“{quote.translation.text}”", indent=2)


def _link(cases: Cases, link: Link) -> str:
    case = cases[0] if link.by == EDITOR or cases[0].get(link.by) else cases[1]
    why = f": {link.why}" if link.why else ""
    aspect = f" as to {link.aspect}" if link.aspect else ""
    words = " with the words" if link.quote else ""
    return f"{LINK_WORDS[link.kind][0]} “{_name(cases, link.to)}”, drawn by {whose(case, link.by)}{aspect}{why}{words}"


def ground_lines(case: Case, name: str, mark: str) -> Iterator[str]:
    """Yield, each in a line, what gives a claim a mark."""
    claim = case.claims[name]
    for ground in grounds(case, name, mark):
        if ground.how == "link" and ground.link:
            yield _from_end(case, name, ground.claim, ground.link)
        elif ground.how == "stance":
            stance = next(each.stance for each in claim.reports if each.source == ground.source)
            yield f"{case.name(ground.source)} {STANCE_WORDS[stance]}"
        elif ground.how == "caveat" and mark in CAVEATS:
            yield f"a reservation of {case.name(ground.source)}"
        elif ground.how == "printed":
            names = listed([case.name(each) for each in ground.sources])
            yield f"printed by {names}{origin_words(case, ground.sources)}"
        else:
            yield MARKS[mark].says


def _from_end(case: Case, name: str, drawing: str, link: Link) -> str:
    """Return a link as one of its two claims has it."""
    outward, inward = LINK_WORDS[link.kind]
    verb, other = (outward, link.to) if drawing == name else (inward, drawing)
    aspect = f" as to {link.aspect}" if link.aspect else ""
    why = f": {link.why}" if link.why else f": “{link.quote}”" if link.quote else ""
    called = called_apart(case, other, name) if other in case.claims else f"“{case.name(other)}”"
    return f"{verb.lower()} {called}, drawn by {whose(case, link.by)}{aspect}{why}"
