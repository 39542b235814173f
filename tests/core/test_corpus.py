"""Each hostile file of the corpus is opened, checked and exported: nothing breaks, steers a terminal or is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from accounted import checked, unaccounted
from fuzz import STEERS, corpus, lines
from helpers import harbour, put, tree

from tui.__main__ import main
from tui.case import Case
from tui.case.lists import KINDS
from tui.case.query import Filters
from tui.case.search import understand
from tui.dates import DateError, parse
from tui.exports import EXPORTS
from tui.exports.part import part_of
from tui.formats import FORMATS
from tui.problems import CaseError
from tui.user.settings import read_settings


def named(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("file", corpus("cases"), ids=named)
def test_a_hostile_case_is_opened_checked_and_exported(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, file.read_bytes())
    before = tree(tmp_path)
    try:
        assert unaccounted(file.read_bytes().decode("utf-8", "replace"), checked(tmp_path, "as a whole")) == []
        case = Case.open(tmp_path)
    except CaseError:
        case = None  # which `check` says, too
    code = main(["check", str(tmp_path)])
    said = "".join(capsys.readouterr())
    assert code == (1 if case is None or case.problems else 0)
    assert not STEERS.search(said)
    assert all(line.startswith((str(tmp_path), "onrecord: ")) for line in said.splitlines())
    if case:
        assert_exported(case)
    assert tree(tmp_path) == before


def assert_exported(case: Case) -> None:
    """Write all that a case holds in each format: nothing is a control character, and JSON escapes them."""
    for form in FORMATS.values():
        kinds = {kind: list(getattr(case, kind)) for kind in KINDS}
        out = [*form.cards(case, [case.info.id, *(name for names in kinds.values() for name in names)])]
        for kind, names in kinds.items():
            out += form.rows(case, kind, names)
        text = "\n".join(out)
        assert text.isascii() if form.name.startswith("json") else not STEERS.search(text), form.name
    for export in EXPORTS.values():
        if export.printable:
            text = "\n".join(export.lines(part_of(case, Filters())))
            assert text.isascii() if export.name == "json" else not STEERS.search(text), export.name


@pytest.mark.parametrize("file", corpus("config"), ids=named)
def test_hostile_settings_give_settings_and_lines(file: Path) -> None:
    settings, problems = read_settings(file)
    for value in (settings.theme, settings.case, settings.editor):
        assert value is None or not STEERS.search(value)
    assert all(len(str(problem).splitlines()) == 1 for problem in problems)


@pytest.mark.parametrize(("file", "text"), list(zip(corpus("queries"), lines("queries"), strict=True)), ids=str)
def test_a_hostile_query_has_an_answer(file: Path, text: str) -> None:
    sought = understand(harbour(), text)
    harbour().ranked(Filters(sought=sought))
    assert all(len(line.splitlines()) == 1 for line in sought.understood)


@pytest.mark.parametrize(("file", "text"), list(zip(corpus("dates"), lines("dates"), strict=True)), ids=str)
def test_a_hostile_date_is_one_or_says_why_not(file: Path, text: str) -> None:
    try:
        said = parse(text).text
    except DateError as error:
        said = text if error.what and error.cure else ""
    assert said == text


def test_a_file_is_named_after_what_it_tries() -> None:
    names = [path.stem for kind in ("cases", "config", "queries", "dates") for path in corpus(kind)]
    assert len(names) > 70
    assert [name for name in names if not name.replace("-", "").isalnum() or len(name) < 3] == []
