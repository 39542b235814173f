"""Where a quote stands as its source counts, and what it says in another language: shown, cited, searched, exported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import changed, put
from inside import card_lines
from printed import cells, printed

from tui.cards import card
from tui.cards.blocks import Quoted
from tui.case import Case
from tui.case.query import Filters
from tui.case.search import understand
from tui.formats import FORMATS
from tui.formats.citation import citation, quote_text
from tui.reading.quotes import all_words

SAYS = "translated (en) by the editor"
QUOTE = """\
    - exact: Огни горели
      at: Q 14075
      translation: {text: The lamps were burning, lang: en, by: editor}
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    found = Case.open(put(tmp_path, changed("    - exact: it was strong\n", QUOTE)))
    assert found.problems == ()
    return found


def test_a_card_shows_the_original_as_the_quote_and_below_it_whose_the_translation_is(case: Case) -> None:
    found = card(case, "strong")
    assert found is not None
    assert [block.words for block in found.blocks if isinstance(block, Quoted)] == ["Огни горели"]
    lines = [line.strip() for line in card_lines(case, "strong")]
    at = lines.index(f"{SAYS}: “The lamps were burning”")
    assert lines[at - 1].endswith("Огни горели")
    assert lines[at + 1].startswith("Q 14075 · ")


@pytest.mark.parametrize("name", ["how-strong", "compare=how-strong"])
def test_other_cards_on_which_the_words_stand_have_both_too(case: Case, name: str) -> None:
    text = "\n".join(card_lines(case, name))
    assert "Q 14075" in text
    assert f"{SAYS}: “The lamps were burning”" in text


def test_the_original_alone_is_copied_and_sealed(case: Case) -> None:
    assert quote_text(case, "strong") == "Огни горели"
    assert [words.exact for words in all_words({"strong": case.claims["strong"]})] == ["Огни горели"]


def test_a_citation_says_where_and_whose_the_translation_is(case: Case) -> None:
    lines = citation(case, "strong").split("\n")
    assert lines[:2] == ["“Огни горели” – Q 14075", f"{SAYS}: “The lamps were burning”"]


@pytest.mark.parametrize("typed", ["burning", '"lamps were burning"', '"Q 14075"', "горели"])
def test_a_claim_is_found_by_its_translation_and_by_where_it_stands(case: Case, typed: str) -> None:
    assert case.ranked(Filters(sought=understand(case, typed))) == ["strong"]


def test_every_export_has_both(case: Case) -> None:
    for name in ("md", "text"):
        text = printed(case, name, None, "strong")
        assert "Q 14075" in text
        assert f"{SAYS}: “The lamps were burning”" in text
    assert "> Огни горели" in printed(case, "md", None, "strong")
    assert "> The lamps" not in printed(case, "md", None, "strong")
    head, row, _ = cells(printed(case, "csv", "claims"))
    assert (row[head.index("places")], row[head.index("quotes")]) == ("Q 14075", "Огни горели")
    assert row[head.index("translations")] == f"{SAYS}: The lamps were burning"
    quote = json.loads(printed(case, "json", "claims"))[0]["reports"][0]["quotes"][0]
    translation = {"text": "The lamps were burning", "lang": "en", "by": "editor"}
    assert (quote["at"], quote["translation"]) == ("Q 14075", translation)


def test_a_comparison_as_data_has_both(case: Case) -> None:
    (found,) = json.loads("\n".join(FORMATS["json"].cards(case, ["compare=how-strong"])))
    quote = found["claims"][0]["reports"][0]["quotes"][0]
    assert (quote["at"], quote["translation"]["text"]) == ("Q 14075", "The lamps were burning")
    head, row = cells("\n".join(FORMATS["csv"].cards(case, ["compare=how-strong"])))[:2]
    assert (row[head.index("places")], row[head.index("translations")]) == (
        "Q 14075",
        f"{SAYS}: The lamps were burning",
    )


def test_an_archived_copy_is_on_the_card_in_the_citation_and_an_address_where_there_is_no_other(tmp_path: Path) -> None:
    copy = "publisher: The Paper\n  archived: https://copies.example/1\n  archived_on: 2021-02-03"
    case = Case.open(put(tmp_path, changed("publisher: The Paper", copy)))
    (line,) = [" ".join(line.split()) for line in card_lines(case, "paper") if line.startswith("Archived")]
    assert line == "Archived https://copies.example/1 · Wed 3 Feb 2021"
    assert "Archived: https://copies.example/1, Wed 3 Feb 2021" in citation(case, "paper")
    assert "https://copies.example/1#:~:text=it%20was%20strong" in citation(case, "strong")
