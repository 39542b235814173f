"""Stores that are not as they were made, or cannot be made: none is ever shown, and the case opens all the same."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from helpers import HARBOUR, SMALL, put
from keeping import seen, settled, stores, unread

from tui.case import Case
from tui.kept import files
from tui.kept.files import kept_store, sound
from tui.kept.opening import open_kept, open_soon
from tui.paths import cache_dir


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return settled(Path(shutil.copytree(HARBOUR, tmp_path / "case")))


def flipped(file: Path, chance: random.Random) -> None:
    data = bytearray(file.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def cut(file: Path, chance: random.Random) -> None:
    os.truncate(file, chance.randrange(file.stat().st_size))


def blanked(file: Path, chance: random.Random) -> None:
    data, at = bytearray(file.read_bytes()), chance.randrange(file.stat().st_size)
    data[at : at + 512] = bytes(len(data[at : at + 512]))
    data[0] ^= 255  # what was blank before is no damage
    file.write_bytes(data)


def foreign(file: Path, chance: random.Random) -> None:
    size = file.stat().st_size
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE record (id TEXT)")
    file.write_bytes(chance.choice([chance.randbytes(size), b"", base.serialize(), b"SQLite format 3\0" * 64]))


def noted(file: Path, chance: random.Random) -> None:
    note = file.with_suffix(".json")
    known = json.loads(note.read_text())
    key = chance.choice(list(known))
    known[key] = chance.choice([None, 0, -1, "", [], {}, "0.0.0", "99.0.0", [[]], 1e308])
    if chance.random() < 0.5:
        note.write_text(json.dumps(known))
    else:
        chance.choice([cut, foreign])(note, chance)


def gone(file: Path, chance: random.Random) -> None:
    chance.choice([file, file.with_suffix(".json")]).unlink()


def a_folder(file: Path, chance: random.Random) -> None:
    chosen = chance.choice([file, file.with_suffix(".json")])
    chosen.unlink()
    chosen.mkdir()


def a_link(file: Path, chance: random.Random) -> None:
    chosen = chance.choice([file, file.with_suffix(".json")])
    os.replace(chosen, chosen.with_suffix(".old"))
    chosen.symlink_to(chosen.with_suffix(".old"))


DAMAGES = (flipped, flipped, flipped, flipped, flipped, flipped, cut, blanked, foreign, noted, gone, a_folder, a_link)


@pytest.mark.parametrize("tenth", range(20))
def test_damaged_in_two_hundred_ways_it_shows_the_same(tenth: int, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _file: None)  # two hundred stores are made anew, and no power fails here
    if tenth % 10:  # a small case has the same tables: all but twenty, of every kind, take a tenth of the time on one
        settled(put(case, SMALL))
    open_kept(case)
    want = seen(Case.open(case))
    (made,) = stores()
    kept = {file: file.read_bytes() for file in made.parent.iterdir()}
    assert len(kept) == 2
    for number in range(tenth * 10, tenth * 10 + 10):
        chance = random.Random(number)
        damage = DAMAGES[number % len(DAMAGES)]
        damage(made, chance)
        assert kept_store(case, unread(case)) is None, f"{damage.__name__} {number}"
        assert seen(open_kept(case)) == want, f"{damage.__name__} {number}"
        shutil.rmtree(made.parent)
        made.parent.mkdir(mode=0o700)
        for file, data in kept.items():
            file.write_bytes(data)


def test_what_is_done_to_a_large_store_is_noticed_later(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_kept(case)
    monkeypatch.setattr(files, "AT_ONCE", 0)
    assert sound(case)
    (made,) = stores()
    want, data = seen(Case.open(case)), made.read_bytes()
    for number in range(20):
        made.write_bytes(data)
        case_then = open_soon(case)[0]
        assert case_then.doubtful
        flipped(made, random.Random(number))
        assert not sound(case)
    for number in range(20):
        made.write_bytes(data[:4096] + random.Random(number).randbytes(len(data) - 4096))
        assert seen(open_soon(case)[0]) == want, "what cannot be read is read anew"


def test_where_no_folder_can_be_made_a_case_opens_all_the_same(case: Path) -> None:
    folder = cache_dir()
    assert folder
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way")
    assert seen(open_kept(case)) == seen(Case.open(case))


def no_room(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    "where", ["tui.kept.files.os.replace", "tui.kept.files.os.fsync", "tui.writing.write_whole", "tempfile.mkstemp"]
)
def test_where_nothing_can_be_written_a_case_opens_all_the_same(
    where: str, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(where, no_room)
        assert seen(open_kept(case)) == seen(Case.open(case))
    assert kept_store(case, unread(case)) is None
    folder = cache_dir()
    assert folder
    assert list((folder / "cases").glob(".new*")) == []


def test_where_the_disk_is_full_a_case_opens_all_the_same(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = files.Keeping.empty

    def small(keeping: files.Keeping) -> sqlite3.Connection:
        base = empty(keeping)
        base.execute("PRAGMA max_page_count = 12")
        return base

    monkeypatch.setattr(files.Keeping, "empty", small)
    assert seen(open_kept(case)) == seen(Case.open(case))
    assert stores() == []


def test_a_store_that_somebody_has_locked_is_read(case: Path) -> None:
    open_kept(case)
    (made,) = stores()
    other = sqlite3.connect(made, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert seen(open_kept(case)) == seen(Case.open(case))
    other.close()
