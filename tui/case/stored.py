"""The records of a store as mappings and lists, each read when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Generic, TypeVar, overload

from tui.case.finding import Finding
from tui.case.store import Store
from tui.lean import replace
from tui.model import Claim, Link, Record
from tui.reading.encoding import decode_bare
from tui.reading.quotes import Key, Position, Words

Kept = TypeVar("Kept", bound=Record)


class Stored(Mapping[str, Kept], Generic[Kept]):
    """The records of a kind by id, in the order of their list, each read when it is asked for."""

    def __init__(self, store: Store, kind: str) -> None:
        self._store, self._kind = store, kind
        self._where = "n >= 0 ORDER BY n" if kind == "claim" else "n < 0 AND kind = ? ORDER BY n DESC"
        self._values = () if kind == "claim" else (kind,)
        self._ids: list[str] | None = None
        self._length: int | None = None

    def __getitem__(self, name: str) -> Kept:
        """Return a record; raises KeyError."""
        found = self._store.record(name)
        if found is None or found[0] != self._kind:
            raise KeyError(name)
        return found[1]  # type: ignore[return-value]  # a kind has one class

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a record of this kind with an id."""
        if not isinstance(name, str):
            return False
        if self._kind == "claim":
            return (self._store.number(name) if name else None) in range(len(self))
        found = self._store.record(name)
        return found is not None and found[0] == self._kind

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        if self._ids is None:
            ids = self._store.ids(self._where, *self._values)
            if self._kind == "claim":
                return iter(ids)
            self._ids = ids
        return iter(self._ids)

    def __len__(self) -> int:
        """Return how many there are."""
        if self._length is None:
            self._length = self._store.meta("counts").get(self._kind, 0)
        return self._length


class Ids(Sequence[str]):
    """The ids of claims by their numbers."""

    def __init__(self, store: Store, claims: int) -> None:
        self._store, self._claims = store, claims

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[str]: ...
    def __getitem__(self, number: int | slice) -> str | Sequence[str]:
        """Return the id of the claim with a number; raises IndexError."""
        if isinstance(number, slice):
            return [self[each] for each in range(self._claims)[number]]
        return self._store.name_at(range(self._claims)[number]) or ""

    def __len__(self) -> int:
        """Return how many claims there are."""
        return self._claims

    def __iter__(self) -> Iterator[str]:
        """Yield all ids."""
        return iter(self._store.ids("n >= 0 ORDER BY n"))


class Numbers(Mapping[str, int]):
    """The numbers of claims by their ids."""

    def __init__(self, ids: Ids, store: Store) -> None:
        self._ids, self._store = ids, store

    def __getitem__(self, name: str) -> int:
        """Return a claim's number; raises KeyError."""
        number = self._store.number(name)
        if number is None or number < 0:
            raise KeyError(name)
        return number

    def __iter__(self) -> Iterator[str]:
        """Yield all ids."""
        return iter(self._ids)

    def __len__(self) -> int:
        """Return how many claims there are."""
        return len(self._ids)


class Findings(Sequence[Finding]):
    """What comparing all claims has found, each read when it is asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._length: int = store.rows("SELECT coalesce(max(seq) + 1, 0) FROM finding")[0][0]

    @overload
    def __getitem__(self, number: int) -> Finding: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Finding]: ...
    def __getitem__(self, number: int | slice) -> Finding | Sequence[Finding]:
        """Return a finding, or some that follow each other; raises IndexError."""
        if not isinstance(number, slice):
            at = range(self._length)[number]
            return self._store.findings_between(at, at + 1)[0]
        first, last, step = number.indices(self._length)
        return self._store.findings_between(first, last)[::step]

    def __len__(self) -> int:
        """Return how many there are."""
        return self._length


class Stands(Mapping[str, int]):
    """The number of the day from which each claim stands, by its id."""

    def __init__(self, ids: Ids, store: Store) -> None:
        self._ids, self._store = ids, store

    def __getitem__(self, name: str) -> int:
        """Return a claim's day; raises KeyError."""
        facts = self._store.facts(name)
        if facts is None:
            raise KeyError(name)
        return facts[0]

    def __iter__(self) -> Iterator[str]:
        """Yield all ids."""
        return iter(self._ids)

    def __len__(self) -> int:
        """Return how many claims there are."""
        return len(self._ids)

    def by_day(self) -> tuple[list[int], list[int]]:
        """Return the days from which any claims stand, rising, and how many claims stand by each of them."""
        rows = self._store.rows("SELECT stands, count(*) FROM claim GROUP BY stands ORDER BY stands")
        return [day for day, _ in rows], list(accumulate(claims for _, claims in rows))


class Records(Mapping[str, Record]):
    """All records by id, but for that of the case itself."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getitem__(self, name: str) -> Record:
        """Return a record; raises KeyError."""
        found = self._store.record(name)
        if found is None:
            raise KeyError(name)
        return found[1]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids, as they stand in the files."""
        return iter(self._store.ids("1 ORDER BY seq"))

    def __len__(self) -> int:
        """Return how many there are."""
        return self._store.count("1")


class Inward(Mapping[str, Sequence[tuple[str, Link]]]):
    """The links that lead to each claim from others, by its id, each with the id of the claim that it comes from."""

    def __init__(self, ids: Ids, store: Store) -> None:
        self._ids, self._store = ids, store

    def __getitem__(self, name: str) -> Sequence[tuple[str, Link]]:
        """Return the links to a claim, of which there may be none."""
        return self._store.inward(name)

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of all claims."""
        return iter(self._ids)

    def __len__(self) -> int:
        """Return how many claims there are."""
        return len(self._ids)


class StoredSeal:
    """A case's seal: whether there is one, and the position of all sealed words."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.there: bool = store.meta("sealed")

    @property
    def words(self) -> dict[Key, Position]:
        """All that is sealed."""
        rows = self._store.rows("SELECT record, source, hash, at, paragraph, length, space FROM sealed")
        return {(record, source, digest): Position(*place) for record, source, digest, *place in rows}

    def position(self, words: Words) -> Position | None:
        """Return where sealed words stand, or None when they are not those that were sealed."""
        return self._store.position(words)


def material(store: Store, day: int, drawn: Callable[[Link], bool]) -> dict[str, Claim]:
    """Return the claims that stand by a day of which findings may be made, bare, with the links drawn by then."""
    among = "n IN (SELECT value FROM json_each((SELECT value FROM meta WHERE name = 'material')))"
    of_them = "record JOIN body USING (seq) JOIN claim USING (n)"
    query = f"SELECT id, body FROM {of_them} WHERE {among} AND stands <= ? ORDER BY n"
    claims = ((name, decode_bare(body)) for name, body in store.rows(query, [day]))
    return {
        name: claim if all(map(drawn, claim.links)) else replace(claim, links=tuple(filter(drawn, claim.links)))
        for name, claim in claims
    }
