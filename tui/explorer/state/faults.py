"""What is wrong with a case's files and with the settings, and how the line under the title says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.lean import NamedTuple
from tui.problems import Problem, number_of
from tui.text import counted

if TYPE_CHECKING:
    from tui.case import Case
    from tui.explorer.state.reloader import Reloader


class Progress(NamedTuple):
    """How far the reading of a large case has come, and how many claims there are so far, where it is the first one."""

    share: float
    claims: int | None

    @property
    def words(self) -> str:
        """How far it has come."""
        if self.claims is None:
            return f"Reading what has changed, {self.share:.0%}"
        return f"Reading, {self.share:.0%}: so far {counted(self.claims, 'claim')}"

    @property
    def where(self) -> str:
        """Of what is said what is said."""
        if self.claims is None:
            return "the case as it was before is shown"
        return "what is said of them is said of these alone"


class Faults(NamedTuple):
    """What is wrong: since an edit, with the case that is shown, and with the settings."""

    edit: Sequence[Problem] = ()
    """Why the case can't be read anew; what is shown is the reading before."""
    case: Sequence[Problem] = ()
    left_out: int = 0
    """How many records of the case that is shown are left out of it."""
    settings: Sequence[Problem] = ()
    reading: Progress | None = None

    @property
    def any(self) -> bool:
        """Whether anything is wrong."""
        return bool(self.edit or self.case or self.left_out or self.settings)

    @property
    def words(self) -> str:
        """What is wrong in a few words; nothing where nothing is."""
        parts = [self.reading.words] if self.reading else []
        if self.edit:
            parts.append(f"{counted(number_of(self.edit), 'error')} since the last edit")
        elif self.case or self.left_out:
            left = counted(self.left_out, "record is left out", "records are left out")
            parts.append(f"{counted(number_of(self.case), 'error')}: {left}")
        if self.settings:
            ignored = counted(len(self.settings), "entry of config.yaml is", "entries of config.yaml are")
            parts.append(f"{ignored} ignored")
        return "; ".join(parts)

    @property
    def where(self) -> str:
        """Where to read more of it."""
        if self.reading and not self.any:
            return self.reading.where
        return f"{'the case as it was before is shown; ' if self.edit else ''}{{problems}} shows them"

    @property
    def every(self) -> list[Problem]:
        """Each fault, those of the edit before the others; of the case that is shown only where no edit broke it."""
        return [*(self.edit or self.case), *self.settings]

    @property
    def title(self) -> str:
        """What heads the list of them."""
        parts = []
        if self.edit:
            parts.append("The case as it was before is shown")
        elif self.case or self.left_out:
            parts.append(counted(self.left_out, "record is left out", "records are left out"))
        if self.settings:
            parts.append("what is wrong in config.yaml is ignored")
        return " · ".join(parts)


def faults_of(case: Case, reloader: Reloader, ignored: Sequence[Problem]) -> Faults:
    """Return what is wrong with a case's files, and what of the settings is `ignored` for what is wrong there."""
    so_far = len(case.claims) if reloader.first else None
    reading = Progress(reloader.making.share, so_far) if reloader.making else None
    return Faults(reloader.problems, case.problems, len(case.left_out), ignored, reading)
