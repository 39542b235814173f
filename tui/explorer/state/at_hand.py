"""The texts of a case's sources, as far as they are at hand: found and read in a thread when they are first asked for.

They are kept in memory alone, and are no part of the case: nothing that is saved, copied or put away knows of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from tui import cards, user
from tui.case import Case
from tui.model import Source
from tui.paths import shown
from tui.problems import CaseError
from tui.text import clean, listed

if TYPE_CHECKING:
    from tui.cards.article import Article
    from tui.cards.body import Body
    from tui.cards.places import Placed
    from tui.reading.source_text import SourceText

NOWHERE = (
    "No texts are at hand: start with --texts DIR, put them into the case's folder `texts`, or name theirs as `texts` "
    "in case.yaml or config.yaml; then read the case anew."
)
MOST_DAYS = 8  # of which an article is kept

Stamps = tuple[tuple[str, int, int], ...]


class AtHand:
    """What is known of the texts: which were sought, those that were found, and where claims' words stand in them."""

    def __init__(self, named: Path | None = None) -> None:
        self.named = named
        """The folder that `--texts` names."""
        self._folders: list[Path] | None = None
        self._texts: dict[str, SourceText | None] = {}
        self._why: dict[str, str] = {}
        self._placed: dict[str, tuple[Body, list[Placed]]] = {}
        self._articles: dict[tuple[str, int | None], Article] = {}
        self._stamps: Stamps | None = None
        self._any: bool | None = None
        """Whether the folders hold any file; None where nobody has looked yet."""

    # What is asked where keys are answered

    def why(self, case: Case, sources: Iterable[str]) -> str | None:
        """Return why of some sources no text can be read, as far as that is known, or None."""
        given = [source for name in sources if (source := case.sources.get(name))]
        digests = [source.sha256 for source in given if source.sha256]
        if not digests:
            names = listed([case.name(source.id) for source in given])
            return f"The case gives no SHA-256 of the text of {names}, by which it would be found."
        if self._folders is None:  # nobody has looked yet
            return None
        if not self._folders:
            return NOWHERE
        if any(self._texts.get(digest, "not sought yet") is not None for digest in digests):
            return None
        return " ".join(filter(None, (self.lacking(case, source.id) for source in given)))

    def lacking(self, case: Case, source: str) -> str | None:
        """Return why there is no text of a source, or None where there is one, or was none sought."""
        record = case.sources.get(source)
        if record is None or not record.sha256:
            return f"The case gives no SHA-256 of the text of {case.name(source)}, by which it would be found."
        if self._texts.get(record.sha256, "not sought yet") is not None:
            return None
        if not self._folders:
            return NOWHERE
        where = listed([clean(shown(folder)) for folder in self._folders], "or")
        more = self._why.get(record.sha256, "")
        return f"No text in {where} has the SHA-256 of {case.name(source)}{more}."

    def offers(self, case: Case, sources: Iterable[str]) -> bool:
        """Tell whether a text of any of some sources is there, or may be: there are files, and it was not sought."""
        digests = [source.sha256 for name in sources if (source := case.sources.get(name)) and source.sha256]
        return any(self._texts[each] is not None if each in self._texts else bool(self._any) for each in digests)

    def there(self, case: Case, sources: Iterable[str]) -> list[str]:
        """Return those of some sources whose text was found."""
        return [name for name in sources if self._text(case.sources.get(name)) is not None]

    def unread(self, case: Case, sources: Iterable[str]) -> bool:
        """Tell whether the text of any of some sources is still to be sought, or claims' words looked up in it."""
        found = [source for name in sources if (source := case.sources.get(name)) and source.sha256]
        return (self._folders is None and bool(found)) or any(
            source.sha256 not in self._texts or (self._text(source) and source.id not in self._placed)
            for source in found
        )

    def article(self, case: Case, source: str) -> Article | str:
        """Return a source's text as it is lit on the case's day, or why there is none; it has been read by then."""
        known = self._placed.get(source)
        if known is None:
            return self.lacking(case, source) or "The text is not read yet."
        key = (source, case.day)
        if key not in self._articles:
            while len(self._articles) >= MOST_DAYS:
                del self._articles[next(iter(self._articles))]
            self._articles[key] = cards.article.Article(case, case.sources[source], *known)
        return self._articles[key]

    def _text(self, source: Source | None) -> SourceText | None:
        return self._texts.get(source.sha256 or "") if source else None

    # What is done in a thread

    def read(self, case: Case, sources: Iterable[str]) -> None:
        """Find the texts of some sources, and look up in them what claims quote; to be called in a thread."""
        if self._folders is None:
            self._folders = user.texts.folders(case.path, case.info, self.named)
        names = [name for name in sources if name in case.sources]
        wanted = [digest for name in names if (digest := case.sources[name].sha256) and digest not in self._texts]
        if wanted and self._folders:
            self._stamps = self._stamps or self._look()
            try:
                found = user.texts.texts_of(case.path, case.info, wanted, self.named, near=True)
            except CaseError as error:
                self._why.update(dict.fromkeys(wanted, f" ({error})"))
            else:
                self._why.update((digest, f": {near.what}; {near.cure}") for digest, near in found.almost.items())
                self._texts.update(found)
        for digest in wanted:
            self._texts.setdefault(digest, None)
        for name in names:
            text, source = self._text(case.sources[name]), case.sources[name]
            if text is not None and name not in self._placed:
                self._placed[name] = (cards.body.Body(text, source.furniture), cards.places.placed(case, name, text))

    def survey(self, case: Case) -> None:
        """Find out whether any file lies in the folders of a case's texts, once; to be called in a thread."""
        if self._any is None:
            self._any = any(map(_has_a_file, user.texts.folders(case.path, case.info, self.named)))

    def stirred(self) -> bool:
        """Tell whether files have come, gone or changed in the folders since texts were read; for a thread, too."""
        return self._stamps is not None and self._folders is not None and self._stamps != self._look()

    def changed(self) -> bool:
        """Tell the same, and take note of it."""
        stirred = self.stirred()
        if stirred:
            self._stamps = self._look()
        return stirred

    def _look(self) -> Stamps:
        found = []
        for folder in self._folders or ():
            try:
                with os.scandir(folder) as entries:
                    for entry in entries:
                        status = entry.stat()
                        found.append((entry.path, status.st_mtime_ns, status.st_size))
            except OSError:
                continue  # what is not there, or goes meanwhile, is seen as gone
        return tuple(sorted(found))

    # What is forgotten

    def forget_places(self) -> None:
        """Forget where claims' words stand, and what was not found: the case is another one."""
        self._placed, self._articles, self._folders, self._any = {}, {}, None, None
        self._texts = {digest: text for digest, text in self._texts.items() if text is not None}

    def forget(self) -> None:
        """Forget the texts, too: their files are others."""
        self.forget_places()
        self._texts, self._why = {}, {}


def _has_a_file(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(entry.is_file() for entry in entries)
    except OSError:
        return False  # what is wrong with it is said where a text is asked for
