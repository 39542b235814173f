"""Claims out of a table: one a row, or several rows of one id, each with a quote, a link or a figure more.

The columns are the fields of a claim, those of its one source and quote, and, led by their names, those of a link and a
figure. The table of `onrecord list claims --format csv` has other columns as well: what these join is taken apart as
far as that is possible; beside the other tables of `onrecord export --to csv` nothing is lost.
"""

from __future__ import annotations

from pathlib import Path

from tui.authoring.cells import Row, Table, read_table
from tui.authoring.csv_columns import (
    ALL_THERE,
    COLUMNS,
    DERIVED,
    LOST,
    MEANT,
    NOT_HERE,
    OF_SOURCE,
    OWN,
    PARTS,
    SIGNS,
    TAKEN_APART,
)
from tui.authoring.csv_parts import Beside, listing, mapping, part, reports, several
from tui.authoring.imported import GUESSED, Imported, Known
from tui.authoring.slugs import slug, unique
from tui.authoring.yaml import Value, plain
from tui.model import RESERVED, UNNAMED, Claim, Record, Source, Spec
from tui.problems import Place, Problem
from tui.reading.conversion import SLUG, Converter
from tui.reading.encoding import encode, references
from tui.reading.entries import Entry
from tui.reading.files import FileText
from tui.reading.records import Reading
from tui.reading.rules import RULES
from tui.reading.rules import Path as Steps
from tui.reading.tree import Mapping as MappingNode
from tui.reading.tree import Node, Placed, Scalar, Sequence
from tui.text import closest, counted, listed, shorten
from tui.typed_dates import as_edtf


def from_csv(file: Path, reading: Reading | None) -> Imported:
    """Return the claims of a table, with the sources, actors and questions that they need and a case has not."""
    table = read_table(file, [*COLUMNS, *TAKEN_APART], SIGNS)
    beside = None
    if table.ours and all((file.parent / f"{name}.csv").is_file() for name in PARTS):
        tables = (read_table(file.parent / f"{name}.csv", ["claim", "number"], ["claim"]) for name in PARTS)
        beside = Beside(dict(zip(PARTS, tables, strict=True)))
    return _Claims(table, beside, Known(reading)).all()


