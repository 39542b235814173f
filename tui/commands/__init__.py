"""What can be asked for without a screen: a word, and a line that says what it does.

A command's module has its name, `arguments(parser)` and `run(args) -> exit code`; it is imported when it runs.
"""

from __future__ import annotations

COMMANDS = {
    "list": "print the events, actors, claims, questions or sources, one a line",
    "show": "print records whole, as the detail pane shows them",
    "compare": "print what the sources answer to a question, side by side",
    "brief": "print all that one speaker said, in the order of saying, and what stands against it",
    "search": "print the records in which all the words occur",
    "diff": "print what changed from one case to another: claims, words, dates, links, disputes, and not lines",
    "export": "write a case, or what filters leave of it, in a form that others read",
    "check": "print every error of a case, with its place and its cure, and what the sources leave open",
    "new": "make a small case in a folder, with a comment on each thing that a case is made of",
    "add": "print a record, of a source made from the file of its text, of others from their name, or add it to a case",
    "import": "print the records that a table, annotations of web pages or an export hold, or write them",
    "rename": "give a record another id wherever the case names it",
    "quote": "find words in the text of a source, and print them as YAML to paste, with what tells their place apart",
    "claim": "make a claim that hangs on words of a source's text, to be pasted, or to be written into the case",
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
