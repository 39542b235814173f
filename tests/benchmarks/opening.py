"""How long it takes to open a case of many claims for the first time, and again, and what memory that needs."""

from __future__ import annotations

from functools import partial
from statistics import median

from .run import BUNDLED, OPENS, READER, SHORT, Line, Run, exponent, in_turns, ratio, seconds_of
from .screens import Screen

MEGA = 1_000_000
_ROUNDS, _MINUTE = 5, 60.0
_MOST_AGAIN = {100_000: 1.3, 1_000_000: 2.0}
_MOST_MEMORY = {100_000: 500 * MEGA, 1_000_000: 1500 * MEGA}


def first(run: Run, size: int) -> bool:
    """Measure first openings of a case beside bare readings of its files; tell whether it opened in time."""
    limit = max(60.0, run.left)
    return run.do(f"first opening, {SHORT[size]}", partial(_first, run, size, limit), limit + 30) or False


def _first(run: Run, size: int, limit: float) -> bool:
    files = [str(path) for path in sorted(run.case(size).glob("*.yaml"))]
    times: list[float] = []
    readings: list[float] = []
    peak = 0.0
    # As often as fits into a minute: one that takes longer is not disturbed much.
    while not times or (run.long and len(times) < _ROUNDS and sum(times) + times[-1] < _MINUTE):
        run.tell(f"first opening of {size:,} claims")
        env = run.environment(size, cold=bool(times))  # the first one fills the cache that later openings find
        screen, seconds = run.open(size, env, limit)
        if seconds is None:
            raise TimeoutError(_why(screen, limit))
        times.append(seconds)
        run.keep(f"first sign of work {size}", [screen.stood("") - screen.began])
        run.keep(f"claims on the screen {size}", [screen.stood("3 Claims") - screen.began])
        peak = max(peak, screen.close())
        readings.append(seconds_of((*READER, *files), env))
    run.keep(f"first opening {size}", times)
    run.keep(f"first opening memory {size}", [peak])
    run.keep(f"reading {size}", readings)
    if size >= 10_000:  # a smaller one is opened for how it grows alone
        reader = "libyaml's events with lines, the same files"
        share = ratio(times, readings)
        run.add(Line(f"first opening, {SHORT[size]}", median(times), "s", 2, reader, median(readings), share))
        run.add(Line(f"first opening, {SHORT[size]}: most memory", peak, "B", _MOST_MEMORY.get(size)))
        for what in ("first sign of work", "claims on the screen"):
            run.add(Line(f"first opening, {SHORT[size]}: {what}", median(run.samples[f"{what} {size}"]), "s"))
    return True


def _why(screen: Screen, limit: float) -> str:
    """Return why a case is not open, with what stands there instead."""
    return f"{'the program has ended' if screen.ended else f'it is not open after {limit:.0f} s'}\n{screen.text()}"


def growth(run: Run) -> None:
    """Tell how time and memory of the first opening grow, of what was measured of them."""
    samples = run.samples
    opened = {size: median(samples[name]) for size in SHORT if (name := f"first opening {size}") in samples}
    if len(opened) < 3 or "start ours" not in samples:
        return
    span = f"{SHORT[min(opened)]} to {SHORT[max(opened)]}"
    # What a start takes anyway would hide how the rest grows.
    start, held = median(samples["start ours"]), median(samples["start memory"])
    beyond = {size: max(seconds - start, 1e-3) for size, seconds in opened.items()}
    memory = {size: max(max(samples[f"first opening memory {size}"]) - held, MEGA) for size in opened}
    run.add(Line(f"growth of the first opening's time beyond a start's, {span}", exponent(beyond), "power", 1.05))
    run.add(Line(f"growth of its memory beyond a start's, {span}", exponent(memory), "power", 1.05))


def again(run: Run, size: int) -> None:
    """Measure openings of a case that has not changed, in turns with the bundled one's."""
    peaks: dict[int, list[int]] = {size: [], BUNDLED: []}

    def reopening(claims: int) -> float:
        screen, seconds = run.open(claims, run.environment(claims), OPENS)
        peaks[claims].append(screen.close())
        if seconds is None:
            raise TimeoutError(f"it is not open after {OPENS:g} s")
        return seconds

    run.tell(f"opening {size:,} claims again")
    seconds = reopening(size)
    if run.long or seconds < 5:
        peaks[size].clear()
        measures = {"size": partial(reopening, size), "bundled": partial(reopening, BUNDLED)}
        found = in_turns(measures, 7 if run.long else 3)
    else:  # as if there were no cache: once is enough
        found = {"size": [seconds], "bundled": [reopening(BUNDLED)]}
    run.keep(f"opening again {size}", found["size"])
    run.add(
        Line(
            f"opening again, {SHORT[size]}",
            median(found["size"]),
            "s",
            _MOST_AGAIN.get(size, 1.3),
            "the bundled case's start",
            median(found["bundled"]),
            ratio(found["size"], found["bundled"]),
        )
    )
    run.add(Line(f"opening again, {SHORT[size]}: most memory", median(peaks[size]), "B"))
