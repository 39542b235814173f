"""Large files are read in pieces, by processes of their own: what is read is what reading them as a whole gives."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from damaging import damaged
from helpers import CASES, HARBOUR, kazakhstan, many
from hypothesis import given
from hypothesis import strategies as st

from tui.problems import CaseError
from tui.reading import pieces as cutting
from tui.reading import records, workers
from tui.reading.batches import read_batch
from tui.reading.checks import check
from tui.reading.found import Found
from tui.reading.pieces import Piece, pieces
from tui.reading.records import Reading, read

HARBOUR_TEXT = (HARBOUR / "case.yaml").read_text(encoding="utf-8")
GIVEN_TEXT = (CASES / "given" / "case.yaml").read_text(encoding="utf-8")
ANY = st.data()


@contextmanager
def here() -> Iterator[workers.Apart]:
    """Yield a function that reads pieces in this process."""
    yield lambda found: ((piece, read_batch(piece)) for piece in found)


def in_pieces(folder: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> object:
    """Return what is read of a case when its files are cut into pieces of a size."""
    with monkeypatch.context() as patch:
        patch.setattr(records, "APART", 0)
        patch.setattr(records, "pieces", lambda name, file: pieces(name, file, size))
        patch.setattr(workers, "reading_apart", here)
        return seen(folder)


def seen(folder: Path) -> object:
    """Return all that is known of a case once it was read and checked."""
    try:
        reading = read(folder)
    except CaseError as error:
        return str(error)
    check(reading)
    shelf = reading.records
    claims = [(shelf.names[at], shelf.outlines.said[at], shelf.outlines[at]) for at in shelf.claims()]
    known = [(name, shelf.kind(name), shelf.place(name)) for name in shelf.numbers]
    return [list(shelf.items()), known, claims, *told(reading)]


HEAD = "case: {format: 1, id: c, title: C}\nsources:\n- {id: s, title: T, publisher: P}\n"
CLAIM = (
    "  - id: c{0}\n    text: It was so {0}.\n    speaker: s\n    reports: [{{source: s, quotes: [{{exact: so}}]}}]\n"
)
SHORT = "  - {{id: c{0}, text: It was so {0}., quotes: so}}\n"
BRIEF = "".join(SHORT.format(number) for number in range(40))
GIVEN = {
    "defaults": "defaults: {source: s, speaker: s}\n",
    "defaults over some lines": "defaults:\n  source: s\n\n  # Its own.\n  speaker: s\n",
    "a key in quotes": '"defaults": {source: s, speaker: s}\n',
    "a section's key in a quoted text of theirs": 'defaults: {source: s, speaker: s, medium: "a\nclaims: b"}\n',
    "defaults twice": "defaults: {source: s, speaker: s}\ndefaults: {medium: m}\n",
    "one that leads nowhere": "defaults: {source: s, speaker: nobody}\n",
    "one with a fault": "defaults: {source: s, speaker: s, said: Monday}\n",
    "one that no claim takes": "defaults: {source: s, speaker: s}\n",
    "no YAML": "defaults: {source: s, speaker: s\n",
    "a list": "defaults: [s]\n",
    "nothing": "defaults:\n",
}


@pytest.mark.parametrize("size", [64, 200, 1_000])
@pytest.mark.parametrize("what", GIVEN)
def test_what_a_file_says_once_holds_for_each_of_its_pieces(
    what: str, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = BRIEF.replace("quotes: so", "speaker: s, quotes: so") if what == "one that no claim takes" else BRIEF
    (tmp_path / "case.yaml").write_text(HEAD + GIVEN[what] + "claims:\n" + claims)
    assert in_pieces(tmp_path, size, monkeypatch) == seen(tmp_path)


def told(reading: Reading) -> list[object]:
    known = [reading.refers, reading.about, reading.faults]
    return [reading.info, reading.problems, reading.left_out, reading.altered, reading.doubles, reading.meant, *known]


@pytest.mark.parametrize("name", ["harbour", "kazakhstan"])
@pytest.mark.parametrize("size", [100, 1_000, 7_000])
def test_pieces_give_what_the_whole_gives(name: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = HARBOUR if name == "harbour" else kazakhstan().path
    assert in_pieces(folder, size, monkeypatch) == seen(folder)


@given(ANY, st.integers(20, 3_000), st.sampled_from([HARBOUR_TEXT, GIVEN_TEXT]))
@many(100)
def test_so_they_do_whatever_happened_to_a_file(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, size: int, text: str
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "case.yaml").write_bytes(data.draw(damaged(text)))
    with pytest.MonkeyPatch.context() as patch:
        assert in_pieces(folder, size, patch) == seen(folder)


MANY = "".join(CLAIM.format(number) for number in range(40))

ODD = {
    "a quoted text that is not indented": MANY.replace("It was so 9.", '"It was\n  - id: c99\nso"'),
    "a long text that looks like records": MANY.replace("It was so 9.", "|\n      - id: c99\n      - id: c98\n"),
    "a list in a record as far out": "".join(CLAIM.format(n)[2:].replace("\n    ", "\n  ") for n in range(40)),
    "the end of the document": MANY + "...\n" + MANY.replace("id: c", "id: d"),
    "a second document": MANY + "---\n" + MANY.replace("id: c", "id: d"),
    "a section twice": MANY + "claims:\n" + MANY.replace("id: c", "id: d"),
    "an unknown section": MANY + "clams:\n" + MANY.replace("id: c", "id: d"),
    "another section between": MANY + "actors:\n- {id: ann, name: Ann, kind: person}\n",
    "a list in brackets": "  [\n" + ",\n".join(f"  {{id: c{n}, speaker: s}}" for n in range(40)) + "\n  ]\n",
    "a comment where records begin": MANY.replace("  - id: c20", "  # - id: c20\n  - id: c20"),
    "records further in from the middle on": MANY + "".join("  " + line for line in MANY.splitlines(keepends=True)),
    "a number twice": MANY + MANY[:300],
    "lines that end as on Windows": MANY.replace("\n", "\r\n"),
    "a mark of byte order in the middle": MANY.replace("  - id: c20", "\ufeff  - id: c20"),
    "defaults behind claims": MANY + "defaults: {speaker: s}\n",
    "defaults within a quoted text": MANY.replace("It was so 9.", '"It was\ndefaults: {medium: m}"'),
    "bytes that are no text": MANY.replace("so 25", "so \udcff"),
}


@pytest.mark.parametrize("what", ODD)
def test_a_file_that_is_hard_to_cut_is_read_as_a_whole(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "case.yaml").write_bytes((HEAD + "claims:\n" + ODD[what]).encode("utf-8", "surrogateescape"))
    whole = seen(tmp_path)
    for size in (64, 200, 1_000, 4_000):
        assert in_pieces(tmp_path, size, monkeypatch) == whole, size


def test_most_of_a_plain_file_is_cut_and_nothing_of_it_is_lost(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(HEAD + "claims:\n" + MANY)
    with open(tmp_path / "case.yaml", "rb") as file:
        found = list(pieces("case.yaml", file, 500))
    assert len(found) > 5
    assert b"".join(piece.data or b"" for piece in found).decode() == HEAD + "claims:\n" + MANY
    assert {piece.section for piece in found[1:]} == {"claims"}


def test_a_file_without_a_place_to_cut_is_not_searched_again_and_again(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("x" * 10_000)
    with open(tmp_path / "case.yaml", "rb") as file:
        assert [len(piece.data or b"") for piece in pieces("case.yaml", file, 100)] == [10_000]


def test_processes_of_their_own_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(shutil.copytree(HARBOUR, tmp_path / "case"))
    whole = seen(folder)
    monkeypatch.setattr(records, "APART", 0)
    monkeypatch.setattr(cutting, "SIZE", 1_000)
    assert seen(folder) == whole


def test_where_processes_end_or_cannot_begin_the_case_is_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "APART", 0)
    monkeypatch.setattr(workers, "_begin", _end)
    assert seen(HARBOUR) == whole_of(HARBOUR, monkeypatch)


def whole_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setattr(records, "APART", 2**40)
    return seen(folder)


def _end() -> None:
    raise SystemExit(1)


def test_no_more_is_read_ahead_than_keeps_the_processes_at_work() -> None:
    """A case of a million records must not wait in memory for who takes it in."""
    given: list[int] = []

    class Pool:
        def submit(self, _read: object, piece: Piece) -> Done:
            return Done(piece)

    class Done:
        def __init__(self, piece: Piece) -> None:
            self.piece = piece

        def result(self) -> list[Found]:
            return []

    def endless() -> Iterator[Piece]:
        for number in range(1_000):
            given.append(number)
            yield Piece("case.yaml", b"")

    found = workers._in_order(Pool(), 4, endless())  # type: ignore[arg-type]
    next(found)
    assert len(given) == 4
