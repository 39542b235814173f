"""Saving what is shown: a line for the path, completed with Tab, and a question before anything is written over."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input

from tui.cards.blocks import Span
from tui.case import ALL, Case
from tui.case.lists import OWN, claim_list, rows_of
from tui.case.query import Filters
from tui.explorer.dialogs.chooser import Chooser
from tui.explorer.dialogs.wrapped import Entry, Wrapped
from tui.explorer.keys import key
from tui.explorer.state.state import LISTS, State
from tui.explorer.widgets.bars import say
from tui.explorer.widgets.line import Line
from tui.formats import SUFFIXES, Format
from tui.paths import dropped
from tui.text import clean, counted
from tui.writing import write_whole

MOST_NAMES = 200


class Shown(NamedTuple):
    """What is shown: its name in words, a name for its file, the case, and the ids; of a list its kind and filters."""

    words: str
    file: str
    case: Case
    names: Sequence[str]
    kind: str = ""
    filters: Filters = ALL

    def lines(self, form: Format) -> Iterator[str]:
        """Yield its lines in a format."""
        if self.kind:
            return form.rows(self.case, self.kind, self.names, self.filters, in_file=True)
        return form.cards(self.case, self.names, in_file=True)


def shown(case: Case, state: State) -> Shown:
    """Return what the pane with the focus shows: the record or the comparison in the detail, else its list."""
    if state.text:  # of which the text is no part: it is not the case's to give away
        return Shown("this claim, without the text", state.text.claim, case, [state.text.claim])
    if state.compare:
        return Shown("this comparison", f"compare-{state.compare}", case, [f"compare={state.compare}"])
    if state.pane not in LISTS:
        name = state.reading or case.info.id
        return Shown("this record", name if "=" not in name else name.partition("=")[0], case, [name])
    kind = state.list_of(state.pane)
    order = state.order if kind == state.tab else OWN
    listing = claim_list(case, state.filters) if kind == "claims" else rows_of(case, kind, state.pinned, order)
    names = listing.names()
    words = f"this list of {counted(len(names), kind.removesuffix('s'))}"
    return Shown(words, f"{case.info.id}-{kind}", case, names, kind, state.pinned)


ENTER = ""
"""The id of the row that tells what Enter does; the others have the path that they complete to."""


class PathLine(Line):
    """The line for the path."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab", "screen.complete", "complete", "Complete the path.", "save.complete")
    ]

    def on_paste(self, event: events.Paste) -> None:
        """Take a path that is dropped in place of what stands there; into a folder goes the name that stood there."""
        path = dropped(event.text)
        if path is None:
            return
        event.prevent_default()
        event.stop()
        self.value = os.path.join(path, os.path.basename(self.value)) if os.path.isdir(path) else path
        self.cursor_position = len(self.value)


