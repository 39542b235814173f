"""Texts as they are found: hard-wrapped, with other line ends, with hyphens at the ends of lines."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.__main__ import main
from tui.cards import card
from tui.cards.blocks import Para, Quoted
from tui.cards.pieces import pieces, running
from tui.case import Case
from tui.model import Claim
from tui.reading.flowing import flowing, reflowed
from tui.reading.seal import read_seal
from tui.reading.source_text import SourceText

NIGHT = """THE LOST LAMP

The keeper of the north-
eastern light saw the lamp go out at
eleven. Mr. J. B. Ames, wit-
ness for the S.S. Petrel, told it other-
wise: “It burned till\u00a0two.”

He left on 14. March with No. 5
boat. It was dark.
"""
CASE = """\
case: {format: 1, id: lamp, title: The lamp}
sources:
- {id: night, title: The lost lamp, publisher: The Board, sha256: SHA}
claims:
- id: out
  text: The lamp went out at eleven.
  speaker: night
  reports:
  - source: night
    quotes:
    - exact: saw the lamp go out
    - exact: at eleven.
    - exact: |-
        Ames, wit-
        ness for the S.S. Petrel, told it
- id: northern
  text: It was the northern light.
  speaker: night
  reports:
  - {source: night, quotes: [{exact: north-eastern light}, {exact: told it otherwise, suffix: ': “It burned till two'}]}
