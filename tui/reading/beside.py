"""Files beside those of a case that are not read: names that were meant for it, copies that other programs leave."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from tui.bounded import read_bounded
from tui.patterns import regex
from tui.problems import Place

_MOST_BYTES = 4 * 1024**2  # of a file that is looked at
_MOST = 1000  # entries of the folders below one in the case's that are looked at
_MEANT = regex(r"\.ya?ml(?:\.txt|\.TXT|\.yaml|\.yml)?$", re.IGNORECASE)
_COPY = regex(
    r"(?P<name>.+?)(?:"
    r"\.sync-conflict-[0-9]{8}-[0-9]{6}(?:-[A-Z0-9]+)?"  # Syncthing
    r"|[ _.-]*\((?:[^()]*(?:[Cc]onfli[ct]|[Kk]onflikt|[Cc]opy|[Kk]opie|[Cc]opie)[^()]*|[0-9]{1,3})\)"
    r"|[ _-]+(?:[Cc]onflict(?:ed copy)?|[Cc]onflict-[^/]*|[Cc]opy|Kopie)(?: [0-9]{1,3})?"
    r"|_conf\([^()]*\)"
    r")(?P<end>\.ya?ml)"
)
_COPIED = regex(r"(?:Copy(?: [(][0-9]{1,3}[)])? of|Kopie von|Copie de|Копия) (?P<name>.+)(?P<end>\.ya?ml)")
_PERHAPS = regex(r"(?P<name>.+?)(?: [0-9]{1,2}|-[A-Za-z0-9][A-Za-z0-9-]*)(?P<end>\.ya?ml)")  # iCloud, OneDrive
"""Names that a copy may have, and a file of its own: which it is, the ids in it tell."""
_IDS = regex(r"^\s*(?:-\s+)?\{?\s*id: *([a-z0-9-]+)", re.MULTILINE)
_BACKUP = regex(
    r"(?P<name>.+\.ya?ml)(?:~|\.(?:bak|orig|old|save|tmp|rej|base|local|remote))|#(?P<other>.+\.ya?ml)#", re.IGNORECASE
)
_LEFT = regex(r"(?P<name>.+)[_.](?:BACKUP|BASE|LOCAL|REMOTE)[_.][0-9]+(?P<end>\.ya?ml)")


def told_beside(names: Collection[str], folder: Path) -> dict[str, tuple[str, str]]:
    """Return of each name in a case's folder that is not read, though it was meant to be, why and the cure."""
    told: dict[str, tuple[str, str]] = {}
    there = set(names)
    for name in names:
        if name.startswith("."):
            continue
        if original := _copy_of(name, there) or _perhaps_of(name, there, folder):
            what = f"this is another program's copy of {original!r}, and is not read"
            told[name] = what, f"put what it has and {original!r} has not into that, and remove it"
        elif _MEANT.search(name) and not name.endswith((".yaml", ".yml")):
            told[name] = "the name of this file does not end in .yaml: it is not read", "rename it to .yaml"
    return told


def _copy_of(name: str, there: Collection[str]) -> str | None:
    for pattern in (_COPY, _COPIED, _LEFT):
        match = pattern.fullmatch(name)
        if match and (original := match["name"] + match["end"]) in there:
            return original
    return None


def _perhaps_of(name: str, there: Collection[str], folder: Path) -> str | None:
    """Return of which file one is a copy that may be called so without being one: it has the records of that."""
    match = _PERHAPS.fullmatch(name)
    original = match["name"] + match["end"] if match else ""
    if original not in there:
        return None
    own = _ids(folder / name)
    shared = own & _ids(folder / original)
    return original if len(shared) > 1 and 2 * len(shared) >= len(own) else None  # one id may stand twice by mistake


def _ids(path: Path) -> set[str]:
    try:
        return set(_IDS.findall(read_bounded(path, _MOST_BYTES).decode("latin-1")))
    except OSError:
        return set()


def notes_beside(case: Path, shown: str) -> Iterator[tuple[Place, str]]:
    """Yield a note on each folder in a case's own that has YAML, and on each backup beside its files."""
    try:
        with os.scandir(case) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:  # a case of one file
        return
    for entry in entries:
        place = Place(os.path.join(shown, entry.name))
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if inside := _yaml_in(entry.path):
                yield place, f"only files in the case's folder itself are read, and so not {inside!r} in this one"
        elif match := _BACKUP.fullmatch(entry.name):
            yield place, f"this is left of {match['name'] or match['other']!r} by another program, and is not read"


def _yaml_in(folder: str) -> str | None:
    """Return the path of the first file in a folder, or in those below it, that is called like a case's; or None."""
    left, waiting = _MOST, [""]
    while waiting and left > 0:
        below = waiting.pop(0)
        try:
            with os.scandir(os.path.join(folder, below)) as found:
                entries = [entry for _, entry in zip(range(left), found, strict=False) if entry.name[:1] != "."]
        except OSError:
            continue
        left -= len(entries) + 1
        if inside := min((entry.name for entry in entries if _MEANT.search(entry.name)), default=None):
            return os.path.join(below, inside)
        waiting += sorted(os.path.join(below, entry.name) for entry in entries if entry.is_dir(follow_symlinks=False))
    return None
