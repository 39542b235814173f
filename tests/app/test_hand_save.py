"""Saving: what is shown goes into a file as the command line prints it, and nothing is lost on the way."""

from __future__ import annotations

import errno
import io
import os
import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

import pytest
from helpers import tree
from pilots import HARBOUR, Driver, at_each_size, harbour, opened, squeezed
from terminals import at_home
from textual.widgets import Input

from tui.__main__ import main
from tui.case import Case
from tui.explorer.dialogs import save
from tui.explorer.dialogs.chooser import ChooserRows
from tui.explorer.dialogs.save import SaveDialog


@pytest.fixture(name="folder", autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Stand in an empty folder with a short name, and find the case untouched at the end."""
    before = tree(HARBOUR)
    with tempfile.TemporaryDirectory(prefix="s") as name:
        monkeypatch.chdir(name)
        monkeypatch.setenv("HOME", name)
        yield Path.cwd()
        monkeypatch.undo()
    assert tree(HARBOUR) == before


def printed(*words: str) -> str:
    """Return what the command line prints for the made-up case."""
    out = io.StringIO()
    with redirect_stdout(out):
        assert main([*words, "--case", str(HARBOUR)]) == 0
    return out.getvalue()


async def ask(driver: Driver, path: str) -> None:
    """Open the dialog and write a path into its line."""
    await driver.press("s")
    await driver.press("ctrl+u")
    await driver.type(path)


async def save_to(driver: Driver, path: str) -> None:
    await ask(driver, path)
    await driver.press("enter")


def is_open(driver: Driver) -> bool:
    return isinstance(driver.app.screen, SaveDialog)


def line(driver: Driver) -> str:
    return driver.app.screen.query_one(Input).value


# What is written

WHAT = {
    "a claim": ("enter enter", ["show", "nobody-hurt"]),
    "an event": ("j 4", ["show", "fire"]),
    "an actor": ("2 4", ["show", "witnesses"]),
    "the case": ("4", ["show", "harbour"]),
    "all claims": ("3", ["list", "claims"]),
    "claims about an event": ("j 3", ["list", "claims", "--event", "fire"]),
    "claims with an actor": ("2 3", ["list", "claims", "--actor", "witnesses"]),
    "events": ("1", ["list", "events"]),
    "questions": ("]", ["list", "questions"]),
    "sources": ("] ]", ["list", "sources"]),
    "actors of what a pin leaves": ("j space 2", ["list", "actors", "--event", "fire"]),
    "claims as of a day": ("a < 3", ["list", "claims", "--as-of", "2020-03-03"]),
    "a comparison": ("] j c", ["compare", "what-cause"]),
    "a comparison as of a day": ("a < ] j c", ["compare", "what-cause", "--as-of", "2020-03-03"]),
}


@pytest.mark.parametrize(("keys", "command"), WHAT.values(), ids=WHAT)
async def test_what_is_saved_is_what_the_command_line_prints(keys: str, command: list[str], folder: Path) -> None:
    forms = {"md": "md", "csv": "csv", "json": "json", "jsonl": "jsonl", "txt": "text"}
    async with opened(Case.open(HARBOUR)) as driver:  # from here, as the command line does: it names files from here
        await driver.press(*keys.split())
        for suffix in forms:
            await save_to(driver, f"out.{suffix}")
            assert not is_open(driver), driver.screen()
    saved = {suffix: (folder / f"out.{suffix}").read_bytes().decode() for suffix in forms}
    other = {suffix for suffix in forms if saved[suffix] != printed(*command, "--format", forms[suffix])}
    assert not other, saved


@at_each_size
async def test_it_says_where_it_went_and_how_large_it_is(size: tuple[int, int], folder: Path) -> None:
    async with opened(harbour(), size, at="sparks") as driver:
        await driver.press("4", "s")
        assert "Save this record" in driver.screen()
        assert line(driver) == "sparks.md"
        await driver.press("enter")
        written = folder / "sparks.md"
        said = f"Saved this record to {written}, {written.stat().st_size:,} bytes."
        assert squeezed(driver.toasts()) == squeezed(said)
        assert "Жанна сказала «искра»" in written.read_text(encoding="utf-8")


async def test_each_view_is_named_in_the_title_and_in_the_name_that_is_offered() -> None:
    async with opened(harbour()) as driver:
        for keys, title, name in (
            ("3", "Save this list of 7 claims", "harbour-claims.md"),
            ("2", "Save this list of 6 actors", "harbour-actors.md"),
            ("]", "Save this list of 2 questions", "harbour-questions.md"),
            ("jc", "Save this comparison", "compare-what-cause.md"),
        ):
            await driver.press(*keys, "s")
            assert title in driver.screen()
            assert line(driver) == name
            await driver.press("escape")
        assert list(Path.cwd().iterdir()) == []


# What is there already


async def test_a_file_that_is_there_is_written_over_only_when_enter_is_pressed_twice(folder: Path) -> None:
    (folder / "out.md").write_text("precious")
    async with opened(harbour(), at="sparks") as driver:
        await driver.press("4")
        await ask(driver, "out.md")
        assert "It is there already" in driver.screen()
        await driver.press("enter")
        assert is_open(driver)
        assert "Enter again writes over it:" in driver.screen()
        assert (folder / "out.md").read_text() == "precious"
        await driver.press("enter")
        assert not is_open(driver)
        assert "искра" in (folder / "out.md").read_text(encoding="utf-8")


async def test_another_path_in_between_asks_anew(folder: Path) -> None:
    for name in ("one.md", "two.md"):
        (folder / name).write_text("precious")
    async with opened(harbour(), at="sparks") as driver:
        await save_to(driver, "one.md")
        await driver.press("ctrl+u", *"two.md", "enter")
        await driver.press("ctrl+u", *"one.md", "enter")
        await driver.press("escape")
        await save_to(driver, "one.md")
        assert is_open(driver), "what was asked in the dialog before does not count"
        assert {path.read_text() for path in folder.glob("*.md")} == {"precious"}


async def test_a_file_that_comes_to_be_there_meanwhile_is_not_written_over(folder: Path) -> None:
    async with opened(harbour(), at="sparks") as driver:
        await ask(driver, "out.md")
        assert "Enter saves to" in driver.screen()
        (folder / "out.md").write_text("precious")
        await driver.press("enter")
        assert (folder / "out.md").read_text() == "precious"
        assert is_open(driver)


@at_each_size
async def test_however_long_the_path_is_what_enter_does_is_there_to_be_read(
    size: tuple[int, int], folder: Path
) -> None:
    deep = folder / "interviews-and-articles" / "notes-on-the-harbour"
    deep.mkdir(parents=True)
    (deep / "what-they-said.md").write_text("precious")
    async with opened(harbour(), size, at="sparks") as driver:
        await ask(driver, f"{deep}/what-they-said.md")
        assert "is there already" in " ".join(driver.screen().split())
        await driver.press("enter")
        assert "Enter again writes over it" in " ".join(driver.screen().split())


@contextmanager
def no_room(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond a size in bytes, as a full disk would."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("there", [True, False])
async def test_a_disk_that_fills_up_loses_no_file_and_leaves_no_half_one(there: bool, folder: Path) -> None:
    path = folder / "out.json"
    if there:
        path.write_text("precious")
    async with opened(harbour()) as driver:
        await driver.press("3")
        await ask(driver, "out.json")
        with no_room(100):
            await driver.press(*["enter"] * (1 + there))
        assert "Not saved: File too large" in driver.toasts()
        assert is_open(driver)
        assert line(driver) == "out.json"
    assert (path.read_text() if path.exists() else None) == ("precious" if there else None)


# What can't be


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("", "Type a path."),
        ("   ", "Type a path."),
        ("out", "End the name in .md, .csv, .json"),
        ("out.yaml", "End the name in .md, .csv, .json"),
        ("out.pdf", "End the name in .md, .csv, .json"),
        ("nowhere/out.md", "There is no folder"),
        ("folder.md", "This is a folder; name a file in it"),
        ("~nobody-of-that-name/out.md", "There is no folder"),
        ("out.md/deeper.md", "There is no folder"),
        ("x" * 300 + ".md", "too long"),
    ],
)
async def test_a_path_that_can_not_be_is_told_before_and_enter_does_nothing(path: str, says: str, folder: Path) -> None:
    (folder / "folder.md").mkdir()
    async with opened(harbour(), at="sparks") as driver:
        before = sorted(folder.rglob("*"))
        await ask(driver, path)
        assert says in driver.screen()
        await driver.press("enter")
        assert is_open(driver)
        assert line(driver) == path
        assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.ENAMETOOLONG])
async def test_what_can_not_be_written_says_why_and_the_path_stays(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(path: Path, data: bytes, *, over: bool) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(save, "write_whole", refusing)
    async with opened(harbour(), at="sparks") as driver:
        await save_to(driver, "out.md")
        assert driver.toasts() == f"Not saved: {os.strerror(number)}."
        assert is_open(driver)
        assert line(driver) == "out.md"


def test_a_pipe_that_nobody_reads_does_not_hang_the_app(folder: Path) -> None:
    os.mkfifo(folder / "out.md")
    with at_home(str(HARBOUR), "--at", "sparks") as it:
        it.shows("Claim · sparks")
        it.press("s")
        it.shows("Save this list")
        it.press(f"\x15{folder}/out.md\r\r")
        it.press("\x11")
        assert it.end() == 0


# Completion


async def test_tab_completes_a_name_as_far_as_there_is_no_choice(folder: Path) -> None:
    (folder / "notes").mkdir()
    (folder / "notes" / "deaths-one.md").touch()
    (folder / "notes" / "deaths-two.csv").touch()
    (folder / "notes" / "deaths.yaml").touch()
    async with opened(harbour(), at="sparks") as driver:
        await ask(driver, "no")
        await driver.press("tab")
        assert line(driver) == "notes/"
        await driver.press("d", "tab")
        assert line(driver) == "notes/deaths-"
        assert "deaths-one.md" in driver.screen()
        assert "deaths-two.csv" in driver.screen()
        assert "deaths.yaml" not in driver.screen()
        await driver.press("t", "tab")
        assert line(driver) == "notes/deaths-two.csv"
        await driver.press("tab")
        assert line(driver) == "notes/deaths-two.csv"
        await driver.press(*"zzz", "tab")
        assert line(driver) == "notes/deaths-two.csvzzz"
        assert is_open(driver)


async def test_a_home_and_a_whole_path_are_completed_too(folder: Path) -> None:
    (folder / "somewhere").mkdir()
    async with opened(harbour(), at="sparks") as driver:
        for begun in ("~/some", f"{folder}/some"):
            await ask(driver, begun)
            await driver.press("tab")
            assert line(driver) == f"{begun}where/"
            await driver.press(*"x.md", "enter")
            assert (folder / "somewhere" / "x.md").exists()
            (folder / "somewhere" / "x.md").unlink()


async def test_a_name_in_the_list_is_no_other_file_than_the_one_that_enter_writes(folder: Path) -> None:
    (folder / "sparks.md.csv").write_text("precious")
    async with opened(harbour(), at="sparks") as driver:
        await ask(driver, "sparks.md")
        await driver.press("down")
        assert driver.app.screen.query_one(ChooserRows).name_at == "sparks.md.csv"
        await driver.press("enter")
        assert not (folder / "sparks.md").exists(), "the cursor stood on another name"
