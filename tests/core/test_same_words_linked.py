"""Two claims in the same words that a link joins are told apart wherever both stand: none is linked with itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers import put

from tui.__main__ import main
from tui.case import Case
from tui.formats import FORMATS

HEAD = """case: {format: 1, id: x, title: X}
sources:
- {id: paper, title: T, publisher: The Paper, published: 2020-01-02}
- {id: wire, title: W, publisher: The Wire, published: 2020-01-03}
actors: [{id: ann, name: Ann, kind: person}, {id: bob, name: Bob, kind: person}]
questions: [{id: rained, asks: Did it rain?}]
claims:
- {id: one, text: It rained., speaker: ann, said: 2020-01-01, answers: [rained],
   reports: [{source: paper, quotes: [it rained]}]}
"""
OTHER = """- {{id: two, text: {text}, speaker: {speaker}, {said} answers: [rained],
   reports: [{{source: {source}, quotes: [rain it did]}}], links: [{{to: one, kind: {kind}, by: editor, why: so}}]}}
"""
APART = pytest.mark.parametrize(
    ("other", "two", "one"),
    [
        ({}, " (Bob)", " (Ann)"),
        ({"speaker": "ann", "source": "wire"}, " (in The Wire)", " (in The Paper)"),
        ({"speaker": "ann", "said": "said: 2020-01-02,"}, " (2 Jan 2020)", " (1 Jan 2020)"),
        ({"speaker": "ann", "said": "said: 2020-01-01,"}, " (two)", " (one)"),
        ({"text": "IT RAINED."}, " (Bob)", " (Ann)"),
    ],
)


def text(**other: Any) -> str:
    """Return a case of two claims, the second of which has something other than the first."""
    given = {"text": "It rained.", "speaker": "bob", "source": "paper", "said": "", "kind": "supports", **other}
    return HEAD + OTHER.format(**given)


@APART
def test_a_comparison_tells_apart_what_supports_what(tmp_path: Path, other: dict[str, Any], two: str, one: str) -> None:
    case = Case.open(put(tmp_path, text(**other)))
    lines = [line.strip() for line in FORMATS["text"].cards(case, ["compare=rained"])]
    (linked,) = (line for line in lines if " supports “" in line)
    words = case.claims["two"].text
    assert linked == f"“{words}”{two} supports “It rained.”{one}, drawn by the editor: so"


def test_words_that_are_others_need_nothing_more(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, text(text="It poured.")))
    lines = [line.strip() for line in FORMATS["text"].cards(case, ["compare=rained"])]
    assert "“It poured.” supports “It rained.”, drawn by the editor: so" in lines


def test_what_began_between_two_cases_names_the_other_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = put(tmp_path / "old", text(kind="updates"))
    new = put(tmp_path / "new", text(kind="contradicts"))
    main(["diff", str(old), str(new)])
    out = capsys.readouterr().out
    assert "by: contradicted by “It rained.” (Bob), drawn by the editor: so" in out
    assert "by: contradicts “It rained.” (Ann), drawn by the editor: so" in out
