"""Claims as they are asked for: the words looked up in their source's text, and all else that is told of them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tui.authoring.imported import Imported
from tui.authoring.record import Given, id_of, named_in, paragraph_of, unused, words_of
from tui.case import Case
from tui.case.meaning import day
from tui.commands.adding import made, spelt
from tui.commands.claim_options import caveat_of, figure_of, link_of
from tui.commands.common import print_message
from tui.commands.named import actors_called, named
from tui.commands.sought import Text, missed, pieces_of, quotes_at, tell, text_named
from tui.dates import DateError, parse
from tui.folding import fold
from tui.lean import replace
from tui.model import UNRECORDED, Quote
from tui.paths import case_path
from tui.reading.conversion import SLUG
from tui.reading.selecting import quote_of
from tui.reading.sought import Place
from tui.text import as_written, listed, one_line

_LINES = 9  # places whose lines are told
_AROUND = 40  # characters beside words that are not quite as typed
_SPEAKS = ("actor", "source")
_CURE = "`--new person`, or another kind, adds an actor of that name"


class Missed(ValueError):
    """Raised for words that do not stand in a text."""


class Faults(ValueError):
    """Raised for what can't be a claim: a line on each, with what is wrong."""

    def __init__(self, told: list[str]) -> None:
        super().__init__("; ".join(told))
        self.told = told


class Claimed(NamedTuple):
    """A claim that was asked for: its source, the quotes, and what is known of it beside them."""

    source: str
    quotes: tuple[Quote, ...]
    given: Given


