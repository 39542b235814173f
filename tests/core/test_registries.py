"""Lists that are the one place: what is told of their entries elsewhere is compared with them, entry by entry."""

from __future__ import annotations

from helpers import ROOT

from tui.formats import FORMATS, SAVED_AS, SUFFIXES
from tui.text import listed, one_line

README = one_line((ROOT / "README.md").read_text(encoding="utf-8"))


# Formats


def test_the_readme_names_every_format() -> None:
    names = [f"`{name}`" for name in FORMATS]
    sentence = f"`--format {listed(names, 'or')[1:]}."
    assert sentence in README, f"write this into README.md: {sentence}"


def test_the_readme_says_what_files_are_saved_as() -> None:
    sentence = f"`s` saves what is shown as {SAVED_AS},"
    assert sentence in README, f"write this into README.md: {sentence}"


def test_every_format_has_a_name_and_a_suffix_of_its_own() -> None:
    assert len(FORMATS) >= 5
    assert [name for name, each in FORMATS.items() if each.name != name] == []
    assert len(SUFFIXES) == len(FORMATS), "two formats have one suffix"
    assert [suffix for suffix in SUFFIXES if suffix != suffix.lower() or not suffix.startswith(".")] == []
