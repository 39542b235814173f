"""Reading a claim's words in the text of their source: v unfolds, n and arrows go about, Enter leads on, Esc back."""

from __future__ import annotations

import re
import threading
from functools import cache
from pathlib import Path

import pytest
from pilots import Driver, at_each_size, opened, squeezed, wide_and_narrow
from texted import texted

from tui.case import Case
from tui.explorer.app import OnRecord
from tui.reading import source_texts

LAMPS = Path(__file__).parents[1] / "cases" / "lamps"
TARN = "tarn-all-lit"
DAY_1 = (LAMPS / "texts" / "court-day-1.txt").read_text(encoding="utf-8")


@cache
def lamps() -> Case:
    return Case.open(LAMPS)


def title(driver: Driver) -> str:
    return str(driver.pane("detail").border_title)


def told(driver: Driver) -> str:
    """Return what the frame tells of what is chosen."""
    return str(driver.pane("detail").border_subtitle)


def chosen(driver: Driver) -> str:
    """Return the words under the cursor in the text, as they are drawn."""
    detail = driver.explorer.detail
    bar = detail.tone("cursor").bgcolor
    strips = driver.within(detail)
    return " ".join(
        "".join(segment.text for segment in strip if segment.style and segment.style.bgcolor == bar) for strip in strips
    ).strip()


async def v(driver: Driver) -> None:
    """Press v, and wait for the thread that reads the texts."""
    await driver.press("v")
    await driver.until(lambda: driver.explorer.questions.pending is None, "the text")


async def in_text(driver: Driver) -> None:
    await v(driver)
    await v(driver)
    assert driver.explorer.detail.article


# Unfolding


@at_each_size
async def test_v_shows_the_paragraph_then_the_text_then_the_card_again(size: tuple[int, int]) -> None:
    async with opened(lamps(), size, at=TARN) as driver:
        await driver.until(lambda: driver.explorer.visits.now is not None, "the folder is looked at")
        before = driver.view()
        await v(driver)
        assert title(driver) == f"4 In its paragraph · {TARN}"
        assert driver.focus() == "detail"
        assert squeezed("Q 101. Were your lamps burning when you left the quay? -- They were all") in squeezed(
            driver.read_on()
        )
        assert re.search(r"^▎ ", "\n".join(line.strip() for line in driver.inside("detail")), re.MULTILINE)
        await v(driver)
        assert title(driver) == "4 Text · Inquiry day 1"
        assert told(driver).startswith("span 1 of 8 · 1 claim")
        assert chosen(driver).startswith("They were")
        assert "HUGH TARN, master" in driver.text("detail") or size[1] < 24, "with what stands above"
        await v(driver)
        assert driver.view() == before


@wide_and_narrow
async def test_the_whole_text_is_there_from_its_first_line_to_its_last(size: tuple[int, int]) -> None:
    async with opened(lamps(), size, at=TARN) as driver:
        await in_text(driver)
        await driver.press("g")
        page = driver.read_on()
        assert squeezed(page).endswith(squeezed(DAY_1))
        assert page.split("\n")[0].strip().startswith("8 quoted spans of 5 claims")
        await driver.press("G")
        assert DAY_1.strip().endswith(driver.inside("detail")[-1].strip(" ▎"))
        await driver.press("pageup", "pagedown", "g")
        assert driver.inside("detail")[0].strip().startswith("8 quoted spans of 5 claims")


async def test_n_goes_through_all_spans_and_round_and_tells_which_one() -> None:
    async with opened(lamps(), (80, 24), at=TARN) as driver:
        await in_text(driver)
        article = driver.explorer.detail.article
        assert article
        for number, each in enumerate([*article.lights.runs, article.lights.runs[0]]):
            assert told(driver).startswith(f"span {number % 8 + 1} of 8 · 1 claim")
            assert squeezed(chosen(driver)) == squeezed(DAY_1[slice(*each)]), "all of it is in view"
            await driver.press("n")
        await driver.press("N", "N")
        assert told(driver).startswith("span 8 of 8")


