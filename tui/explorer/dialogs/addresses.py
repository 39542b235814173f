"""The addresses of sources, shown whole with their host before one is opened."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cards.blocks import Span
from tui.desktop.browser import Refusal, safe_url
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.dialogs.wrapped import Entry, Wrapped
from tui.folding import fold


class Addresses(Chooser[str]):
    """The addresses of what is read; Enter opens one in the browser."""

    title_words = "Open in the browser"
    hint = "Enter opens it · {choose.close} closes"
    placeholder = "type to find an address"

    def __init__(self, addresses: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._addresses = addresses

    def rows(self, text: str) -> Wrapped:
        """Return the addresses that match what is typed, each with the source that it is of."""
        words = fold(text).split()
        return Wrapped(
            Entry(str(number), _paragraphs(source, url)) for number, (source, url) in enumerate(self._addresses)
            if all(word in fold(f"{source} {url}") for word in words)
        )  # fmt: skip

    def take(self, name: str | None) -> None:
        """Close with the address, unless it is one that is not opened."""
        url = self._addresses[int(name)][1] if name is not None else None
        if url and not isinstance(safe_url(url), Refusal):
            self.close(url)


def _paragraphs(name: str, url: str) -> tuple[Span, ...]:
    found = safe_url(url)
    source = Span(name, "title")
    if isinstance(found, Refusal):
        return (source, Span(url, "quote"), Span(f"This address is not opened: {found.why}.", "warn"))
    return (source, Span(found.words, "quote"))
