"""A part of a long text laid out around where one reads is a part of the whole laid out from its start."""

from __future__ import annotations

import random
import textwrap
from pathlib import Path

import pytest
from texted import texted

from tui.cards.article import Article
from tui.cards.blocks import Passage
from tui.cards.body import MOST
from tui.case import Case
from tui.explorer.state.at_hand import AtHand
from tui.explorer.state.history import Scroll
from tui.explorer.widgets.letters import letters_of
from tui.explorer.widgets.window import Window
from tui.formats.layout import Line, lay_out

WORDS = [
    *("fire", "harbour", "Քաղաք", "вода", "нічого", "ضوء", "أخضر", "火事です", "ship-\nyard"),
    *("a\tb", "e\u0301", "“quoted”", "12", "500", "\x1b[31m", "\u202e"),
]


def article(folder: Path, text: str | bytes, quotes: list[str]) -> Article:
    case, texts = Case.open(texted(folder, text, quotes)), AtHand()
    assert [str(problem) for problem in case.problems] == []
    texts.read(case, ["log"])
    found = texts.article(case, "log")
    assert isinstance(found, Article)
    return found


def made_up(seed: int, ends: str) -> str:
    """Return paragraphs of sentences in many scripts, hard-wrapped, in lines that end in one way or another."""
    draw = random.Random(seed)
    paragraphs = []
    for _ in range(12):
        words = [draw.choice(WORDS) for _ in range(draw.randint(3, 90))]
        paragraphs.append("\n".join(textwrap.wrap(" ".join(words) + ".", draw.choice([30, 64]))))
    return "\n\n".join(paragraphs).replace("\n", ends) + ends


def whole(found: Article, width: int) -> list[Line]:
    window = Window(found)
    window.begin(0, width)
    window.reach(10**6, width)
    return list(window.lines)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("seed", range(4))
def test_wherever_it_begins_and_however_it_grows_its_lines_are_those_of_the_whole(
    tmp_path: Path, seed: int, ends: str
) -> None:
    found, draw = article(tmp_path, made_up(seed, ends), []), random.Random(seed)
    for width in (12, 30, 78):
        every = whole(found, width)
        for _ in range(6):
            window = Window(found)
            window.begin(draw.randrange(len(found)), width)
            window.reach(draw.randrange(30), width)
            for _ in range(3):
                before = list(window.lines)
                grown = window.grow(draw.randrange(20))
                assert window.lines[grown:] == before
            window.reach(10**6, width)
            assert window.lines == every[len(every) - len(window.lines) :]
            assert window.whole == (len(window.lines) == len(every))


def test_a_place_is_found_again_at_any_width(tmp_path: Path) -> None:
    found = article(tmp_path, made_up(7, "\n"), [])
    for width, other in ((30, 78), (78, 30), (78, 12)):
        window = Window(found)
        window.begin(0, width)
        window.reach(10**6, width)
        for line in range(0, len(window.lines), 5):
            place = window.place(line)
            words = window.lines[line]
            again = Window(found)
            at = again.stand(place, other)
            again.reach(at, other)
            assert again.place(at).line == place.line, "it is of the same block"
            above = sum(map(letters_of, again.lines[:at]))
            assert above <= max(place.letters, 0) < above + max(letters_of(again.lines[at]), 1), words.text


def test_the_lines_of_a_run_are_found_from_anywhere(tmp_path: Path) -> None:
    sentences = [f"In the {number}th watch of the night somebody saw a light at sea." for number in range(300)]
    text = "\n\n".join("\n".join(textwrap.wrap(" ".join(sentences[at : at + 5]), 64)) for at in range(0, 300, 5))
    found = article(tmp_path, text, sentences)
    assert len(found.lights.runs) == 300
    for width in (20, 78):
        every = whole(found, width)
        for begin in (0, 30, len(found) - 1):
            for number in (0, 1, 150, 298, 299):
                window, run = Window(found), found.lights.runs[number]
                window.begin(begin, width)
                first, last = window.find(*run, width)
                lit = [
                    span.text for line in window.lines[first : last + 1] for span in line.spans if span.at == run.start
                ]
                assert " ".join(lit) == sentences[number]
                assert window.lines[first] in every


def test_however_long_a_text_is_no_more_is_laid_out_than_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = [f"In the {number}th watch of the night somebody saw a light at sea." for number in range(20_000)]
    ways = {
        "wrapped": "\n\n".join(
            "\n".join(textwrap.wrap(" ".join(sentences[at : at + 9]), 70)) for at in range(0, 20_000, 9)
        ),
        "one line": " ".join(sentences),
        "no end": "x" * 1_200_000,
    }
    laid_out: list[int] = []

    def counting(blocks: tuple[Passage, ...], width: int) -> object:
        laid_out.append(sum(len(span.text) for block in blocks for span in block.spans))
        return lay_out(blocks, width)

    monkeypatch.setattr("tui.explorer.widgets.window.lay_out", counting)
    for name, text in ways.items():
        assert len(text) > 1_100_000
        found = article(tmp_path / name.replace(" ", "-"), text, sentences[19_000:19_003] if name != "no end" else [])
        laid_out.clear()
        window = Window(found)
        if found.lights.runs:
            window.find(*found.lights.runs[1], 78)
        window.reach(60, 78)
        window.grow(60)
        window.begin(len(found), 78)
        window.reach(10**6, 78)
        window.grow(60)
        window.bar(3, 40), window.place(7), window.stand(Scroll(len(found) // 2, letters=70), 30)
        assert sum(laid_out) < 12 * MOST, name
        assert max(laid_out) <= MOST