"""


def text_of(words: str) -> SourceText:
    return SourceText(words, "")


def found(text: str, *quote: str) -> list[str]:
    return [text[start:end] for start, end in text_of(text).find(*quote)]


@pytest.fixture(params=["\n", "\r\n"])
def folders(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """A case with a hard-wrapped text, once with each kind of line ends."""
    case, texts = tmp_path / "lamp", tmp_path / "texts"
    case.mkdir()
    texts.mkdir()
    data = NIGHT.replace("\n", request.param).encode()
    (texts / "night.txt").write_bytes(data)
    (case / "case.yaml").write_text(CASE.replace("SHA", hashlib.sha256(data).hexdigest()), encoding="utf-8")
    return case, texts


def test_quotes_of_a_wrapped_text_are_sealed_and_stay_neighbours(folders: tuple[Path, Path]) -> None:
    case, texts = folders
    assert main(["check", str(case), "--texts", str(texts)]) == 0
    assert main(["seal", str(case), "--texts", str(texts)]) == 0
    assert main(["check", str(case), "--texts", str(texts)]) == 0
    opened = Case.open(case)
    claim = opened.claims["out"]
    assert isinstance(claim, Claim)
    pieced = pieces(opened, claim, 0)
    assert [piece.between for piece in pieced] == ["", " ", " […] "]
    assert running(pieced).startswith("saw the lamp go out at eleven. […] Ames")
    text = (texts / "night.txt").read_bytes().decode()
    stand = [piece.position for piece in pieced if piece.position]
    assert [text[place.at :].split()[0] for place in stand] == ["saw", "at", "Ames,"]
    assert opened.seal.words == read_seal(case).words


def test_a_quote_over_two_lines_is_shown_as_a_paragraph(folders: tuple[Path, Path]) -> None:
    case, texts = folders
    main(["seal", str(case), "--texts", str(texts)])
    shown = card(Case.open(case), "out")
    assert shown
    words = [block.words for block in shown.blocks if isinstance(block, Quoted)]
    assert words[-1] == "Ames, wit- ness for the S.S. Petrel, told it"
    places = ["".join(span.text for span in block.spans) for block in shown.blocks if isinstance(block, Para)]
    assert any("¶ 2" in place and "✓ sealed" in place for place in places)


def test_one_changed_letter_still_breaks_the_seal(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    case, texts = folders
    main(["seal", str(case), "--texts", str(texts)])
    file = case / "case.yaml"
    file.write_text(file.read_text("utf-8").replace("ness for the", "ness of the"), encoding="utf-8")
    assert main(["check", str(case)]) == 1
    assert "not those that were sealed" in capsys.readouterr().out


def test_a_quote_with_other_ends_of_lines_is_as_it_was_sealed(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    case, texts = folders
    main(["seal", str(case), "--texts", str(texts)])
    file, sealed = case / "case.yaml", read_seal(case).words.keys()
    broken = "|-\n        Ames, wit-\n        ness for the S.S. Petrel, told it"
    file.write_text(file.read_text("utf-8").replace(broken, "Ames, wit- ness for the S.S. Petrel, told it"), "utf-8")
    assert main(["check", str(case)]) == 0
    assert ": note: " not in capsys.readouterr().out
    opened = Case.open(case)
    assert all(piece.position for piece in pieces(opened, opened.claims["out"], 0))
    main(["seal", str(case), "--texts", str(texts)])
    assert read_seal(case).words.keys() == sealed


def test_a_seal_of_before_that_heeds_white_space_is_valid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = hashlib.sha256(b"\x1fa  dog\x1f").hexdigest()[:16]
    (tmp_path / "case.yaml").write_text(
        "case: {format: 1, id: c, title: C}\nsources: [{id: s, title: S, publisher: P}]\nclaims:\n"
        "- {id: it, text: A dog., speaker: s, reports: [{source: s, quotes: [{exact: 'a  dog'}]}]}\n",
        encoding="utf-8",
    )
    (tmp_path / "seal.yaml").write_text(f"seal: 1\nsources:\nwords:\n- it s {written} 7 1\n", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 0
    assert "no errors" in capsys.readouterr().err
    opened = Case.open(tmp_path)
    [piece] = pieces(opened, opened.claims["it"], 0)
    assert piece.position
    assert piece.position.at == 7


def test_coverage_counts_sentences_over_lines(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    case, texts = folders
    main(["check", str(case), "--texts", str(texts), "--coverage"])
    out = capsys.readouterr().out
    assert "coverage: night: 2 of 5 sentences touched (40.0%)" in out
    assert "coverage: night:9: He left on 14. March with No. 5 boat." in out


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("go out at eleven", "go out at\neleven"),
        ("go  out\tat\neleven", "go out at\neleven"),
        ("the north-eastern light", "the north-\neastern light"),
        ("the northeastern light", "the north-\neastern light"),
        ("Ames, witness for", "Ames, wit-\nness for"),
        ("Ames, wit- ness for", "Ames, wit-\nness for"),
        ("witness for the S.S. Petrel, told it otherwise", "wit-\nness for the S.S. Petrel, told it other-\nwise"),
        ("till two", "till\u00a0two"),
    ],
)
def test_white_space_and_hyphens_at_line_ends_are_no_words(quote: str, there: str) -> None:
    assert found(NIGHT, quote) == [there]
    assert found(NIGHT.replace("\n", "\r\n"), quote) == [there.replace("\n", "\r\n")]


@pytest.mark.parametrize(
    "quote", ["goout at eleven", "north eastern", "wit ness", "Witness", "S.S.Petrel", "till twO", "told it, otherwise"]
)
def test_the_words_themselves_stay_exact(quote: str) -> None:
    assert found(NIGHT, quote) == []


def test_prefix_and_suffix_run_over_lines() -> None:
    text = "He saw it, the\nmayor said.\n\nHe saw it, the\njudge said.\n"
    assert len(found(text, "saw it")) == 2
    assert found(text, "saw it", "", ", the judge") == ["saw it"]
    assert text_of(text).find("saw it", "He ", ", the judge")[0].start > 20
    assert text_of(text).find("it, the", "saw ", " judge")[0].start > 20


def test_where_each_line_is_a_paragraph_words_within_one_go_first() -> None:
    lines = "It was dark. He left.\nIt was\ndark there.\n"
    assert len(found(lines, "It was dark")) == 1
    assert len(found("\n\n".join(("A title", lines)), "It was dark")) == 2


@given(
    st.lists(st.sampled_from(["one", "two,", "three.", "«four»", "naïve", "語"]), min_size=1, max_size=12), st.data()
)
def test_words_are_found_however_they_are_wrapped(words: list[str], data: st.DataObject) -> None:
    spaces = st.sampled_from([" ", "\n", "\r\n", "\n   ", "  ", "\u00a0", "\t\n"])
    text = "Begin.\n\n" + "".join(word + data.draw(spaces) for word in words) + "End"
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    spans = text_of(text).find(" ".join(words[start:end]))
    assert any(text[span.start : span.end].split() == words[start:end] for span in spans)
    assert all(flowing(text[span.start : span.end]) == " ".join(words[start:end]) for span in spans)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mr. Smith came. He left.", ["Mr. Smith came.", "He left."]),
        ("The S.S. Petrel sank. J. B. Ames saw it.", ["The S.S. Petrel sank.", "J. B. Ames saw it."]),
        (
            "It was No. 5 boat. She left in 1912. Nobody came.",
            ["It was No. 5 boat.", "She left in 1912.", "Nobody came."],
        ),
        ("1. The bridge. 2. The boat.", ["1. The bridge.", "2. The boat."]),
        ("Am 14. April sank es. So war es.", ["Am 14. April sank es.", "So war es."]),
        ("He said no. Then he left.", ["He said no.", "Then he left."]),
        ("It paid 1.5 million. “Why?” She did not know.", ["It paid 1.5 million.", "“Why?”", "She did not know."]),
        ("Ποιος φώναζε; Δεν ξέρει. Ο δρ. Δήμου ήρθε.", ["Ποιος φώναζε;", "Δεν ξέρει.", "Ο δρ. Δήμου ήρθε."]),
        ("هل صدق؟ لا نعلم.", ["هل صدق؟", "لا نعلم."]),
        ("Ушли 3 тыс. человек. «Да!» сказал он. Всё.", ["Ушли 3 тыс. человек.", "«Да!» сказал он.", "Всё."]),
        ("„Nein.“ Er ging. „Ja; Sie kam.“", ["„Nein.“", "Er ging.", "„Ja; Sie kam.“"]),
    ],
)
def test_no_sentence_ends_at_a_title_an_initial_or_a_number_in_a_row(text: str, sentences: list[str]) -> None:
    for written in (text, text.replace(" ", "\n") + "\n\nEnd"):
        lines = text_of(written).lines
        told = [flowing(written[each.start : each.end]) for each in lines.sentences()]
        assert told[: len(sentences)] == sentences


def test_paragraphs_end_at_empty_lines_where_a_text_has_them() -> None:
    lines = text_of(NIGHT).lines
    assert lines.wrapped
    assert [lines.paragraph(NIGHT.index(word)) for word in ("THE", "keeper", "burned", "He left", "dark")] == [
        1,
        2,
        2,
        3,
        3,
    ]
    each = text_of("One.\nTwo.\nThree.\n").lines
    assert not each.wrapped
    assert each.paragraph(10) == 3


def test_a_text_of_long_lines_is_not_taken_for_a_wrapped_one() -> None:
    text = "A title\nby Ann\n\n" + "\n".join(["Long words. " * 30] * 4)
    assert not text_of(text).lines.wrapped


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("a line\nand another", "a line and another"),
        ("a line\r\nand another", "a line and another"),
        ("a line\n  and another", "a line\n  and another"),
        ("a line\n\nand another", "a line\n\nand another"),
        ("It ends.\nIt begins.", "It ends.\nIt begins."),
        ("It goes\non. It ends.\nIt begins.", "It goes on. It ends. It begins."),
        ("first\n- second\n- third", "first\n- second\n- third"),
        ("no line", "no line"),
    ],
)
def test_quotes_are_reflowed_and_keep_their_paragraphs(quote: str, shown: str) -> None:
    assert reflowed(quote, broken=True) == shown
    assert reflowed(quote) == quote, "nobody knows that a page has broken it"
    assert reflowed(shown, broken=True) == shown


def test_a_quote_with_the_lines_of_a_page_is_reflowed_without_a_seal() -> None:
    page = (
        "saw it go out at\neleven, and told the board of inquiry on the\nsecond day that he had seen no other light at"
    )
    page += "\nall."
    assert reflowed(page) == page.replace("\n", " ")
    verse = "The lamp is out,\nthe night is long,\nand nobody has seen the boat\nthat sailed before the song."
    assert reflowed(verse) == verse
