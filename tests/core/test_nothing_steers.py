"""What is promised whatever a case holds: nothing steers, nothing is changed, nothing else is started or called."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest
from exported import case_of
from helpers import BUNDLED, HARBOUR, tree
from inside import said
from printed import every

from tui.cards import card
from tui.case import Case
from tui.case.lists import KINDS
from tui.formats import FORMATS
from tui.formats.citation import citation
from tui.text import clean


@pytest.fixture(scope="module")
def hostile() -> Case:
    return case_of("payloads")


made = cache(card)
"""A card, which text and Markdown both are made of; of a thousand it is half of the work."""


@pytest.mark.parametrize("name", FORMATS)
def test_in_no_format_does_any_line_of_a_hostile_case_hold_what_steers(
    name: str, hostile: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name in ("text", "md"):
        monkeypatch.setattr(f"{FORMATS[name].module}.card", made)
    form, names = FORMATS[name], every(hostile)
    lines = [*form.cards(hostile, names)]
    for kind in KINDS:
        lines += form.rows(hostile, kind, [*getattr(hostile, kind)])
    assert len(names) > 600
    assert len(lines) > 600
    assert [line for line in lines if clean(line) != line] == []


def test_no_citation_is_without_its_words(hostile: Case) -> None:
    """Citations are copied, and what is copied is cleaned once more; only quotes may hold what that writes out."""
    names = every(hostile)
    assert names
    for name in names:
        assert clean(citation(hostile, name)).strip()


def test_what_is_opened_printed_and_checked_is_not_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for case in (HARBOUR, BUNDLED):
        before = tree(case)
        folder = shutil.copytree(case, tmp_path / case.name)
        copied = tree(folder)
        for words in (("list", "claims", "--case"), ("check",), ("search", "fire", "--case")):
            assert any(said(capsys, *words, str(folder))[1:]), words
        assert tree(folder) == copied
        assert tree(case) == before
