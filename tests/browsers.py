"""A made-up browser that keeps what it was called with."""

from __future__ import annotations

import json
import os
import shutil
import sys
from functools import partial
from pathlib import Path

from tui.desktop.browser import Refusal, Url, open_url, safe_url

DEADLINE = 20.0  # seconds; only a failure waits as long

# A made-up xdg-open: what it was called with, its session and its streams.
RECORDER = """\
#!{python}
import json, os, sys
streams = [os.fstat(number).st_rdev for number in (0, 1, 2)]
with open(sys.argv[0] + ".calls", "a") as calls:
    json.dump([sys.argv[1:], os.getsid(0) == os.getpid(), streams, "BROWSER" in os.environ], calls)
    calls.write("\\n")
"""


class Browser:
    """A folder with a made-up browser that records how it is called."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "xdg-open"
        self.path.write_text(RECORDER.format(python=sys.executable))
        self.path.chmod(0o700)
        self.environ = {"DISPLAY": ":0", "PATH": os.environ["PATH"]}

    def open(self, text: str, moment: float = DEADLINE) -> str | None:
        """Do with a source's address as the explorer does; return why nothing was opened."""
        url = safe_url(text)
        if isinstance(url, Refusal):
            return url.why
        return open_url(url, self.environ, "linux", partial(shutil.which, path=str(self.path.parent)), moment)

    def calls(self) -> list[tuple[list[str], bool, list[int], bool]]:
        """Return the arguments of each call, whether it had a session of its own, its streams, and a `$BROWSER`."""
        record = Path(f"{self.path}.calls")
        return [tuple(json.loads(line)) for line in record.read_text().splitlines()] if record.exists() else []


def safe(text: str) -> Url:
    """Return an address that must not be refused."""
    url = safe_url(text)
    assert isinstance(url, Url), url
    return url
