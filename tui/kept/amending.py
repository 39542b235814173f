"""A change of some words in a large case: the store that was kept is put right where they stand, and not made anew.

So it is done where nothing but words of claims has changed: no record came, went or moved, no date, link, figure or
other reference is another. For anything else, and wherever that is in doubt, the case is read as a whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from tui.bounded import read_bounded
from tui.case.alike import digest_of
from tui.case.spoken import Words
from tui.case.store import Store
from tui.case.stored import Records
from tui.case.words import Texts, holding_back, texts_of
from tui.lean import NamedTuple
from tui.model import Claim
from tui.problems import Place
from tui.reading.encoding import decode
from tui.reading.files import MOST_BYTES
from tui.reading.found import Found
from tui.reading.grains import marks_of
from tui.reading.outline import plain
from tui.reading.pieces import (
    Mark,
    Piece,
    digest,
    ends_document,
    given_in,
    headers,
    read_piece,
    taken_by,
)

MOST = 8 * 1024**2
"""Bytes between the first and the last change of a file."""


class _Change(NamedTuple):
    """What of a file was read anew: the pieces from one to another, as they were, and what stands there now."""

    marks: list[Mark]
    first: int
    last: int
    piece: Piece
    found: list[Found]


class _Edited(NamedTuple):
    """A claim whose words have changed."""

    number: int
    """In the order of the files."""
    old: Claim
    new: Claim
    body: str


class Plan(NamedTuple):
    """How a store is put right."""

    marks: dict[str, list[Mark]]
    """What the pieces of all files were known by."""
    changes: dict[str, _Change]
    edited: list[_Edited]


def planned(store: Store, files: Mapping[str, Path], most: int = MOST) -> Plan | None:
    """Return how a store is put right after a change of files, by their shown names; None where that is not possible.

    So it is, too, where more bytes of a file would have to be read than so many. Raises OSError and sqlite3.Error.
    """
    if store.meta("problems") or store.meta("left_out") or store.meta("sealed"):
        return None
    marks = {name: [Mark(*mark) for mark in known] for name, known in store.meta("pieces").items()}
    plan = Plan(marks, {}, [])
    for name, file in files.items():
        change = _read(store, name, read_bounded(file, MOST_BYTES), marks.get(name, []), most)
        claims = change and _edited(store, change)
        if change is None or claims is None:
            return None
        plan.changes[name] = change
        plan.edited.extend(claims)
    return plan


def amend(base: sqlite3.Connection, plan: Plan) -> None:
    """Put right a copy of the store for which it was planned; raises sqlite3.Error."""
    store = Store(base)
    base.execute("BEGIN")
    marks = {**plan.marks, **{name: _move(base, store, name, change) for name, change in plan.changes.items()}}
    base.execute("UPDATE meta SET value = ? WHERE name = 'pieces'", [json.dumps(marks)])
    _rewrite(base, store, plan.edited)
    base.execute("COMMIT")


def _read(store: Store, name: str, data: bytes, marks: list[Mark], most: int) -> _Change | None:
    """Read what has changed of a file, from the first piece that is not as it was to the last; None where in doubt."""
    first, begin, last, end = 0, 0, len(marks), len(data)
    while first < last - 1 and digest(data[begin : begin + marks[first].length]) == marks[first].digest:
        begin, first = begin + marks[first].length, first + 1
    while first < last - 1 and begin <= end - marks[last - 1].length:
        if digest(data[end - marks[last - 1].length : end]) != marks[last - 1].digest:
            break
        end, last = end - marks[last - 1].length, last - 1
    if not marks or end - begin > most or ends_document(data, begin, end):
        return None
    mark = marks[first]
    before, there = (mark.lines, mark.characters), "defaults" in mark.seen
    given, own = given_in(data[:begin]) if there else None, None if there else given_in(data[begin:end], before)
    piece = Piece(name, data[begin:end], mark.section, mark.seen, before, given, own)
    found = read_piece(piece)
    if not found or len(found) != sum(each.records for each in marks[first:last]):
        return None
    change = _Change(marks, first, last, piece, found)
    return change if _fits(store, change) else None


def _fits(store: Store, change: _Change) -> bool:
    """Tell whether what was read anew stands between the rest as what was there stood.

    Its records begin in the columns of their neighbours, and what follows goes on in the section that it ends in.
    """
    marks, first, last = change.marks, change.first, change.last
    heads = [head.section for head in headers(change.piece.data or b"")]
    mark, as_read, takes = marks[first], change.piece.mark(0, 0, ()), taken_by(change.found)
    took = set[str]().union(*(each.took for each in marks[first:last]))
    if as_read.defaults != marks[last - 1].defaults or not took <= takes:
        return False  # it is what other claims take, or none may take it any more
    if mark.section and first and change.found[0].place.col != _column(store, mark.first - 1):
        return False
    if last == len(marks):
        return True
    behind = marks[last]
    if {*mark.seen, *heads} != behind.seen.keys():
        return False
    if not behind.section:  # it begins with the head of one
        return True
    ends_in = heads[-1] if heads else mark.section
    return ends_in == behind.section and change.found[-1].place.col == _column(store, behind.first)


def _column(store: Store, number: int) -> int | None:
    found = store.row("SELECT col FROM record WHERE seq = ?", number)
    return None if found is None else int(found[0])


def _edited(store: Store, change: _Change) -> list[_Edited] | None:
    """Return the claims whose words have changed; None where anything else has."""
    edited: list[_Edited] = []
    for number, found in enumerate(change.found, change.marks[change.first].first):
        known = store.row("SELECT seq, kind, body FROM record JOIN body USING (seq) WHERE id = ?", found.name)
        if known is None:
            if found.kind != "case" or found.body != store.meta("info"):
                return None
        elif known[:2] != (number, found.kind) or found.body is None:
            return None
        elif found.body != known[2]:
            old, new = decode(found.kind, known[2]), decode(found.kind, found.body)
            plain_text = not found.altered and '{"raw":' not in known[2]
            if not (isinstance(old, Claim) and isinstance(new, Claim) and plain_text) or found.faults:
                return None
            if _beside_words(old) != _beside_words(new):
                return None
            edited.append(_Edited(number, old, new, found.body))
    return edited


def _beside_words(claim: Claim) -> tuple[object, ...]:
    """Return all of a claim that others or its place depend on."""
    people = claim.speaker, claim.via, claim.to, claim.actors
    about = claim.kind, claim.events, claim.answers, claim.positions, claim.figures
    quotes = (quote for report in claim.reports for quote in report.quotes)
    translators = [quote.translation.by for quote in quotes if quote.translation is not None]
    return *plain(claim), people, about, holding_back(claim), translators


def _move(base: sqlite3.Connection, store: Store, name: str, change: _Change) -> list[Mark]:
    """Put right where the records of a file begin; return the marks of its pieces."""
    marks, piece, data = change.marks, change.piece, change.piece.data or b""
    text = data.decode("utf-8" if piece.before[1] else "utf-8-sig")
    old, behind = marks[change.first], marks[change.last :]
    lines, characters = old.lines + text.count("\n"), old.characters + len(text)
    more = (lines - behind[0].lines, characters - behind[0].characters) if behind else (0, 0)
    file = store.files.index(name)
    if behind:
        where = "WHERE file = ? AND seq >= ?"
        base.execute(f"UPDATE record SET line = line + ?, offset = offset + ? {where}", [*more, file, behind[0].first])
    base.executemany(
        "UPDATE record SET line = ?, col = ?, offset = ? WHERE id = ?",
        ((*found.place[1:], found.name) for found in change.found),
    )
    place = store.meta("place")
    case = next((found.place for found in change.found if found.kind == "case"), None)
    if place and place[0] == name and case is None and behind and place[3] >= behind[0].characters:
        case = Place(name, place[1] + more[0], place[2], place[3] + more[1])
    if case:
        base.execute("UPDATE meta SET value = ? WHERE name = 'place'", [json.dumps(case)])
    seen = {head.section: old.lines + data.count(b"\n", 0, head.start) + 1 for head in headers(data)}
    known = {**old.seen, **seen}
    moved = [
        mark._replace(
            seen={section: known.get(section, line + more[0]) for section, line in mark.seen.items()},
            lines=mark.lines + more[0],
            characters=mark.characters + more[1],
        )
        for mark in behind
    ]
    places = [found.place[1:] for found in change.found]
    return [*marks[: change.first], *marks_of(piece, old.first, places, taken_by(change.found)), *moved]


def _rewrite(base: sqlite3.Connection, store: Store, edited: list[_Edited]) -> None:
    """Put in the new words of claims, and what follows from them."""
    touched = {claim.id for each in edited for claim in (each.old, *_linked(store, each))}
    before = dict(_texts(store, touched))
    for each in edited:
        base.execute("UPDATE body SET body = ? WHERE seq = ?", [each.body, each.number])
        base.execute("UPDATE record SET title = ? WHERE id = ?", [each.new.text, each.new.id])
    again = Store(base)  # another one: the first remembers what it was asked for
    Words(again).amend(before, dict(_texts(again, touched)))
    for each in edited:
        _group(base, store.number(each.new.id) or 0, digest_of(each.new))


def _linked(store: Store, each: _Edited) -> Iterator[Claim]:
    """Yield the claims on whose cards the words of a claim's links stand."""
    for link in each.new.links:
        found = store.record(link.to)
        if found and isinstance(found[1], Claim):
            yield found[1]


