"""What a case holds in short, to be told later from what it holds then: digests of fields, no words of anybody.

Of each record its kind and a digest of each field that is not empty; of many records one digest of all of it. Of a
claim its marks, too; of the findings digests, and which records were left out for an error.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.case.altered import ORDERED, POSITIONS
from tui.case.case import Case
from tui.case.changes import ORDER, bodies, marks_in, marks_of
from tui.case.finding import Finding
from tui.case.marks import MARKS
from tui.case.renamed import KINDS, mapped_values, values_of
from tui.digests import blake2b
from tui.model import KIND_OF, SECTIONS
from tui.reading.encoding import encoded

MOST_BY_FIELD = 10_000
"""Records of a case up to which each field has a digest."""
MOST = 150_000
"""Records of a case up to which anything is kept of it."""
_CLASSES = {KIND_OF[section]: cls for section, cls in SECTIONS.items()}
_FIELDS = {kind: (*cls.SPECS, POSITIONS) for kind, cls in _CLASSES.items()}
_UNORDERED = {
    kind: {POSITIONS, *(name for name, spec in cls.SPECS.items() if spec.many and name not in ORDERED)}
    for kind, cls in _CLASSES.items()
}
_SIZE = 6  # bytes of a digest
_DIGEST = re.compile(f"[0-9a-f]{{{2 * _SIZE}}}")
_WORD = re.compile(rf"[a-z0-9_]+:[0-9a-f]{{{2 * _SIZE}}}|=[0-9a-f]{{{2 * _SIZE}}}|@[a-z-]+")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


class Held(NamedTuple):
    """What a case holds, in short."""

    records: Mapping[str, str]
    """Of each record by its id its kind, then `field:digest`, or `=digest` of all of it, and `@mark`."""
    findings: frozenset[str] = frozenset()
    """A digest of each."""
    left_out: frozenset[str] = frozenset()
    """The ids of the records that were left out for an error."""
    by_field: bool = True

    @property
    def text(self) -> dict[str, Any]:
        """It as values of JSON, most of it one text, which is written at once whatever its size."""
        lines = "\n".join(f"{name} {words}" for name, words in self.records.items())
        return {
            "scheme": scheme(by_field=self.by_field), "by_field": self.by_field, "records": lines,
            "findings": sorted(self.findings), "left_out": sorted(self.left_out),
        }  # fmt: skip

    @classmethod
    def of(cls, values: Any) -> Held | None:
        """Return what values of JSON say, None where another version wrote them; raises ValueError for nonsense."""
        match values:
            case {
                "scheme": str(named), "by_field": bool(by_field), "records": str(lines),
                "findings": list(findings), "left_out": list(left_out),
            }:  # fmt: skip
                if named != scheme(by_field=by_field):
                    return None
                if not all(isinstance(each, str) for each in (*findings, *left_out)):
                    raise ValueError("a name is no text")
                records = dict(map(_line, lines.split("\n") if lines else ()))
                return cls(records, frozenset(findings), frozenset(left_out), by_field)
        raise ValueError("it is no such record")


def _line(line: str) -> tuple[str, str]:
    name, _, words = line.partition(" ")
    kind, _, rest = words.partition(" ")
    if not _ID.fullmatch(name) or kind not in _CLASSES or not all(map(_WORD.fullmatch, rest.split())):
        raise ValueError("a line is no record")
    return name, words


class Since(NamedTuple):
    """What became of a record since then."""

    kind: str
    name: str
    how: str
    """`new`, `gone` or `changed`."""
    fields: tuple[str, ...] = ()
    """What of it is not as it was, where that is known."""
    began: tuple[str, ...] = ()
    """Marks that it has and had not."""
    ended: tuple[str, ...] = ()
    was: str = ""
    """The id that it had, where it has another one."""
    unknown: bool = False
    """Whether it is not as it was, in what is not known."""


def held(case: Case, *, by_field: bool | None = None) -> Held | None:
    """Return what a case holds, whatever day it is shown as of; None of one with too many records."""
    case = case.at(None)
    number = case.store.count("1")
    if number > MOST:
        return None
    fields = number <= MOST_BY_FIELD if by_field is None else by_field
    records = {name: f"{kind} {_digests(kind, body) if fields else _whole(body)}" for name, kind, body in bodies(case)}
    for name, marks in marks_of(case):
        records[name] += "".join(f" @{mark}" for mark in marks_in(marks))
    info = case.store.meta("info")
    if _ID.fullmatch(case.info.id):  # else no file says which case it is
        records[case.info.id] = f"case {_digests('case', info) if fields else _whole(info)}"
    found = frozenset(map(digest_of, findings(case)))
    return Held(records, found, frozenset(name for _, name, _ in case.left_out), fields)


def findings(case: Case) -> list[Finding]:
    """Return the findings of the whole case but those that only count claims: they change with every one."""
    return [finding for finding in case.at(None).findings() if not finding.overall]


def digest_of(finding: Finding, was: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return a finding's digest; of records that have another id by now, as it was with the ids that they had."""
    claims, actors = (tuple(was.get(name, name) for name in names) for names in (finding.claims, finding.actors))
    return _digest(repr([finding.kind, finding.says, claims, actors]))


def scheme(*, by_field: bool) -> str:
    """Return what digests were made by: one of all of a record depends on what fields there are."""
    return "1" if by_field else f"1 {_digest(json.dumps(_FIELDS))}"


