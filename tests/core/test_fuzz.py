"""Made up at random: no text, YAML, date, query, settings or state breaks anything, and no record is lost."""

from __future__ import annotations

import json
from pathlib import Path

import fuzz
import pytest
from accounted import checked
from helpers import HARBOUR, HEAD, harbour, many, put
from hypothesis import given

from tui.case.query import Filters
from tui.case.search import understand
from tui.dates import DateError, parse
from tui.explorer.state.navigation import opening
from tui.explorer.state.session import restored
from tui.problems import CaseError
from tui.text import Cleaned, as_written, clean, unsafe_count
from tui.user.memory import recall
from tui.user.settings import read_settings


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@given(fuzz.texts)
@many(150)
def test_any_text_is_clean_once_it_is_cleaned_and_is_kept_as_written(text: str) -> None:
    assert not fuzz.STEERS.search(clean(text))
    assert clean(clean(text)) == clean(text)
    assert as_written(Cleaned(text)) == text
    assert bool(unsafe_count(text)) == (clean(text) != text)


@given(fuzz.yaml)
@many(100, long=30_000)
def test_any_yaml_is_read_or_told_in_lines_with_a_place(folder: Path, text: str) -> None:
    try:
        with fuzz.within_bounds():
            reading = checked(put(folder, HEAD + text), "as a whole")
    except CaseError:
        return
    assert reading.problems or not reading.left_out
    for problem in reading.problems:
        assert str(problem).startswith(str(folder))
        assert not fuzz.STEERS.search(str(problem))


@given(fuzz.dates)
@many(100)
def test_any_date_is_one_or_says_why_not(text: str) -> None:
    try:
        said = parse(text).text
    except DateError as error:
        said = text if error.what and error.cure else ""
    assert said == text


@given(fuzz.queries)
@many(100, long=10_000)
def test_any_query_has_an_answer(text: str) -> None:
    sought = understand(harbour(), text)
    filters = Filters(sought=sought)
    assert set(harbour().left(filters)) <= set(range(len(harbour().claims)))
    assert all(len(line.splitlines()) == 1 for line in sought.understood)


@given(fuzz.configs)
@many(60)
def test_any_settings_are_settings_and_lines(folder: Path, text: str) -> None:
    settings, problems = read_settings(put(folder, text.encode("utf-8", "surrogatepass"), "config") / "config")
    assert isinstance(settings.motion, bool)
    assert all(len(str(problem).splitlines()) == 1 for problem in problems)


@given(fuzz.states)
@many(60)
def test_with_any_state_the_case_opens(folder: Path, state: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.user.memory.state_dir", lambda: folder / "state")
        put(folder / "state" / "cases", json.dumps(state), "harbour.json")
        memory = recall("harbour", HARBOUR)
        assert restored(harbour(), opening(harbour()), memory.view).pane in range(1, 5)
