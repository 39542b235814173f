"""Of a case: whose a source's own words are, and on how many origins its sources rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from weakref import WeakKeyDictionary

from tui.case.case import Case
from tui.case.origins import Origins
from tui.case.query import Filters
from tui.case.relations import with_parts
from tui.case.store import Store
from tui.case.times import UNKNOWN
from tui.model import UNRECORDED, Actor, Claim, Report, Role, Spelling
from tui.text import counted, listed

_KEPT: WeakKeyDictionary[Store, Origins] = WeakKeyDictionary()
_IN_OFFICE: WeakKeyDictionary[Store, dict[str, list[str]]] = WeakKeyDictionary()


def voices(case: Case, name: str) -> Sequence[str]:
    """Return who speaks where an actor or a source does: the actors in whose voice a source speaks, or itself."""
    return case.store.related("voices", name) or (name,)


def voice_names(case: Case, name: str) -> str:
    """Return what those are called who speak where an actor or a source does."""
    return listed([case.name(each) for each in voices(case, name)])


def spellings_of(case: Case, actor: Actor) -> list[Spelling]:
    """Return the spellings of an actor's name that are printed as of the case's day."""
    return [spelling for spelling in actor.names if case.is_out(spelling.in_)]


def roles_by_then(case: Case, actor: Actor) -> list[Role]:
    """Return an actor's roles but for those that a source gives which is not out as of the case's day."""
    return [role for role in actor.roles if role.in_ is None or case.is_out(role.in_)]


def in_office(case: Case, name: str) -> list[Actor]:
    """Return the actors that any source gives a role in an actor, in the order of the case."""
    known = _IN_OFFICE.get(case.store)
    if known is None:
        known = defaultdict(list)
        for actor in case.actors.values():
            for of in dict.fromkeys(role.of for role in actor.roles if role.of):
                known[of].append(actor.id)
        _IN_OFFICE[case.store] = known
    return [case.actors[each] for each in known.get(name, ())]


def speakers(case: Case, filters: Filters) -> dict[str, int]:
    """Return how many of the claims that filters leave each makes who speaks, `unrecorded` those of nobody recorded."""
    counts = case.counts("speaker", filters)
    return {UNRECORDED if name == UNKNOWN else name: number for name, number in counts.items()}


def voice_words(case: Case, name: str) -> str:
    """Return in whose voice a source says what it says itself."""
    return f"in the voice of {voice_names(case, name)}" if voices(case, name) != (name,) else "in its own voice"


def own_voice(case: Case, claim: Claim, source: str) -> bool:
    """Tell whether a source says a claim for itself: no relay brings it, and it speaks in no actor's voice."""
    return claim.speaker == source and not claim.via and not case.store.related("voices", source)


def printing(case: Case, claim: Claim) -> list[Report]:
    """Return the reports of a claim by sources that are out as of the case's day."""
    return [report for report in claim.reports if case.out(report)]


def told_by(case: Case, claim: Claim) -> list[tuple[int, Report]]:
    """Return the reports whose words stand for a claim, numbered: of sources that are out, or all where none is."""
    numbered = list(enumerate(claim.reports))
    return [each for each in numbered if case.out(each[1])] or numbered


def told_in_parts(case: Case, name: str, telling: Collection[str]) -> bool:
    """Tell whether any part of a source is among some that tell of something: then it is not silent itself."""
    parts = case.store.relations["source_parts"]
    return name in parts and not with_parts(parts[name], parts).isdisjoint(telling)


def searched_words(case: Case, question: str, source: str) -> str:
    """Return that a source was searched for an answer without one; and where it prints claims on it, that, too."""
    printed = case.count("source", source, Filters.of(question=question))
    if not printed:
        return "no answer found"
    answer = counted(printed, "claim printed there answers", "claims printed there answer")
    return f"no answer found, says the case; yet {answer} it"


def origins(case: Case) -> Origins:
    """Return what the sources of a case rest on."""
    found = _KEPT.get(case.store)
    if found is None:
        store = case.store
        found = _KEPT[store] = Origins(case.sources, lambda name: store.related("source_parts", name), case.times.out)
    return found


def repeats_words(case: Case, names: Iterable[str]) -> list[str]:
    """Return which of some sources repeat others, and which are a part of another of them, each in words."""
    among = list(names)
    found = []
    for name in among:
        source = case.sources.get(name)
        if source and source.based_on:
            found.append(f"{case.name(name)} repeats {listed([case.name(other) for other in source.based_on])}")
        if source and source.part_of in among:
            found.append(f"{case.name(name)} is a part of {case.name(source.part_of)}")
    return found
