"""Keys: each is declared once, does one thing everywhere, and is told of in the same words wherever it is told of."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from pathlib import Path

import pytest
from pilots import PANES, Driver, at_each_size, harbour, opened
from textual.actions import parse
from textual.binding import Binding
from textual.dom import DOMNode

import tui.explorer
from tui.explorer.actions.table import BY_ID
from tui.explorer.app import OnRecord
from tui.explorer.board import Board
from tui.explorer.dialogs.bookmarks import BookmarksLine, GoToBookmark
from tui.explorer.dialogs.save import PathLine, SaveDialog
from tui.explorer.keys import gathered, shown
from tui.explorer.reference import declared, declaring, table
from tui.explorer.screen import Explorer
from tui.explorer.widgets.lines import Lines

README = Path(__file__).parent.parent.parent / "README.md"


def owners() -> list[type[DOMNode]]:
    """Return each class of the explorer that declares keys, found by looking and not by any list."""
    found: list[type[DOMNode]] = []
    for module in pkgutil.walk_packages(tui.explorer.__path__, "tui.explorer."):
        for item in vars(importlib.import_module(module.name)).values():
            if not inspect.isclass(item) or item.__module__ != module.name or "BINDINGS" not in vars(item):
                continue
            assert issubclass(item, DOMNode)
            found.append(item)
    return found


BOUND = [(owner, binding) for owner in owners() for binding in owner.BINDINGS]


def ids_of(*owners_there: type[DOMNode]) -> set[str | None]:
    """Return the ids of the keys that these classes declare."""
    return {item.id for owner, item in BOUND if isinstance(item, Binding) and owner in owners_there}


EVERYWHERE = ids_of(*(owner for owner, _ in BOUND if issubclass(owner, Lines | Board | OnRecord)))
# The screen that a line to type in lies on, where that is not the explorer's.
ON_SCREEN: dict[type[DOMNode], type[DOMNode]] = {BookmarksLine: GoToBookmark, PathLine: SaveDialog}
by_id = pytest.mark.parametrize(
    ("owner", "binding"), BOUND, ids=[getattr(binding, "id", None) or str(binding) for _, binding in BOUND]
)


def test_the_walk_finds_the_keys() -> None:
    assert len(BOUND) > 20
    assert {Explorer, Lines, OnRecord} <= {owner for owner, _ in BOUND}


@by_id
def test_a_key_is_declared_with_an_id_a_word_and_a_sentence(owner: type[DOMNode], binding: object) -> None:
    assert isinstance(binding, Binding)
    assert binding.id
    assert re.fullmatch(r"[a-z]+(\.[a-z-]+)?", binding.id)
    assert binding.description
    assert binding.tooltip
    assert binding.tooltip.endswith(".")


@by_id
def test_a_key_has_an_action_on_the_thing_that_declares_it(owner: type[DOMNode], binding: Binding) -> None:
    namespace, name, parameters = parse(binding.action)
    targets: dict[str, type[DOMNode]] = {"": owner, "app": OnRecord, "screen": ON_SCREEN.get(owner, Explorer)}
    target = targets[namespace]
    action = getattr(target, f"action_{name}", None)
    assert action is not None, f"{target.__name__} has no action_{name}"
    inspect.signature(action).bind(None, *parameters)  # raises where they do not fit
    if name == "do":
        assert BY_ID[str(parameters[0])].binding == binding


def test_no_two_keys_have_the_same_id() -> None:
    ids = [binding.id for _, binding in BOUND if isinstance(binding, Binding)]
    assert sorted(set(map(str, ids))) == sorted(map(str, ids))


def test_no_key_means_two_things_in_the_explorer() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for owner, binding in BOUND:
        if issubclass(owner, Lines | Board | OnRecord) and isinstance(binding, Binding):
            for key in binding.key.split(","):
                meanings[key].add(str(binding.id))
    assert {key: ids for key, ids in meanings.items() if len(ids) > 1} == {}


def test_a_key_of_a_dialog_that_the_explorer_has_too_goes_the_same_way() -> None:
    words: dict[str, set[str]] = defaultdict(set)
    for _, binding in BOUND:
        if isinstance(binding, Binding):
            for key in binding.key.split(","):
                words[key].add(binding.description)
    assert {key: sorted(said) for key, said in words.items() if len(said) > 1} == {
        "escape": ["back", "close"],  # out of what one is in
        "f1": ["close", "help"],
        "f2": ["close", "guide"],
        "enter": ["go in", "keep"],  # on from the line of a search into what it found
        "tab": ["complete", "keep", "pane"],
        "down": ["hit", "move"],  # through what it found
        "up": ["hit", "move"],
    }


def test_no_key_is_one_that_a_terminal_takes_for_another() -> None:
    # In a plain terminal these are Enter, Tab, Backspace and Esc.
    taken = {"ctrl+m", "ctrl+i", "ctrl+h", "ctrl+left_square_bracket"}
    bound = {key for _, binding in BOUND if isinstance(binding, Binding) for key in binding.key.split(",")}
    assert not taken & bound


def test_nothing_needs_ctrl_or_alt() -> None:
    assert len(BOUND) > 20
    for _, binding in BOUND:
        assert isinstance(binding, Binding)
        plain = [key for key in binding.key.split(",") if not re.match(r"(ctrl|alt)\+", key)]
        # q quits too, ctrl+c only says so, and of ctrl+z every terminal program has what a shell makes of it
        assert plain or binding.key in ("ctrl+c", "ctrl+z") or parse(binding.action)[1] == "quit", binding.id


def test_keys_are_written_as_they_stand_on_the_keyboard() -> None:
    for entry in declared(OnRecord):
        for key in entry.keys:
            assert len(key) == 1 or "_" not in key, key
            assert not re.fullmatch(r"(escape|enter|tab|home|end|page\w+|f\d+|up|down)", key), key
    assert shown("question_mark") == shown("shift+slash") == "?"


def test_the_reference_knows_every_class_that_declares_keys() -> None:
    assert set(declaring(OnRecord)) == set(owners())
    assert {entry.id for entry in declared(OnRecord)} == {str(b.id) for _, b in BOUND if isinstance(b, Binding)}


def test_the_readme_has_the_table_of_keys() -> None:
    assert table(OnRecord) in README.read_text(encoding="utf-8")


@by_id
def test_the_table_has_a_row_for_the_key(owner: type[DOMNode], binding: Binding) -> None:
    rows = [row for row in table(OnRecord).splitlines() if f" {binding.tooltip} " in row]
    assert rows
    for key in binding.key.split(","):
        assert any(f"`{shown(key)}`" in row for row in rows), key


# What is on the screen about them


def told(driver: Driver) -> dict[str, str]:
    """Return what the footer says: keys by word, in their order."""
    entries = [entry.strip().split(" ", 1) for entry in re.split(r"\s{2,}", driver.footer()) if entry.strip()]
    return {name: keys for keys, name in entries}


def fitting(entries: list[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    """Return the first entries of a footer, as many as a width has room for beside the last two."""
    for number in range(len(entries) - 2, 0, -1):
        kept = [*entries[:number], *entries[-2:]]
        if len("".join(f" {keys} {name} " for name, keys in kept)) <= width:
            return kept
    return entries[-2:]


def wanted(driver: Driver) -> dict[str, str]:
    """Return what the footer should say with all the room in the world, from the bindings that are live."""
    keys: dict[str, list[str]] = defaultdict(list)
    reasons = {entry.id: why for entry, why in driver.explorer.with_reasons(driver.explorer.live_keys())}
    for active in driver.explorer.active_bindings.values():
        if active.binding.show and active.binding.description and not reasons[str(active.binding.id)]:
            first = next(k for k, a in driver.explorer.active_bindings.items() if a.binding.id == active.binding.id)
            if shown(first) not in keys[active.binding.description]:
                keys[active.binding.description].append(shown(first))
    order = {entry.name: driver.explorer.place_of(entry) for entry in driver.explorer.live_keys() if entry.footer}
    return {
        name: "".join(keys[name]) if len(keys[name]) == 2 else " ".join(keys[name])
        for name in sorted(keys, key=order.__getitem__)
    }


@at_each_size
async def test_the_footer_says_what_the_live_keys_are_in_each_pane(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        for digit in "12341":
            await driver.press(digit)
            said, expected = told(driver), wanted(driver)
            assert list(said.items()) == fitting(list(expected.items()), size[0])
            assert list(said)[-2:] == ["help", "quit"]
            assert "move" in said
            if size[0] >= 160:
                assert said == expected


async def test_the_footer_follows_what_applies() -> None:
    async with opened(harbour(), (160, 45)) as driver:
        assert "back" not in told(driver)
        await driver.press("enter")
        assert told(driver)["back"] == "Esc"
        await driver.press("enter")
        assert "go in" not in told(driver)
        await driver.press("+")
        assert "zoom" not in told(driver)


async def test_the_keys_of_links_say_outside_the_detail_where_links_are_chosen() -> None:
    async with opened(harbour(), (160, 45)) as driver:
        for key in ("l", "h", "right", "left"):
            await driver.press(key)
            assert "Links are chosen in the detail; 4 goes there." in driver.toasts()
            assert "links" not in told(driver)
        await driver.press("4")
        assert told(driver)["links"] == "→←"


async def test_the_footer_follows_the_cursor() -> None:
    async with opened(harbour(), (160, 45)) as driver:
        assert not {"pin", "compare"} & told(driver).keys(), "the whole case is no record of a question"
        await driver.press("down")
        assert {"pin", "compare"} <= told(driver).keys()
        await driver.press("up")
        assert not {"pin", "compare"} & told(driver).keys()
        await driver.press("down", "space", "up")
        assert told(driver)["clear"] == "X"


async def test_only_declared_keys_are_live() -> None:
    async with opened(harbour()) as driver:
        for digit in "1234":
            await driver.press(digit)
            live = driver.explorer.active_bindings
            assert all(active.binding.id for active in live.values()), "Textual's own keys would be told nowhere"
            ids = {entry.id for entry in gathered((key, active.binding) for key, active in live.items())}
            assert ids == EVERYWHERE


async def test_a_key_is_remapped_by_its_id_in_footer_help_and_deed() -> None:
    async with opened(harbour(), (160, 45)) as driver:
        driver.app.set_keymap({"go.in": "x", "time.axis": "f9"})
        await driver.settle()
        assert told(driver)["go in"] == "x"
        await driver.press("enter")
        assert driver.focus() == "timeline", "what it was before does nothing now"
        await driver.press("x")
        assert driver.focus() == "claims"
        await driver.press("t")
        assert "1 Timeline · happened" in driver.screen()
        await driver.press("f9")
        assert "1 Timeline · said" in driver.screen()
        await driver.press("f1", *"to the claims")
        assert re.search(r"│ x +Go in: to the claims", driver.screen()), driver.screen()
        assert "Enter  " not in driver.screen()


async def test_a_keymap_that_is_there_from_the_start_is_told_too() -> None:
    app = OnRecord(harbour())
    app.set_keymap({"time.axis": "A", "pane.next": "z"})
    async with opened(harbour(), (160, 45), app=app) as driver:
        assert told(driver)["axis"] == "A"
        await driver.press("A")
        assert "1 Timeline · said" in driver.screen()
        await driver.press("z")
        assert driver.focus() == PANES[1]
