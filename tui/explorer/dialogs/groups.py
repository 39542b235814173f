"""The groups of actions, as the help has them."""

from __future__ import annotations

GROUPS = {
    "Go about": ("text.", "move.", "go.", "pane.", "tab.", "link.", "detail.", "history.", "zoom."),
    "Find": ("search.", "compare", "fold.", "disputed.", "bookmark.", "palette"),
    "Narrow": ("filter.",),
    "Time": ("time.",),
    "Take away": ("copy.", "text.claim", "save", "open"),
    "Case": ("edit", "reload", "problems", "changes", "pane.narrower", "pane.wider", "theme", "help", "guide", "quit"),
}
"""The groups of the help, each with the beginnings of its actions' ids; the longest beginning counts."""


def group_of(id: str) -> str:
    """Return the group of an action; one that is in no other is about the case and the program."""
    found = [(len(begin), group) for group, begins in GROUPS.items() for begin in begins if id.startswith(begin)]
    return max(found)[1] if found else "Case"
