"""Markdown: what a reader of it reads back is what the case has, and none of it is syntax."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from exported import case_of
from helpers import changed, harbour, kazakhstan, many, put, texts
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt  # Textual needs it and the extensions below: they are there wherever it is
from printed import (
    PAYLOADS,
    READER,
    Document,
    every,
    ids,
    printed,
    quoted,
)

from tui.cards import card
from tui.cards.blocks import Block, Card, Columns, Field, Gap, Head, Heading, Para, Quoted, para
from tui.case import Case
from tui.case.lists import KINDS
from tui.formats.md import COLUMNS as MD_COLUMNS
from tui.formats.md import escape, lines
from tui.text import clean, one_line

COMMONMARK = MarkdownIt("commonmark")
OF = {"sources": "source", "actors": "actor", "events": "event", "questions": "question", "claims": "claim"}


@pytest.fixture(scope="module")
def hostile() -> Case:
    return case_of("payloads")


@pytest.fixture(params=["harbour", "kazakhstan", "hostile"])
def case(request: pytest.FixtureRequest, hostile: Case) -> Case:
    return hostile if request.param == "hostile" else harbour() if request.param == "harbour" else kazakhstan()


def stripped(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().split("\n"))


def flat(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks, those that stand side by side one after the other."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Columns):
            below = [Para(block.below)] if block.below else []
            found += flat([*(inner for cell in block.cells for inner in cell), *below])
        else:
            found.append(Heading(block.text) if isinstance(block, Head) else block)
    return found


def labelled(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    """Yield each field with its label; one without has that of the field above it."""
    label = ""
    for block in blocks:
        if isinstance(block, Field):
            label = block.label or label
            yield one_line(label), stripped("".join(span.text for span in block.spans))


def titled(block: Block) -> bool:
    return isinstance(block, Para) and any(span.tone == "title" for span in block.spans)


made = lru_cache(maxsize=1)(card)
"""A card, which is half of the work: made once for what it says and for how that is printed."""


def check_card(case: Case, name: str) -> Document:
    """Return the Markdown of a card as read; fail where that is anything else than the card says."""
    found = made(case, name)
    assert found is not None
    document = Document(printed(case, "md", None, name))
    blocks = flat(found.blocks)
    headings = [one_line(texts(block)) for block in blocks if isinstance(block, Heading) or titled(block)]
    paragraphs = [stripped(texts(block)) for block in blocks if isinstance(block, Para) and not titled(block)]
    assert document.headings == [f"h1 {headings[0]}", *(f"h2 {heading}" for heading in headings[1:])]
    quotes = [block for block in blocks if isinstance(block, Quoted)]
    assert document.quotes == [f"[…] {block.words}" if block.left_out else block.words for block in quotes]
    assert document.items == list(labelled(blocks))
    assert document.paragraphs[0].startswith(f"{found.kind} {found.id}")
    assert "\n".join(document.paragraphs[1:]) == "\n".join(paragraphs)
    assert document.rules <= 1
    assert document.table == []
    return document


@pytest.fixture
def made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print the card that is looked at, and not the same one made anew."""
    monkeypatch.setattr("tui.formats.md.card", made)


@pytest.mark.usefixtures("made_once")
@pytest.mark.parametrize("number", range(len(PAYLOADS)), ids=[ascii(words) for words in PAYLOADS])
def test_hostile_words_are_read_back_from_markdown_cards_and_are_no_syntax(hostile: Case, number: int) -> None:
    names = (*(f"{kind}-{number}" for kind in OF.values()), f"compare=question-{number}")
    quotes = {name: check_card(hostile, name) for name in names}[f"claim-{number}"].quotes
    assert [quote.removeprefix("[…] ") for quote in quotes].count(clean(PAYLOADS[number])) >= 4


@pytest.mark.usefixtures("made_once")
def test_every_card_of_a_case_is_read_back_from_markdown(case: Case) -> None:
    comparisons = [f"compare={name}" for name in case.questions]
    days = [f"{axis}={words}" for axis, headings in case.times.headings.items() for words in headings]
    assert days
    for name in [*every(case), *comparisons, *days] if case.info.id != "hostile" else [case.info.id, *days]:
        check_card(case, name)


