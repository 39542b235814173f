"""`onrecord paths`: where everything lies, one place a line, and whether it is there."""

from __future__ import annotations

import argparse
import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from tui.commands import DONE
from tui.commands.common import print_lines, print_message
from tui.paths import DEFAULT, bundled, cache_dir, config_file, default_case, state_dir
from tui.text import clean
from tui.user.settings import Settings, read_settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare nothing: the command takes no arguments."""


def run(args: argparse.Namespace) -> int:
    """Print name, path and whether it is there, with tabs between; what is wrong in the settings goes to stderr."""
    config = config_file()
    settings, problems = read_settings(config)
    print_lines(_lines(config, settings))
    for problem in problems:
        print_message(str(problem))
    return DONE


def _lines(config: Path | None, settings: Settings) -> Iterator[str]:
    case, why = default_case(settings.case)
    places = {
        "config": config,
        "state": state_dir(),
        "cache": cache_dir(),
        "bundled": bundled() / DEFAULT,
        "case": case,
    }
    for name, path in places.items():
        if path is None:
            yield f"{name}\t-\tnowhere: HOME names no folder"
        else:
            there = "there" if os.path.exists(path) else "not there"
            yield f"{name}\t{_whole(path)}\t{there}" + (f", {why}" if name == "case" else "")


def _whole(path: Path) -> str:
    """Return a path from the root on, a line break or a tab in it shown as other control characters are."""
    with contextlib.suppress(OSError):  # the folder one stands in may be gone
        path = path.absolute()
    return clean(str(path)).replace("\n", "^J").replace("\t", "^I")
