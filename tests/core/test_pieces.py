"""Pieces of words: in the order in which the article has them, with `[…]` where it has more between two."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from helpers import put, texts

from tui.__main__ import main
from tui.cards import card
from tui.cards.blocks import Quoted
from tui.case import Case
from tui.formats import FORMATS
from tui.formats.citation import citation, quote_text

PAPER = """The Paper

The mayor said the day before that two ships sank, and nobody drowned. She gave no proof.

"We lost the pier," she said. The pier-head stands. 船は沈んだ。誰も泳がない。

Ten men rowed out and came back wet and cold.
"""

CLAIMS = {
    "sank": ["two ships sank", "The mayor said the day before|attribution", "She gave no proof|caveat"],
    "pier": ["We lost the pier", "she said|attribution"],
    "split": ["nobody drowned", "two ships sank"],
    "spaced": ["came back", "rowed out and"],
    "tied": ["wet and", " cold"],
    "again": ["Ten men rowed out", "rowed out and came back"],
    "within": ["came back wet and cold", "back"],
    "dashed": ["The pier", "head stands|||-"],
    "wide": ["船は", "んだ"],
}
ORDERED = {
    "sank": ["The mayor said the day before", "[…] two ships sank", "[…] She gave no proof"],
    "pier": ["We lost the pier", "[…] she said"],
    "split": ["two ships sank", "[…] nobody drowned"],
    "spaced": ["rowed out and", "came back"],
    "tied": ["wet and", " cold"],
    "again": ["Ten men rowed out", "rowed out and came back"],
    "within": ["came back wet and cold", "back"],
    "dashed": ["The pier", "[…] head stands"],
    "wide": ["船は", "[…] んだ"],
}
COPIED = {
    "sank": "two ships sank",
    "pier": "We lost the pier",
    "split": "two ships sank […] nobody drowned",
    "spaced": "rowed out and came back",
    "tied": "wet and cold",
    "again": "Ten men rowed out and came back",
    "within": "came back wet and cold",
    "dashed": "The pier […] head stands",
    "wide": "船は […] んだ",
}


def written(digest: str) -> str:
    text = f"""\
case: {{format: 1, id: ships, title: Ships}}
sources: [{{id: paper, title: Ships sink, publisher: The Paper, sha256: {digest}, furniture: '1'}}]
actors: [{{id: mayor, name: The mayor, kind: person}}]
questions: [{{id: how-many, asks: How many sank?}}]
claims:
"""
    for name, quotes in CLAIMS.items():
        text += f"- id: {name}\n  text: A claim.\n  speaker: mayor\n  answers: [how-many]\n"
        text += "  reports:\n  - source: paper\n    quotes:\n"
        for quote in quotes:
            exact, role, suffix, prefix = [*quote.split("|"), "", "", ""][:4]
            text += f'    - {{exact: "{exact}", role: {role or "content"}'
            text += (f', suffix: "{suffix}"' if suffix else "") + (f', prefix: "{prefix}"' if prefix else "") + "}\n"
    return text


@pytest.fixture(scope="module", name="ships")
def _ships(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """A case, sealed against its one text."""
    folder = tmp_path_factory.mktemp("ships")
    (folder / "texts").mkdir()
    (folder / "texts" / "paper.txt").write_text(PAPER, encoding="utf-8")
    path = put(folder / "case", written(hashlib.sha256(PAPER.encode()).hexdigest()))
    assert main(["seal", str(path), "--texts", str(folder / "texts")]) == 0
    case = Case.open(path)
    assert case.problems == ()
    return case


@pytest.fixture(name="loose")
def _loose(tmp_path: Path) -> Case:
    """The same case without a seal."""
    return Case.open(put(tmp_path, written("0" * 64)))


def on_the_card(case: Case, name: str) -> list[str]:
    found = card(case, name)
    assert found
    quotes = [block for block in found.blocks if isinstance(block, Quoted)]
    return [f"[…] {block.words}" if block.left_out else block.words for block in quotes]


def below(case: Case, name: str) -> list[str]:
    """Return a card's lines from its first quote to the next empty line, each quote led by its bar."""
    found = card(case, name)
    assert found
    bars = {True: "▏ ", False: "▎ "}
    lines = [bars[block.aside] + block.words if isinstance(block, Quoted) else texts(block) for block in found.blocks]
    begin = next(at for at, line in enumerate(lines) if line[:1] in ("▎", "▏"))
    return lines[begin : lines.index("", begin)]


