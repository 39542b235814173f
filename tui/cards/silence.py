"""Where sources that do not print a claim tell of it, and which of them no claim is linked with it: in short words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from tui.case import Case
from tui.case.links import Elsewhere
from tui.case.query import Clause, Filters
from tui.case.sourcing import repeats_words, told_in_parts, voices
from tui.model import LINK_KINDS, Question
from tui.text import listed

# Words for a place elsewhere: where a link leads to it, and where one comes from it.
PLACE_WORDS = {
    "contradicts": ("what this contradicts", "contradicts it"),
    "differs": ("otherwise", "otherwise"),
    "denies": ("what this denies", "denies it"),
    "doubts": ("what this doubts", "doubts it"),
    "supports": ("what this supports", "supports it"),
    "withdraws": ("what this withdraws", "withdraws it"),
    "updates": ("what this updates", "updates it"),
    "speakers": ("tells it by other speakers", "tells it by other speakers"),
    "words": ("tells it in the same words", "tells it in the same words"),
    "figure": ("gives the same figure", "gives the same figure"),
    "part": ("counts the whole of which this is a part", "counts a part of this"),
    "named": ("is named as speaking it or passing it on", "is named as speaking it or passing it on"),
    "drawn": ("draws a link with it", "draws a link with it"),
    "far": ("linked by way of other claims", "linked by way of other claims"),
}
PRINTED_WORDS = {
    ("figure", True): "prints the same figure", ("figure", False): "prints the same figure",
    ("part", True): "prints the whole of which this is a part", ("part", False): "prints a part of this",
}  # fmt: skip
"""Words for places in what a source prints and another one says: it may doubt that."""
NOTHING_LINKED = "no claim linked"
MOST_NAMES = 5  # sources that are named where many are silent
MOST_PLACES = 3  # places of one source that are named


def place_words(place: Elsewhere) -> str:
    """Return in words what a place has to do with a statement; of what a source prints that it does."""
    words = PLACE_WORDS[place.how][0 if place.outward else 1]
    if place.named:
        return f"{words}, as another source prints it" if place.how not in ("named", "far") else words
    if place.how in LINK_KINDS and place.how != "differs":  # whoever prints a denial need not deny anything
        return f"prints {words}" if place.outward else f"prints what {words}"
    return PRINTED_WORDS.get((place.how, place.outward), words)


def source_names(case: Case, names: Sequence[str], last: str = "or") -> str:
    """Return the names of sources in a sentence; of many the first ones, and how many more there are."""
    shown = [case.name(name) for name in names]
    if len(shown) > MOST_NAMES:
        shown = [*shown[: MOST_NAMES - 1], f"{len(shown) - MOST_NAMES + 1:,} other sources"]
    return listed(shown, last)


def silent_words(case: Case, names: Sequence[str], what: str = "it") -> str:
    """Return that no claim of some sources is linked with something."""
    return f"no claim of {source_names(case, names)} is linked with {what}"


def unanswering(case: Case, question: Question, answering: Collection[str]) -> Iterator[str]:
    """Yield which sources do not answer a question: those searched for it apart, since that says more than silence.

    One that another source names as speaking an answer, or passing it on, is not silent on it; nor is any that is not
    out as of the case's day.
    """
    out = [name for name in case.sources if name not in answering and case.is_out(name)]
    missing = [name for name in out if not told_in_parts(case, name, answering)]
    searched = [name for name in missing if name in question.looked_in]
    if others := [name for name in missing if name not in searched and not _named_with(case, name, question)]:
        yield f"No claim of {source_names(case, others)} answers it"
    if searched:
        yield f"Searched, no answer found: {source_names(case, searched, 'and')}"


def _named_with(case: Case, name: str, question: Question) -> bool:
    """Tell whether a source is the speaker or a relay of any claim on a question, whoever prints that."""
    on = Filters.of(question=question.id)
    if case.count("via", name, on):
        return True
    speakers = tuple(voices(case, name))
    if speakers == (name,):
        return bool(case.count("speaker", name, on))
    spoken = case.left(on.narrowed(Clause("speaker", speakers)))
    return any(case.claims[case.ids[number]].speaker == name for number in spoken)


def origin_words(case: Case, names: Collection[str]) -> str:
    """Return which of some sources repeat others or are a part of them, led by a mark; nothing where none does."""
    found = repeats_words(case, names) if len(names) > 1 else []
    return f" ({'; '.join(found)})" if found else ""


def places_words(case: Case, places: Sequence[Elsewhere], rows: Mapping[str, int]) -> str:
    """Return where a source tells of a statement: rows by their numbers, claims in none of them by their words."""
    found: dict[str, list[str]] = {}
    numbers: dict[str, list[int]] = {}
    for place in places[:MOST_PLACES]:
        words = place_words(place)
        found.setdefault(words, [])
        row = rows.get(place.claim)
        if row is None and place.how != "far":
            found[words].append(f"“{case.claims[place.claim].text}”")
        elif row is not None and row not in numbers.setdefault(words, []):
            numbers[words].append(row)
    named = {words: [*row_numbers(sorted(numbers.get(words, []))), *texts] for words, texts in found.items()}
    parts = [f"{words}: {listed(names)}" if names else words for words, names in named.items()]
    more = len(places) - MOST_PLACES
    return "; ".join([*parts, *([f"and {more:,} more"] if more > 0 else [])])


def row_numbers(numbers: Sequence[int]) -> list[str]:
    """Return rows by their numbers as one phrase, or none."""
    if not numbers:
        return []
    return [f"{'row' if len(numbers) == 1 else 'rows'} {listed([f'{number:,}' for number in numbers])}"]
