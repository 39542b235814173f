"""The commands: what is printed where, exit codes, JSON, and that nothing hostile comes through or is changed."""

from __future__ import annotations

import importlib
import shutil
from pathlib import Path

import pytest
from helpers import BUNDLED, HARBOUR, HEAD, SMALL, changed, harbour, put, tree
from inside import said

from tui import __version__
from tui.case.facets import FACETS, FIELDS
from tui.case.lists import KINDS, rows_of
from tui.case.query import Filters
from tui.case.search import understand
from tui.commands import COMMANDS, DONE, FOUND_NOTHING, NO_TERMINAL, USAGE
from tui.commands.arguments import command_parser
from tui.text import one_line

Captured = pytest.CaptureFixture[str]
AT_HARBOUR = ("--case", str(HARBOUR))
READING = [("list", "claims", "--case"), ("show", "x", "--case"), ("search", "a", "--case"), ("check",)]


def heads(text: str) -> list[str]:
    return [line.split("  ")[0] for line in text.splitlines()]


# Every command


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_module_and_help(capsys: Captured, name: str) -> None:
    module = importlib.import_module(f"tui.commands.{name}")
    assert command_parser(name, module).prog == f"onrecord {name}"
    assert callable(module.run)
    code, out, err = said(capsys, name, "--help")
    assert (code, err) == (DONE, "")
    assert f"usage: onrecord {name}" in out


def test_the_help_names_every_command_and_exit_code(capsys: Captured) -> None:
    code, out, err = said(capsys, "--help")
    assert (code, err) == (DONE, "")
    assert all(f"  {name}" in out and does in one_line(out) for name, does in COMMANDS.items())
    assert all(f"{number} " in out for number in (DONE, FOUND_NOTHING, USAGE, NO_TERMINAL))


def test_the_version_is_that_of_the_package(capsys: Captured) -> None:
    assert said(capsys, "--version") == (DONE, f"onrecord {__version__}\n", "")


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("list", "cows"),
        ("list", "claims", "--cow", "x"),
        ("list", "claims", "--format", "xml"),
        ("list", "claims", "--as-of"),
        ("search", "fire", "--speaker", "mayor"),
        ("show",),
        ("search",),
        ("check", "a", "b"),
        ("--cow",),
        ("a", "b"),
    ],
)
def test_wrong_usage_says_how_on_stderr_and_exits_2(capsys: Captured, words: tuple[str, ...]) -> None:
    code, out, err = said(capsys, *words)
    assert (code, out) == (USAGE, "")
    assert "usage: onrecord" in err


@pytest.mark.parametrize("words", READING)
def test_a_case_that_is_not_there_is_one_line_on_stderr_and_exits_1(
    tmp_path: Path, capsys: Captured, words: tuple[str, ...]
) -> None:
    for path in (tmp_path / "nowhere", tmp_path):
        code, out, err = said(capsys, *words, str(path))
        assert (code, out) == (FOUND_NOTHING, "")
        assert err.startswith(f"onrecord: {path}: ")
        assert err.count("\n") == 1


def test_a_home_that_is_not_known_is_one_line(capsys: Captured) -> None:
    code, out, err = said(capsys, "check", "~nosuchuser-onrecord/case")
    assert (code, out, err.count("\n")) == (FOUND_NOTHING, "", 1)


# list, show


@pytest.mark.parametrize("kind", KINDS)
def test_list_prints_each_record_on_a_line_that_its_id_begins(capsys: Captured, kind: str) -> None:
    code, out, err = said(capsys, "list", kind, *AT_HARBOUR)
    listing = rows_of(harbour(), kind)
    assert (code, err) == (DONE, "")
    assert heads(out) == [listing.id(index) for index in range(len(listing))]


def test_a_row_says_who_when_where_and_its_marks(capsys: Captured) -> None:
    out = said(capsys, "list", "claims", *AT_HARBOUR)[1].splitlines()
    row = "nobody-hurt  Nobody was hurt. — Ana Pereira · via Mayor's office · 3 Mar · The Gazette · a denial · disputes"
    assert row in out


