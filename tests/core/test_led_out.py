"""Links in a case that lead out of it: what they lead to is another's, and neither read nor written."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_seal import folders as folders
from test_seal import seal

from tui.__main__ import main
from tui.reading.seal import read_seal


@pytest.mark.parametrize("there", [True, False], ids=["to a file", "to none"])
def test_a_seal_that_is_a_link_out_of_the_case_is_neither_read_nor_written(
    folders: tuple[Path, Path], there: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    case, texts = folders
    other = case.parent / "somebody's"
    if there:
        assert seal(case, texts) == 0
        (case / "seal.yaml").rename(other)
    (case / "seal.yaml").symlink_to(other)
    before = other.read_bytes() if there else None
    for words in ((), ("--add",)):
        assert main(["seal", str(case), "--texts", str(texts), *words]) == 1
        assert "the link leaves the case's folder; copy the file into the folder" in "".join(capsys.readouterr())
    assert read_seal(case).words == {}
    assert main(["rename", "mine", "his", "--case", str(case), "--write"]) == 0
    assert (other.read_bytes() if other.exists() else None) == before


def test_a_seal_that_is_a_link_within_the_case_is_its_seal(folders: tuple[Path, Path]) -> None:
    case, texts = folders
    (case / "proofs").mkdir()
    (case / "seal.yaml").symlink_to("proofs/today")
    assert seal(case, texts) == 0
    assert read_seal(case).words
    assert (case / "seal.yaml").is_symlink()
