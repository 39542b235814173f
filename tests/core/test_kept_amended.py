"""A store that is put right where words of a case have changed is the store that reading the whole case makes."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import nullcontext
from functools import lru_cache
from pathlib import Path
from textwrap import indent

import pytest
from damaging import damaged
from helpers import CASES, HARBOUR, many
from hypothesis import given
from hypothesis import strategies as st
from keeping import seen, settled, stores

from tui.case import Case, initials
from tui.case.compiling import compiled_from
from tui.case.store import Store
from tui.kept import amending, opening
from tui.kept.opening import open_kept
from tui.problems import CaseError
from tui.reading import grains, records, workers
from tui.reading.batches import read_batch
from tui.reading.pieces import pieces

TEXT = (HARBOUR / "case.yaml").read_text(encoding="utf-8")
TABLES = ("body", "record", "claim", "report", "inward", "facet", "dated", "pair", "finding", "matter", "columns",
          "initial", "tally")  # fmt: skip
SPOKEN = "SELECT * FROM temp.spoken ORDER BY term, doc, col, offset"


def tables(base: sqlite3.Connection) -> list[object]:
    """Return all that a store holds, the numbers of its groups and pieces of its files left aside."""
    found: list[object] = [base.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in TABLES]
    groups: dict[int, list[object]] = {}
    for number, kind, group in base.execute("SELECT n, kind, number FROM alike ORDER BY n"):
        groups.setdefault(group, [kind]).append(number)
    found.append(sorted(map(str, groups.values())))
    base.execute("CREATE VIRTUAL TABLE temp.spoken USING fts5vocab(main, words, instance)")
    found += [base.execute(SPOKEN).fetchall(), base.execute("SELECT * FROM words_docsize").fetchall()]
    base.execute("DROP TABLE temp.spoken")
    found += base.execute("SELECT * FROM meta WHERE name <> 'pieces' ORDER BY name").fetchall()
    return found


@pytest.fixture(name="patch")
def _patch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Make small cases count as large ones, which are read in pieces."""
    small(monkeypatch)
    return monkeypatch


