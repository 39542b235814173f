"""How long a start takes: of the bundled case in its terminal, and of the commands that need none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from statistics import median

from tui.case import Case
from tui.paths import DEFAULT, bundled

from .others import loaded
from .run import BUNDLED, QUIET, READER, SHORT, Line, Run, in_turns, ratio, seconds_of
from .screens import APP, BARE, Screen, environment
from .tools import Tools

PANES = ("Panes", "Row 30 of a list of a hundred", "Row 30 of a list of forty", "Line 30")
FOOTER = "Quit"  # Textual fills a footer in a second go: ours is waited for, the bare one's is told beside it


class Starts:
    """Starts of the bundled case and of the bare apps, with what memory each of them had."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.footers: list[float] = []  # seconds until the bare app's footer is filled, too
        self.memory: dict[str, list[int]] = {"ours": [], "panes": [], "empty": []}

    def forget(self) -> None:
        """Forget what was measured so far."""
        self.footers.clear()
        for sizes in self.memory.values():
            sizes.clear()

    def ours(self) -> float:
        """Return the seconds until the bundled case is on the screen."""
        screen, seconds = self.run.open(BUNDLED, self.run.environment(BUNDLED))
        self.memory["ours"].append(screen.close())
        if seconds is None:
            raise TimeoutError(f"the bundled case does not open:\n{screen.text()}")
        return seconds

    def bare(self, which: str, *words: str) -> float:
        """Return the seconds until lists and text of a bare app are on the screen, its footer perhaps not yet."""
        screen = Screen((*BARE, which), environment(self.run.home()))
        footer = [FOOTER] if which == "panes" else []
        whole = screen.until(*words, *footer, quiet=QUIET, limit=20)
        self.memory[which].append(screen.close())
        if whole is None:
            raise TimeoutError(f"the bare app does not open:\n{screen.text()}")
        if footer:
            self.footers.append(whole - screen.began)
        return screen.stood(*words) - screen.began


def start(run: Run, tools: Tools) -> None:
    """Measure the bundled case's start beside two bare apps, and in the long set beside visidata's."""
    run.tell("the bundled case, a bare app of three panes, and an empty one")
    run.bundled_claims = len(Case.open(bundled() / DEFAULT).claims)
    starts = Starts(run)
    measures: dict[str, Callable[[], float]] = {
        "ours": starts.ours,
        "bare": partial(starts.bare, "panes", *PANES),
        "empty": partial(starts.bare, "empty", "empty app"),
    }
    if run.long and (program := tools.found.get("vd")):
        measures["visidata"] = partial(loaded, run, program, run.bundled_claims)
    in_turns(measures, 1)  # so that all is compiled, and the bundled case in its cache
    starts.forget()
    found = in_turns(measures, 12 if run.long else 4)
    found["footer"] = starts.footers
    for name, values in found.items():
        run.keep(f"start {name}", values)
    run.keep("start memory", starts.memory["ours"])
    what, ours = "the bundled case, exec → whole first screen", found["ours"]
    for name, reference, goal in (
        ("bare", "a bare app of three panes", 1.15),
        ("footer", "the same with its footer filled", None),
        ("empty", "an empty Textual app", 1.4),
        ("visidata", "visidata, as many rows of CSV", 1.0),
    ):
        if theirs := found.get(name):
            run.add(Line(what, median(ours), "s", goal, reference, median(theirs), ratio(ours, theirs)))
    mine, empty = median(starts.memory["ours"]), median(starts.memory["empty"])
    run.add(Line("memory, the bundled case", mine, "B", 1.5, "an empty Textual app", empty, mine / empty))


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


def command_at(run: Run, size: int, what: str, words: tuple[str, ...]) -> None:
    """Measure a command on a large case that was opened before."""
    run.tell(f"{what}, {size:,} claims")
    command = (*APP, *words, str(run.case(size)))
    times = [seconds_of(command, run.environment(size)) for _ in range(3 if what == "show ID" else 1)]
    run.keep(f"{what} {size}", times)
    readings = run.samples.get(f"reading {size}")
    if readings:
        reader, reading = "libyaml's events with lines, the same files", median(readings)
        share = median(times) / reading
        run.add(Line(f"`{what}`, {SHORT[size]}", median(times), "s", None, reader, reading, share))
    else:
        run.add(Line(f"`{what}`, {SHORT[size]}", median(times), "s"))
