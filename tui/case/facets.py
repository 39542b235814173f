"""The facets by which claims are narrowed and counted: FACETS is the one list of them; `values.py` has their values."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.case.marks import KIND_WORDS, MARKS
from tui.case.times import UNKNOWN
from tui.lean import dataclass, field
from tui.model import CAVEATS, CLAIM_KINDS, EDITOR, RESERVED, STANCES, UNRECORDED
from tui.text import listed


@dataclass(frozen=True, slots=True)
class Facet:
    """A property of claims that they are narrowed by: its values, and how the chips, menu, options and search name it.

    Its values are ids of records where `value` is `id`, headings of the time axis of its name where that is `day`, and
    otherwise the `choices`; without choices they are words, whichever the case has.
    """

    words: str
    """What a chip says, with `{}` for the values chosen."""
    value: str
    """What one value is; in capitals it stands behind the option."""
    name: str
    """What the menu calls it."""
    help: str
    """What `--help` says of it."""
    missing: str
    """What is said of a value that no claim has, whether an option or a search asks for it, with `{}` for that."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Each value that a claim may have, with its word; of ids, those that are no record's."""
    typed: str = ""
    """What may be typed in a search behind its name and a colon; nothing where a search does not know it."""
    unknown: str = "unknown"
    """What the value of a claim is called that gives none."""
    chips: Mapping[str, str] = field(default_factory=dict)
    """Values that a chip says in words of their own rather than behind those of the facet."""
    option: bool = True
    """Whether it is an option of the command line."""
    menu: bool = True
    """Whether the menu offers it; otherwise its values are pinned from a record."""


_KINDS = {name: KIND_WORDS.get(name, name) for name in CLAIM_KINDS}
_MARKS = {name: mark.word for name, mark in MARKS.items()}
_CAVEATS = {name: word for name, word in _MARKS.items() if name in CAVEATS}
_STANCES = {name: name for name in STANCES}

_SORTS = {
    "asserts": "assertions", "denies": "denials", "disclaims": "disclaimers", "promises": "promises",
    "demands": "demands",
}  # fmt: skip
"""The kinds of claims, of several of them."""
_CHIPS = {
    **_MARKS,
    "disputes": "disputing another",
    "differs": "differing in detail",
    "removed": "post removed",
    "no-evidence": "no evidence given",
    "duress": "signs of duress",
    "several-sources": "in several sources",
    "one-origin": "in several sources of one origin",
    "one-source": "in one source",
    UNKNOWN: "no caveat",
}

FACETS = {
    "speaker": Facet(
        "said by {}", "id", "Speaker", "claims that this actor or source makes", "nobody who speaks is called {}",
        typed="who says it, by any spelling", unknown="not recorded", chips={UNKNOWN: RESERVED[UNRECORDED]},
    ),
    "question": Facet(
        "on “{}”", "id", "Question", "claims that answer this question",
        "no question that a claim answers is called {}", unknown="none", chips={UNKNOWN: "on no question"},
    ),
    "position": Facet(
        "with the position {}", "position", "Position", "claims that take this position on a question",
        "no claim takes the position {}", unknown="none",
        typed="the position that it takes on a question: yes, or the question's id with it",
    ),
    "source": Facet(
        "in {}", "id", "Source", "claims that this source prints", "no source that prints a claim is called {}",
        typed="which source prints it",
    ),
    "mark": Facet(
        "marked {}", "mark", "Mark", "claims with this mark: disputed, no-evidence, removed, one-source …",
        "no mark is called {}", _MARKS, typed="disputed, removed, no-evidence …", chips=_CHIPS,
    ),
    "caveat": Facet(
        "with the caveat {}", "mark", "Caveat", "claims with this reservation of a source",
        "no caveat is called {}", _CAVEATS, unknown="none", chips=_CHIPS,
    ),
    "via": Facet(
        "by way of {}", "id", "Relay", "claims that this actor or source passes on",
        "nobody who passes a claim on is called {}", typed="who passes it on", unknown="none",
        chips={UNKNOWN: "by no relay"},
    ),
    "about": Facet(
        "about {}", "id", "Spoken of", "claims in which this actor is spoken of",
        "nobody who is spoken of is called {}", chips={UNKNOWN: "about no one"},
    ),
    "kind": Facet(
        "that are {}", "kind", "Kind", f"claims of this kind: {', '.join(CLAIM_KINDS)}",
        "no kind of claim is called {}", _KINDS, typed=", ".join(CLAIM_KINDS), chips=_SORTS,
    ),
    "stance": Facet("a source {}", "stance", "Stance", f"claims that a source {listed(STANCES, 'or')}",
        "no stance is called {}", _STANCES, unknown="has not printed yet",
    ),
    "where": Facet(
        "in the place {}", "place", "Place", "claims about what happened in this place",
        "no claim is about what happened in {}", typed="where it happened",
        chips={UNKNOWN: "in no place that is given"},
    ),
    "said": Facet(
        "said {}", "day", "Day it was said", "claims that were said then: 9 Jan, 2022-01-09, or any EDTF date",
        "no claim has a date of saying within {}",
        typed="when it was said: 9 Jan, 9 January 2022, 2022-01, 2–9 Jan, unknown",
        chips={UNKNOWN: "said on no day that is given"},
    ),
    "happened": Facet(
        "about {}", "day", "Day it happened", "claims about what happened then: a day, or any date",
        "no claim is about what happened within {}", chips={UNKNOWN: "about no event"},
    ),
    "printed": Facet(
        "printed {}", "day", "Day it was printed", "claims that were printed then",
        "no claim has a date of printing within {}", chips={UNKNOWN: "printed on no day that is given"},
    ),
    "event": Facet(
        "about “{}”", "id", "Event", "claims about this event", "no event that a claim is about is called {}",
        chips={UNKNOWN: "about no event"}, menu=False,
    ),
    "actor": Facet(
        "with {}", "id", "Part", "claims that this actor makes, passes on, hears or is spoken of in",
        "nobody who has a part in a claim is called {}", menu=False,
    ),
    "by": Facet(
        "linked by {}", "id", "Who links", "claims at an end of a link that this source, actor or editor draws",
        "nobody who draws a link is called {}", {EDITOR: RESERVED[EDITOR]},
        typed="who draws a link to or from it: a source, an actor, or editor", menu=False,
    ),
    "claim": Facet(
        "around “{}”", "id", "Claim", "this claim, and those that are linked with it", "no claim is called {}",
        menu=False,
    ),
}  # fmt: skip
"""Every facet by its name in the index, in the order of the menu and of the options: the most asked for first."""

ITSELF = "claim"
"""The facet by which each claim is its own value, and one of those that are linked with it."""

OPTIONS = {name: facet for name, facet in FACETS.items() if facet.option}
"""The facets that are options of the command line."""

MENU = {name: facet for name, facet in FACETS.items() if facet.menu}
"""The facets whose values the menu offers."""

FIELDS = {name: facet.typed for name, facet in FACETS.items() if facet.typed}
"""The facets that a search knows, each with what may be typed behind its name and a colon."""


def position_words(value: str, name: Callable[[str], str]) -> str:
    """Return in words a position that a question's id leads; `name` tells what a record is called."""
    question, _, words = value.partition(": ")
    return f"{name(question)} – {words}"
