"""The seal: what is checked against the texts, what is found without them, and that one character is enough."""

from __future__ import annotations

import hashlib
import random
import re
import shutil
from pathlib import Path

import pytest
from helpers import LONG

from tui.__main__ import main
from tui.cards import card
from tui.cards.blocks import Para
from tui.case import Case
from tui.case.lists import claim_row
from tui.paths import bundled
from tui.reading.seal import read_seal

PAPER = """The Paper

A dog bit a man on Monday, said the mayor. "It was [sic] my dog," he added. It was my cat, said his wife.

It was my dog, said a second man.
"""
CASE = """\
case: {format: 1, id: dog, title: A bite}
sources:
- {id: paper, title: The Paper, publisher: The Paper, sha256: SHA, furniture: '1'}
actors:
- {id: mayor, name: The mayor, kind: person, names: [{text: the mayor, in: paper}]}
- {id: man, name: A second man, kind: unnamed, names: [{text: a second man, in: paper}]}
events:
- {id: bite, title: A bite, when: 2020-01}
claims:
- id: bit
  text: A dog bit a man.
  speaker: mayor
  events: [bite]
  reports:
  - {source: paper, quotes: [{exact: A dog bit a man}, {exact: "It was [sic] my dog,"}]}
- id: mine
  text: It was his dog.
  speaker: man
  events: [bite]
  reports:
  - {source: paper, quotes: [{exact: It was my dog, suffix: ", said a second"}]}
  links:
  - {to: bit, kind: supports, by: paper, quote: said a second man}
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A sound case, not sealed, and the folder of its one text."""
    case, texts = tmp_path / "bite", tmp_path / "texts"
    case.mkdir()
    texts.mkdir()
    (texts / "paper.txt").write_text(PAPER, encoding="utf-8")
    digest = hashlib.sha256(PAPER.encode()).hexdigest()
    (case / "case.yaml").write_text(CASE.replace("SHA", digest), encoding="utf-8")
    return case, texts


def seal(case: Path, texts: Path) -> int:
    return main(["seal", str(case), "--texts", str(texts)])


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    file.write_text(text.replace(old, new), encoding="utf-8")


def detail(case: Path, claim: str) -> str:
    found = card(Case.open(case), claim)
    assert found is not None
    return "\n".join("".join(span.text for span in block.spans) for block in found.blocks if isinstance(block, Para))


def test_a_sealed_case_passes_and_says_where_each_quote_stands(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert seal(*folders) == 0
    assert main(["check", str(folders[0])]) == 0
    assert "sealed" in capsys.readouterr().err
    assert "¶ 2, " not in detail(folders[0], "mine")
    assert "¶ 3 · ✓ sealed" in detail(folders[0], "mine")
    assert "¶ 2 · ✓ sealed" in detail(folders[0], "bit")


def test_without_a_seal_quotes_are_not_sealed_and_that_is_no_error(folders: tuple[Path, Path]) -> None:
    assert "not sealed" in detail(folders[0], "bit")
    assert "unsealed" not in Case.open(folders[0]).marks("bit")
    assert main(["check", str(folders[0])]) == 0


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{exact: A dog bit a man}", "{exact: A dog bit a men}", "does not stand in the text of 'paper'"),
        ("{exact: A dog bit a man}", "{exact: It was my}", "stands 2 times in the text of 'paper'"),
        (", said a second", ", said the second", "between prefix and suffix"),
        ("text: a second man", "text: a second woman", "this spelling does not stand"),
        ("quote: said a second man", "quote: said a third man", "this link's quote does not stand"),
        ("sha256: ", "sha256: 0", "the 'sha256' of 'paper' is no SHA-256; write the 64 digits"),
    ],
)
def test_what_the_texts_do_not_bear_out_is_named_and_nothing_is_sealed(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str], old: str, new: str, says: str
) -> None:
    case, texts = folders
    change(case / "case.yaml", old, new)
    assert seal(case, texts) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    assert says in lines[0]
    assert re.match(rf"{re.escape(str(case))}/case\.yaml:\d+:\d+: error: ", lines[0])
    assert not (case / "seal.yaml").exists()
    assert main(["check", str(case), "--texts", str(texts)]) == 1
    assert capsys.readouterr().out.splitlines() == lines


def test_an_unsealed_quote_is_marked_in_lists_and_detail(folders: tuple[Path, Path]) -> None:
    seal(*folders)
    change(folders[0] / "case.yaml", "{exact: A dog bit a man}", "{exact: A dog bit a men}")
    case = Case.open(folders[0])
    assert claim_row(case, "bit").marks[0] == "unsealed"
    assert "unsealed" not in claim_row(case, "mine").marks
    assert case.counts("mark")["unsealed"] == 1
    assert "✗ not sealed" in detail(folders[0], "bit")


def test_a_quote_that_is_gone_is_missed(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    seal(*folders)
    change(folders[0] / "case.yaml", ', {exact: "It was [sic] my dog,"}', "")
    capsys.readouterr()
    assert main(["check", str(folders[0])]) == 1
    assert "1 sealed quote or spelling of 'bit' no longer in it" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("sha256: ", "sha256: 0", "paper"),
    ],
    ids=["another text"],
)
def test_a_source_that_is_not_the_one_that_was_sealed_is_named(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str], old: str, new: str, named: str
) -> None:
    seal(*folders)
    change(folders[0] / "case.yaml", old, new)
    capsys.readouterr()
    assert main(["check", str(folders[0])]) == 1
    assert f"the text of the source '{named}' is not the one that was sealed" in capsys.readouterr().out


