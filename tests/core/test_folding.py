"""Folding: what is compared as alike, into which words a text is cut, and that all who compare do it in one way."""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path

import pytest
from helpers import many, put
from hypothesis import given
from hypothesis import strategies as st

from tui.case import Case
from tui.case.query import Filters
from tui.case.search import understand
from tui.folding import fold, light_pattern, lit, placed, readings_whole
from tui.readings import bounded_by, read_together, readings
from tui.text import clean


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Öz", "oz"),
        ("Kassym-Jomart TOKAYEV", "kassym-jomart tokayev"),
        ("Тоқаев", "ТОКАЕВ"),
        ("Ғабит Мүсірепов", "габит мусирепов"),
        ("Київ, Єльчук, Ґонта", "киив, ельчук, гонта"),
        ("Ёлка", "елка"),
        ("Straße", "STRASSE"),
        ("cafe\u0301", "CAFÉ"),
        ("\ufb01re", "Fire"),
        ("Άννα", "αννα"),
        ("Łoś", "los"),
        ("Ødegård", "odegard"),
        ("Đorđe", "dorde"),
        ("Thórður Æsir", "thordur aesir"),
        ("Ħamrun", "hamrun"),
        ("Işıl", "isil"),
        ("Bœuf", "boeuf"),
        ("علی کریمی", "علي كريمي"),
        ("محمـــد", "محمد"),
        ("Oʻrinov Oʼktam", "orinov oktam"),
        ("O’Brien", "o'brien"),
        ("۱۲۳ ٤٥", "123 45"),
        ("har\u00adbour, har\u200bbour, \ufeffharbour\u200f", "harbour, harbour, harbour"),
    ],
)
def test_folding_ignores_case_accents_and_what_a_keyboard_lacks(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert readings(one)[-1:] == readings(other)[-1:]


@pytest.mark.parametrize(("one", "other"), [("Tokayev", "Toqaev"), ("1", "2"), ("ı", "e"), ("หมู", "หมี"), ("の", "に")])
def test_folding_keeps_different_letters_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_folding_takes_nothing_but_marks_from_any_letter() -> None:
    lost = [
        hex(ord(char))
        for char in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(char) in ("Ll", "Lu", "Nd") and not fold(char)
    ]
    assert lost == []


def test_sorting_puts_letters_with_a_bar_beside_their_own() -> None:
    assert sorted(["Zoe", "Ødegård", "Łoś", "Meyer", "Pia", "Adam"], key=fold) == [
        "Adam", "Łoś", "Meyer", "Ødegård", "Pia", "Zoe",
    ]  # fmt: skip


PRINTED = {
    "zh": "抗议者周一在港口码头集会", "ja": "港湾局は月曜日に桟橋を閉鎖した", "th": "ท่าเรือปิดแล้วเมื่อวันจันทร์",
    "ko": "항만청은 월요일에 부두를 폐쇄했다", "hi": "बंदरगाह सोमवार को बंद हुआ",
    "ar": "قال أحمد الإبراهيمي إن الرصيف مغلق",
    "fa": "علی کریمی گفت اسکله بسته است", "uk": "Лук’янов із Києва сказав: ні", "kk": "Қасым Тоқаев сказал нет",
    "uz": "Gʻafur Oʻrinov said no", "ie": "Mr O'Brien said no",
    "shy": "The harbour\u00admaster said the demon\u00adstration was",
    "num": "About 12 500 boats, 1,200,000 tons, 3½ hours", "dot": "in all 7.939 people", "bare": "some 98500 people",
}  # fmt: skip

GROUPED = [
    ("figure-space", "\u2007"),
    ("thin", "\u2006"),
    ("line", "\n"),
    ("prime", "′"),
    ("wide", "，"),
    ("tick", "`"),
]
PRINTED |= {name: f"about {number}{sign}341 boats" for number, (name, sign) in enumerate(GROUPED, 71)}
PRINTED["lakh"] = "1,35,00,000 rupees"

TYPED = [
    ("港口", "zh"), ("码头", "zh"), ("月曜日", "ja"), ("วันจันทร์", "th"), ("월요일에", "ko"), ("सोमवार", "hi"),
    ("احمد", "ar"),
    ("كريمي", "fa"), ("лукянов", "uk"), ("лук'янов", "uk"), ("лукʼянов", "uk"), ("киева", "uk"), ("касым", "kk"),
    ("G'afur", "uz"), ("gafur", "uz"), ("orinov", "uz"), ("O‘rinov", "uz"), ("obrien", "ie"), ("brien", "ie"),
    ("o’brien", "ie"), ('"mr obrien said"', "ie"), ("harbourmaster", "shy"), ("demonstration", "shy"),
    ("12500", "num"), ("12 500", "num"), ("12,500", "num"), ("1200000", "num"), ("1.200.000", "num"), ("500", "num"),
    ("7939", "dot"), ("7,939", "dot"), ("98,500", "bare"), ("98 500", "bare"), ("“mr o'brien”", "ie"),
    ("«said no» gafur", "uz"), ("„mr o'brien“", "ie"), ("1743", "figure"), ("1,743", "figure"), ("1 743", "figure"),
    ("1\u202f743", "figure"), ("98\xa0500", "bare"), ("98\u2009500", "bare"), ("98’500", "bare"), ("13500000", "lakh"),
    *((f"{number}341", name) for number, (name, _) in enumerate(GROUPED, 71)), ("1,35,00,000", "lakh"),
]  # fmt: skip
NOTHING = ["ad", "200b", "“brien mr”", "口港", "31", '"743 1"']


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    claims = "".join(
        f"- {{id: {name}, text: X, speaker: p, reports: [{{source: p, quotes: [{{exact: {json.dumps(words)}}}]}}]}}\n"
        for name, words in PRINTED.items()
    )
    figure = "figures: [{measure: held, value: 1743}], reports: [{source: p, quotes: [{exact: Many}]}]"
    text = f"case: {{format: 1, id: c, title: C}}\nsources: [{{id: p, title: T, publisher: P}}]\nclaims:\n{claims}"
    text += f"- {{id: figure, text: Y, speaker: p, {figure}}}\n"
    made: Path = put(tmp_path_factory.mktemp("scripts"), text)
    opened = Case.open(made)
    assert opened.problems == ()
    return opened


@pytest.mark.parametrize(("typed", "name"), TYPED)
def test_words_are_found_in_every_script_and_however_they_are_written(case: Case, typed: str, name: str) -> None:
    assert case.ranked(Filters(sought=understand(case, f"{typed} "))) == [name]
    assert case.ranked(Filters(sought=understand(case, typed)))[0:1] == [name]


@pytest.mark.parametrize("typed", NOTHING)
def test_what_is_not_printed_is_not_found(case: Case, typed: str) -> None:
    assert case.ranked(Filters(sought=understand(case, f"{typed} "))) == []


LETTERS = st.text(st.sampled_from("aÉ'’ʻ1,.٣ ½ß\u0301\xad\u200dก็ü港かが<ad>") | st.characters(), max_size=24)


@given(LETTERS)
@many(400)
def test_words_with_their_places_are_the_words_of_the_readings(text: str) -> None:
    shown = clean(text)
    words = [" ".join(word.text for word in way) for way in placed(shown)]
    assert tuple(filter(None, dict.fromkeys(words))) == readings(shown)
    for way in placed(shown):
        assert all(0 <= word.start < word.end <= len(shown) for word in way)


TEXTS = st.lists(LETTERS | st.text(st.sampled_from("ab '’1<>.\ue000"), max_size=9), max_size=5)


@given(TEXTS)
@many(600)
def test_what_is_looked_up_piece_by_piece_is_what_the_whole_text_is_read_as(texts: list[str]) -> None:
    every = [readings_whole(text) for text in texts]
    assert [readings(text) for text in texts] == every
    assert read_together(texts) == bounded_by(every)


@given(LETTERS)
@many(400)
def test_each_reading_of_a_text_is_found_and_lit_in_it(text: str) -> None:
    patterns = [light_pattern((way,)) for way in readings(clean(text))]
    assert all(pattern and lit(clean(text), pattern) for pattern in patterns)