@pytest.mark.parametrize("kind", KINDS)
def test_a_markdown_table_has_a_row_a_record_and_a_cell_a_column(case: Case, kind: str) -> None:
    head, *body = Document(printed(case, "md", kind)).table
    assert head == list(MD_COLUMNS[kind])
    assert [row[0] for row in body] == ids(case, kind)
    assert {len(row) for row in body} == {len(head)}
    title = {"actors": "name", "claims": "text", "questions": "asks"}.get(kind, "title")
    assert [row[1] for row in body] == [one_line(getattr(case.get(row[0]), title)) for row in body]


@pytest.mark.parametrize(
    "words", ["a\n\nb", "a\n\n> b", "- a\n\n- b", "```\na\n\nb\n```", "a\n\n\n# b\n---\n1. c", "???! a\n    b"]
)
def test_a_quote_with_blank_lines_and_block_syntax_is_one_blockquote(tmp_path: Path, words: str) -> None:
    case = Case.open(put(tmp_path, changed("it was strong", quoted(words))))
    assert Document(printed(case, "md", None, "strong")).quotes == [words]
    assert Document(printed(case, "md", None, "strong"), COMMONMARK).quotes == [words]


SIGNS = st.sampled_from("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n09aZé\u00a0\u3000\u200d")
PIECES = st.sampled_from(["---", "```", "http://", "www.", "a@b.com", "&amp;", "<b>", "](", "1. ", "\\\n", "    "])
WORDS = st.lists(SIGNS | PIECES | st.characters(), max_size=30).map(lambda parts: clean("".join(parts)))


@many(600)
@given(WORDS.filter(str.strip))
def test_any_words_in_a_blockquote_are_read_back_whole_between_two_paragraphs(words: str) -> None:
    quote = "\n".join(f"> {line}" for line in lines(words))
    for reader in (COMMONMARK, READER):
        document = Document(f"before\n\n{quote}\n\nafter", reader)
        assert (document.quotes, document.paragraphs) == ([words], ["before", "after"])


@many(300)
@given(WORDS.map(one_line), WORDS.map(one_line))
def test_any_words_in_a_table_stay_in_their_cells(one: str, other: str) -> None:
    rows = f"| a | b |\n| --- | --- |\n| {escape(one)} | {escape(other)} |"
    assert Document(rows).table == [["a", "b"], [one, other]]


def test_markdown_says_little_of_its_own_and_reads_as_text() -> None:
    text = printed(harbour(), "md", None, "dozens-ran", "sparks")
    assert text.startswith("# Dozens ran.\n\nclaim dozens-ran, case harbour\n\nCourier ← Witnesses\n\n")
    assert "\n\n> dozens ran\\\n> &#32;&#32;and \\[/x\\] some fell\n\n" in text
    assert "\n- **Events**: The harbour burns\n" in text
    assert "\n\n# A spark from a crane set it off.\n\n" in text
    assert "drawn by the editor: One names a cause where the other knows none.\n\n---\n\n- **Other sources**" in text
    assert not [line for line in text.split("\n") if line != line.rstrip()]


def test_only_a_paragraph_right_below_another_goes_on_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    above = (para("a"), para("b", indent=1), para("c", indent=1), Gap(), para("d", indent=1), para("e"), para("f"))
    below = (Quoted("g"), para("h", indent=1), para("i", indent=1), para("j", indent=2))
    monkeypatch.setattr("tui.formats.md.card", lambda case, name: Card("claim", name, above + below))
    paragraphs = Document(printed(harbour(), "md", None, "x")).paragraphs
    assert [text for text in paragraphs if "claim" not in text] == ["a\nb\nc", "d", "e", "f", "h", "i\nj"]


def test_statements_stand_one_below_the_other_source_by_source() -> None:
    text = printed(harbour(), "md", None, "compare=what-cause")
    document = Document(text)
    assert text.startswith("# What set it off?\n\ncompare what-cause, case harbour\n\n2 statements in 2 claims of 2 s")
    assert document.headings[1:] == [
        "h2 Told by more than one source",
        "h2 1. The cause is not known. — both print it",
        "h2 Where they part",
        "h2 2. A spark from a crane set it off.",
    ]
    assert text.index("The Gazette ←") < text.index("> the cause is not known") < text.index("Courier ←")
    assert "\n\nThe Gazette · prints what contradicts it: row 1\n\nCourier ← Жанна Öz · " in text
