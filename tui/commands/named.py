"""A record by its id, or by what it is called: for what is written into a case, where it need have no claims yet."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping

from tui.case import Case
from tui.case.meaning import beginning
from tui.case.words import names_of
from tui.folding import fold
from tui.readings import names_as_read
from tui.text import an, closest, listed, shorten

_FEW = 5
_CURE = "`onrecord add actor {} --write` adds one"

New = Mapping[str, tuple[str, str]]
"""Records that are to come to a case: by their ids the kind of each, and what it is called."""


def named(case: Case, kinds: tuple[str, ...], written: str, new: New | None = None, *, cure: str = _CURE) -> str:
    """Return the id of the one record, of some kinds, that is written or called so.

    Raises ValueError with those that it may be, or those that are near to it; of an actor also with a `cure`.
    """
    wanted = written.strip()
    if case.get(wanted) is not None and wanted != case.info.id and case.kind(wanted) in kinds:
        return wanted
    if new and wanted in new and new[wanted][0] in kinds:
        return wanted
    called = dict(_called(case, kinds)) | {
        name: [words] for name, (kind, words) in (new or {}).items() if kind in kinds
    }
    found = called_so(called, wanted)
    if not found and (pattern := beginning(wanted)):
        found = [name for name, names in called.items() if any(map(pattern.search, _read(names)))]
    if len(found) == 1:
        return found[0]
    what = listed([an(kind) for kind in kinds], "or")
    if found:
        some = [f"{name} ({shorten(called[name][0], 40)})" for name in found[:_FEW]]
        some += [f"{len(found) - _FEW:,} more"] if len(found) > _FEW else []
        raise ValueError(f"{written!r} may be any of these: {', '.join(some)}; name one by its id")
    folded = fold(wanted)
    every = {fold(each): name for name, names in called.items() for each in (name, *names)}
    near = dict.fromkeys(every[each] for each in closest(folded, tuple(every), 3))
    hint = f"near it: {', '.join(near)}" if near else f"`onrecord list {kinds[0]}s` prints them"
    if "actor" in kinds:
        hint += f"; {cure.format(shlex.quote(wanted))}"
    raise ValueError(f"{written!r} is not {what} of this case; {hint}")


def called_so(called: Mapping[str, list[str]], words: str) -> list[str]:
    """Return the ids of those that are called by words, whatever their case and accents."""
    folded = fold(words.strip())
    return [name for name, names in called.items() if folded in map(fold, names)]


def actors_called(case: Case, words: str, new: New) -> list[str]:
    """Return the ids of the actors and sources that are called by words, or have them as their id."""
    called = dict(_called(case, ("actor", "source"))) | {name: [also] for name, (kind, also) in new.items()}
    return [words.strip()] if words.strip() in called else called_so(called, words)


def _called(case: Case, kinds: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """Yield the id of each record of some kinds with what it is called."""
    lists = {"source": case.sources, "actor": case.actors, "event": case.events, "question": case.questions}
    for kind in kinds:
        for name, record in lists[kind].items():
            yield name, [case.name(name), *names_of(record)]


def _read(names: list[str]) -> Iterator[str]:
    return (reading for name in names for reading in names_as_read(name))
