"""`add source`: the record of a source from the file of its text; what is guessed is said to be."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
import yaml
from helpers import SMALL, many, put, tree
from hypothesis import given
from hypothesis import strategies as st

from tui.__main__ import main
from tui.authoring.furniture import as_ranges, guessed
from tui.authoring.languages import language
from tui.authoring.slugs import slug, unique
from tui.case import Case
from tui.reading.conversion import SLUG
from tui.text import ranges

ARTICLE = """\
Breaking News

Fire in the harbour is out by noon

Share

Nobody was hurt, the mayor said on Monday. The fire was in the old port and it
is not known what has been the cause of it.

0:00 0:04:13
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE)
    return file


def test_the_record_passes_check_and_says_what_is_guessed(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "source", str(text)]) == 0
    printed = capsys.readouterr().out
    [record] = yaml.safe_load(printed)
    assert record == {
        "id": "fire-in-the-harbour-is-out-by-noon", "title": "Fire in the harbour is out by noon",
        "publisher": "to be named", "lang": "en", "sha256": hashlib.sha256(ARTICLE.encode()).hexdigest(),
        "chars": len(ARTICLE), "furniture": "1, 5, 10",
    }  # fmt: skip
    comments = [line.strip() for line in printed.splitlines() if line.lstrip().startswith("#")]
    assert [line.split()[1] for line in comments] == ["guessed:", "write", "guessed", "guessed:", "to"]
    case = put(text.parent / "case", SMALL.replace("sources:\n", "sources:\n" + printed))
    assert main(["check", str(case), "--texts", str(text.parent)]) == 1, "the others have no text"
    [told] = [line for line in capsys.readouterr().out.splitlines() if "fire-in-the" in line]
    assert ": note: the publisher of " in told, "and no error"


