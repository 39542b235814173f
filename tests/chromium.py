"""A headless Chromium that is spoken to through two pipes: pages, what they ask for, what goes wrong, and pictures."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ON_MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
SILENCE = 120  # seconds after which it has failed: whatever is asked takes a few
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-pipe",
)  # fmt: skip


def found() -> str | None:
    """Return the path of a Chromium, or None where there is none."""
    return next((path for path in map(shutil.which, (*NAMES, ON_MACOS)) if path), None)


class Tab:
    """A page of a browser, to which commands of its protocol are sent and whose events are kept."""

    def __init__(self, into: int, out: int) -> None:
        self._into, self._out, self._rest, self._number = into, out, b"", 0
        self._session = ""
        self.events: list[tuple[str, dict[str, Any]]] = []
        """What it told of itself since the page was opened, each with its name."""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log", "Audits"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its answer; raises RuntimeError where it is refused."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._into, data) :]
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result
            if "method" in answer:
                self.events.append((answer["method"], answer.get("params", {})))

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            heard, _, _ = select.select([self._out], [], [], SILENCE)
            data = os.read(self._out, 1 << 20) if heard else b""
            if not data:
                raise RuntimeError("the browser is gone" if heard else f"the browser says nothing for {SILENCE} s")
            self._rest += data
        one, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(one)
        return message

    def open(self, page: Path, width: int, height: int, *, scheme: str = "light") -> None:
        """Open a file in a window of a size, in a colour scheme; returns when it is loaded whole."""
        self.size(width, height)
        self.look(scheme)
        self.events.clear()
        self.send("Page.navigate", url=page.as_uri())
        while not any(name == "Page.loadEventFired" for name, _ in self.events):
            message = self._next()
            self.events.append((message.get("method", ""), message.get("params", {})))

    def size(self, width: int, height: int) -> None:
        """Give the window a size; one as narrow as a phone is one."""
        phone = width < 600
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2 if phone else 1,
            mobile=phone,
        )  # fmt: skip

    def look(self, scheme: str, media: str = "") -> None:
        """Let the page be seen in a colour scheme, and on a screen or in print."""
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.send("Emulation.setEmulatedMedia", media=media, features=[feature])

    def ask(self, expression: str) -> Any:
        """Return what an expression of JavaScript gives, as plain values."""
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def picture(self) -> bytes:
        """Return what is seen, as a PNG."""
        return base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"])

    def pdf(self) -> bytes:
        """Return what would be printed."""
        return base64.b64decode(self.send("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"])

    def requests(self) -> list[str]:
        """Return the addresses that it asked for since the page was opened."""
        return [found["request"]["url"] for name, found in self.events if name == "Network.requestWillBeSent"]

    def complaints(self) -> list[str]:
        """Return what the browser's console says about the page, and what its policy forbade."""
        told = ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Audits.issueAdded")
        return [json.dumps(found) for name, found in self.events if name in told]


@contextmanager
def browser(folder: Path) -> Iterator[Tab]:
    """Start a browser that keeps what is its own in a folder, and end it."""
    program = found()
    assert program
    to_read, into = os.pipe()
    out, to_write = os.pipe()
    # It reads from 3 and writes to 4: a shell puts them there, since the numbers of ours may be any.
    script = f'exec "$@" 3<&{to_read} 4>&{to_write}'
    process = subprocess.Popen(
        ["bash", "-c", script, "bash", program, *FLAGS, f"--user-data-dir={folder}"], pass_fds=(to_read, to_write),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(to_read)
    os.close(to_write)
    try:
        yield Tab(into, out)
    finally:
        os.close(into)
        os.close(out)
        process.terminate()
        process.wait()
