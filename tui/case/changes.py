"""What changed from one case to another: records, what they say, marks and findings, and nothing of lines or layout.

The records of the two are compared by their ids, one that was renamed by what it holds. What one of the two leaves
out for an error is told apart, since nothing is known of it. Of large cases only what differs is ever made a record.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from tui.case.altered import Altered, altered, mapped
from tui.case.case import Case
from tui.case.finding import Finding
from tui.case.grounds import Ground, grounds
from tui.case.marks import holding, read
from tui.case.renamed import KINDS, SAME, Renamed, renamed
from tui.digests import blake2b

How = Literal["new", "gone", "changed", "unread"]
_HOWS: tuple[How, ...] = ("new", "gone", "changed", "unread")
ORDER = tuple(reversed(KINDS))
"""The kinds of records in the order in which changes are told: claims first."""
_PLACES = {kind: number for number, kind in enumerate(("case", *ORDER))}
_TOGETHER = 4096  # records that are read at once


class Marked(NamedTuple):
    """A mark of a claim that began or ended, and what gives it: of one that ended, what gave it."""

    mark: str
    began: bool
    by: tuple[Ground, ...]


class Change(NamedTuple):
    """What became of a record: its kind, its id in either case, what of it is not as it was, and its marks."""

    kind: str
    how: How
    """`unread` where one of the two cases leaves it out for an error."""
    old: str = ""
    new: str = ""
    called: str = ""
    """By what it is taken for the same record, where its id is another one."""
    altered: tuple[Altered, ...] = ()
    marks: tuple[Marked, ...] = ()

    @property
    def name(self) -> str:
        """The id that it has now, or had at last."""
        return self.new or self.old


class Changes(NamedTuple):
    """All that changed."""

    records: tuple[Change, ...] = ()
    """Claims first; of a kind in the order of its list, what is gone after what is there."""
    came: tuple[Finding, ...] = ()
    """Findings that there are now and were not."""
    went: tuple[Finding, ...] = ()
    sealed: tuple[bool, bool] = (False, False)
    """Whether the one case is sealed, and whether the other one is."""

    @property
    def any(self) -> bool:
        """Whether anything changed."""
        return bool(self.records or self.came or self.went or self.sealed[0] != self.sealed[1])

    def counts(self, kind: str) -> dict[str, int]:
        """Return how many records of a kind are new, gone, changed (but for marks), under another id, or unread."""
        of_kind = [change for change in self.records if change.kind == kind]
        found = {
            how: sum(change.how == how for change in of_kind if change.altered or how != "changed") for how in _HOWS
        } | {"called": sum(bool(change.called) for change in of_kind)}
        return {how: number for how, number in found.items() if number}

    def marks(self) -> dict[str, tuple[int, int]]:
        """Return on how many claims that both cases have each mark began, and on how many it ended."""
        began, ended = Counter[str](), Counter[str]()
        for each in (marked for change in self.records for marked in change.marks):
            (began if each.began else ended)[each.mark] += 1
        return {mark: (began[mark], ended[mark]) for mark in (*began, *(each for each in ended if each not in began))}


def changes(old: Case, new: Case) -> Changes:
    """Return what changed from one case to another; of both the whole counts, whatever day they are shown as of."""
    old, new = old.at(None), new.at(None)
    there, gone, come, order = _told_apart(old, new)
    ids = renamed(old, new, gone, come)
    work = _Comparing(old, new, ids)
    earlier = {found.id: name for name, found in ids.items()}
    what = tuple(altered(old.info, new.info))
    found = [Change("case", "changed", old.info.id, new.info.id, altered=what)] if what else []
    marked = work.marked(earlier)
    renewed = [(name, kind, True) for name, kind in come if name in earlier]
    for name, kind, differs in (*there, *renewed):
        if differs or name in marked:
            change = work.change(kind, earlier.get(name, name), name, marked.get(name, ()))
            found += [change] if change else []
    left = [{name for _, name, _ in case.left_out} for case in (old, new)]
    came = ((name, kind) for name, kind in come if name not in earlier)
    found += [Change(kind, "unread" if name in left[0] else "new", new=name) for name, kind in came]
    went = ((name, kind) for name, kind in gone if name not in ids)
    found += [Change(kind, "unread" if name in left[1] else "gone", old=name) for name, kind in went]
    place = {each: number for number, each in enumerate((*order, *gone))}
    found.sort(key=lambda each: (_PLACES[each.kind], place.get((each.name, each.kind), 0)))
    return Changes(tuple(found), *work.findings(), (old.seal.there, new.seal.there))


class _Apart(NamedTuple):
    """Records of two cases by their ids alone: those of one kind that both have, those that are gone, and that came."""

    there: list[tuple[str, str, bool]]
    """Each id with its kind, and whether the two have other values under it."""
    gone: list[tuple[str, str]]
    come: list[tuple[str, str]]
    order: list[tuple[str, str]]
    """All records of the new case."""


def _told_apart(old: Case, new: Case) -> _Apart:
    digests = {name: (kind, _digest(body)) for name, kind, body in bodies(old)}
    found = _Apart([], [], [], [])
    for name, kind, body in bodies(new):
        had = digests.get(name)
        found.order.append((name, kind))
        if had and had[0] == kind:
            del digests[name]
            found.there.append((name, kind, had[1] != _digest(body)))
        else:
            found.come.append((name, kind))
    found.gone.extend((name, kind) for name, (kind, _) in digests.items())
    return found


def bodies(case: Case) -> Iterator[tuple[str, str, str]]:
    """Yield each record's id, kind and values as they are put away, claims last; no more than some are read at once."""
    query = "SELECT id, kind, body FROM record JOIN body USING (seq) WHERE n"
    yield from case.store.rows(f"{query} < 0 ORDER BY n DESC")
    for first in range(0, len(case.ids), _TOGETHER):
        yield from case.store.rows(f"{query} BETWEEN ? AND ? ORDER BY n", [first, first + _TOGETHER - 1])


