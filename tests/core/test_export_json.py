"""JSON of a case: one object, from which the same case is made again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from exported import SORTS, case_of, lines, loaded, part
from helpers import BUNDLED, HARBOUR, many, put
from hypothesis import given
from hypothesis import strategies as st
from made import cases

from tui.__main__ import main
from tui.authoring.from_export import case_files, is_export, number
from tui.case import Case
from tui.exports.part import Part
from tui.formats.json import whole
from tui.reading.seal import read_seal


def text(of: Part) -> str:
    return "\n".join(lines("json", of))


def made_again(folder: Path, of: Part) -> Case:
    """Return the case that is made of an export, in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, words in case_files(json.loads(text(of))).items():
        (folder / name).write_text(words, encoding="utf-8", newline="\n")
    return Case.open(folder)


@pytest.mark.parametrize("sort", [*SORTS, "given", "night"])
def test_of_an_export_the_same_case_is_made_and_exported_to_the_same_bytes(sort: str, tmp_path: Path) -> None:
    before = text(part(sort))
    again = made_again(tmp_path / "again", part(sort))
    assert [problem.what for problem in again.problems] == [problem.what for problem in case_of(sort).problems]
    assert text(part(again)) == before


@many(60)
@given(cases())
def test_so_it_is_of_any_case(tmp_path_factory: pytest.TempPathFactory, case: Case) -> None:
    again = made_again(tmp_path_factory.mktemp("again"), part(case))
    if not again.left_out:  # a link that another draws without words is an error, which these cases may have
        assert text(part(again)) == text(part(case))


TEXTS = st.text(max_size=12) | st.sampled_from(
    [
        "no",
        "~",
        "2020",
        "1e3",
        "a: b",
        "a #b",
        "- x",
        "'x",
        '"x"',
        "x\r\ny",
        "\x1b[2J",
        "\u202e",
        "\ufeff",
        "=",
        "|",
        "\\",
    ]
)


@many(300)
@given(TEXTS)
def test_any_text_is_the_same_again(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    told = loaded("json", part("one-source"))
    told["sources"][0] |= {"title": words, "rights": words, "author": words}
    folder = tmp_path_factory.mktemp("again")
    for name, written in case_files(told).items():
        (folder / name).write_bytes(written.encode("utf-8"))
    found = Case.open(folder)
    if not words.strip():
        assert found.problems, "no text is empty"
        return
    again = loaded("json", part(found))["sources"][0]
    assert (again["title"], again["rights"], again["author"]) == (words,) * 3


def test_it_holds_what_the_json_of_each_record_has_but_its_place() -> None:
    case = case_of("bundled")
    told = loaded("json", part("bundled"))
    assert told["format"] == "onrecord 1"
    assert told["part"] == {"whole": True, "words": f"the whole case, {len(case.claims)} claims"}
    records = [record for key in ("sources", "actors", "events", "questions", "claims") for record in told[key]]
    assert sorted(record["id"] for record in records) == sorted(case.all_ids())
    for record in [told["case"], *records]:
        found = case.get(record["id"])
        assert found
        before: dict[str, Any] = whole(case, record["id"], found)
        assert before.pop("place")
        assert record == before


def test_the_seal_goes_along(tmp_path: Path) -> None:
    made_again(tmp_path / "again", part("bundled"))
    before, after = read_seal(BUNDLED), read_seal(tmp_path / "again")
    assert before.there
    assert (before.sources, before.words) == (after.sources, after.words)


def test_what_is_no_longer_as_it_was_sealed_is_not_made_good(tmp_path: Path) -> None:
    for file in BUNDLED.glob("*.yaml"):
        words = file.read_text(encoding="utf-8")
        if file.name == "seal.yaml":
            line = next(line for line in words.splitlines() if line.startswith("- 112ua ") and len(line.split()) == 3)
            words = words.replace(line, "- 112ua " + "0" * 64)
        put(tmp_path / "case", words, file.name)
    made_again(tmp_path / "again", part(Case.open(tmp_path / "case")))
    assert read_seal(tmp_path / "again").sources["112ua"] == "0" * 64


def test_a_part_says_so_and_makes_a_case_without_errors(tmp_path: Path) -> None:
    of = part(Case.open(HARBOUR), ("speaker", "mayor"))
    told = json.loads(text(of))
    assert told["part"] == {"whole": False, "words": of.words}
    assert 0 < len(told["claims"]) < len(case_of("harbour").claims)
    assert any(link["to"] not in of.claims for claim in told["claims"] for link in claim.get("links", ()))
    again = made_again(tmp_path / "again", of)
    assert not again.problems
    assert list(again.claims) == list(of.claims)
    first = (tmp_path / "again" / "claims.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# Left out: 1 reference to claims that are not in the part that was exported."


def test_a_case_that_is_made_of_a_part_says_which_and_a_whole_one_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    of = part("harbour", ("speaker", "mayor"))
    for name, which in (("part", of), ("whole", part("harbour"))):
        put(tmp_path, text(which), f"{name}.json")
        assert main(("import", str(tmp_path / f"{name}.json"), "--into", str(tmp_path / name), "--write")) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("onrecord: imported a part of a case, as its case.yaml says, into ")
    assert told[1].startswith("onrecord: imported a case into ")
    first, second, *_ = (tmp_path / "part" / "case.yaml").read_text().splitlines()
    assert first == f"# This is a part of a case: {of.words}."
    assert second == "# What other claims of it say, also of these, is not here."
    assert (tmp_path / "whole" / "case.yaml").read_text().startswith("case:\n")
    assert main(("import", str(tmp_path / "part.json"), "--case", str(tmp_path / "whole"))) != 0
    assert "this is an export of a case" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("digits", "written"),
    [("1E-7", "0.0000001"), (1e22, "10000000000000000000000"), ("12.50", "12.50"), (7, "7"), ("many", "many")],
)
def test_a_number_is_written_in_digits(digits: object, written: str) -> None:
    assert str(number(digits)) == written


DAMAGED: list[Any] = [
    [], {}, {"format": 1}, {"format": "onrecord 2"}, {"format": "onrecord 1"}, {"format": "onrecord 1", "case": []},
    {"format": "onrecord 1", "case": {}, "sources": {}}, {"format": "onrecord 1", "case": {}, "sources": [1]},
]  # fmt: skip


@pytest.mark.parametrize("damaged", DAMAGED, ids=str)
def test_what_is_no_export_is_refused(damaged: Any) -> None:
    with pytest.raises(ValueError, match="export"):
        case_files(damaged)
    assert is_export(damaged) == (isinstance(damaged, dict) and str(damaged.get("format")).startswith("onrecord"))


def test_keys_and_values_of_others_stay_values(tmp_path: Path) -> None:
    told = loaded("json", part("one-source"))
    told["sources"][0] |= {"a: b\n- c": "x", "by": [3, None], "short": True}
    told["seal"] = {"there": True, "sources": [["a\nseal: 2", "b"]], "words": []}
    again = put(tmp_path, "case: {format: 1, id: x, title: x}\n")
    for name, words in case_files(told).items():
        put(again, words, name)
    assert [problem.what for problem in Case.open(again).problems][:1] == ["unknown field 'a: b - c' of a source"]
    assert (again / "seal.yaml").read_text(encoding="utf-8").count("\nseal:") == 1
