"""Words that a text does not have: why, and where it has the nearest to them."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from tui.__main__ import main
from tui.reading import nearest
from tui.reading.nearest import Nearest
from tui.reading.quotes import Words
from tui.reading.source_text import SourceText
from tui.reading.source_texts import load

TEXT = """The keeper saw the lamp go out at
eleven, he said. “It was dark,” Mr. Smith told us, and the caf\u00e9 on
pier 10\u00a0000 closed. Nobody kn\u0430w why. The so\u200bund stopped.

She went home – alone. Peter was there. The fog dis
appeared.
"""
NEAR = Nearest({"night": SourceText(TEXT, "1"), "day": SourceText("A ship sailed by, said the fox.\n", "2")})


def why(quote: str, prefix: str = "", suffix: str = "") -> str:
    what, _ = NEAR.why(Words("it", ("reports",), "night", quote, prefix, suffix))
    return what.removeprefix("this quote does not stand in the text of 'night'")


@pytest.mark.parametrize(
    ("quote", "says"),
    [
        ("saw the lamp went out", ": at 1:25 of the text, “go” stands where the quote has “went”"),
        ("Petra was there", ": at 5:27 of the text, “Peter” stands where the quote has “Petra”"),
        ("Smyth told us",
         "at 2:39 of the text, “Smith” stands where the quote has “Smyth”: U+0069 LATIN SMALL LETTER I"),
        ('dark," Mr. Smith', "U+201D RIGHT DOUBLE QUOTATION MARK where the quote has U+0022 QUOTATION MARK"),
        ("home - alone",
         "at 5:15 of the text, “–” stands where the quote has “-”: U+2013 EN DASH where the quote has U+002D"),
        ("the cafe\u0301 on pier", "the same letter is written otherwise: U+00E9 LATIN SMALL LETTER E WITH ACUTE"),
        ("the cafe\u0301 on pier", "has U+0065 LATIN SMALL LETTER E and U+0301 COMBINING ACUTE ACCENT"),
        ("Nobody knaw why",
         "at 3:30 of the text, “kn\u0430w” stands where the quote has “knaw”: U+0430 CYRILLIC SMALL LETTER A"),
        ("The sound stopped", "the text has U+200B ZERO WIDTH SPACE, which is not seen, in “sound”"),
        ("keeper s\u00adaw the", "the quote has U+00AD SOFT HYPHEN, which is not seen, in “saw”"),
        ("10000 closed", "at 3:8 of the text, the text has U+00A0 NO-BREAK SPACE"),
        ("The fog disappeared", "at 5:52 of the text, the text has the end of a line"),
        ("nobody kn\u0430w", "“Nobody” stands where the quote has “nobody”: small and capital letters differ"),
        ("SHE WENT HOME", "“She went home” stands where the quote has “SHE WENT HOME”: small and capital"),
        ("She quickly went home", "at 5:5 of the text, the quote has “quickly” and the text has not"),
        ("keeper saw lamp go", "at 1:16 of the text, the text has “the” and the quote has not"),
        ("keeper saw lamp go out at, he said", "; 1 more difference behind it"),
        ("dark,”Mr. Smith", "at 2:32 of the text, the text has a space, and the quote none"),
        ("A ship sailed by", ", but in that of 'day', at 1:1"),
        ("Entirely other things happened elsewhere", ": nothing in it is like these words"),
    ],
)  # fmt: skip
def test_a_quote_that_is_not_found_is_told_why_and_where(quote: str, says: str) -> None:
    assert says in why(quote)


def test_words_that_stand_elsewhere_than_between_prefix_and_suffix_are_told_so() -> None:
    assert why("dark", "was ", "!") == (
        " between prefix and suffix: it stands at 2:26 of the text, where “,” stands behind it and not “!”"
    )
    assert why("dark", "not ").endswith("at 2:26 of the text, where “was” stands before it and not “not”")


def test_many_missing_quotes_are_told_from_one_look_at_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is gone through once; of each quote's words but some places are looked at."""
    made: list[int] = []

    class Counting(nearest._Index):
        def __init__(self, text: str) -> None:
            made.append(len(text))
            super().__init__(text)

    monkeypatch.setattr(nearest, "_Index", Counting)
    chance = random.Random(13)
    words = ["".join(chance.choices("abcdefghij", k=chance.randint(2, 8))) for _ in range(3000)]
    text = " ".join(chance.choices(words, k=60_000))
    near = Nearest({"night": SourceText(text, "1")})
    for _ in range(300):
        start = chance.randrange(len(text) - 200)
        quote = text[start : start + 90].split(" ", 1)[1].replace(" ", " X", 1)
        assert "does not stand" in near.why(Words("it", ("reports",), "night", quote))[0]
    assert made == [len(text)]


# A text that differs by its bytes alone

BYTES = "The night\n\nIt was dark. Café.\n".encode()


@pytest.mark.parametrize(
    ("there", "says"),
    [
        (BYTES.replace(b"\n", b"\r\n"), "differs from that text only by its line ends: that one's are LF"),
        (b"\xef\xbb\xbf" + BYTES, "differs from that text only by its byte order mark, U+FEFF, which that one has not"),
        (BYTES[:-1], "only by the end of its last line, which that one has"),
        (BYTES + b"\n", "only by the end of its last line, which that one has not"),
        (BYTES + b"!", ""),
    ],
)
def test_a_text_that_differs_by_line_ends_or_a_mark_is_told(tmp_path: Path, there: bytes, says: str) -> None:
    (tmp_path / "night.txt").write_bytes(there)
    digest = hashlib.sha256(BYTES).hexdigest()
    texts = load(tmp_path, [digest])
    assert not texts
    assert says in (texts.almost[digest].what if digest in texts.almost else "")
    assert bool(says) == (digest in texts.almost)


def test_a_digest_in_capitals_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "night.txt").write_bytes(BYTES)
    digest = hashlib.sha256(BYTES).hexdigest()
    (tmp_path / "case.yaml").write_text(
        "case: {format: 1, id: c, title: C}\n"
        f"sources: [{{id: night, title: N, publisher: P, sha256: {digest.upper()}}}]\n",
        encoding="utf-8",
    )
    assert main(["check", str(tmp_path), "--texts", str(tmp_path)]) == 1
    assert f"'night.txt' has it, written otherwise; write it in small letters: {digest}" in capsys.readouterr().out
