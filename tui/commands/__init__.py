"""What can be asked for without a screen: a word, and a line that says what it does.

A command's module has its name, `arguments(parser)` and `run(args) -> exit code`; it is imported when it runs.
"""

from __future__ import annotations

COMMANDS = {
    "list": "print the events, actors, claims, questions or sources, one a line",
    "show": "print records whole, as the detail pane shows them",
    "compare": "print what the sources answer to a question, side by side",
    "search": "print the records in which all the words occur",
    "export": "write a case, or what filters leave of it, in a form that others read",
    "check": "print every error of a case, with its place and its cure, and what the sources leave open",
    "seal": "check every quote and spelling against the texts, and write the proof into the case",
    "schema": "print the format of a case as JSON Schema, by which editors complete and check what is typed",
    "help": "print what a command does and takes, or all of it as a manual page",
    "completion": "print what makes bash, zsh or fish complete commands, options, ids and values",
    "paths": "print where the settings, the state and the cases lie, and whether they are there",
}

ASK = "__complete"
"""What a shell asks the program with; it is no command, and no help names it."""

DONE, FOUND_NOTHING, USAGE, NO_TERMINAL, CRASHED = 0, 1, 2, 3, 4
"""Exit codes: done; the case has errors or nothing was found; wrong usage; no terminal; what nobody expected failed."""
