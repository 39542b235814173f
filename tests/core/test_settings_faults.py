"""Settings that are wrong: each is one line, at its place, with a cure, and the rest holds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from helpers import many, put, tree, unmark
from hypothesis import given
from hypothesis import strategies as st
from settings_files import keys, own_places, reading, sound

from tui.text import clean
from tui.user.settings import AXES, EXAMPLES, MOST_BYTES, Settings, read_settings, unknown_theme

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_places(tmp_path / "home", monkeypatch)


# What is wrong with it: each is one line, at its place, with a cure, and the rest holds

WRONG = {
    "an unknown setting": (
        "§colour: red",
        "there is no setting 'colour'",
        "use theme, keys, axis, motion, mouse, case, texts or",
    ),
    "a misspelt setting": ("§Editr: vim", "there is no setting 'Editr'", "did you mean 'editor'?"),
    "a setting twice": ("motion: no\n§motion: yes", "the key 'motion' stands twice", "(the first is in line 2)"),
    "no axis": ("axis: §sad", "'sad' is not a time axis", "did you mean 'said'?"),
    "no axis at all": ("axis: §zzz", "'zzz' is not a time axis", "use happened, said or printed"),
    "neither yes nor no": ("motion: §maybe", "'motion' is 'maybe'", "use yes or no"),
    "no way to have a mouse": ("mouse: §left", "'mouse' is 'left'", "use yes or no"),
    "a list of themes": ("theme: §[a, b]", "'theme' is a list where one value is meant", "`theme: on-record-light`"),
    "a mapping as a case": ("case: §{a: b}", "'case' is a mapping where one value is meant", "`case: ~/cases/mine`"),
    "a control character": ('case: §"a\\eb"', "'case' holds a control character", "write it plainly"),
    "a mapping as texts": ("texts: §{a: b}", "'texts' is a mapping where one value is meant", "`texts: [~/texts]`"),
    "a folder that is a list": ("texts: [§[a]]", "a folder of texts is one value", "write it as `texts: [~/texts]`"),
    "open quotes": ("editor: §vim 'x", "'editor' can't be split into words (No closing quotation)", "close the quotes"),
    "keys as a word": ("keys: §vim", "'keys' is not a mapping", "write it as `keys: {move.down: [j, down]}`"),
    "keys as a list": ("keys: §[j, k]", "'keys' is not a mapping", "write it as `keys: {move.down: [j, down]}`"),
    "a key in a list in a list": ("keys: {quit: [§[q]]}", "a key is one word", "write one key, a list as `move.down:"),
    "a key that is a mapping": ("keys: {quit: §{q: q}}", "a key is one word", "or `none`"),
    "a key that is nothing": ("keys: {quit: [q, §'']}", "'quit' has no key here", "write one key, a list as `move."),
    "a remap of nothing": ("keys: {§'': q}", "a key without an action", "write the action's id, as `quit: Q`"),
    "a remap twice": ("keys:\n  quit: q\n  §quit: Q", "the key 'quit' stands twice", "(the first is in line 3)"),
    "an alias": ("theme: §*dark", "the alias *dark", "write the value out"),
    "an anchor": ("theme: §&a dark", "the anchor &a", "remove it"),
    "a tag": ("theme: §!!str dark", "the tag tag:yaml.org,2002:str", "remove it: every value is read as text"),
    "a merge key": ("§<<: {theme: dark}", "the merge key <<", "write the fields out"),
    "a list as a name": ("? §[a]\n: b", "a key that is a list or a mapping", "write a field's name"),
    "another document": ("§---\ntheme: dark", "a second document in one file", "only the first is read"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_one_line_with_its_place_and_a_cure_and_is_left_out(tmp_path: Path, name: str) -> None:
    marked, what, cure = WRONG[name]
    text, [(line, col)] = unmark(f"axis: said\n{marked}\n" if "axis" not in marked else f"motion: on\n{marked}\n")
    settings, problems = reading(tmp_path, text)
    assert len(problems) == 1, [str(problem) for problem in problems]
    told = str(problems[0])
    assert told.startswith(f"{tmp_path / 'config.yaml'}:{line}:{col}: error: {what}; ")
    assert cure in told
    assert told.isprintable()
    assert (settings.axis == "said") != settings.motion, "the other setting must hold, the wrong one must not"
    assert (settings.theme, settings.case, settings.editor) == (None, None, None)
    assert keys(settings) == ({"quit": ("q",)} if name == "a remap twice" else {})


def test_the_first_of_two_that_are_the_same_holds(tmp_path: Path) -> None:
    assert reading(tmp_path, "axis: said\naxis: printed\n")[0].axis == "said"


def test_each_wrong_entry_is_named_and_each_sound_one_holds(tmp_path: Path) -> None:
    text, spots = unmark(
        "axis: §never\nmotion: on\n§thema: dark\nkeys:\n  quit: §{}\n  go.in: x\n  help: [§[]]\neditor: vim\n"
    )
    settings, problems = reading(tmp_path, text)
    assert [(problem.place.line, problem.place.col) for problem in problems] == spots
    assert (settings.motion, settings.editor, settings.axis) == (True, "vim", "happened")
    assert keys(settings) == {"go.in": ("x",)}


def test_of_a_duplicate_nothing_is_left_that_could_spoil_what_follows(tmp_path: Path) -> None:
    again = "".join(f"editor: [*a{number}]\n" for number in range(200))
    rest = "".join(f"  id{number}: x\n" for number in range(200))
    settings, problems = reading(tmp_path, f"editor: vim\n{again}keys:\n{rest}")
    assert len(settings.keys) == 200
    assert len(problems) == 400  # an alias and a duplicate each


@pytest.mark.parametrize("byte", [b"\xff", b"\x07", b"\x9b", b"\xed\xa0\x80"])
def test_a_byte_that_is_no_text_costs_the_setting_that_it_stands_in(tmp_path: Path, byte: bytes) -> None:
    settings, problems = reading(
        tmp_path, b"motion: on\ntheme: a" + byte + b"b\nkeys: {quit: [a" + byte + b"], help: h}\n"
    )
    assert [(problem.place.line, problem.place.col) for problem in problems] == [(2, 9), (3, 16)]
    assert settings.theme is None
    assert settings.motion
    assert keys(settings) == {"help": ("h",)}
    assert all(str(problem).isprintable() for problem in problems)


# Files that can't be read as a whole: one problem, and all is as by default


@pytest.mark.parametrize(
    ("text", "spot", "what"),
    [
        (b"motion: on\ntheme: 'dark\n", (2, 8), "this is not YAML"),
        (b"motion: on\nkeys:\n  search: [\n", (4, 1), "this is not YAML"),
        (b"motion: on\n\ttheme: x\n", (2, 1), "this is not YAML"),
        (b"- motion: on\n", (1, 1), "the file is not a mapping"),
        (b"dark", (1, 1), "the file is not a mapping"),
        (b"a: " + b"[" * 200, (1, 35), "the nesting is deeper than 32 levels"),
        (b"\x7fELF\x02\x01\x01\x00\x00", (1, 1), "the character ^? can't stand in YAML as it is"),
    ],
)
def test_a_file_that_is_not_settings_is_one_problem(
    tmp_path: Path, text: bytes, spot: tuple[int, int], what: str
) -> None:
    settings, [problem] = reading(tmp_path, text)
    assert settings == Settings()
    assert (problem.place.line, problem.place.col) == spot
    assert problem.what.startswith(what)
    assert problem.cure


def test_settings_in_another_encoding_are_read_and_told(tmp_path: Path) -> None:
    settings, [problem] = reading(tmp_path, "motion: off\n".encode("utf-16"))
    assert not settings.motion
    assert (problem.what, problem.cure) == ("the file is UTF-16", "save it as UTF-8")


@pytest.mark.parametrize("kind", ["folder", "pipe", "broken link", "link to itself", "device"])
def test_what_is_no_file_is_one_problem_and_nothing_is_waited_for(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "config.yaml"
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "broken link":
            path.symlink_to("nothing")
        case "link to itself":
            path.symlink_to("config.yaml")
        case _:
            path.symlink_to("/dev/zero")
    settings, [problem] = read_settings(path)
    assert settings == Settings()
    assert str(problem).startswith(f"{path}:1:1: error: the file can't be read (")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file: no permission can be missing")
def test_a_file_without_permission_is_one_problem(tmp_path: Path) -> None:
    put(tmp_path, "motion: on\n", "config.yaml")
    (tmp_path / "config.yaml").chmod(0)
    settings, [problem] = read_settings(tmp_path / "config.yaml")
    assert settings == Settings()
    assert "can't be read (Permission denied)" in str(problem)


def test_a_file_that_is_too_large_is_one_problem(tmp_path: Path) -> None:
    line = b"motion: on\n"
    assert reading(tmp_path, line + b"#" * (MOST_BYTES - len(line)))[0].motion
    settings, [problem] = reading(tmp_path, line + b"#" * MOST_BYTES)
    assert settings == Settings()
    assert str(problem).startswith(f"{tmp_path / 'config.yaml'}:1:1: error: the file has 100,011 bytes")


def test_reading_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path, "theme: [\n", "config.yaml")
    before = tree(tmp_path)
    read_settings(tmp_path / "config.yaml")
    assert tree(tmp_path) == before


# Whatever the file holds

PIECES = [
    *EXAMPLES,
    *EXAMPLES.values(),
    *":,-[]{}&*!|>'\"%@`#?~é\t\0\x1b\u202e",
    *("<<", "---", "..."),
]
PIECES += [
    "\n",
    "\n  ",
    " ",
    ": ",
    "!!map",
    "&a",
    "*a",
    "none",
    "quit",
    "'\\ud800'",
    '"\\ud800"',
    '"\\UFFFFFFFF"',
    "\r",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("config")


@given(
    st.binary(max_size=200)
    | st.lists(st.sampled_from(PIECES), max_size=30).map(lambda pieces: "".join(pieces).encode())
)
@many(600)
def test_any_bytes_give_settings_and_problems_of_one_line(folder: Path, data: bytes) -> None:
    settings, problems = reading(folder, data)
    assert settings.axis in AXES
    assert isinstance(settings.motion, bool)
    for value in (settings.theme, settings.case, settings.editor):
        assert value is None or clean(value) == value
    for problem in problems:
        assert str(problem).startswith(f"{folder / 'config.yaml'}:")
        assert len(str(problem).splitlines()) == 1
        assert problem.place.line >= 1 <= problem.place.col


@given(st.text(min_size=1, max_size=30))
@many(300)
def test_any_text_in_quotes_is_a_key_as_written(folder: Path, text: str) -> None:
    escaped = "".join(f"\\U{ord(char):08x}" for char in text)
    settings, problems = reading(folder, f'keys: {{a: ["{escaped}"]}}\n')
    surrogates = any("\ud800" <= char <= "\udfff" for char in text)
    assert bool(problems) == surrogates
    assert keys(settings) == ({} if surrogates else {"a": (text,)})


# A theme, which only the explorer knows


def test_a_theme_that_is_not_there_is_told_with_its_place(tmp_path: Path) -> None:
    settings = sound(tmp_path, "axis: said\ntheme: on-record-drak\n")
    problem = unknown_theme(settings, {"on-record-dark": 1, "nord": 2})
    assert str(problem) == (
        f"{tmp_path / 'config.yaml'}:2:8: error: there is no theme 'on-record-drak'; did you mean 'on-record-dark'?"
    )
    assert str(unknown_theme(settings, ["x", "y"])).endswith("; use x or y")
    assert unknown_theme(settings, ["on-record-drak"]) is None
    assert unknown_theme(Settings(), []) is None
