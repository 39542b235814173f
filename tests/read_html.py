"""HTML as a reader of it finds it: its elements with their attributes, what links where, and the words in it."""

from __future__ import annotations

from collections import defaultdict
from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img"}


class Page(HTMLParser):
    """A page as read; an element that is not closed where it should be is an error."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = text
        """The page as it was written."""
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        """Each element with the name of each attribute that any of its kind has."""
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.metas: list[dict[str, str]] = []
        self.quotes: dict[str, list[str]] = defaultdict(list)
        """The words of the quotes in each article, by its id, without what we put before them."""
        self.every_quote: list[str] = []
        """The words of all quotes in their order."""
        self.languages: dict[str, set[str]] = defaultdict(set)
        """The languages of the quotes in each article."""
        self.texts: dict[str, str] = defaultdict(str)
        """All that stands in each article."""
        self.style = ""
        self.levels: list[int] = []
        """The levels of the headings in their order."""
        self.declarations: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._article = ""
        self.feed(text)
        self.close()
        assert self._open == [], self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the beginning of an element."""
        found = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name in found}
        if "id" in found:
            self.ids.append(found["id"])
        if "href" in found:
            self.hrefs.append(found["href"])
        if tag == "meta":
            self.metas.append(found)
        if tag == "article":
            assert self._article == ""
            self._article = found["id"]
        if tag == "blockquote":
            self.quotes[self._article].append("")
            self.every_quote.append("")
            self.languages[self._article].add(found.get("lang", ""))
        if tag[0] == "h" and tag[1:].isdigit():
            self.levels.append(int(tag[1:]))
        if tag not in VOID:
            self._open.append((tag, found.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        """Take the end of an element, which must be that of the innermost."""
        assert self._open.pop()[0] == tag, self.getpos()
        if tag == "article":
            self._article = ""

    def handle_data(self, data: str) -> None:
        """Take text."""
        inside = [tag for tag, _ in self._open]
        if "style" in inside:
            self.style += data
        self.texts[self._article] += data
        if "blockquote" in inside and self._open[-1] != ("span", "meta"):
            self.quotes[self._article][-1] += data
            self.every_quote[-1] += data

    def handle_comment(self, data: str) -> None:
        """Refuse a comment: we write none."""
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        """Take a declaration."""
        self.declarations.append(decl)

    def unknown_decl(self, data: str) -> None:
        """Refuse any other declaration."""
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        """Refuse an instruction."""
        raise AssertionError(data)
