"""What nobody expected to fail: told in one line, which names the log with all the rest."""

from __future__ import annotations

import os
import platform
import sys
import traceback

from tui import __version__
from tui.paths import shown, state_dir
from tui.text import clean, counted, one_line, shorten
from tui.writing import write_whole

LOG = "crash.log"
MOST = 200  # characters of what an error says of itself, on a screen
MOST_LOGGED = 100_000  # and in the log: it may hold the words of a case


def told(error: BaseException) -> str:
    """Return in one line what failed and where its log lies, once that is written."""
    kind = type(error).__name__
    what = shorten(clean(one_line(str(error))), MOST)
    return f"it failed, which nobody expected ({kind}{': ' if what else ''}{what}); {_logged(error)}"


def _logged(error: BaseException) -> str:
    folder = state_dir()
    if folder is None:
        return "no log is kept, since HOME names no folder"
    python = f"Python {platform.python_version()}, {sys.platform}"
    written = "".join(traceback.format_exception(error))  # without the values of variables: they may be a whole case
    if len(written) > MOST_LOGGED:
        half, left = MOST_LOGGED // 2, len(written) - MOST_LOGGED
        written = f"{written[:half]}\n[{counted(left, 'character')} left out]\n{written[-half:]}"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        log = clean(f"onrecord {__version__}, {python}\n\n{written}").encode()
        write_whole(folder / LOG, log, over=True, mode=0o600)
    except OSError as why:
        return f"no log is kept ({why.strerror or why})"
    return f"{shown(folder / LOG)} tells where"
