"""What an editor or a merge has left in a large file is read in pieces as it is in a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_mistakes import CASE
from test_reading_apart import in_pieces, seen

from tui.reading.records import read

RECORD = CASE[CASE.index("- id: unhurt") :]
MANY = CASE + "".join(RECORD.replace("id: unhurt", f"id: number-{number}") for number in range(40))
CONFLICT = "<<<<<<< HEAD\n{}=======\n{}>>>>>>> other\n"


@pytest.mark.parametrize("size", [300, 1000, 4000])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  text: Nobody was hurt.\n", CONFLICT.format("  text: Nobody.\n", "  text: All.\n")),
        (RECORD, CONFLICT.format(RECORD, RECORD.replace("unhurt", "well"))),
        (RECORD, CONFLICT.format(RECORD * 4, "")),
        ("text: Nobody was hurt.", "text: Nobody was #5 hurt."),
        ("text: Nobody was hurt.", r'text: "Nobody \ud83d\ude00"'),
        ("text: Nobody was hurt.", r'text: "Nobody \ud83d"'),
        ("  speaker: warden\n  events", "\u00a0 speaker: warden\n  events"),
        ("text: Nobody was hurt.", 'text: "Nobody was hurt.'),
        ("\n", "\r"),
        ("\n", "\r\n"),
    ],
    ids=["in a record", "of records", "of many records", "a cut value", "halves", "a half", "an indent", "a quote",
         "CR", "CRLF"],
)  # fmt: skip
def test_a_file_in_pieces_is_read_as_the_whole_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, size: int
) -> None:
    where = MANY.index("number-20") if len(old) > 1 else 0
    text = MANY[:where] + MANY[where:].replace(old.replace("unhurt", "number-21"), new, -1 if len(old) == 1 else 1)
    assert text != MANY
    (tmp_path / "case.yaml").write_bytes(text.encode())
    assert in_pieces(tmp_path, size, monkeypatch) == seen(tmp_path)


def test_a_thousand_conflicts_are_told_once_each(tmp_path: Path) -> None:
    text = "case: {format: 1, id: c, title: C}\nsources: [{id: s, title: S, publisher: P}]\nclaims:\n"
    record = "- id: c-{0}\n{1}  speaker: s\n  reports: [{{source: s, quotes: [{{exact: x}}]}}]\n"
    text += "".join(record.format(n, CONFLICT.format("  text: a\n", "  text: b\n")) for n in range(1000))
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    reading = read(tmp_path)
    assert len(reading.problems) == len(reading.left_out) == 1000
    assert reading.problems[-1].what == "this file has a merge conflict here (lines 7997-8001)"
