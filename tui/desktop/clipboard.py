"""The clipboard: set by a terminal sequence (OSC 52), which works over SSH, and by the desktop's and tmux's tools.

What arrives was tried with tmux 3.3a and screen 4.9.0. tmux drops both the plain sequence and the one wrapped for it
unless `set-clipboard on` or `allow-passthrough on` is set, and neither is; its own command `load-buffer -w` sets the
clipboard of the terminal outside under any setting, so `copy_native` gives the text to that as well. screen takes a
wrapped sequence of any length, in pieces below 768 bytes, and writes what exceeds that of a plain one on the screen.

Text goes as it is given, byte for byte in UTF-8: who gives it has written out its control characters.
"""

from __future__ import annotations

import base64
import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping

from tui.desktop.browser import Which, desktop, program
from tui.text import clean

SECONDS = 2.0  # for one tool; xclip waits for as long as a forwarded display does not answer
_PIECE = 250  # characters; a third of what screen takes, for one that was built to take less
_PLAIN_IN_SCREEN = 760  # characters that screen takes in and drops; what follows would be drawn


def osc52(text: str, environ: Mapping[str, str]) -> str:
    """Return the OSC 52 sequence that sets the clipboard, in ASCII, wrapped as tmux or screen needs it."""
    plain = f"\x1b]52;c;{base64.b64encode(_sound(text).encode()).decode()}\a"
    for_tmux = "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    for_screen = "".join(f"\x1bP{plain[at : at + _PIECE]}\x1b\\" for at in range(0, len(plain), _PIECE))
    term = environ.get("TERM", "")
    if term.startswith("tmux"):  # over SSH nothing else tells
        return plain + for_tmux
    if environ.get("STY"):  # tmux drops screen's form unseen, and screen would draw tmux's
        return for_screen
    if environ.get("TMUX"):
        return plain + for_tmux
    if term.startswith("screen"):  # over SSH, from screen or from a tmux that takes the plain form
        return for_screen + (plain if len(plain) <= _PLAIN_IN_SCREEN else "")
    return plain


def _sound(text: str) -> str:
    """Return text without surrogates: pairs become the character that they encode, lone ones U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def native(environ: Mapping[str, str], which: Which = shutil.which, platform: str = sys.platform) -> list[str] | None:
    """Return the command that sets the desktop's clipboard from its stdin, or None where no such tool can be run."""
    reached = desktop(environ, platform)
    if reached == "mac":
        tools = [["pbcopy"]]
    elif reached == "windows":
        tools = [["clip.exe"]]
    else:
        # The kind is named because wl-copy guesses it otherwise, and a quote may begin like HTML.
        tools = [["wl-copy", "--type", "text/plain"]] if reached == "wayland" else []
    if reached and environ.get("DISPLAY"):
        tools += [["xclip", "-selection", "clipboard", "-in"], ["xsel", "--clipboard", "--input"]]
    for name, *arguments in tools:
        if found := program(name, which):
            return [found, *arguments]
    return None


def tmux_buffer(environ: Mapping[str, str], which: Which = shutil.which) -> list[str] | None:
    """Return the command that sets tmux's buffer and the terminal's clipboard from its stdin; None outside tmux."""
    found = program("tmux", which) if environ.get("TMUX") else None
    return [found, "load-buffer", "-w", "-"] if found else None


def copy_native(
    text: str,
    environ: Mapping[str, str] = os.environ,
    which: Which = shutil.which,
    platform: str = sys.platform,
    seconds: float = SECONDS,
) -> str | None:
    """Set the desktop's clipboard and tmux's, where they can be reached; wait at most `seconds` for each.

    Returns None, or in words what failed when all of them did; where there are none at all, `osc52` may still have set
    the terminal's. To be called in a thread.
    """
    commands = [command for command in (native(environ, which, platform), tmux_buffer(environ, which)) if command]
    problems = [problem for command in commands if (problem := _feed(command, text, environ, seconds))]
    return "; ".join(problems) if problems and len(problems) == len(commands) else None


def _feed(command: list[str], text: str, environ: Mapping[str, str], seconds: float) -> str | None:
    name = os.path.basename(command[0])
    encoding = "utf-16-le" if name == "clip.exe" else "utf-8"  # with a mark of byte order, that would be copied too
    surroundings = dict(environ)
    if name == "pbcopy":  # it reads stdin in the locale's encoding, which is not always UTF-8
        surroundings["LC_ALL"] = "en_US.UTF-8"
    try:
        # No pipe back: xclip stays behind to serve the clipboard and would hold it open. A session of its own, so
        # that what it serves outlives the terminal.
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=surroundings,
        ) as child:
            try:
                child.communicate(_sound(text).encode(encoding), timeout=seconds)
            except subprocess.TimeoutExpired:
                _end(child)
                return clean(f"{name} did not answer within {seconds:g} seconds")
    except (OSError, ValueError) as error:
        return clean(f"{name} can't be run ({getattr(error, 'strerror', None) or error})")
    return clean(f"{name} failed (exit code {child.returncode})") if child.returncode else None


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill a tool and every process that it has started."""
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            child.kill()
        else:
            os.killpg(child.pid, signal.SIGKILL)
