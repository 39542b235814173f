"""What narrows the claims: each filter keeps its words beside the facet that it asks for."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

MOST_WORDS = 32


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the claims: how a chip words it, and what its value is."""

    words: str
    value: str
    help: str


# Each is a name in the index's table of facets; a command's options and a filter's fields are read from here.
FACETS = {
    "event": Facet("about “{}”", "id", "claims about this event"),
    "actor": Facet("with {}", "id", "claims that this actor makes, passes on, hears or is spoken of in"),
    "speaker": Facet("said by {}", "id", "claims that this actor or source makes"),
    "about": Facet("about {}", "id", "claims in which this actor is spoken of"),
    "question": Facet("on “{}”", "id", "claims that answer this question"),
    "source": Facet("in {}", "id", "claims that this source prints"),
    "kind": Facet("that are {}", "kind", "claims of this kind: asserts, denies, disclaims, promises, demands"),
    "mark": Facet("marked {}", "mark", "claims with this mark: disputed, no-evidence, removed, one-source …"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the claims are narrowed to; each field is a facet's value or nothing."""

    event: str | None = None
    actor: str | None = None
    speaker: str | None = None
    about: str | None = None
    question: str | None = None
    source: str | None = None
    kind: str | None = None
    mark: str | None = None

    def chosen(self) -> list[tuple[str, str]]:
        """Return the facets that narrow, each with its value."""
        pairs = [(field.name, getattr(self, field.name)) for field in fields(self)]
        return [(name, value) for name, value in pairs if value is not None]

    def with_(self, facet: str, value: str | None) -> Filters:
        """Return these filters with one facet set or cleared."""
        return replace(self, **{facet: value})

    def sql(self) -> tuple[str, list[str]]:
        """Return the query for the numbers of the claims that are left, in order, and its parameters."""
        parts = [
            (f"SELECT claim FROM facet WHERE name = '{name}' AND value = ?", value) for name, value in self.chosen()
        ]
        if not parts:
            return "SELECT n FROM claim ORDER BY n", []
        values = [value.encode("utf-8", "replace").decode() for _, value in parts]  # SQLite takes no lone surrogate
        return " INTERSECT ".join(part for part, _ in parts) + " ORDER BY 1", values


def match(text: str) -> str:
    """Return an FTS5 query for what was typed: every word must occur, the last may go on; nothing is an operator."""
    kept = "".join(" " if char == '"' or char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text)
    words = [word for word in kept.split() if any(char.isalnum() for char in word)][:MOST_WORDS]
    return " ".join(f'"{word}"' for word in words) + ("*" if words else "")
