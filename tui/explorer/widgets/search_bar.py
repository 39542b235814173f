"""The line in which a search is typed: beside it how it was understood, and which hit of how many is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from tui.cards.blocks import Span
from tui.explorer.keys import key
from tui.explorer.widgets.bars import Bar
from tui.explorer.widgets.line import Line


class SearchInput(Line):
    """The line itself; while it has the focus, letters are letters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,tab", "end_search(True)", "keep", "Keep the search and go to its hits.", "typing.keep", footer=True),
        key("escape", "end_search(False)", "back", "Put everything back where it was.", "typing.leave", footer=True),
        key("down", "step_hit(1)", "hit", "Show the next hit while typing.", "typing.down", footer=True),
        key("up", "step_hit(-1)", "hit", "Show the hit before while typing.", "typing.up", footer=True),
    ]

    def needs_hits(self, key: str) -> bool:
        """Tell whether what a key does depends on what is found: any but typing on, and leaving."""
        actions = (binding.action for binding in self._bindings.key_to_bindings.get(key, ()))
        return any(action.startswith(("end_search(True", "step_hit")) for action in actions)

    def action_end_search(self, kept: bool) -> None:
        """Tell that typing ends, with the search kept or left."""
        self.post_message(SearchBar.Ended(kept))

    def action_step_hit(self, step: int) -> None:
        """Tell that another hit is wanted."""
        self.post_message(SearchBar.Stepped(step))


class SearchBar(Horizontal):
    """The line to type in, and what became of it."""

    class Typed(Message):
        """The text is another one."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Stepped(Message):
        """The next hit is wanted (1), or the one before (-1)."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Ended(Message):
        """Typing ends, with the search kept or left; what follows that the mouse asked for."""

        def __init__(self, kept: bool, then: Callable[[], None] | None = None) -> None:
            super().__init__()
            self.kept, self.then = kept, then

    _understood = ""

    def on_mount(self) -> None:
        """Stay away until a search begins."""
        self.display = False

    def furnish(self) -> None:
        """Lay out the line, if it is not yet: its sign, the text, and the account of it.

        It is done once the first screen is painted, on which none of it is seen.
        """
        if self.children:
            return
        sign, understood = Bar("search-sign"), Bar("search-understood")
        fields = 'words  "a phrase"  -not  speaker:  via:  source:  said:  where:  kind:'
        line = SearchInput(placeholder=fields)
        sign.tell([Span("/", "accent")])
        self.mount(sign, line, understood)

    @property
    def typing(self) -> bool:
        """Whether a search is being typed."""
        return self.display

    @property
    def text(self) -> str:
        """What is typed."""
        return self.query_one(SearchInput).value

    def begin(self, text: str) -> None:
        """Begin to type, with a text that may be typed over."""
        self.furnish()
        line = self.query_one(SearchInput)
        with line.prevent(Input.Changed):
            line.value = text
        self.display = True
        self.screen.set_focus(line, scroll_visible=False)
        line.select_all()

    def end(self) -> None:
        """Go away."""
        self.display = False

    def after(self, then: Callable[[], None]) -> None:
        """Keep the search that is typed, as Enter does, and then do something."""
        self.post_message(self.Ended(True, then))

    def tell(self, where: str, understood: str | None = None) -> None:
        """Show which hit of how many is shown, and how the text was understood, if that is new."""
        self._understood = self._understood if understood is None else understood
        self.query_one("#search-understood", Bar).tell(
            [Span(f" {where}", "accent"), Span(f"  {self._understood} ", "meta")]
        )

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        """Pass on what is typed."""
        event.stop()
        if self.display:
            self.post_message(self.Typed(event.value))