def since(before: Held, now: Held, case: Case | None = None) -> list[Since]:
    """Return what became of records between two times; of what an error left out at either nothing is known.

    With the case that holds what there is now, what names a record that only has another id is not changed by that.
    """
    unknown = before.left_out | now.left_out
    new = [name for name in now.records if name not in before.records and name not in unknown]
    gone = [name for name in before.records if name not in now.records and name not in unknown]
    differing = [name for name, words in now.records.items() if before.records.get(name, words) != words]
    was: dict[str, str] = {}
    words = {name: now.records[name] for name in (*differing, *new)}
    for kind in KINDS:
        found = _renamed(before, words, kind, gone, new)
        was |= found
        if found and case:
            words |= _as_it_was(case, words, was, by_field=now.by_field)
    changed = [_changed(name, before.records[name], words[name]) for name in differing
               if words[name] != before.records[name]]  # fmt: skip
    for name in new:
        if name in was:
            changed.append(_changed(name, before.records[was[name]], words[name])._replace(was=was[name]))
        else:
            changed.append(Since(now.records[name].partition(" ")[0], name, "new"))
    renamed = set(was.values())
    changed += [Since(before.records[name].partition(" ")[0], name, "gone") for name in gone if name not in renamed]
    places = {kind: number for number, kind in enumerate(("case", *ORDER))}
    return sorted(changed, key=lambda each: (places[each.kind], each.how == "gone"))


_SAME: dict[str, tuple[tuple[str, ...], ...]] = {
    "source": (("sha256",), ("url", "title"), ("title", "publisher", "published")),
    "actor": (("name", "kind"),),
    "event": (("title",),),
    "question": (("asks",),),
    "claim": (("text", "reports"), ("reports",), ("text", "speaker")),
}
"""By which fields a record is the same under another id, where not all of it is; the first of each must be there."""


def _renamed(
    before: Held, now: Mapping[str, str], kind: str, gone: Iterable[str], new: Iterable[str]
) -> dict[str, str]:
    """Return, by their ids now, the ids of records of a kind that have another one: the same, and no two alike."""
    found: dict[str, str] = {}
    for fields in (None, *_SAME[kind]):
        had = _alike(before.records, kind, fields, gone, {*found.values()})
        has = _alike(now, kind, fields, new, {*found})
        found |= {
            names[0]: had[words][0] for words, names in has.items() if len(names) == 1 and len(had.get(words, ())) == 1
        }
    return found


def _alike(
    words: Mapping[str, str], kind: str, fields: Sequence[str] | None, names: Iterable[str], known: Collection[str]
) -> dict[str, list[str]]:
    """Return records of a kind that are not known yet by what they hold, or by what they hold in some fields."""
    found: dict[str, list[str]] = {}
    for name in names:
        of_it, *rest = words[name].split()
        if of_it == kind and name not in known:
            digests = [each for each in rest if not each.startswith("@")]
            if fields:
                digests = [each for field in fields for each in digests if each.startswith(f"{field}:")]
            if not fields or (digests and digests[0].startswith(f"{fields[0]}:")):
                found.setdefault(" ".join(digests), []).append(name)
    return found


def _as_it_was(case: Case, now: Mapping[str, str], was: Mapping[str, str], *, by_field: bool) -> dict[str, str]:
    """Return what some records hold, with the ids that others had in place of those that they have now."""
    found = {}
    for name, kind, values in values_of(case, [each for each in now if each != case.info.id]):
        body = encoded(mapped_values(kind, values, was))
        marks = "".join(f" {word}" for word in now[name].split() if word.startswith("@"))
        found[name] = f"{kind} {_digests(kind, body) if by_field else _whole(body)}{marks}"
    return found


def _changed(name: str, before: str, now: str) -> Since:
    kind, *has = now.split()
    _, *had = before.split()
    fields = {word.partition(":")[0] for word in {*had} ^ {*has} if ":" in word}
    marks = [{word[1:] for word in words if word.startswith("@")} for words in (had, has)]
    began, ended = (
        tuple(mark for mark in MARKS if mark in each) for each in (marks[1] - marks[0], marks[0] - marks[1])
    )
    unknown = any(word.startswith("=") for word in {*had} ^ {*has})
    told = tuple(each for each in _FIELDS[kind] if each in fields)
    return Since(kind, name, "changed", told, began, ended, unknown=unknown)


def _digests(kind: str, body: str) -> str:
    return " ".join(f"{name}:{_digest(words)}" for name, words in _values(kind, json.loads(body)))


def _values(kind: str, values: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield each field that is not empty, with its values in an order of their own where that says nothing."""
    unordered = _UNORDERED[kind]
    for name, value in zip(_FIELDS[kind], values, strict=False):
        if value is not None and name != "id":
            yield name, repr(sorted(map(_part, value)) if name in unordered else value)


def _part(value: Any) -> str:
    """Return a value of a list as text; the order of the lists in it says nothing either."""
    if type(value) is not list:
        return repr(value)
    return repr([sorted(map(_part, each)) if type(each) is list else each for each in value])


def _whole(body: str) -> str:
    name = body.find(",")  # the id comes first; a record of another one may be the same
    return f"={_digest(body[name:])}"


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_SIZE).hexdigest()
