"""The schema: every case passes it, it refuses nothing that the reader takes, and what it can it tells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import some_dates
import yaml
from helpers import BUNDLED, CASES, Keys, bad_values, changed, many, put, unmark, with_full
from helpers import written as full_record
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from tui.__main__ import main
from tui.model import SECTIONS
from tui.reading.checks import check
from tui.reading.records import read
from tui.schema import EDTF, schema


class Core(yaml.CSafeLoader):
    """YAML as the language servers of editors parse it: the core schema of YAML 1.2, where `no` and dates are text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own way of saying so


for tag, pattern in (
    ("null", "~|null|Null|NULL|"),
    ("bool", "true|True|TRUE|false|False|FALSE"),
    ("int", "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})\\Z"), None)
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: _integer(str(node.value)))


def _integer(text: str) -> int:
    return int(text, 0) if text[1:2] in ("o", "x") else int(text)


def parsed(text: str) -> Any:
    """Return a file as an editor has it: keys are text."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key if isinstance(key, str) else json.dumps(key): plain(item) for key, item in value.items()}
        return [plain(item) for item in value] if isinstance(value, list) else value

    return plain(yaml.load(text, Core))


@cache
def validator() -> Draft7Validator:
    return Draft7Validator(schema())


def refused(text: str) -> list[str]:
    """Return what the schema refuses in a file."""
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in validator().iter_errors(parsed(text))]


def test_the_schema_is_one() -> None:
    Draft7Validator.check_schema(schema())
    assert json.dumps(schema()).isascii()


def files() -> Iterator[Path]:
    for folder in (BUNDLED, *sorted(CASES.iterdir())):
        yield from sorted(file for file in folder.rglob("*.yaml") if file.name != "seal.yaml")


def test_every_case_that_is_sound_passes() -> None:
    assert len(list(files())) > 8
    assert {str(file): told for file in files() if (told := refused(file.read_text(encoding="utf-8")))} == {}


def test_every_field_of_every_record_passes_and_is_told() -> None:
    for section, kind in SECTIONS.items():
        text = with_full(section, full_record(kind, (), "", "  "))
        assert refused(text) == [], section
    definitions = schema()["definitions"]
    for record in definitions.values():
        assert record["description"]
        assert [key for key, each in record.get("properties", {}).items() if not each.get("description")] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A headline", "title: no"),
        ("title: A headline", "title: 1984"),
        ("title: A headline", "title: ~"),
        ("publisher: The Paper", "publisher: 112"),
        ("when: 2020-01-02", "when: 2020"),
        ("when: 2020-01-02", "when: -0044"),
        ("when: 2020-01-02", "when: 2020-01-02T10:00:00Z"),
        ("id: ann\n  name: Ann", "id: ann\n  name: true"),
        ("    - exact: it was weak", "    - it was weak"),
        ("    quotes:\n    - exact: it was weak", "    quotes: 12"),
        ("answers: [how-strong]", "answers: {how-strong: 7}"),
        ("answers: [how-strong]", "answers: [how-strong: no]"),
        ("format: 1", "format: '1'"),
    ],
)
def test_what_an_editor_takes_for_another_type_is_text(old: str, new: str, tmp_path: Path) -> None:
    text = changed(old, new)
    reading = read(put(tmp_path, text))
    assert [str(problem) for problem in reading.problems] == []
    assert refused(text) == []


SHORT = "defaults: {speaker: ann, source: paper}\n" + changed(
    "  reports:\n  - source: paper\n    quotes:\n    - exact: it was weak", "  quotes: it was weak"
).replace("  speaker: ann\n", "")


def test_short_forms_and_defaults_pass() -> None:
    assert refused(SHORT) == []
    assert refused(SHORT.replace("defaults: {speaker: ann, source: paper}\n", "")) != []


# What a schema can't know: records of other files, calendars, the order of numbers.
BEYOND = re.compile(r"nobody-there|2020-13-45|2020-02-02/2020-01-01|§(?:paper|other|ann|storm|how-strong|strong)\b")


def test_a_bad_value_in_any_field_is_refused_where_a_schema_can_tell() -> None:
    told = missed = 0
    for section, path, value in bad_values():
        if value and (BEYOND.search(value) or path == ("texts",)):
            continue
        text, _ = unmark(with_full(section, full_record(SECTIONS[section], path, value)))
        told += 1
        if not refused(text):
            missed += 1
            assert _beyond(path, value), (section, path, value)
    assert told > 300
    assert missed < 20


def _beyond(path: Keys, value: str | None) -> bool:
    """Tell whether a bad value is one that only the reader knows to be one."""
    if value in ("§1e3", "{§a: b}"):  # a number to an editor, and text to us; a question that is not there
        return True
    return value == "§''" and path[-1] in ("said", "medium", "said_text", "via", "to", "events", "actors", "answers")


SCALARS = ["no", "~", "null", "''", "' '", "true", "08", "1.50", "1e5", "-3", "2022", "2022-01-05", "23:26", "0x1f"]
SCALARS += [".inf", "A B", "a-b", "x", "editor", "denies", "[a]", "[]", "{a: b}", "{}", "[{a: b}]", "[a: b]", "1_000"]
SCALARS += ["2022-01-05/..", "[2022-01, 2023]", "'[2022-01,2023]'", "'[..2022-01-10]'", "20XX", "201X?", "../2022"]
FIELDS = sorted({(section, path) for section, path, _ in bad_values()})


@many(400)
@given(st.sampled_from(FIELDS), st.sampled_from(SCALARS))
def test_what_the_schema_refuses_the_reader_refuses(
    tmp_path_factory: pytest.TempPathFactory, at: tuple[str, Keys], value: str
) -> None:
    section, path = at
    text, _ = unmark(with_full(section, full_record(SECTIONS[section], path, value)))
    if told := refused(text):
        reading = read(put(tmp_path_factory.mktemp("case"), text))
        check(reading)
        assert reading.problems, (at, value, told)


DATE = st.text(st.sampled_from("0129X-/.[],TZ:+?~%Y "), max_size=14)


@many(400)
@given(DATE)
def test_every_date_that_the_reader_takes_matches_the_pattern(text: str) -> None:
    from tui.edtf import DateError, parse

    try:
        parse(text)
    except DateError:
        return
    assert re.search(EDTF, text), text


@many(200)
@given(some_dates.texts)
def test_dates_of_every_kind_match_the_pattern(text: str) -> None:
    assert re.search(EDTF, text)


def test_what_is_no_date_does_not_match_the_pattern() -> None:
    none = ("yesterday", "9 Jan", "2022-1-5", "..", "[]", "2022-01-05T", "2022-01-05 10:00", "")
    assert [text for text in none if re.search(EDTF, text)] == []


def test_a_pattern_is_one_of_javascript_too() -> None:
    """Editors run JavaScript, which knows no named groups of Python's and fewer escapes."""
    assert "(?P" not in EDTF
    assert not re.search(r"\\[^.\[\]/]", EDTF)


def test_the_command_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == schema()
