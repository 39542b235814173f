"""Records that are read without the parser are what the parser reads; whatever may not be is left to it."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator

import pytest
from damaging import damaged
from helpers import many
from hypothesis import given
from hypothesis import strategies as st
from test_two_parsers import HOSTILE

from tui.model import KIND_OF, SECTIONS
from tui.reading import batches
from tui.reading.batch import Batch
from tui.reading.batches import read_batch
from tui.reading.careful import MOST_SCALAR
from tui.reading.files import _NOT_YAML
from tui.reading.outline import NOTHING
from tui.reading.pieces import Piece, read_piece
from tui.reading.rules import RULES, links
from tui.reading.unremarkable import TESTS
from tui.text import clean, is_printable

SOURCES = """\
sources:
- id: courier
  title: "Fire in the harbour: two hurt"
  publisher: The Courier
  short: Courier
  lang: en
  published: 2024-03-02
- id: herald
  title: 'It''s out' # a comment
  publisher: Le Héraut
  by: [mayor, council]
  published: 2024-03-03T10:15
"""
ACTORS = """\
actors:
- id: mayor
  name: Ana Müller
  kind: person
  names:
  - text: A. Müller
    in: courier
  roles:
  - title: mayor
    in: courier

# The council sits in the town hall.
- id: council
  name: Δημοτικό συμβούλιο
  kind: organisation
"""
CLAIMS = """\
claims:
- id: hurt
  text: Two people were hurt, at 10:30.
  kind: asserts
  speaker: mayor
  via: [council, courier]
  said: 2024-03-02T23:15
  events: [fire]
  actors: [council]
  answers: [how-many]
  figures:
  - measure: hurt
    value: 2
    scope: harbour
  - measure: damage
    approx: some millions
    unit: €
  reports:
  - source: courier
    quotes:
    - exact: two people were hurt
    - exact: "the mayor said"
      role: attribution
  - source: herald
    stance: doubts
    caveats: [unconfirmed, no-evidence]
    quotes:
      - exact: 'deux blessés, dit-on: "deux"'
        at: p. 3
- id: none
  text: Nobody was hurt.
  kind: denies
  speaker: council
  said: '[..2024-03-04]'
  events: [fire]
  reports:
  - source: herald
    quotes:
    - exact: personne
  links:
  - to: hurt
    kind: denies
    by: editor
    why: One counts two, the other none.
- id: paid
  text: It cost 1.50 a head.
  speaker: mayor
  figures:
  - measure: price
    value: 1.50
  reports:
  - source: courier
    quotes:
    - exact: 1.50
"""
PLAIN = {"sources": SOURCES.replace(" # a comment", ""), "actors": ACTORS, "claims": CLAIMS}


def pieces_of(text: str) -> Iterator[Piece]:
    """Yield a text as a piece that begins with its section's head, and as one that begins within it."""
    yield Piece("case.yaml", text.encode("utf-8", "surrogatepass"))
    section, _, rest = text.partition(":\n")
    if section in SECTIONS:
        yield Piece("case.yaml", rest.encode("utf-8", "surrogatepass"), section, {section: 3}, (7, 120))


def same(piece: Piece) -> bool:
    """Tell whether a piece is read as a batch, and fail where that has anything else than the parser reads."""
    batch = read_batch(piece)
    if not isinstance(batch, Batch):
        assert batch == read_piece(piece)
        return False
    found = read_piece(piece)
    assert found is not None
    assert [each for each in found if each.problems or each.faults or each.took or not each.yaml] == []
    kinds = [KIND_OF[[*SECTIONS][number]] for number in batch.kinds]
    places = array("I", batch.places).tolist()
    assert list(zip(batch.names, kinds, batch.bodies, strict=True)) == [
        (each.name, each.kind, each.body) for each in found
    ]
    assert [tuple(places[at : at + 3]) for at in range(0, len(places), 3)] == [each.place[1:] for each in found]
    given = zip(batch.outlines, batch.each_outline(), strict=True)
    outlines = zip(*([values[number] for number in numbers] for values, numbers in given), strict=True)
    assert [*outlines] == [each.outline or NOTHING for each in found]
    assert {*batch.refers} == set().union(*(each.refers for each in found))
    assert {*batch.events} == set().union(*(each.events for each in found))
    assert batch.altered == sum(each.altered for each in found)
    return True


