"""The table of words that a process of its own fills is the one that is filled here; without it, it is all the same."""

from __future__ import annotations

import marshal
import os
import shutil
import sqlite3
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest
from helpers import CASES
from keeping import settled, stores

from tui.case import filling, initials, spoken_apart
from tui.case.compiling import compiled_from
from tui.kept.opening import open_kept


def spoken(base: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """Return each word that is in a table with where it stands, how long the records are, and how claims compare."""
    base.execute("CREATE VIRTUAL TABLE temp.spoken USING fts5vocab(main, words, instance)")
    found = base.execute("SELECT * FROM temp.spoken ORDER BY term, doc, col, offset").fetchall()
    base.execute("DROP TABLE temp.spoken")
    others = (
        "SELECT * FROM words_docsize ORDER BY id",
        "SELECT * FROM initial",
        "SELECT * FROM tally ORDER BY 1, 2, 3",
        "SELECT * FROM alike ORDER BY 1, 3",
        "SELECT * FROM finding ORDER BY 1",
        "SELECT * FROM meta WHERE name IN ('material', 'parts') ORDER BY 1",
    )
    return [found, *(base.execute(query).fetchall() for query in others)]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with claims that say the same, of which any number counts as many."""
    monkeypatch.setattr(filling, "LEAST", 0)
    return settled(Path(shutil.copytree(CASES / "lamps", tmp_path / "case")))


def agree(folder: Path) -> None:
    case = open_kept(folder.resolve())
    assert len(stores()) == 1
    whole = compiled_from(folder.resolve(), search=True)  # in memory, where no process is asked
    found = spoken(case.store.base)
    assert len(found[0]) > 300
    assert all(found[-3:]), "claims are alike, and there is something that is found of them"
    assert found == spoken(whole.base)
    case.store.base.execute("PRAGMA integrity_check")


def test_it_is_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole: list[bool] = []
    into = spoken_apart.Apart.into

    def noted(apart: spoken_apart.Apart, base: sqlite3.Connection) -> bool:
        whole.append(into(apart, base))
        return whole[-1]

    monkeypatch.setattr(spoken_apart.Apart, "into", noted)
    agree(folder)
    assert whole == [True]


class _Thread(Thread):
    """What is a process elsewhere, so that it takes for many what the test does."""

    def __init__(self, target: Callable[[Connection], None], args: tuple[Connection], daemon: bool) -> None:
        """Take an end of its own of the pipe, as a process has: who begins one closes theirs."""
        super().__init__(target=target, args=(Connection(os.dup(args[0].fileno())),), daemon=daemon)

    def terminate(self) -> None:
        """Go on to the end."""


def test_so_are_the_letters_that_words_begin_with(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(initials, "LEAST", 6)
    monkeypatch.setattr(spoken_apart, "spawning", lambda: SimpleNamespace(Pipe=Pipe, Process=_Thread))
    monkeypatch.setattr(spoken_apart, "signal", SimpleNamespace(signal=lambda *_: None, SIGINT=0, SIG_IGN=0))
    agree(folder)
    assert compiled_from(folder.resolve(), search=True).rows("SELECT count(*) > 10 FROM initial") == [(1,)]


def _ended(_pipe: Connection) -> None:
    """End without a word."""


def _ended_early(pipe: Connection) -> None:
    """End while claims are told."""
    pipe.recv_bytes()


def _broken_off(pipe: Connection) -> None:
    """Hand over the beginning of a table alone."""
    while pipe.recv_bytes() != marshal.dumps(None):
        pass
    pipe.send_bytes(marshal.dumps([(1, b"")]))


@pytest.mark.parametrize("how", [_ended, _ended_early, _broken_off])
def test_where_the_process_ends_before_it_is_done_the_words_are_put_in_here(
    how: object, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spoken_apart, "_fill", how)
    agree(folder)


def test_where_no_process_can_begin_so_they_are(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_others: object) -> None:
        raise OSError("no process")

    monkeypatch.setattr(filling, "Apart", refused)
    agree(folder)
