"""Of a part of a sealed case one is made that is sealed, too: nothing in it is told to be gone that was never in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from exported import lines
from helpers import kazakhstan

from tui.__main__ import main
from tui.case import Case
from tui.case.query import Filters
from tui.commands import DONE
from tui.exports.part import part_of
from tui.model import Claim, Source
from tui.reading.quotes import all_words


@pytest.mark.parametrize(
    ("day", "chosen"),
    [
        (20220109, {}),
        (20220110, {}),
        (None, {"speaker": "quanyshalin"}),
        (None, {"mark": "disputed"}),
        (None, {"kind": "denies"}),
        (None, {"source": "112ua"}),
    ],
)
def test_a_case_made_of_a_part_is_as_it_was_sealed(day: int | None, chosen: dict[str, str], tmp_path: Path) -> None:
    part = part_of(kazakhstan().at(day), Filters.of(**chosen))
    assert part.claims
    (tmp_path / "x.json").write_text("\n".join(lines("json", part)))
    assert main(["import", str(tmp_path / "x.json"), "--into", str(tmp_path / "made"), "--write"]) == DONE
    assert main(["check", str(tmp_path / "made")]) == DONE
    made = Case.open(tmp_path / "made")
    records: dict[str, Claim | Source] = {**made.claims, **made.sources}
    words = [each for each in all_words(records) if isinstance(records[each.record], Claim)]
    assert words
    assert all(made.seal.position(each) for each in words), "what it has is sealed"