def marks_of(case: Case) -> Iterator[tuple[str, str]]:
    """Yield each claim's id with its marks, as they are put away."""
    query = "SELECT id, marks FROM record JOIN claim USING (n) WHERE n BETWEEN ? AND ? ORDER BY n"
    for first in range(0, len(case.ids), _TOGETHER):
        yield from case.store.rows(query, [first, first + _TOGETHER - 1])


def marks_in(text: str) -> list[str]:
    """Return the marks that are put away as a text, those of the whole case."""
    return [*holding(read(json.loads(text)), None)]


def _digest(body: str) -> bytes:
    return blake2b(body.encode("utf-8", "surrogatepass"), digest_size=16).digest()


class _Comparing:
    """Two cases, and the ids that records of the old one have now."""

    def __init__(self, old: Case, new: Case, ids: Mapping[str, Renamed]) -> None:
        self.old, self.new, self.called = old, new, ids
        self.ids = {name: found.id for name, found in ids.items()}

    def change(self, kind: str, old: str, new: str, marks: tuple[Marked, ...]) -> Change | None:
        """Return what became of a record that both cases have, or None where it only stands otherwise in its file."""
        before, now = self.old.get(old), self.new.get(new)
        assert before is not None
        assert now is not None
        what = tuple(each for each in altered(mapped(before, self.ids), now) if each.field != "id")
        called = self.called[old].by if old in self.called else ""
        if called and not what:
            called = SAME  # links to records with other ids lead where they led
        return Change(kind, "changed", old, new, called, what, marks) if what or marks or called else None

    def marked(self, earlier: Mapping[str, str]) -> dict[str, tuple[Marked, ...]]:
        """Return the marks that began or ended on claims that both cases have, by their ids now."""
        had = dict(marks_of(self.old))
        found = {}
        for name, now in marks_of(self.new):
            old = earlier.get(name, name)
            before = had.get(old)
            if before is None or before == now:
                continue
            was, has = marks_in(before), marks_in(now)
            if marks := (*self._began(name, was, has), *self._ended(old, was, has)):
                found[name] = marks
        return found

    def _began(self, name: str, was: list[str], has: list[str]) -> Iterator[Marked]:
        yield from (Marked(mark, True, tuple(grounds(self.new, name, mark))) for mark in has if mark not in was)

    def _ended(self, name: str, was: list[str], has: list[str]) -> Iterator[Marked]:
        yield from (Marked(mark, False, tuple(grounds(self.old, name, mark))) for mark in was if mark not in has)

    def findings(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Return the findings that came, and those that went."""
        before, now = self.old.findings(), self.new.findings()
        had, has = ([*map(self._key, each)] for each in (before, now))
        return tuple(_without(now, has, had)), tuple(_without(before, had, has))

    def _key(self, finding: Finding) -> tuple[object, ...]:
        """Return by what findings are told apart: of one that only counts claims its words."""
        concerned = () if finding.overall else (*finding.claims, "", *finding.actors)
        return finding.kind, finding.says, tuple(self.ids.get(name, name) for name in concerned)


def _without(findings: Iterable[Finding], keys: Iterable[object], others: Iterable[object]) -> Iterator[Finding]:
    left = Counter(others)
    for finding, key in zip(findings, keys, strict=True):
        if left[key]:
            left[key] -= 1
        else:
            yield finding
