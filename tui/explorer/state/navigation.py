"""Ways through a case: from a state to one that shows a record, a hit, a disputed claim, another day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain, combinations

from tui.case import Case
from tui.case.columns import place
from tui.case.query import NOTHING_SOUGHT, Clause, Sought
from tui.explorer.state.state import ACTORS, CLAIMS, EVERYTHING, FACET_OF, LISTS, TIMELINE, State, clauses_of
from tui.lean import NamedTuple, replace
from tui.model import Actor, Claim, Event, Info, Question, Source


class Way(NamedTuple):
    """Where a way leads, and which chips had to give way for it, in words."""

    state: State
    lifted: tuple[str, ...] = ()


def opening(case: Case, at: str | None = None) -> State:
    """Return the state that a case opens in: at a record, or with the whole case before one."""
    state = State(case=case.info.id).moved("events", case.info.id)
    found = to_record(case, state, at) if at else None
    return found.state if found else state


def to_record(case: Case, state: State, name: str) -> Way | None:
    """Return the way to a record, or None where there is no such record; what hides it is lifted."""
    kind = {
        Info: "events", Event: "events", Actor: "actors", Question: "questions", Source: "sources", Claim: "claims",
    }.get(type(case.get(name)))  # fmt: skip
    if kind is None:
        return None
    pane = {"events": TIMELINE, "claims": CLAIMS}.get(kind, ACTORS)
    state = replace(state, compare=None, text=None, came=None, axis="happened" if kind == "events" else state.axis)
    state = replace(state, tab=kind) if pane == ACTORS else state
    came_from = state.pane
    state = state.moved(kind, name).focused(pane)
    lifted: list[str] = []
    if name != case.info.id:
        if kind == "claims" and not _shown(case, state, kind, name):
            state = replace(state, topic=EVERYTHING)
        if not _shown(case, state, kind, name):
            state, lifted = _lifted(case, state, kind, name)
    return Way(state if came_from in LISTS else replace(state, pane=came_from), tuple(lifted))


_GIVES_WAY = {"search": "the search", "pins": "the filters", "as-of": "the day"}


def _lifted(case: Case, state: State, kind: str, name: str) -> tuple[State, list[str]]:
    """Return the state without what hides a record, no more of it than must be, and what that was in words."""
    there = [
        *(["search"] if state.sought.asks else ()), *(["pins"] if state.pins else ()),
        *(["as-of"] if state.as_of is not None else ()),
    ]  # fmt: skip
    for chips in chain.from_iterable(combinations(there, count) for count in range(1, len(there) + 1)):
        bare = state
        for chip in chips:
            bare = replace(bare, pins=()) if chip == "pins" else replace(bare.without(chip), topic=state.topic)
        if _shown(case, bare, kind, name) or len(chips) == len(there):
            return bare, [_GIVES_WAY[chip] for chip in chips]
    return state, []


def _shown(case: Case, state: State, kind: str, name: str) -> bool:
    """Tell whether a record is in its list as the chips leave it."""
    view = case.at(state.as_of)
    if kind == "claims":
        return place(view.left(state.filters), case.numbers[name]) is not None
    if not state.narrowed:
        return True
    return bool(view.count(FACET_OF[kind], name, state.pinned)) or name in view.hits(state.pinned)


# Disputed claims


def disputed(case: Case, state: State, step: int) -> Way | None:
    """Return the way to the next disputed claim (1) or the one before (-1) in the order of the list, or None.

    From a claim that is read it goes on from there; from anything else it begins, so that it meets each claim once.
    """
    view = case.at(state.as_of)
    numbers: Sequence[int] = view.left(state.pinned.narrowed(Clause("mark", ("disputed",))))
    here = case.numbers.get(state.cursors.claims or "") if state.read == CLAIMS else None
    order: Sequence[int] = range(len(case.ids))
    if view.closest_first(state.pinned):  # the list stands in another order than that of the numbers
        order = view.listed(state.pinned)
        place = {number: at for at, number in enumerate(order)}
        numbers, here = sorted(place[number] for number in numbers), None if here is None else place.get(here)
    if here is None:  # no claim is read: the walk begins at the first one, or from behind at the last
        at = 0 if step > 0 else len(numbers) - 1
    else:
        at = bisect_right(numbers, here) if step > 0 else bisect_left(numbers, here) - 1
    return to_record(case, state, case.ids[order[numbers[at]]]) if 0 <= at < len(numbers) else None


# Search


class Hits(NamedTuple):
    """What a search finds: claims by their numbers in the order of their list, then the ids of other records."""

    claims: Sequence[int]
    others: Sequence[str]
    rising: bool = True
    """Whether the numbers rise: what was said first stands first."""

    def __len__(self) -> int:
        return len(self.claims) + len(self.others)


def hits(case: Case, state: State) -> Hits:
    """Return what the search of a state finds within its filters."""
    view = case.at(state.as_of)
    if not state.sought.asks:
        return Hits((), ())
    return Hits(view.listed(state.pinned), view.hits(state.pinned), not view.closest_first(state.pinned))


def hit_at(case: Case, state: State, found: Hits) -> int | None:
    """Return the index of the hit that is read, or None where a record is read that the search does not find."""
    name = state.reading
    if name is not None and name in case.numbers:
        number = case.numbers[name]
        if found.rising:
            return place(found.claims, number)
        return found.claims.index(number) if number in found.claims else None
    return len(found.claims) + found.others.index(name) if name in found.others else None


def to_hit(case: Case, state: State, found: Hits, index: int) -> State:
    """Return the state that shows a hit by its index."""
    claims = len(found.claims)
    name = case.ids[found.claims[index]] if index < claims else found.others[index - claims]
    way = to_record(case, replace(state, topic=EVERYTHING), name)
    return way.state if way else state


def seek(case: Case, before: State, sought: Sought) -> State:
    """Return the state that shows the first hit of a search; where it asks for nothing, the one before."""
    if not sought.asks:
        return before
    state = replace(before, sought=sought, before=before, pane=CLAIMS, read=CLAIMS, topic=EVERYTHING, compare=None)
    state = replace(state, text=None, came=None)
    found = hits(case, state)
    return to_hit(case, state, found, 0) if len(found) else state.moved("claims", None)


# Time


def as_of(case: Case, state: State, step: int) -> State:
    """Return the state as of the day before (-1) or after (1) on which the case changed; past the last, as of none."""
    days = case.days()
    if not days:
        return state
    if state.as_of is None:
        return state if step > 0 else replace(state, as_of=days[max(len(days) - 2, 0)])
    at = bisect_right(days, state.as_of) if step > 0 else bisect_left(days, state.as_of) - 1
    return replace(state, as_of=None if at >= len(days) else days[max(at, 0)])


# Comparing


def questions(case: Case, state: State) -> list[str]:
    """Return the questions that what is read concerns, the nearest first."""
    view, name = case.at(state.as_of), state.reading
    record = case.get(name) if name else None
    if isinstance(record, Question):
        return [record.id]
    if isinstance(record, Claim):
        return list(record.answers)
    if isinstance(record, Event | Actor | Source):
        counts = view.counts("question", state.filters if state.read == state.topic else state.pinned)
        return [question for question in case.questions if question in counts]
    return []


def meant(state: State, leads_to: str | None) -> str:
    """Return the id of what keys are about: what is read; in a comparison what a link leads to, else the question."""
    if state.text:
        return state.text.claim
    return (leads_to or state.compare if state.compare else state.reading) or ""


def texts_read(case: Case, state: State) -> list[str]:
    """Return the sources whose texts a state reads: one, or all that print the claim; none where it reads none."""
    if state.text is None:
        return []
    claim = case.claims.get(state.text.claim)
    if state.text.source is not None:
        return [state.text.source]
    return [report.source for report in claim.reports] if claim else []


def sources_with_address(case: Case, name: str) -> list[str]:
    """Return the ids of the sources of a record that have an address, or a copy that has."""
    record = case.get(name)
    if isinstance(record, Claim):
        names = [report.source for report in record.reports]
    else:
        names = [record.id] if isinstance(record, Source) else []
    sources = [case.sources[name] for name in dict.fromkeys(names) if name in case.sources]
    return [source.id for source in sources if source.url or source.archived]


def pinnable(state: State) -> tuple[Clause, ...]:
    """Return what Space would pin: the record under the cursor, in the detail the one that is read."""
    pane = state.pane if state.pane in LISTS else state.read
    name = state.compare or state.cursor(pane)
    if name is None or name == state.case:
        return ()
    return (Clause("question", (name,)),) if state.compare else clauses_of(state.list_of(pane), name)


def next_hit(case: Case, state: State, found: Hits, step: int) -> State:
    """Return the state at the next hit (1) or the one before (-1), round and round; the same one without hits."""
    count = len(found)
    at = hit_at(case, state, found)
    index = (0 if step > 0 else count - 1) if at is None else (at + step) % count if count else 0
    return to_hit(case, state, found, index) if count else state


def without_search(state: State) -> State:
    """Return the state that a search began from, or, where that is not known, this one without the search."""
    return state.before or replace(state, sought=NOTHING_SOUGHT)
