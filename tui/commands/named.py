"""A record by its id, or by what it is called: for what is written into a case, where it need have no claims yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.case import Case
from tui.case.meaning import beginning, candidates
from tui.case.words import names_of
from tui.folding import fold, names_as_read
from tui.text import an, closest, listed

_FEW = 3


def named(case: Case, kinds: tuple[str, ...], written: str) -> str:
    """Return the id of the one record, of some kinds, that is written or called so.

    Raises ValueError with those that it may be, or those that are near to it.
    """
    wanted = written.strip()
    if case.get(wanted) is not None and wanted != case.info.id and case.kind(wanted) in kinds:
        return wanted
    called = dict(_called(case, kinds))
    folded = fold(wanted)
    found = [name for name, names in called.items() if folded in map(fold, names)]
    if not found and (pattern := beginning(wanted)):
        found = [name for name, names in called.items() if any(map(pattern.search, _read(names)))]
    if len(found) == 1:
        return found[0]
    what = listed([an(kind) for kind in kinds], "or")
    if found:
        raise ValueError(f"{written!r} may be any of these: {candidates(case, found)}; name one by its id")
    every = {fold(each): name for name, names in called.items() for each in (name, *names)}
    near = dict.fromkeys(every[each] for each in closest(folded, tuple(every), _FEW))
    hint = f"near it: {', '.join(near)}" if near else f"`onrecord list {kinds[0]}s` prints them"
    if "actor" in kinds:
        hint += f"; a new one goes among the actors, as `- {{id: {_slug(wanted)}, name: {wanted}, kind: …}}`"
    raise ValueError(f"{written!r} is not {what} of this case; {hint}")


def _called(case: Case, kinds: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """Yield the id of each record of some kinds with what it is called."""
    lists = {"source": case.sources, "actor": case.actors, "event": case.events, "question": case.questions}
    for kind in kinds:
        for name, record in lists[kind].items():
            yield name, [case.name(name), *names_of(record)]


def _read(names: list[str]) -> Iterator[str]:
    return (reading for name in names for reading in names_as_read(name))


def _slug(name: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", fold(name))) or "…"
