"""What was copied: read out of what the terminal was written, in a pilot, in a terminal, in tmux and in screen."""

from __future__ import annotations

import base64
import re
import shutil
from collections.abc import Callable

import pytest
from textual.drivers.headless_driver import HeadlessDriver

import tui.desktop.clipboard

needs_tmux = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed: nothing to pass through")
needs_screen = pytest.mark.skipif(not shutil.which("screen"), reason="screen is not installed: nothing to pass through")
BARE_TMUX = "set -g status off\n"
BARE_SCREEN = "startup_message off\ndeflogin off\n"

TEXTS = {
    "lines": "first\nsecond\r\n\tthird\n",
    "quotes": "\"she said\" 'it' — «то» “и” ‘это’ `now` $(id) %s",
    "Cyrillic": "Жанна сказала «искра»",
    "brackets": "[sic] [/] [bold]x[/bold] \\[",
    "4,000 characters": "Оңтүстік, the South; " * 190 + "0123456789",
}
assert len(TEXTS["4,000 characters"]) == 4000

SEQUENCE = re.compile(rb"\x1b\]52;c?;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")


def taken(written: bytes) -> list[str]:
    """Return each text that a terminal takes for its clipboard from what is written to it."""
    return [base64.b64decode(match, validate=True).decode("utf-8") for match in SEQUENCE.findall(written)]


Copies = Callable[[], list[str]]


def listening(monkeypatch: pytest.MonkeyPatch) -> Copies:
    """Return what gives all that the terminal was told to put on its clipboard; no desktop and no tmux is there."""
    written: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "write", lambda driver, data: written.append(data))
    monkeypatch.setattr(tui.desktop.clipboard, "native", lambda *arguments: None)
    for name in ("TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return lambda: taken("".join(written).encode())
