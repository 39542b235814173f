"""Where settings, memory and cases lie, and what `onrecord paths` tells of it."""

from __future__ import annotations

import pwd
import sys
from pathlib import Path

import platformdirs
import pytest
from helpers import put, run

from tui.__main__ import main
from tui.commands import DONE
from tui.paths import DEFAULT, bundled, cache_dir, config_file, default_case, state_dir
from tui.user.settings import Settings, read_settings

FINDERS = {"CONFIG": config_file, "STATE": state_dir, "CACHE": cache_dir}
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody's own settings be read, and none of the variables that name places be set."""
    for kind in FINDERS:
        monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


# Where things lie


def test_places_are_those_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind, find in FINDERS.items():
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
        assert find() == tmp_path / kind / "onrecord" / ("config.yaml" if kind == "CONFIG" else "")
    assert not any(tmp_path.iterdir()), "nothing may be made by asking where it would lie"


def test_without_variables_places_are_at_home(tmp_path: Path) -> None:
    for find in FINDERS.values():
        path = find()
        assert path
        assert path.is_relative_to(tmp_path / "home")
        assert "onrecord" in path.parts


@pytest.mark.parametrize("value", ["", ".", "relative/folder", "~/config", " "])
def test_a_variable_that_is_no_absolute_path_counts_as_not_set(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    expected = [find() for find in FINDERS.values()]
    for kind in FINDERS:
        monkeypatch.setenv(f"XDG_{kind}_HOME", value)
    assert [find() for find in FINDERS.values()] == expected


def test_places_are_those_that_the_library_names_which_knows_them_on_every_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for named in ("", str(tmp_path / "named")):
        for kind, find in FINDERS.items():
            monkeypatch.setenv(f"XDG_{kind}_HOME", named)
            by_library = getattr(platformdirs, f"user_{kind.lower()}_path")("onrecord", appauthor=False)
            assert find() == by_library / ("config.yaml" if kind == "CONFIG" else "")


@pytest.mark.parametrize("home", [None, "", "relative"])
def test_without_a_home_places_are_those_of_the_person_or_none(
    monkeypatch: pytest.MonkeyPatch, home: str | None
) -> None:
    if home is None:
        monkeypatch.delenv("HOME")
    else:
        monkeypatch.setenv("HOME", home)
    for find in FINDERS.values():
        path = find()
        assert path is None or path.is_absolute()

    def nobody(_: int) -> object:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    assert {find() for find in FINDERS.values()} == {None}
    assert read_settings(config_file()) == (Settings(), [])


def test_a_home_that_is_not_there_is_no_problem(tmp_path: Path) -> None:
    assert not (tmp_path / "home").exists()
    assert read_settings(config_file()) == (Settings(), [])


def test_the_variable_goes_before_the_settings_and_those_before_the_bundled_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert default_case() == (bundled() / DEFAULT, "none is named")
    assert default_case("~/mine") == (tmp_path / "home" / "mine", "named by the settings")
    monkeypatch.setenv("ONRECORD_CASE", "/theirs")
    assert default_case("~/mine") == (Path("/theirs"), "named by $ONRECORD_CASE")


# onrecord paths


def told(capsys: Captured) -> tuple[dict[str, list[str]], str]:
    """Run `onrecord paths`; return its fields by their names, and what it says on stderr."""
    assert main(["paths"]) == DONE
    captured = capsys.readouterr()
    rows = [line.split("\t") for line in captured.out.splitlines()]
    return {name: fields for name, *fields in rows}, captured.err


def test_paths_tells_where_everything_lies_and_what_is_there(tmp_path: Path, capsys: Captured) -> None:
    rows, err = told(capsys)
    assert err == ""
    assert list(rows) == ["config", "state", "cache", "bundled", "case"]
    assert rows["config"] == [str(config_file()), "not there"]
    assert rows["state"] == [str(state_dir()), "not there"]
    assert rows["cache"] == [str(cache_dir()), "not there"]
    assert rows["bundled"] == [str(bundled() / DEFAULT), "there"]
    assert rows["case"] == [str(bundled() / DEFAULT), "there, none is named"]
    assert not (tmp_path / "home").exists()


def test_paths_tells_which_case_is_opened_and_why(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = config_file()
    assert config
    put(config.parent, "case: mine\n", config.name)
    rows, _ = told(capsys)
    assert rows["config"][1] == "there"
    assert rows["case"] == [str(config.parent / "mine"), "not there, named by the settings"]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_CASE", "home")
    assert told(capsys)[0]["case"] == [str(tmp_path / "home"), "there, named by $ONRECORD_CASE"]


def test_paths_tells_on_stderr_what_is_wrong_in_the_settings(capsys: Captured) -> None:
    config = config_file()
    assert config
    put(config.parent, "axis: never\n", config.name)
    rows, err = told(capsys)
    assert len(rows) == 5
    assert err.startswith(f"onrecord: {config}:1:7: error: 'never' is not a time axis; ")
    assert err.count("\n") == 1


def test_paths_stay_one_line_each_and_harmless(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CASE", "/a\nb\tc\x1b]0;title\x07\udcff")
    rows, _ = told(capsys)
    assert rows["case"] == ["/a^Jb^Ic^[]0;title^G<dcff>", "not there, named by $ONRECORD_CASE"]


def test_paths_without_a_home_says_so(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.commands.paths.config_file", lambda: None)
    monkeypatch.setattr("tui.commands.paths.state_dir", lambda: None)
    rows, _ = told(capsys)
    assert rows["config"] == rows["state"] == ["-", "nowhere: HOME names no folder"]


def test_neither_settings_nor_paths_load_textual_and_a_start_loads_no_platformdirs() -> None:
    script = (
        "import sys, tui.paths, tui.__main__\nbefore = 'platformdirs' in sys.modules\n"
        "tui.__main__.main(['paths'])\nprint(before, 'textual' in sys.modules, 'platformdirs' in sys.modules)"
    )
    done = run(python=("-c", script))
    assert done.stdout.decode().splitlines()[-1] == f"False False {sys.platform != 'linux'}"
