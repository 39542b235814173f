"""`seal --add`: what is new is sealed, each line that was there stays, and what has changed is still an error."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from helpers import put

from tui.__main__ import main
from tui.reading.seal import read_seal

WORDS = "A dog bit a man, said the mayor. It was my dog, said his wife.\n"
OTHER = "The dog is dead, so wrote the\npaper in the morning, and it was\nburied.\n\nNobody was hurt any more.\n"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


CASE = f"""\
case: {{format: 1, id: dog, title: A bite}}
sources:
- {{id: paper, title: The Paper, publisher: The Paper, sha256: {digest(WORDS)}}}
actors:
- {{id: mayor, name: The mayor, kind: person, names: [{{text: the mayor, in: paper}}]}}
claims:
- {{id: bit, text: A dog bit a man., speaker: mayor, source: paper, quotes: A dog bit a man}}
"""
MORE = "- {id: mine, text: It was hers., speaker: paper, source: paper, quotes: It was my dog}\n"
WIRE = f"- {{id: wire, title: W, publisher: W, sha256: {digest(OTHER)}}}\n"
DEAD = '- {id: dead, text: It is dead., speaker: wire, source: wire, quotes: "wrote the\\npaper in the morning"}\n'


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A sealed case with its text."""
    put(tmp_path / "case" / "texts", WORDS, "paper.txt")
    folder = put(tmp_path / "case", CASE)
    assert main(["seal", str(folder)]) == 0
    return folder


def seal_of(case: Path) -> bytes:
    return (case / "seal.yaml").read_bytes()


def test_what_is_new_is_added_behind_what_is_there(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = seal_of(case)
    put(case, CASE + MORE)
    assert main(["seal", str(case), "--add"]) == 0
    assert seal_of(case).startswith(before)
    [line] = seal_of(case).removeprefix(before).decode().splitlines()
    assert line.startswith("- mine paper ")
    capsys.readouterr()
    assert main(["check", str(case)]) == 0
    assert "not sealed yet" not in capsys.readouterr().out


def test_a_seal_with_what_is_added_is_that_of_the_whole_case(case: Path) -> None:
    put(case, CASE.replace("actors:", WIRE + "actors:") + MORE + DEAD)
    put(case / "texts", OTHER, "wire.txt")
    assert main(["seal", str(case), "--add"]) == 0
    added = read_seal(case)
    assert added.words["dead", "wire", next(key[2] for key in added.words if key[0] == "dead")].length
    (case / "seal.yaml").unlink()
    assert main(["seal", str(case)]) == 0
    whole = read_seal(case)
    assert (added.sources, added.words) == (whole.sources, whole.words)


def test_each_byte_that_was_there_stays_whatever_its_layout(case: Path) -> None:
    before = seal_of(case).replace(b"\n", b"\r\n").replace(b"words:", b"# mine\r\nwords:").removesuffix(b"\r\n")
    (case / "seal.yaml").write_bytes(before)
    put(case, CASE.replace("actors:", WIRE + "actors:") + MORE + DEAD)
    put(case / "texts", OTHER, "wire.txt")
    assert main(["seal", str(case), "--add"]) == 0
    kept = [line for line in seal_of(case).splitlines() if line in before.splitlines()]
    assert kept == before.splitlines()
    assert seal_of(case).count(b"\n") == seal_of(case).count(b"\r\n")


def test_the_text_of_what_is_sealed_is_not_needed_any_more(case: Path) -> None:
    (case / "texts" / "paper.txt").unlink()
    put(case / "texts", OTHER, "wire.txt")
    put(case, CASE.replace("actors:", WIRE + "actors:") + DEAD)
    assert main(["seal", str(case)]) == 1
    assert main(["seal", str(case), "--add"]) == 0


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("quotes: A dog bit a man", "quotes: A dog bit", "not those that were sealed"),
        (digest(WORDS), digest(OTHER), "the text of the source 'paper' is not the one that was sealed"),
        ("names: [{text: the mayor, in: paper}]", "note: x", "1 sealed quote or spelling of 'mayor' no longer in it"),
        ("speaker: mayor", "speaker: major", "there is no record 'major'"),
    ],
)
def test_what_was_sealed_and_has_changed_is_an_error_and_nothing_is_written(
    case: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, says: str
) -> None:
    before = seal_of(case)
    assert old in CASE
    put(case, CASE.replace(old, new) + MORE)
    assert main(["seal", str(case), "--add"]) == 1
    assert says in capsys.readouterr().out
    assert seal_of(case) == before


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (MORE.replace("It was my dog", "It was my cat"), "does not stand in the text of 'paper'"),
        (MORE.replace("It was my dog", "dog"), "stands 2 times in the text of 'paper'"),
        (DEAD.replace("wire", "paper"), "does not stand in the text of 'paper'"),
    ],
)
def test_what_is_new_and_not_so_is_an_error_and_nothing_is_written(
    case: Path, capsys: pytest.CaptureFixture[str], more: str, says: str
) -> None:
    before = seal_of(case)
    put(case, CASE + more)
    assert main(["seal", str(case), "--add"]) == 1
    assert says in capsys.readouterr().out
    assert seal_of(case) == before


def test_a_new_source_without_its_text_is_an_error(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = seal_of(case)
    put(case, CASE.replace("actors:", WIRE + "actors:"))
    assert main(["seal", str(case), "--add"]) == 1
    assert "no text has the SHA-256 of the source 'wire'" in capsys.readouterr().out
    assert seal_of(case) == before


def test_where_nothing_is_new_nothing_is_written(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (case / "seal.yaml").stat().st_mtime_ns
    assert main(["seal", str(case), "--add"]) == 0
    assert "nothing is new" in capsys.readouterr().err
    assert (case / "seal.yaml").stat().st_mtime_ns == before


def test_where_there_is_no_seal_yet_all_is_new(case: Path) -> None:
    whole = seal_of(case)
    (case / "seal.yaml").unlink()
    assert main(["seal", str(case), "--add"]) == 0
    assert seal_of(case) == whole


@pytest.mark.parametrize("seal", ["seal: 1\nsources: []\nwords: []\n", "seal: 1\n"])
def test_a_seal_that_is_laid_out_otherwise_is_told_and_left(
    case: Path, capsys: pytest.CaptureFixture[str], seal: str
) -> None:
    put(case, seal, "seal.yaml")
    assert main(["seal", str(case), "--add"]) == 1
    assert "not laid out as it was made" in capsys.readouterr().err
    assert seal_of(case).decode() == seal