class Desk:
    """What is at hand while claims are made: the case, the texts of its sources, and what comes to it with them."""

    def __init__(self, case: Case, asked: str | None, texts: Path | None, *, writing: bool) -> None:
        self.case = case
        self.path = case_path(asked)
        self.added = Imported()
        """Records that come to the case before the claims do."""
        self.claims: dict[str, Claimed] = {}
        """Those that were made, by their ids."""
        self.lines: dict[str, str] = {}
        """The lines that they came from, where they did."""
        self._asked, self._folder, self._writing = asked, texts, writing
        self._new: dict[str, tuple[str, str]] = {}
        self._texts: dict[str, Text] = {}

    def add(self, what: str, name: str, told: Mapping[str, str | None]) -> str:
        """Add an actor, an event or a question as it is told, and return its id; raises Misused."""
        taken = _Taken(self.case, (*self._new, *self.claims))
        case = self.case
        record, comments = made(what, name, told, taken, spelt(name, case.sources.values(), self.path, case.info))
        self.added.add(f"{what}s", record, comments)
        self._new[str(record["id"])] = (what, name)
        return str(record["id"])

    def source(self, written: str) -> str:
        """Return the id of the source that is named, whose text is at hand from then on; raises ValueError."""
        if written in self._texts:
            return written
        text = text_named(self.case, written, self._asked, self._folder)
        self._texts[text.source] = text
        return text.source

    def claim(
        self, source: str, words: str, told: argparse.Namespace, say: Callable[[str], None] = print_message
    ) -> str:
        """Make a claim of words, all but its links, and return its id; raises ValueError with what is missing."""
        text = self._texts[self.source(source)]
        pieces = pieces_of(text, words, told.line)
        if not pieces:
            raise Missed(missed(self.case, text, words, self._asked, self._folder))
        first = pieces[0][1][0]
        given = self._given(text, first, told)
        quotes = [self._quote(text, typed, found, say) for typed, found in pieces]
        quotes += [self._beside(text, first, each, "attribution") for each in told.attribution]
        said = dict.fromkeys(words for _, words in map(caveat_of, told.caveat) if words)
        quotes += [self._beside(text, first, each, "caveat") for each in said]
        name = given.id or id_of(given.text or words_of(quotes), text.source, self.case, _Names(self._new, self.claims))
        self.claims[name] = Claimed(text.source, tuple(quotes), replace(given, id=name))
        return name

    def link(self, name: str, links: list[str]) -> None:
        """Link a claim that was made to others, of the case or made like it; raises ValueError."""
        known = _Names({each: None for each in self.case.claims}, self.claims) if links else {}
        found = tuple(link_of(known, each) for each in links)
        if any(to == name for _, to, _ in found):
            raise ValueError(f"--link: {name!r} can't be linked with itself")
        source, quotes, given = self.claims[name]
        self.claims[name] = Claimed(source, quotes, replace(given, links=found))

    # What is told

    def _given(self, text: Text, place: Place, told: argparse.Namespace) -> Given:
        """Return what is told of the claim; raises ValueError for what is not there."""
        if told.id and not SLUG.fullmatch(told.id):
            raise ValueError(f"--id {told.id!r} is not a slug; use a-z, 0-9 and hyphens, a letter or digit first")
        if told.id and told.id in _Taken(self.case, (*self._new, *self.claims)):
            raise ValueError(f"--id {told.id!r} is taken; give the claim an id of its own")
        given = Given(
            id=told.id or "",
            text=one_line(told.text or ""),
            speaker=self._speaker(told),
            via=tuple(self._named(_SPEAKS, each) for each in told.via),
            said=_day(self.case, told.said) if told.said else "",
            events=tuple(self._named(("event",), each) for each in told.event),
            answers=tuple(map(self._answer, told.question)),
            kind=told.kind or "",
            stance=told.stance or "",
            caveats=tuple(dict.fromkeys(kind for kind, _ in map(caveat_of, told.caveat))),
            figures=tuple(map(figure_of, told.figure)),
        )
        if given.speaker:
            return given
        return replace(given, hint=named_in(self.case, text.source, paragraph_of(text.text, place.span.start)))

    def _speaker(self, told: argparse.Namespace) -> str:
        """Return the id of the speaker, who is added where nobody is called so and it is told what sort it is."""
        if not told.speaker:
            if told.new:
                raise ValueError("--new needs --speaker: the actor's name")
            return ""
        if told.speaker == UNRECORDED:
            return UNRECORDED
        actors = {name: new for name, new in self._new.items() if new[0] == "actor"}
        if told.new and not actors_called(self.case, told.speaker, actors):
            return self.add("actor", one_line(told.speaker), {"kind": told.new})
        return self._named(_SPEAKS, told.speaker)

    def _named(self, kinds: tuple[str, ...], written: str) -> str:
        return named(self.case, kinds, written, self._new, cure=_CURE)

    def _answer(self, written: str) -> str:
        question, equals, position = written.partition("=")
        return f"{self._named(('question',), question)}{equals}{position.strip()}"

    # Its words

    def _quote(self, text: Text, words: str, found: list[Place], say: Callable[[str], None]) -> Quote:
        """Return the quote of the best place of some words, after messages on it."""
        quotes = quotes_at(text, found, words)
        taken, *others = dict.fromkeys(str(text.line(place)) for place in found[:_LINES])
        more = " or another" if len(found) > _LINES else ""
        choose = f"--line {listed(others, 'or')}{more} takes another" if others else "quote more to choose another"
        tell(text, found, quotes, words, f"the one in line {taken} is taken; {choose}", say)
        if self._writing:
            _whole(text, words, found[0], as_written(quotes[0].exact))
        return quotes[0]

    def _beside(self, text: Text, first: Place, words: str, role: str) -> Quote:
        """Return the quote of words that say more of a claim, at the place that is nearest to its own."""
        pieces = pieces_of(text, words)
        if not pieces:
            raise Missed(f"--{role}: {missed(self.case, text, words, self._asked, self._folder)}")
        if len(pieces) > 1:
            raise ValueError(f"--{role} takes words that stand together; give it again for others")
        [(typed, found)] = pieces
        place = min(found, key=lambda each: (each.far > 1, abs(each.span.start - first.span.start)))
        quote = quote_of(text.text, place.span, typed)
        if self._writing:
            _whole(text, typed, place, as_written(quote.exact))
        return replace(quote, role=role)


class _Names(dict[str, object]):
    """Ids out of several lists."""

    def __init__(self, *lists: Mapping[str, object]) -> None:
        super().__init__()
        for each in lists:
            self.update(each)


class _Taken:
    """The ids that a record can't have any more."""

    def __init__(self, case: Case, others: tuple[str, ...]) -> None:
        self._case, self._others = case, others

    def __contains__(self, name: object) -> bool:
        return unused(str(name), self._case, self._others) != name


def _whole(text: Text, typed: str, place: Place, found: str) -> None:
    """Raise ValueError for words that begin or end with another one in the text: what is found may lack a "no"."""
    edges = [(each[0], each[-1]) for words in (typed, found) if (each := re.findall(r"\w+", fold(words)))]
    if place.far > 1 and len(set(edges)) > 1:
        around = text.text.text[max(place.span.start - _AROUND, 0) : place.span.end + _AROUND]
        raise ValueError(f"--write takes words that begin and end as in the text, which reads: …{one_line(around)}…")


def _day(case: Case, written: str) -> str:
    """Return a day as the format has it; raises ValueError."""
    try:
        return parse(written.strip()).text
    except DateError:
        try:
            return day(case, written).text
        except DateError as error:
            raise ValueError(f"--said {written!r}: {error}") from None
