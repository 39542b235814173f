"""Words found in a text as they are typed: where, how many times, the best place first, and nothing else."""

from __future__ import annotations

import re

import pytest

from tui.reading.selecting import difference, quote_of
from tui.reading.sought import places
from tui.reading.source_text import SourceText

ARTICLE = """\
Breaking News

A patrol on Tuesday
A patrol on Tuesday

CITY -- The President has blamed “a single center” for the unrest, he said: an ‘attempted coup.’ No proof was given.

In the capital 7,939 people were held; 12 500 shops closed… The caf\u00e9s, too -- said M\u00fcller \u2014 didn't open.

Nobody was hurt. The wire said nobody was hurt, and 164 were: one in 7,164.
"""
WRAPPED = """The keeper saw the lamp go out at
eleven, and the light-
house stood dark, a well-
known sight in these parts of the
coast. Nobody dis-
appeared that night, he said to us.

She went home alone, and the fog
came in over the harbour wall.
"""
SCRIPTS = {
    "Cyrillic": ("Президент сказал, что «порядок восстановлен» в столице. Ещё вчера всё было иначе.",
                 "президент сказал что порядок восстановлен", "Президент сказал, что «порядок восстановлен»"),
    "Arabic": ("قال الرئيس إن النظامَ عاد إلى العاصمة، ولم يُصب أحد.", "إن النظام عاد", "إن النظامَ عاد"),
    "Chinese": ("總統說，首都的「秩序」已經恢復。沒有人受傷。", "首都的秩序已經恢復", "首都的「秩序」已經恢復"),
    "Hindi": ("राष्ट्रपति ने कहा कि राजधानी में शांति लौट आई है। कोई घायल नहीं हुआ।", "राजधानी में शांति", "राजधानी में शांति"),
    "Thai": ("ประธานาธิบดีกล่าวว่าเมืองหลวงกลับสู่ความสงบแล้ว ไม่มีผู้บาดเจ็บ", "เมืองหลวงกลับสู่", "เมืองหลวงกลับสู่"),
    "Greek": ("Ο πρόεδρος είπε ότι η τάξη αποκαταστάθηκε στην πρωτεύουσα.", "Η ταξη αποκατασταθηκε",
              "η τάξη αποκαταστάθηκε"),
}  # fmt: skip


def found(text: str, words: str) -> list[str]:
    return [text[place.span.start : place.span.end] for place in places(SourceText(text, "x"), words)]


def quoted(text: str, words: str) -> str:
    """Return the exact words of the quote of the first place."""
    source = SourceText(text, "x")
    return quote_of(source, places(source, words)[0].span, words).exact


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("Nobody was hurt", ["Nobody was hurt", "nobody was hurt"]),
        ("NOBODY  was\thurt", ["Nobody was hurt", "nobody was hurt"]),
        ('has blamed "a single center" for', ["has blamed “a single center” for"]),
        ('"a single center"', ["“a single center”"]),
        ("a single center", ["a single center"]),
        ("an 'attempted coup.'", ["an ‘attempted coup.’"]),
        ("has blamed a single center", ["has blamed “a single center”"]),  # and not a mark that is never closed
        ("single center for the unrest", ["single center” for the unrest"]),
        ("a single center for the unrest", ["“a single center” for the unrest"]),
        ("City — the president", ["CITY -- The President"]),
        ("7939 people", ["7,939 people"]),
        ("12,500 shops", ["12 500 shops"]),
        ("shops closed...", ["shops closed…"]),
        ("cafes too", ["caf\u00e9s, too"]),
        ("didn’t open", ["didn't open"]),
        ("said Muller", ["said M\u00fcller"]),
        ("164", ["164"]),  # and not the end of 7,164
        ("A patrol on Tuesday", ["A patrol on Tuesday"] * 2),
        ("…", ["…"]),
        ("", []),
        ("  ", []),
    ],
)
def test_marks_white_space_case_and_accents_do_not_matter(words: str, there: list[str]) -> None:
    assert found(ARTICLE, words) == there


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("The Presidant has blamed", "The President has blamed"),  # at the end of the sought words, and within them
        ("Presidant has blamed", "President has blamed"),
        ("The President has blames", "The President has blamed"),
        ("the wire reported nobody was hurt", "The wire said nobody was hurt"),
        ("The wire said that nobody was hurt", "The wire said nobody was hurt"),
        ("has blamed a center for the unrest", "has blamed “a single center” for the unrest"),
        ("However the wire said nobody was hurt", "The wire said nobody was hurt"),
    ],
)
def test_one_word_may_be_wrong_missing_or_too_many(words: str, there: str) -> None:
    assert found(ARTICLE, words) == [there]


