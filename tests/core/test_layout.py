"""Layout: any text fits its width and keeps every character, in lines that neither split a character nor lose one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

import pytest
from helpers import kazakhstan, many, plain, texts
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui import cards
from tui.cards.blocks import Block, Field, Gap, Heading, Para, Quoted, Span, para
from tui.formats import breaking
from tui.formats.layout import lay_out

BARS = "▎▏"


def lines(blocks: tuple[Block, ...], width: int = 200) -> list[str]:
    return [plain(line) for line in lay_out(blocks, width)]


def squeezed(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in BARS)


WORDS = st.one_of(
    st.text("abc .,-", max_size=30),
    st.text("Қазақстан тіңғүүұқөһ", max_size=30),
    st.text("北京市東京都、。「」한국어　", max_size=30),
    st.text("e\u0301a\u0308\u0323o\u031b", max_size=30),
    st.text("\n\t x", max_size=9),
    st.sampled_from(["👩‍👩‍👧", "🇰🇿", "❤️", "👍🏽", "1️⃣", "x" * 300, "北" * 150, "https://a.example/" + "b" * 90]),
)
TEXT = st.lists(WORDS, max_size=8).map("".join)


@given(TEXT, TEXT, st.sampled_from([20, 21, 40, 44, 80]))
@many(300)
def test_laid_out_text_fits_and_keeps_every_character_but_white_space(text: str, other: str, width: int) -> None:
    span = Span(other, "meta")
    for block in (
        Para((Span(text), span)),
        Quoted(text + other),
        Field("A label", (Span(text), span)),
        para(text, span, indent=1),
    ):
        laid = lines((block,), width)
        assert [line for line in laid if cell_len(line) > width] == []
        label = "A label" if isinstance(block, Field) else ""
        assert squeezed("".join(laid)) == squeezed(label + text + other)


@pytest.mark.parametrize("width", [1, 2, 5, 19])
def test_a_width_for_which_nothing_fits_still_shows_every_character(width: int) -> None:
    for block in (Quoted("北京 abc"), Field("Not mentioned", (Span("by The Gazette"),)), Heading("Contradicted by")):
        label = block.label if isinstance(block, Field) else ""
        assert squeezed("".join(lines((block,), width))) == squeezed(label + texts(block).removeprefix(label + ": "))


SEEN_AS_ONE = [
    "e\u0301",
    "が",
    "か\u3099",
    "字\ufe00",
    "한",
    unicodedata.normalize("NFD", "한국어"),
    "👩‍👩‍👧",
    "🇰🇿",
    "ก็",
    "क्षि",
]


@pytest.mark.parametrize("text", SEEN_AS_ONE, ids=ascii)
def test_no_line_begins_within_a_character_as_one_sees_it(text: str) -> None:
    whole = re.compile("[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\u200d\u1160-\u11ff\u0e47\u093f\u094d]")
    begins = [line[0] for line in lines((para(text * 60),), 21)]
    assert len(begins) > 1
    assert not any(whole.match(char) for char in begins)


def test_a_tab_is_as_wide_as_it_is_counted() -> None:
    assert lines((Quoted("a\tb"),), 40) == ["▎ a    b"]
    assert lines((Quoted("a\tbc"),), 8) == ["▎ a", "▎ bc"]


def test_a_quote_keeps_its_lines_and_their_indents() -> None:
    assert lines((Quoted("one\n  two\n\nthree"),), 20) == ["▎ one", "▎   two", "▎ ", "▎ three"]


def test_every_line_of_a_wrapped_quote_has_its_bar_and_every_line_of_a_paragraph_its_indent() -> None:
    assert lines((Quoted("one two three four"),), 12) == ["▎ one two", "▎ three four"]
    assert lines((Quoted("one two three four", aside=True, indent=1),), 14) == ["  ▏ one two", "  ▏ three four"]
    assert lines((para("one two three", indent=1, hang=1),), 11) == ["  one two", "    three"]


def test_a_run_of_fields_shares_one_column_and_a_narrow_one_puts_labels_above() -> None:
    fields = (Field("A", (Span("one"),)), Field("Longer", (Span("two"),)), Gap(), Field("B", (Span("three"),)))
    assert lines(fields, 60) == ["A       one", "Longer  two", "", "B  three"]
    assert lines(fields, 20) == ["A", "  one", "Longer", "  two", "", "B", "  three"]


def test_gaps_and_headings_make_one_empty_line() -> None:
    blocks = (Gap(), para("a"), Gap(), Gap(), Heading("H"), para("b"), Heading("I"))
    assert lines(blocks, 20) == ["a", "", "H", "b", "", "I"]


def test_a_line_leads_to_what_its_block_leads_to() -> None:
    laid = list(lay_out((para("one two three four five", to="x"), Field("F", (Span("y"),), to="y"), para("z")), 20))
    assert [line.to for line in laid] == ["x", "x", None, "y", None]


def test_the_first_lines_of_very_many_blocks_are_laid_out_without_the_rest() -> None:
    taken = 0

    def blocks() -> Iterator[Block]:
        nonlocal taken
        for number in range(100_000):
            taken += 1
            yield para(f"paragraph {number}")

    assert [plain(line) for line in islice(lay_out(blocks(), 80), 40)] == [
        f"paragraph {number}" for number in range(40)
    ]
    assert taken < 100


def test_a_number_stays_with_what_it_counts_unless_a_line_has_no_room_for_both() -> None:
    words = "How many people were brought to justice, and with what outcome?  9 claims, 12 of them disputed"
    for width in range(15, 90):
        lines = [line.text for line in lay_out([para(words)], width)]
        assert "".join("".join(lines).split()) == "".join(words.split())
        assert any("9 claims" in line for line in lines), lines
        assert not any(line.endswith((" 9", " 12")) for line in lines), lines


PLAINLY = st.lists(
    st.one_of(
        st.sampled_from(
            ["12", "1,200", "10,", "2021,", "12,34567", "7", "killed", "people", "p2p", "-", "co-op", "x" * 30]
        ),
        st.text("abcd 19,._–’“”…ёқЖβéß", max_size=12),
    ),
    max_size=30,
).map(" ".join)


@given(PLAINLY, st.integers(1, 50), st.integers(0, 12))
@many(400)
def test_plain_text_breaks_where_it_does_word_by_word(text: str, width: int, more: int) -> None:
    quick = list(breaking.broken(text, width, width + more))
    assert quick == list(breaking.word_by_word(text, 0, len(text), width, width + more))


def test_what_counts_as_plain_is_one_cell_each_and_no_white_space_but_the_space() -> None:
    found = [char for char in map(chr, range(0x11000)) if re.fullmatch(f"[{breaking.PLAIN}]", char)]
    assert len(found) > 900
    assert [char for char in found if cell_len(char) != 1 or (char.isspace() and char != " ")] == []


def test_cards_of_a_case_break_where_they_do_word_by_word(monkeypatch: pytest.MonkeyPatch) -> None:
    case = kazakhstan()
    shown = filter(None, (cards.card(case, name) for name in (case.info.id, *case.all_ids()[::7])))
    blocks = [block for card in shown for block in card.blocks]
    quick = {width: list(lay_out(blocks, width)) for width in (18, 40, 71)}
    monkeypatch.setattr(breaking, "_paragraph", breaking.word_by_word)
    assert quick == {width: list(lay_out(blocks, width)) for width in quick}
