"""Saving: what is shown goes into a file as the command line prints it, and nothing is lost on the way."""

from __future__ import annotations

import io
import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

import pytest
from pilots import HARBOUR, at_each_size, harbour, opened, record, squeezed
from saving import ask, in_a_folder, is_open, line, save_to

from tui.__main__ import main
from tui.case import Case
from tui.formats import FORMATS, SUFFIXES


@pytest.fixture(name="folder", autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with in_a_folder(monkeypatch) as folder:
        yield folder


def printed(*words: str) -> str:
    """Return what the command line prints for the made-up case."""
    out = io.StringIO()
    with redirect_stdout(out):
        assert main([*words, "--case", str(HARBOUR)]) == 0
    return out.getvalue()


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
    "claims as of a day": ("< 3", ["list", "claims", "--as-of", "2020-03-03"]),
    "a comparison": ("] j c", ["compare", "what-cause"]),
    "a comparison as of a day": ("< ] j c", ["compare", "what-cause", "--as-of", "2020-03-03"]),
}


@pytest.mark.parametrize(("keys", "command"), WHAT.values(), ids=WHAT)
async def test_what_is_saved_is_what_the_command_line_prints(keys: str, command: list[str], folder: Path) -> None:
    forms = {suffix.removeprefix("."): form.name for suffix, form in SUFFIXES.items()}
    async with opened(Case.open(HARBOUR)) as driver:  # from here, as the command line does: it names files from here
        await driver.press(*keys.split())
        for suffix in forms:
            await save_to(driver, f"out.{suffix}")
            assert not is_open(driver), driver.screen()
    saved = {suffix: (folder / f"out.{suffix}").read_bytes().decode() for suffix in forms}
    for suffix in ("csv", "tsv"):
        assert saved[suffix].startswith("\ufeff"), "by this a spreadsheet takes it for UTF-8"
        assert saved[suffix].count("\r\n") == saved[suffix].count("\r") >= 1
        saved[suffix] = saved[suffix].removeprefix("\ufeff").replace("\r\n", "\n")
    if command[:2] == ["list", "claims"]:  # in a pipe a record has one line; in a file its words stand below it
        words = [line for line in saved["txt"].split("\n") if line.startswith("  ")]
        assert any("▎" in line for line in words)
        saved["txt"] = "\n".join(line for line in saved["txt"].split("\n") if not line.startswith("  "))
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


def quotes_of(*names: str) -> list[str]:
    """Return all quotes that the case's file has of some claims."""
    found = [record(HARBOUR, "claims", name) for name in names]
    return [quote["exact"] for claim in found for report in claim["reports"] for quote in report["quotes"]]


@pytest.mark.parametrize("suffix", [suffix.removeprefix(".") for suffix in SUFFIXES])
async def test_a_list_that_is_saved_has_the_words_of_each_claim_and_the_headlines(suffix: str, folder: Path) -> None:
    async with opened(harbour()) as driver:
        await driver.press("3")
        await save_to(driver, f"out.{suffix}")
    text = (folder / f"out.{suffix}").read_bytes().decode("utf-8-sig")
    for quote in quotes_of(*harbour().claims):
        ways = (quote, quote.replace("[", "\\[").replace("]", "\\]"), quote.replace('"', '""'), json.dumps(quote)[1:-1])
        lines = [[line.strip() for line in way.split("\n")] for way in ways]
        assert any(all(line.replace("  ", "") in text for line in way) for way in lines), (quote, text)
    for headline in ("Three hurt as harbour burns", "Fire in the harbour; "):
        assert headline in text


# What is there already


async def test_the_dialog_offers_each_format_and_enter_takes_its_name_into_the_line(folder: Path) -> None:
    async with opened(harbour()) as driver:
        await driver.press("s")
        begun = line(driver)
        shown = "\n".join(driver.lines(driver.app.screen.query_one("#chooser-rows")))
        for form in FORMATS.values():
            assert form.suffix == ".md" or f"{begun.removesuffix('.md')}{form.suffix} · {form.language}" in shown
        await driver.press("down", "down", "enter")
        assert line(driver) == f"{begun.removesuffix('.md')}.tsv", "nothing is written that was not read"
        assert list(folder.iterdir()) == []
        await driver.press("enter")
        await driver.until(lambda: list(folder.glob("*.tsv")), "the file")


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
