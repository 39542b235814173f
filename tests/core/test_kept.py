"""Cases kept in a file: a store that is not as it was made, or not of these files, is never shown."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers import HARBOUR, kazakhstan

from tui.case import Case
from tui.case.lists import KINDS, rows_of
from tui.case.query import Filters
from tui.case.search import understand
from tui.case.store import Store
from tui.formats import FORMATS
from tui.kept import files
from tui.kept.files import kept_store, sound
from tui.kept.opening import open_kept
from tui.paths import cache_dir


def unread(path: Path) -> Callable[[], sqlite3.Connection]:
    """Return what a store is mended with where a test wants none to be."""

    def mend() -> sqlite3.Connection:
        raise AssertionError(f"{path} is read anew")

    return mend


def settled(folder: Path) -> Path:
    """Return a folder of a case whose files have been left alone for long."""
    for file in folder.iterdir():
        os.utime(file, ns=(10**18 + 1, 10**18 + 1))
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return settled(Path(shutil.copytree(HARBOUR, tmp_path / "case")))


def seen(case: Case) -> list[object]:
    """Return what a person sees of a case: counts, rows, cards, hits, findings, as of its days."""
    found: list[object] = [case.info, case.problems, case.left_out, case.days(), case.findings()]
    for day in (None, *case.days()):
        view = case.at(day)
        found += [[row for row in rows_of(view, kind).rows()] for kind in KINDS]
        found += [view.counts("mark"), view.findings()]
    found += [
        case.ranked(Filters(sought=understand(case, text))) for text in ("fire", "speaker:ana hurt", "said:3-Mar")
    ]
    names = [case.info.id, *case.all_ids()]
    return [*found, list(FORMATS["text"].cards(case, names)), [case.place(name) for name in names]]


def stores() -> list[Path]:
    folder = cache_dir()
    assert folder
    return sorted((folder / "cases").glob("*.store"))


# What is kept


@pytest.mark.parametrize("name", ["harbour", "kazakhstan"])
def test_a_case_that_was_kept_is_the_case(name: str, tmp_path: Path) -> None:
    path = settled(Path(shutil.copytree(HARBOUR if name == "harbour" else kazakhstan().path, tmp_path / "case")))
    first = seen(open_kept(path))
    assert kept_store(path, unread(path)), "it is there, and good"
    assert seen(open_kept(path)) == first == seen(Case.open(path))


def test_folder_and_files_are_a_persons_own(case: Path) -> None:
    open_kept(case)
    (store,) = stores()
    assert store.parent.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in store.parent.iterdir()} == {0o600}
    assert len(list(store.parent.iterdir())) == 2, "nothing is left of the making"


def test_it_is_not_read_once_more(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_kept(case)
    monkeypatch.setattr("tui.case.compiling.read", lambda *_: pytest.fail("its files are read"))
    assert seen(open_kept(case))


def test_a_case_with_errors_tells_the_same_ones(case: Path) -> None:
    with open(case / "case.yaml", "a") as file:
        file.write("nonsense:\n- a\n")
    settled(case)
    first = open_kept(case)
    assert first.problems
    assert open_kept(case).problems == first.problems == Case.open(case).problems


# Files that changed


def replaced(file: Path) -> None:
    file.with_name("other").write_bytes(file.read_bytes())
    os.utime(file.with_name("other"), ns=(10**18 + 1, 10**18 + 1))
    os.replace(file.with_name("other"), file)


CHANGES: dict[str, Callable[[Path], object]] = {
    "written": lambda file: file.write_text(file.read_text() + "\n"),
    "same size and time": lambda file: (
        file.write_text(file.read_text().replace("Fire at", "Fume at")),
        os.utime(file, ns=(10**18 + 1, 10**18 + 1)),
    ),
    "another inode": replaced,
    "touched": lambda file: os.utime(file, ns=(10**18 + 2, 10**18 + 2)),
    "one more": lambda file: shutil.copy(file, file.with_name("more.yaml")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_any_change_to_its_files_it_is_made_anew(change: str, case: Path) -> None:
    open_kept(case)
    assert kept_store(case, unread(case))
    CHANGES[change](case / "case.yaml")
    assert kept_store(case, unread(case)) is None
    assert seen(open_kept(case)) == seen(Case.open(case))


def test_what_changed_while_it_was_read_or_just_before_is_not_kept(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (case / "case.yaml").touch()
    assert open_kept(case).claims
    assert stores() == []
    settled(case)
    read = files.fingerprint
    looks: Iterator[int] = iter(range(9))
    monkeypatch.setattr(files, "fingerprint", lambda path: read(path) if next(looks) < 1 else read(path)[1:])
    assert open_kept(case).claims
    assert stores() == []


def test_another_path_or_another_way_to_show_it_has_a_store_of_its_own(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_kept(case)
    monkeypatch.chdir(case.parent)
    assert open_kept(Path("case")).place("sparks") == Case.open(Path("case")).place("sparks")
    assert open_kept(case).place("sparks") == Case.open(case).place("sparks")
    assert len(stores()) == 2


# Damage


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
    chance.choice(
        [lambda: note.write_text(json.dumps(known)), lambda: cut(note, chance), lambda: foreign(note, chance)]
    )()


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
def test_damaged_in_two_hundred_ways_it_shows_the_same(tenth: int, case: Path) -> None:
    open_kept(case)
    want = seen(Case.open(case))
    (made,) = stores()
    kept = {file: file.read_bytes() for file in made.parent.iterdir()}
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
        case_then = open_kept(case, later=True)
        assert case_then.doubtful
        flipped(made, random.Random(number))
        assert not sound(case)
    for number in range(20):
        made.write_bytes(data[:4096] + random.Random(number).randbytes(len(data) - 4096))
        assert seen(open_kept(case, later=True)) == want, "what cannot be read is read anew"


def test_where_no_folder_can_be_made_a_case_opens_all_the_same(case: Path) -> None:
    folder = cache_dir()
    assert folder
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way")
    assert seen(open_kept(case)) == seen(Case.open(case))


def no_room(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("where", ["os.replace", "os.fsync", "write_whole", "tempfile.mkstemp"])
def test_where_nothing_can_be_written_a_case_opens_all_the_same(
    where: str, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(f"tui.kept.files.{where}", no_room)
        assert seen(open_kept(case)) == seen(Case.open(case))
    assert kept_store(case, unread(case)) is None
    folder = cache_dir()
    assert folder
    assert list((folder / "cases").glob(".new*")) == []


def test_where_the_disk_is_full_a_case_opens_all_the_same(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = files.Keeping.empty

    def small(keeping: files.Keeping) -> Store:
        store = empty(keeping)
        store.base.execute("PRAGMA max_page_count = 20")
        return store

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


def test_all_together_are_bounded_and_the_one_opened_longest_ago_leaves_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [settled(Path(shutil.copytree(HARBOUR, tmp_path / name))) for name in "abcd"]
    for number, path in enumerate(cases[:3]):
        open_kept(path)
        newest = max(stores(), key=lambda file: file.stat().st_ctime_ns)
        os.utime(newest, (1000 + number, 1000 + number))
    open_kept(cases[0])  # it was opened since
    size = stores()[0].stat().st_size
    monkeypatch.setattr(files, "MOST_BYTES", int(size * 3.5))
    open_kept(cases[3])
    assert [bool(kept_store(path, unread(path))) for path in cases] == [True, False, True, True]
