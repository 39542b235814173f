"""What the sources leave open, found by comparing claims: neither an error of the case nor a verdict.

A finding is told only where its sentence is true whatever the records do not say: no sum is made of figures that may
overlap, or be one figure told twice; of two dates none is called older that may be the younger one.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import compress, islice
from typing import TYPE_CHECKING

from tui.case.figures import Span
from tui.case.finding import MOST_NAMED, Finding
from tui.case.marks import LONE, ONE_ORIGIN
from tui.case.relations import Named
from tui.case.sums import Given, counted_in, larger_parts, shares, total
from tui.case.thousandths import may_be_thousands
from tui.dates import When, short
from tui.instants import surely_before
from tui.lean import NamedTuple, dataclass
from tui.model import UNRECORDED, Claim, Figure
from tui.text import counted, listed

if TYPE_CHECKING:
    from tui.case.figures import Number


class Single(NamedTuple):
    """The claims that one source alone prints, or several of one origin: the first of them, and how many there are."""

    claims: tuple[str, ...]
    number: int
    """How many one source alone prints."""
    total: int
    """Of how many claims."""
    shared: int = 0
    """How many are printed by several sources of one origin."""

    @classmethod
    def among(cls, claims: Iterable[str], marks: Sequence[str]) -> Single:
        """Return which of some claims those are, of their ids and the marks that the sources give which print them."""
        named, found = compress(claims, map(LONE.__contains__, marks)), Counter(marks)
        return cls(tuple(islice(named, MOST_NAMED + 1)), found[LONE[0]], len(marks), found[ONE_ORIGIN])


@dataclass(frozen=True, slots=True)
class Among:
    """The claims that are compared, by id; what records are called, when claims were printed and, in words, said.

    `Materials` tells which claims it takes; those that one source alone prints are counted apart.
    """

    claims: Mapping[str, Claim]
    name: Callable[[str], str]
    printed: Callable[[Claim], When | None]
    when: Callable[[Claim], str]
    single: Single
    relations: Mapping[str, Named]
    """What records say of sources, as `relations_among` has it."""
    out: Callable[[str], bool] = lambda source: True
    """Whether a source is out."""

    def sources(self, claim: Claim) -> list[str]:
        """Return the sources that print a claim, of those that are out; all where none is."""
        names = [report.source for report in claim.reports]
        return [*filter(self.out, names)] or names


def parts_and_wholes(among: Among) -> Iterator[Finding]:
    """Find shares that do not add up to their whole; one share alone says nothing of the rest."""
    for whole, parts in shares(among.claims):
        made, told = total(parts), whole.span
        if not made.meets(told):
            adding = " + ".join(part.span.words() for part in parts)
            left = _between(told, made) if told.below(made) else _between(made, told)
            surely = "" if made.exact and told.exact else "at least "
            rest = f"{left:,} {'too many' if told.below(made) else 'is left' if left == 1 else 'are left'}"
            of = f"{told.words()} {counted_in(whole.figure)}"
            says = f"the parts make {adding} = {made.words()}, of {of}: {surely}{rest}"
            yield Finding("parts", _ids(whole, *parts), says)


def _between(low: Span, high: Span) -> Number:
    """Return how much there is at least between two spans of which the one is below the other."""
    return (high.low or 0) - (low.high or 0)


def parts_larger(among: Among) -> Iterator[Finding]:
    """Find a part that is larger than its whole."""
    for whole, part in larger_parts(among.claims):
        of = f"{whole.span.words()} {counted_in(whole.figure)}"
        says = f"a part, {part.span.words()}, is larger than its whole, {of}"
        yield Finding("part-larger", _ids(part, whole), says)


def _ids(*given: Given) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.claim.id for each in given))


def early_denials(among: Among) -> Iterator[Finding]:
    """Find a denial that was said before what it is said to deny; where a date is vague, that it may have been."""
    for claim in among.claims.values():
        for link in claim.links:
            other = among.claims.get(link.to)
            if link.kind == "denies" and other is not None and surely_before(claim.said, other.said):
                vague = any(date and (date.uncertain or date.approximate) for date in (claim.said, other.said))
                dates = f"said {short(claim.said)}, {'may be' if vague else 'is'} older than what it is said to deny"
                says = f"a denial, {dates}, said {short(other.said)}"
                yield Finding("early-denial", (claim.id, other.id), says)


_Measure = tuple[str, str, str, str, str]


def _measures(claim: Claim, figure: Figure, voices: Named) -> list[_Measure]:
    """Return by what figures are told apart: speaker, measure, unit, scope, and each matter that the claim names."""
    words = [" ".join((text or "").casefold().split()) for text in (figure.measure, figure.unit, figure.scope)]
    matters = dict.fromkeys((*claim.events, *claim.answers)) or {"": None}
    speakers = () if claim.speaker == UNRECORDED else voices.get(claim.speaker) or (claim.speaker,)
    return [(speaker, words[0], words[1], words[2], matter) for speaker in speakers for matter in matters]


def asserted_and_disclaimed(among: Among) -> Iterator[Finding]:
    """Find a speaker who gives a number in one place and says in another that it does not know it.

    Both are of one measure, unit and scope, and of one matter, and neither was surely said before the other: who
    learned a number, or lost it, contradicts nothing.
    """
    given: dict[_Measure, list[tuple[Claim, Figure]]] = defaultdict(list)
    for claim in among.claims.values():
        for figure in claim.figures:
            if claim.kind == "asserts" and figure.value is not None and figure.part_of is None:
                for measure in _measures(claim, figure, among.relations["voices"]):
                    given[measure].append((claim, figure))
    for claim in among.claims.values():
        if claim.kind == "disclaims":
            voices = among.relations["voices"]
            measures = dict.fromkeys(found for figure in claim.figures for found in _measures(claim, figure, voices))
            pairs = ((measure[0], *pair) for measure in measures for pair in given.get(measure, ()))
            found = next((pair for pair in pairs if _at_once(among, pair[1], claim)), None)
            if found:
                yield _disclaimed(among, *found, claim)


def _disclaimed(among: Among, speaker: str, giving: Claim, figure: Figure, claim: Claim) -> Finding:
    places = [
        f"in {listed(list(dict.fromkeys(map(among.name, among.sources(each)))))} ({among.when(each)})"
        for each in (giving, claim)
    ]
    measure = f"{figure.measure}, {figure.scope}," if figure.scope else figure.measure
    says = f"{among.name(speaker)} gives {measure} {places[0]} and says {places[1]} that it does not know"
    return Finding("asserts-and-disclaims", (giving.id, claim.id), says, actors=(speaker,))


def _at_once(among: Among, one: Claim, other: Claim) -> bool:
    """Tell whether neither of two claims was surely said before the other; what has no date, by the day of printing."""
    return not any(
        surely_before(first.said or among.printed(first), second.said) for first, second in ((one, other), (other, one))
    )


def shared_relays(among: Among) -> Iterator[Finding]:
    """Find what came by one relay from several speakers or into several sources: it does not vouch for itself."""
    by_relay: dict[str, list[Claim]] = defaultdict(list)
    for claim in among.claims.values():
        for relay in dict.fromkeys(claim.via):
            by_relay[relay].append(claim)
    for relay, found in by_relay.items():
        speakers = {claim.speaker for claim in found} - {UNRECORDED}
        sources = {source for claim in found for source in among.sources(claim)}
        if len(found) > 1 and max(len(speakers), len(sources)) > 1:
            says = f"{len(found):,} claims came by the same relay, {among.name(relay)}"
            yield Finding("shared-relay", tuple(claim.id for claim in found), says, actors=(relay,))


def thousandths(among: Among) -> Iterator[Finding]:
    """Find each count with exactly three digits behind its point, as a thousand has that is grouped by one."""
    for claim in among.claims.values():
        for digits, figure in ((may_be_thousands(figure), figure) for figure in claim.figures):
            if digits:
                says = (
                    f"{digits} {counted_in(figure)}, a count, has exactly three digits behind its point: "
                    f"{digits.replace('.', '')} with a point between thousands would look so"
                )
                yield Finding("thousandth", (claim.id,), says)


def single_sources(among: Among) -> Iterator[Finding]:
    """Find the claims that no second source prints of an origin of its own, all in one finding."""
    claims, alone, total, shared = among.single
    several = f"{'is' if shared == 1 else 'are'} printed by several sources of one origin"
    if alone:
        more = f", {shared:,} more {several}" if shared else ""
        says = (
            f"{alone:,} of {counted(total, 'claim')} {'is' if alone == 1 else 'are'} printed by one source alone{more}"
        )
        yield Finding("one-source", claims, says, overall=True)
    elif shared:
        yield Finding("one-source", claims, f"{shared:,} of {counted(total, 'claim')} {several}", overall=True)


def answered_where_none_was_found(among: Among) -> Iterator[Finding]:
    """Find a question with claims in a source that was searched for an answer, it is said, without one."""
    for question, searched in among.relations["looked_in"].items():
        found = [
            (claim, [report.source for report in claim.reports if report.source in searched])
            for claim in among.claims.values() if question in claim.answers
        ]  # fmt: skip
        ids = tuple(claim.id for claim, sources in found if sources)
        if ids:
            names = listed([among.name(name) for name in searched if any(name in sources for _, sources in found)])
            answer = counted(len(ids), "claim printed there answers", "claims printed there answer")
            says = f"“{among.name(question)}” was looked for in {names} without an answer, yet {answer} it"
            yield Finding("answered", ids, says)


FINDINGS: tuple[Callable[[Among], Iterator[Finding]], ...] = (
    parts_and_wholes,
    parts_larger,
    early_denials,
    asserted_and_disclaimed,
    shared_relays,
    answered_where_none_was_found,
    thousandths,
    single_sources,
)


def find(among: Among) -> list[Finding]:
    """Return all findings among some claims."""
    return [finding for rule in FINDINGS for finding in rule(among)]


def matters(finding: Finding, claims: Mapping[str, Claim]) -> Iterator[str]:
    """Yield the ids of the records on whose cards a finding is told: its claims, and what they are compared on.

    Those are the questions and events of at least two of its claims, or of its only one, and its own actors.
    """
    if finding.overall:
        return
    yield from finding.claims
    yield from finding.actors
    numbers: dict[str, int] = defaultdict(int)
    for name in finding.claims:
        for other in {*claims[name].answers, *claims[name].events}:
            numbers[other] += 1
    yield from (name for name, number in numbers.items() if number >= min(2, len(finding.claims)))


class Materials:
    """Gathers, claim by claim, which of them any finding may be made of, but for those of `Single`."""

    LINKS = ("denies", "updates", "withdraws")
    """The kinds of links of which a finding may be made."""

    def __init__(self, voices: Named, looked_in: Named) -> None:
        """Take in whose voice sources speak, and in which ones each question was sought without an answer."""
        self._voices = voices
        self._looked_in = {question: frozenset(sources) for question, sources in looked_in.items()}
        self._found, self._ends = array("I"), set[str]()  # claims by their numbers, and others that they name
        # Of each figure a hash of what it measures, and the number of its claim: two alike bring in a claim too many.
        self._measured, self._numbers = array("q"), array("I")
        self._disclaimed: set[int] = set()

    def named(self, number: int, others: Iterable[str]) -> None:
        """Take the claim with a number, of which a finding may be made, and the ids of others that it names for it."""
        self._found.append(number)
        self._ends.update(others)

    def sought(self, number: int, questions: Iterable[str], sources: Collection[str]) -> None:
        """Take the claim with a number by the questions that it answers, and the sources that print it."""
        for question in questions:
            if not self._looked_in.get(question, frozenset()).isdisjoint(sources):
                self._found.append(number)

    def given(self, number: int, claim: Claim) -> None:
        """Take the claim with a number by the figures that it gives."""
        wholes = [figure.part_of for figure in claim.figures if figure.part_of]
        if wholes or any(map(may_be_thousands, claim.figures)):
            self.named(number, wholes)
        for measure in [found for figure in claim.figures for found in _measures(claim, figure, self._voices)]:
            self._measured.append(hash(measure))
            self._numbers.append(number)
            if claim.kind == "disclaims":
                self._disclaimed.add(hash(measure))

    def found(self) -> tuple[list[int], list[str]]:
        """Return the numbers of those claims, rising, and the ids of others that they name."""
        measured, disclaimed = zip(self._measured, self._numbers, strict=True), self._disclaimed
        found = {*self._found, *(at for measure, at in measured if measure in disclaimed)}
        return sorted(found), sorted(self._ends)
