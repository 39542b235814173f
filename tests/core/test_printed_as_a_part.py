"""A part of a source without a date of its own was printed by when its whole was: its words are not dated later."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import put

from tui.__main__ import main
from tui.case import Case
from tui.dates import short

CASE = """\
case: {format: 1, id: c, title: C}
sources:
- {id: paper, title: The issue, publisher: The Paper, published: §}
- {id: page, title: Front page, publisher: The Paper, part_of: paper}
- {id: box, title: A box on it, publisher: The Paper, part_of: page}
- {id: echo, title: Echo, publisher: The Echo, published: 2020-01-11}
- {id: loose, title: Loose, publisher: Nobody}
actors: [{id: ann, name: Ann, kind: person}]
claims:
- {id: both, text: It burns., speaker: ann, reports: [{source: box, quotes: burns}, {source: echo, quotes: burns}]}
- {id: later, text: It burnt., speaker: ann, source: echo, quotes: burnt}
- {id: alone, text: It is out., speaker: page, source: page, quotes: out}
- {id: never, text: It was nothing., speaker: ann, source: loose, quotes: nothing}
"""


@pytest.mark.parametrize(
    ("whole", "said"),
    [
        ("2020-01-10", "by 10 Jan 2020"),
        ("2020-01", "Jan 2020 or earlier"),
        ("2019", "2019 or earlier"),
        ("2019/2020-01-03", "by 3 Jan 2020"),
        ("2020-01-10?", "by 10 Jan 2020?"),
        ("'[2020-01-09, 2020-01-04]'", "by 9 Jan 2020"),
        ("2020-01-10T09:00:00+06:00", "by 10 Jan 2020, 09:00 UTC+06:00"),
    ],
)
def test_it_is_told_by_when_in_the_precision_of_the_whole(whole: str, said: str, tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, CASE.replace("§", whole)))
    assert not case.problems
    printed = {name: case.printed(claim) for name, claim in case.claims.items()}
    assert short(printed["alone"]) == said
    assert printed["never"] is None


def test_of_two_sources_the_part_of_the_earlier_whole_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, CASE.replace("§", "2020-01-10"))
    for day in ([], ["--as-of", "2020-01-10"]):
        assert main(["list", "claims", "--case", str(tmp_path), *day]) == 0
        rows = capsys.readouterr().out.splitlines()
        assert [row.split(" ")[0] for row in rows] == ["both", "alone", "later", "never"][: 2 if day else 4]
        assert "printed by 10 Jan 2020 · The Paper" in rows[0]
        assert "printed by 10 Jan 2020 · The Paper" in rows[1]
    assert main(["show", "both", "--case", str(tmp_path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["derived"]["printed"] == "[..2020-01-10]"


def test_it_stands_under_that_in_the_timeline_and_among_filters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, CASE.replace("§", "2020-01-10"))
    for day, found in (("2020-01-10", ["both", "alone"]), ("2020-01-11", ["both", "later"]), ("unknown", ["never"])):
        assert main(["list", "claims", "--printed", day, "--case", str(tmp_path)]) == 0
        assert [row.split(" ")[0] for row in capsys.readouterr().out.splitlines()] == found


def test_a_whole_without_an_end_tells_nothing(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, CASE.replace("§", "2020-01-10/..")))
    assert case.printed(case.claims["alone"]) is None
