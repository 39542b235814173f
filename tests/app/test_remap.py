"""Other keys: what people write becomes what a terminal sends, and nothing ends up with a key that is taken."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest
from helpers import many, put, unmark
from hypothesis import given
from hypothesis import strategies as st
from pilots import harbour, opened
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.events import Key
from textual.keys import _normalize_key_list
from textual.widgets import Input

from tui.explorer.app import OnRecord
from tui.explorer.dialogs.themes import ThemeDialog
from tui.explorer.keys import KeyHelp, unbound
from tui.explorer.reference import IN_DIALOGS, declared, declaring
from tui.explorer.remap import ALWAYS, key_names, keymap, places
from tui.problems import Place, Problem
from tui.user.settings import Remap, Written, read_settings

IDS = {entry.id for entry in declared(OnRecord)}
BOUND = {
    str(binding.id): binding.key.split(",")
    for owner in declaring(OnRecord)
    for binding in owner.BINDINGS
    if isinstance(binding, Binding)
}


def pressed(data: str) -> str:
    """Return the name of the key that Textual reads from what a terminal sends."""
    parser = XTermParser()
    found = list(parser.feed(data))
    while parser._timeout_time is not None:  # it waits whether more of a sequence comes
        parser._timeout_time = 0
        found += list(parser.tick())
    [key] = [message.key for message in found if isinstance(message, Key)]
    return key


# Keys as people write them

SENT = {
    "n": "n", "N": "N", "shift+n": "N", "Shift-N": "N", "7": "7", "ж": "ж", "Ж": "Ж", "shift+ж": "Ж", "ß": "ß",
    "?": "?", "question_mark": "?", "/": "/", "slash": "/", "[": "[", "]": "]", "'": "'", '"': '"', "+": "+", "-": "-",
    "_": "_", ":": ":", ",": ",", "<": "<", ">": ">", "@": "@", "\\": "\\", "`": "`", "~": "~", "№": "№", " ": " ",
    "Space": " ", "Enter": "\r", "return": "\r", "Esc": "\x1b", "escape": "\x1b", "Tab": "\t", "Backspace": "\x7f",
    "↑": "\x1b[A", "Down": "\x1b[B", "→": "\x1bOC", "left": "\x1b[D", "PgUp": "\x1b[5~", "page down": "\x1b[6~",
    "PageDown": "\x1b[6~", "PGDN": "\x1b[6~", "Home": "\x1b[H", "End": "\x1b[F", "Ins": "\x1b[2~", "Del": "\x1b[3~",
    "F1": "\x1bOP", "f5": "\x1b[15~", "F12": "\x1b[24~", "shift+Tab": "\x1b[Z", "backtab": "\x1b[Z",
    "ctrl+x": "\x18", "Ctrl+X": "\x18", "control-x": "\x18", "ctrl + x": "\x18", "ctrl+j": "\n", "ctrl+\\": "\x1c",
    "ctrl+]": "\x1d", "ctrl+^": "\x1e", "ctrl+_": "\x1f", "ctrl+space": "\x00", "ctrl+@": "\x00",
    "alt+x": "\x1bx", "Option+x": "\x1bx", "alt+X": "\x1bX", "alt+shift+x": "\x1bX", "alt+ж": "\x1bж",
    "alt+left": "\x1b[1;3D", "alt+←": "\x1b[1;3D", "ctrl+shift+up": "\x1b[1;6A", "shift+ctrl+up": "\x1b[1;6A",
    "ctrl+alt+left": "\x1b[1;7D", "shift+PgUp": "\x1b[5;2~", "ctrl+Home": "\x1b[1;5H", "ctrl+Del": "\x1b[3;5~",
    "shift+F5": "\x1b[15;2~", "alt+F12": "\x1b[24;3~", "ctrl+F1": "\x1b[1;5P",
}  # fmt: skip


@pytest.mark.parametrize("written", SENT)
def test_a_key_as_people_write_it_is_the_key_that_the_terminal_sends(written: str) -> None:
    assert pressed(SENT[written]) in (key_names(written) or "").split(",")


def test_every_letter_with_ctrl_and_alt_is_the_key_that_the_terminal_sends_or_none() -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz":
        with_ctrl, with_alt = pressed(chr(ord(letter) - 0x60)), pressed(f"\x1b{letter}")
        assert key_names(f"ctrl+{letter}") == (None if letter in "him" else with_ctrl)
        assert key_names(f"alt+{letter}") == (None if letter in "bf" else with_alt)
        assert key_names(f"ctrl+shift+{letter}") is key_names(f"ctrl+alt+{letter}") is None


def test_what_may_come_under_two_names_is_read_as_both() -> None:
    # What terminals with the newer protocol send for the same two keys.
    assert {pressed("?"), pressed("\x1b[47;2u")} == set(str(key_names("?")).split(","))
    assert {pressed("\x00"), pressed("\x1b[32;5u")} == set(str(key_names("ctrl+space")).split(","))


@pytest.mark.parametrize("entry", declared(OnRecord), ids=[entry.id for entry in declared(OnRecord)])
def test_every_key_can_be_written_as_the_help_shows_it(entry: KeyHelp) -> None:
    names = [name for key in entry.keys for name in str(key_names(key)).split(",")]
    assert set(BOUND[entry.id]) <= set(names)


NO_KEYS = [
    "",
    "  ",
    "nn",
    "foo",
    "ctrl",
    "ctrl+",
    "+x",
    "x+y",
    "F0",
    "F25",
    "snowman",
    "cmd+x",
    "\x1b",
    "\x00",
    "\u200b",
]
NO_KEYS += ["\ue000", "\ud800", "j, down", "n" * 1000, "ctrl+nn", "none", "\n", "a\u0301", "super+x", "ctrl+foo"]


@pytest.mark.parametrize("written", NO_KEYS)
def test_what_is_no_key_is_none(written: str) -> None:
    assert key_names(written) is None


@given(
    st.text(max_size=12)
    | st.lists(st.sampled_from([*"+- ,xX?", "ctrl", "shift", "alt", *SENT]), max_size=5).map("".join)
)
@many(1000)
def test_whatever_is_written_is_none_or_names_that_textual_leaves_as_they_are(written: str) -> None:
    names = key_names(written)
    if names is not None:
        assert all(names.split(","))
        assert _normalize_key_list(names) == names
        assert not unbound(names)


# Which wishes can be met


def entries(**keys: str) -> list[KeyHelp]:
    """Return bindings by their ids, with `_` for the point, and their keys."""
    return [KeyHelp(tuple(named.split()), "", "", "", name.replace("_", "."), False) for name, named in keys.items()]


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


def remaps(wishes: Iterable[tuple[str, list[str]]]) -> list[Remap]:
    """Return wishes as a file would give them, one a line and no id twice."""
    return [
        Remap(name, tuple(Written(key, Place("f", line, 9)) for key in keys), Place("f", line, 3))
        for line, (name, keys) in enumerate(dict(wishes).items(), 1)
    ]


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
    assert dialogs == {"SearchInput", "Chooser", "HelpDialog", "MarksLine", "PathLine"}


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


# What Textual makes of a keymap


class Counting(App[None], inherit_bindings=False):
    """Counts what is done by keys."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [Binding("a,b", "one", id="one"), Binding("c", "two", id="two"), Binding("d", "three", id="three")]  # noqa: RUF012

    def __init__(self, keys: dict[str, str]) -> None:
        super().__init__()
        self.did: list[str] = []
        self.set_keymap(keys)

    def action_one(self) -> None:
        self.did.append("one")

    def action_two(self) -> None:
        self.did.append("two")

    def action_three(self) -> None:
        self.did.append("three")