class SaveDialog(Chooser[str]):
    """Asks for a path and writes there; what it closes with is what to say about it.

    With the cursor on a path in the list, Enter takes that into the line; nothing is written that was not read.
    """

    hint = "{save.complete} completes · Enter saves · {choose.close} closes"
    placeholder = f"a path; {' '.join(SUFFIXES)}"

    def __init__(self, what: Shown) -> None:
        super().__init__()
        self._what = what
        self.title_words = f"Save {what.words}"
        self._over: Path | None = None  # what a second Enter writes over

    def line(self) -> Input:
        """Return the line for the path, with a name to begin with."""
        suffix, *_ = SUFFIXES
        return PathLine(value=f"{self._what.file}{suffix}", placeholder=self.placeholder)

    def rows(self, text: str) -> Wrapped:
        """Return what Enter would do, and below it what the path may be completed to, or be in other formats."""
        if self._over != _path(text):
            self._over = None
        names = [Entry(name, (Span(f"  {clean(name)}", "meta"),)) for name in _completions(text)]
        others = [
            Entry(name, (Span(f"  {clean(name)} · {language}", "meta"),)) for name, language in _in_other_formats(text)
        ]
        head = [Entry(None, (Span(""), Span("In another format", "heading")))] if others else []
        return Wrapped([Entry(ENTER, (self._account(text),)), *names, *head, *others])

    def _account(self, text: str) -> Span:
        path = _path(text)
        if path is None:
            return Span("Type a path.", "meta")
        if why := self._why_not(path):
            return Span(why, "warn")
        if path.exists():
            if self._over == path:
                return Span(f"Enter again writes over it: {clean(str(path))}", "warn")
            return Span(f"It is there already; Enter asks before it writes over it: {clean(str(path))}", "warn")
        return Span(f"Enter saves to {clean(str(path))}")

    def _why_not(self, path: Path) -> str | None:
        if path.suffix.lower() not in SUFFIXES:
            return f"End the name in {', '.join(SUFFIXES)}: that chooses the format."
        try:
            if path.is_dir():
                return f"This is a folder; name a file in it: {clean(str(path))}"
            if path.exists() and not path.is_file():
                return f"This is not a regular file: {clean(str(path))}"
            if not path.parent.is_dir():
                return f"There is no folder {clean(str(path.parent))}"
        except (OSError, ValueError) as error:  # such as a name that is too long
            return f"{getattr(error, 'strerror', None) or error}."
        return None

    def reread(self, case: Case, state: State) -> None:
        """Save what is shown now."""
        self._what = shown(case.at(state.as_of), state)
        self.query_one(".chooser").border_title = Content(f"Save {self._what.words}")
        self.search(self.text, self.list.name_at)

    def take(self, name: str | None) -> None:
        """Write the file; over one that is there only when Enter was pressed twice."""
        line = self.query_one(Input)
        if name:
            line.value, line.cursor_position = name, len(name)
            return
        path = _path(line.value)
        if path is None or self._why_not(path):
            return
        if path.exists() and self._over != path:
            self._over = path
            self.search(self.text)
            return
        try:
            form = SUFFIXES[path.suffix.lower()]
            data = form.data(self._what.lines(form))
            write_whole(path, data, over=self._over == path)
        except OSError as error:
            say(self, f"Not saved: {error.strerror or error}.")
            return
        self.close(f"Saved {self._what.words} to {clean(str(path))}, {counted(len(data), 'byte')}.")

    def action_complete(self) -> None:
        """Complete the path as far as it goes without a choice."""
        line = self.query_one(Input)
        names = _completions(line.value)
        if names:
            line.value = os.path.commonprefix(names)  # noqa: RUF071  # names share letters, not only folders
            line.cursor_position = len(line.value)


def _path(text: str) -> Path | None:
    text = text.strip()
    if not text:
        return None
    if text.startswith(("file://", "'", '"')):
        text = dropped(text) or text
    try:
        return Path(text).expanduser().absolute()
    except (RuntimeError, OSError, ValueError):
        return Path(text).absolute()


def _in_other_formats(text: str) -> Iterator[tuple[str, str]]:
    """Yield a path that ends in a format's way as it would end in each other one, and what files of that are."""
    stem, suffix = os.path.splitext(text.strip())
    if suffix.lower() in SUFFIXES:
        yield from ((f"{stem}{end}", form.language) for end, form in SUFFIXES.items() if end != suffix.lower())


def _completions(text: str) -> list[str]:
    """Return the paths that begin as a text does, folders with a stroke at their end."""
    folder, begun = os.path.split(text)
    try:
        with os.scandir(os.path.expanduser(folder) or ".") as entries:
            found = [
                os.path.join(folder, entry.name) + ("/" if entry.is_dir() else "") for entry in entries
                if entry.name.startswith(begun) and (begun.startswith(".") or not entry.name.startswith("."))
                and (entry.is_dir() or Path(entry.name).suffix.lower() in SUFFIXES)
            ]  # fmt: skip
    except (OSError, ValueError):
        return []
    return sorted(found)[:MOST_NAMES]
