"""Other keys: which wishes can be met, so that nothing ends up with a key that is taken."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import pytest
from helpers import many, put, unmark
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding
from textual.widgets import Input
from wishes import BOUND, entries, remaps

from tui.explorer.app import OnRecord
from tui.explorer.keys import unbound
from tui.explorer.reference import IN_DIALOGS, declared
from tui.explorer.remap import ALWAYS, keymap, places
from tui.problems import Problem
from tui.user.settings import read_settings

IDS = {entry.id for entry in declared(OnRecord)}


OWN = entries(
    move_down="↓ j", move_up="↑ k", search_next="n", help="? F1", quit="q", quit_always="ctrl+q",
    help_close="Esc F1", help_up="↑", toosmall_quit="q",
)  # fmt: skip
WHERE = {"help.close": {"Help"}, "help.up": {"Help", "Choice"}, "toosmall.quit": {"TooSmall"}}


def wished(folder: Path, text: str) -> tuple[dict[str, str], list[Problem]]:
    """Return the keymap of what stands below `keys:` in a file, which is well written."""
    settings, problems = read_settings(put(folder, f"keys:\n{text}", "config.yaml") / "config.yaml")
    assert problems == []
    return keymap(settings.keys, OWN, WHERE)


def test_without_wishes_there_is_no_keymap(tmp_path: Path) -> None:
    assert wished(tmp_path, "") == ({}, [])


def test_one_key_two_keys_and_none(tmp_path: Path) -> None:
    text = "  search.next: N\n  move.down: [J, PgDn]\n  quit: none\n  help: '?'\n"
    names, problems = wished(tmp_path, text)
    assert problems == []
    assert names.pop("quit").startswith("unbound")
    assert names == {"search.next": "N", "move.down": "J,pagedown", "help": "question_mark,shift+slash"}


def test_a_key_may_be_written_twice_and_be_the_one_it_is_already(tmp_path: Path) -> None:
    assert wished(tmp_path, "  move.up: [k, up, ↑, k]\n  quit: q\n") == ({"move.up": "k,up", "quit": "q"}, [])


@pytest.mark.parametrize(
    "text",
    [
        "  search.next: q\n  quit: n\n",  # they change places
        "  search.next: q\n  quit: none\n",
        "  quit: none\n  search.next: q\n",
        "  search.next: j\n  move.down: ↓\n",  # one of two keys is given away
        "  search.next: esc\n",  # a dialog has it
        "  toosmall.quit: n\n",  # the explorer has it
        "  help.close: [Esc, ctrl+n]\n  quit: ctrl+n\n",  # each in its own place
        "  quit.always: ctrl+x\n  quit: ctrl+q\n",
        "  quit: Й\n",
    ],
)
def test_what_takes_no_key_that_is_in_use_in_the_same_place_is_met(tmp_path: Path, text: str) -> None:
    names, problems = wished(tmp_path, text)
    assert problems == []
    assert len(names) == text.count("\n")


WRONG = {
    "an id that is misspelt": ("§serch.next: N", "no action has the id 'serch.next'", "did you mean 'search.next'?"),
    "an id like no other": (
        "§zzz: N",
        "no action has the id 'zzz'",
        "use an id such as move.down, move.up, search.next",
    ),
    "a key as an id": (
        "§N: search.next",
        "no action has the id 'N'",
        "write it the other way round, as `search.next: N`",
    ),
    "no key": ("quit: §foo", "there is no key 'foo'", "write a character, or as Enter, PgUp, F5, ctrl+x, alt+left"),
    "a misspelt key": ("quit: §pgupp", "there is no key 'pgupp'", "did you mean 'pgup'?"),
    "keys with commas": ("quit: §a, b", "'a, b' is more than one key", "write a list: [a, b]"),
    "one bad key of two": ("quit: [a, §foo]", "there is no key 'foo'", "write a character"),
    "Enter": ("quit: §ctrl+m", "a terminal can't tell 'ctrl+m' from Enter", "choose another key"),
    "Tab": ("quit: §Ctrl+I", "a terminal can't tell 'Ctrl+I' from Tab", "choose another key"),
    "Backspace": ("quit: §ctrl+h", "a terminal can't tell 'ctrl+h' from Backspace", "choose another key"),
    "Esc": ("quit: §'ctrl+['", "a terminal can't tell 'ctrl+[' from Esc", "choose another key"),
    "shift and ctrl": ("quit: §ctrl+shift+x", "a terminal can't tell 'ctrl+shift+x' from ctrl+x", "choose another key"),
    "shift and Enter": ("quit: §shift+Enter", "a terminal can't tell 'shift+Enter' from Enter", "choose another key"),
    "alt and a sign": ("quit: §alt+?", "a terminal can't tell 'alt+?' from ?", "choose another key"),
    "shift and a digit": (
        "quit: §shift+1",
        "a terminal does not tell of the shift in 'shift+1'",
        "write the character",
    ),
    "another's own key": (
        "quit: §n",
        "'quit' can't have 'n', which is a key of 'search.next'",
        "give 'search.next' other",
    ),
    "one of another's own keys": (
        "quit: [Q, J]\n  help: [§j]",
        "'help' can't have 'j', which is a key of 'move.down'",
        "",
    ),
    "a key wished for twice": (
        "quit: x\n  help: §x",
        "'help' can't have 'x', which is a key of 'quit' in line 2",
        "keep it",
    ),
    "one key in two spellings": ("quit: PgUp\n  help: [Y, §pageup]", "'help' can't have 'pageup'", "keep it for one"),
    "a key of what answers always": ("help.up: §ctrl+q", "'help.up' can't have 'ctrl+q', which is a key of 'quit.", ""),
    "no way out": ("§quit.always: none", "'quit.always' is to have no key", "there must be a way out"),
    "no way out of a dialog": ("§help.close: []", "'help.close' is to have no key", "there must be a way out"),
    "a letter for a way out": (
        "quit.always: §x",
        "'quit.always' can't have 'x'",
        "use an F key, or one with ctrl or alt",
    ),
    "Backspace for a way out": ("quit.always: §Backspace", "'quit.always' can't have 'Backspace'", "use an F key"),
    "a letter where one types": (
        "help.up: §u",
        "'help.up' can't have 'u': where it answers, characters are typed",
        "use",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_can_not_be_met_is_one_line_with_its_place_and_a_cure_and_is_left_out(tmp_path: Path, name: str) -> None:
    marked, what, cure = WRONG[name]
    text, [(line, col)] = unmark(f"keys:\n  {marked}\n  move.up: U\n")
    names, problems = wished(tmp_path, text.removeprefix("keys:\n"))
    assert len(problems) == 1, [str(problem) for problem in problems]
    told = str(problems[0])
    assert told.startswith(f"{tmp_path / 'config.yaml'}:{line}:{col}: error: {what}")
    assert cure in told.split("; ", 1)[1]
    assert told.isprintable()
    assert names.pop("move.up") == "U", "the others must hold"
    assert list(names) == (["quit"] if marked.startswith("quit: ") and "\n" in marked else [])


def test_what_is_refused_gives_its_own_keys_no_longer_away(tmp_path: Path) -> None:
    names, problems = wished(tmp_path, "  search.next: q\n  move.up: x\n  quit: x\n")
    assert names == {"move.up": "x"}
    assert [(problem.place.line, problem.what) for problem in problems] == [
        (2, "'search.next' can't have 'q', which is a key of 'quit'"),
        (4, "'quit' can't have 'x', which is a key of 'move.up' in line 3"),
    ]


def test_each_bad_key_of_a_list_is_named(tmp_path: Path) -> None:
    names, problems = wished(tmp_path, "  quit: [foo, x, ctrl+m]\n")
    assert names == {}
    assert [problem.place.col for problem in problems] == [10, 18]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*sorted(IDS), "nothing", "\x1b", "\ud800"]),
            st.lists(
                st.sampled_from([*"abcdjkqx?[", "f1", "esc", "tab", "ctrl+q", "ctrl+m", "foo", "\x1b"]), max_size=3
            ),
        ),
        max_size=12,
    )
)
@many(300)
def test_whatever_is_wished_for_each_key_does_one_thing_in_its_place(wishes: list[tuple[str, list[str]]]) -> None:
    asked = remaps(wishes)
    names, problems = keymap(asked, declared(OnRecord), places(OnRecord))
    where = places(OnRecord)
    taken: dict[tuple[str, str], str] = {}
    for entry in declared(OnRecord):
        keys = names[entry.id].split(",") if entry.id in names else BOUND[entry.id]
        for place, key in product(where[entry.id], keys):
            assert taken.setdefault((place, key), entry.id) == entry.id
    assert not any(unbound(key) for key in names.get(ALWAYS, "").split(","))
    met, refused = (
        {remap.place.line for remap in asked if remap.id in names},
        {problem.place.line for problem in problems},
    )
    assert met | refused == {remap.place.line for remap in asked}
    assert not met & refused
    assert all(len(str(problem).splitlines()) == 1 and str(problem).isprintable() for problem in problems)


def test_the_explorer_is_one_place_and_each_dialog_another() -> None:
    where = places(OnRecord)
    assert where.keys() == IDS
    assert ALWAYS in IDS
    assert where["help"] == where["theme"] == where["quit"] == {"Explorer"}
    assert not where["help"] & (where["help.close"] | where["toosmall.quit"])
    assert not where["help.close"] & where["toosmall.quit"]
    assert where["move.up"] >= where["help"], "the panes are in the explorer"


def test_what_a_dialog_has_of_another_answers_in_both() -> None:
    where = places(OnRecord)
    assert where["choose.up"] > where["help.close"]
    _, [problem] = keymap(remaps([("help.close", ["↑"])]), declared(OnRecord), places(OnRecord))
    assert problem.what == "'help.close' can't have '↑', which is a key of 'choose.up'"


def test_places_that_answer_to_no_character_are_those_in_which_characters_are_typed() -> None:
    # A dialog that is missing here, or has no line to type in, may need a line in `_ALSO_IN`.
    refused = {
        name
        for name in IDS - {ALWAYS}
        for problem in keymap(remaps([(name, ["№"])]), declared(OnRecord), places(OnRecord))[1]
        if "characters are typed" in problem.what
    }
    dialogs = {place for name in refused for place in places(OnRecord)[name]}
    assert dialogs == {"SearchInput", "Chooser", "HelpDialog", "BookmarksLine", "PathLine"}


def test_a_line_to_type_in_is_a_place_that_takes_no_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    class Line(Input):
        BINDINGS = [Binding("escape", "x", id="line.leave"), Binding("down", "x", id="line.down")]  # noqa: RUF012

    monkeypatch.setattr("tui.explorer.reference.IN_DIALOGS", (*IN_DIALOGS, Line))
    everything = [*declared(OnRecord), *entries(line_leave="Esc", line_down="↓")]
    assert places(OnRecord)["line.down"] == {"Line"}
    names, problems = keymap(remaps([("line.down", ["x"]), ("line.leave", ["F1"])]), everything, places(OnRecord))
    assert names == {"line.leave": "f1"}
    assert [problem.what for problem in problems] == [
        "'line.down' can't have 'x': where it answers, characters are typed"
    ]


def test_every_key_shuffled_among_those_of_the_explorer_is_met() -> None:
    where, mixing = places(OnRecord), random.Random(1)
    own = {
        entry.id: list(entry.keys)
        for entry in declared(OnRecord)
        if where[entry.id] == {"Explorer"} and entry.id != ALWAYS
    }
    keys = list(own.values())
    mixing.shuffle(keys)
    names, problems = keymap(remaps(zip(own, keys, strict=True)), declared(OnRecord), places(OnRecord))
    assert [str(problem) for problem in problems] == []
    assert names.keys() == own.keys()
