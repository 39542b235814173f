"""`onrecord [CASE] [--at ID] [--texts DIR]`: the explorer."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui.case import Case
from tui.commands import CRASHED, FOUND_NOTHING, NO_TERMINAL
from tui.kept.opening import open_kept, open_soon
from tui.output import exactly
from tui.paths import case_path, config_file, default_case, shown
from tui.problems import Problem
from tui.progress import progress
from tui.user.memory import recall, recall_looks
from tui.user.settings import Settings, read_settings

if TYPE_CHECKING:
    from tui.kept.making import Making


class Wanted(Protocol):
    """What the arguments ask for."""

    case: str | None
    at: str | None
    texts: Path | None
    cache: bool


def run(args: Wanted) -> int:
    """Open the explorer on a case; without a terminal say what to use instead."""
    if why := _no_terminal():
        _say(f"{why}; use `onrecord list claims` or `onrecord show ID` (`onrecord --help` tells more)")
        return NO_TERMINAL
    settings, problems = read_settings(config_file())
    path = case_path(args.case) if args.case else default_case(settings.case)[0]
    with progress(shown(path)) as tell:
        case, making = open_soon(path, tell) if args.cache else (Case.open(path, tell), None)
        if making and args.at and not case.get(args.at):  # it is not among the first records
            making.cancel()
            case, making = open_kept(path, tell), None
    if args.at and not case.get(args.at):
        _say(f"no record has the id {args.at!r}; `onrecord list claims` prints the ids")
        return FOUND_NOTHING
    return _explore(case, making, settings, problems, args)


def _explore(case: Case, making: Making | None, settings: Settings, problems: Sequence[Problem], args: Wanted) -> int:
    """Show a case until one leaves it; return the exit code."""
    from tui.explorer.app import OnRecord  # here: every other way out of this command does without Textual

    memory = recall(case.info.id, case.path)
    app = OnRecord(case, args.at, memory=memory, settings=settings, looks=recall_looks())
    app.making, app.texts = making, args.texts
    app.problems = sorted([*problems, *app.problems], key=lambda problem: problem.place)
    exactly(sys.stderr)  # which is drawn on
    try:
        app.run(mouse=settings.mouse)
    finally:
        app.leave()
    if app.failure:
        from tui.crashing import told  # here, since it is hoped that nothing needs it

        _say(told(app.failure))
    for notice in app.notices:
        _say(notice)
    for problem in app.problems:  # once more, where it stays to be read
        _say(str(problem))
    for why in dict.fromkeys(filter(None, (memory.leave(app.left()), app.keep_seen()))):
        _say(f"of this session {why}")
    return CRASHED if app.failure else app.return_code or 0


def _say(text: str) -> None:
    from tui.commands.common import print_message  # here, with the grammar of commands: most starts say nothing

    print_message(text)


def _no_terminal() -> str | None:
    """Return why the explorer can't run here, or None; a driver named in the environment is trusted to know."""
    if os.environ.get("TEXTUAL_DRIVER"):
        return None
    names = [name for name in ("stdin", "stdout", "stderr") if not getattr(sys, name).isatty()]
    if names:
        return f"{names[0]} is no terminal"
    if not os.environ.get("TERM"):
        return "which terminal this is no one says (TERM is empty)"
    return "the terminal is dumb (TERM=dumb)" if os.environ["TERM"] == "dumb" else None
