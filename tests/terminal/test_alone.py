"""The program alone: it starts nothing and asks no network, whatever is pressed but `o`, `e` and what copies."""

from __future__ import annotations

import subprocess
import sys

import pytest
from helpers import environment
from pilots import HARBOUR
from terminals import ROOT

# Each thing that a program may do to the outside; the tests of `o`, `e` and copying hold what those three start.
LISTENING = """
import sys
heard = []
def hook(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.spawn",
                         "pty.spawn", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        if event != "socket.__new__" or sys.argv[1] != "app":  # a loop of asyncio has a pair to wake it
            heard.append((event, str(arguments)))
sys.addaudithook(hook)
if sys.argv[1] == "app":
    import asyncio
    from pathlib import Path
    from tui.case import Case
    from tui.explorer.app import OnRecord
    from textual.driver import Driver
    async def main():
        app = OnRecord(Case.open(Path(sys.argv[2])))
        async with app.run_test(size=(120, 40)) as pilot:
            for key in ("2", "j", "enter", "enter", "slash", *"fire", "enter", "n", "c", "c", "f", "escape", "colon",
                        "escape", "question_mark", "escape", "a", "escape", "t", "m", "x", "enter", "apostrophe",
                        "escape", "s", "escape", "r", "exclamation_mark", "escape", "Y", "i", "p", "escape", "T",
                        "escape"):
                await pilot.press(key)
            await pilot.press("q")
    asyncio.run(main())
else:
    from tui.__main__ import main
    main(sys.argv[1:])
for event in heard:
    print("HEARD", event, file=sys.__stderr__)
"""


@pytest.mark.parametrize(
    "words",
    [
        ("app", str(HARBOUR)), ("list", "claims", "--case", str(HARBOUR)), ("check", str(HARBOUR)), ("paths",),
        ("show", "sparks", "--case", str(HARBOUR)), ("search", "fire", "--case", str(HARBOUR)),
    ],
    ids=lambda words: words[0],
)  # fmt: skip
def test_nothing_is_started_and_no_network_is_asked(words: tuple[str, ...]) -> None:
    alone = {name: "" for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY")}
    done = subprocess.run(
        [sys.executable, "-c", LISTENING, *words],
        capture_output=True,
        env={**environment(), **alone},
        cwd=ROOT,
        check=False,
    )
    assert b"HEARD" not in done.stderr, done.stderr
    assert b"Traceback" not in done.stderr, done.stderr
    assert done.returncode == 0
