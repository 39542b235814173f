"""The addresses of sources, shown whole with their host before one is opened."""

from __future__ import annotations

from tui.cards.blocks import Span
from tui.case import Case
from tui.explorer.dialogs.chooser import Chooser
from tui.opener import Refusal, safe_url
from tui.text import fold
from tui.voices.layout import wrap


class AddressRows:
    """Addresses, each on as many lines as the longest takes, so that none is cut."""

    lines = 3

    def __init__(self, case: Case, sources: list[str], typed: str) -> None:
        words = fold(typed).split()
        self._found = [(name, case.sources[name]) for name in sources]
        self._found = [
            (name, source) for name, source in self._found
            if all(word in fold(f"{source.publisher} {source.url}") for word in words)
        ]  # fmt: skip

    def __len__(self) -> int:
        return len(self._found)

    def fit(self, width: int) -> None:
        """Take as many lines a row as the longest address needs."""
        self.lines = max((len(self._lines(index, width)) for index in range(len(self))), default=1)

    def id(self, index: int) -> str | None:
        """Return a source's id."""
        return self._found[index][0]

    def find(self, name: str | None) -> int | None:
        """Return the index of a source."""
        return next((index for index in range(len(self)) if self.id(index) == name), None)

    def draw(self, first: int, last: int, width: int) -> list[list[list[Span]]]:
        """Return rows filled up to one height."""
        rows = [self._lines(index, width) for index in range(first, last)]
        return [row + [[Span("")]] * (self.lines - len(row)) for row in rows]

    def _lines(self, index: int, width: int) -> list[list[Span]]:
        source = self._found[index][1]
        found = safe_url(source.url or "")
        shown = source.url or "" if isinstance(found, Refusal) else found.words
        lines = [list(line) for line in wrap((Span(source.publisher, "title"),), width)]
        lines += [list(line) for line in wrap((Span(shown, "quote"),), width)]
        if isinstance(found, Refusal):
            lines += [list(line) for line in wrap((Span(f"This address is not opened: {found.why}.", "warn"),), width)]
        return lines


class Addresses(Chooser[str]):
    """The addresses of what is read; Enter opens one in the browser."""

    title_words = "Open in the browser"
    hint = "Enter opens it · Esc closes"
    placeholder = "type to find an address"

    def __init__(self, case: Case, sources: list[str]) -> None:
        super().__init__()
        self._case, self._sources = case, sources

    def rows(self, text: str) -> AddressRows:
        """Return the addresses that match what is typed."""
        return AddressRows(self._case, self._sources, text)

    def take(self, name: str | None) -> None:
        """Close with the address, unless it is one that is not opened."""
        url = self._case.sources[name].url if name is not None else None
        if url and not isinstance(safe_url(url), Refusal):
            self.close(url)
