"""How long a key takes until the last byte of its frame, in each pane, and what is left to draw after keys are held."""

from __future__ import annotations

import time
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from .run import BUNDLED, OPENS, SHORT, Line, Run, percentile
from .screens import Answer, Screen

QUIET = 0.15  # seconds without a byte after which a frame is over: two paints of one key are not so far apart
FRAME = 1 / 30
_HELD = 150  # keys, thirty a second: five seconds
_MOST_TIMES = {10_000: 1.5, 100_000: 1.5, 1_000_000: 2.0}


class Key(NamedTuple):
    """A key with the one that takes it back, so that it can be pressed as often as one likes."""

    name: str
    on: str
    back: str


KEYS = (Key("down", "\x1b[B", "\x1b[A"), Key("page", "\x1b[6~", "\x1b[5~"), Key("End", "\x1b[F", "\x1b[H"))
# The detail of the whole case is the longest text of a case; what is under the cursor of the claims follows the cursor.
PANES = (("timeline", "1"), ("claims", "3"), ("detail", "4"))


class Pair:
    """The bundled case and another one, both open, so that each key can be pressed in both in turns."""

    def __init__(self, run: Run, size: int) -> None:
        self.run, self.size = run, size
        self.stuck = False  # whether the large case has not answered, so that no more can be asked of it
        self.screens = {claims: self._opened(claims) for claims in (size, BUNDLED)}

    def _opened(self, claims: int) -> Screen:
        screen, seconds = self.run.open(claims, self.run.environment(claims), OPENS)
        if seconds is None:
            screen.close(0)
            raise TimeoutError(f"a case of {claims:,} claims does not open again")
        return screen

    def both(self, keys: str, quiet: float = QUIET, limit: float = 1.0) -> None:
        """Press a key in both that is not measured; one that changes nothing has no answer."""
        for screen in self.screens.values():
            screen.press(keys, quiet, limit)

    def close(self) -> None:
        """Leave both, and keep what memory they had."""
        for claims, screen in self.screens.items():
            self.run.keep(f"memory after keys {claims}", [screen.close()])


def panes(pair: Pair, times: int) -> None:
    """Press the keys that move in each pane, and add a line for each of them."""
    run, found = pair.run, {}
    run.tell(f"keys in each pane, {pair.size:,} claims beside the bundled case")
    for pane, digit in PANES:
        if pane == "detail":
            pair.both("1")
            pair.both("\x1b[H")
        pair.both(digit)
        for key in KEYS:
            found[pane, key] = _pressed(pair, key, times)
    for key in KEYS:
        _lines(pair, key, {pane: found[pane, key] for pane, _ in PANES})


def _pressed(pair: Pair, key: Key, times: int) -> dict[int, list[float]]:
    """Press a key and the one that takes it back in turns, in one case and then in the other."""
    found: dict[int, list[float]] = {claims: [] for claims in pair.screens}
    for number in range(times):
        for claims, screen in pair.screens.items():
            answer = screen.press(key.back if number % 2 else key.on, QUIET, 3.0)
            if answer:
                found[claims].append(answer.last)
    return found


def _lines(pair: Pair, key: Key, by_pane: dict[str, dict[int, list[float]]]) -> None:
    """Add a key's lines: the pane in which it takes longest beside the bundled case, and the slowest of all answers."""
    run, size = pair.run, pair.size
    for pane, found in by_pane.items():
        for claims, values in found.items():
            run.keep(f"key {key.name} {pane} {claims} beside {size}", values)
    answered = {pane: found for pane, found in by_pane.items() if all(found.values())}
    if not answered:
        run.miss(f"{key.name} is answered in no pane at {size:,} claims")
        return
    middle = {pane: (median(found[size]), median(found[BUNDLED])) for pane, found in answered.items()}
    worst = max(middle, key=lambda pane: middle[pane][0] / middle[pane][1])
    ours, bundled = middle[worst]
    what = f"{key.name} → whole frame, {SHORT[size]}"
    run.add(
        Line(
            f"{what}, {worst}",
            ours,
            "s",
            _MOST_TIMES.get(size),
            "the same key in the bundled case",
            bundled,
            ours / bundled,
        )
    )
    slow = percentile([value for found in answered.values() for value in found[size]], 0.95)
    run.add(Line(f"{what}, 95 of 100", slow, "s", 0.033))


def held(pair: Pair) -> None:
    """Hold the cursor key for five seconds in the claims, and tell how long it goes on after the last one."""
    run, screen, what = pair.run, pair.screens[pair.size], f"{_HELD} keys held for 5 s, {SHORT[pair.size]}"
    run.tell(what)
    pair.both("3")
    screen.send("\x1b[H")
    if screen.until(f" 1/{pair.size:,} ", quiet=QUIET, limit=30) is None:
        raise TimeoutError("the cursor does not come to the first claim")
    began = last = time.perf_counter()
    for number in range(_HELD):
        while (wait := began + number * FRAME - time.perf_counter()) > 0:
            screen.read(wait)
        last = screen.send("\x1b[B")
    whole = screen.until(f" {_HELD + 1}/{pair.size:,} ", quiet=2 * QUIET, limit=30)
    if whole is None:
        raise TimeoutError(f"after {_HELD} keys the cursor is not on claim {_HELD + 1}")
    lag = max(0.0, whole - last)
    run.keep(f"held {pair.size}", [lag])
    run.add(Line(f"{what}: behind at the end", lag / FRAME, "frames", 2))
    pair.both("\x1b[H")


def answers(screen: Screen, keys: Sequence[str], back: str, quiet: float = 0.4) -> list[Answer]:
    """Press each of some keys, what takes it back behind it, and return the answers."""
    found = []
    for each in keys:
        if answer := screen.press(each, quiet, 20):
            found.append(answer)
        for undo in back:
            screen.press(undo, quiet, 2)
    return found
