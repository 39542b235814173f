"""Whether texts are at hand, what is said where they are not, that they may change, and that they get nowhere else."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from copied import Copies, listening
from helpers import run
from keeping import settled, stores
from pilots import HARBOUR, Driver, opened
from test_reading_in_the_text import LAMPS, TARN, chosen, in_text, lamps, title, told, v
from test_reloading import comes, saved
from texted import texted

from tui.case import Case
from tui.explorer.app import OnRecord
from tui.explorer.state.at_hand import NOWHERE
from tui.kept.opening import open_kept
from tui.user.memory import recall, recall_looks

SECRET = "Nobody but the keeper knew of it."
WORDS = ["The fire was out.", "The night was long."]
TEXT = f"{WORDS[0]} {SECRET} {WORDS[1]}\n\nAnother paragraph of it.\n"


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> Copies:
    return listening(monkeypatch)


async def says(driver: Driver, words: str) -> None:
    await v(driver)
    assert driver.toasts().startswith(words), driver.toasts()
    assert title(driver) == "4 Claim · claim-0"
    await driver.press("v")
    assert driver.toasts().startswith(words), "and once more, as it is known now"


async def test_without_texts_v_says_what_to_do(tmp_path: Path) -> None:
    shutil.rmtree(texted(tmp_path, TEXT, WORDS) / "texts")
    async with opened(Case.open(tmp_path), (120, 40), at="claim-0") as driver:
        assert "in its text" not in driver.footer(), "there is no folder"
        await says(driver, NOWHERE[:100])
        driver.quiet()
        await driver.settle()
        assert "in its text" not in driver.footer()
        (tmp_path / "texts").mkdir()
        (tmp_path / "texts" / "log.txt").write_text(TEXT, encoding="utf-8")
        await driver.press("r")
        await comes(driver, lambda: "read anew" in driver.toasts(), "the case read anew")
        await v(driver)
        assert title(driver).startswith("4 In its paragraph")


async def test_a_text_that_no_file_has_is_told_with_the_name_of_its_source(tmp_path: Path) -> None:
    (texted(tmp_path, TEXT, WORDS) / "texts" / "log.txt").write_text("another one", encoding="utf-8")
    async with opened(Case.open(tmp_path), (120, 40), at="claim-0") as driver:
        await says(driver, f"No text in {tmp_path / 'texts'} has the SHA-256 of The Log")


async def test_what_a_text_differs_by_from_the_one_that_is_sought_is_told(tmp_path: Path) -> None:
    (texted(tmp_path, TEXT, WORDS) / "texts" / "log.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    async with opened(Case.open(tmp_path), (200, 40), at="claim-0") as driver:
        await says(driver, f"No text in {tmp_path / 'texts'} has the SHA-256 of The Log: 'log.txt' differs")


async def test_a_source_that_names_no_text_is_told_without_looking() -> None:
    async with opened(Case.open(HARBOUR), (120, 40), at="nobody-hurt") as driver:
        assert "in its text" not in driver.footer()
        await driver.press("v")
        assert driver.toasts().startswith("The case gives no SHA-256 of the text of ")


async def test_words_that_the_text_has_not_show_no_place(tmp_path: Path) -> None:
    case = Case.open(texted(tmp_path, TEXT, ["The fire went out.", "paragraph", "paragraph of it. No", WORDS[0]]))
    async with opened(case, (120, 40), at="claim-0") as driver:
        await v(driver)
        page = driver.read_on()
        assert "▎ The fire went out.\n  not found in this text, or more than once: no place is shown" in page
        assert SECRET not in page
        await v(driver)
        assert driver.toasts().startswith("The words of claim-0 are not found in this text")
        assert told(driver) == "2 quoted spans"
        page = " ".join(driver.read_on().split())
        assert "2 quotes stand nowhere in this text, or more than once, and so not lit: claim-0 and claim-2" in page
        await driver.press("n")
        assert chosen(driver) == WORDS[0]


# Files that change


async def test_a_text_that_changes_is_no_longer_shown_and_comes_back_with_its_file(tmp_path: Path) -> None:
    file = texted(tmp_path, TEXT, WORDS) / "texts" / "log.txt"
    async with opened(Case.open(tmp_path), (120, 40), at="claim-1") as driver:
        await in_text(driver)
        await driver.press("j")
        assert chosen(driver) == WORDS[1]
        saved(file, TEXT.replace("keeper", "master"))
        await comes(driver, lambda: "No text in" in driver.text("detail"), "that the text is another one")
        assert title(driver) == "4 Text · The Log"
        saved(file, TEXT)
        await comes(driver, lambda: SECRET in driver.text("detail"), "the text")
        assert chosen(driver) == WORDS[1]
        await driver.press("escape", "escape")
        assert title(driver) == "4 Claim · claim-1"


async def test_an_edit_of_the_case_lights_what_its_claims_quote_now(tmp_path: Path) -> None:
    file = texted(tmp_path, TEXT, WORDS) / "case.yaml"
    async with opened(Case.open(tmp_path), (120, 40), at="claim-0") as driver:
        await in_text(driver)
        assert told(driver) == "span 1 of 2 · 1 claim"
        before = driver.explorer.case
        saved(file, file.read_text(encoding="utf-8").replace(WORDS[1], SECRET))
        await comes(driver, lambda: driver.explorer.case is not before, "the edit")
        assert chosen(driver) == WORDS[0]
        await driver.press("n")
        assert chosen(driver) == SECRET
        assert told(driver) == "span 2 of 2 · 1 claim"


# Taking a sentence along


async def test_a_copies_what_the_command_prints_for_the_sentence(copies: Copies) -> None:
    async with opened(lamps(), (120, 40), at=TARN) as driver:
        await in_text(driver)
        await driver.press_until("left", lambda: told(driver).startswith("sentence 3 "))
        await driver.press("A")
        words = "HUGH TARN, master of the Linnet, sworn."
        assert chosen(driver) == words
        printed = run("claim", "court-day-1", words, "--case", str(LAMPS)).stdout.decode()
        assert f"exact: {words}" in printed
        assert copies()[-1] == printed
        assert driver.toasts() == (
            f"Copied a claim to fill in of this sentence: {len(printed):,} characters, sent to the terminal."
        )


async def test_a_says_what_it_needs_elsewhere(copies: Copies) -> None:
    async with opened(lamps(), (120, 40), at=TARN) as driver:
        await driver.press("A")
        assert driver.toasts() == "A sentence is chosen in a source's text; v leads to that."
        await v(driver)
        await driver.press("A")
        assert driver.toasts() == "A sentence is chosen in a source's text; v leads to that."
        assert copies() == []


# Nowhere else


def kept_of_a_person() -> Iterator[bytes]:
    """Yield every file in the folders for state, settings and what is kept of cases."""
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        for folder, _, files in os.walk(os.environ[name]):
            yield from ((Path(folder) / file).read_bytes() for file in files)


async def test_no_word_of_a_text_gets_anywhere_but_what_is_chosen(
    tmp_path: Path, copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = open_kept(settled(texted(tmp_path / "case", TEXT, WORDS)))
    memory = recall(case.info.id, case.path)
    app = OnRecord(case, "claim-0", memory=memory, looks=recall_looks())
    monkeypatch.chdir(tmp_path)
    async with opened(case, (120, 40), app=app) as driver:
        await in_text(driver)
        assert SECRET in driver.text("detail"), "it is on the screen"
        for depth in ("text", "paragraph"):
            await driver.press("y", "Y", "i")
            await driver.press("s", *["backspace"] * 40)
            await driver.type(f"{depth}.md\n")
            await driver.press("m")
            await driver.type("here\n")
            await driver.until(lambda: "Bookmarked" in driver.toasts(), "the bookmark")
            await driver.press("escape")
        assert memory.leave(app.left()) is None
    written = [file.read_bytes() for file in tmp_path.glob("*.md")]
    assert [WORDS[0].encode() in data for data in written] == [True, True], "what is saved has the quote"
    assert stores(), "the case is kept"
    everything = [*written, *kept_of_a_person()]
    assert len(everything) >= 6, "bookmarks, view, looks, the store of the case"
    assert [data for data in everything if b"keeper" in data or b"Another paragraph" in data] == []
    assert len(copies()) >= 6
    assert not re.search("keeper|Another", "".join(copies()))


async def test_what_a_copies_is_the_chosen_sentence_and_no_more_of_the_text(tmp_path: Path, copies: Copies) -> None:
    async with opened(Case.open(texted(tmp_path, TEXT, WORDS)), (120, 40), at="claim-0") as driver:
        await in_text(driver)
        await driver.press("right", "A")
        assert chosen(driver) == SECRET
        assert SECRET in copies()[-1]
        assert "Another" not in copies()[-1]
        assert WORDS[0] not in copies()[-1]


async def test_control_characters_of_a_text_are_shown_as_anywhere(tmp_path: Path) -> None:
    text = f"{WORDS[0]} A \x1b]0;title\x07 and \u202eright to left\u202c.\r\n"
    text += "ضوء أخضر واحد.\r\n\x0cPage\ttwo [/] [b]bold[/b].\r\n"
    async with opened(Case.open(texted(tmp_path, text, WORDS[:1])), (120, 40), at="claim-0") as driver:
        await in_text(driver)
        page = driver.read_on()
        assert "A ^[]0;title^G and <202e>right to left<202c>." in page
        assert "ضوء أخضر واحد." in page
        assert "^LPage" in page
        assert "two [/] [b]bold[/b]." in page
        assert "^M" not in page, "the end of a line is the end of a line"
