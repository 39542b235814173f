"""Text: which code points a terminal may see, and how words are folded, cut and counted."""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict

import pytest
from helpers import many
from hypothesis import given
from hypothesis import strategies as st

from tui.text import clean, counted, listed, one_line, shorten, unsafe_count

KEPT_CONTROLS = {"\n", "\t"}
JOINERS = {"\u200c", "\u200d"}
MARKS_OF_DIRECTION = {"\u200e", "\u200f", "\u061c"}
DIRECTIONS = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
INVISIBLE = {"\xad", "\u180e", "\u200b", "\ufeff", *map(chr, range(0x2060, 0x2065)), *map(chr, range(0xFFF9, 0xFFFC))}
VISIBLE_FORMAT = {*map(chr, range(0x600, 0x606)), *"\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"}
SHOWN = VISIBLE_FORMAT | JOINERS
ALWAYS = MARKS_OF_DIRECTION | INVISIBLE


def hidden(char: str) -> bool:
    """Tell what Unicode calls a sign of format that nobody sees, or keeps free for such."""
    return (unicodedata.category(char) == "Cf" and char not in SHOWN) or (
        0xE0000 <= ord(char) <= 0xE0FFF and not selector(char)
    )


def selector(char: str) -> bool:
    """Tell a variation selector, which chooses between two forms of a letter."""
    return 0xE0100 <= ord(char) <= 0xE01EF


def noncharacter(char: str) -> bool:
    code = ord(char)
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def forbidden(char: str) -> bool:
    """Tell what must not reach a terminal, from the Unicode database and not from the program's own list."""
    return (
        (unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") and char not in KEPT_CONTROLS)
        or unicodedata.bidirectional(char) in DIRECTIONS
        or char in ALWAYS
        or noncharacter(char)
        or hidden(char)
    )


@pytest.fixture(scope="module")
def every() -> str:
    """Return every code point that there is."""
    return "".join(map(chr, range(sys.maxunicode + 1)))


@pytest.fixture(scope="module")
def bad(every: str) -> list[str]:
    """Return the code points that no terminal may see."""
    return [char for char in every if forbidden(char)]


def test_no_forbidden_code_point_passes(bad: list[str]) -> None:
    assert len(bad) > 2048 + 32 + 33 + 66  # surrogates, C0 with DEL, C1, noncharacters
    passed = [hex(ord(char)) for char in bad if char in clean(f"a{char}b") or clean(char) == char]
    assert passed == []


def test_what_replaces_a_code_point_is_itself_clean_and_holds_only_printable_ascii(bad: list[str]) -> None:
    replaced = {clean(char) for char in bad}
    assert replaced
    assert all(text.isascii() and text.isprintable() for text in replaced)


def test_no_two_code_points_are_written_out_alike(bad: list[str]) -> None:
    assert len({clean(char) for char in bad}) == len(bad)


@pytest.fixture(scope="module")
def categories(every: str) -> dict[str, str]:
    """Return the code points of each category of Unicode."""
    found: dict[str, list[str]] = defaultdict(list)
    for char in every:
        found[unicodedata.category(char)].append(char)
    return {category: "".join(chars) for category, chars in found.items()}


@pytest.mark.parametrize("category", ["L", "M", "N", "P", "S", "Zs", "Co"])
def test_every_letter_mark_number_sign_and_space_stays(category: str, categories: dict[str, str]) -> None:
    kept = "".join(chars for name, chars in categories.items() if name.startswith(category))
    assert kept
    assert clean(kept) == kept
    assert unsafe_count(kept) == 0


@pytest.mark.parametrize("char", sorted(KEPT_CONTROLS | JOINERS | VISIBLE_FORMAT), ids=ascii)
def test_what_scripts_and_lines_need_stays(char: str) -> None:
    assert clean(f"a{char}b") == f"a{char}b"


@pytest.mark.parametrize(
    "text",
    [
        "Қасым-Жомарт Тоқаев, Әлия, Үкімет, іңір",
        "قال الرئيس: ١٠٣ في ألماتي",
        "می‌خواهم",
        "क्‍ष",
        "北京市、東京都。",
        "👩‍👩‍👧 🇰🇿 ❤️ 1️⃣ 👍🏽",
        "e\u0301 й\u0306 が",
        "line\n\tindented",
        "“curly” – dash — … « » „“ [sic] [/x] [link=x]",
    ],
)
def test_words_of_any_script_stay_as_they_are(text: str) -> None:
    assert clean(text) is text


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mred", "^[[31mred"),
        ("\x07", "^G"),
        ("\x00", "^@"),
        ("a\rb", "a^Mb"),
        ("\x7f", "^?"),
        ("\x9b1m", "<9b>1m"),
        ("\u202egnp.exe", "<202e>gnp.exe"),
        ("\ud800", "<d800>"),
        ("\U000e0041", "<e0041>"),
        ("\U0010ffff", "<10ffff>"),
    ],
)
def test_what_is_replaced_is_written_as_vim_writes_it(raw: str, shown: str) -> None:
    assert clean(raw) == shown
    assert unsafe_count(raw) == 1


def test_clean_text_stays_the_same_when_it_is_cleaned_again(every: str) -> None:
    once = clean(every)
    assert clean(once) == once
    assert unsafe_count(once) == 0


def test_each_code_point_that_is_written_out_is_counted(every: str) -> None:
    assert unsafe_count(every) == sum(clean(char) != char for char in every)


@given(st.text(max_size=60), st.integers(1, 40))
@many(300)
def test_shortened_text_fits_on_one_line_and_says_that_it_was_cut(text: str, most: int) -> None:
    cut = shorten(text, most)
    whole = one_line(text)
    assert len(cut) <= most
    assert len(cut.splitlines()) <= 1
    assert cut == whole if len(whole) <= most else cut.endswith("…") and whole.startswith(cut[:-1])


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [("a b", 3, "a b"), ("a  \n b", 3, "a b"), ("abcd", 3, "ab…"), ("ab cd", 4, "ab…"), ("", 3, ""), ("abc", 1, "…")],
)
def test_shortened_text_has_no_space_before_its_ellipsis(text: str, most: int, cut: str) -> None:
    assert shorten(text, most) == cut


def test_one_line_makes_each_run_of_white_space_one_space() -> None:
    assert one_line(" a\n\tb \u3000c\n") == "a b c"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (counted(1, "claim"), "1 claim"),
        (counted(0, "claim"), "0 claims"),
        (counted(1743, "claim"), "1,743 claims"),
        (counted(2, "person", "people"), "2 people"),
        (counted(1, "person", "people"), "1 person"),
        (listed([]), ""),
        (listed(["a"]), "a"),
        (listed(["a", "b"]), "a and b"),
        (listed(("a", "b", "c")), "a, b and c"),
        (listed(["a", "b", "c"], "or"), "a, b or c"),
    ],
)
def test_numbers_and_lists_read_as_words(words: str, expected: str) -> None:
    assert words == expected
