"""What is a person's own: settings, bookmarks, and where each case was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.later import modules_of

if TYPE_CHECKING:  # `as` hands them on
    from tui.user import seen as seen
    from tui.user import texts as texts
else:
    __getattr__ = modules_of(__name__)  # what a start does not need
