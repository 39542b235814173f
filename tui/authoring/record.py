"""Records as YAML to paste, made from plain values: a quote, and a claim that is ready to be filled in."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from tui.authoring.unedited import EDITED
from tui.authoring.yaml import literal, scalar
from tui.case import Case
from tui.folding import fold
from tui.lean import dataclass
from tui.model import QUOTE_ROLES, Actor, Quote
from tui.reading.source_text import SourceText
from tui.text import as_written, clean, one_line, shorten

PARAPHRASE = "say it in one neutral sentence of your own: these are the source's words"
SPEAKER = "who says it, the id of an actor or a source"
_LONGEST = 48  # characters of an id that is made of words
_OPENERS = frozenset(["a", "an", "the", "that", "and", "but", "or", "of", "to", "in", "on", "at"])
_MOST_NAMED = 6
NUMBERS = ("value", "from", "to")
"""The fields of a figure that are numbers."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a claim beside its words; what is not is left out of its record, or named to be decided."""

    id: str = ""
    text: str = ""
    speaker: str = ""
    via: tuple[str, ...] = ()
    said: str = ""
    events: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    """Each a question's id, or `id=position`."""
    kind: str = ""
    stance: str = ""
    caveats: tuple[str, ...] = ()
    figures: tuple[tuple[tuple[str, str], ...], ...] = ()
    """Each the fields of a figure, with their values as written."""
    links: tuple[tuple[str, str, str], ...] = ()
    """Each a kind, the claim that it leads to, and the editor's reason."""
    hint: str = ""
    """Who may have said it: a comment where no speaker is given."""
    taken: frozenset[str] = frozenset()
    """Fields that the defaults of its file give, and that are not asked for."""


NOTHING = Given()


def text_yaml(text: str, indent: int, *, ascii_only: bool = False) -> str:
    """Return a text as it stands behind a key that is indented so far, in its lines where it has several."""
    if literal(text) and (text.isascii() or not ascii_only):
        return "|-\n" + "\n".join(" " * (indent + 2) * bool(line) + line for line in text.split("\n"))
    return scalar(text, ascii_only=ascii_only)


def quote_yaml(quote: Quote, indent: int = 0, *, ascii_only: bool = False) -> str:
    """Return a quote as an entry of a list of quotes; each of its lines ends with a line feed."""
    pad = " " * indent
    fields = (("exact", quote.exact), ("prefix", quote.prefix), ("suffix", quote.suffix))
    lines = [f"{key}: {text_yaml(as_written(text), indent + 2, ascii_only=ascii_only)}" for key, text in fields if text]
    lines += [] if quote.role == QUOTE_ROLES[0] else [f"role: {quote.role}"]
    return "".join(f"{pad}{'- ' if not number else '  '}{line}\n" for number, line in enumerate(lines))


def claim_record(
    case: Case,
    source: str,
    quotes: Sequence[Quote],
    given: Given = NOTHING,
    *,
    ascii_only: bool = False,
    bare: bool = False,
) -> str:
    """Return a claim of a source's words as an entry of a list of claims: `- id: ...`, lines that end with LF.

    Its id is made of its paraphrase or of the words, and no other record's. A comment stands where something is to be
    decided, of a `bare` one only where the words stand in for a paraphrase; nothing is made up.
    """
    words = words_of(quotes)
    name = given.id or id_of(given.text or words, source, case)
    said = list(_said(words, given, ascii_only=ascii_only))
    if bare:
        said = [line for line in said if not line.startswith("  #")]
        said[:0] = [] if given.text else [f"  # {EDITED}: {PARAPHRASE}"]
    said += _compared(given, ascii_only=ascii_only)
    report = [f"  - source: {source}", *_held(given), "    quotes:"]
    quoted = "".join(quote_yaml(quote, 4, ascii_only=ascii_only) for quote in quotes)
    return "\n".join([f"- id: {name}", *said, "  reports:", *report]) + "\n" + quoted


def words_of(quotes: Sequence[Quote]) -> str:
    """Return the words that carry what a claim says, on one line."""
    carry = [quote for quote in quotes if quote.role == QUOTE_ROLES[0]]
    return " … ".join(one_line(as_written(quote.exact)) for quote in carry)


def _held(given: Given) -> Iterator[str]:
    """Yield the lines of how the source stands to a claim, and of what it holds back."""
    if given.stance:
        yield f"    stance: {given.stance}"
    if given.caveats:
        yield f"    caveats: [{', '.join(given.caveats)}]"


