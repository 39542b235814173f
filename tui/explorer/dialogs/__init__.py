"""What comes up over the panes, each dialog loaded when it does: a start shows none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.later import modules_of

if TYPE_CHECKING:  # `as` hands them on
    from tui.explorer.dialogs import addresses as addresses
    from tui.explorer.dialogs import as_of as as_of
    from tui.explorer.dialogs import bookmarks as bookmarks
    from tui.explorer.dialogs import called as called
    from tui.explorer.dialogs import changes as changes
    from tui.explorer.dialogs import chooser as chooser
    from tui.explorer.dialogs import filters as filters
    from tui.explorer.dialogs import guide as guide
    from tui.explorer.dialogs import help as help
    from tui.explorer.dialogs import one_of as one_of
    from tui.explorer.dialogs import palette as palette
    from tui.explorer.dialogs import pieces as pieces
    from tui.explorer.dialogs import problems as problems
    from tui.explorer.dialogs import save as save
    from tui.explorer.dialogs import themes as themes
    from tui.explorer.dialogs import too_small as too_small
else:
    __getattr__ = modules_of(__name__)