async def test_arrows_choose_sentences_also_such_as_no_claim_quotes() -> None:
    async with opened(lamps(), (120, 40), at=TARN) as driver:
        await in_text(driver)
        await driver.press_until("left", lambda: told(driver).startswith("sentence 1 "))
        assert chosen(driver) == "SELWICK COURT OF INQUIRY."
        assert told(driver) == "sentence 1 of 28 · no claim"
        for words in ("→← sentences", "v fold", "A claim it", "nN spans"):
            assert words in driver.footer()
        assert "its claim" not in driver.footer(), "no claim quotes it"
        await driver.press("enter")
        assert driver.toasts() == "No claim quotes this sentence; A copies a record for it."
        await driver.press("left")
        assert told(driver) == "span 8 of 8 · 1 claim", "the last sentence is one that a claim quotes"
        assert chosen(driver) == "I did not go up to look."


async def test_enter_goes_to_the_claim_and_esc_comes_back_to_where_one_was() -> None:
    async with opened(lamps(), (80, 24), at=TARN) as driver:
        await in_text(driver)
        await driver.press("n", "n", "n", "j", "j")
        before, place = driver.view(), driver.explorer.detail.where
        await driver.press("enter")
        assert title(driver) == "4 Claim · brock-four"
        await driver.press("j", "escape")
        assert driver.explorer.detail.where == place
        assert driver.view() == before
        await driver.press("escape")
        assert title(driver).startswith("4 In its paragraph")
        await driver.press("escape")
        assert title(driver) == f"4 Claim · {TARN}"


async def test_of_several_claims_that_quote_the_same_one_is_chosen(tmp_path: Path) -> None:
    words = ["The fire was out.", "The fire was out.", "fire was out. The night", "The night was long."]
    case = Case.open(texted(tmp_path, f"{words[0]} {words[3]} Nobody slept.", words))
    async with opened(case, (120, 40), at="claim-1") as driver:
        await in_text(driver)
        assert told(driver) == "span 1 of 3 · 2 claims · 1 other in part"
        await driver.press("enter")
        dialog = driver.screen()
        assert "Claims that quote this" in dialog
        assert "claim-0 · quotes these words" in dialog
        assert "claim-2 · quotes words among them, or these among more" in dialog
        assert "claim-3" not in dialog.split("Claims that quote this")[1]
        await driver.press("down", "down", "enter")
        assert title(driver) == "4 Claim · claim-2"
        await driver.press("escape", "n", "n")
        assert told(driver) == "span 3 of 3 · 1 claim · 1 other in part"


@wide_and_narrow
async def test_from_a_comparison_v_shows_the_chosen_claim_and_esc_the_comparison(size: tuple[int, int]) -> None:
    async with opened(lamps(), size, at="how-many") as driver:
        await driver.press("c", "v")
        assert driver.toasts().startswith("→ chooses a claim in this comparison")
        await driver.press("right", "right")
        before, name = driver.view(), driver.explorer.detail.leads_to
        await v(driver)
        assert re.match(f"4 In its paragraphs? · {name}", title(driver))
        assert driver.pane("detail").region.width == size[0]
        await v(driver)
        assert title(driver).startswith("4 Text")
        await driver.press("escape", "escape")
        assert driver.view() == before


async def test_a_claim_of_two_sources_asks_whose_text() -> None:
    async with opened(lamps(), (120, 40), at="board-none") as driver:
        await in_text_of(driver, "The Board")
        assert title(driver) == "4 Text · The Board"
        assert squeezed(chosen(driver)) == squeezed(
            "We find that the ferry showed no masthead lamp for at least three minutes before she struck."
        )
        await driver.press("v")
        await in_text_of(driver, "Selwick Gazette", "down")
        assert title(driver).startswith("4 Text")
        assert title(driver) != "4 Text · The Board"


async def in_text_of(driver: Driver, source: str, *keys: str) -> None:
    await v(driver)
    await v(driver)
    assert "Read in the whole text of" in driver.screen()
    await driver.press(*keys, "enter")


