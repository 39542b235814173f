"""The menu of filters as it stands on the screen, and the header that counts what is left."""

from __future__ import annotations

import re

from pilots import Driver

Menu = dict[str, list[tuple[str, int, bool]]]


def menu(driver: Driver) -> Menu:
    """Return what the open menu shows: of each facet's name the values with counts, and whether they are chosen."""
    found: Menu = {}
    name = ""
    for strip in driver.within(driver.app.screen.query_one("#chooser-rows")):
        line = re.sub(r"[\s│┃]+$", "", strip.text)
        if row := re.fullmatch(r"  ([●○]) (.*?)\s+([\d,]+)", line):
            found[name].append((row[2], int(row[3].replace(",", "")), row[1] == "●"))
        elif line and not line.startswith(" "):
            name = line
            found[name] = []
    return found


def header(left: int, total: int) -> str:
    """Return how the header counts the claims that are left."""
    return f" {total} claims" if left == total else f" {left} of {total} claims"