def _texts(store: Store, names: set[str]) -> Iterator[tuple[int, Texts]]:
    records = Records(store)
    for name in sorted(names):
        yield store.number(name) or 0, texts_of(records[name], store.inward(name), records)


def _group(base: sqlite3.Connection, number: int, words: bytes) -> None:
    """Put a claim among those that have the same words."""
    (before,) = base.execute("SELECT words FROM claim WHERE n = ?", [number]).fetchone()
    if before == words:
        return
    base.execute("UPDATE claim SET words = ? WHERE n = ?", [words, number])
    for (group,) in base.execute("SELECT number FROM alike WHERE n = ? AND kind = 'words'", [number]).fetchall():
        base.execute("DELETE FROM alike WHERE number = ? AND n = ?", [group, number])
        alone = "(SELECT count(*) FROM alike WHERE number = ?) < 2"
        base.execute(f"DELETE FROM alike WHERE number = ? AND {alone}", [group, group])
    same = [n for (n,) in base.execute("SELECT n FROM claim WHERE words = ? AND n <> ?", [words, number])]
    if not same:
        return
    found = base.execute("SELECT number FROM alike WHERE n = ? AND kind = 'words'", [same[0]]).fetchone()
    if found is None:
        found = base.execute("SELECT coalesce(max(number), -1) + 1 FROM alike").fetchone()
        base.execute("INSERT INTO alike VALUES (?, 'words', ?)", [same[0], found[0]])
    base.execute("INSERT INTO alike VALUES (?, 'words', ?)", [number, found[0]])
