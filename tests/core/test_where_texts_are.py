"""Where the texts of a case are: named, in its folder, or by the settings; and what is looked up in those at hand."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from helpers import put, unmark
from settings_files import write

from tui.__main__ import main
from tui.model import Info
from tui.reading.checks import check
from tui.reading.records import Reading, read
from tui.user.texts import folders, texts_of

WORDS = "A dog bit a man, said the mayor.\n"
DIGEST = hashlib.sha256(WORDS.encode()).hexdigest()
CASE = f"""\
case: {{format: 1, id: dog, title: A bite}}
sources:
- {{id: paper, title: The Paper, publisher: The Paper, sha256: {DIGEST}}}
actors:
- {{id: mayor, name: The mayor, kind: person}}
claims:
- {{id: bit, text: A dog bit a man., speaker: mayor, source: paper, quotes: A dog bit a man}}
"""
Captured = pytest.CaptureFixture[str]


def case_of(folder: Path, texts: str = "") -> Path:
    return put(folder / "case", CASE.replace("A bite}", f"A bite{texts and ', texts: '}{texts}}}"))


def info(texts: str | None = None) -> Info:
    return Info(format=1, id="dog", title="A bite", texts=texts)


def checked(path: Path) -> Reading:
    reading = read(path)
    check(reading)
    return reading


def test_texts_lie_in_the_cases_folder_of_that_name_or_of_another_that_it_names(tmp_path: Path) -> None:
    assert folders(tmp_path, info()) == []
    for name in ("texts", "from/the press"):
        (tmp_path / name).mkdir(parents=True)
    assert folders(tmp_path, info()) == folders(tmp_path, None) == [tmp_path / "texts"]
    assert folders(tmp_path, info("from/the press/")) == [tmp_path / "from/the press"]
    assert folders(tmp_path, info("gone")) == [], "a case may come without its texts"


def test_the_folder_of_a_case_of_one_file_is_the_one_it_lies_in(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    assert folders(put(tmp_path, CASE) / "case.yaml", info()) == [tmp_path / "texts"]


def test_those_of_the_settings_come_behind_and_a_named_one_is_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("case/texts", "one", "more"):
        (tmp_path / name).mkdir(parents=True)
    write(f"texts: [{tmp_path}/one, ~/more, ~nosuchuser-onrecord/x, {tmp_path}/gone]\n")
    own, one, more = (tmp_path / name for name in ("case/texts", "one", "more"))
    assert folders(tmp_path / "case", info()) == [own, one, more]
    assert folders(tmp_path / "case", info(), tmp_path / "any") == [tmp_path / "any"]
    write(f"texts: {tmp_path}/one\n")
    assert folders(tmp_path / "case", info()) == [own, one]


def test_texts_are_found_by_their_hash_in_whatever_folder(tmp_path: Path) -> None:
    put(tmp_path / "case" / "texts", "another text", "paper.txt")
    put(tmp_path / "mine", WORDS, "anything")
    write(f"texts: {tmp_path}/mine\n")
    found = texts_of(tmp_path / "case", info(), [DIGEST, "0" * 64])
    assert {digest: text.text for digest, text in found.items()} == {DIGEST: WORDS}


@pytest.mark.parametrize(
    "texts", ["§..", "§/etc", "§~/texts", "§a/../../b", '§"a\\tb"', '§"a\\eb"', "§C:/texts", "§a//b"]
)
def test_a_folder_that_may_lie_elsewhere_is_an_error_with_its_cure(tmp_path: Path, texts: str) -> None:
    text, [spot] = unmark(CASE.replace("A bite}", f"A bite, texts: {texts}}}"))
    [problem] = checked(put(tmp_path, text)).problems
    assert (problem.place.line, problem.place.col) == spot
    assert "is no folder in the case's own; write its path from there, as texts: texts" in str(problem)
    assert str(problem).isprintable()


def test_a_link_out_of_the_folder_is_an_error_and_never_followed(tmp_path: Path) -> None:
    case = case_of(tmp_path, "press")
    put(tmp_path / "elsewhere", WORDS, "paper.txt")
    os.symlink(tmp_path / "elsewhere", case / "press")
    [problem] = checked(case).problems
    assert "the link 'press' leaves the case's folder; put the texts into the folder" in str(problem)
    assert problem.place.line == 1
    assert folders(case, info("press")) == []
    os.symlink(tmp_path / "elsewhere", case / "texts")
    assert folders(case, info()) == []
    os.symlink(case / "circle", case / "circle")
    assert folders(case, info("circle")) == []


def test_a_link_within_the_folder_is_as_good_as_the_folder(tmp_path: Path) -> None:
    case = case_of(tmp_path, "press")
    put(case / "from", WORDS, "paper.txt")
    os.symlink("from", case / "press")
    assert checked(case).problems == []
    assert texts_of(case, info("press"), [DIGEST]).keys() == {DIGEST}


def test_seal_finds_the_texts_by_itself_and_says_what_to_do_where_it_does_not(tmp_path: Path, capsys: Captured) -> None:
    case = case_of(tmp_path)
    assert main(["seal", str(case)]) == 2
    assert "add --texts DIR, put them into the case's folder 'texts', or name theirs" in capsys.readouterr().err
    assert not (case / "seal.yaml").exists()
    put(case / "texts", WORDS, "paper.txt")
    assert main(["seal", str(case)]) == 0
    assert (case / "seal.yaml").exists()


def test_check_looks_words_up_where_the_texts_are_at_hand_and_says_of_which_sources(
    tmp_path: Path, capsys: Captured
) -> None:
    more = CASE.replace("actors:", f"- {{id: wire, title: W, publisher: W, sha256: {'0' * 64}}}\nactors:")
    case = put(tmp_path, more.replace("quotes: A dog", "quotes: A cow"))
    assert main(["check", str(case)]) == 0
    assert "looked up" not in capsys.readouterr().err
    put(case / "texts", WORDS, "paper.txt")
    assert main(["check", str(case)]) == 1
    captured = capsys.readouterr()
    assert [line for line in captured.out.splitlines() if "does not stand in the text of 'paper'" in line]
    assert "'wire'" not in captured.out, "a text that is not at hand is missed only where --texts says that it is there"
    assert "words looked up in the texts of 1 of 2 sources" in captured.err
    main(["check", str(case), "--texts", str(case / "texts")])
    assert "no text has the SHA-256 of the source 'wire'" in capsys.readouterr().out


def test_coverage_finds_the_texts_by_itself(tmp_path: Path, capsys: Captured) -> None:
    case = case_of(tmp_path)
    put(case / "texts", WORDS + "It was my cat.\n", "paper.txt")
    assert main(["check", str(case), "--coverage"]) == 0
    assert "coverage: " not in capsys.readouterr().out, "that is another text"
    put(case / "texts", WORDS, "paper.txt")
    assert main(["check", str(case), "--coverage"]) == 0
    assert "coverage: paper: 1 of 1 sentence touched" in capsys.readouterr().out
