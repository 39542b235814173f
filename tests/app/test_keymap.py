"""What Textual makes of a keymap, and what the keys do that are set in the file."""

from __future__ import annotations

from pathlib import Path

from helpers import put
from pilots import harbour, opened
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Input
from wishes import entries, remaps

from tui.explorer.app import OnRecord
from tui.explorer.dialogs.themes import ThemeDialog
from tui.explorer.keys import unbound
from tui.explorer.reference import declared
from tui.explorer.remap import keymap, places
from tui.user.settings import read_settings


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
        assert app.screen is driver.explorer, "no dialog"
        for key in ("f7", "f8"):
            await driver.press(key)
            assert isinstance(app.screen_stack[-1], ThemeDialog)
            await driver.press("escape")
        await driver.press("q")
        assert app.is_running
        assert app.screen is driver.explorer
        await driver.press("f9")
        assert app.screen is not driver.explorer