def test_what_is_given_is_taken_and_not_guessed(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = {"--title": "Feuer: im Hafen", "--publisher": "Bote", "--published": "2020-03-04?", "--id": "bote"}
    words |= {"--url": "https://a.example/#b", "--lang": "de"}
    assert main(["add", "source", str(text), *(word for pair in words.items() for word in pair)]) == 0
    printed = capsys.readouterr().out
    [record] = yaml.load(printed, Loader=yaml.BaseLoader)
    assert {f"--{key}": record[key] for key in ("title", "publisher", "published", "id", "url", "lang")} == words
    assert printed.count("#") == 2, "in the address, and of the lines of the page"


def test_it_is_written_behind_the_sources_with_its_text_and_no_other_byte_changes(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = put(tmp_path / "case", SMALL)
    put(case / "texts", "another", "article.txt")
    before = SMALL.encode()
    assert main(["add", "source", str(text), "--case", str(case), "--copy", "--write"]) == 0
    now = (case / "case.yaml").read_bytes()
    at = before.index(b"actors:")
    assert now.startswith(before[:at])
    assert now.endswith(before[at:])
    assert (case / "texts" / "article-2.txt").read_text() == ARTICLE
    assert (case / "texts" / "article.txt").read_text() == "another"
    assert len(Case.open(case).sources) == 3
    assert capsys.readouterr().out == ""
    kept = tree(case)
    assert main(["add", "source", str(text), "--case", str(case), "--copy", "--write"]) == 1
    assert "has this text already" in capsys.readouterr().err
    assert tree(case) == kept


def test_the_text_of_a_source_that_is_there_can_be_copied_later(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = put(tmp_path / "case", SMALL)
    words = ["add", "source", str(text), "--case", str(case), "--write"]
    assert main(words) == 0
    assert "--copy puts it there" in capsys.readouterr().err
    kept = (case / "case.yaml").read_bytes()
    assert main([*words, "--copy"]) == 0
    assert "has this text already, which is copied to" in capsys.readouterr().err
    assert (case / "texts" / "article.txt").read_text() == ARTICLE
    assert (case / "case.yaml").read_bytes() == kept
    assert main([*words, "--copy"]) == 1


def test_an_id_is_unlike_those_of_the_case(text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = put(tmp_path / "case", SMALL)
    assert main(["add", "source", str(text), "--case", str(case), "--title", "Storm!"]) == 0
    assert yaml.safe_load(capsys.readouterr().out)[0]["id"] == "storm-2"
    assert main(["add", "source", str(text), "--case", str(case), "--id", "storm"]) == 1
    assert "the id 'storm' is taken by the event" in capsys.readouterr().err


def test_what_fails_while_the_text_is_copied_leaves_all_as_it_was(
    text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = put(tmp_path / "case", SMALL)
    before, replace = tree(case), os.replace

    def failing(source: str, target: str) -> None:
        if "article" in str(target):
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    assert main(["add", "source", str(text), "--case", str(case), "--copy", "--write"]) == 1
    assert {name: held for name, (*_, held) in tree(case).items()} == {
        name: held for name, (*_, held) in before.items()
    }
    assert not (case / "texts").exists()


BAD = {
    "missing": (None, "No such file"),
    "empty": (b"", "there is no word in it"),
    "blank": (b"\xef\xbb\xbf \r\n", "there is no word in it"),
    "binary": (bytes(range(256)), "this is no text"),
    "latin-1": ("Zürich\n".encode("latin-1"), "byte 0xfc in line 1 is not UTF-8"),
    "nul": (b"a\0b" * 100, "NUL"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_text_is_told_in_one_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, why = BAD[name]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert main(["add", "source", str(tmp_path / name)]) == 1
    said = capsys.readouterr()
    assert why in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)


def test_a_folder_and_what_is_too_large_are_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "source", str(tmp_path)]) == 1
    assert "it is a folder" in capsys.readouterr().err
    with open(tmp_path / "large", "wb") as file:
        file.truncate(100 * 1024**2)
    assert main(["add", "source", str(tmp_path / "large")]) == 1
    assert "larger than 67,108,864 bytes" in capsys.readouterr().err


@pytest.mark.parametrize(("coding", "note"), [("utf-16", "UTF-16"), ("utf-8-sig", "byte order mark")])
def test_another_encoding_is_told_and_the_text_is_found(
    coding: str, note: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "texts", ARTICLE.encode(coding), "a.txt")
    assert main(["add", "source", str(tmp_path / "texts" / "a.txt")]) == 0
    said = capsys.readouterr()
    assert note in said.err
    record = yaml.safe_load(said.out)[0]["id"]
    reports = f"[{{source: {record}, quotes: [{{exact: Nobody was hurt}}]}}]"
    claim = f"- {{id: said, text: x, speaker: {record}, reports: {reports}}}\n"
    case = f"case: {{format: 1, id: c, title: C}}\nsources:\n{said.out}claims:\n{claim}"
    assert main(["check", str(put(tmp_path / "case", case)), "--texts", str(tmp_path / "texts")]) == 0, (
        capsys.readouterr()
    )


def test_wrong_usage_is_told(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words, why in (
        (["--write"], "no case is named"), (["--published", "Monday"], "--published"), (["--id", "A b"], "not a slug"),
        (["--copy", "--case", str(text.parent)], "--copy needs --write"),
    ):  # fmt: skip
        assert main(["add", "source", str(text), *words]) in (1, 2)
        assert why in capsys.readouterr().err


def test_hostile_words_of_a_text_steer_nothing_and_are_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = "\x1b[2J The # fire: was \u202e out \x9b1m of [/] \"the\" 'harbour' \\u0041"
    (tmp_path / "\x1b]0;a\x07.txt").write_text(f"{title}\nwords of it\n")
    assert main(["add", "source", str(tmp_path / "\x1b]0;a\x07.txt")]) == 0
    said = capsys.readouterr()
    assert yaml.safe_load(said.out)[0]["title"] == title
    assert not {"\x1b", "\x9b", "\u202e", "\x07"} & {*said.out, *said.err}


# What is guessed


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("The fire was put out by noon and nobody was hurt in it, the mayor said.", "en"),
        ("Das Feuer ist aus, und der Hafen wird von der Stadt nicht mehr gesperrt, sagt die Polizei.", "de"),
        ("Пожар был в порту, но никто не пострадал, как сказал мэр, и это все, что известно на утро.", "ru"),
        ("Пожежа була в порту, але ніхто не постраждав, як сказав мер, і це все, що відомо на ранок.", "uk"),
        ("Le feu est dans le port et les pompiers ne sont pas sur place, dit la mairie de la ville.", "fr"),
        ("Η φωτιά έσβησε", "el"), ("火事は港で消えた。", "ja"), ("港口的火已经扑灭", "zh"), ("12 34 56", None),
        ("Lorem ipsum dolor sit amet", None),
    ],
)  # fmt: skip
def test_a_language_is_told_by_its_letters_and_common_words(words: str, tag: str | None) -> None:
    assert language(words * 3) == tag


@many(200)
@given(st.text(max_size=300), st.lists(st.integers(1, 30), max_size=9))
def test_whatever_a_text_holds_guesses_are_of_lines_that_it_has(words: str, numbers: list[int]) -> None:
    guess = guessed(words)
    assert len(guess.furniture) <= len(words.splitlines()) + 1
    language(words)
    lines = sorted(set(numbers))
    assert [n for first, last in ranges(as_ranges(lines)) for n in range(first, last + 1)] == lines


@many(300)
@given(st.text())
def test_any_words_make_an_id(words: str) -> None:
    found = unique(slug(words, "source"), {"source"})
    assert SLUG.fullmatch(found)
    assert found != "source"
    assert len(found) <= 62


def test_a_headline_without_a_letter_for_an_id_leaves_it_to_the_name_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "रानीपुर में सोना नदी पर बने झूला पुल के टूटने से मरने वालों की संख्या बढ़ गई।\n"
    hindi, latin = "पुल हादसा: मृतकों की संख्या 27 हुई", "Dead: 27 in Port Selme"
    for name, headline, wanted in (("prabhat", hindi, "prabhat"), ("x", latin, "dead-27-in-port-selme")):
        file = tmp_path / f"{name}.txt"
        file.write_text(f"{headline}\n\n{body}", encoding="utf-8")
        assert main(["add", "source", str(file)]) == 0
        [record] = yaml.safe_load(capsys.readouterr().out)
        assert (record["id"], record["title"]) == (wanted, headline)


def test_letters_of_other_alphabets_are_put_into_latin_ones() -> None:
    assert slug("Жители Қазақстана", "") == "zhiteli-qazaqstana"
    assert slug("Ελληνικά νέα", "") == "ellinika-nea"
    assert slug("Straße, l'été", "") == "strasse-lete"
    assert slug("港口", "other") == "other"
