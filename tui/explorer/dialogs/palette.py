"""The palette: every action with its key, and every record by its name or any spelling."""

from __future__ import annotations

from collections.abc import Iterator

from tui.cards.blocks import Span
from tui.case import Case
from tui.case.words import names_of
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.keys import KeyHelp
from tui.explorer.widgets.drawing import sides
from tui.explorer.widgets.rows import OneLine
from tui.folding import light_pattern, readings
from tui.formats.layout import light_up
from tui.fuzzy import Name, Names

Target = tuple[str, str]  # what it is ("action" or a kind of record), and its id


class PaletteRows(OneLine):
    """Names that match, each with what it names."""

    def __init__(self, found: list[Name[Target]], notes: dict[Target, str], typed: str) -> None:
        self._found, self._notes = found, notes
        self._lights = light_pattern(tuple(f"{way}*" for word in typed.split() for way in readings(word)))

    def __len__(self) -> int:
        return len(self._found)

    def id(self, index: int) -> str | None:
        """Return what a row names."""
        return "/".join(self._found[index].meant)

    def find(self, name: str | None) -> int | None:
        """Return the index of the first row that names something."""
        return next((index for index in range(len(self)) if self.id(index) == name), None)

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return rows of one line: the name, and what it is of."""
        return [[self._line(name, width)] for name in self._found[first:last]]

    def _line(self, name: Name[Target], width: int) -> list[Span]:
        kind = name.meant[0]
        note = self._notes.get(name.meant, "")
        right = Span(note, "accent") if kind == "action" else Span(f"{note}  {kind}" if note else kind, "meta")
        return sides(light_up((Span(name.text),), self._lights), [right], width)


class Palette(Chooser[Target]):
    """Actions and records; Enter runs the one or goes to the other."""

    title_words = "Go to anything"
    hint = "↑↓ move · Enter goes there · Esc closes"
    placeholder = "an action, a name in any spelling, an event, a claim, an id"
    empty = "Nothing is called so. / searches all words of the case, quotes included."

    def __init__(self, names: Names[Target], notes: dict[Target, str]) -> None:
        super().__init__()
        self._names, self._notes = names, notes

    def rows(self, text: str) -> PaletteRows:
        """Return what is called so, the likeliest first."""
        seen: set[tuple[Target, str]] = set()
        found = []
        for name in self._names.find(text):
            if (name.meant, name.text) not in seen:
                seen.add((name.meant, name.text))
                found.append(name)
        return PaletteRows(found, self._notes, text)

    def take(self, name: str | None) -> None:
        """Close with what the row names."""
        if name is not None:
            kind, _, target = name.partition("/")
            self.close((kind, target))


def record_names(case: Case) -> Iterator[Name[Target]]:
    """Yield what the records of a case are called: names, spellings, titles, questions, claims, and all their ids."""
    for kind, names in (("actor", case.actors), ("source", case.sources)):
        for name in names:
            for called in dict.fromkeys(names_of(case.get(name))):
                yield Name(called, (kind, name))
    for kind in ("event", "question", "claim"):
        for name, title in case.store.titles(kind):
            yield Name(title, (kind, name))
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