def test_what_came_after_the_seal_is_not_sealed_yet_and_no_error(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    case, _ = folders
    seal(*folders)
    late = f"- {{id: late, title: Late, publisher: L, sha256: {'a' * 64}}}\n"
    quote = "{exact: A dog bit a man}, "
    change(case / "case.yaml", "actors:\n", f"{late}actors:\n")
    change(case / "case.yaml", quote, quote + "{exact: on Monday}, ")
    capsys.readouterr()
    assert main(["check", str(case)]) == 0
    out, err = capsys.readouterr()
    line = (case / "case.yaml").read_text("utf-8").split("\n").index(late.strip()) + 1
    assert f"case.yaml:{line}:49: note: the text of the source 'late' is not sealed yet; " in out
    assert (
        ": note: this quote is not sealed yet; `onrecord seal CASE --add` looks it up in its text, and seals it" in out
    )
    assert out.count(": note: ") == 2
    assert "finding: " in out
    assert "no errors" in err
    change(case / "case.yaml", "exact: A dog bit a man", "exact: A dog bit the man")
    assert main(["check", str(case)]) == 1
    assert "not those that were sealed" in capsys.readouterr().out


def test_a_quote_left_out_with_its_faulty_record_is_not_missed(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    seal(*folders)
    change(folders[0] / "case.yaml", "  text: A dog bit a man.\n", "  txet: A dog bit a man.\n")
    capsys.readouterr()
    main(["check", str(folders[0])])
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition("error: ")[2].split(";")[0] for line in lines] == [
        "unknown field 'txet' of a claim",
    ]


@pytest.mark.parametrize(
    "broken", ["", "seal: 2\n", "no seal", "seal: 1\nwords:\n- nonsense\n", "[", "\x00", "seal: &a 1"]
)
def test_a_broken_seal_is_named_and_proves_nothing(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str], broken: str
) -> None:
    seal(*folders)
    (folders[0] / "seal.yaml").write_text(broken, encoding="utf-8")
    capsys.readouterr()
    assert main(["check", str(folders[0])]) == 1
    assert "seal.yaml:" in capsys.readouterr().out
    assert "not sealed" in detail(folders[0], "bit")


def test_one_changed_character_of_random_words_is_found_each_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the bundled case, without its texts: the seal alone gives a changed quote or spelling away."""
    chance = random.Random(2022)
    original = bundled() / "kazakhstan-2022"
    case = tmp_path / "case"
    shutil.copytree(original, case)
    assert main(["check", str(case)]) == 0
    pattern = re.compile(r"^ *-? ?\{?(?:exact|text): (?=[^'\">|\s])([^\n]*?\w{4}[^\n]*)$", re.MULTILINE)
    places = [
        (file, match.start(1), match.end(1))
        for file in sorted(case.glob("*.yaml"))
        if file.name.startswith(("actors", "claims"))
        for match in pattern.finditer(file.read_text(encoding="utf-8"))
        if "exact: " in match.group() or ", in: " in match.group()
    ]
    assert len(places) > 200
    for file, start, end in chance.sample(places, min(10 * LONG, len(places))):
        text = file.read_text(encoding="utf-8")
        stop = text.find(", in: ", start, end) if file.name.startswith("actors") else end
        at = chance.choice([i for i in range(start, stop) if text[i].isalpha()])
        new = chance.choice([letter for letter in "abcdefghijklmnopqrstuvwxyz" if letter != text[at]])
        file.write_text(text[:at] + new + text[at + 1 :], encoding="utf-8")
        capsys.readouterr()
        assert main(["check", str(case)]) == 1, text[start:stop]
        line = text.count("\n", 0, at) + 1
        out = capsys.readouterr().out
        assert f"{file}:{line}:" in out, (out, text[start:stop])
        assert "not those that were sealed" in out
        file.write_text(text, encoding="utf-8")


def test_one_changed_character_of_a_text_is_found(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    case, texts = folders
    seal(case, texts)
    chance = random.Random(1)
    for at in chance.sample(range(len(PAPER)), 20):
        new = "x" if PAPER[at] != "x" else "y"
        (texts / "paper.txt").write_text(PAPER[:at] + new + PAPER[at + 1 :], encoding="utf-8")
        capsys.readouterr()
        assert main(["check", str(case), "--texts", str(texts)]) == 1
        assert "no text has the SHA-256 of the source 'paper'" in capsys.readouterr().out


def test_coverage_names_the_sentences_that_no_quote_touches(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    case, texts = folders
    assert main(["check", str(case), "--texts", str(texts), "--coverage"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "coverage: paper: 3 of 4 sentences touched (75.0%); 1 line of page furniture passed over",
        "coverage: paper:3: It was my cat, said his wife.",
        f"{case}:1:1: finding: 2 of 2 claims are printed by one source alone",
    ]


def test_coverage_without_texts_is_wrong_usage(folders: tuple[Path, Path]) -> None:
    assert main(["check", str(folders[0]), "--coverage"]) == 2


def test_making_a_seal_twice_gives_the_same_file_and_leaves_no_other(folders: tuple[Path, Path]) -> None:
    seal(*folders)
    first = (folders[0] / "seal.yaml").read_bytes()
    seal(*folders)
    assert (folders[0] / "seal.yaml").read_bytes() == first
    assert sorted(file.name for file in folders[0].iterdir()) == ["case.yaml", "seal.yaml"]


def test_a_case_of_one_file_has_its_seal_beside_it(folders: tuple[Path, Path]) -> None:
    case, texts = folders
    file = case / "case.yaml"
    assert seal(file, texts) == 0
    assert (case / "case.seal.yaml").exists()
    assert read_seal(file).there
    assert main(["check", str(file)]) == 0
