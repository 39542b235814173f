"""Copying: what each key sends, in which words it says so, and what it says where there is nothing to copy."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from copied import Copies, listening
from pilots import BUNDLED, HARBOUR, bundled, harbour, opened, record, squeezed, wide_and_narrow, written

import tui.desktop.clipboard
from tui.case import Case

CASE = """\
case: {format: 1, id: c, title: A case}
sources: [{id: paper, title: A headline, publisher: The Paper}]
claims:
- id: mute
  text: Only the attribution stands there.
  speaker: paper
  reports: [{source: paper, quotes: [{exact: "a spokesman said", role: attribution}]}]
- id: tricky
  text: A claim.
  speaker: paper
  reports: [{source: paper, quotes: [{exact: "be\\u202efore \\e]52;c;aGk=\\a after"}]}]
"""


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> Copies:
    return listening(monkeypatch)


def content(claim: dict[str, Any]) -> list[str]:
    return [
        quote["exact"]
        for report in claim["reports"]
        for quote in report["quotes"]
        if quote.get("role", "content") == "content"
    ]


# The quote


@pytest.mark.parametrize("name", [claim["id"] for claim in written(HARBOUR)["claims"]])
async def test_y_copies_the_quotes_of_each_claim_and_tells_how_many_characters(name: str, copies: Copies) -> None:
    text = "\n\n".join(content(record(HARBOUR, "claims", name)))
    async with opened(harbour(), at=name) as driver:
        await driver.press("y")
        assert copies() == [text]
        assert driver.toasts() == f"Copied the quote: {len(text)} characters, sent to the terminal."


@wide_and_narrow
async def test_y_copies_from_the_list_and_from_the_detail_alike(size: tuple[int, int], copies: Copies) -> None:
    async with opened(harbour(), size, at="sparks") as driver:
        await driver.press("3", "y", "4", "G", "y", "+", "y")
        assert copies() == ["Жанна сказала «искра»"] * 3


async def test_what_a_terminal_must_not_see_is_copied_as_the_screen_shows_it_and_counted(
    tmp_path: Path, copies: Copies
) -> None:
    (tmp_path / "case.yaml").write_text(CASE)
    async with opened(Case.open(tmp_path), at="tricky") as driver:
        await driver.press("y")
        words = "be<202e>fore ^[]52;c;aGk=^G after"
        assert copies() == [words]
        assert words in driver.screen()
        told = f"Copied the quote: {len(words)} characters, 3 control characters written out as on the screen, "
        assert driver.toasts().startswith(told)


@pytest.mark.parametrize("key", ["y", "Y", "p"])
async def test_what_is_pasted_into_a_shell_ends_no_paste_and_presses_no_enter(
    key: str, tmp_path: Path, copies: Copies
) -> None:
    quote = "harmless\x1b[201~\rtouch owned\r\x9b201~\n\tand more \x00\u2028"
    escaped = "".join(f"\\U{ord(char):08x}" for char in quote)
    begin = CASE[: CASE.rindex("quotes:")]
    (tmp_path / "case.yaml").write_text(f'{begin}quotes: [{{exact: "{escaped}"}}, {{exact: "again{escaped}"}}]}}]\n')
    async with opened(Case.open(tmp_path), at="tricky") as driver:
        await driver.press(key)
        if key == "p":
            await driver.press("enter")
        (text,) = copies()
        assert not set(text) & {*map(chr, [*range(9), *range(11, 32), *range(127, 160)]), "\u2028"}
        assert "harmless^[[201~^Mtouch owned^M<9b>201~\n\tand more ^@<2028>" in text
        assert "control characters written out as on the screen" in driver.toasts()


@pytest.mark.parametrize("keys", ["1j", "2", "]", "]]", "1g"], ids=["event", "actor", "question", "source", "case"])
async def test_y_on_what_has_no_quote_says_so_and_copies_nothing(keys: str, copies: Copies) -> None:
    async with opened(harbour()) as driver:
        await driver.press(*keys, "y")
        assert "Only a claim has a quote; Y copies the record with its citation." in driver.toasts()
        assert copies() == []


async def test_y_on_a_claim_without_words_that_carry_it_says_why_it_copies_nothing(
    tmp_path: Path, copies: Copies
) -> None:
    (tmp_path / "case.yaml").write_text(CASE)
    async with opened(Case.open(tmp_path), at="mute") as driver:
        await driver.press("y")
        assert copies() == []
        assert driver.toasts(), "a key that does nothing and says nothing seems broken"


async def test_y_in_the_quickest_hands_copies_what_the_cursor_stands_on_by_then(copies: Copies) -> None:
    async with opened(harbour(), at="nobody-hurt") as driver:
        names = [driver.explorer.claims.source.id(at) for at in range(7)]
        driver.send("g", "j", "y", "j", "y", "i")
        await driver.settle()
        assert copies() == [
            "\n\n".join(content(record(HARBOUR, "claims", str(names[1])))),
            "\n\n".join(content(record(HARBOUR, "claims", str(names[2])))),
            names[2],
        ]


# One piece of it


async def test_y_copies_the_pieces_with_what_is_left_out_between_them_and_p_each_of_them_alone(copies: Copies) -> None:
    quotes = [quote["exact"] for quote in record(BUNDLED, "claims", "to-justify")["reports"][0]["quotes"]]
    async with opened(bundled(), at="to-justify") as driver:
        await driver.press("y")
        assert copies() == [f"{quotes[0]} […] {quotes[1]}"]
        for keys, words in (("p", quotes[2]), ("p down", quotes[0]), ("p down down", quotes[1])):
            await driver.press(*keys.split())
            shown = squeezed("".join(driver.lines(driver.app.screen.query_one("#chooser-rows"))))
            assert all(squeezed(quote) in shown for quote in quotes)
            await driver.press("enter")
            assert copies()[-1] == words
            assert driver.toasts() == f"Copied the piece: {len(words)} characters, sent to the terminal."
        await driver.press("p", "escape")
        assert len(copies()) == 4


async def test_p_where_there_is_one_piece_says_so_and_opens_nothing(copies: Copies) -> None:
    async with opened(harbour(), at="alarm-late") as driver:
        await driver.press("p")
        assert "This claim has one quote, in one piece; y copies it." in driver.toasts()
        await driver.press("1", "p")
        assert "Only a claim has quotes" in driver.toasts()
        assert copies() == []


# The citation


async def test_capital_y_copies_speaker_chain_date_source_publisher_place_and_id(copies: Copies) -> None:
    claim = record(BUNDLED, "claims", "dead-164-health")
    source = record(BUNDLED, "sources", claim["reports"][0]["source"])
    speaker = record(BUNDLED, "actors", claim["speaker"])
    async with opened(bundled(), at="dead-164-health") as driver:
        await driver.press("Y")
        (text,) = copies()
        assert driver.toasts() == f"Copied the citation: {len(text)} characters, sent to the terminal."
        paragraph = re.search(r"¶ (\d+)", driver.read_on())
    for quote in content(claim):
        assert f"“{quote}”" in text
    assert f"Speaker: {speaker['name']}" in text
    assert f"By way of: {source['publisher']} ← {speaker['name']}" in text
    assert "Said: 9 January 2022" in text or "Said: Sun 9 Jan 2022" in text
    assert claim["said_text"] in text
    assert source["title"] in text
    assert source["publisher"] in text
    assert source.get("url", "") in text
    assert paragraph
    assert f"paragraph {paragraph[1]}" in text
    assert "dead-164-health" in text.splitlines()[-1]
    assert "kazakhstan-2022" in text.splitlines()[-1]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("1j", ["The harbour burns", "Harbour", "event fire"]),
        ("2jj", ["Ana Pereira", "Courier prints: Anna Perejra", "actor mayor"]),
        ("]", ["How many people were hurt?", "question how-many-hurt"]),
        (
            "]]",
            ["Fire in the harbour", "by A. Writer", "The Gazette", "https://gazette.example/fire", "source gazette"],
        ),
        ("1g", ["The Harbour Fire", "the tests", "case harbour"]),
    ],
    ids=["event", "actor", "question", "source", "case"],
)
async def test_capital_y_cites_every_kind_of_record(keys: str, words: list[str], copies: Copies) -> None:
    async with opened(harbour()) as driver:
        await driver.press(*keys, "Y")
        (text,) = copies()
        for word in words:
            assert word in text


# The id


@pytest.mark.parametrize(
    ("keys", "name"), [("1j", "fire"), ("2jj", "mayor"), ("]", "how-many-hurt"), ("1g", "harbour")]
)
async def test_i_copies_the_id_of_what_is_read(keys: str, name: str, copies: Copies) -> None:
    async with opened(harbour()) as driver:
        await driver.press(*keys, "i")
        assert copies() == [name]
        assert driver.toasts() == f"Copied the id {name}: {len(name)} characters, sent to the terminal."


async def test_a_day_of_the_timeline_is_no_record_and_says_so(copies: Copies) -> None:
    async with opened(harbour()) as driver:
        await driver.press("t", "j")
        assert "4 Day" in driver.text("detail")
        for key, words in (("y", "Only a claim has a quote"), ("Y", "no record here to copy"), ("i", "no record here")):
            await driver.press(key)
            assert words in driver.toasts()
        assert copies() == []


# A comparison


async def test_in_a_comparison_keys_mean_the_claim_that_is_chosen_in_it_and_not_the_one_read_before(
    copies: Copies,
) -> None:
    async with opened(bundled(), (120, 40), at="dead-164-health") as driver:
        await driver.press("c", "y")
        assert "→ chooses a claim in this comparison" in driver.toasts()
        await driver.press("i")
        assert copies() == [driver.explorer.state.compare], "before that it is the question that they mean"
        await driver.press("right")  # the first link of a comparison leads to its question
        for _ in range(3):
            await driver.press("right", "y")
            assert f"Copied the quote of {driver.explorer.detail.leads_to}: " in driver.toasts(), "a row has several"
            await driver.press("Y", "i")
            *_, quote, cited, name = copies()
            assert name == driver.explorer.detail.leads_to
            words = content(record(BUNDLED, "claims", name))
            assert all(word in quote and word in cited for word in words)
        assert len({name for name in copies()[3::3]}) > 1


# The desktop's tool


async def test_a_tool_that_fails_is_named_and_the_terminal_has_it_all_the_same(
    copies: Copies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "xclip"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(tui.desktop.clipboard, "native", lambda *arguments: [str(broken)])
    async with opened(harbour(), at="sparks") as driver:
        await driver.press("y")
        await driver.until(lambda: "xclip" in driver.toasts(), "what the tool said")
        assert driver.toasts() == ("Copied the quote: 21 characters, sent to the terminal; xclip failed (exit code 1).")
        assert copies() == ["Жанна сказала «искра»"]


async def test_a_tool_that_takes_it_is_told_in_the_same_words(
    copies: Copies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "xclip"
    tool.write_text(f"#!/bin/sh\ncat > {tmp_path}/taken\n")
    tool.chmod(0o755)
    monkeypatch.setattr(tui.desktop.clipboard, "native", lambda *arguments: [str(tool)])
    async with opened(harbour(), at="sparks") as driver:
        await driver.press("y")
        await driver.until(lambda: driver.toasts() == "Copied the quote: 21 characters.", "the account of it")
        assert (tmp_path / "taken").read_text(encoding="utf-8") == "Жанна сказала «искра»"
        assert copies() == ["Жанна сказала «искра»"]


# ctrl+c without a selection


async def test_ctrl_c_without_a_selection_copies_nothing_and_says_how_to_leave(copies: Copies) -> None:
    async with opened(harbour(), at="sparks") as driver:
        await driver.press("ctrl+c")
        assert copies() == []
        assert "q leaves" in driver.toasts()