@pytest.mark.parametrize("words", ["zebra", "the zebra", "nobody was", "President zebra unrest proof given"])
def test_what_is_not_there_is_not_found(words: str) -> None:
    assert found("The President spoke of unrest. No proof was given.", words) == []


def test_a_wrong_word_is_not_sought_in_what_is_as_long_as_an_article() -> None:
    text = " ".join(f"word{number}" for number in range(400))
    assert found(text, text) == [text]
    assert found(text, text.replace("word200 ", "other ")) == []
    assert len(found(text, " ".join(text.split()[:250]).replace("word200 ", "other "))) == 1


def test_parts_of_words_are_found_only_where_no_whole_ones_are() -> None:
    assert found("The other theatre, the art.", "the") == ["the", "The"]
    assert found("Another theatre.", "the") == ["the", "the"]


def test_what_is_as_typed_comes_before_what_only_folds_alike() -> None:
    assert found("May came. may it? MAY", "may") == ["may", "May", "MAY"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_words_are_found_in_any_script(script: str) -> None:
    text, words, there = SCRIPTS[script]
    assert found(text, words) == [there]
    assert found(f"{ARTICLE}\n\n{text}\n", words) == [there]


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ("go out at eleven", "go out at eleven"),
        ("Nobody disappeared that night", "Nobody disappeared that night"),
        ("a well-known sight", "a well-known sight"),
        ("the lighthouse stood", "the lighthouse stood"),
        ("the light- house stood", "the light- house stood"),
        ("he said to us. She went home", "he said to us.\n\nShe went home"),
    ],
)
def test_words_that_a_page_has_broken_are_one_line_with_hyphens_as_they_were_typed(words: str, exact: str) -> None:
    assert quoted(WRAPPED, words) == exact
    assert SourceText(WRAPPED, "x").find(exact), "the quote is found again"


def test_lines_that_an_author_has_ended_stay() -> None:
    prose = "All lines of this page go on until the next word had no\nroom in them any more, as it is here.\n" * 4
    verse = f"{prose}\nThe sea\nis wide\nand deep\n\n{prose}"
    assert quoted(verse, "sea is wide and") == "sea\nis wide\nand"
    assert quoted(verse.replace("\n", "\r\n"), "sea is wide and") == "sea\nis wide\nand"


@pytest.mark.parametrize(("number", "prefix", "suffix"), [(0, None, " A"), (1, None, " CITY")])
def test_a_place_is_told_apart_by_the_least_before_or_behind_it(
    number: int, prefix: str | None, suffix: str | None
) -> None:
    source = SourceText(ARTICLE, "x")
    quote = quote_of(source, places(source, "A patrol on Tuesday")[number].span)
    assert (quote.prefix, quote.suffix) == (prefix, suffix)


def test_what_nothing_tells_apart_has_neither_prefix_nor_suffix() -> None:
    source = SourceText("ha ha ha", "x")
    first, middle, last = [quote_of(source, place.span) for place in places(source, "ha")]
    assert (first.prefix, first.suffix) == (None, " ha ha")
    assert (last.prefix, last.suffix) == ("ha ha ", None)
    assert source.find("ha", middle.prefix or "", middle.suffix or "") == [places(source, "ha")[1].span]


def test_what_differs_from_what_was_typed_is_told() -> None:
    wrong = quoted(ARTICLE, "the wire reported nobody was hurt")
    assert "“said”" in difference(wrong, "The wire reported nobody was hurt")
    assert difference(quoted(ARTICLE, "The wire said nobody"), "The wire  said nobody") == ""
    assert difference(quoted(WRAPPED, "Nobody disappeared that"), "Nobody disappeared that") == ""


def test_each_place_in_a_long_text_is_found_as_a_plain_search_finds_it() -> None:
    text = "".join(f"Line {number} of the book was read aloud by nobody.\n" for number in range(25_000))
    assert len(text) > 1_200_000
    source = SourceText(text, "x")
    [place] = places(source, "line 12345 of the book was red aloud")
    assert text[slice(*place.span)] == "Line 12345 of the book was read aloud"
    assert quote_of(source, place.span).suffix is None
    assert len(places(source, "read aloud by nobody")) == len(re.findall("read aloud by nobody", text))


def test_of_words_that_stand_right_beside_it_is_not_said_that_the_text_has_them_not() -> None:
    text = "Nobody was on the bridge."
    [place, *_] = places(SourceText(text, ""), "nobody on the bridge")
    found = text[slice(*place.span)]
    assert found == "on the bridge"
    assert difference(found, "nobody on the bridge") == "the typed text has “nobody” and what stands there has not"