class _Claims:
    """Makes the claims of a table."""

    def __init__(self, table: Table, beside: Beside | None, known: Known) -> None:
        self.table, self.beside, self.known, self.found = table, beside, known, Imported()
        self.tables = {table.name: table, **({each.name: each for each in beside.tables.values()} if beside else {})}
        self.problems: list[Problem] = []

    def all(self) -> Imported:
        """Return all that the table tells, its faults with it."""
        self.tell_columns()
        made = [self.claim(name, rows) for name, rows in self.groups().items()]
        for claim, node in made:
            if claim:
                self.check(claim, node)
                self.found.add("claims", plain(claim))
        for told in sorted(self.problems, key=lambda each: each.place):
            self.found.faults.append(f"{self.tables[told.place.file].where(told.place)}: {told.what}; {told.cure}")
        return self.found

    def fault(self, row: Row, column: str, what: str, cure: str) -> None:
        """Tell what is wrong in a cell."""
        self.problems.append(Problem(self.table.spot(row, column).place, what, cure))

    def tell_columns(self) -> None:
        """Say what of the table is not read."""
        table = self.table
        known = {*COLUMNS, *TAKEN_APART, *DERIVED, *LOST} if table.ours else {*COLUMNS}
        unread = [column for column in table.columns if column and column not in known]
        for column in unread[:_MOST_TOLD]:
            near = [MEANT[column]] if column in MEANT else closest(column, COLUMNS)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            self.found.notes.append(f"{table.name}: the column {shorten(column, 40)!r} is not read{hint}")
        if unread[_MOST_TOLD:]:
            more = counted(len(unread) - _MOST_TOLD, "more column")
            self.found.notes.append(f"{table.name}: {more} not read either")
        held = [name for name in LOST if not self.beside and any(table.cell(row, name) for row in table.rows)]
        if table.ours and not self.beside:
            alone = f"{listed(held)} are words alone here, and left out; " if held else ""
            self.found.notes.append(f"{table.name}: {alone}{NOT_HERE}; {ALL_THERE}")

    def groups(self) -> dict[str, list[Row]]:
        """Return the rows of each claim by its id; one without goes on with that above, or with a text begins one."""
        groups: dict[str, list[Row]] = {}
        taken, last = set(self.known.kinds), ""
        for row in self.table.rows:
            name, text = self.table.cell(row, "id").strip(), self.table.cell(row, "text")
            if not name and text:
                name = unique(slug(text, "claim"), taken)
            elif not name and not last:
                self.fault(row, "id", "this row has neither 'id' nor 'text'", "begin a claim with its text")
                continue
            last = name or last
            taken.add(last)
            groups.setdefault(last, []).append(row)
        for name, rows in groups.items():
            if name in self.known.kinds:
                what = f"the id {shorten(name, 40)!r} is taken by the {self.known.kinds[name]} in the case"
                self.fault(rows[0], "id", what, "give this claim an id of its own")
            self.known.kinds.setdefault(name, "claim")
        return groups

    def claim(self, name: str, rows: list[Row]) -> tuple[Claim | None, Node]:
        """Return the claim that rows tell of, None where there are faults in them, and its node."""
        table, first = self.table, rows[0]
        items: dict[str, Node] = {"id": table.scalar(first, "id", name)}
        for key, spec in OWN.items():
            if key != "id" and (node := self.own(key, spec, rows)):
                items[key] = node
        if self.beside:
            items |= self.beside.of(name)
        else:
            parts = {
                "reports": reports(
                    table, rows, lambda row, cell, words: self.named(row, cell, words, _SOURCE), self.fault
                ),
                "links": several(table, rows, "link"),
                "figures": several(table, rows, "figure"),
            }
            items |= {key: listing(table.spot(first, ""), found) for key, found in parts.items() if found}
        node = mapping(table.spot(first, ""), items)
        if "reports" not in items:
            self.fault(first, "source", "no source prints this claim", "give its 'source', and as 'exact' its words")
            return None, node
        record = self.converted("claims", node, Claim)
        return (record if isinstance(record, Claim) else None), node

    def converted(self, section: str, node: MappingNode, kind: type[Record]) -> Record | None:
        """Return the record that a node is, with its faults told."""
        entry = Entry(section, node, [], _place)
        record = Converter(FileText(self.table.name, ""), entry).record(node, kind)
        self.problems += entry.problems
        return record

    def own(self, key: str, spec: Spec, rows: list[Row]) -> Node | None:
        """Return a field of the claim itself, which its first row has, or the first that has one."""
        table = self.table
        column = "speaker_id" if key == "speaker" and "speaker_id" in table.columns else key
        told = [(row, text) for row in rows if (text := table.cell(row, column))]
        for row, text in told[1:]:
            if text != told[0][1]:
                what = f"another {key!r} than in row {told[0][0].number} of this claim"
                self.fault(row, column, what, "leave it empty in all rows but the first")
        if not told or (key == "answers" and self.beside):
            return None
        row, text = told[0]
        if key == "answers":
            return self.answers(row, text)
        if spec.many:
            parts = [each.strip() for each in text.split(";") if each.strip()]
            return listing(table.spot(row, column), [self.named(row, column, each, spec) for each in parts])
        if spec.kind == "ref":
            return self.named(row, column, text.strip(), spec)
        if key == "said" and not table.ours:
            text = as_edtf(text.strip())
        return table.scalar(row, column, text if spec.kind == "words" else text.strip())

    def answers(self, row: Row, text: str) -> Node:
        """Return the questions that a claim answers, each with the position that stands behind it."""
        spec, spot = OWN["answers"], self.table.spot(row, "answers")
        joined = self.table.cell(row, "positions").split("; ") if self.table.ours else []
        taken = dict(each.split(": ", 1) for each in joined if ": " in each)
        found: list[Node] = []
        for each in filter(str.strip, text.split(";")):
            question, _, position = each.partition("=")
            named = self.named(row, "answers", question.strip(), spec)
            words = position.strip() or taken.get(named.value, "")
            found.append(mapping(spot, {named.value: Scalar(spot, words)}) if words else named)
        return listing(spot, found)

    def named(self, row: Row, column: str, words: str, spec: Spec) -> Scalar:
        """Return the id of the record that a cell names; one that is not there is made, where its words are enough."""
        found = self.known.find(words, spec.to)
        if len(found) > 1:
            self.fault(row, column, f"{shorten(words, 60)!r} may be {listed(found, 'or')}", "give the id")
        name = found[0] if found else None
        kind = next((kind for kind in ("actor", "question", "source") if kind in spec.to), "")
        if name is None and words not in RESERVED and kind and not self.table.ours:
            name = (
                words
                if SLUG.fullmatch(words) and words not in self.known.kinds
                else unique(slug(words, kind), self.known.kinds)
            )
            self.known.add(name, kind, words)
            if kind == "source":
                self.known.addresses[words] = name
            record: dict[str, Value] = {"id": name}
            if kind == "source":
                record = self.source(row, name, words)
            else:
                record |= {"name": words, "kind": "person"} if kind == "actor" else {"asks": words}
            guess, why = GUESSED.get(kind, ("", ""))
            if self.known.case:
                self.found.notes.append(f"the case has no {kind} {shorten(words, 60)!r}; {name!r} is a new one")
            self.found.add(f"{kind}s", record, {guess: why} if record.get(guess) in ("person", UNNAMED) else None)
        return self.table.scalar(row, column, name or words)

    def source(self, row: Row, name: str, words: str) -> dict[str, Value]:
        """Return the record of a source that a row names and the case has not."""
        table = self.table
        items = {
            key: table.scalar(row, "source", each)
            for key, each in (("id", name), ("title", words), ("publisher", UNNAMED))
        }
        if "://" in words:
            items["url"] = table.scalar(row, "source", words)
        fields = {**items, **part(table, row, OF_SOURCE, Source)}
        record = self.converted("sources", mapping(table.spot(row, ""), fields), Source)
        return plain(record) if record else {"id": name}

    def check(self, claim: Claim, node: Node) -> None:
        """Tell what a claim refers to and is not there, and what else of it is wrong."""
        for path, target, kinds in references("claim", encode(claim)):
            known = self.known.kinds.get(target)
            if known not in kinds and not (target in RESERVED and target in kinds):
                what = f"no {listed(kinds, 'or')} has the id or name {shorten(target, 60)!r}"
                cure = f"it is the {known}'s" if known else "add it to the case first"
                self.problems.append(Problem(_at(node, path), what, cure))
        for rule in RULES:
            for fault in rule(claim.id, claim):
                self.problems.append(Problem(_at(node, fault.path), fault.what, fault.cure))


_MOST_TOLD = 40  # columns
_SOURCE = Spec("ref", "", to=("source",))


def _place(spot: object) -> Place:
    assert isinstance(spot, Placed)
    return spot.place


def _at(node: Node, path: Steps) -> Place:
    """Return where the value at a path stands, or the nearest above it."""
    for step in path:
        if isinstance(node, MappingNode) and isinstance(step, str) and step in node.items:
            node = node.items[step][1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
    return _place(node.spot)
