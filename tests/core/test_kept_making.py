"""A large case that is not kept opens on its first records, while a process of its own reads and keeps the whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from helpers import environment, kazakhstan
from keeping import seen, settled, stores, unread

from tui.case import Case
from tui.kept import opening
from tui.kept.files import keeping, kept_store
from tui.kept.making import Making
from tui.kept.opening import open_kept, open_soon
from tui.paths import cache_dir
from tui.reading import records
from tui.spawning import spawning


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the bundled case, which no test may change."""
    return settled(Path(shutil.copytree(kazakhstan().path, tmp_path_factory.mktemp("copied") / "case")))


@pytest.fixture(name="case")
def _case(copied: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the copy, which counts as a large one; of each test's stores there are none yet."""
    monkeypatch.setattr(opening, "LARGE", 1)
    monkeypatch.setattr(records, "FIRST", 60_000)
    return copied


@cache
def seen_anew(path: Path) -> list[object]:
    """Return what is seen of a case that is read as a whole."""
    return seen(Case.open(path))


def made(path: Path) -> tuple[Case, Making]:
    first, making = open_soon(path)
    assert making
    return first, making


def left_over() -> list[Path]:
    """Return what lies in the cache's folder that is no store and no note of one."""
    folder = cache_dir()
    assert folder
    return sorted((folder / "cases").glob(".new-*"))


def test_its_first_records_are_records_of_it(case: Path) -> None:
    first, making = made(case)
    making.cancel()
    whole = kazakhstan()
    assert 10 < len(first.claims) < len(whole.claims)
    assert first.info == whole.info
    assert (first.partial, whole.partial) == (True, False)
    for name in first.all_ids():
        assert first.get(name) == whole.get(name)
        assert (first.place(name) or [""])[1:] == (whole.place(name) or [""])[1:]


def test_nothing_is_said_of_what_they_lack(case: Path) -> None:
    """They name records that come later; the whole alone can tell what is wrong."""
    first, making = made(case)
    making.cancel()
    assert (first.problems, first.left_out) == ((), ())
    assert seen(first), "every card, row and count of them can be made"


def test_the_whole_is_read_and_kept_meanwhile(case: Path) -> None:
    _, making = made(case)
    making._process.join()
    assert making.ended()
    assert kept_store(case, unread(case)), "it is there, and good"
    again, none = open_soon(case)
    assert none is None
    assert seen(again) == seen_anew(case)


def test_when_it_is_not_wanted_any_more_nothing_is_left_of_it(case: Path) -> None:
    _, making = made(case)
    making.cancel()
    assert making.ended()
    assert stores() == left_over() == []


def test_once_it_has_ended_to_cancel_it_does_nothing(case: Path) -> None:
    _, making = made(case)
    making._process.join()
    making.cancel()
    assert len(stores()) == 1


WAITING = """
import os, sys, time
from pathlib import Path
from tui.kept.making import Making
from tui.kept.opening import open_kept

if __name__ == "__main__":
    making = Making(Path(sys.argv[1]), open_kept)
    print(making._process.pid, flush=True)
    os.kill(os.getpid(), 9)
"""


def test_it_ends_when_who_waits_for_it_is_gone(case: Path, tmp_path: Path) -> None:
    """Nobody tells a process that the one which began it was killed: of what it holds open nothing would end."""
    (tmp_path / "waiting.py").write_text(WAITING)
    done = subprocess.run(
        [sys.executable, tmp_path / "waiting.py", case], env=environment(), capture_output=True, text=True, timeout=60
    )  # which ends once the last process has that holds its output
    assert int(done.stdout)
    assert left_over() == []


def ended_twice(path: Path, _tell: object) -> None:
    """Make a case until the terminal is closed, and be ended once more while what is half made is taken away."""
    unlink = os.unlink

    def late(file: str) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        unlink(file)

    os.unlink = late  # type: ignore[assignment]  # in a process of its own
    with keeping(path):
        os.kill(os.getpid(), signal.SIGHUP)


def test_nothing_is_left_of_it_when_its_terminal_is_closed(case: Path) -> None:
    making = Making(case, ended_twice)
    making._process.join()
    assert making._process.exitcode == 1
    assert stores() == left_over() == []


KILLED = """
import os, sys
from pathlib import Path
from tui.kept.files import keeping
with keeping(Path(sys.argv[1])) as keeper:
    keeper.empty().execute("CREATE TABLE half (made)")
    print("there", flush=True)
    if sys.argv[2] == "killed":
        os.kill(os.getpid(), 9)
    sys.stdin.read()
"""


def test_what_one_who_was_killed_left_half_made_goes_at_the_next_opening_and_nothing_of_one_that_lives(
    case: Path,
) -> None:
    command = [sys.executable, "-c", KILLED, str(case)]
    killed = subprocess.run([*command, "killed"], env=environment(), capture_output=True, check=False)
    assert (killed.returncode, killed.stdout) == (-9, b"there\n")
    (left,) = left_over()
    with subprocess.Popen([*command, "lives"], env=environment(), stdin=-1, stdout=-1) as living:
        assert living.stdout
        assert living.stdin
        assert living.stdout.readline() == b"there\n"
        (its,) = left_over()
        assert its != left, "it has swept the other's away, and made its own"
        open_kept(case)
        assert left_over() == [its]
        living.stdin.close()
    assert left_over() == []


def test_a_case_that_does_not_say_at_its_beginning_which_it_is_is_read_as_a_whole(case: Path, tmp_path: Path) -> None:
    case = Path(shutil.copytree(case, tmp_path / "case"))
    for file in case.glob("*.yaml"):
        if file.read_text().startswith("case:"):
            file.write_text(file.read_text().replace("case:", "cases:", 1))
    settled(case)
    whole, making = open_soon(case)
    assert making is None
    assert whole.problems


def test_a_small_case_is_read_as_a_whole(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGE", 10**9)
    assert open_soon(case)[1] is None


def test_without_a_place_to_keep_it_it_is_read_as_a_whole(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "cache_dir", lambda: None)
    assert open_soon(case)[1] is None


def test_where_no_process_can_be_started_it_is_read_as_a_whole(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> Making:
        raise OSError("no process can be started")

    monkeypatch.setattr("tui.kept.making.Making", none)
    whole, making = open_soon(case)
    assert making is None
    assert seen(whole) == seen_anew(case)


def test_who_interrupts_while_its_first_records_are_read_leaves_nothing_of_it(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Making] = []

    def interrupted(_path: Path) -> None:
        raise KeyboardInterrupt

    def noted(path: Path, *more: Any) -> Making:
        begun.append(Making(path, *more))
        return begun[0]

    monkeypatch.setattr(records, "read_first", interrupted)
    monkeypatch.setattr("tui.kept.making.Making", noted)
    with pytest.raises(KeyboardInterrupt):
        open_soon(case)
    assert begun[0].ended()
    assert stores() == left_over() == []


def test_a_process_of_our_own_that_only_begins_is_not_interrupted_from_the_keyboard() -> None:
    """It would tell of it in the middle of the screen: a terminal interrupts all that it runs."""
    process = spawning().Process(target=os.getpid)
    process.start()
    os.kill(process.pid or 0, signal.SIGINT)
    process.join()
    assert process.exitcode == 0
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ()), "here one is heard of"


def many_files(folder: Path, files: int, claims: int) -> Path:
    """Return a case whose claims stand in many files."""
    folder.mkdir()
    (folder / "case.yaml").write_text(
        "case: {format: 1, id: c, title: C}\nsources: [{id: s, title: T, publisher: P}]\n"
    )
    for number in range(files):
        lines = [CLAIM.format(f"{number}-{at}") for at in range(claims)]
        (folder / f"claims-{number}.yaml").write_text("claims:\n" + "".join(lines))
    return folder


CLAIM = "- id: c{0}\n  text: It was so, {0}.\n  speaker: s\n  reports: [{{source: s, quotes: [{{exact: so}}]}}]\n"


def test_of_many_files_the_first_records_of_each_are_read_and_no_more_of_all_than_of_a_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "FIRST", 40_000)
    found = [records.read_first(many_files(tmp_path / f"of-{files}", files, 400)) for files in (4, 12)]
    few, more = (
        Counter((reading.records.place(name) or [""])[0] for name in reading.records.names) for reading in found
    )
    assert (len(few), len(more)) == (5, 13)
    assert sum(few.values()) > 200
    assert sum(few.values()) * 0.8 < sum(more.values()) < sum(few.values()) * 1.2


def test_a_file_that_cant_be_cut_is_not_read_for_its_first_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is long, and would be read to its end before anything stands on the screen."""
    monkeypatch.setattr(records, "FIRST", 4_000)
    folder = many_files(tmp_path / "case", 1, 1)
    flowing = ", ".join(f"{{id: d{at}, text: It was so., quotes: so}}" for at in range(4_000))
    (folder / "other.yaml").write_text(f"defaults: {{source: s, speaker: s}}\nclaims: [{flowing}]\n")
    assert {*records.read_first(folder).records.names} == {"c", "s", "c0-0"}
