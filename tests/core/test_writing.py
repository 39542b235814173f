"""Writing a file: whole or not at all, and never over what is not a regular file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.writing import write_whole


@pytest.mark.parametrize("over", [True, False])
def test_a_link_to_what_is_not_a_regular_file_is_refused_and_left(tmp_path: Path, over: bool) -> None:
    """As root a write through a link once made a plain file of a device."""
    pipe, folder = tmp_path / "pipe", tmp_path / "folder"
    os.mkfifo(pipe)
    folder.mkdir()
    for number, target in enumerate((pipe, folder, Path("/dev/null"))):
        link = tmp_path / f"link-{number}"
        link.symlink_to(target)
        before = target.stat()
        for path in (link, target):
            with pytest.raises(OSError, match="not a regular file"):
                write_whole(path, b"words", over=over)
        after = target.stat()
        assert (after.st_mode, after.st_ino, after.st_rdev) == (before.st_mode, before.st_ino, before.st_rdev)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "link-0", "link-1", "link-2", "pipe"]


def test_a_link_to_a_regular_file_stays_a_link_and_its_target_keeps_its_mode(tmp_path: Path) -> None:
    target, link = tmp_path / "kept.json", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_whole(link, b"new", over=True)
    assert (link.is_symlink(), target.read_bytes(), target.stat().st_mode & 0o777) == (True, b"new", 0o640)


def test_what_is_there_stays_where_nothing_is_to_be_written_over(tmp_path: Path) -> None:
    target = tmp_path / "kept"
    target.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_whole(target, b"new", over=False)
    assert (target.read_bytes(), [path.name for path in tmp_path.iterdir()]) == (b"old", ["kept"])
