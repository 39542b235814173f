"""Opening an address: what is refused, what is handed to which browser, and that nobody waits for it."""

from __future__ import annotations

import json
import os
import select
import shutil
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.desktop.browser import MOST, Refusal, Url, desktop, open_command, open_url, program, safe_url
from tui.text import Cleaned

DEADLINE = 20.0  # seconds; only a failure waits as long
LONG = 50 if os.environ.get("ONRECORD_LONG") == "1" else 1

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


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(tmp_path)


def safe(text: str) -> Url:
    """Return an address that must not be refused."""
    url = safe_url(text)
    assert isinstance(url, Url), url
    return url


# What is refused

HOSTILE = [
    # other schemes
    "javascript:alert(1)",
    "JavaScript://example.org/%0aalert(1)",
    "file:///etc/passwd",
    "file://example.org/share",
    "vscode://file/etc/passwd",
    "ms-msdt:/id",
    "data:text/html,x",
    "ftp://example.org/",
    "mailto:a@example.org",
    "smb://example.org/x",
    "view-source:https://example.org/",
    "httpsx://example.org/",
    "//example.org/",
    "example.org",
    "/etc/passwd",
    "",
    # options
    "--help",
    "-new-window",
    "--remote-debugging-port=1",
    "-https://example.org/",
    # what can't be seen
    "https://example.org/\n--help",
    "https://example.org/a b",
    " https://example.org/",
    "https://example.org/\t",
    "https://example.org/\r\nHost: x",
    "java\nscript:alert(1)",
    "ht\ttps://example.org/",
    "https://example.org/\x00",
    "https://example.org/\x1b]52;c;aGk=\x07",
    "https://example.org/\x9b31m",
    "https://example.org/\u202egro.live",
    "https://example.org/\u200b",
    "https://example.org/\u00a0x",
    "https://example.org/\u3000x",
    "https://example.org/\ud800",
    "https://example.org/\ufeff",
    # another host than it looks like
    "https://rferl.org@evil.example/",
    "https://rferl.org:443@evil.example/",
    "https://@evil.example/",
    "https://evil.example\\.rferl.org/",
    "https://rferl.org\\@evil.example/",
    "https:\\\\evil.example/",
    "https://rferl.org%2eevil.example/",
    "https://rferl.org%40evil.example/",
    "https://rferl.org／evil.example/",
    "https://rferl.org：80/",
    "https://rferl.org？evil.example/",
    "https://rferl.org℀evil.example/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://1.2.3.4.5/",
    "http://example.0x/",
    "http://faß.example/",
    "http://a\u200db.example/",
    # no host, or none that is one
    "https://",
    "https:///etc/passwd",
    "https:example.org",
    "http:/example.org",
    "https://?x",
    "https://:80/",
    "https://.example.org/",
    "https://a..example.org/",
    "https://-x.example.org/",
    "https://$(id).example.org/",
    "https://example.org|id/",
    "https://'x'/",
    "https://[::1/",
    "https://[fe80::1%25eth0]/",
    "https://[id]/",
    "https://[::1]x/",
    "https://example.org:x/",
    "https://example.org:99999/",
    "https://example.org:80:80/",
    "https://example.org:８０/",
    "https://" + "a" * 64 + ".example/",
    "https://" + "a." * 130 + "example/",
    "https://" + "ж" * 70 + ".example/",
    # too long
    "https://example.org/" + "a" * MOST,
    "https://example.org/" + "ж" * (MOST // 5),
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:40])
def test_what_is_no_plain_web_address_is_refused_and_nothing_is_called(text: str, browser: Browser) -> None:
    assert browser.open(text)
    assert browser.calls() == []


def test_why_an_address_is_refused_never_repeats_it() -> None:
    refusals = [safe_url(text) for text in HOSTILE]
    assert all(isinstance(refusal, Refusal) and refusal.why.isascii() for refusal in refusals)
    assert {refusal.why for refusal in refusals if isinstance(refusal, Refusal)} == {
        "it is longer than 2,000 characters",
        "it holds a space or a character that can't be seen",
        "it holds a backslash, which browsers read in two ways",
        "it does not begin with http:// or https://",
        "it holds a user's name, which can pass for the host",
        "its host is none that a browser reads in one way only",
        "it names no host",
    }


