"""Cases kept in a file: what is kept, and that after any change to its files it is made anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers import HARBOUR, kazakhstan
from keeping import seen, settled, stores, unread

from tui.case import Case
from tui.kept import files
from tui.kept.files import kept_store
from tui.kept.opening import open_kept


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return settled(Path(shutil.copytree(HARBOUR, tmp_path / "case")))


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


def test_a_link_that_leads_nowhere_is_told_and_no_fault_of_the_keeping(case: Path) -> None:
    (case / "gone.yaml").symlink_to(case.parent / "nowhere.yaml")
    first = open_kept(case)
    assert [str(problem.place.file) for problem in first.problems] == [str(case / "gone.yaml")]
    assert open_kept(case).problems == first.problems


# Files that changed


def replaced(file: Path) -> None:
    file.with_name("other").write_bytes(file.read_bytes())
    os.utime(file.with_name("other"), ns=(10**18 + 1, 10**18 + 1))
    os.replace(file.with_name("other"), file)


def rewritten(file: Path) -> None:
    text = file.read_text()
    assert "Harbour Fire" in text
    file.write_text(text.replace("Harbour Fire", "Harbour Fume"))
    os.utime(file, ns=(10**18 + 1, 10**18 + 1))


CHANGES: dict[str, Callable[[Path], object]] = {
    "written": lambda file: file.write_text(file.read_text() + "\n"),
    "same size and time": rewritten,
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
    read = files._stamps
    looks: Iterator[int] = iter(range(9))
    monkeypatch.setattr(files, "_stamps", lambda path: read(path) if next(looks) < 1 else read(path)[1:])
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
