"""Opening an address in a browser: which addresses may go there, and which program with a window takes them.

An address comes from a case, so from anyone. `safe_url` lets through what every browser reads as it is shown: http or
https, one host, nothing invisible. What is opened is its ASCII form, made here, so that no program on the way has
anything left to expand. The whole of `Url.words` must be on the screen before `open_url` is called.
"""

from __future__ import annotations

import ipaddress
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Literal
from urllib.parse import quote, urlsplit

from tui.lean import dataclass
from tui.text import as_written, clean

Which = Callable[[str], str | None]
Desktop = Literal["mac", "windows", "wayland", "x"]

MOST = 2_000  # characters, as given and as opened; Windows takes some eighty more
MOMENT = 0.5  # seconds in which a program that can't open anything has mostly said so by its exit code

# `$BROWSER` is a list of shell lines, and often names w3m, which would draw over the explorer: only these are honoured.
WINDOWED = frozenset(
    {
        *(
            "brave",
            "brave-browser",
            "chromium",
            "chromium-browser",
            "epiphany",
            "epiphany-browser",
            "falkon",
            "firefox",
        ),
        *("firefox-esr", "gnome-www-browser", "google-chrome", "google-chrome-stable", "konqueror", "librewolf"),
        *("microsoft-edge", "microsoft-edge-stable", "opera", "qutebrowser", "vivaldi", "vivaldi-stable"),
        *("open", "wslview", "x-www-browser", "xdg-open"),
    }
)

# Two editions of IDNA write these in ASCII in two ways: Python's would name another host than browsers do.
_TWO_WAYS = re.compile("[ßẞς\u200c\u200d]")
_PLACE = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\[\]:]*)(?::([0-9]{0,5}))?")
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?")
_NUMBER = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)\.?")
_KEPT = "/?#[]@:&=+,;!*~%"  # what an address is made of and no shell, PowerShell or cmd.exe acts on between quotes


@dataclass(frozen=True, slots=True)
class Url:
    """An address that is safe to open."""

    url: str
    """In ASCII, as it is handed to the browser."""
    host: str
    """In ASCII: an international name as its punycode, a number as an address."""
    words: str
    """To be shown before: the whole address as written, with the host in ASCII beside it where that differs."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The reason why an address is not opened."""

    why: str
    """The rest of a sentence that begins “This address is not opened:”."""


def safe_url(text: str) -> Url | Refusal:
    """Return an address in the form that is safe to open, or the reason why it can't be opened."""
    text = as_written(text)
    if len(text) > MOST:
        return Refusal(f"it is longer than {MOST:,} characters")
    if clean(text) != text or any(char.isspace() for char in text):
        return Refusal("it holds a space or a character that can't be seen")
    if "\\" in text:
        return Refusal("it holds a backslash, which browsers read in two ways")
    if not re.match("https?://", text, re.IGNORECASE):
        return Refusal("it does not begin with http:// or https://")
    try:
        parts = urlsplit(text)
        if "@" in parts.netloc:
            return Refusal("it holds a user's name, which can pass for the host")
        place = _place(parts.netloc)
    except ValueError:  # UnicodeError and the errors of ipaddress are such
        return Refusal("its host is not one that all browsers read alike")
    if not place:
        return Refusal("it names no host")
    host, port = place
    rest = re.sub("%(?![0-9A-Fa-f]{2})", "%25", text[len(parts.scheme) + 3 + len(parts.netloc) :])
    url = f"{parts.scheme}://{host}{port}{quote(rest, safe=_KEPT)}"
    if len(url) > MOST:
        return Refusal(f"it is longer than {MOST:,} characters")
    return Url(url, host, text if text.isascii() else f"{text} (host: {host})")


def _place(netloc: str) -> tuple[str, str] | None:
    """Return host and port (`:8080` or nothing) in ASCII, or None without a host; raises ValueError for a bad one."""
    match = _PLACE.fullmatch(netloc)
    if not match or int(match[2] or 0) > 65535:
        raise ValueError(netloc)
    if not match[1]:
        return None
    return _ascii_host(match[1]), f":{int(match[2])}" if match[2] else ""


def _ascii_host(host: str) -> str:
    if host.startswith("["):
        return f"[{ipaddress.IPv6Address(host[1:-1]).compressed}]"
    if _TWO_WAYS.search(host):
        raise ValueError(host)
    host = (host if host.isascii() else host.encode("idna").decode("ascii")).lower()
    if len(host) > 253 or not _HOST.fullmatch(host):
        raise ValueError(host)
    if _NUMBER.fullmatch(host):  # 0x7f.1 and 2130706433 are addresses to a browser, and not what they look like
        host = str(ipaddress.IPv4Address(host.removesuffix(".")))
    return host


def desktop(environ: Mapping[str, str], platform: str = sys.platform) -> Desktop | None:
    """Return the desktop that a program started here can show a window on, if any; over SSH a forwarded display."""
    far = any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))
    if platform == "darwin":
        return None if far else "mac"
    if not far and (platform == "win32" or environ.get("WSL_DISTRO_NAME") or environ.get("WSL_INTEROP")):
        return "windows"
    if environ.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "x" if environ.get("DISPLAY") else None


def program(name: str, which: Which = shutil.which) -> str | None:
    """Return a program's absolute path, or None; the working folder is not searched, since it may be a case's."""
    found = which(name)
    return found if found and os.path.isabs(found) else None


def open_command(
    environ: Mapping[str, str], platform: str = sys.platform, which: Which = shutil.which
) -> list[str] | None:
    """Return the command that opens an address, to be put after it, in a window; None where no window can be opened.

    `$BROWSER` comes first where it names a browser of `WINDOWED`, with its arguments; a terminal's browser and a
    script there are passed over.
    """
    reached = desktop(environ, platform)
    if not reached:
        return None
    for line in environ.get("BROWSER", "").split(os.pathsep):
        if chosen := _windowed(line, which):
            return chosen
    names = {"mac": ("open",), "windows": ("wslview", "rundll32.exe", "explorer.exe")}.get(reached, ("xdg-open",))
    for name in names:
        if found := program(name, which):
            return [found, "url.dll,FileProtocolHandler"] if name == "rundll32.exe" else [found]
    return None


def _windowed(line: str, which: Which) -> list[str] | None:
    try:
        words = [word for word in shlex.split(line) if word != "%s"]
    except ValueError:
        return None
    if not words or os.path.basename(words[0]) not in WINDOWED or any("%s" in word for word in words):
        return None
    found = program(words[0], which)
    return [found, *words[1:]] if found else None


def open_url(
    url: Url,
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    which: Which = shutil.which,
    moment: float = MOMENT,
) -> str | None:
    """Open an address in a browser's window; return None, or in words what failed within `moment` seconds.

    The browser has no streams of ours and no terminal, and outlives the explorer.
    """
    command = open_command(environ, platform, which)
    if not command:
        return "no browser with a window can be reached from here"
    name = os.path.basename(command[0])
    # xdg-open would hand the address to a terminal's browser, were one named there.
    surroundings = {key: value for key, value in environ.items() if key != "BROWSER"}
    try:
        child = subprocess.Popen(
            [*command, url.url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=surroundings,
        )
    except (OSError, ValueError) as error:
        return clean(f"{name} can't be started ({getattr(error, 'strerror', None) or error})")
    reaper = threading.Thread(target=child.wait, name="browser", daemon=True)  # else it stays a zombie when it ends
    reaper.start()
    reaper.join(moment)
    if child.returncode and name != "explorer.exe":  # which ends with 1 whatever it did
        return clean(f"{name} could not open it (exit code {child.returncode})")
    return None
