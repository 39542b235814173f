"""Watching a case's files: what counts as a change, and when it is told of."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tui.reading.files import case_files
from tui.reading.watch import Watch, changed, fingerprint


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of two files and a seal, each last changed in the year 2001."""
    folder = tmp_path / "case"
    folder.mkdir()
    for name in ("actors.yaml", "claims.yaml", "seal.yaml"):
        write(folder / name, f"{name}: 1\n")
    return folder


def write(path: Path, text: str, second: int = 0) -> None:
    """Write a file in place, as if at a second of its own, so that no clock is too coarse to tell."""
    path.write_text(text)
    os.utime(path, (1e9 + second, 1e9 + second))


def seen(path: Path, act: Callable[[], object]) -> list[str]:
    """Return the names of the files that something changes."""
    before = fingerprint(path)
    act()
    return changed(before, fingerprint(path))


def names(path: Path) -> list[str]:
    return [stamp.name for stamp in fingerprint(path)]


# Which files


def test_the_files_are_those_that_the_reader_reads_and_the_seal(case: Path) -> None:
    for name in ("more.yml", ".hidden.yaml", ".#lock.yaml", "notes.md", "claims.yaml~", "claims.yaml.swp", "4913"):
        write(case / name, "")
    assert names(case) == ["actors.yaml", "claims.yaml", "more.yml", "seal.yaml"]
    assert {*names(case)} - {"seal.yaml"} == {file.name for file, _ in case_files(case)[0]}


def test_a_case_of_one_file_is_that_file_and_its_seal(case: Path) -> None:
    one = case / "claims.yaml"
    assert names(one) == ["claims.yaml"]
    assert seen(one, lambda: write(case / "actors.yaml", "x", 1)) == []
    assert seen(one, lambda: write(one, "x", 1)) == ["claims.yaml"]
    assert seen(one, lambda: write(case / "claims.seal.yaml", "x", 1)) == ["claims.seal.yaml"]


# What is a change


def test_nothing_done_is_no_change(case: Path) -> None:
    assert seen(case, lambda: (case / "claims.yaml").read_bytes()) == []


def test_a_write_in_place_is_a_change_though_the_size_stays(case: Path) -> None:
    assert seen(case, lambda: write(case / "claims.yaml", "claims.yaml: 2\n", 1)) == ["claims.yaml"]


def test_a_write_that_keeps_the_time_is_a_change_when_the_size_differs(case: Path) -> None:
    assert seen(case, lambda: write(case / "claims.yaml", "claims.yaml: 22\n")) == ["claims.yaml"]


def test_another_file_renamed_into_its_place_is_a_change_though_time_and_size_are_the_same(case: Path) -> None:
    write(case / "new", "claims.yaml: 2\n")
    assert seen(case, lambda: (case / "new").replace(case / "claims.yaml")) == ["claims.yaml"]


def test_a_touch_is_a_change(case: Path) -> None:
    assert seen(case, lambda: os.utime(case / "actors.yaml", (2e9, 2e9))) == ["actors.yaml"]


def test_files_that_come_and_go_and_a_new_seal_are_changes(case: Path) -> None:
    def edit() -> None:
        write(case / "events.yaml", "")
        (case / "actors.yaml").unlink()
        write(case / "seal.yaml", "x", 1)

    assert seen(case, edit) == ["actors.yaml", "events.yaml", "seal.yaml"]


def test_what_is_no_file_of_the_case_is_no_change(case: Path) -> None:
    assert seen(case, lambda: write(case / ".claims.yaml.swp", "x")) == []
    assert seen(case, lambda: write(case / "claims.yaml~", "x")) == []


# Links


def test_a_link_within_the_folder_is_watched_where_it_leads(case: Path) -> None:
    (case / "parts").mkdir()
    write(case / "parts" / "one.yaml", "x")
    (case / "link.yaml").symlink_to("parts/one.yaml")
    assert seen(case, lambda: write(case / "parts" / "one.yaml", "y", 1)) == ["link.yaml"]


