"""Which panes show at a size, how wide they are, and whether what the mouse hits in them is there to stay."""

from __future__ import annotations

from tui.explorer.asking import Questions, Then
from tui.explorer.panes import INDEX, READING, Pane
from tui.explorer.state.chips import pane_names
from tui.explorer.state.looks import Looks
from tui.explorer.state.sizes import WIDTHS, arrange, share
from tui.explorer.state.state import State
from tui.explorer.widgets.bars import Banner
from tui.explorer.widgets.painting import Held
from tui.explorer.widgets.search_bar import SearchBar

SHAPES = ("three", "two", "pair", "one", "none")


class Placed(Held[None], inherit_bindings=False):
    """A screen of panes, each of which shows where the size has room for it."""

    state: State
    looks: Looks
    panes: dict[int, Pane]
    search_bar: SearchBar
    questions: Questions
    _shown: State | None = None
    """The state that the panes show; `state` may be one that is still being asked."""
    shape = "none"
    unsettled = False
    """Whether a pane has come or gone since the last key: it may have no size yet, or have that still to hear of."""
    _shared: tuple[str | None, str] = (None, "none")

    def place_panes(self) -> None:
        """Show the panes that the size has room for, with the focus where the state has it."""
        shape, panes = arrange(*self.app.size, self.state)
        self.shape = shape
        if not self.has_class(f"-{shape}"):  # the classes are set at once: each change styles the whole screen anew
            self.set_classes([*self.classes - {f"-{name}" for name in SHAPES}, f"-{shape}"])
        self.query_one(Banner).name_panes(pane_names(shape, self.state))
        self._share(f"{share(self.looks.widths, shape)}%" if shape in WIDTHS else None, shape)
        if panes != {number for number, pane in self.panes.items() if pane.display}:
            self.unsettled = True
        for number, pane in self.panes.items():
            pane.display = number in panes
        for name, kinds in (("#index", INDEX), ("#reading", READING)):
            self.query_one(name).display = any(kind.digit in panes for kind in kinds)
        # Textual moves the focus away when a pane is hidden; the state does not.
        pane = self.panes[self.state.pane]
        if pane.display and self.focused is not pane and not self.search_bar.typing:
            self.set_focus(pane, scroll_visible=False)

    def lay_out(self) -> None:
        """Give the panes their sizes at once where one has come or gone that has not been laid out since."""
        if any(pane.display != bool(pane.size) for pane in self.panes.values()):
            self._layout_required = True
            self._on_timer_update()

    def _share(self, left: str | None, shape: str) -> None:
        """Give the left column its width, where it has another: a width that is set lays the whole screen out anew."""
        if (left, shape) != self._shared:
            self._shared = left, shape
            self.query_one("#index").styles.width = left


def stays(screen: Placed, number: int) -> bool:
    """Tell whether what a pane shows is there to stay; while a search is typed its rows come and go."""
    typed = screen.search_bar.typing and screen.questions.pending is not None
    return not typed and screen.questions.keep(screen.panes[number], screen._shown, screen.state)


def after_typing(screen: Placed, then: Then) -> None:
    """Do what the mouse asks for once a search that is being typed is kept, and what was asked is shown."""
    (screen.search_bar if screen.search_bar.typing else screen.questions).after(then)
