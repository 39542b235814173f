"""Copying in a real terminal: what `y` sends there, held byte for byte against what the case's file says."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from copied import BARE_SCREEN, BARE_TMUX, needs_screen, needs_tmux, taken
from pilots import BUNDLED, HARBOUR, record, squeezed
from terminals import APP, ROOT, Terminal, assert_restored, at_home, tells

pytestmark = pytest.mark.usefixtures("as_a_fork")

QUOTES = {
    "lines": "first\n  second, further in\n\n\tthird\nand the last",
    "both-marks": "\"she said\" 'it' — «то» “и” ‘это’ `now` $(id) %s \\n",
    "cyrillic": "Жанна сказала «искра», Қасым-Жомарт",
    "sic": "he were [sic] there [/] [bold]x[/bold] \\[ [@click=app.quit]y[/]",
    "long": "Оңтүстік, the South; " * 190 + "0123456789",
    "wide": "漢字かな交じり文 שלום 👩‍👩‍👧‍👦 e\u0301",
    "spaces": "  two before, two after  ",
}
assert len(QUOTES["long"]) == 4000


@pytest.fixture
def copying(tmp_path: Path) -> Path:
    """Return a case with a claim for each quote; another program has written it."""
    claims = [
        {
            "id": name,
            "text": f"A claim on {name}.",
            "speaker": "paper",
            "reports": [{"source": "paper", "quotes": [{"exact": words}]}],
        }
        for name, words in QUOTES.items()
    ]
    case = {
        "case": {"format": 1, "id": "copying", "title": "Copying"},
        "sources": [{"id": "paper", "title": "A headline", "publisher": "The Paper"}],
        "claims": claims,
    }
    folder = tmp_path / "copying"
    folder.mkdir()
    (folder / "case.yaml").write_text(yaml.safe_dump(case, allow_unicode=True), encoding="utf-8")
    return folder


def exact(folder: Path, name: str) -> str:
    """Return the quote of a claim as YAML reads it out of the file, with none of the program between."""
    (report,) = record(folder, "claims", name)["reports"]
    words = [quote["exact"] for quote in report["quotes"] if quote.get("role", "content") == "content"]
    assert len(words) == 1
    return str(words[0])


def copies(it: Terminal, name: str, key: str = "y") -> list[str]:
    """Press a key on a claim and return all that the terminal was told to put on its clipboard."""
    it.shows(f"Claim · {name}")
    it.press(key)
    it.until(lambda: taken(it.bytes), f"something copied by {key}")
    tells(it, "Copied")
    return taken(it.bytes)


def each_claim(it: Terminal) -> Iterator[str]:
    """Go through the claims from the first to the last and yield the id of each once it is shown."""
    met: list[str] = []

    def shown() -> list[str]:
        return [name for name in QUOTES if f"Claim · {name} " in it.screen() and name not in met]

    while len(met) < len(QUOTES):
        it.press("j" if met else "3g")
        it.until(shown, f"another claim than {met}")
        met += shown()
        yield met[-1]


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()[:16]


# In a bare terminal


def test_y_sends_each_quote_byte_for_byte(copying: Path) -> None:
    with at_home(str(copying), size=(160, 45)) as it:
        it.shows("The whole case")
        wanted = []
        for name in each_claim(it):
            text = exact(copying, name)
            assert text == QUOTES[name]
            wanted.append(text)
            it.press("y")
            tells(it, f"Copied the quote: {len(text):,} characters, sent to the terminal.")
            assert taken(it.bytes) == wanted
            assert encoded(text) not in squeezed(it.screen())
        assert len(wanted) == len(QUOTES)
        it.press("q")
        assert it.end() == 0
        assert_restored(it)


def test_y_sends_what_the_file_of_the_made_up_case_has() -> None:
    with at_home(str(HARBOUR), "--at", "nobody-hurt") as it:
        assert copies(it, "nobody-hurt") == [exact(HARBOUR, "nobody-hurt")]


def test_y_sends_the_quote_of_the_bundled_case_and_i_and_capital_y_the_rest() -> None:
    with at_home("--at", "dead-164-health") as it:
        text = exact(BUNDLED, "dead-164-health")
        assert copies(it, "dead-164-health") == [text]
        it.press("i")
        it.until(lambda: len(taken(it.bytes)) == 2, "the id copied")
        assert taken(it.bytes)[1] == "dead-164-health"
        it.press("Y")
        it.until(lambda: len(taken(it.bytes)) == 3, "the citation copied")
        assert f"“{text}”" in taken(it.bytes)[2]


# In tmux and in screen


@contextmanager
def within(kind: str, case: Path, conf: str) -> Iterator[Terminal]:
    """Open a case inside tmux or screen, seen from the terminal around it."""
    folder = Path(tempfile.mkdtemp(prefix="hand"))  # short: a socket's path may have 100 characters
    (folder / "conf").write_text(conf)
    (folder / "sockets").mkdir(mode=0o700)
    tmux = ["tmux", "-S", str(folder / "sockets" / "s"), "-f", str(folder / "conf")]
    screen = ["screen", "-c", str(folder / "conf"), "-S", "hand"]
    begin, leave = {
        "tmux": ([*tmux, "new-session"], [*tmux, "kill-server"]),
        "screen": ([*screen, "-U"], [*screen, "-X", "quit"]),
    }[kind]
    around = {"SCREENDIR": str(folder / "sockets"), "SHELL": "/bin/sh", "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    try:
        with at_home(command=[*begin, *APP, str(case)], size=(160, 45), environment=around) as it:
            it.shows("The whole case")
            yield it
    finally:
        full = {"PATH": os.environ["PATH"], **around}
        subprocess.run(leave, env=full, capture_output=True, timeout=20, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def assert_each_arrives(it: Terminal, case: Path, most: int | None = None) -> None:
    """Copy each quote, or the first ones, and fail unless it comes out as the file has it, and nothing else."""
    wanted = set()
    for name in each_claim(it):
        wanted.add(exact(case, name))
        it.press("y")
        it.until(lambda: wanted <= set(taken(it.bytes)), f"the quote of {name}")
        assert set(taken(it.bytes)) == wanted
        assert encoded(QUOTES[name]) not in squeezed(it.screen())
        if len(wanted) == most:
            return
    assert len(wanted) == len(QUOTES)


@needs_tmux
def test_out_of_tmux_as_it_comes_each_quote_arrives_byte_for_byte(copying: Path) -> None:
    with within("tmux", copying, BARE_TMUX) as it:
        assert_each_arrives(it, copying)


@needs_tmux
@pytest.mark.parametrize("setting", ["set-clipboard on", "allow-passthrough on", "set-clipboard off"])
def test_out_of_tmux_the_quote_arrives_whatever_it_is_set_to(copying: Path, setting: str) -> None:
    with within("tmux", copying, f"{BARE_TMUX}set -g {setting}\n") as it:
        assert_each_arrives(it, copying, most=2)


@needs_screen
def test_out_of_screen_each_quote_arrives_byte_for_byte(copying: Path) -> None:
    with within("screen", copying, BARE_SCREEN) as it:
        assert_each_arrives(it, copying)


# The desktop's clipboard, and none of it

FAR = {"SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22", "SSH_TTY": "/dev/pts/9"}


@pytest.mark.parametrize("environ", [FAR | {"DISPLAY": "localhost:10.0"}, {}], ids=str)
def test_over_ssh_and_without_a_tool_the_terminal_is_told_and_nothing_hangs(
    copying: Path, tmp_path: Path, environ: dict[str, str]
) -> None:
    (tmp_path / "bin").mkdir()
    with at_home(str(copying), "--at", "sic", environment=environ, PATH=str(tmp_path / "bin")) as it:
        assert copies(it, "sic") == [exact(copying, "sic")]
        tells(it, f"{len(QUOTES['sic'])} characters, sent to the terminal.")
        it.press("3G")
        it.shows("4 Claim · spaces")
        it.press("q")
        assert it.end() == 0


def tool(folder: Path, name: str, script: str) -> dict[str, str]:
    """Put a program on the path and return an environment that has it, at a desktop."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "DISPLAY": ":0"}