def test_a_name_of_two_lines_makes_no_second_row(tmp_path: Path, capsys: Captured) -> None:
    text = changed("name: Ann", r'name: "Ann\nstrong  forged"', changed("The Paper", r'"The\nPaper"'))
    put(tmp_path, changed("It was strong.", r'"It was\nstrong."', text))
    for kind in KINDS:
        out = said(capsys, "list", kind, "--case", str(tmp_path))[1]
        assert len(out.splitlines()) == {"claims": 2, "sources": 2}.get(kind, 1)


def test_show_prints_cards_with_their_places(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HARBOUR.parent)
    code, out, err = said(capsys, "show", "three-hurt", "fire", "harbour", "--case", "harbour")
    assert (code, err) == (DONE, "")
    lines = out.splitlines()
    assert lines[:2] == ["claim three-hurt · harbour/case.yaml:71", "Three people were hurt, two of them badly."]
    assert {"event fire · harbour/case.yaml:41", "case harbour · harbour/case.yaml:3"} <= set(lines)
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("name", "near"),
    [("mayer", "near it: mayor"), ("late", "near it: alarm-late"), ("zzzzz", "`onrecord list claims` prints the ids")],
)
def test_show_of_an_unknown_id_names_those_near_it(capsys: Captured, name: str, near: str) -> None:
    code, out, err = said(capsys, "show", name, "fire", *AT_HARBOUR)
    assert code == FOUND_NOTHING
    assert out.startswith("event fire")
    assert err.startswith(f"onrecord: no record has the id {name!r}; {near}")
    assert err.count("\n") == 1


# search


@pytest.mark.parametrize("words", [("FIRE",), ("fire", "-hurt"), ('"the fire', "source:courier"), ("spea:x", "fire")])
def test_search_prints_claims_before_everything_else(capsys: Captured, words: tuple[str, ...]) -> None:
    code, out, err = said(capsys, "search", *AT_HARBOUR, "--", *words)
    found = harbour().ranked(Filters(sought=understand(harbour(), " ".join(words))))
    assert sorted(heads(out)) == sorted(found)
    assert (code, err == "") == (DONE if found else FOUND_NOTHING, bool(found))
    claims = [name in harbour().claims for name in heads(out)]
    assert claims == sorted(claims, reverse=True)


def test_a_search_is_of_claims_and_of_other_records(capsys: Captured) -> None:
    kinds = {name in harbour().claims for name in heads(said(capsys, "search", "FIRE", *AT_HARBOUR)[1])}
    assert kinds == {True, False}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("xyzzy",), "no record has all of it: “xyzzy”"),
        (("fire", "xyzzy"), "no record has all of it: “fire”; “xyzzy”"),
        (
            ("speaker:nobody",),
            "no record has all of it: nobody who speaks is called “nobody” (who says it, by any spelling), so it is "
            "searched as words",
        ),
        (("speaker:mayor", "kind:promises"), "no record has all of it: speaker Ana Pereira; kind a promise"),
        (("--", "-"), "no record has all of it: there is no word in it"),
    ],
)
def test_search_that_finds_nothing_exits_1_and_says_how_it_was_understood(
    capsys: Captured, words: tuple[str, ...], says: str
) -> None:
    assert said(capsys, "search", *AT_HARBOUR, *words) == (FOUND_NOTHING, "", f"onrecord: {says}\n")


def test_search_is_of_the_case_as_of_a_day(capsys: Captured) -> None:
    at_bundled = ("--case", str(BUNDLED))
    assert heads(said(capsys, "search", "kind:disclaims", "killed", *at_bundled)[1]) != []
    code, out, _ = said(capsys, "search", "kind:disclaims", "killed", "--as-of", "2022-01-09", *at_bundled)
    assert (code, out) == (FOUND_NOTHING, "")
    assert "dead-164-health" in heads(said(capsys, "search", "killed", "--as-of", "2022-01-09", *at_bundled)[1])


def test_the_help_of_search_names_every_field(capsys: Captured) -> None:
    out = said(capsys, "search", "--help")[1]
    assert [field for field in FIELDS if f"{field}:" not in out] == []


# check


