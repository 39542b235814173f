"""What changed in a case since one was last here; until that is known, and where there is nothing, why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui import user
from tui.case import Case
from tui.case.finding import Finding
from tui.lean import NamedTuple
from tui.text import counted
from tui.user.memory import Memory

if TYPE_CHECKING:
    from tui.case.held import Held, Since
    from tui.user.seen import Seen

READING = "What changed since you were last here is still being compared."
FIRST = "Nothing is kept of an earlier visit to this case: only what changes from now on can be shown."
MANY = "What changed is not told of a case of so many records: more than {:,}."


class Told(NamedTuple):
    """What changed, and since when."""

    since: str = ""
    """The rest of a sentence: `you left on 26 Nov 2026, 18:04`."""
    records: Sequence[Since] = ()
    came: Sequence[Finding] = ()
    """Findings that there are now and were not."""
    went: int = 0
    """How many findings there are no more; what they said is not kept."""
    none: str | None = READING
    """Why there is nothing to show, or None where there is."""

    @property
    def amount(self) -> str:
        """How much changed, in words."""
        findings = len(self.came) + self.went
        told = [counted(len(self.records), "record")] if self.records else []
        return " and ".join([*told, *([counted(findings, "finding")] if findings else [])])

    @property
    def words(self) -> str:
        """That something changed, in a sentence with the action that shows it; nothing where nothing did."""
        if self.none:
            return ""
        have, them = ("has", "it") if len(self.records) + len(self.came) + self.went == 1 else ("have", "them")
        return f"{self.amount} {have} changed since {self.since}; {{changes}} shows {them}."


class Visits:
    """What the case held when one last left, what it held when one came, and what it holds now."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._before: Seen | None = None
        self._came: Held | None = None
        self._asked = False
        self.told = Told()
        self.said = False
        """Whether it was said what changed before one came."""
        self.notice = ""
        """What became of a file that can't be read."""
        self.now: tuple[Case, Held | None] | None = None
        """What the case that was compared last holds; None of one with too many records."""

    def compare(self, case: Case) -> tuple[Held | None, Told]:
        """Return what a case holds and what changed in it; to be called in a thread, since it reads all records."""
        # Here, since the first screen needs none of it.
        from tui.case.held import MOST, digest_of, findings, held, since

        now = held(case)
        if not self._asked:
            self._asked = True
            self._before, self.notice = user.seen.seen_before(self._memory)
            self._came = now
        then = self._before.held if self._before else self._came
        if now is None or then is None:
            return now, Told(none=MANY.format(MOST))
        when = f"you left on {self._before.when}" if self._before else "you opened it"
        same = now if now.by_field == then.by_field else held(case, by_field=then.by_field)
        assert same is not None
        records = since(then, same, case)
        was = {each.name: each.was for each in records if each.was}
        found = {digest_of(finding, was): finding for finding in findings(case)}
        came = [finding for digest, finding in found.items() if digest not in then.findings]
        went = len(then.findings - found.keys())
        none = f"Nothing changed in the records, marks and findings since {when}." if self._before else FIRST
        if self._before and (then.left_out or same.left_out):
            none += " What an error left out, then or now, is not compared."
        return now, Told(when, records, came, went, None if records or came or went else none)

    def leave(self, case: Case) -> str | None:
        """Keep what a case holds as one leaves it; return None, or why that can't be done.

        Of a large case that is not known yet, and of what is only a beginning, what was kept before stays.
        """
        from tui.case.held import MOST_BY_FIELD, held  # here, since it is asked as one leaves

        if self.now and self.now[0] is case:
            return user.seen.keep_seen(self._memory, self.now[1])
        return user.seen.keep_seen(self._memory, held(case)) if len(case.claims) < MOST_BY_FIELD else None