def test_the_desktops_tool_is_given_the_same_bytes(copying: Path, tmp_path: Path) -> None:
    into = tmp_path / "clipboard"
    environ = tool(tmp_path / "bin", "xclip", f'cat > {into}.new; echo "$@" > {into}.args; mv {into}.new {into}')
    with at_home(str(copying), size=(160, 45), environment=environ) as it:
        it.shows("The whole case")
        wanted = []
        for name in each_claim(it):
            wanted.append(exact(copying, name))
            it.press("y")
            it.until(lambda: into.exists() and into.read_bytes() == wanted[-1].encode(), "the tool has it")
            tells(it, f"Copied the quote: {len(QUOTES[name]):,} characters.")
            assert taken(it.bytes) == wanted
        assert len(wanted) == len(QUOTES)
    assert (tmp_path / "clipboard.args").read_text().strip() == "-selection clipboard -in"


def test_a_tool_that_does_not_answer_holds_up_no_key_and_is_told_of(copying: Path, tmp_path: Path) -> None:
    environ = tool(tmp_path / "bin", "xclip", "exec sleep 60")
    with at_home(str(copying), "--at", "sic", environment=environ) as it:
        it.shows("Claim · sic")
        it.press("y3G")
        it.until(lambda: taken(it.bytes), "the terminal told at once")
        it.shows("4 Claim · spaces")
        tells(it, "sent to the terminal; xclip did not answer within 2 seconds.")
        it.press("q")
        assert it.end() == 0
