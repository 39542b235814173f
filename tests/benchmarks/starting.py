"""How long a start takes: of the bundled case in its terminal, and of the commands that need none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from tui.case import Case
from tui.paths import DEFAULT, bundled

from .others import loaded
from .run import BUNDLED, QUIET, READER, SHORT, Line, Run, in_turns, ratio, seconds_of
from .screens import APP, Screen, environment
from .tools import Tools

_BARE = (sys.executable, str(Path(__file__).with_name("bare.py")))
PANES = ("Row 30 of a list of a hundred", "Row 30 of a list of forty", "Line 30", "Quit")


def start(run: Run, tools: Tools) -> None:
    """Measure the bundled case's start beside two bare apps."""
    run.tell("the bundled case, a bare app of three panes, and an empty one")
    run.bundled_claims = len(Case.open(bundled() / DEFAULT).claims)
    memory: dict[str, list[int]] = {"ours": [], "bare": [], "empty": []}

    def ours() -> float:
        screen, seconds = run.open(BUNDLED, run.environment(BUNDLED))
        memory["ours"].append(screen.close())
        if seconds is None:
            raise TimeoutError(f"the bundled case does not open:\n{screen.text()}")
        return seconds

    def bare(which: str, *words: str) -> Callable[[], float]:
        def measure() -> float:
            screen = Screen((*_BARE, which), environment(run.home()))
            whole = screen.until(*words, quiet=QUIET, limit=20)
            memory["empty" if which == "empty" else "bare"].append(screen.close())
            if whole is None:
                raise TimeoutError(f"the bare app does not open:\n{screen.text()}")
            return whole - screen.began

        return measure

    measures: dict[str, Callable[[], float]] = {
        "ours": ours,
        "bare": bare("panes", *PANES),
        "empty": bare("empty", "empty app"),
    }
    program = tools.found.get("vd") if run.long else None
    if program:
        measures["visidata"] = partial(loaded, run, program, run.bundled_claims)
    in_turns(measures, 1)  # so that all is compiled, and the bundled case in its cache
    for sizes in memory.values():
        sizes.clear()
    found = in_turns(measures, 15 if run.long else 4)
    for name, values in found.items():
        run.keep(f"start {name}", values)
    run.keep("start memory", memory["ours"])
    middle = {name: median(values) for name, values in found.items()}
    what = "the bundled case, exec → whole first screen"
    against_bare, against_empty = ratio(found["ours"], found["bare"]), ratio(found["ours"], found["empty"])
    run.add(Line(what, middle["ours"], "s", 1.15, "a bare app of three panes", middle["bare"], against_bare))
    run.add(Line(what, middle["ours"], "s", 1.4, "an empty Textual app", middle["empty"], against_empty))
    if program:
        times, share = found["visidata"], ratio(found["ours"], found["visidata"])
        run.add(Line(what, middle["ours"], "s", 1.0, "visidata, as many rows of CSV", median(times), share))
    most = {name: median(values) for name, values in memory.items()}
    share = most["ours"] / most["empty"]
    run.add(Line("memory, the bundled case", most["ours"], "B", 1.5, "an empty Textual app", most["empty"], share))


def commands(run: Run) -> None:
    """Measure the commands that need no screen."""
    run.tell("--version and show")
    case = bundled() / DEFAULT
    env = environment(run.home(), run.cache(BUNDLED))
    claim = next(iter(Case.open(case).claims))
    each = {
        "version": (sys.executable, "-m", "tui", "--version"),
        "pass": (sys.executable, "-c", "pass"),
        "show": (sys.executable, "-m", "tui", "show", claim),
        "reader": (*READER, *map(str, sorted(case.glob("*.yaml")))),
    }
    measures = {name: partial(seconds_of, command, env) for name, command in each.items()}
    in_turns(measures, 1)
    found = in_turns(measures, 31 if run.long else 7)
    for name, values in found.items():
        run.keep(f"command {name}", values)
    middle = {name: median(values) for name, values in found.items()}
    share = ratio(found["version"], found["pass"])
    run.add(Line("`--version`", middle["version"], "s", 2.5, "`python -c pass`", middle["pass"], share))
    reader = "yaml and sqlite3 imported, the case's YAML read"
    share = ratio(found["show"], found["reader"])
    run.add(Line("`show ID`, the bundled case", middle["show"], "s", 1.6, reader, middle["reader"], share))


def commands_at(run: Run, size: int) -> None:
    """Measure the commands on a large case that was opened before."""
    run.tell(f"show and check, {size:,} claims")
    env, case = run.environment(size), str(run.case(size))
    reading = median(run.samples[f"reading {size}"])
    reader = "libyaml's events with lines, the same files"
    for what, words in (("show ID", ("show", "claim-7", "--case", case)), ("check", ("check", case))):
        if what == "check" and not run.long:
            continue
        times = [seconds_of((*APP, *words), env) for _ in range(3 if run.long else 1)]
        run.keep(f"{what} {size}", times)
        share = median(times) / reading
        run.add(Line(f"`{what}`, {SHORT[size]}", median(times), "s", None, reader, reading, share))