@pytest.mark.parametrize("section", PLAIN)
@pytest.mark.parametrize("indent", ["", "  "])
def test_plain_records_are_read_without_the_parser_and_are_what_it_reads(
    section: str, indent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, _, records = PLAIN[section].partition("\n")
    text = f"{head}\n" + "".join(indent * bool(line.strip()) + line for line in records.splitlines(keepends=True))
    assert all(same(piece) for piece in pieces_of(text))
    monkeypatch.setattr(batches, "found_in", None)  # so that it can't be asked
    assert [len(read_batch(piece) or ()) for piece in pieces_of(text)] == [len(Batch._fields)] * 2


def test_a_record_in_doubt_is_left_to_the_parser_alone_and_stands_where_it_stood() -> None:
    text = CLAIMS.replace("Nobody was hurt.", ">-\n    Nobody\n    was hurt.").replace("1.50 a head.", "1.50 # a head.")
    assert same(Piece("case.yaml", text.replace(" # a head", "").encode()))
    assert not same(Piece("case.yaml", text.encode()))  # words may have been cut off: that is told


def test_of_each_check_it_is_told_in_what_it_can_find_nothing() -> None:
    """Else every record is left to the parser."""
    assert {*TESTS} == {*RULES}
    assert TESTS[links][1]("a", ["a"])
    for old, new in (("to: hurt", "to: none"), ("    why: One", "    aspect: One"), ("value: 2", "unit: 2")):
        assert CLAIMS.count(old) == 1
        assert not any(same(piece) for piece in pieces_of(CLAIMS.replace(old, new)))
    for text in (
        PLAIN["sources"].replace("  lang: en", "  furniture: lines"),
        ACTORS.replace("mayor", "unrecorded", 1),
    ):
        assert not any(same(piece) for piece in pieces_of(text))


OUTSIDE = {
    "the end of the document": "...\n",
    "a second document": "---\n",
    "another section in quotes": '"events":\n',
    "a section as a key of its own line": "? sources\n",
    "the same section once more": "claims:\n",
    "an unknown one": "clams:\n",
    "a directive": "%YAML 1.1\n",
}


@pytest.mark.parametrize("what", OUTSIDE)
def test_what_ends_a_section_is_not_passed_over(what: str) -> None:
    for folded in (CLAIMS, CLAIMS.replace("Nobody was hurt.", ">-\n    Nobody\n    was hurt.")):
        for record in ("- id: none\n", "- id: paid\n"):
            for piece in pieces_of(folded.replace(record, OUTSIDE[what] + record)):
                assert not same(piece)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_of_any_kind_is_read_as_the_parser_does(value: str) -> None:
    for key in ("text", "speaker", "said", "via", "value", "stance"):
        lines = CLAIMS.splitlines()
        at = next(at for at, line in enumerate(lines) if line.lstrip(" -").startswith(f"{key.strip()}:"))
        lines[at] = lines[at].partition(":")[0] + f": {value}"
        same(Piece("case.yaml", "\n".join([*lines, ""]).encode("utf-8", "surrogatepass")))


@pytest.mark.parametrize("length", [0, 1])
def test_a_text_that_is_too_long_is_told_whoever_reads_it(length: int) -> None:
    for quoted in ("{}", "'{}'", '"{}"'):
        long = CLAIMS.replace("Nobody was hurt.", quoted.format("x" * (MOST_SCALAR + length)))
        assert [same(piece) for piece in pieces_of(long)] == [not length] * 2


@given(st.data(), st.sampled_from([*PLAIN.values(), SOURCES]))
@many(60)
def test_so_it_is_whatever_happened_to_a_file(data: st.DataObject, text: str) -> None:
    spoilt = data.draw(damaged(text)).decode("utf-8", "replace")
    pieces = [*pieces_of(spoilt)]
    assert pieces
    for piece in pieces:
        same(piece)


def test_nothing_that_python_calls_printable_is_unsafe_or_forbidden_in_yaml() -> None:
    told = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isprintable()]
    assert len(told) > 100_000
    assert [char for char in told if clean(char) is not char or _NOT_YAML.search(char)] == []
    assert not is_printable("a\tb")
    assert not is_printable("a\u200bb")
    assert is_printable("a b\nκ")
