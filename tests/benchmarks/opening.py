"""How long it takes to open a case of many claims for the first time, and again, and what memory that needs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from statistics import median

from .run import BUNDLED, READER, SHORT, Line, Run, exponent, in_turns, ratio, seconds_of

MEGA = 1_000_000
_MOST_AGAIN = {100_000: 1.3, 1_000_000: 2.0}
_MOST_MEMORY = {100_000: 500 * MEGA, 1_000_000: 1500 * MEGA}


def first(run: Run, sizes: Sequence[int]) -> list[int]:
    """Measure first openings beside a bare reading of the same files; return the sizes that opened in time."""
    opened: dict[int, float] = {}
    peaks: dict[int, float] = {}
    for size in sizes:
        times, peak, readings = _first(run, size)
        if not times:
            run.miss(f"{size:,} claims are not open after {run.patience:g} s: no more is measured of them")
            break
        opened[size], peaks[size] = median(times), peak
        run.keep(f"first opening {size}", times)
        run.keep(f"first opening memory {size}", [peak])
        run.keep(f"reading {size}", readings)
        if size < 10_000:  # only for how it grows
            continue
        reader = "libyaml's events with lines, the same files"
        share = ratio(times, readings)
        run.add(Line(f"first opening, {SHORT[size]}", opened[size], "s", 2, reader, median(readings), share))
        run.add(Line(f"first opening, {SHORT[size]}: most memory", peak, "B", _MOST_MEMORY.get(size)))
        for what in ("first sign of work", "claims on the screen"):
            run.add(Line(f"first opening, {SHORT[size]}: {what}", median(run.samples[f"{what} {size}"]), "s"))
    if len(opened) > 2:
        span = f"{SHORT[min(opened)]} to {SHORT[max(opened)]}"
        # What a start takes anyway would hide how the rest grows.
        start, held = median(run.samples["start ours"]), median(run.samples["start memory"])
        beyond = {size: max(seconds - start, 1e-3) for size, seconds in opened.items()}
        memory = {size: max(peak - held, MEGA) for size, peak in peaks.items()}
        run.add(Line(f"growth of the first opening's time beyond a start's, {span}", exponent(beyond), "power", 1.05))
        run.add(Line(f"growth of its memory beyond a start's, {span}", exponent(memory), "power", 1.05))
    return list(opened)


def _first(run: Run, size: int) -> tuple[list[float], float, list[float]]:
    """Return times and peak of first openings, and the times of bare readings in turns with them."""
    files = [str(path) for path in sorted(run.case(size).glob("*.yaml"))]
    times: list[float] = []
    readings: list[float] = []
    peak = 0.0
    for number in range((5 if size < MEGA else 1) if run.long else 1):
        run.tell(f"first opening of {size:,} claims")
        env = run.environment(size, cold=number > 0)  # the first one fills the cache that later openings find
        screen, seconds = run.open(size, env, run.patience)
        if seconds is None:
            screen.close(0)
            return [], 0, []
        times.append(seconds)
        run.keep(f"first sign of work {size}", [screen.stood("") - screen.began])
        run.keep(f"claims on the screen {size}", [screen.stood("3 Claims") - screen.began])
        peak = max(peak, screen.close())
        readings.append(seconds_of((*READER, *files), env))
    return times, peak, readings


def again(run: Run, size: int) -> None:
    """Measure openings of a case that has not changed, in turns with the bundled one's."""
    peaks: dict[int, list[int]] = {size: [], BUNDLED: []}

    def reopening(claims: int) -> float:
        screen, seconds = run.open(claims, run.environment(claims), run.patience)
        peaks[claims].append(screen.close())
        if seconds is None:
            raise TimeoutError(f"it is not open after {run.patience:g} s")
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
