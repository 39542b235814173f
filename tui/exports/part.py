"""What is exported: a case, or what filters and a day leave of it, and the records that this names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tui.case import Case
from tui.case.known import known
from tui.case.lists import claim_list
from tui.case.query import Filters, chip
from tui.case.rows import ClaimRow, Listing
from tui.case.times import day_words
from tui.lean import dataclass
from tui.model import Claim, Record
from tui.progress import Tell, unheard
from tui.text import counted, listed

KINDS = ("event", "actor", "question", "source")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a case, or the whole: its claims, and the other records that it has, by their ids in the case's order.

    The whole has all records. A part has its claims, and of the others those that these name: who says, passes on and
    hears them, whom and what they are about, what they answer, which sources print them, who translates their words and
    draws their links, as known by the case's day. What those name in turn, `further` has; a claim at the other end of a
    link is in neither.
    """

    case: Case
    """The case, as of the day that is asked for."""
    filters: Filters
    claims: Sequence[str]
    """Each id is read when it is asked for; of a search the closest first, otherwise what was said first."""
    events: tuple[str, ...]
    actors: tuple[str, ...]
    questions: tuple[str, ...]
    sources: tuple[str, ...]
    further: Mapping[str, tuple[str, ...]]
    """By their kind (`event`, `actor`, `question`, `source`) the records that only other records of the part name."""
    words: str
    """Which part it is, as a sentence goes on behind a colon: `12 of 200 claims: in RFE/RL, as of 9 Jan 2022`."""
    whole: bool
    """Whether it is the whole case."""
    listing: Listing[ClaimRow]
    named: frozenset[str]
    """The ids of its other records, but for those that only other records name; of the whole case of none."""
    tell: Tell = unheard
    """What is told how many of its claims are written."""

    def has(self, name: str) -> bool:
        """Tell whether a record is among its claims, or among the others that these name."""
        if self.whole:
            return self.case.get(name) is not None
        return name in self.named or self.listing.find(name) is not None

    def keeps(self, name: str) -> bool:
        """Tell whether a record is in it, be it one that only other records name."""
        return self.has(name) or any(name in names for names in self.further.values())

    def every(self, kind: str) -> tuple[str, ...]:
        """Return the ids of a kind but `claim`, in the case's order, with those that only other records name."""
        near, far = getattr(self, f"{kind}s"), self.further[kind]
        return _in_order(self.case, kind, {*near, *far}) if far else near

    def records(self) -> Iterator[tuple[str, Claim]]:
        """Yield the claims with their ids, one at a time."""
        for number, name in enumerate(self.claims):
            self.tell("Exporting", number / len(self.claims))
            yield name, self.case.claims[name]


def part_of(case: Case, filters: Filters) -> Part:
    """Return what filters leave of a case as of its day."""
    listing = claim_list(case, filters)
    claims = listing.names()
    whole = not filters.any and case.day is None
    if whole:
        near = {kind: tuple(_all(case, kind)) for kind in KINDS}
        further: dict[str, tuple[str, ...]] = dict.fromkeys(KINDS, ())
        named: set[str] = set()
    else:
        named = {name for each in claims for name in _named(known(case, case.claims[each]))}
        others = _further(case, named)
        near = {kind: _in_order(case, kind, named) for kind in KINDS}
        further = {kind: _in_order(case, kind, others) for kind in KINDS}
    words = _words(case, filters, len(claims))
    return Part(
        case, filters, claims, near["event"], near["actor"], near["question"], near["source"], further, words, whole,
        listing, frozenset(named),
    )  # fmt: skip


def _all(case: Case, kind: str) -> Mapping[str, Record]:
    found: Mapping[str, Record] = {
        "event": case.events, "actor": case.actors, "question": case.questions, "source": case.sources,
    }[kind]  # fmt: skip
    return found


def _in_order(case: Case, kind: str, names: set[str]) -> tuple[str, ...]:
    return tuple(name for name in _all(case, kind) if name in names)


def _further(case: Case, named: set[str]) -> set[str]:
    """Return the ids that named records name, those that these name in turn, and so on, but none that is named."""
    found, fresh = set(named), set(named)
    while fresh:
        records = [record for name in fresh if (record := case.get(name)) and not isinstance(record, Claim)]
        fresh = {name for record in records for name in _named(known(case, record))} - found
        found |= fresh
    return found - named


def _named(record: Record) -> Iterator[str]:
    """Yield the ids that a record names, but for those of claims."""
    for field, spec in record.SPECS.items():
        value = getattr(record, field)
        if value is None or "claim" in spec.to:
            continue
        each = value if spec.many else (value,)
        if spec.kind == "ref":
            yield from each
        elif spec.kind == "part":
            for item in each:
                yield from _named(item)


def _words(case: Case, filters: Filters, left: int) -> str:
    """Return which part of a case filters and its day leave, and whether records of it could not be read."""
    more = [(clause.facet, clause.values) for clause in filters.also if not clause.negated]
    chips = [chip(facet, values, case.value_name) for facet, values in (*filters.chosen, *more)]
    day = [f"as of {day_words(case.day)}"] if case.day is not None else []
    total = counted(len(case.claims), "claim")
    which = ": ".join(filter(None, (f"{left:,} of {total}", ", ".join([*chips, *day]))))
    words = which if filters.any or day else f"the whole case, {total}"
    lost = len(case.left_out)
    with_errors = "record with errors is", "records with errors are"
    return words + (f"; {counted(lost, *with_errors)} left out of the case" if lost else "")


def others_of(part: Part, which: str = "near") -> str:
    """Return how many records other than claims a part has, or what is made of it, as `Export.others` tells."""
    if which == "none":
        return ""
    kinds = (which,) if which in KINDS else KINDS
    names = (getattr(part, f"{kind}s") if which == "near" else part.every(kind) for kind in kinds)
    return listed([counted(len(each), kind) for each, kind in zip(names, kinds, strict=True)])
