"""A little edit of a large case is put right at once, beside whoever reads it; and what the files are known by then."""

from __future__ import annotations

import re
import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest
from keeping import settled, stores
from test_kept_amended import MORE, TEXT, WORDS, agree, edit, small

from tui.kept import opening
from tui.kept.opening import amended, open_kept
from tui.reading import grains, records, workers
from tui.reading.batches import read_batch
from tui.reading.pieces import Piece, read_piece


@pytest.fixture(name="patch")
def _patch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Make small cases count as large ones, which are read in pieces."""
    small(monkeypatch)
    return monkeypatch


def test_marks_are_finer_than_pieces_and_each_is_read_alone_as_the_records_it_stands_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "APART", 0)
    monkeypatch.setattr(
        workers, "reading_apart", lambda: nullcontext(lambda found: ((p, read_batch(p)) for p in found))
    )
    monkeypatch.setattr(grains, "SIZE", 300)
    file = tmp_path / "case.yaml"
    for bom in (b"", b"\xef\xbb\xbf"):
        file.write_bytes(bom + TEXT.replace("Dozens ran.", "Десятки бежали.").encode())
        reading = records.read(tmp_path)
        (marks,) = reading.pieces.values()
        assert len(marks) > 5
        data, at, line, name = file.read_bytes(), 0, 1, str(file)
        for mark in marks:
            part = data[at : at + mark.length]
            found = read_piece(Piece(name, part, mark.section, mark.seen, (mark.lines, mark.characters)))
            ids = re.findall(r"^- (?:id: |\{id: )([\w-]+)", part.decode("utf-8-sig"), re.MULTILINE)
            assert found is not None
            assert [each.name for each in found if each.kind != "case"] == ids
            assert [reading.records.numbers[each.name] for each in found] == [
                *range(mark.first, mark.first + mark.records)
            ]
            assert all(reading.records.place(each.name) == each.place for each in found)
            assert mark.lines + 1 == line
            at, line = at + mark.length, line + part.count(b"\n")
        assert at == len(data)


KINDS = {
    "words": (WORDS["a paraphrase"], True),
    "a link's reason": (WORDS["a link's reason"], True),
    **{what: (MORE[what], False) for what in ("a record more", "a record less", "two records in another order")},
    **{what: (MORE[what], False) for what in ("an actor's name", "a date", "a figure", "the case's own title")},
    "where a link leads": (edit("{to: sparks, kind: contra", "{to: alarm-late, kind: contra"), False),
    "a source's day": (edit("published: 2020-03-04\n", "published: 2020-03-05\n"), False),
}


@pytest.mark.parametrize("what", KINDS)
def test_an_edit_in_one_of_several_files_is_the_case_of_all_of_them(
    what: str, tmp_path: Path, patch: pytest.MonkeyPatch
) -> None:
    """As `Reloader` asks: put right at once, or else not at all, and then read as a whole."""
    change, little = KINDS[what]

    def written(text: str) -> None:
        parts = re.split(r"^(?=(?:actors|claims):)", text, flags=re.MULTILINE)
        for name, part in zip(("a", "b", "c"), parts, strict=True):
            file = tmp_path / f"{name}.yaml"
            if not file.exists() or file.read_text(encoding="utf-8") != part:
                file.write_text(part, encoding="utf-8")

    written(TEXT)
    open_kept(settled(tmp_path).resolve())
    written(change(TEXT))
    case = amended(settled(tmp_path).resolve())
    assert (case is not None) == little
    agree(case or open_kept(tmp_path.resolve()), tmp_path)
    agree(open_kept(tmp_path.resolve()), tmp_path)


def test_what_is_more_than_a_little_is_not_put_right_at_once(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    (tmp_path / "case.yaml").write_text(TEXT)
    open_kept(settled(tmp_path).resolve())
    (tmp_path / "case.yaml").write_text(WORDS["two claims"](TEXT))
    patch.setattr(opening, "LITTLE", 400)
    assert amended(settled(tmp_path).resolve()) is None
    patch.setattr(opening, "LITTLE", 10**6)
    case = amended(tmp_path.resolve())
    assert case is not None
    agree(case, tmp_path)


@pytest.mark.parametrize("what", ["no store", "a damaged store", "no room"])
def test_what_cannot_be_put_right_is_left_to_who_reads_it_all(
    what: str, tmp_path: Path, patch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "case.yaml").write_text(TEXT)
    open_kept(settled(tmp_path).resolve())
    (tmp_path / "case.yaml").write_text(WORDS["a paraphrase"](TEXT))
    (store,) = stores()
    if what == "no store":
        store.unlink()
    elif what == "a damaged store":
        store.write_bytes(store.read_bytes().replace(b"Dozens", b"Dozenz"))
    else:
        patch.setattr(shutil, "copyfile", full)
    assert amended(settled(tmp_path).resolve()) is None
    agree(open_kept(tmp_path.resolve()), tmp_path)


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")
