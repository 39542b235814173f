"""A large case is asked in a thread: the newest question wins, nothing late is shown, and keys mean what they lead to.

The made-up case is taken for a large one. A question is held back by a gate, and never by the clock.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from gated import Gate, nobody
from gated import _gate as _gate
from pilots import HARBOUR, Driver, harbour, opened
from test_typing_ahead import answered, keyboard, seen

from tui.case import Case
from tui.explorer import asking, screen
from tui.explorer.actions.navigation import rehearse
from tui.explorer.asking import Answer
from tui.explorer.widgets.bars import WORKING, Header


def working(driver: Driver) -> bool:
    return driver.explorer.query_one(Header).working and WORKING in driver.header()


def texts(gate: Gate) -> set[str]:
    return {state.sought.text for state in gate.shown}


async def comes(driver: Driver, gate: Gate) -> None:
    """Open the gate and wait for all that was asked."""
    gate.open.set()
    await driver.until(lambda: answered(driver), "the answer")


async def test_of_what_is_typed_the_newest_is_shown_and_what_it_overtook_never(gate: Gate) -> None:
    async with opened(harbour()) as driver:
        await driver.press("/")
        before = driver.inside("claims")
        gate.hold(lambda state: state.sought.text == "h")
        await driver.press("h")
        await driver.until(gate.reached.is_set, "the first question is being answered")
        await driver.type("urt")
        assert driver.inside("claims") == before, "the old rows stay"
        assert working(driver)
        await comes(driver, gate)
        assert texts(gate) == {"", "hurt"}
        assert driver.explorer.state.sought.text == "hurt"
        assert "/hurt" in driver.chips()
        assert not working(driver)


async def test_what_a_search_needs_is_looked_up_before_a_letter_is_typed_and_nothing_is_shown_of_that(
    gate: Gate,
) -> None:
    async with opened(harbour()) as driver:
        before = {name: driver.inside(name) for name in ("timeline", "actors", "claims", "detail")}
        gate.hold(lambda state: state.sought.text == "T")
        await driver.press("/")
        await driver.until(gate.reached.is_set, "the rehearsal")
        assert not working(driver), "nobody waits for it"
        await comes(driver, gate)
        await driver.until(lambda: "others" in vars(driver.explorer.case.store), "the ids of what a search finds")
        assert texts(gate) <= {""}
        assert {name: driver.inside(name) for name in before} == before
        await driver.type("hurt")
        await driver.until(lambda: answered(driver), "the answer")
        assert driver.explorer.state.sought.text == "hurt"


async def test_what_a_cursor_s_first_move_needs_is_looked_up_before_it_and_nothing_is_shown_of_that(gate: Gate) -> None:
    async with opened(harbour()) as driver:
        before = {name: driver.inside(name) for name in ("timeline", "actors", "claims", "detail")}
        opening = driver.explorer.state
        gate.hold(lambda state: state != opening)
        rehearse(driver.explorer)
        await driver.until(gate.reached.is_set, "the rehearsal")
        assert not working(driver), "nobody waits for it"
        await comes(driver, gate)
        assert driver.explorer.state == opening
        assert {name: driver.inside(name) for name in before} == before
        gate.hold(nobody)
        await driver.press("j")
        await driver.until(lambda: answered(driver) and driver.explorer.state != opening, "the answer")
        assert driver.inside("detail") != before["detail"]


@pytest.mark.parametrize(("least", "asked"), [(0, [asking.Kind.MOVE]), (10**6, [])])
async def test_a_large_case_rehearses_the_first_move_once_it_is_open_and_a_small_one_does_not(
    least: int, asked: list[asking.Kind], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, found = list[object](), list[asking.Kind]()
    own = asking.Questions.rehearse

    def rehearsed(self: asking.Questions, each: asking.Asked) -> None:
        own(self, each)
        begun.append(each)

    monkeypatch.setattr(asking, "LEAST", least)
    monkeypatch.setattr(screen, "REST", 0.001)
    monkeypatch.setattr(asking.Asker, "ask", lambda self, each: found.append(each.kind))
    monkeypatch.setattr(asking.Questions, "rehearse", rehearsed)
    async with opened(harbour()) as driver:
        await driver.until(lambda: bool(begun), "the rehearsal")
    assert found == asked


async def test_old_rows_and_a_sign_of_work_show_until_an_answer_comes(gate: Gate) -> None:
    async with opened(harbour()) as driver:
        gate.hold(lambda state: bool(state.pins))
        before = {name: driver.inside(name) for name in ("timeline", "actors", "claims", "detail")}
        await driver.press("2")
        await driver.until(lambda: answered(driver), "the focus")
        before = {name: driver.inside(name) for name in before}
        await driver.press("space")
        await driver.until(lambda: working(driver), "a sign of work")
        assert {name: driver.inside(name) for name in before} == before
        assert "claims" not in driver.header(), "no count that is no longer so"
        await comes(driver, gate)
        assert driver.explorer.state.pins
        assert "of " in driver.header()
        assert driver.inside("timeline") != before["timeline"]


@pytest.mark.parametrize("keys", ["q", "ctrl+q"])
async def test_one_leaves_at_once_whatever_is_asked(keys: str, gate: Gate) -> None:
    async with opened(harbour()) as driver:
        gate.hold(lambda state: bool(state.pins))
        await driver.press("2")
        await driver.until(lambda: answered(driver), "the focus")
        driver.send("space")
        await driver.until(gate.reached.is_set, "the question is being answered")
        driver.send(keys)
        await driver.until(lambda: driver.app.return_code == 0, "the end")
        assert not gate.open.is_set()


async def test_ctrl_q_leaves_also_past_keys_that_wait(gate: Gate) -> None:
    async with opened(harbour()) as driver:
        gate.hold(lambda state: bool(state.pins))
        driver.send("2", "space", "enter", "down")
        await driver.until(gate.reached.is_set, "the question is being answered")
        driver.send("ctrl+q")
        await driver.until(lambda: driver.app.return_code == 0, "the end")
        assert not gate.open.is_set()


async def test_keys_that_narrow_while_a_search_runs_narrow_what_it_finds(gate: Gate) -> None:
    ends = []
    for held in (True, False):
        async with opened(harbour()) as driver:
            gate.hold((lambda state: state.sought.text == "hurt") if held else nobody)
            await driver.type("/hurt")
            driver.send("enter", "2", "space")
            if held:
                await driver.until(lambda: bool(keyboard(driver).waiting), "a key that waits")
                assert not driver.explorer.state.pins
            await comes(driver, gate)
            assert driver.explorer.state.pins
            assert driver.explorer.state.sought.text == "hurt"
            ends.append(seen(driver))
    assert ends[0] == ends[1]


async def test_a_cursor_goes_on_while_what_it_stands_on_is_asked_and_only_the_last_is_shown(gate: Gate) -> None:
    async with opened(harbour()) as driver:
        gate.hold(lambda state: state.cursors.events != harbour().info.id)
        await driver.press("j")
        await driver.until(gate.reached.is_set, "the first question is being answered")
        passed, detail = driver.explorer.state.cursors.events, driver.inside("detail")
        await driver.press("j", "j")
        last = driver.explorer.state.cursors.events
        assert len({harbour().info.id, passed, last}) == 3
        assert driver.inside("detail") == detail
        await comes(driver, gate)
        assert passed not in {state.cursors.events for state in gate.shown}
        assert driver.explorer.state.reading == last
        assert driver.inside("detail") != detail


async def test_esc_puts_all_back_while_a_search_is_asked(gate: Gate) -> None:
    async with opened(harbour()) as driver:
        await driver.press("3", "j")
        await driver.until(lambda: answered(driver), "the claim")
        before = driver.view()
        gate.hold(lambda state: state.sought.asks)
        await driver.type("/hurt")
        await driver.until(gate.reached.is_set, "the search is asked")
        await driver.press("escape")
        await comes(driver, gate)
        assert driver.view() == before
        assert texts(gate) == {""}


async def test_an_edit_that_comes_while_a_case_is_asked_is_shown_behind_the_answer(gate: Gate, tmp_path: Path) -> None:
    shutil.copytree(HARBOUR, tmp_path / "h")
    file = tmp_path / "h" / "case.yaml"
    async with opened(Case.open(tmp_path / "h")) as driver:
        await driver.press("3")
        await driver.until(lambda: answered(driver), "the claims")
        gate.hold(lambda state: state.sought.text == "dozens")
        await driver.type("/dozens")
        await driver.until(gate.reached.is_set, "the search is asked")
        old = driver.explorer.case
        text = file.read_text(encoding="utf-8")
        assert text.count("text: Dozens ran.") == 1
        file.write_text(text.replace("text: Dozens ran.", "text: Dozens of them ran."), encoding="utf-8")
        pending = driver.explorer.questions.pending
        assert pending
        await driver.until(lambda: len(pending.then) > 1, "the edit is read, and waits")
        assert driver.explorer.case is old
        await comes(driver, gate)
        await driver.until(lambda: "Dozens of them ran." in driver.text("claims"), "the edit")
        assert driver.explorer.case is not old
        assert driver.explorer.state.sought.text == "dozens"


async def test_what_goes_wrong_in_the_thread_is_no_silence(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*asked: object) -> Answer:
        raise ZeroDivisionError("made up")

    async def pressed() -> None:
        async with opened(harbour()) as driver:
            monkeypatch.setattr(asking, "answer", wrong)
            driver.send("j")
            await driver.until(lambda: driver.app._exception is not None, "the end")

    with pytest.raises(ZeroDivisionError, match="made up"):
        await pressed()
