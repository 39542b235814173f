"""`--columns`, `--sort` and `--limit`: what is printed, in what order and how much, in every format."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from helpers import BUNDLED, kazakhstan
from wcwidth import wcswidth

from tui.__main__ import main
from tui.case.lists import KINDS
from tui.commands import DONE, USAGE
from tui.dates import parse
from tui.formats import FORMATS, compared
from tui.formats.aligned import aligned
from tui.formats.chosen import columns_of
from tui.formats.csv import COLUMNS
from tui.model import KIND_OF

Captured = pytest.CaptureFixture[str]
WHOLE = [name for name in FORMATS if name in ("json", "jsonl")]


def said(capsys: Captured, *words: str) -> tuple[int, str, str]:
    code = main([*words, "--case", str(BUNDLED)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def table(capsys: Captured, *words: str) -> list[dict[str, str]]:
    """Return the rows of a table as CSV has it."""
    code, out, _ = said(capsys, *words, "--format", "csv")
    assert code == DONE
    return list(csv.DictReader(io.StringIO(out)))


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_of_csv_can_be_asked_for_alone_and_is_what_csv_has(capsys: Captured, kind: str) -> None:
    whole = table(capsys, "list", kind)
    assert list(whole[0]) == list(COLUMNS[kind])
    for column in COLUMNS[kind]:
        found = table(capsys, "list", kind, "--columns", column)
        assert [row[column] for row in found] == [row[column] for row in whole], column
        assert set(found[0]) == {column}


@pytest.mark.parametrize("form", [name for name in FORMATS if name not in WHOLE])
def test_columns_stand_in_the_order_asked_for_in_every_table(capsys: Captured, form: str) -> None:
    code, out, err = said(
        capsys, "list", "claims", "--columns", "marks,id,said", "--limit", "2", "--format", form,
    )  # fmt: skip
    assert code == DONE
    head = out.splitlines()[0]
    assert head.index("marks") < head.index("id") < head.index("said")
    assert "spy-captured" in out
    assert err == "onrecord: 198 more: --limit 2 leaves them out\n"


def test_rows_are_sorted_by_number_by_date_and_by_words_either_way(capsys: Captured) -> None:
    says = [int(row["says"]) for row in table(capsys, "list", "actors", "--columns", "id,says", "--sort", "-says")]
    assert says == sorted(says, reverse=True)
    assert says[0] > 9 > says[-1], "as text 10 would come before 9"
    said_then = [row["said"] for row in table(capsys, "list", "claims", "--columns", "said", "--sort", "said")]
    dated = [parse(text).earliest or () for text in said_then if text]
    assert dated == sorted(dated)
    assert said_then[len(dated) :] == [""] * (len(said_then) - len(dated)), "what has no date comes last"
    back = [row["said"] for row in table(capsys, "list", "claims", "--columns", "said", "--sort", "-said")]
    assert back[len(dated) :] == said_then[len(dated) :]
    names = [row["name"] for row in table(capsys, "list", "actors", "--sort", "name")]
    assert names[0].casefold() <= names[1].casefold() <= names[-1].casefold()


def test_a_limit_leaves_the_first_and_says_how_many_it_left_out(capsys: Captured) -> None:
    whole = [row["id"] for row in table(capsys, "list", "claims", "--sort", "text")]
    code, out, err = said(capsys, "list", "claims", "--sort", "text", "--limit", "3", "--format", "jsonl")
    assert code == DONE
    assert [json.loads(line)["id"] for line in out.splitlines()] == whole[:3]
    assert err == f"onrecord: {len(whole) - 3} more: --limit 3 leaves them out\n"
    assert said(capsys, "show", "spy-captured", "--limit", "5")[2].count("more") == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("list", "claims", "--columns", "speker"), "'speker' is no column; did you mean 'speaker'?"),
        (("list", "claims", "--sort", "-marx"), "'marx' is no column; did you mean 'marks'?"),
        (("list", "claims", "--columns", "marks", "--format", "json"), "did you mean 'derived.marks'?"),
        (("search", "killed", "--columns", "askz"), "did you mean 'asks'?"),
        (("compare", "how-many-killed", "--columns", "tolld"), "did you mean 'told'?"),
        (("compare", "how-many-killed", "--limit", "2"), "side by side"),
    ],
)
def test_what_is_no_column_is_wrong_usage_and_names_the_closest(
    capsys: Captured, words: tuple[str, ...], says: str
) -> None:
    code, out, err = said(capsys, *words)
    assert (code, out, err.count("\n")) == (USAGE, "", 1)
    assert says in err


@pytest.mark.parametrize("words", [("--limit", "0"), ("--limit", "x"), ("--limit", "-1"), ("--columns", ",")])
def test_what_is_no_number_or_no_name_is_wrong_usage(capsys: Captured, words: tuple[str, ...]) -> None:
    code, out, err = said(capsys, "list", "claims", *words)
    assert (code, out) == (USAGE, "")
    assert "usage: onrecord list" in err


# JSON


def below(value: Any, path: str) -> list[Any]:
    """Return what stands in a value at a path, in lists too."""
    key, _, rest = path.partition(".")
    values = value if isinstance(value, list) else [value]
    found = [each[key] for each in values if key in each]
    return [item for each in found for item in below(each, rest)] if rest else found


def test_json_keeps_of_each_object_the_fields_asked_for_as_they_are(capsys: Captured) -> None:
    asked = ("place.line", "id", "derived.marks", "reports.quotes.exact")
    _, out, _ = said(capsys, "list", "claims", "--format", "json", "--columns", ",".join(asked))
    found = json.loads(out)
    whole = json.loads(said(capsys, "list", "claims", "--format", "json")[1])
    assert len(found) == len(whole) > 100
    for some, every in zip(found, whole, strict=True):
        assert list(some) == ["place", "id", "derived", "reports"], "in the order asked for"
        assert {path: below(some, path) for path in asked} == {path: below(every, path) for path in asked}
        assert list(some["derived"]) == ["marks"]


# Records of several kinds, and comparisons


def test_of_several_kinds_a_column_that_one_lacks_is_empty(capsys: Captured) -> None:
    found = table(capsys, "search", "killed", "--columns", "record,id,asks,speaker")
    assert {row["record"] for row in found} >= {"claim", "question"}
    for row in found:
        assert row["record"] == kazakhstan().kind(row["id"])
        assert bool(row["asks"]) == (row["record"] == "question")
        assert bool(row["speaker"]) == (row["record"] == "claim")
    assert set(columns_of(KIND_OF.values())) > {"record", "asks", "speaker"}


def test_a_comparison_is_cut_and_ordered_by_statements(capsys: Captured) -> None:
    whole = table(capsys, "compare", "how-many-killed")
    assert list(whole[0]) == list(compared.COLUMNS)
    numbers = list(dict.fromkeys(row["statement"] for row in whole))
    some = table(capsys, "compare", "how-many-killed", "--limit", "2")
    assert some == [row for row in whole if row["statement"] in numbers[:2]]
    back = table(capsys, "compare", "how-many-killed", "--sort", "-statement", "--columns", "statement")
    assert list(dict.fromkeys(row["statement"] for row in back)) == numbers[::-1]
    _, out, _ = said(
        capsys, "compare", "how-many-killed", "--sort", "-statement", "--columns", "statement,claims.id",
        "--limit", "1", "--format", "json",
    )  # fmt: skip
    [last] = json.loads(out)
    assert last["statement"] == int(numbers[-1])
    assert set(last["claims"][0]) == {"id"}


# Days


def test_counts_of_days_are_what_their_filter_leaves(capsys: Captured) -> None:
    found = {row["when"]: int(row["claims"]) for row in table(capsys, "list", "claims", "--count", "said")}
    assert found["undated"] == len(table(capsys, "list", "claims", "--said", "unknown"))
    assert sum(found.values()) == len(table(capsys, "list", "claims"))
    some = {
        row["when"]: int(row["claims"])
        for row in table(capsys, "list", "claims", "--count", "said", "--kind", "denies")
    }
    assert sum(some.values()) == len(table(capsys, "list", "claims", "--kind", "denies"))
    for words in (("list", "actors", "--count", "said"), ("list", "claims", "--count", "said", "--limit", "3")):
        assert said(capsys, *words)[0] == USAGE


def test_a_day_is_shown_by_any_way_to_write_it_and_what_is_none_is_told(capsys: Captured) -> None:
    code, out, err = said(capsys, "show", "said=2022-01-09")
    assert (code, err) == (DONE, "")
    assert out.splitlines()[2] == "Said: Sun 9 Jan 2022" or "Said: Sun 9 Jan 2022" in out
    assert said(capsys, "show", "said=9 Jan")[1] == out
    for words, says in (
        (("said=2022",), "may be any of these"),
        (("said=5 May",), "'said=5 May'"),
        (("said=9 Jan", "--limit", "3"), "as it is"),
        (("said=9 Jan", "tokayev", "--format", "json"), "stands alone"),
    ):
        code, out, err = said(capsys, "show", *words)
        assert (code, out, err.count("\n")) == (USAGE, "", 1)
        assert says in err


# Text


def drawn(columns: list[str], rows: list[list[str]], width: int) -> list[str]:
    return [line.text for line in aligned(columns, rows, width, endless=False)]


def test_text_stands_in_columns_that_wide_characters_do_not_shift() -> None:
    lines = drawn(["id", "text"], [["a", "阿拉木图"], ["bc", "שלום עולם"], ["d", "e\u0301e"]], 40)
    assert lines == ["id  text", "a   阿拉木图", "bc  שלום עולם", "d   e\u0301e"]


@pytest.mark.parametrize("width", [9, 20, 33, 47, 80])
def test_nothing_is_cut_at_any_width(width: int) -> None:
    words = "one two three four five six seven eight nine ten 阿拉木图阿拉木图 " + "x" * 30
    rows = [["some-id", words, words], ["other", "short", words]]
    lines = drawn(["id", "text", "quotes"], rows, width)
    assert max(map(wcswidth, lines)) <= width
    assert "…" not in "".join(lines)
    squeezed = "".join("".join(lines).split())
    for char in set(words) - {" "}:
        assert squeezed.count(char) >= sum(cell.count(char) for row in rows for cell in row)
