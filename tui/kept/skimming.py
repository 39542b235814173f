"""The ids of a small case, skimmed from its files: for who can't wait for a reader, and needs no more than names.

Only lists of records in the usual layout are understood, a field a line or a record in `{ }`; of any other nothing is
told. What is skimmed is no record: whether it is sound, nobody has looked.
"""

from __future__ import annotations

import os
import re

MOST_BYTES = 512 * 1024
"""Of all files of a case; a larger one is not skimmed."""
_MOST_FILES = 200
_KINDS = {f"{kind}s": kind for kind in ("source", "actor", "event", "question", "claim")}
_LINE = re.compile(
    r"(?P<section>[a-z]+):[ ]*(?:#.*)?$"
    r"|(?P<dash>[ ]*)-[ ]+(?P<open>\{[ ]*)?(?:id:[ ]+[\"']?(?P<first>[a-z0-9][a-z0-9-]*)[\"']?[ ]*(?=[,}#\r\n]|$))?"
    r"|(?P<deep>[ ]+)id:[ ]+[\"']?(?P<field>[a-z0-9][a-z0-9-]*)[\"']?[ ]*(?:#.*)?\r?$",
    re.MULTILINE,
)


def skimmed(case: str) -> dict[str, str]:
    """Return the ids in a case's files, each with the kind of its record; nothing of a large case, or of none."""
    found: dict[str, str] = {}
    try:
        for file in _files(case):
            with open(file, encoding="utf-8-sig", errors="replace") as stream:
                found |= _ids(stream.read(MOST_BYTES))
    except OSError:
        return {}
    return found


def _files(case: str) -> list[str]:
    """Return the files of a case, none where they are too many or too large."""
    names = [case]
    if os.path.isdir(case):
        with os.scandir(case) as entries:
            names = [
                entry.path
                for entry in entries
                if entry.name.endswith((".yaml", ".yml")) and entry.name[:1] != "." and entry.name != "seal.yaml"
            ]
    names = [name for name in names if os.path.isfile(name)]
    small = len(names) <= _MOST_FILES and sum(map(os.path.getsize, names)) <= MOST_BYTES
    return sorted(names) if small else []


def _ids(text: str) -> dict[str, str]:
    """Return the ids in a file's text, by the lists that they stand in."""
    found: dict[str, str] = {}
    kind, dash = "", None
    for line in _LINE.finditer(text):
        if line.start() and text[line.start() - 1] != "\n":
            continue
        if line["section"]:
            kind, dash = _KINDS.get(line["section"], ""), None
        elif line["dash"] is not None:
            dash = line["dash"] if dash is None else dash
            if kind and line["dash"] == dash and line["first"]:
                found[line["first"]] = kind
        elif kind and dash is not None and len(line["deep"]) == len(dash) + 2:
            found.setdefault(line["field"], kind)
    return found
