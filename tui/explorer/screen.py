"""The explorer: all that can be done in one case, with the dialogs about everything and the way out."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tui.case import Case
from tui.explorer.actions.taking import Taking
from tui.explorer.keys import key
from tui.explorer.state.sizes import WIDTHS, widened
from tui.explorer.state.state import State
from tui.explorer.widgets.bars import Banner
from tui.user.memory import Memory
from tui.user.settings import Settings

HINT = "New here? ↓ moves, Enter goes in, ? shows keys."  # it fits in 50 columns


class Explorer(Taking):
    """The whole of it over one case."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("colon,ctrl+p", "palette", "go to", "Go to any record or action by its name.", "palette", footer=True),
        key("left_curly_bracket", "widen(-1)", "widths", "Make the left panes narrower.", "pane.narrower"),
        key("right_curly_bracket", "widen(1)", "widths", "Make the left panes wider.", "pane.wider"),
        key("T", "theme", "theme", "Choose a theme, trying each.", "theme"),
        key("question_mark,shift+slash,f1", "help", "help", "Show every key, and run one.", "help", footer=True),
        key("f2", "guide", "guide", "Tell how to read marks, chains, dates and days.", "guide"),
        key("q", "app.quit", "quit", "Leave.", "quit", footer=True),
    ]

    def __init__(self, case: Case, state: State, memory: Memory, settings: Settings, looks: Memory) -> None:
        super().__init__(case, state, memory, settings)
        self.looks = looks
        """What is kept of looks whatever the case: theme, widths, and that the hint was seen."""
        kept = looks.view.get("widths")
        self.widths = {**WIDTHS, **(kept if isinstance(kept, dict) else {})}

    def begin(self) -> None:
        """Greet whoever is here for the first time, once."""
        super().begin()
        if self.looks.file and not self.looks.view.get("greeted"):
            self.query_one(Banner).hint(HINT)
            self.keep_looks(greeted=True)

    def go(self, state: State) -> None:
        """Jump; whoever does has no need of the hint any more."""
        self.query_one(Banner).hint("")
        super().go(state)

    def action_end_search(self, kept: bool) -> None:
        """Keep the search or leave it; whoever does has no need of the hint any more."""
        self.query_one(Banner).hint("")
        super().action_end_search(kept)

    def keep_looks(self, **values: object) -> None:
        """Keep looks for the next time; where that is not possible they hold until one leaves."""
        self.looks.leave({**self.looks.view, **values})

    # Looks

    def action_widen(self, step: int) -> None:
        """Give the left panes more of the width, or less."""
        if self._may("widen"):
            self.widths = widened(self.widths, self.shape, step)
            self.place_panes()
            self.keep_looks(widths=self.widths)

    def action_theme(self) -> None:
        """Choose a theme."""
        from tui.explorer.dialogs.themes import ThemeDialog  # here, since a start does not need it

        self.app.push_screen(ThemeDialog(self.app.theme), self._themed)

    def _themed(self, name: str | None) -> None:
        if name:
            self.keep_looks(theme=name)
            if self.settings.theme and self.settings.theme != name:
                self.say(f"config.yaml sets {self.settings.theme}; {name} holds until you leave.")

    # Dialogs about everything

    def action_palette(self) -> None:
        """Open the palette."""
        from tui.explorer.dialogs.opening import palette  # here, since a start does not need it

        self.app.push_screen(palette(self), self._chosen)

    async def _chosen(self, target: tuple[str, str] | None) -> None:
        if target and target[0] == "action":
            await self._run(target[1])
        elif target:
            self.to_record(target[1])

    def action_help(self) -> None:
        """Show the keys."""
        from tui.explorer.dialogs.help import HelpDialog  # here, since a start does not need it

        entries = [(entry, self.why_not(entry.action)) for entry in self.live_keys()]
        self.app.push_screen(HelpDialog(entries), self._run)

    def action_guide(self) -> None:
        """Tell how to read what is shown."""
        from tui.explorer.dialogs.guide import Guide  # here, since a start does not need it

        self.app.push_screen(Guide())

    async def _run(self, binding: str | None) -> None:
        """Do what a binding does, where it is bound."""
        active = next((item for item in self.active_bindings.values() if item.binding.id == binding), None)
        if active and binding:
            await self.app.run_action(active.binding.action, active.node)
