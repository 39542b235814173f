"""The addresses of sources, shown whole with their host before one is opened."""

from __future__ import annotations

from tui.cards.blocks import Span
from tui.case import Case
from tui.desktop.browser import Refusal, safe_url
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.dialogs.wrapped import Entry, Wrapped
from tui.folding import fold


class Addresses(Chooser[str]):
    """The addresses of what is read; Enter opens one in the browser."""

    title_words = "Open in the browser"
    hint = "Enter opens it · Esc closes"
    placeholder = "type to find an address"

    def __init__(self, case: Case, addresses: dict[str, str]) -> None:
        super().__init__()
        self._case, self._addresses = case, addresses

    def rows(self, text: str) -> Wrapped:
        """Return the addresses that match what is typed, each with who publishes there."""
        words = fold(text).split()
        found = [(name, self._case.sources[name].publisher, url) for name, url in self._addresses.items()]
        return Wrapped(
            Entry(name, _paragraphs(publisher, url)) for name, publisher, url in found
            if all(word in fold(f"{publisher} {url}") for word in words)
        )  # fmt: skip

    def take(self, name: str | None) -> None:
        """Close with the address, unless it is one that is not opened."""
        url = self._addresses[name] if name is not None else None
        if url and not isinstance(safe_url(url), Refusal):
            self.close(url)


def _paragraphs(name: str, url: str) -> tuple[Span, ...]:
    found = safe_url(url)
    publisher = Span(name, "title")
    if isinstance(found, Refusal):
        return (publisher, Span(url, "quote"), Span(f"This address is not opened: {found.why}.", "warn"))
    return (publisher, Span(found.words, "quote"))