async def done(keys: dict[str, str], *presses: str) -> list[str]:
    app = Counting(keys)
    async with app.run_test() as pilot:
        await pilot.press(*presses)
    return app.did


COUNTED = entries(one="a b", two="c", three="d")


async def test_textual_takes_an_empty_string_for_no_remap() -> None:
    # When this fails Textual has learnt to unbind, and `unbound` may go.
    assert await done({"one": ""}, "a", "b") == ["one", "one"]


async def test_an_unbound_action_has_no_key_and_the_others_keep_theirs() -> None:
    names, problems = keymap(remaps([("one", []), ("two", [])]), COUNTED, {})
    assert problems == []
    assert await done(names, "a", "b", "c", "d") == ["three"]
    assert len(set(names.values())) == 2, "each needs a name of its own, or one would hide the other in the help"
    assert all(map(unbound, names.values()))


async def test_keys_that_change_places_do_what_is_wished() -> None:
    names, problems = keymap(remaps([("one", ["c"]), ("two", ["a", "?"]), ("three", ["b"])]), COUNTED, {})
    assert problems == []
    assert await done(names, "a", "question_mark", "b", "c", "d") == ["two", "two", "three", "one"]


async def test_where_text_is_typed_a_character_is_typed_and_no_binding_answers() -> None:
    # This is why `keymap` refuses characters for a dialog with a line to type in.
    class Typing(Counting):
        def compose(self) -> ComposeResult:
            yield Input()

    app = Typing({"one": "x"})
    async with app.run_test() as pilot:
        await pilot.press("x", "c")
        assert app.did == []
        assert app.query_one(Input).value == "xc"


async def test_what_is_set_in_the_file_is_what_the_keys_of_the_explorer_do(tmp_path: Path) -> None:
    text = "keys:\n  theme: [F7, F8]\n  help: F9\n  quit: none\n  quit.hint: ctrl+m\n"
    settings, _ = read_settings(put(tmp_path, text, "config.yaml") / "config.yaml")
    names, problems = keymap(settings.keys, declared(OnRecord), places(OnRecord))
    assert [problem.place.line for problem in problems] == [5]
    app = OnRecord(harbour())
    app.set_keymap(names)
    async with opened(harbour(), app=app) as driver:
        await driver.press("T")
        assert len(app.screen_stack) == 2, "no dialog"
        for key in ("f7", "f8"):
            await driver.press(key)
            assert isinstance(app.screen_stack[-1], ThemeDialog)
            await driver.press("escape")
        await driver.press("q")
        assert app.is_running
        assert app.screen is driver.explorer
        await driver.press("f9")
        assert app.screen is not driver.explorer