async def test_what_is_typed_ahead_means_the_text_that_it_leads_to() -> None:
    async with opened(lamps(), (80, 24), at=TARN) as driver:
        await in_text(driver)
        await driver.press("n", "n", "enter")
        slowly = driver.view()
    async with opened(lamps(), (80, 24), at=TARN) as driver:
        await driver.type("vvnn\n")
        await driver.until(lambda: driver.explorer.questions.pending is None, "the text")
        assert driver.view() == slowly


async def test_texts_are_read_in_a_thread_and_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[tuple[str, bool]] = []
    own = source_texts.load

    def load(folder: Path, wanted: set[str], *, near: bool = True) -> object:
        read.append((folder.name, threading.current_thread() is threading.main_thread()))
        return own(folder, wanted, near=near)

    monkeypatch.setattr(source_texts, "load", load)
    async with opened(lamps(), (80, 24), at=TARN) as driver:
        assert read == [], "nothing is read before it is asked for"
        await in_text(driver)
        await driver.press("n", "<", ">", "escape", "v", "H", "L", "enter", "escape", "v")
        assert driver.explorer.questions.pending is None
    assert read == [("texts", False)]


# The ways back


async def test_history_brings_back_the_paragraph_and_the_text_as_they_were_left() -> None:
    async with opened(lamps(), (80, 24), at=TARN) as driver:
        await v(driver)
        paragraph = driver.view()
        await v(driver)
        await driver.press("n", "n", "n", "j")
        text = driver.view()
        await driver.press("H")
        assert driver.view() == paragraph
        await driver.press("L")
        assert driver.view() == text
        await driver.press("3", "j", "H")
        assert driver.view() == text


async def test_a_cursor_that_moves_on_shows_the_next_record_and_no_text() -> None:
    async with opened(lamps(), (160, 45), at=TARN) as driver:
        await in_text(driver)
        await driver.press("3", "j")
        assert title(driver).startswith("4 Claim · ")
        assert driver.explorer.state.text is None


async def test_other_sizes_keep_the_words_in_view_that_are_chosen() -> None:
    async with opened(lamps(), (120, 40), at="vane-stopped") as driver:
        await in_text(driver)
        words = squeezed(chosen(driver))
        assert words.startswith(squeezed("It stopped at some minutes past ten"))
        for size in ((50, 16), (160, 45), (24, 6), (1, 1), (80, 24)):
            await driver.resize(*size)
        assert squeezed(chosen(driver)) == words


async def test_as_of_a_day_only_words_of_claims_that_stand_are_lit(tmp_path: Path) -> None:
    words = [f"Watch {number} was quiet." for number in range(4)]  # said on the 1st, 2nd, 3rd and 4th
    case = Case.open(texted(tmp_path, " ".join(words), words))
    async with opened(case, (120, 40), at="claim-0") as driver:
        await in_text(driver)
        assert told(driver) == "span 1 of 4 · 1 claim"
        await driver.press("<")
        assert title(driver) == "4 Text · The Log · as of 2 Mar 2020"
        assert told(driver) == "span 1 of 2 · 1 claim"
        page = " ".join(driver.read_on().split())
        assert "As of 2 Mar 2020: 2 quoted spans of 2 claims; they touch 2 of 4 sentences" in page
        assert "It is not known to have been printed by then." in page
        await driver.press("right", "right")
        assert told(driver) == "sentence 3 of 4 · no claim"
        await driver.press(">")  # the day of the print, by which all stand
        assert told(driver) == "span 3 of 4 · 1 claim"


async def test_the_folder_that_is_named_is_the_one_that_is_looked_in(tmp_path: Path) -> None:
    texted(tmp_path, "The fire was out.", ["The fire was out."])
    (tmp_path / "texts").rename(tmp_path / "elsewhere")
    app = OnRecord(Case.open(tmp_path), "claim-0")
    app.texts = tmp_path / "elsewhere"
    async with opened(app.case, (120, 40), app=app) as driver:
        await in_text(driver)
        assert chosen(driver) == "The fire was out."
