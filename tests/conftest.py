"""The same surroundings for every test: nothing that a person has set may change what is drawn or opened.

Nothing is read from a person's own folders or kept in them either: each test has empty ones of its own.
"""

from __future__ import annotations

import gc
import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

_OURS = (
    "COLORTERM",
    "COLUMNS",
    "FORCE_COLOR",
    "LINES",
    "NO_COLOR",
    "ONRECORD_CASE",
    "TTY_COMPATIBLE",
    "UNICODE_VERSION",
)

# At import, not in a fixture: Textual and rich read some of these once, when they are imported.
# The picture plugin's own variable tells the workers of one run where to put what differs.
for _name in [name for name in os.environ if name in _OURS or name.startswith("TEXTUAL")]:
    if _name != "TEXTUAL_SNAPSHOT_TEMPDIR":
        del os.environ[_name]

# What a test does not say itself of its examples: few of them, the same in every run.
settings.register_profile("every day", derandomize=True, deadline=None, max_examples=25)
settings.load_profile("every day")

# What was made of a case is kept between their tests, as between a person's commands: the bundled one, read anew, takes
# a third of a second each time. None of them is about what is kept.
_ONE_CACHE = {
    *("test_brief", "test_citation", "test_columns", "test_command_line", "test_commands", "test_csv", "test_door"),
    *("test_facts_printed", "test_finding", "test_json", "test_json_fields", "test_narrowing", "test_notes"),
    *("test_plain_output", "test_search", "test_search_cures", "test_speaker_not_recorded", "test_streams"),
    *("test_diff", "test_why_found"),
}
_PLACE = Path(tempfile.mkdtemp(prefix="onrecord-tests-"))
_NUMBERS = count()


def _own_folders() -> dict[str, str]:
    """Return the variables that name folders which no other test has used; nobody has made them yet."""
    folder = _PLACE / str(next(_NUMBERS))
    return {f"XDG_{kind.upper()}_HOME": str(folder / kind) for kind in ("state", "config", "cache")}


os.environ.update(_own_folders())  # for whatever begins before a test does


@pytest.fixture(autouse=True, scope="session")
def untouched_cases() -> Iterator[None]:
    """Fail where any test has changed a byte, a mode or a time of the cases that all of them share."""
    from helpers import BUNDLED, CASES, tree  # here, since it loads the program, which reads what is set above

    before = tree(BUNDLED), tree(CASES)
    yield
    assert (tree(BUNDLED), tree(CASES)) == before


@pytest.fixture(scope="session")
def tmp_path_factory(tmp_path_factory: pytest.TempPathFactory) -> pytest.TempPathFactory:
    """Number temporary folders here: pytest goes through all that there are for each, of which there are thousands."""
    named = tmp_path_factory.mktemp

    def numbered_too(basename: str, numbered: bool = True) -> Path:
        return named(f"{basename}{next(_NUMBERS)}" if numbered else basename, numbered=False)

    setattr(tmp_path_factory, "mktemp", numbered_too)  # noqa: B010  # mypy knows no other way to a method of one object
    return tmp_path_factory


@pytest.fixture(autouse=True)
def own_folders(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin each test, and the programs that it starts, as a person who has never used the program."""
    for name, folder in _own_folders().items():
        monkeypatch.setenv(name, folder)
    if request.path.stem in _ONE_CACHE:
        monkeypatch.setenv("XDG_CACHE_HOME", str(_PLACE / "cache"))


@pytest.fixture(autouse=True)
def unseen_frames(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw no frame in a pilot that no test looks at, unless it is marked `painted`."""
    if request.path.parent.name == "app":
        from frames import leave_unpainted  # here, since the core is tested without Textual

        leave_unpainted(monkeypatch, painted=request.node.get_closest_marker("painted") is not None)


@pytest.fixture
def as_a_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin the program in terminals as a fork of the tests, since its start is not what these ask about."""
    monkeypatch.setattr("terminals.FORKED", True)


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark of tests that are about painting."""
    config.addinivalue_line("markers", "painted: every frame is drawn as it comes, as in a terminal")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Run one process more than there are cores: tests in real terminals mostly wait for what another program does."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Load another part of the tests first in each process: the rest it then finds compiled by the others.

    All of them load all of the tests, and most of that is the rewriting of each `assert`, which pytest keeps in a file.
    """
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if processes == 1:
        return
    sys.dont_write_bytecode = False
    files = sorted(file for given in session.config.args for file in Path(given).glob("**/test_*.py"))
    for file in files[int(os.environ["PYTEST_XDIST_WORKER"].removeprefix("gw")) :: processes]:
        if str(file.parent) not in sys.path:
            sys.path.insert(0, str(file.parent))
        with suppress(Exception, pytest.skip.Exception):  # it is loaded again when it is collected, and told there
            importlib.import_module(file.stem)


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of every search for garbage, and search less often: a third of the time else."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


# A module at a time, since hypothesis takes no fixture that is made anew for each test.
@pytest.fixture(scope="module", params=["libyaml", "pure Python"])
def each_yaml_parser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Read YAML with libyaml, and again with the parser that takes its place where PyYAML was built without it."""
    from tui.reading import nodes
    from tui.reading.pure import PureLoader

    with pytest.MonkeyPatch.context() as patch:
        if request.param != "libyaml":
            patch.setattr(nodes, "_Parser", PureLoader)
        yield


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_PLACE, ignore_errors=True)
