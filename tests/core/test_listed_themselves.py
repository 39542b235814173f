"""Events and sources of a day or a place that is asked for are of that day or place themselves, and in whose order."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import put

from tui.__main__ import main
from tui.commands import DONE, FOUND_NOTHING

Captured = pytest.CaptureFixture[str]
TWO_DAYS = """case: {format: 1, id: x, title: X}
sources:
- {id: paper, title: T, publisher: The Paper, published: 2020-01-02}
- {id: wire, title: W, publisher: The Wire, published: 2020-01-03}
- {id: book, title: B, publisher: The Book}
actors: [{id: ann, name: Ann, kind: person}]
events:
- {id: rain, title: It rains, when: 2020-01-01, where: Aktau}
- {id: sun, title: The sun comes, when: 2020-01-02, where: Kuryk}
- {id: night, title: The night, when: 2020-01-01T22:00/2020-01-02T06:00}
- {id: shot, title: A shot, when: "2020-01-01T23:26"}
claims:
- {id: both, text: After rain the sun came., speaker: ann, events: [rain, sun, night, shot],
   reports: [{source: paper, quotes: [after rain]}, {source: wire, quotes: [the sun]}, {source: book, quotes: [so]}]}
"""


def listed(tmp_path: Path, capsys: Captured, what: str, *words: str) -> tuple[int, list[str]]:
    code = main(["list", what, "--case", str(put(tmp_path, TWO_DAYS)), "--no-cache", *words])
    return code, [line.split()[0] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("what", "words", "ids"),
    [
        ("events", ("--happened", "2020-01-01"), ["rain", "shot"]),
        ("events", ("--happened", "1 Jan", "--happened", "2 Jan"), ["rain", "shot", "sun"]),
        ("events", ("--happened", "2020-01"), ["rain", "shot", "night", "sun"]),
        ("events", ("--where", "Kuryk"), ["sun"]),
        ("events", ("--where", "Kuryk", "--happened", "2 Jan"), ["sun"]),
        ("events", ("--speaker", "ann"), ["rain", "shot", "night", "sun"]),
        ("sources", ("--printed", "2020-01-03"), ["wire"]),
        ("sources", ("--printed", "2020-01"), ["paper", "wire"]),
        ("claims", ("--happened", "2020-01-02", "--where", "Aktau"), ["both"]),
    ],
)
def test_of_a_day_or_place_the_rows_are_of_it_themselves(
    tmp_path: Path, capsys: Captured, what: str, words: tuple[str, ...], ids: list[str]
) -> None:
    assert listed(tmp_path, capsys, what, *words) == (DONE, ids)


def test_where_only_another_event_of_the_claim_is_there_none_is_listed(tmp_path: Path, capsys: Captured) -> None:
    assert listed(tmp_path, capsys, "events", "--where", "Aktau", "--happened", "2 Jan") == (FOUND_NOTHING, [])


def test_a_night_stands_behind_all_that_lies_within_its_first_day(tmp_path: Path, capsys: Captured) -> None:
    """As the case's format and the guide have it: by its first day, then by its last, and then by the hour."""
    assert listed(tmp_path, capsys, "events") == (DONE, ["rain", "shot", "night", "sun"])
