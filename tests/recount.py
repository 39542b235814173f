"""A case counted again, record by record: no index and no query, so that nothing is shared with what it is to check.

The rules are those that the program tells: a claim stands as of the end of its date, or of the day on which it was
first printed where that is earlier or no date is given; what is only known to have begun stands from its beginning;
without any date it stands as of no day. What two claims have between them is there once both stand; which sources
print a claim, how many that are and of how many origins, and what they think of it and hold back, once each is out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from searched import Typed, Words, begins, called, joined, people, reserved, searched, texts_of, tokens, ways
from sourced import by_sources, drawn_by_actors, published, voices

from tui.case import Case
from tui.case.marks import KIND_WORDS, MARKS
from tui.case.query import Chosen, Clause
from tui.dates import DateError, Moment, When, group, parse
from tui.folding import fold
from tui.model import CLAIM_KINDS, Claim, Link, Report
from tui.reading.quotes import all_words


def number(moment: Moment) -> int:
    year, month, day = moment[:3]
    return (year * 100 + month) * 100 + day


class Whole:
    """What of a case holds on any day: its claims, whatever days they have, and what their own records say."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.claims = dict(case.claims.items())
        self.out = {name: _surely_by([published(case, name)]) for name in case.sources}
        dates = {c.id: [c.said, *(published(case, r.source) for r in c.reports)] for c in self.claims.values()}
        self.since = {name: _surely_by(found) for name, found in dates.items()}
        self.all_ends = Counter(end for c in self.claims.values() for link in c.links for end in {c.id, link.to})
        words = all_words(self.claims) if case.seal.there else ()
        self.unsealed = {words.record for words in words if not any(key in case.seal.words for key in words.keys)}
        self.own = {name: _own_values(case, claim) for name, claim in self.claims.items()}

    @cached_property
    def texts(self) -> dict[str, str]:
        """What each record is searched by on any day."""
        return {
            name: joined(way for text in searched(self.case, name, held=False) for way in ways_of(text))
            for name in self.case.all_ids()
        }


def _surely_by(dates: Iterable[When | None]) -> int | None:
    """Return the number of the day by which the first of some dates surely was, if any is known."""
    known = [date for date in dates if date]
    ends = [number(date.latest) for date in known if date.latest]
    return min(ends or [number(date.earliest) for date in known if date.earliest], default=None)


def _own_values(case: Case, claim: Claim) -> dict[str, set[str]]:
    """Return the values of facets that a claim has from the day on which it stands."""
    events = [case.events[name] for name in claim.events]
    return {
        "kind": {claim.kind},
        "speaker": voices(case, claim.speaker),
        "about": set(claim.actors) or {"?"}, "question": set(claim.answers) or {"?"},
        "position": {f"{question}: {words}" for question, words in claim.positions},
        "where": {event.where for event in events if event.where} or {"?"},
        "happened": {group_of(event.when) for event in events} or {"?"},
        "said": {group_of(claim.said)} if claim.said else {"?"},
        "event": set(claim.events) or {"?"},
        "actor": {*people(case, claim)} - ({claim.speaker} - voices(case, claim.speaker)),
        "via": set(claim.via) or {"?"},
    }  # fmt: skip


group_of = lru_cache(4096)(group)
ways_of = lru_cache(1 << 16)(ways)
WHOLES = lru_cache(64)(Whole)