def _compared(given: Given, *, ascii_only: bool) -> Iterator[str]:
    """Yield the lines of a claim's figures and links."""

    def written(words: str) -> str:
        return scalar(words, brackets=True, ascii_only=ascii_only)

    if given.figures:
        yield "  figures:"
    for figure in given.figures:
        fields = (f"{key}: {value if key in NUMBERS else written(value)}" for key, value in figure)
        yield f"  - {{{', '.join(fields)}}}"
    if given.links:
        yield "  links:"
    for kind, to, why in given.links:
        yield f"  - {{to: {to}, kind: {kind}, by: editor, why: {written(why)}}}"


def _said(words: str, given: Given, *, ascii_only: bool) -> Iterator[str]:
    """Yield the lines of a claim but for its id and its quotes."""
    if not given.text:
        yield f"  # text: {PARAPHRASE}"
    yield f"  text: {scalar(given.text or words, ascii_only=ascii_only)}"
    if given.kind:
        yield f"  kind: {given.kind}"
    if given.speaker:
        yield f"  speaker: {given.speaker}"
    elif "speaker" not in given.taken:
        yield f"  # speaker: {SPEAKER}" + (f"; {clean(one_line(given.hint))}" if given.hint else "")
        yield "  speaker:"
    if given.via:
        yield f"  via: [{', '.join(given.via)}]"
    if given.said:
        yield f"  said: {given.said}"
    elif not given.taken & {"said", "said_text"}:
        yield "  # said: the day of saying, no sharper than the source has it, where it tells that"
    if given.events:
        yield f"  events: [{', '.join(given.events)}]"
    elif "events" not in given.taken:
        yield "  # events: the ids of the events that it is about"
    if given.answers:
        yield f"  answers: [{', '.join(_answer(each, ascii_only=ascii_only) for each in given.answers)}]"
    elif "answers" not in given.taken:
        yield "  # answers: the ids of the questions that it answers"


def _answer(written: str, *, ascii_only: bool) -> str:
    question, _, position = written.partition("=")
    return f"{{{question}: {scalar(position, brackets=True, ascii_only=ascii_only)}}}" if position else question


def id_of(words: str, source: str, case: Case, taken: Container[str] = ()) -> str:
    """Return an id for a claim with some words that no record has yet; of words without Latin letters, its source's."""
    kept = re.findall(r"[a-z0-9]+", fold(words))
    while len(kept) > 1 and kept[0] in _OPENERS:
        del kept[0]
    made = ""
    for word in kept:
        if made and len(made) + 1 + len(word) > _LONGEST:
            break
        made = f"{made}-{word}" if made else word[:_LONGEST]
    if sum(char.isascii() for char in words if char.isalnum()) * 2 < sum(map(str.isalnum, words)):
        made = f"{source}-claim"
    return unused(made or f"{source}-claim", case, taken)


def unused(name: str, case: Case, taken: Container[str] = ()) -> str:
    """Return an id, or the first like it with a number behind it, that no record has and that is not taken."""
    number, found = 1, name
    while found in taken or case.get(found) is not None or found == case.info.id or _left_out(case, found):
        number += 1
        found = f"{name}-{number}"
    return found


def _left_out(case: Case, name: str) -> bool:
    return any(name == other for _, other, _ in case.left_out)


def named_in(case: Case, source: str, paragraph: str) -> str:
    """Return which actors a paragraph of a source names, as the case has their spellings; nothing where it does not."""
    found = []
    for name, actor in case.actors.items():
        if isinstance(actor, Actor):
            spelt = [as_written(each.text) for each in actor.names if each.in_ == source]
            if here := next((each for each in spelt if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", paragraph)), None):
                found.append((paragraph.find(here), f"{name} ({shorten(here, 40)})"))
    told = [each for _, each in sorted(found)]
    more = [f"{len(told) - _MOST_NAMED} more"] if len(told) > _MOST_NAMED else []
    return f"this paragraph names {', '.join([*told[:_MOST_NAMED], *more])}" if told else ""


def paragraph_of(text: SourceText, offset: int) -> str:
    """Return the paragraph of a text that an offset lies in."""
    number, begins = text.lines.paragraph(offset), [*text.lines.paragraphs, len(text.text)]
    return text.text[begins[number - 1] : begins[number]] if number else ""