def test_a_link_out_of_the_folder_is_not_followed_but_turning_it_is_seen(case: Path, tmp_path: Path) -> None:
    write(tmp_path / "secret.yaml", "x")
    (case / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    assert seen(case, lambda: write(tmp_path / "secret.yaml", "longer", 1)) == []

    def turn() -> None:
        (case / "other").symlink_to(tmp_path / "another-secret.yaml")
        (case / "other").replace(case / "link.yaml")

    assert seen(case, turn) == ["link.yaml"]


def test_a_folder_that_is_reached_by_a_link_is_the_same_folder(case: Path, tmp_path: Path) -> None:
    (case / "inner.yaml").symlink_to("claims.yaml")
    (tmp_path / "way").symlink_to(case)
    assert fingerprint(tmp_path / "way") == fingerprint(case)


def test_a_link_to_nowhere_or_to_itself_a_pipe_and_a_folder_are_only_looked_at(case: Path) -> None:
    (case / "loop.yaml").symlink_to("loop.yaml")
    (case / "nowhere.yaml").symlink_to("gone")
    os.mkfifo(case / "pipe.yaml")
    (case / "folder.yaml").mkdir()
    assert {"loop.yaml", "nowhere.yaml", "pipe.yaml", "folder.yaml"} <= {*names(case)}


# What is not there


def test_a_case_that_is_not_there_or_went_away_has_no_files(case: Path, tmp_path: Path) -> None:
    assert fingerprint(tmp_path / "nothing") == ()
    assert fingerprint(case / "claims.yaml" / "below") == ()
    before = fingerprint(case)
    shutil.rmtree(case)
    assert changed(before, fingerprint(case)) == ["actors.yaml", "claims.yaml", "seal.yaml"]


def test_a_file_that_vanishes_while_it_is_looked_at_is_left_out(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = os.scandir

    @contextmanager
    def listing_then_gone(path: Path) -> Iterator[list[os.DirEntry[str]]]:
        with listing(path) as entries:
            found = list(entries)
        (case / "claims.yaml").unlink()
        yield found

    monkeypatch.setattr(os, "scandir", listing_then_gone)
    assert names(case) == ["actors.yaml", "seal.yaml"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder: no permission can be missing")
def test_a_folder_that_may_not_be_read_has_no_files(case: Path) -> None:
    case.chmod(0)
    try:
        assert fingerprint(case) == ()
    finally:
        case.chmod(0o700)


# When it is told of


def test_a_change_is_told_of_once_and_only_when_it_has_rested_for_a_look(case: Path) -> None:
    watch = Watch(case)
    assert watch.look() == []
    write(case / "claims.yaml", "x", 1)
    assert watch.look() == [], "it may still be being written"
    assert watch.look() == ["claims.yaml"]
    assert watch.look() == []


def test_what_wakes_nobody_while_nothing_changes_wakes_until_a_change_has_been_told(case: Path) -> None:
    watch = Watch(case)
    assert watch.still()
    write(case / "claims.yaml", "x", 1)
    assert not watch.still()
    assert not watch.still(), "to be asked takes no look"
    watch.look()
    assert not watch.still(), "it may still be being written"
    assert watch.look() == ["claims.yaml"]
    assert watch.still()


def test_a_file_that_is_cut_and_then_written_is_told_of_when_it_is_whole(case: Path) -> None:
    watch = Watch(case)
    for second, text in enumerate(("", "half", "half and half"), 1):
        write(case / "claims.yaml", text, second)
        assert watch.look() == []
    assert watch.look() == ["claims.yaml"]


def test_a_file_that_is_gone_for_a_look_and_back_as_it_was_is_no_change(case: Path) -> None:
    watch = Watch(case)
    (case / "claims.yaml").rename(case / "aside")
    assert watch.look() == []
    (case / "aside").rename(case / "claims.yaml")
    assert watch.look() == []
    assert watch.look() == []


def test_files_saved_one_after_the_other_are_told_of_together(case: Path) -> None:
    watch = Watch(case)
    write(case / "claims.yaml", "x", 1)
    assert watch.look() == []
    write(case / "actors.yaml", "x", 1)
    assert watch.look() == []
    assert watch.look() == ["actors.yaml", "claims.yaml"]


def test_what_changes_between_the_making_of_the_watch_and_the_end_of_the_reading_is_told_of(case: Path) -> None:
    watch = Watch(case)
    write(case / "claims.yaml", "x", 1)  # while the case is read
    assert [watch.look(), watch.look()] == [[], ["claims.yaml"]]


@pytest.mark.parametrize("backup", ["yes", "no", "auto"])
@pytest.mark.skipif(not shutil.which("vim"), reason="vim is not installed: nothing saves as it does")
def test_what_a_real_vim_saves_is_told_of_and_nothing_beside_it(case: Path, backup: str) -> None:
    watch = Watch(case)
    file = case / "claims.yaml"
    line = ["vim", "-u", "NONE", "-i", "NONE", "-es", "-c", f"set backupcopy={backup}", "-c", "s/1/2/", "-c", "wq"]
    subprocess.run([*line, str(file)], stdin=subprocess.DEVNULL, check=True, timeout=20)
    assert file.read_text() == "claims.yaml: 2\n"
    assert [watch.look(), watch.look(), watch.look()] == [[], ["claims.yaml"], []]
