"""What records and actions are called, for the palette: every name and spelling, every title, and the ids."""

from __future__ import annotations

from collections.abc import Iterator

from tui.case import Case
from tui.case.words import names_of
from tui.explorer.keys import KeyHelp
from tui.fuzzy import Name

Target = tuple[str, str]  # what it is ("action" or a kind of record), and its id


def record_names(case: Case) -> Iterator[Name[Target]]:
    """Yield what the records of a case are called: names, spellings, titles, questions, claims."""
    for kind, names in (("actor", case.actors), ("source", case.sources)):
        for name in names:
            for called in dict.fromkeys(names_of(case.get(name))):
                yield Name(called, (kind, name))
    for kind in ("event", "question", "claim"):
        for name, title in case.store.titles(kind):
            yield Name(title, (kind, name))


def record_ids(case: Case) -> Iterator[Name[Target]]:
    """Yield the ids of the records of a case as names."""
    for kind, every in (
        ("actor", case.actors), ("source", case.sources), ("event", case.events),
        ("question", case.questions), ("claim", case.claims),
    ):  # fmt: skip
        for name in every:
            yield Name(name, (kind, name))


def action_names(entries: list[tuple[KeyHelp, str | None]]) -> tuple[list[Name[Target]], dict[Target, str]]:
    """Return what the actions are called, and each one's keys."""
    names = [Name(entry.does.rstrip("."), ("action", entry.id)) for entry, why in entries if not why]
    return names, {("action", entry.id): "  ".join(entry.keys) for entry, _ in entries}