def small(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(opening, "LARGE", 1)
    patch.setattr(initials, "LEAST", 6)
    patch.setattr(records, "APART", 0)
    patch.setattr(records, "pieces", lambda name, file: pieces(name, file, 900))
    patch.setattr(grains, "SIZE", 400)
    patch.setattr(workers, "reading_apart", lambda: nullcontext(lambda found: ((p, read_batch(p)) for p in found)))


def opened_after(folder: Path, old: bytes, new: bytes, patch: pytest.MonkeyPatch) -> tuple[Case, bool]:
    """Return a case that was kept and then edited, as it opens, and whether its store was put right."""
    put_right: list[bool] = []
    planned = amending.planned

    def noted(store: Store, files: dict[str, Path], most: int) -> amending.Plan | None:
        plan = planned(store, files, most)
        put_right.append(plan is not None)
        return plan

    patch.setattr(amending, "planned", noted)
    file = folder / "case.yaml"
    file.write_bytes(old)
    open_kept(settled(folder).resolve())
    file.write_bytes(new)
    return open_kept(settled(folder).resolve()), put_right == [True]


def agree(case: Case, folder: Path) -> None:
    """Fail where a case differs, in any table or in what is seen of it, from its files as they are read anew."""
    made, shown = read_anew(folder.resolve(), tuple(file.read_bytes() for file in sorted(folder.glob("*.yaml"))))
    assert tables(case.store.base) == made
    assert seen(case) == shown


@lru_cache(maxsize=1)  # tests that open a case in two ways compare both with the same files
def read_anew(folder: Path, files: tuple[bytes, ...]) -> tuple[list[object], list[object]]:
    """Return the tables of a case that is read now, and what is seen of it; it is known by the bytes of its files."""
    whole = compiled_from(folder, search=True)
    return tables(whole.base), seen(Case(folder, whole))


def edit(old: str, new: str) -> Callable[[str], str]:
    def edited(text: str) -> str:
        assert text.count(old) == 1, old
        return text.replace(old, new)

    return edited


RECORD = r"- id: %s\n(?:  .*\n)+"
BOTH = f"({RECORD % 'alarm-late'})({RECORD % 'sparks'})"
MORE_ONE = "- {id: more, text: M., speaker: mayor, reports: [{source: courier, quotes: [{exact: m}]}]}\n"
SAME = "text: The alarm came late."
WORDS: dict[str, Callable[[str], str]] = {
    "a paraphrase": edit("Dozens ran.", "Dozens of people ran away."),
    "a paraphrase, longer": edit("Dozens ran.", ">-\n    Dozens ran,\n    and more\n    than once."),
    "a quote": edit("the cause is unknown}", "the cause is not known at all}"),
    "where a quote stands": edit("the cause is unknown}", "the cause is unknown, at: p. 3}"),
    "a link's reason": edit("One names a cause where the other knows none.", "They cannot both hold."),
    "a comment at the top": lambda text: "# Edited.\n" + text,
    "a comment in the middle": edit("- id: sparks", "# A spark?\n- id: sparks"),
    "an empty line behind": lambda text: text + "\n",
    "the same words as another claim's": edit("text: Dozens ran.", SAME),
    "two claims": lambda text: edit("Dozens ran.", "Hundreds ran.")(edit(SAME, "text: It came late.")(text)),
    "letters of another script": edit("Dozens ran.", "Десятки бежали — жүгірді 逃げた."),
    "nothing but the time": lambda text: text,
}
MORE: dict[str, Callable[[str], str]] = {
    "a speaker": edit("speaker: zhanna", "speaker: mayor"),
    "a date": edit("said: 2020-03-04\n  events: [hurt, fire]", "said: 2020-03-02\n  events: [hurt, fire]"),
    "a figure": edit("{measure: hurt, value: 3}", "{measure: hurt, value: 4}"),
    "a range": edit("{measure: hurt, value: 3}", "{measure: hurt, value: 3, to: 4}"),
    "a position": edit("answers: [how-many-hurt]\n  figures:\n  - {measure: hurt, value: 3}",
                       "answers: {how-many-hurt: three}\n  figures:\n  - {measure: hurt, value: 3}"),
    "an id": edit("- id: alarm-late", "- id: alarm-was-late"),
    "an actor's name": edit("name: The town", "name: The city"),
    "a record more": edit("- id: sparks", MORE_ONE + "- id: sparks"),
    "a record less": lambda text: re.sub(RECORD % "alarm-late", "", text),
    "two records in another order": lambda text: re.sub(BOTH, r"\2\1", text),
    "a caveat": edit("caveats: [no-evidence]", "caveats: [alleged]"),
    "a fault": edit("Dozens ran.", "'Dozens ran."),
    "a reference that leads nowhere": edit("speaker: zhanna", "speaker: nobody"),
    "a record further out": lambda text: re.sub(RECORD % "sparks", lambda found: indent(found[0], " "), text),
    "a section's head within": edit("- id: sparks", "actors:\n- id: sparks"),
    "the case's own title": edit("title: The Harbour Fire", "title: The Fire"),
    "a letter that steers a terminal": edit("Dozens ran.", '"Dozens \\e[1mran."'),
    "a translation, by somebody": edit(
        "the cause is unknown}", "the cause is unknown, translation: {text: inconnue, lang: fr, by: zhanna}}"
    ),
    "whose words a source's are": edit("publisher: Courier", "publisher: Courier\n  by: [zhanna]"),
    "what a source repeats": edit("publisher: Courier", "publisher: Courier\n  based_on: [gazette]"),
    "what a source notes": edit("{exact: she gave no proof, role: caveat}", "{exact: she gave no proof}"),
}  # fmt: skip


@pytest.mark.parametrize("what", WORDS)
def test_where_words_have_changed_the_store_is_put_right(what: str, tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    case, put_right = opened_after(tmp_path, TEXT.encode(), WORDS[what](TEXT).encode(), patch)
    assert put_right
    agree(case, tmp_path)


@pytest.mark.parametrize("what", MORE)
def test_where_more_has_changed_the_case_is_read_as_a_whole(
    what: str, tmp_path: Path, patch: pytest.MonkeyPatch
) -> None:
    case, put_right = opened_after(tmp_path, TEXT.encode(), MORE[what](TEXT).encode(), patch)
    assert not put_right
    agree(case, tmp_path)


GIVEN_WORDS: dict[str, Callable[[str], str]] = {
    "a paraphrase": edit("The crew swam.", "The crew swam ashore."),
    "a quote": edit("we swam for it", "we all swam for it"),
    "a quote at length": edit("quotes: she went over to port", "quotes: [{exact: she went over to port}]"),
    "a comment above the defaults": lambda text: "# Edited.\n" + text,
    "what a default gives, written out": edit(
        "text: The crew swam.", "text: The crew swam.\n  medium: sworn testimony"
    ),
    "a medium of its own": edit("text: The crew swam.", "text: The crew swam.\n  medium: letter"),
}
GIVEN_MORE: dict[str, Callable[[str], str]] = {
    "a default": edit("  speaker: master\n", "  speaker: mate\n"),
    "a default less": edit("  medium: sworn testimony\n", ""),
    "a default more": edit("defaults:\n", "defaults:\n  note: x\n"),
    "a speaker of its own": edit("text: The crew swam.", "text: The crew swam.\n  speaker: mate"),
    "no defaults": edit("defaults:\n", "default:\n"),
    "a default that no claim takes any more": lambda text: text.replace("\n- id: ", "\n- actors: [crew]\n  id: "),
}  # fmt: skip


@pytest.mark.parametrize("what", [*GIVEN_WORDS, *GIVEN_MORE])
def test_claims_that_take_defaults_are_put_right_as_others_are(
    what: str, tmp_path: Path, patch: pytest.MonkeyPatch
) -> None:
    text = (CASES / "given" / "case.yaml").read_text(encoding="utf-8")
    new = {**GIVEN_WORDS, **GIVEN_MORE}[what](text)
    case, put_right = opened_after(tmp_path, text.encode(), new.encode(), patch)
    assert put_right == (what in GIVEN_WORDS)
    agree(case, tmp_path)


def test_where_a_translation_has_changed_the_store_is_put_right(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    old = MORE["a translation, by somebody"](TEXT)
    case, put_right = opened_after(tmp_path, old.encode(), edit("inconnue", "pas connue")(old).encode(), patch)
    assert put_right
    agree(case, tmp_path)


def test_words_that_are_changed_back_are_those_that_were_there(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    new = WORDS["the same words as another claim's"](TEXT)
    opened_after(tmp_path, TEXT.encode(), new.encode(), patch)
    (tmp_path / "case.yaml").write_text(TEXT)
    agree(open_kept(settled(tmp_path).resolve()), tmp_path)


@given(st.data())
@many(60)
def test_whatever_happened_to_a_file_the_case_is_that_of_the_file(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("edited")
    text = data.draw(st.sampled_from([TEXT, (CASES / "given" / "case.yaml").read_text(encoding="utf-8")]))
    before, after = text.encode(), data.draw(damaged(text))
    if data.draw(st.booleans()):
        before, after = after, before
    with pytest.MonkeyPatch.context() as patch:
        small(patch)
        try:
            case, _ = opened_after(folder, before, after, patch)
        except CaseError:  # one that is no case at all is told in words
            return
        agree(case, folder)
    shutil.rmtree(folder)


def test_a_store_that_is_not_as_it_was_made_is_not_put_right(tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    (tmp_path / "case.yaml").write_text(TEXT)
    open_kept(settled(tmp_path).resolve())
    (store,) = stores()
    store.write_bytes(store.read_bytes()[:-1] + b"x")
    (tmp_path / "case.yaml").write_text(WORDS["a paraphrase"](TEXT))
    patch.setattr(amending, "planned", lambda *_: pytest.fail("it is put right"))
    agree(open_kept(settled(tmp_path).resolve()), tmp_path)
