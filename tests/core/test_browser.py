"""Opening an address: what is handed to which browser, and that nobody waits for it."""

from __future__ import annotations

import os
import select
import shutil
import threading
from functools import partial
from pathlib import Path

import pytest
from browsers import DEADLINE, Browser, safe

from tui.desktop.browser import desktop, open_command, open_url, program


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(tmp_path)


# By which program

FULL = frozenset({"xdg-open", "open", "wslview", "explorer.exe", "rundll32.exe", "firefox", "w3m"})
FAR = {"SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22"}
WSL = {"WSL_DISTRO_NAME": "Debian"}


def found_in(there: frozenset[str], name: str) -> str | None:
    return f"/bin/{os.path.basename(name)}" if os.path.basename(name) in there else None


@pytest.mark.parametrize(
    ("environ", "platform", "there", "wanted"),
    [
        ({"DISPLAY": ":0"}, "linux", FULL, "/bin/xdg-open"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", FULL, "/bin/xdg-open"),
        ({"DISPLAY": ":0"}, "linux", FULL - {"xdg-open"}, None),
        ({}, "linux", FULL, None),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "linux", FULL, None),
        (FAR, "linux", FULL, None),
        ({"SSH_TTY": "/dev/pts/1"}, "darwin", FULL, None),
        (FAR | WSL, "linux", FULL, None),
        (FAR | {"DISPLAY": "localhost:10.0"}, "linux", FULL, "/bin/xdg-open"),
        ({}, "darwin", FULL, "/bin/open"),
        (WSL, "linux", FULL, "/bin/wslview"),
        (WSL, "linux", FULL - {"wslview"}, "/bin/rundll32.exe url.dll,FileProtocolHandler"),
        (WSL, "linux", FULL - {"wslview", "rundll32.exe"}, "/bin/explorer.exe"),
        ({}, "win32", FULL - {"wslview"}, "/bin/rundll32.exe url.dll,FileProtocolHandler"),
        # $BROWSER
        ({"DISPLAY": ":0", "BROWSER": "firefox"}, "linux", FULL, "/bin/firefox"),
        ({"DISPLAY": ":0", "BROWSER": "/opt/firefox --new-window %s"}, "linux", FULL, "/bin/firefox --new-window"),
        ({"DISPLAY": ":0", "BROWSER": "w3m:firefox"}, "linux", FULL, "/bin/firefox"),
        ({"DISPLAY": ":0", "BROWSER": "w3m"}, "linux", FULL, "/bin/xdg-open"),
        ({"DISPLAY": ":0", "BROWSER": "sh -c 'firefox %s'"}, "linux", FULL, "/bin/xdg-open"),
        ({"DISPLAY": ":0", "BROWSER": "firefox --url=%s"}, "linux", FULL, "/bin/xdg-open"),
        ({"DISPLAY": ":0", "BROWSER": "firefox '"}, "linux", FULL, "/bin/xdg-open"),
        ({"DISPLAY": ":0", "BROWSER": "chromium"}, "linux", FULL, "/bin/xdg-open"),
        ({"BROWSER": "firefox"}, "linux", FULL, None),
        (FAR | {"BROWSER": "w3m"}, "linux", FULL, None),
    ],
)
def test_only_a_browser_with_a_window_that_can_be_reached_is_used(
    environ: dict[str, str], platform: str, there: frozenset[str], wanted: str | None
) -> None:
    assert open_command(environ, platform, partial(found_in, there)) == (wanted.split() if wanted else None)


def test_a_program_in_the_current_folder_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Browser(tmp_path)
    monkeypatch.chdir(tmp_path)
    for folders in ("", ".", ":/nowhere"):
        monkeypatch.setenv("PATH", folders)
        assert program("xdg-open") is None
        assert open_command({"DISPLAY": ":0"}, "linux") is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert open_command({"DISPLAY": ":0"}, "linux") == [str(tmp_path / "xdg-open")]


def test_a_display_is_reached_before_any_other_thing_is_tried() -> None:
    assert desktop({"DISPLAY": ":0"}, "linux") == "x"
    assert desktop({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-1"}, "linux") == "wayland"
    assert desktop({}, "linux") is None


# How it is started

SAFE = "https://example.org/"


def test_a_browser_has_a_session_of_its_own_no_streams_of_ours_and_no_terminals_browser(browser: Browser) -> None:
    browser.environ["BROWSER"] = "w3m"
    assert browser.open(SAFE) is None
    nothing = os.stat(os.devnull).st_rdev
    assert browser.calls() == [([SAFE], True, [nothing] * 3, False)]


def test_a_browser_is_not_waited_for_and_lives_on(browser: Browser, tmp_path: Path) -> None:
    pipes = {}
    for name in ("go", "gone"):
        os.mkfifo(tmp_path / name)
        pipes[name] = os.open(tmp_path / name, os.O_RDWR)  # for both, so that the opening waits for nobody
    browser.path.write_text(f'#!/bin/sh\nread word <"{tmp_path}/go"\necho "$word on" >"{tmp_path}/gone"\n')
    said: list[str | None] = []
    caller = threading.Thread(target=lambda: said.append(browser.open(SAFE, moment=0.01)), daemon=True)
    caller.start()
    caller.join(DEADLINE)
    assert said == [None], "it waits for the browser's end"
    os.write(pipes["go"], b"went\n")
    assert select.select([pipes["gone"]], [], [], DEADLINE)[0], "it was ended, or never began"
    assert os.read(pipes["gone"], 100) == b"went on\n"
    for thread in [thread for thread in threading.enumerate() if thread.name == "browser"]:
        thread.join(DEADLINE)
        assert not thread.is_alive(), "it ended, and nobody took note"
    for pipe in pipes.values():
        os.close(pipe)


def test_a_browser_that_fails_at_once_is_a_problem_in_words(browser: Browser) -> None:
    browser.path.write_text("#!/bin/sh\nexit 3\n")
    assert browser.open(SAFE) == "xdg-open could not open it (exit code 3)"


def test_explorer_exe_always_fails_and_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "explorer.exe"
    path.write_text("#!/bin/sh\nexit 1\n")
    path.chmod(0o700)
    assert open_url(safe(SAFE), WSL, "linux", partial(shutil.which, path=str(tmp_path)), DEADLINE) is None


def test_a_browser_that_cannot_be_started_is_a_problem_in_words(browser: Browser) -> None:
    browser.path.write_bytes(b"\x7fELF of another machine")
    problem = browser.open(SAFE)
    assert problem
    assert problem.startswith("xdg-open can't be started (")


def test_without_a_window_nothing_is_started_and_it_is_said(browser: Browser) -> None:
    del browser.environ["DISPLAY"]
    assert browser.open(SAFE) == "no browser with a window can be reached from here"
    assert browser.calls() == []
