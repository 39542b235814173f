"""Other programs: the browser, the clipboard and the editor, each run as a list of words and never by a shell.

Each is loaded when it is first asked for, which most runs of the program never do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.later import modules_of

if TYPE_CHECKING:  # `as` hands them on
    from tui.desktop import browser as browser
    from tui.desktop import clipboard as clipboard
    from tui.desktop import pager as pager
else:
    __getattr__ = modules_of(__name__)
