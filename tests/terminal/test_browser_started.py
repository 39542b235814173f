"""A browser started from the explorer: it is given the address as one word, and over ssh nothing is started."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from helpers import put
from terminals import at_home, said

pytestmark = pytest.mark.usefixtures("as_a_fork")

PLAIN = "https://paper.example/2022/01/fire?page=2&sort=[a]#¶6"
CASE = f"""\
case: {{format: 1, id: c, title: A case}}
sources: [{{id: plain, title: On plain, publisher: The Paper, url: "{PLAIN}"}}]
claims: [{{id: one, text: One., speaker: plain, reports: [{{source: plain, quotes: [{{exact: it was}}]}}]}}]
"""


def fake_browser(folder: Path) -> Path:
    """Put browsers on a path that write their words into a file, a word a line; return that file."""
    ran = folder / "ran"
    (folder / "bin").mkdir()
    for name in ("xdg-open", "firefox", "w3m"):
        script = folder / "bin" / name
        script.write_text(f'#!/bin/sh\nprintf "%s\\n" "${{0##*/}}" "$@" > {ran}.new; mv {ran}.new {ran}\n')
        script.chmod(0o755)
    return ran


def test_over_ssh_nothing_is_started_and_the_address_is_copied(tmp_path: Path) -> None:
    case = put(tmp_path / "case", CASE)
    ran = fake_browser(tmp_path)
    environ = {"SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22", "BROWSER": "w3m:firefox"}
    environ["PATH"] = f"{tmp_path}/bin:{os.environ['PATH']}"
    with at_home(str(case), "--at", "plain", environment=environ) as it:
        it.shows("On plain")
        it.press("o")
        it.shows("Open in the browser", PLAIN)
        it.press("\r")
        it.until(lambda: "Not opened: no browser with a window" in said(it), "why not")
        it.until(lambda: b"\x1b]52;c;" in it.bytes, "the address copied")
        it.press("q")
        assert it.end() == 0
    assert not ran.exists()


@pytest.mark.parametrize(
    ("browser", "words"), [("", ["xdg-open"]), ("w3m:firefox --new-tab", ["firefox", "--new-tab"])]
)
def test_the_browser_is_given_the_address_as_one_word(tmp_path: Path, browser: str, words: list[str]) -> None:
    case = put(tmp_path / "case", CASE)
    ran = fake_browser(tmp_path)
    path = f"{tmp_path}/bin:{os.environ['PATH']}"
    with at_home(str(case), "--at", "plain", PATH=path, DISPLAY=":0", BROWSER=browser) as it:
        it.shows("On plain")
        it.press("o")
        it.shows("Open in the browser", PLAIN)
        it.press("\r")
        it.until(ran.exists, "the browser")
        assert ran.read_text().splitlines() == [*words, "https://paper.example/2022/01/fire?page=2&sort=[a]#%C2%B66"]
        it.press("q")
        assert it.end() == 0
