"""What leaves the explorer and comes back to it: copying, saving, opening an address, editing, and reading anew."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from tui.case import Case
from tui.explorer.actions.finding import Finding
from tui.explorer.keys import key
from tui.explorer.state.idle import why_not
from tui.explorer.state.reloader import Reloader
from tui.explorer.state.state import State
from tui.explorer.widgets.bars import Banner
from tui.model import Claim, Source
from tui.problems import Problem
from tui.text import counted, shorten
from tui.user.memory import Memory
from tui.user.settings import Settings


class Taking(Finding):
    """Taking things out, by keys, and taking notice of edits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("y", "copy_quote", "copy quote", "Copy the quote, byte for byte.", "copy.quote", footer=True),
        key("Y", "copy_citation", "copy with citation", "Copy the record with its citation.", "copy.citation"),
        key("i", "copy_id", "copy id", "Copy the record's id.", "copy.id"),
        key("s", "save", "save", "Save what is shown as Markdown, CSV or JSON.", "save", footer=True),
        key("o", "open", "open", "Open the source's address, after showing it.", "open"),
        key("e", "edit", "edit", "Edit the record at its line.", "edit"),
        key("r", "reload", "reload", "Read the case anew.", "reload"),
    ]

    def __init__(self, case: Case, state: State, memory: Memory, settings: Settings) -> None:
        super().__init__(case, state, memory)
        self.settings = settings
        self.reloader = Reloader(case.path)
        self.troubles: tuple[Problem, ...] = ()
        """What is wrong with the case's files since the last good reading, which is what is shown."""

    def why_not(self, action: str) -> str | None:
        """Return why an action has nothing to do here, or None when it has."""
        return why_not(self, action)

    def begin(self) -> None:
        """Begin to watch the case's files."""
        super().begin()
        self.set_interval(self.reloader.every, self._look, name="watch")

    # Copying

    def action_copy_quote(self) -> None:
        """Copy the quotes of the claim that is read."""
        from tui.formats.citation import quote_text  # here, since a start does not need it

        if self._may("copy_quote"):
            text = quote_text(self.case, self.state.reading or "")
            if text:
                self.copy(text, "the quote")
            else:
                self.say("None of this claim's words could be read; Y copies the rest of it.")

    def action_copy_citation(self) -> None:
        """Copy what is read with where it comes from."""
        if self._may("copy_citation"):
            from tui.formats.citation import citation  # here, since a start does not need it

            self.copy(citation(self.case.at(self.state.as_of), self.state.reading or ""), "the citation")

    def action_copy_id(self) -> None:
        """Copy the id of what is read."""
        if self._may("copy_id"):
            self.copy(self.state.reading or "", f"the id {self.state.reading}")

    def copy(self, text: str, what: str) -> None:
        """Send text to the terminal's clipboard, and to the desktop's where there is one; say what was copied."""
        from tui.desktop.clipboard import native, osc52, tmux_buffer  # here, since a start does not need it

        driver = self.app._driver
        if driver is not None:
            driver.write(osc52(text, os.environ))
            driver.flush()
        said = f"Copied {what}: {counted(len(text), 'character')}"
        if native(os.environ) or tmux_buffer(os.environ):
            self.run_worker(partial(self._copy_natively, text, said), thread=True, group="copy", exit_on_error=False)
        else:
            self.say(f"{said}, sent to the terminal.")

    def _copy_natively(self, text: str, said: str) -> None:
        from tui.desktop.clipboard import copy_native  # here, since a start does not need it

        why = copy_native(text, os.environ)
        self.app.call_from_thread(self.say, f"{said}." if why is None else f"{said}, sent to the terminal; {why}.")

    # Saving

    def action_save(self) -> None:
        """Ask where to save what is shown, and save it there."""
        if self._may("save"):
            from tui.explorer.dialogs.save import SaveDialog, shown  # here, since a start does not need it

            what = shown(self.case.at(self.state.as_of), self.state)
            self.app.push_screen(SaveDialog(what), self._saved)

    def _saved(self, said: str | None) -> None:
        if said:
            self.say(said)

    # Opening an address

    def action_open(self) -> None:
        """Show the addresses of the sources of what is read, to choose one to open."""
        if self._may("open"):
            from tui.explorer.dialogs.addresses import Addresses  # here, since a start does not need it

            self.app.push_screen(Addresses(self.case, self.sources_read()), self._opened)

    def _opened(self, address: str | None) -> None:
        if address:
            self.say(f"Opening {shorten(address, 120)}")
            self.run_worker(partial(self._open, address), thread=True, group="open", exit_on_error=False)

    def _open(self, address: str) -> None:
        from tui.desktop.browser import Url, open_url, safe_url  # here, since a start does not need it

        url = safe_url(address)
        why = open_url(url) if isinstance(url, Url) else url.why
        if why:
            self.app.call_from_thread(self._not_opened, address, why)

    def _not_opened(self, address: str, why: str) -> None:
        self.copy(address, "the address instead")
        self.notify(f"Not opened: {why}.", markup=False, severity="warning", timeout=5)

    def sources_read(self) -> list[str]:
        """Return the ids of the sources of what is read that have an address."""
        record = self.case.get(self.state.reading or "")
        if isinstance(record, Claim):
            names = [report.source for report in record.reports]
        else:
            names = [record.id] if isinstance(record, Source) else []
        return [name for name in dict.fromkeys(names) if name in self.case.sources and self.case.sources[name].url]

    # Editing

    def action_edit(self) -> None:
        """Open the record at its line in the editor, and read the case anew after it."""
        place = self.case.place(self.state.reading or "")
        if self._may("edit") and place:
            self.edit(Path(place.file), place.line, place.col)

    def edit(self, file: Path, line: int, col: int) -> None:
        """Open a file at a line in the editor."""
        from tui.explorer.terminal.editing import edit  # here, since a start does not need it

        why = edit(self.app, self.settings.editor, file, line, col)
        if why:
            self.say(why)
        self._look()

    # Reading anew

    def action_reload(self) -> None:
        """Read the case anew, whether or not its files have changed."""
        self.reloader.ask()
        self._look(said=True)

    def _look(self, said: bool = False) -> None:
        """Look whether the files have changed, in a thread, since a folder may be on a network that hangs."""
        if not self.reloader.busy:
            self.reloader.busy = True
            self.run_worker(partial(self._read, said), thread=True, group="reload", exit_on_error=False)

    def _read(self, said: bool) -> None:
        try:
            found = self.reloader.look()
        finally:
            self.reloader.busy = False
        if found is not None and self.app.is_running:
            self.app.call_from_thread(self._take_reading, found, said)

    def _take_reading(self, found: Case | tuple[Problem, ...], said: bool) -> None:
        """Show the case as it is read now; one that an edit broke leaves the last good one standing."""
        if isinstance(found, Case) and (not found.problems or self.case.problems):
            broken, self.troubles = bool(self.troubles), ()
            if broken:
                self._close_troubles()
            self.replace_case(found)
            if said or broken:
                self.say("The case is read anew." + (" Its errors are gone." if broken and not found.problems else ""))
            return
        self.troubles = found.problems if isinstance(found, Case) else found
        self.query_one(Banner).tell_troubles(self.troubles)
        self.show_troubles()

    def show_troubles(self) -> None:
        """Show what is wrong with the case's files, each fault with a way into the editor."""
        from tui.explorer.dialogs.toosmall import TooSmall  # here, since few edits break a case
        from tui.explorer.dialogs.troubles import Troubles

        if isinstance(self.app.screen, TooSmall):
            return  # the banner tells of them once there is room
        if isinstance(self.app.screen, Troubles):
            self.app.screen.renew(self.troubles)
        else:
            self.app.push_screen(Troubles(self.troubles), self.mend)

    def _close_troubles(self) -> None:
        from tui.explorer.dialogs.troubles import Troubles  # here, since few edits break a case

        if isinstance(self.app.screen, Troubles):
            self.app.screen.close(None)

    def mend(self, problem: Problem | None) -> None:
        """Open the editor where something is wrong."""
        if problem is not None:
            self.edit(Path(problem.place.file), problem.place.line, problem.place.col)
