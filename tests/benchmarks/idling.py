"""What the program takes of the machine while nobody touches it."""

from __future__ import annotations

import time

from .run import BUNDLED, OPENS, QUIET, SHORT, Line, Run
from .screens import BARE, Screen, environment
from .trees import KNOWN, cpu, wakes

ALONE = {"the bundled case": BUNDLED, "an empty Textual app": None}
_IDLE = 10.0
_LEFT = 10.0  # seconds: a large case's files are looked through, and compared with the last visit's
_STILL = 0.02  # seconds of processor in one


class Idle:
    """A case left alone; other things may be measured meanwhile, since it is its own time that counts."""

    def __init__(self, run: Run, claims: int | None) -> None:
        """Open a case of so many claims, or an empty app where there is no number."""
        self.run, self.claims = run, claims
        self.screen: Screen | None = None
        if not KNOWN:
            run.miss("what an idle program takes is told by Linux alone: not measured here")
            return
        if claims is None:
            self.screen = Screen((*BARE, "empty"), environment(run.home()))
            self.screen.until("empty app", quiet=QUIET, limit=20)
        else:
            self.screen, _ = run.open(claims, run.environment(claims), OPENS)
        self.screen.settle(1, 5)
        self._rest()
        self.began, self.cpu, self.wakes = time.perf_counter(), cpu(self.screen.pid), wakes(self.screen.pid)

    def _rest(self) -> None:
        """Wait until what is left to do after the first screen is done, much of which is not seen; not for ever."""
        assert self.screen
        end = time.perf_counter() + _LEFT
        while time.perf_counter() < end:
            before = cpu(self.screen.pid)
            if not self.screen.read(1) and cpu(self.screen.pid) - before < _STILL:
                return

    def end(self) -> None:
        """Add what it has taken, ten seconds after its begin at the earliest."""
        if not self.screen:
            return
        while (rest := self.began + _IDLE - time.perf_counter()) > 0:
            self.screen.read(rest)
        lasted, pid = time.perf_counter() - self.began, self.screen.pid
        share = 100 * (cpu(pid) - self.cpu) / lasted
        named = "an empty Textual app" if self.claims is None else SHORT.get(self.claims, "the bundled case")
        what, goal = f"idle, {named}", None if self.claims is None else 1
        self.run.add(Line(what, share, "% of a core", goal))
        self.run.add(Line(f"{what}: wakes", (wakes(pid) - self.wakes) / lasted, "a second", goal))
        self.screen.close()


def idle(run: Run, claims: int = BUNDLED) -> None:
    """Measure a case that is left alone."""
    run.tell(f"idle, {claims or run.bundled_claims:,} claims")
    Idle(run, claims).end()
