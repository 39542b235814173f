"""The parts of a claim out of rows of a table: reports with their quotes, links and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from tui.authoring.cells import Row, Table
from tui.authoring.csv_columns import ALL_THERE, COUNTED, JOINED, LINKED, QUOTED, TRANSLATED
from tui.model import Figure, Link, Quote, Record, Report
from tui.reading.tree import Mapping as MappingNode
from tui.reading.tree import Node, Placed, Scalar
from tui.reading.tree import Sequence as ListNode

Tell = Callable[[Row, str, str, str], None]
"""Tells of a cell, by its row and column, what is wrong and the cure."""
Named = Callable[[Row, str, str], Scalar]
"""Returns the id of the source that a cell names."""
_GAP = " […] "


def mapping(spot: Placed, items: Mapping[str, Node]) -> MappingNode:
    """Return a mapping of values, which is where its keys are, too."""
    return MappingNode(spot, {key: (Scalar(spot, key), node) for key, node in items.items()})


def listing(spot: Placed, items: Sequence[Node]) -> ListNode:
    """Return a list of values."""
    return ListNode(spot, list(items))


def split(table: Table, row: Row, column: str) -> list[Node]:
    """Return the values that a cell joins by `;`."""
    parts = (part.strip() for part in table.cell(row, column).split(";"))
    return [table.scalar(row, column, part) for part in parts if part]


def part(table: Table, row: Row, columns: Mapping[str, str], kind: type[Record]) -> dict[str, Node]:
    """Return the fields that a row has of a part, by the columns that they stand in."""
    found: dict[str, Node] = {}
    for column, key in columns.items():
        if cell := table.cell(row, column):
            words = kind.KEYS[key][1].kind == "words"
            found[key] = table.scalar(row, column, cell if words else cell.strip())
    return found


def quote(table: Table, row: Row) -> MappingNode | None:
    """Return the quote that a row has, if it has one."""
    fields = part(table, row, QUOTED, Quote)
    translation = {key: table.scalar(row, column) for column, key in TRANSLATED.items() if table.cell(row, column)}
    if translation:
        fields["translation"] = mapping(table.spot(row, "translation"), translation)
    return mapping(table.spot(row, "exact"), fields) if fields else None


def several(table: Table, rows: Sequence[Row], lead: str) -> list[Node]:
    """Return the links, or the figures, that rows have, one each."""
    columns, kind = (LINKED, Link) if lead == "link" else (COUNTED, Figure)
    found = ((row, part(table, row, columns, kind)) for row in rows)
    return [mapping(table.spot(row, next(iter(columns))), fields) for row, fields in found if fields]


def reports(table: Table, rows: Sequence[Row], named: Named, tell: Tell) -> list[Node]:
    """Return the reports of a claim: of each source its stance, its caveats and the quotes of all rows."""
    if "source_ids" in table.columns:
        return _joined(table, rows[0], tell)
    found: dict[str, dict[str, Node]] = {}
    source = ""
    for row in rows:
        if words := table.cell(row, "source").strip():
            source = named(row, "source", words).value
        own = quote(table, row)
        if not source:
            if own or table.cell(row, "stance") or table.cell(row, "caveats"):
                tell(row, "source", "this row has a quote, and no 'source'", "name the source that prints it")
            continue
        fields = found.setdefault(source, {"source": table.scalar(row, "source", source)})
        if stance := table.cell(row, "stance").strip():
            before = fields.setdefault("stance", table.scalar(row, "stance", stance))
            if isinstance(before, Scalar) and before.value != stance:
                what = f"another stance of {source!r} than in row {before.spot.line + 1}"
                tell(row, "stance", what, "keep one of them")
        _extend(fields, "caveats", table.spot(row, "caveats"), split(table, row, "caveats"))
        _extend(fields, "quotes", table.spot(row, "exact"), [own] if own else [])
    return [mapping(table.spot(rows[0], "source"), fields) for fields in found.values()]


def _extend(fields: dict[str, Node], key: str, spot: Placed, more: Sequence[Node]) -> None:
    if not more:
        return
    there = fields.setdefault(key, listing(spot, []))
    assert isinstance(there, ListNode)
    known = {item.value for item in there.items if isinstance(item, Scalar)}
    there.items += [item for item in more if not (isinstance(item, Scalar) and item.value in known)]


def _joined(table: Table, row: Row, tell: Tell) -> list[Node]:
    """Return the reports of a claim that one row of our own joins, as far as they can be told apart."""
    sources, stances = split(table, row, "source_ids"), split(table, row, "stances")
    fields: list[dict[str, Node]] = [{"source": source} for source in sources]
    if len(stances) == len(sources):
        for own, stance in zip(fields, stances, strict=True):
            own["stance"] = stance
    elif "stances" in table.columns:  # as of a day, by which not all of them are out
        tell(row, "stances", f"whose stances these are of {len(sources)} sources is not told here", ALL_THERE)
    if caveats := split(table, row, "caveats"):
        if len(sources) == 1:
            fields[0]["caveats"] = listing(table.spot(row, "caveats"), caveats)
        else:
            tell(row, "caveats", f"whose caveats these are of {len(sources)} sources is not told here", ALL_THERE)
    for column, role in JOINED.items():
        text = table.cell(row, column)
        lines = [text] if len(sources) == 1 else text.split("\n")
        if text and len(lines) != len(sources):
            tell(row, column, f"whose words these are of {len(sources)} sources is not told here", ALL_THERE)
            continue
        for own, line in zip(fields, lines if text else (), strict=False):
            spot = table.spot(row, column)
            items = [
                mapping(spot, {"exact": Scalar(spot, each), "role": Scalar(spot, role)}) for each in line.split(_GAP)
            ]
            _extend(own, "quotes", spot, items)
    return [mapping(table.spot(row, "source_ids"), own) for own in fields]


class Beside:
    """The tables beside that of an export's claims, by the claim that each row is of."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self.tables = tables
        self.rows: dict[str, dict[str, list[Row]]] = {name: {} for name in tables}
        for name, table in tables.items():
            for row in table.rows:
                self.rows[name].setdefault(table.cell(row, "claim").strip(), []).append(row)

    def of(self, claim: str) -> dict[str, Node]:
        """Return the fields of a claim that its own table has not, or joined."""
        found: dict[str, Node] = {}
        for key, items in (
            ("answers", self._answers(claim)),
            ("reports", self._reports(claim)),
            ("figures", self._several("figures", claim, Figure)),
            ("links", self._several("links", claim, Link)),
        ):
            each = list(items)
            if each:
                spot = each[0].spot
                assert isinstance(spot, Placed)
                found[key] = listing(spot, each)
        return found

    def _several(self, name: str, claim: str, kind: type[Record]) -> Iterator[Node]:
        table = self.tables[name]
        for row in self.rows[name].get(claim, ()):
            yield mapping(table.spot(row, ""), part(table, row, {key: key for key in kind.KEYS}, kind))

    def _answers(self, claim: str) -> Iterator[Node]:
        table = self.tables["answers"]
        for row in self.rows["answers"].get(claim, ()):
            question = table.scalar(row, "question")
            if table.cell(row, "position"):
                yield mapping(table.spot(row, ""), {question.value: table.scalar(row, "position")})
            else:
                yield question

    def _reports(self, claim: str) -> Iterator[Node]:
        table, quotes = self.tables["reports"], self.tables["quotes"]
        for row in self.rows["reports"].get(claim, ()):
            fields = part(table, row, {"source": "source", "stance": "stance"}, Report)
            _extend(fields, "caveats", table.spot(row, "caveats"), split(table, row, "caveats"))
            own = [
                found
                for other in self.rows["quotes"].get(claim, ())
                if quotes.cell(other, "report") == table.cell(row, "number") and (found := quote(quotes, other))
            ]
            _extend(fields, "quotes", table.spot(row, ""), own)
            yield mapping(table.spot(row, ""), fields)
