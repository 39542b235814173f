"""Settings: what config.yaml may say, and what it makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import put, unmark
from settings_files import keys, own_places, sound

from tui.user.settings import AXES, EXAMPLES, Settings, read_settings


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_places(tmp_path / "home", monkeypatch)


# What may be set


def test_everything_can_be_set(tmp_path: Path) -> None:
    settings = sound(
        tmp_path,
        "theme: on-record-light\naxis: printed\nmotion: yes\nmouse: no\n"
        "case: /cases/mine\neditor: code --wait\ntexts: [/texts, ~/more, mine]\n"
        "keys:\n  move.down: [j, down]\n  search.next: n\n",
    )
    assert (settings.theme, settings.axis, settings.motion) == ("on-record-light", "printed", True)
    assert not settings.mouse
    assert (settings.case, settings.editor) == ("/cases/mine", "code --wait")
    assert settings.texts == ("/texts", "~/more", str(tmp_path / "mine"))
    assert keys(settings) == {"move.down": ("j", "down"), "search.next": ("n",)}


def test_without_a_file_all_is_as_by_default(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config.yaml") == (Settings(), [])
    assert read_settings(None) == (Settings(), [])
    assert Settings() == Settings(None, (), "happened", False, True, None, None, ())


def test_a_folder_that_is_no_folder_is_a_missing_file(tmp_path: Path) -> None:
    assert read_settings(put(tmp_path, "x", "file") / "file" / "onrecord" / "config.yaml") == (Settings(), [])


@pytest.mark.parametrize(
    "text", ["", "\n", "# nothing\n", "---\n", "\ufeff", "keys:\n", "theme:\ncase: ''\neditor: ' '\n"]
)
def test_a_file_that_sets_nothing_is_no_problem(tmp_path: Path, text: str) -> None:
    assert sound(tmp_path, text) == Settings()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_of_a_setting_can_be_written(tmp_path: Path, name: str) -> None:
    assert sound(tmp_path, f"{name}: {EXAMPLES[name]}\n").places.keys() == {name}


@pytest.mark.parametrize(
    ("written", "motion"),
    [
        *((written, True) for written in ("yes", "true", "on", "On", '"yes"')),
        *((written, False) for written in ("no", "false", "off", "FALSE", "'no'")),
    ],
)
def test_yes_and_no_may_be_written_in_any_way_that_yaml_knows(tmp_path: Path, written: str, motion: bool) -> None:
    settings = sound(tmp_path, f"motion: {written}\nmouse: {written}\n")
    assert (settings.motion, settings.mouse) == (motion, motion)


@pytest.mark.parametrize("axis", AXES)
def test_each_axis_can_be_set(tmp_path: Path, axis: str) -> None:
    assert sound(tmp_path, f"axis: {axis}\n").axis == axis


@pytest.mark.parametrize("written", ["", "none", "[]", "~", "null", "'none'"])
def test_a_binding_without_keys_is_unbound_but_a_tilde_is_a_key(tmp_path: Path, written: str) -> None:
    assert keys(sound(tmp_path, f"keys:\n  quit: {written}\n")) == {"quit": ("~",) if written == "~" else ()}


@pytest.mark.parametrize("key", ["n", "N", "y", "no", "1", "1.0", "on", "/", "'?'", "'['", '"\'"', "' '", "ctrl+x"])
def test_a_key_is_text_whatever_yaml_makes_of_it(tmp_path: Path, key: str) -> None:
    text = key[1:-1] if key[0] in "'\"" else key
    assert keys(sound(tmp_path, f"keys: {{help: {key}}}\n")) == {"help": (text,)}


def test_each_remap_and_each_of_its_keys_knows_its_place(tmp_path: Path) -> None:
    text, spots = unmark("axis: said\nkeys:\n  §quit: §Q\n  §move.down: [§j, §down]\n")
    remaps = sound(tmp_path, text).keys
    places = [place for remap in remaps for place in (remap.place, *(key.place for key in remap.keys))]
    assert [(place.line, place.col) for place in places] == spots


def test_a_case_in_the_file_is_beside_it_unless_it_says_otherwise(tmp_path: Path) -> None:
    assert sound(tmp_path, "case: mine\n").case == str(tmp_path / "mine")
    assert sound(tmp_path, "case: /mine\n").case == "/mine"
    assert sound(tmp_path, "case: ~/mine\n").case == "~/mine"


def test_settings_can_not_be_changed_and_can_be_compared(tmp_path: Path) -> None:
    settings = sound(tmp_path, "keys: {quit: Q}\n")
    assert hash(settings) == hash(sound(tmp_path, "keys: {quit: Q}\n"))
    with pytest.raises(AttributeError):
        settings.axis = "said"  # type: ignore[misc]