def test_check_of_a_case_with_a_fault_exits_1_and_of_a_sound_one_0(tmp_path: Path, capsys: Captured) -> None:
    code, out, err = said(capsys, "check", str(HARBOUR))
    assert code == DONE
    assert " error: " not in out
    assert "5 events, 6 actors, 7 claims" in err
    code, out, err = said(capsys, "check", str(put(tmp_path, changed("kind: person", "kind: nobody"))))
    assert code == FOUND_NOTHING
    assert out.startswith(f"{tmp_path}/case.yaml:15:9: error: kind 'nobody' is not known; ")
    assert out.count("\n") == 1
    assert "1 error; 1 record left out" in err


@pytest.mark.parametrize("words", [("list", "claims"), ("show", "weak"), ("search", "weak")])
def test_a_faulty_case_is_told_on_stderr_and_the_rest_is_printed(
    tmp_path: Path, capsys: Captured, words: tuple[str, ...]
) -> None:
    put(tmp_path, changed("text: It was strong.", "text: @"))
    code, out, err = said(capsys, *words, "--case", str(tmp_path))
    assert code == DONE
    assert "It was weak." in out
    assert err == f"onrecord: 1 error in {tmp_path}, 1 record left out; `onrecord check` tells them\n"


# The case that is opened, and hostile words and names


def test_a_case_is_the_one_named_then_that_of_the_environment_then_the_bundled_one(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ONRECORD_CASE", raising=False)
    assert heads(said(capsys, "list", "sources")[1]) == ["112ua", "rferl"]
    monkeypatch.setenv("ONRECORD_CASE", str(HARBOUR))
    assert heads(said(capsys, "list", "sources")[1]) == ["gazette", "courier"]
    assert heads(said(capsys, "list", "sources", "--case", str(BUNDLED))[1]) == ["112ua", "rferl"]


HOSTILE = "a\x1b[31m\x9b1m\u202e\x07\nonrecord: no errors\udcff"


# `@` stands for the path of a case in a folder with a hostile name, `!` for such words.
AGAINST = ["list claims --case @", "list claims --case @/nowhere!", "list !", "show strong ann - --case @", "show !"]
AGAINST += ["search ! strong --case @", "check @", "check @/a.yaml", "check ~!", "check a !", "a !", "!", "--!"]
AGAINST += [
    "list claims --columns !",
    "list claims --sort !",
    "list claims --limit !",
    "show said=!",
    "help !",
    "help list !",
]
AGAINST += [
    "list claims --columns id --case @",
    "search strong --columns id,text,quotes --case @",
    "completion !",
    "help list !",
]
AGAINST += ["list claims --as-of !", "search fire --as-of !", *(f"list claims --{facet} !" for facet in FACETS)]


@pytest.mark.parametrize("line", AGAINST)
def test_nothing_hostile_in_a_name_or_an_argument_reaches_the_output(
    tmp_path: Path, capsys: Captured, line: str
) -> None:
    folder = tmp_path / HOSTILE
    put(folder, changed("text: It was weak.", "text: @", SMALL[SMALL.index("sources:") :]), f"{HOSTILE}.yaml")
    put(folder, f"{HEAD}actors: 1\n", "a.yaml")
    words = [word.replace("@", str(folder)).replace("!", HOSTILE) for word in line.split()]
    code, out, err = said(capsys, *words)
    assert code in (DONE, FOUND_NOTHING, USAGE, NO_TERMINAL)
    assert not [char for char in out + err if char != "\n" and not char.isprintable()]
    assert "\nonrecord: no errors" not in err


def test_reading_commands_change_no_file_of_a_case(tmp_path: Path, capsys: Captured) -> None:
    shutil.copytree(HARBOUR, tmp_path / "sound")
    shutil.copytree(BUNDLED, tmp_path / "bundled")
    put(tmp_path / "broken", changed("text: It was strong.", "text: @"))
    before, bundled = tree(tmp_path), tree(BUNDLED)
    for words in READING * 2:
        for folder in ("sound", "bundled", "broken"):
            said(capsys, *words, str(tmp_path / folder))
        said(capsys, *words, str(BUNDLED))
    assert tree(tmp_path) == before
    assert tree(BUNDLED) == bundled