def test_the_length_is_judged_first_since_the_rest_takes_longer_the_longer_a_host_is() -> None:
    assert safe_url("https://" + "ж" * 100_000) == Refusal("it is longer than 2,000 characters")
    assert safe_url("\\" * 3_000) == Refusal("it is longer than 2,000 characters")


def test_an_address_is_judged_by_how_the_file_has_it_and_not_by_what_is_shown_for_it() -> None:
    cleaned = Cleaned("https://example.org/\x1b")
    assert "\x1b" not in cleaned
    assert isinstance(safe_url(cleaned), Refusal)


# What is opened


@pytest.mark.parametrize(
    ("text", "url", "host"),
    [
        ("https://www.rferl.org/a/kazakhstan/31648219.html", None, "www.rferl.org"),
        ("http://example.org", None, "example.org"),
        ("HTTPS://Example.ORG/Path", "https://example.org/Path", "example.org"),
        ("https://example.org:8080/x", None, "example.org"),
        ("https://example.org:/x", "https://example.org/x", "example.org"),
        ("https://example.org./", None, "example.org."),
        ("https://a_b.example.org/", None, "a_b.example.org"),
        ("https://example.org?x=1&y=2;z#top", None, "example.org"),
        ("https://example.org/a?to=user@example.com", None, "example.org"),
        ("https://example.org/#@evil.example", None, "example.org"),
        ("https://web.archive.org/web/2022/https://example.org/", None, "web.archive.org"),
        ("https://example.org/%D0%B6", None, "example.org"),
        ("https://example.org/ж", "https://example.org/%D0%B6", "example.org"),
        ("https://пример.рф/", "https://xn--e1afmkfd.xn--p1ai/", "xn--e1afmkfd.xn--p1ai"),
        ("https://rfеrl.org/", "https://xn--rfrl-w4d.org/", "xn--rfrl-w4d.org"),  # the second letter is Cyrillic
        ("https://ｅxample。org/", "https://example.org/", "example.org"),
        ("https://xn--e1afmkfd.xn--p1ai/", None, "xn--e1afmkfd.xn--p1ai"),
        ("http://127.0.0.1:631/", None, "127.0.0.1"),
        ("http://[2001:DB8::0:1]/", "http://[2001:db8::1]/", "[2001:db8::1]"),
        ("http://localhost/", None, "localhost"),
    ],
)
def test_a_web_address_is_opened_in_ascii_with_the_host_that_is_shown(
    text: str, url: str | None, host: str, browser: Browser
) -> None:
    made = safe(text)
    assert (made.url, made.host) == (url or text, host)
    assert browser.open(text) is None
    assert [arguments for arguments, *_ in browser.calls()] == [[url or text]]


def test_what_a_shell_or_powershell_or_cmd_would_act_on_is_written_as_its_number() -> None:
    made = safe("https://example.org/'\"`$(id)<x>^{y}|%USERNAME%?a=1&b=%20%")
    assert made.url == ("https://example.org/%27%22%60%24%28id%29%3Cx%3E%5E%7By%7D%7C%25USERNAME%25?a=1&b=%20%25")


def test_the_words_to_show_are_the_whole_address_with_the_host_beside_it_when_it_is_not_ascii() -> None:
    long = "https://example.org/" + "a" * 1900
    assert safe(long).words == long
    assert safe("https://rfеrl.org/x").words == "https://rfеrl.org/x (host: xn--rfrl-w4d.org)"
    assert safe("https://example.org/жизнь").words == "https://example.org/жизнь (host: example.org)"


@settings(derandomize=True, deadline=None, max_examples=500 * LONG)
@given(
    st.sampled_from(["http://", "https://", "HTTP://", "https:", "//", "", "https://example.org/"]),
    st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from("/\\@:?#%[].-$`'\" \n")), max_size=60),
)
def test_whatever_is_let_through_is_one_plain_ascii_word_that_begins_with_its_scheme_and_host(
    scheme: str, rest: str
) -> None:
    made = safe_url(scheme + rest)
    if isinstance(made, Url):
        assert made.url.split("://")[0] in ("http", "https")
        assert made.url.split("://", 1)[1].startswith(made.host)
        assert made.url.isascii()
        assert made.url.isprintable()
        assert not set(made.url) & set(" \"'`$()\\<>^{}|")


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
