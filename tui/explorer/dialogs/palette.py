"""The palette: every action with its key, and every record by its name or any spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from tui.cards.blocks import Span
from tui.explorer.dialogs.called import Names, Target
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.widgets.drawing import sides
from tui.explorer.widgets.rows import OneLine
from tui.folding import fold, light_pattern
from tui.formats.layout import light_up
from tui.fuzzy import Name
from tui.readings import readings
from tui.text import shorten

Called = Callable[[str], str]  # what a record with an id is called
Apart = Callable[[str], str]  # what tells a record from others that are called as it is
MOST_ROWS = 50  # of what matches: who does not find it among these types more


class PaletteRows(OneLine):
    """Names that match, each with what it names."""

    def __init__(
        self, found: list[Name[Target]], notes: dict[Target, str], typed: str, called: Called, apart: Apart
    ) -> None:
        self._found, self._notes, self._called, self._apart = found, notes, called, apart
        self._alike = Counter(name.text for name in found)
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
        kind, record = name.meant
        note = self._notes.get(name.meant, "")
        if kind != "action" and (other := self._called(record)) != name.text:  # by a spelling, a headline or the id
            note = shorten(other, max(width // 3, 8))
        elif kind != "action" and self._alike[name.text] > 1:
            note = shorten(self._apart(record), max(width // 3, 8))
        right = Span(note, "accent") if kind == "action" else Span(f"{note}  {kind}" if note else kind, "meta")
        return sides(light_up((Span(name.text),), self._lights), [right], width)


class Palette(Chooser[Target]):
    """Actions and records; Enter runs the one or goes to the other."""

    title_words = "Go to anything"
    hint = "{choose.up}{choose.down} move · Enter goes there · {choose.close} closes"
    placeholder = "an action, a name in any spelling, an event, a claim, an id"
    empty = "Nothing is called so. {search.open} searches all words of the case, quotes included."

    def __init__(self, names: Names, ids: Names, notes: dict[Target, str], called: Called, apart: Apart = str) -> None:
        super().__init__()
        self._names, self._ids, self._notes, self._called, self._apart = names, ids, notes, called, apart

    def rows(self, text: str) -> PaletteRows:
        """Return what is called so, the likeliest first: each once, by its name rather than by its id."""
        wanted = fold(text).strip()
        if not wanted:
            return self._rows(self._names.find(text), text)
        found: dict[Target, Name[Target]] = {}
        for scattered in (False, True):  # letters with others between them only where nothing is called so
            ids = self._ids.find(text, scattered=scattered)
            whole = [name for name in ids if fold(name.text) == wanted]
            for name in (*whole, *self._names.find(text, scattered=scattered), *ids):
                found.setdefault(name.meant, name)
            if found:
                break
        return self._rows(list(found.values())[:MOST_ROWS], text)

    def _rows(self, found: list[Name[Target]], text: str) -> PaletteRows:
        return PaletteRows(found, self._notes, text, self._called, self._apart)

    def take(self, name: str | None) -> None:
        """Close with what the row names."""
        if name is not None:
            kind, _, target = name.partition("/")
            self.close((kind, target))
