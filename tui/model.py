"""The records of a case, immutable; each field declares its meaning and how it is written, as the reader enforces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from tui.dates import When
from tui.lean import dataclass, field, fields

if TYPE_CHECKING:
    from decimal import Decimal

Kind = Literal["words", "id", "ref", "date", "choice", "number", "format", "folder", "part"]

ACTOR_KINDS = ("person", "organisation", "state", "group", "unnamed", "thing")
CLAIM_KINDS = ("asserts", "denies", "disclaims", "promises", "demands")
STANCES = ("reports", "endorses", "doubts", "denies")
CAVEATS = ("no-evidence", "removed", "duress", "preliminary", "unconfirmed", "alleged")
QUOTE_ROLES = ("content", "attribution", "caveat")
LINK_KINDS = ("contradicts", "differs", "denies", "doubts", "supports", "withdraws", "updates")
EDITOR, UNRECORDED = "editor", "unrecorded"  # who draws a link; who says a claim, where nobody has written that down
RESERVED = {EDITOR: "the editor", UNRECORDED: "speaker not recorded"}
"""What may stand in a field in place of an id, with what is shown for it."""
UNNAMED = "to be named"  # what a draft of a source has in place of its publisher


@dataclass(frozen=True, slots=True)
class Spec:
    """How a field is written: kind and meaning, and by kind the records it may name, its options, or its class."""

    kind: Kind
    doc: str
    required: bool = False
    many: bool = False
    to: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    part: type[Record] | None = None
    mapped: bool = False
    """Whether each value may be the key of words that go with it."""


class Record:
    """A record or a part of one; `SPECS` holds each field's Spec, `KEYS` a field's name and Spec by its key in YAML."""

    __slots__ = ()
    SPECS: ClassVar[dict[str, Spec]]
    KEYS: ClassVar[dict[str, tuple[str, Spec]]]

    def __init_subclass__(cls) -> None:
        cls.SPECS = {}


def _field(spec: Spec) -> Any:
    if spec.required:
        return field(metadata={"spec": spec})
    return field(default=() if spec.many else None, metadata={"spec": spec})


def _words(doc: str, *, required: bool = False) -> Any:
    return _field(Spec("words", doc, required))


def _id(doc: str) -> Any:
    return _field(Spec("id", doc, required=True))


def _date(doc: str, *, required: bool = False) -> Any:
    return _field(Spec("date", doc, required))


def _ref(doc: str, *to: str, required: bool = False, many: bool = False) -> Any:
    return _field(Spec("ref", doc, required, many, to=to))


def _choice(doc: str, options: tuple[str, ...], *, many: bool = False, required: bool = False) -> Any:
    spec = Spec("choice", doc, required, many, options=options)
    return _field(spec) if many or required else field(default=options[0], metadata={"spec": spec})


def _parts(doc: str, part: type[Record], *, required: bool = False, many: bool = True) -> Any:
    return _field(Spec("part", doc, required, many, part=part))


@dataclass(frozen=True, slots=True, kw_only=True)
class Info(Record):
    """The case itself."""

    format: int = _field(Spec("format", "The version of the format: 1.", required=True))
    id: str = _id("The case's slug.")
    title: str = _words("What the case is called.", required=True)
    summary: str | None = _words("What it is about, in a few sentences.")
    period: When | None = _date("The time that it covers.")
    editor: str | None = _words("Who reads and encodes.")
    licence: str | None = _words("Under what terms the case may be used.")
    updated: When | None = _date("The day of the last edit.")
    texts: str | None = _field(Spec("folder", "The folder, in the case's own, in which its sources' texts lie."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A published text that reports claims."""

    id: str = _id("The source's slug.")
    title: str = _words("The headline as printed.", required=True)
    publisher: str = _words("Who published it.", required=True)
    short: str | None = _words("Its name in rows, columns and chains; without one, the publisher's.")
    author: str | None = _words("The author, if the text gives one.")
    by: tuple[str, ...] = _ref("The actors in whose voice it speaks: a memoir, a letter, a diary.", "actor", many=True)
    part_of: str | None = _ref("The source that it is a part of.", "source")
    based_on: tuple[str, ...] = _ref("The sources that it repeats.", "source", many=True)
    url: str | None = _words("Where it was published.")
    archived: str | None = _words("Where a copy of it is kept.")
    archived_on: When | None = _date("When that copy was made.")
    lang: str | None = _words("The language, as a BCP 47 tag.")
    rights: str | None = _words("Whose the words are.")
    published: When | None = _date("When it was published.")
    published_text: str | None = _words("The time of publication in the words that were printed.")
    sha256: str | None = _words("The SHA-256 of the text that was quoted from, in hex.")
    chars: int | None = _field(Spec("number", "The length of that text in characters."))
    furniture: str | None = _words("The lines of that text that belong to the page and not to the article: `3-10, 57`.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling(Record):
    """One spelling of a name and the source that prints it."""

    text: str = _words("The name as printed.", required=True)
    in_: str = _ref("The source that prints it so.", "source", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Record):
    """What an actor is or was, where, and when."""

    title: str = _words("The office or part.", required=True)
    of: str | None = _ref("The actor in which it is held.", "actor")
    when: When | None = _date("When it was held.")
    in_: str | None = _ref("The source that says so.", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """Who speaks, acts or is spoken of: a person, an office, a state, a group, voices without a name, or a thing."""

    id: str = _id("The actor's slug.")
    name: str = _words("The name that the app shows.", required=True)
    kind: str = _choice("What sort of actor it is.", ACTOR_KINDS, required=True)
    names: tuple[Spelling, ...] = _parts("Each spelling, with who prints it.", Spelling)
    roles: tuple[Role, ...] = _parts("What it is or was.", Role)
    part_of: str | None = _ref("The actor that it belongs to.", "actor")
    note: str | None = _words("What a reader must know to tell it from others.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something that happened, or is said to have happened."""

    id: str = _id("The event's slug.")
    title: str = _words("What happened, in a few words.", required=True)
    when: When = _date("When it happened, no sharper than the sources say.", required=True)
    when_text: str | None = _words("The time in a source's own words.")
    where: str | None = _words("Where it happened.")
    actors: tuple[str, ...] = _ref("Who took part.", "actor", many=True)
    part_of: str | None = _ref("The event that it is a part of.", "event")
    note: str | None = _words("What a reader must know about it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """Something that the accounts answer differently, or add to each other on."""

    id: str = _id("The question's slug.")
    asks: str = _words("The question.", required=True)
    note: str | None = _words("What a reader must know about it.")
    looked_in: tuple[str, ...] = _ref("The sources that were searched for an answer without one.", "source", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation(Record):
    """What words say in another language: never the source's own words."""

    text: str = _words("The words in the other language.", required=True)
    lang: str = _words("That language, as a BCP 47 tag.", required=True)
    by: str = _ref("Who translated them.", "source", "actor", EDITOR, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Record):
    """Words that stand in a source."""

    exact: str = _words("The words, character for character.", required=True)
    prefix: str | None = _words("The words right before, where `exact` stands more than once.")
    suffix: str | None = _words("The words right after, where `exact` stands more than once.")
    role: str = _choice("What the words carry.", QUOTE_ROLES)
    at: str | None = _words("Where they stand, as the source counts: `p. 253`, `Q 14075`, `00:12:31`.")
    translation: Translation | None = _parts("What they say in another language.", Translation, many=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """One source's report of a claim: its stance, its reservations, and the words that it prints."""

    source: str = _ref("The source that prints it.", "source", required=True)
    stance: str = _choice("How that source stands to it.", STANCES)
    caveats: tuple[str, ...] = _choice("The source's own reservations.", CAVEATS, many=True)
    quotes: tuple[Quote, ...] = _parts("The words.", Quote, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Record):
    """A number that a claim gives."""

    measure: str = _words("What is counted.", required=True)
    value: int | Decimal | None = _field(Spec("number", "The number."))
    from_: int | Decimal | None = _field(Spec("number", "The least that it is; alone: at least so many."))
    to: int | Decimal | None = _field(Spec("number", "The most that it is; alone: at most so many."))
    approx: str | None = _words("The words of a vague number: `dozens`.")
    unit: str | None = _words("The unit, if it is not people or things.")
    scope: str | None = _words("Where or of whom.")
    part_of: str | None = _ref("The claim whose figure this one is a part of.", "claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    """How a claim stands to another one, and who says so."""

    to: str = _ref("The other claim.", "claim", required=True)
    kind: str = _choice("How it stands to it.", LINK_KINDS, required=True)
    aspect: str | None = _words("In what respect.")
    by: str = _ref("Who draws the link.", "source", "actor", EDITOR, required=True)
    why: str | None = _words("The editor's reason.")
    quote: str | None = _words("The words that draw the link.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """One statement that a source says one speaker made."""

    id: str = _id("The claim's slug.")
    text: str = _words("The editor's paraphrase in one neutral sentence.", required=True)
    kind: str = _choice("What saying it does.", CLAIM_KINDS)
    speaker: str = _ref("Who says it.", "actor", "source", UNRECORDED, required=True)
    via: tuple[str, ...] = _ref("The relays to the source, nearest the speaker first.", "actor", "source", many=True)
    to: tuple[str, ...] = _ref("To whom it was said.", "actor", "source", many=True)
    medium: str | None = _words("By what means it was said.")
    said: When | None = _date("When it was said.")
    said_text: str | None = _words("The time of saying in a source's own words.")
    events: tuple[str, ...] = _ref("The events that it is about.", "event", many=True)
    actors: tuple[str, ...] = _ref("Whom it is about.", "actor", many=True)
    answers: tuple[str, ...] = _field(
        Spec(
            "ref",
            "The questions that it answers, each with its position where it takes one: `{broke-in-two: yes}`.",
            many=True,
            to=("question",),
            mapped=True,
        )
    )
    positions: tuple[tuple[str, str], ...] = ()
    """The questions on which it takes a position, each with that, as `answers` has them in the files."""
    note: str | None = _words("What a reader must know to use it.")
    figures: tuple[Figure, ...] = _parts("The numbers in it.", Figure)
    reports: tuple[Report, ...] = _parts(
        "Each source that prints it; of one alone, its fields may stand on the claim itself.", Report, required=True
    )
    links: tuple[Link, ...] = _parts("How it stands to other claims.", Link)


# What the defaults of a file may give its claims: how and where they were said, and of what; not what they say, nor
# what a source thinks of one.
DEFAULTS = ("speaker", "via", "to", "medium", "said", "said_text", "events", "actors", "answers", "source")

# The keys of a case's files, and the record that each entry of theirs is.
SECTIONS: dict[str, type[Record]] = {
    "case": Info,
    "sources": Source,
    "actors": Actor,
    "events": Event,
    "questions": Question,
    "claims": Claim,
}

# The kind of record in each section, as references and messages name it.
KIND_OF = {"case": "case", **{section: section.removesuffix("s") for section in SECTIONS if section != "case"}}
_KINDS = {record: KIND_OF[section] for section, record in SECTIONS.items()}


def kind_of(record: Record) -> str:
    """Return what a reference calls a record: `claim`, `actor` and so on, and `case` for the case itself."""
    return _KINDS[type(record)]


def key_of(name: str) -> str:
    """Return a field's key in YAML: `in_` is written `in`, a word that Python keeps for itself."""
    return name.removesuffix("_")


for _record in (Info, Source, Spelling, Role, Actor, Event, Question, Translation, Quote, Report, Figure, Link, Claim):
    _record.SPECS = {item.name: item.metadata["spec"] for item in fields(_record) if item.metadata}
    _record.KEYS = {key_of(name): (name, spec) for name, spec in _record.SPECS.items()}