class Recount:
    """A case as of the number of a day, or the whole of it."""

    def __init__(self, case: Case, day: int | None = None) -> None:
        self.case, self.day, self.whole = case, day, WHOLES(case)
        self.there = {name: claim for name, claim in self.whole.claims.items() if self._stands(claim)}
        links = [(claim.id, link.to, link) for claim in self.there.values() for link in claim.links]
        self.links: list[tuple[str, str, Link]] = [p for p in links if p[1] in self.there and self.drawn(p[2])]
        self.ends: dict[str, list[tuple[str, str, Link]]] = defaultdict(list)
        for pair in self.links:
            for end in {pair[0], pair[1]}:
                self.ends[end].append(pair)
        self.values = {name: self._values(claim) for name, claim in self.there.items()}
        self._searched: dict[str, str] = {}

    def since(self, claim: Claim) -> int | None:
        """Return the number of the day from which a claim stands, if any."""
        return self.whole.since[claim.id]

    def _stands(self, claim: Claim) -> bool:
        since = self.since(claim)
        return self.day is None or (since is not None and since <= self.day)

    def outs(self, claim: Claim) -> Iterator[int]:
        """Yield the days on which a claim that stands comes to be printed in each of its sources."""
        since = self.since(claim)
        for out in (self.whole.out[report.source] for report in claim.reports):
            if since is not None and out is not None:
                yield max(since, out)

    def printed(self, report: Report) -> bool:
        """Tell whether a report's source was out: by the end of its date, or once it had begun if that is all."""
        out = self.whole.out[report.source]
        return self.day is None or (out is not None and out <= self.day)

    def drawn(self, link: Link) -> bool:
        """Tell whether whoever draws a link had done so: a source does by being out."""
        return link.by not in self.whole.out or self.printed(Report(source=link.by, quotes=()))

    def around(self, name: str) -> list[tuple[str, Link]]:
        """Return what a claim is linked with, each with the link."""
        ends = self.ends[name]
        return [(to, link) for one, to, link in ends if one == name] + [
            (one, link) for one, to, link in ends if to == name
        ]

    def marks(self, claim: Claim) -> set[str]:
        reports = [report for report in claim.reports if self.printed(report)]
        found = {caveat for report in reports for caveat in report.caveats}
        found |= by_sources(self.case, reports)
        if {report.stance for report in reports} & {"doubts", "denies"}:
            found.add("disputed")
        for one, other, link in self.ends[claim.id]:
            if claim.id in (one, other) and link.kind == "differs":
                found.add("differs")
            if claim.id in (one, other) and link.kind == "contradicts" and not drawn_by_actors(self.case, link):
                found.add("disputed")
            elif link.kind in ("contradicts", "denies", "doubts"):
                found |= {"disputes"} if claim.id == one else {"disputed"} if claim.id == other else set()
        if claim.id in self.whole.unsealed:
            found.add("unsealed")
        return found

    def _values(self, claim: Claim) -> dict[str, set[str]]:
        around, out = self.around(claim.id), [report for report in claim.reports if self.printed(report)]
        dates = [self.case.times.published(report.source) for report in out]  # test_printed_as_a_part holds that to be
        undated = not any(map(self.case.times.published, (report.source for report in claim.reports)))
        return self.whole.own[claim.id] | {
            "source": {report.source for report in out},
            "printed": {"?"} if undated else {group_of(date) for date in dates if date},
            "stance": {report.stance for report in out} or {"?"},
            "caveat": {caveat for report in out for caveat in report.caveats} or {"?"},
            "mark": self.marks(claim),
            "by": {by for _, link in around for by in {link.by, *voices(self.case, link.by)}},
            "claim": {claim.id, *(other for other, _ in around)},
        }

    # What a search means

    def meant(self, field: str, text: str) -> set[str]:
        """Return the values that a field's text means; none, where it is only words."""
        text = text.strip()
        wanted = fold(text)
        among = set(every_value(self.case, field))  # whoever speaks on any day is known
        if field in ("speaker", "source", "by", "via"):
            exact = [name for name in (text, wanted, wanted.replace(" ", "-")) if name in among]
            if exact or (field == "by" and "editor".startswith(wanted)):
                return set(exact[:1]) or {"editor"}
            found = {name for name in among if any(begins(text, other) for other in self._called(field, name))}
            return found or ({"?"} if field == "via" and wanted in ("unknown", "none") and "?" in among else set())
        if field == "said":
            return self._said(text)
        if field == "where":
            places = {place for place in among if begins(text, place)}
            return places or ({"?"} if wanted == "unknown" and "?" in among else set())
        words = KIND_WORDS if field == "kind" else {name: mark.word for name, mark in MARKS.items()}
        names = CLAIM_KINDS if field == "kind" else tuple(MARKS)
        return {name for name in names if name.startswith(wanted) or fold(words.get(name, name)).startswith(wanted)}

    def _called(self, field: str, name: str) -> list[str]:
        return called(self.case, name)[: 1 if name in self.case.sources and field != "source" else None]

    def _said(self, text: str) -> set[str]:
        if fold(text) == "unknown":
            return {"?"}
        try:
            then = parse(text.upper())
        except DateError:
            return set()
        found = set()
        if then.kind == "day" and group_of(then) in every_value(self.case, "said"):  # the day itself, as in the app
            return {group(then)}
        for said in {claim.said for claim in self.whole.claims.values()}:
            if said and not (
                (said.latest and then.earliest and number(said.latest) < number(then.earliest))
                or (then.latest and said.earliest and number(then.latest) < number(said.earliest))
            ):
                found.add(group(said))
        return found

    def understood(self, typed: Sequence[Typed], goes_on: bool) -> tuple[list[Words], list[Clause]]:
        """Return what a search asks for: words, and conditions; of one that `goes_on` the last word may be cut off."""
        words, clauses = [], []
        for at, term in enumerate(typed):
            values = self.meant(term.field, term.text) if term.field else set()
            wanted = ways(f"{term.field} {term.text}")
            if values:
                clauses.append(Clause(term.field, tuple(values), term.negated))
            elif wanted:
                words.append(Words(wanted, term.negated, goes_on and at == len(typed) - 1))
        return words, clauses

    def texts(self, name: str) -> str:
        """Return what a record is searched by; what links say and sources hold back, once all of that is there."""
        claim = self.whole.claims.get(name)
        found = self.whole.texts[name]
        if claim is None:
            return found
        links = [link for end, link in self.around(name)]
        links = links if len(links) == self.whole.all_ends[name] else []
        holding = [report for report in claim.reports if any(quote.role == "caveat" for quote in report.quotes)]
        more = [words for link in links for words in (link.aspect, link.why, link.quote) if words]
        if all(map(self.printed, holding)):
            more += [each for report in holding for each in reserved(report)]
        return "\n".join([found, joined(way for text in more for way in ways_of(text))]) if more else found

    def _found(self, name: str, words: Iterable[Words]) -> bool:
        if name not in self._searched:
            self._searched[name] = self.texts(name)
        return all(word.within(self._searched[name]) != word.negated for word in words)

    # What is left

    def left(self, chosen: Chosen = (), also: Iterable[Clause] = (), words: Iterable[Words] = ()) -> list[str]:
        """Return the ids of the claims that are left, in their order."""
        clauses = [*(Clause(facet, values) for facet, values in chosen), *also]
        words = list(words)
        return [
            name
            for name, values in self.values.items()
            if all(bool(values[clause.facet] & set(clause.values)) != clause.negated for clause in clauses)
            and (not words or self._found(name, words))
        ]

    def hits(self, words: Sequence[Words], among: Sequence[str], narrowed: bool) -> list[str]:
        """Return the other records that a search finds; of a narrowed case those with a part in a claim of `among`."""
        case = self.case
        kinds: dict[str, Iterable[str]] = {
            "event": case.events, "actor": case.actors, "question": case.questions, "source": case.sources,
        }  # fmt: skip
        found = [(facet, name) for facet, records in kinds.items() for name in records]
        parts = {facet: self.counts(facet, among) for facet in kinds}
        return [
            name
            for facet, name in found
            if any(not word.negated for word in words)
            and self._found(name, words)
            and (not narrowed or parts[facet][name])
        ]

    def counts(self, facet: str, names: Iterable[str]) -> Counter[str]:
        """Return how many of the claims have each value of a facet."""
        return Counter(value for name in names for value in self.values[name][facet])

    def pairs(self, one: str, other: str, names: Iterable[str]) -> Counter[tuple[str, str]]:
        both = (self.values[name] for name in names)
        return Counter((first, second) for values in both for first in values[one] for second in values[other])

    def disputed(self, facet: str, names: Iterable[str]) -> Counter[str]:
        return self.counts(facet, (name for name in names if "disputed" in self.values[name]["mark"]))


@lru_cache(64)
def _every(case: Case) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for values in RECOUNTS(case, None).values.values():
        for facet, own in values.items():
            found[facet] |= own
    return {facet: tuple(sorted(own)) for facet, own in found.items()}


def every_value(case: Case, facet: str) -> tuple[str, ...]:
    """Return the values that a facet has in the whole of a case."""
    return _every(case).get(facet, ())


RECOUNTS = lru_cache(12)(Recount)


@lru_cache(64)
def words_of(case: Case) -> list[str]:
    """Return what may be searched: words, and neighbours of two and three, within one text or over its end."""
    names = case.all_ids()
    records = [case.get(name) for name in names[:: max(len(names) // 2000, 1)]]
    run = [word for record in records if record for text in texts_of(record) for word in text.split()]
    several = [" ".join(run[at : at + length]) for length in (2, 3) for at in range(0, len(run), 5)]
    return [word for word in dict.fromkeys([*run, *several]) if tokens(word) and '"' not in word]
