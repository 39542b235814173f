"""The program begun as a fork of the tests, which have loaded it: for terminals whose start is not what is asked.

Loading is half of what a start takes. All else is as in a start: arguments, variables, streams, signals, the exit code.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Mapping, Sequence

# Textual and rich have read these when they were loaded, as Python has: where a test sets one, it needs a true start.
READ_AT_ONCE = ("LANG", "LC_", "PYTHON", "TERM", "COLOR", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TEXTUAL")
SIGNALS = (
    signal.SIGTERM,
    signal.SIGHUP,
    signal.SIGQUIT,
    signal.SIGTSTP,
    signal.SIGCONT,
    signal.SIGUSR1,
    signal.SIGCHLD,
)


def can_be(environment: Mapping[str, str]) -> bool:
    """Tell whether a program with these variables besides the usual ones is the same as a fork; macOS ends some."""
    return sys.platform == "linux" and not any(name.startswith(READ_AT_ONCE) for name in environment)


def load() -> None:
    """Load what a start loads, once, so that every fork has it."""
    import tui.explorer.app
    import tui.kept.opening  # noqa: F401


def become(words: Sequence[str], environment: Mapping[str, str]) -> None:
    """Be the program from here on, in a child whose first three files are those of its terminal; never come back."""
    code: object = 1
    try:
        os.closerange(3, 4096)  # the last of them is what waits for a program to be begun
        os.environ.clear()
        os.environ.update(environment)
        _as_at_first(words)
        from tui.__main__ import main

        code = main(words)
    except SystemExit as end:
        code = end.code or 0
    except BaseException:
        traceback.print_exc()
    finally:
        threading._shutdown()  # type: ignore[attr-defined]  # as Python does at its end: what still runs is waited for
        atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code if isinstance(code, int) else 1)


def _as_at_first(words: Sequence[str]) -> None:
    """Take away what pytest has set for its own ends."""
    atexit._clear()
    for each in SIGNALS:
        signal.signal(each, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    gc.set_threshold(700, 10, 10)
    warnings.resetwarnings()
    warnings.simplefilter("ignore")
    sys.argv = ["onrecord", *words]
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        errors = "backslashreplace" if number == 2 else "strict"
        stream = open(number, "w" if number else "r", encoding="utf-8", errors=errors, closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