@pytest.mark.parametrize("name", CLAIMS)
def test_the_card_has_the_pieces_as_the_article_does_and_tells_where_it_has_more_between_them(
    ships: Case, name: str
) -> None:
    assert on_the_card(ships, name) == ORDERED[name]
    places = [PAPER.index(words.removeprefix("[…] ")) for words in ORDERED[name]]
    assert name == "within" or places == sorted(places)


@pytest.mark.parametrize("name", CLAIMS)
def test_what_is_copied_joins_no_words_that_the_article_has_apart(ships: Case, name: str) -> None:
    text = quote_text(ships, name)
    assert text == COPIED[name]
    assert all(part in PAPER for part in text.split(" […] "))


def test_what_each_piece_carries_is_told_below_it(ships: Case) -> None:
    assert below(ships, "sank") == [
        "▏ The mayor said the day before", "attribution", "▎ two ships sank",
        "¶ 2 · ✓ sealed", "▏ She gave no proof", "reservation",
    ]  # fmt: skip
    assert below(ships, "pier")[2:] == ["▏ she said", "attribution"]


def test_a_questions_card_has_them_in_order_too_with_what_they_carry(ships: Case) -> None:
    found = card(ships, "how-many")
    assert found
    lines = [texts(block) for block in found.blocks]
    begin = lines.index("The mayor said the day before")
    assert lines[begin : begin + 5] == [
        "The mayor said the day before", "attribution", "two ships sank", "She gave no proof", "reservation",
    ]  # fmt: skip


def test_a_citation_has_the_pieces_in_order_with_what_they_carry(ships: Case) -> None:
    assert citation(ships, "sank").split("\n")[:3] == [
        "“The mayor said the day before” – attribution",
        "[…] “two ships sank”",
        "[…] “She gave no proof” – reservation",
    ]
    assert citation(ships, "pier").split("\n")[:2] == ["“We lost the pier”", "[…] “she said” – attribution"]


def test_markdown_and_csv_have_them_in_the_same_order(ships: Case) -> None:
    text = "\n".join(FORMATS["md"].cards(ships, ["sank"]))
    assert text.index("> The mayor said") < text.index("> \\[…\\] two ships sank") < text.index("gave no proof")
    table = "\n".join(FORMATS["csv"].rows(ships, "claims", ["split"]))
    assert "two ships sank […] nobody drowned" in table


@pytest.mark.parametrize("name", CLAIMS)
def test_where_nothing_is_sealed_the_pieces_stand_as_in_the_file_and_that_is_told(loose: Case, name: str) -> None:
    words = [quote.split("|")[0] for quote in CLAIMS[name]]
    assert [line.removeprefix("[…] ") for line in on_the_card(loose, name)] == words
    assert any("not sealed; the pieces stand as in the file" in line for line in below(loose, name))
    assert "the pieces stand as in the case's file" in citation(loose, name)


def test_one_changed_piece_leaves_the_order_of_all_unknown(ships: Case, tmp_path: Path) -> None:
    text = (ships.path / "case.yaml").read_text(encoding="utf-8")
    put(tmp_path, text.replace("nobody drowned", "somebody drowned"))
    put(tmp_path, (ships.path / "seal.yaml").read_text(encoding="utf-8"), "seal.yaml")
    case = Case.open(tmp_path)
    assert on_the_card(case, "split") == ["somebody drowned", "[…] two ships sank"]
    assert on_the_card(case, "sank") == ORDERED["sank"]
