"""One run of the benchmark: its folders, its cases, what it measured, and the lines of its table."""

from __future__ import annotations

import json
import math
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar

from .made import write
from .screens import APP, LIVING, ROOT, Screen, environment

BUNDLED = 0  # stands for the bundled case among the numbers of claims
OPENS = 60.0  # seconds in which a case opens of which the store is kept
KEPT = 100_000  # claims from which on the short set does not open cold: that alone takes longer than all the rest
QUIET = 0.25  # seconds without a byte after which a first screen is whole
SHORT = {1_000: "1k", 10_000: "10k", 100_000: "100k", 1_000_000: "1M"}
# Which program made a case, so that another version of it makes another.
_MAKER = blake2b(
    b"".join(Path(__file__).with_name(name).read_bytes() for name in ("made.py", "words.py")), digest_size=4
).hexdigest()
T = TypeVar("T")
READER = (sys.executable, str(Path(__file__).with_name("reader.py")))


class Line(NamedTuple):
    """A line of the table; where there is a reference the goal is a share of it, else an amount.

    Where nothing was measured, since a step failed or was left out, it stands for all lines that the step has.
    """

    what: str
    measured: float | None
    unit: str = ""
    goal: float | None = None
    reference: str = ""
    referred: float | None = None
    ratio: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Tell whether the goal is met; None where there is none."""
        reached = self.ratio if self.reference else self.measured
        return None if self.goal is None or reached is None else reached <= self.goal


class Run:
    """Everything that one run shares."""

    def __init__(self, cases: Path, long: bool, budget: float = 100) -> None:
        self.cases, self.long, self.budget = cases, long, budget
        self.folder = Path(tempfile.mkdtemp(prefix="onrecord-benchmark-"))
        self.lines: list[Line] = []
        self.said: list[str] = []
        self.samples: dict[str, list[float]] = {}
        self.began = time.monotonic()
        self.bundled_claims = 0
        self._homes = 0

    def end(self) -> None:
        """Leave all that still runs, and remove what this run made, other than the cases."""
        for screen in list(LIVING):
            screen.close(0)
        shutil.rmtree(self.folder, ignore_errors=True)

    def tell(self, words: str) -> None:
        """Tell what goes on."""
        print(f"{time.monotonic() - self.began:6.1f} s  {words}", file=sys.stderr, flush=True)

    @property
    def left(self) -> float:
        """The seconds until nothing more is begun."""
        return self.began + self.budget - time.monotonic()

    def miss(self, words: str, line: str = "") -> None:
        """Note what could not be measured, and why, with a line of the table that says so where it has one."""
        self.said.append(words)
        self.tell(words)
        if line:
            self.add(Line(line, None))

    def do(self, what: str, measure: Callable[[], T], limit: float = 120) -> T | None:
        """Measure something within a limit, unless the time is up; whatever fails ends only this.

        Programs that it leaves running are ended, since they would disturb what comes after.
        """
        if self.left <= 0:
            self.miss(f"left out, the {self.budget:g} s being up: {what}", what)
            return None
        before = set(LIVING)
        try:
            with within(limit):
                return measure()
        except Exception as error:
            if not isinstance(error, TimeoutError | subprocess.SubprocessError):
                traceback.print_exc()
            why, *rest = str(error).splitlines() or [type(error).__name__]
            self.miss(f"not measured: {what}: {why}", what)
            self.tell("\n".join(line for line in rest if line.strip()))
        for screen in LIVING - before:
            screen.close(0)
        return None

    def add(self, line: Line) -> None:
        """Add a line to the table."""
        self.lines.append(line)

    def keep(self, name: str, values: Sequence[float]) -> None:
        """Keep what was measured, for who wants to see more than medians."""
        self.samples.setdefault(name, []).extend(values)

    def home(self) -> Path:
        """Return a home in which nothing was opened yet."""
        self._homes += 1
        home = self.folder / f"home-{self._homes}"
        home.mkdir()
        return home

    def cache(self, claims: int) -> Path:
        """Return the cache that all openings of a case share; of one that is never opened cold here it is kept."""
        return (self.folder if self.long or claims < KEPT else self.cases) / f"cache-{claims}"

    def case(self, claims: int) -> Path:
        """Return the folder of a made-up case, made anew unless it is there as it was made."""
        folder = self.cases / f"claims-{claims}-{_MAKER}"
        stamp = folder.with_suffix(".json")
        with suppress(OSError, ValueError):
            if json.loads(stamp.read_text()) == _facts(folder):
                return folder
        self.tell(f"making a case of {claims:,} claims, which is kept")
        shutil.rmtree(folder, ignore_errors=True)
        write(folder, claims)
        stamp.write_text(json.dumps(_facts(folder)))
        return folder

    def stored(self, claims: int) -> bool:
        """Have a case's store in its cache, made now unless a good one is there; tell that it is."""
        command = (*APP, "show", "claim-0", "--case", str(self.case(claims)))
        self.tell(f"the store of {claims:,} claims, unless it is kept from another run of this program")
        seconds_of(command, self.environment(claims), 900)
        return True

    def environment(self, claims: int, *, cold: bool = False) -> dict[str, str]:
        """Return the environment of an opening: with the cache of the openings before, or with none."""
        home = self.home()
        return environment(home, home / "cache" if cold else self.cache(claims))

    def open(self, claims: int, env: Mapping[str, str], limit: float = 20.0) -> tuple[Screen, float | None]:
        """Open a case, and return its screen and the seconds until it was whole."""
        screen = Screen((*APP, *([] if claims == BUNDLED else [str(self.case(claims))])), env)
        whole = screen.until(f"{claims or self.bundled_claims:,} claims", "q quit", quiet=QUIET, limit=limit)
        return screen, None if whole is None else whole - screen.began


def _facts(folder: Path) -> list[list[str | int]]:
    """Return by what it is seen that a case is as it was made."""
    return [[path.name, path.stat().st_size, path.stat().st_mtime_ns] for path in sorted(folder.iterdir())]


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TimeoutError once so many seconds have gone by, whatever is waited for."""

    def up(_number: int, _frame: object) -> None:
        raise TimeoutError(f"it is not done after {seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def in_turns(measures: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Measure several things in turns, every second time the other way round, so that what disturbs disturbs all."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    for number in range(rounds):
        for name in list(measures) if number % 2 else reversed(list(measures)):
            found[name].append(measures[name]())
    return found


def ratio(values: Sequence[float], references: Sequence[float]) -> float:
    """Return the median of how many times its reference each value is."""
    return median(value / reference for value, reference in zip(values, references, strict=True))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of all values lies."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def exponent(points: Mapping[int, float]) -> float:
    """Return the power of the size with which something grows, fitted through all points."""
    logs = [(math.log(size), math.log(value)) for size, value in points.items()]
    x, y = (sum(values) / len(logs) for values in zip(*logs, strict=True))
    return float(sum((a - x) * (b - y) for a, b in logs) / sum((a - x) ** 2 for a, _ in logs))


def seconds_of(command: Sequence[str], env: Mapping[str, str], limit: float | None = None) -> float:
    """Return how long a command takes whose output nobody reads."""
    began, pipe = time.perf_counter(), subprocess.PIPE  # and not /dev/null: grep stops at its first hit there
    subprocess.run(command, env=dict(env), cwd=ROOT, stdout=pipe, stderr=pipe, check=True, timeout=limit)
    return time.perf_counter() - began


def load() -> str:
    """Return how busy the machine is, in words."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
