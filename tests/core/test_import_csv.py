"""Claims out of a table: what a spreadsheet leaves, its faults by row and column, and our own tables back again."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from exported import case_of
from fuzz import texts
from helpers import SMALL, changed, many, put, tree
from hypothesis import given
from hypothesis import strategies as st
from printed import FORMULAS, PAYLOADS, hostile_text, printed

from tui.__main__ import main
from tui.authoring.cells import _LED
from tui.authoring.csv_columns import COLUMNS, DERIVED, LOST, MEANT, OWN, SIGNS, TAKEN_APART
from tui.formats.csv import escape_formula
from tui.model import Claim, Figure, Link, Quote
from tui.reading.records import read
from tui.text import as_written, clean

SHEET = """\
id,text,speaker,said,source,stance,caveats,exact,prefix,suffix,role,answers,note,link_to,link_kind,link_by,link_why
hurt,Nobody was hurt.,Ann Lee,2020-03-03,https://a.example/1,,,Nobody was hurt,,", the mayor",,Was anyone hurt?=no,,,,,
,,,,,,,the mayor said,,,attribution,,,,,,
,,,,The Other,endorses,,hurt: nobody,,,,,,,,,
,"Two fell: they ""swam"".",Tom,2020-03?,The Other,,alleged; unconfirmed,two fell,,,,Was anyone hurt?=yes,"a
b",hurt,contradicts,editor,It is said of the same fire.
"""


def sheet(text: str = SHEET, separator: str = ",", end: str = "\n", coding: str = "utf-8") -> bytes:
    """Return a table as a spreadsheet might have left it."""
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator=end).writerows(csv.reader(io.StringIO(text, newline="")))
    return written.getvalue().encode(coding)


def claims_of(folder: Path) -> dict[str, Claim]:
    reading = read(folder)
    assert reading.problems == []
    return {name: record for name in reading.records if isinstance(record := reading.records[name], Claim)}


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_read_however_a_spreadsheet_has_saved_it(
    separator: str, end: str, coding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_bytes(sheet(separator=separator, end=end, coding=coding))
    assert main(["import", str(tmp_path / "a.csv"), "--into", str(tmp_path / "new case"), "--write"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", str(tmp_path / "new case")]) == 0
    claims = claims_of(tmp_path / "new case")
    assert list(claims) == ["hurt", "two-fell-they-swam"]
    hurt, fell = claims.values()
    assert [(report.source, report.stance, len(report.quotes)) for report in hurt.reports] == [
        ("https-a-example-1", "reports", 2), ("the-other", "endorses", 1),
    ]  # fmt: skip
    assert hurt.reports[0].quotes[0] == Quote(exact="Nobody was hurt", suffix=", the mayor")
    assert hurt.reports[0].quotes[1] == Quote(exact="the mayor said", role="attribution")
    assert (hurt.speaker, hurt.said and hurt.said.text, hurt.positions) == (
        "ann-lee", "2020-03-03", (("was-anyone-hurt", "no"),),
    )  # fmt: skip
    assert (fell.text, fell.note) == ('Two fell: they "swam".', "a\nb")
    assert fell.positions == (("was-anyone-hurt", "yes"),)
    assert fell.reports[0].caveats == ("alleged", "unconfirmed")
    assert fell.links == (Link(to="hurt", kind="contradicts", by="editor", why="It is said of the same fire."),)


def test_names_are_those_of_the_case_and_what_is_new_is_guessed_and_said_to_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = put(tmp_path / "case", SMALL)
    table = (
        "text,speaker,source,exact,events,answers\nIt blew.,ANN,another  headline,it blew,storm,How strong was it?\n"
    )
    (tmp_path / "a.csv").write_text(table + "It rained.,Bea,Bea's diary,it rained,,\n")
    assert main(["import", str(tmp_path / "a.csv"), "--case", str(case)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("sources:\n- id: bea-s-diary\n") or said.out.startswith("sources:\n- id: beas-diary\n")
    assert said.out.count("# taken for a person: say what it is") == 1
    assert "speaker: ann\n" in said.out
    assert "source: other\n" in said.out
    assert "events: [storm]\n  answers: [how-strong]\n" in said.out


def test_what_is_written_goes_behind_what_is_there_and_no_other_byte_changes(tmp_path: Path) -> None:
    case = put(tmp_path / "case", SMALL)
    (tmp_path / "a.csv").write_text(
        "text,speaker,source,exact\nIt blew.,ann,paper,it blew\nIt rained.,Bea,paper,it rained\n"
    )
    assert main(["import", str(tmp_path / "a.csv"), "--case", str(case), "--write"]) == 0
    text = (case / "case.yaml").read_text()
    at = SMALL.index("events:")
    actor = "- id: bea\n  name: Bea\n  # taken for a person: say what it is\n  kind: person\n"
    assert text.startswith(f"{SMALL[:at]}{actor}{SMALL[at:]}- id: ")
    assert [claim.text for claim in claims_of(case).values()][2:] == ["It blew.", "It rained."]


FAULTS = [
    ("id,text,speaker,source,exact\nA b,x,ann,paper,y\n", "row 2, column id: id 'A b' is not a slug"),
    ("id,text,speaker,source,exact\nann,x,ann,paper,y\n", "row 2, column id: the id 'ann' is taken by the actor"),
    ("text,speaker,source,exact,said\n\nx,ann,paper,y,yesterday\n", "row 3, column said: said 'yesterday'"),
    ("text,speaker,source,exact,kind\nx,ann,paper,y,shouts\n", "column kind: kind 'shouts' is not known"),
    (
        "text,speaker,source,exact,stance\nx,ann,paper,y,endorse\n",
        "column stance: stance 'endorse' is not known; did you",
    ),
    ("text,speaker,source,exact,role\nx,ann,paper,y,what\n", "column role: role 'what' is not known"),
    ("text,speaker,source,exact,caveats\nx,ann,paper,y,alleged; no\n", "column caveats: caveats 'no' is not known"),
    ("text,speaker,source,exact,events\nx,ann,paper,y,storn\n", "column events: no event has the id or name 'storn'"),
    ("text,speaker,source,exact,link_to,link_kind,link_by\nx,ann,paper,y,strong,denies,editor\n", "gives no reason"),
    ("text,speaker,source,exact,figure_measure\nx,ann,paper,y,hurt\n", "a figure without a number"),
    (
        "text,speaker,source,exact,figure_measure,figure_value\nx,ann,paper,y,hurt,many\n",
        "value 'many' is not a number",
    ),
    ("text,speaker,source,exact\nx,,paper,y\n", "row 2: this claim has no 'speaker'"),
    ("text,speaker,source,exact\nx,ann,,y\n", "row 2, column source: this row has a quote, and no 'source'"),
    ("text,speaker,source,exact\nx,ann,,\n", "row 2, column source: no source prints this claim"),
    ("text,speaker,source,exact\nx,ann,paper,\n", "row 2, column source: this report has no 'quotes'"),
    ("id,text,speaker,source,exact\n,,ann,paper,y\n", "row 2, column id: this row has neither 'id' nor 'text'"),
    ("id,text,speaker,source,exact\na,x,ann,paper,y\na,z,,,w\n", "row 3, column text: another 'text' than in row 2"),
    ("text,speaker,source,exact,prefix\nx,ann,paper,,y\n", "this quote has no 'exact'"),
    ("text,speaker,source,exact\na,b,c,d,e\n", "row 2 has 5 cells, and the first line 4"),
    ('text,speaker\n"a,b\n', "row 2: this is no CSV"),
    ("text,speaker,source,exact\nx,Alike,paper,y\n", "row 2, column speaker: 'Alike' may be one or two; give the id"),
    ("text,text\na,b\n", "the column 'text' stands twice"),
    ("a,b\n1,2\n", "names no column that is known"),
    ("", "it is empty; begin it with"),
    ("text,speaker\n", "there is nothing in it to import"),
    (b"text\n\xe9\n", "byte 0xe9 in line 2 is not UTF-8"),
]


@pytest.mark.parametrize(("table", "why"), FAULTS)
def test_a_fault_is_told_by_row_and_column_and_nothing_is_written(
    table: str | bytes, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alike = "- {id: one, name: Alike, kind: person}\n- {id: two, name: alike, kind: thing}\n"
    case = put(tmp_path / "case", SMALL.replace("actors:\n", f"actors:\n{alike}"))
    (tmp_path / "a.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
    before = tree(case)
    assert main(["import", str(tmp_path / "a.csv"), "--case", str(case), "--write"]) == 1
    said = capsys.readouterr()
    assert why in said.err
    assert said.out == ""
    assert tree(case) == before


def test_a_column_that_is_not_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text("text,speaker,source,exact,Sayd,colour\nx,ann,paper,y,1,2\n")
    assert main(["import", str(tmp_path / "a.csv")]) == 0
    said = capsys.readouterr().err
    assert "the column 'sayd' is not read; did you mean 'said'?" in said
    assert "the column 'colour' is not read\n" in said


def test_columns_that_only_our_own_tables_have_are_told_where_the_table_is_another_and_others_where_it_is_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = {name: MEANT.get(name) for name in (*TAKEN_APART, *DERIVED, *LOST) if name not in SIGNS}
    (tmp_path / "a.csv").write_text(f"text,speaker,source,exact,{','.join(lost)}\nx,ann,paper,y{',z' * len(lost)}\n")
    assert main(["import", str(tmp_path / "a.csv")]) == 0
    said = capsys.readouterr().err
    for name, meant in lost.items():
        assert f"the column {name!r} is not read" in said
        assert meant is None or f"{name!r} is not read; did you mean {meant!r}?" in said
    (tmp_path / "b.csv").write_text("id,text,speaker_id,source_ids,quotes,mine\na,x,unrecorded,paper,y,z\n")
    main(["import", str(tmp_path / "b.csv")])
    said = capsys.readouterr().err
    assert "the column 'mine' is not read" in said
    assert said.count("is not read") == 1


def test_of_many_columns_that_are_not_read_the_first_are_named_and_the_others_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [f"x{number}" for number in range(5_000)]
    (tmp_path / "a.csv").write_text(f"text,speaker,source,exact,{','.join(names)}\nx,ann,paper,y\n")
    assert main(["import", str(tmp_path / "a.csv")]) == 0
    *named, last = [line for line in capsys.readouterr().err.splitlines() if "not read" in line]
    assert [name for name in names if any(f"the column {name!r} is" in line for line in named)] == names[: len(named)]
    assert len(named) < 100
    assert last.endswith(f"{5_000 - len(named):,} more columns not read either")


def test_the_help_names_every_column_and_they_are_the_fields_of_the_model(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "--help"]) == 0
    told = capsys.readouterr().out.replace("\n", " ")
    assert [column for column in COLUMNS if not re.search(rf"(?<!\w){column}(?:,| \()", told)] == []
    parts = {f"link_{key}" for key in Link.KEYS} | {f"figure_{key}" for key in Figure.KEYS}
    whole = {key for key, (_, spec) in {**Claim.KEYS, **Quote.KEYS}.items() if spec.kind != "part"}
    assert parts | whole <= set(COLUMNS)
    assert set(OWN) <= whole


def test_where_it_goes_must_be_named_and_be_new_or_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(sheet())
    for words, code, why in (
        (["--write"], 2, "no case is named to write to"), (["--into", str(tmp_path), "--write"], 1, "no empty folder"),
        (["--into", str(tmp_path / "n"), "--case", str(tmp_path)], 2, "one of them"),
    ):  # fmt: skip
        assert main(["import", str(file), *words]) == code
        assert why in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_an_apostrophe_in_a_table_of_ones_own_is_a_word_s(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text("text,speaker,source,exact\nx,ann,paper,'-5 degrees; she said\n")
    assert main(["import", str(tmp_path / "a.csv")]) == 0
    assert '- exact: "\'-5 degrees; she said"\n' in capsys.readouterr().out


# Hostile words

WORDS = (
    (texts | st.sampled_from(PAYLOADS)).filter(str.strip).map(lambda words: words.encode("utf-8", "replace").decode())
)


@many(120)
@given(st.lists(WORDS, min_size=2, max_size=2), st.sampled_from(",;\t"))
def test_any_words_of_a_cell_are_those_of_the_case(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], separator: str
) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    written = io.StringIO()
    row = ["a", words[0], "Ann", words[1], words[0], words[1], words[0], "s", "q"]
    head = ["id", "text", "speaker", "note", "medium", "exact", "prefix", "source", "answers"]
    csv.writer(written, delimiter=separator).writerows([head, row])
    (folder / "a.csv").write_bytes(written.getvalue().encode())
    assert main(["import", str(folder / "a.csv"), "--into", str(folder / "case"), "--write"]) == 0
    claim = claims_of(folder / "case")["a"]
    quote = claim.reports[0].quotes[0]
    told = (claim.text, claim.note, claim.medium, quote.exact, quote.prefix)
    assert [as_written(each or "") for each in told] == [words[0], words[1], words[0], words[1], words[0]]


@many(500)
@given(st.text(st.sampled_from("'=+-@＝＋－＠\t\r\n 05.a,;\"\u00a0"), max_size=8) | st.sampled_from(FORMULAS))
def test_the_apostrophes_of_our_own_tables_are_taken_away_again(words: str) -> None:
    assert _LED.sub("", escape_formula(words)) == words


def test_a_table_that_list_printed_gives_the_words_back_and_says_what_it_can_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, whole = case_of("payloads"), hostile_text()
    put(tmp_path / "case", whole[: whole.index("\nclaims:\n") + 1])
    (tmp_path / "l.csv").write_text(printed(case, "csv", "claims") + "\n", newline="")
    assert main(["import", str(tmp_path / "l.csv"), "--case", str(tmp_path / "case"), "--write"]) == 0
    said = capsys.readouterr().err
    assert "translations, figures and links are words alone here, and left out" in said
    assert "before and behind a quote, and where it stands as its source counts, is not in this table" in said
    again = claims_of(tmp_path / "case")
    assert list(again) == list(case.claims)
    for name, claim in case.claims.items():
        for field in ("text", "medium", "said_text", "note"):
            was, now = getattr(claim, field), getattr(again[name], field)
            assert now == (clean(was) if was and was.strip() else None), (name, field)
        assert again[name].events == claim.events


def test_no_source_gets_the_stance_of_another_where_there_are_fewer_stances_than_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = "  - {source: other, stance: doubts, quotes: [it is said to have been strong]}\n- id: weak\n"
    case = put(tmp_path / "case", changed("- id: weak\n", both))
    assert main(["list", "claims", "--case", str(case), "--format", "csv"]) == 0
    table = capsys.readouterr().out
    assert '"reports; doubts"' in table
    (tmp_path / "l.csv").write_text(table.replace('"reports; doubts"', '"doubts"'), newline="")
    without = put(tmp_path / "without", SMALL[: SMALL.index("claims:")])
    assert main(["import", str(tmp_path / "l.csv"), "--case", str(without)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "row 2, column stances: whose stances these are of 2 sources is not told here" in err
