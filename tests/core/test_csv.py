"""CSV: what a spreadsheet takes back is what the case has, and no cell runs."""

from __future__ import annotations

import csv
import io
import re

import pytest
from exported import case_of
from helpers import harbour, kazakhstan, many
from hypothesis import given
from hypothesis import strategies as st
from printed import (
    FORMULAS,
    cells,
    ids,
    printed,
)

from tui.case import Case
from tui.case.lists import KINDS
from tui.formats import FORMATS
from tui.formats.csv import COLUMNS, escape_formula, line
from tui.model import SECTIONS
from tui.text import clean


@pytest.fixture(scope="module")
def hostile() -> Case:
    return case_of("payloads")


@pytest.fixture(params=["harbour", "kazakhstan", "hostile"])
def case(request: pytest.FixtureRequest, hostile: Case) -> Case:
    return hostile if request.param == "hostile" else harbour() if request.param == "harbour" else kazakhstan()


_MARK = re.compile("""(^|(?<=[;,\\t\\r\\n]))'(?=['"\\s]*[-=+@＝＋－＠])|^'(?='*[\\t\\r\\n])""")


def taken(cell: str) -> str:
    """Return what a cell says, without the apostrophes that keep it from being a formula."""
    return _MARK.sub("", cell)


def runs(cell: str) -> bool:
    """Tell whether a spreadsheet may take a cell for a formula."""
    begin = cell.lstrip()[:1]
    return (begin != "" and begin in "=+-@＝＋－＠") or cell[:1] in ("\t", "\r", "\n")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_words_stands_in_its_own_column_and_no_cell_runs(case: Case, kind: str) -> None:
    head, *body = cells(printed(case, "csv", kind))
    assert [row[0] for row in body] == ids(case, kind)
    written = ("words", "id", "choice", "number")
    fields = [field for field, spec in SECTIONS[kind].SPECS.items() if spec.kind in written and not spec.many]
    for row in body:
        found, record = dict(zip(head, row, strict=True)), case.get(row[0])
        for field in fields:
            value = getattr(record, field)
            assert taken(found[field]) == ("" if value is None else str(value))
        assert [cell for cell in row if runs(cell) and not re.fullmatch(r"[+-]\d+(\.\d+)?", cell)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_model_has_a_column(kind: str) -> None:
    told_otherwise = {"reports"}  # as sources, stances, caveats and quotes
    assert set(SECTIONS[kind].KEYS) - told_otherwise <= set(COLUMNS[kind])


def test_the_quotes_of_a_claim_stand_in_csv_by_what_they_carry(case: Case) -> None:
    head, *body = cells(printed(case, "csv", "claims"))
    assert len(body) == len(case.claims) > 0
    for row in body:
        found, claim = dict(zip(head, row, strict=True)), case.claims[row[0]]
        for column, role in (("quotes", "content"), ("attributions", "attribution"), ("reservations", "caveat")):
            words = [[quote.exact for quote in report.quotes if quote.role == role] for report in claim.reports]
            cell = taken(found[column])
            assert all(quote in cell for quotes in words for quote in quotes)
            if all(len(quotes) < 2 for quotes in words):
                assert cell == "\n".join(quotes[0] for quotes in words if quotes)


@pytest.mark.parametrize("words", FORMULAS)
def test_a_formula_is_escaped_with_one_apostrophe_that_can_be_taken_away(words: str) -> None:
    shown = clean(words)
    cell = escape_formula(shown)
    assert cell.replace("'", "") == shown.replace("'", ""), "apostrophes are all that it has more"
    assert runs(cell) == (words in ("-5", "+5.5"))  # numbers, which are no formulas
    assert taken(cell) == shown


CELLS = st.text(st.sampled_from("'=+-@＝＋－＠\t\r\n 05.a,;\"\u00a0"), max_size=8)


@many(1000)
@given(CELLS)
def test_no_two_texts_are_escaped_alike(text: str) -> None:
    assert taken(escape_formula(text)) == text


def read_by(text: str, separator: str) -> list[str]:
    """Return the cells that are found by who takes a sign for the separator: heeding quotation marks, and not."""
    heeding = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row]
    return [*heeding, *(cell.strip('"') for line in text.splitlines() for cell in line.split(separator))]


@many(1000)
@given(st.lists(st.one_of(CELLS, st.sampled_from(FORMULAS)), min_size=1, max_size=3), st.sampled_from([",", "\t"]))
def test_whatever_sign_a_spreadsheet_separates_by_no_cell_runs(words: list[str], own: str) -> None:
    written = line(["an-id", *words], own)
    for separator in ",;\t":
        for cell in read_by(written, separator):
            begin = cell.lstrip()[:1]
            active = begin != "" and begin in "=+-@＝＋－＠"
            assert not active or re.fullmatch(r"[+-]\d+(\.\d+)?", cell), (separator, cell, written)


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_every_cell_is_quoted(name: str, case: Case) -> None:
    text = printed(case, name, "claims")
    bare = re.sub('"(?:[^"]|"")*"', "", text)
    assert set(bare) <= {"," if name == "csv" else "\t", "\n"}


def test_a_cell_of_half_a_million_line_ends_is_escaped_in_one_pass() -> None:
    assert escape_formula("\n" * 20_000 + "a") == "'" + "\n" * 20_000 + "a"
    assert escape_formula("\n" * 20_000 + "=1") == "'" + "\n'" * 20_000 + "=1"


def test_a_claim_in_csv_has_names_ids_dates_as_written_and_marks() -> None:
    head, *body = cells(printed(harbour(), "csv", "claims"))
    rows = {row[0]: dict(zip(head, row, strict=True)) for row in body}
    denial, unknown, hurt = rows["nobody-hurt"], rows["cause-unknown"], rows["three-hurt"]
    assert (denial["speaker"], denial["speaker_id"], denial["via"]) == ("Ana Pereira", "mayor", "office")
    assert (denial["said"], denial["said_text"]) == ("2020-03-03", "this morning")
    assert (denial["printed"], denial["stances"]) == ("2020-03-03T18:05:00", "reports")
    assert (denial["quotes"], denial["links"]) == ('"nobody hurt," [sic] said the mayor', "denies three-hurt")
    assert (unknown["sources"], unknown["source_ids"]) == ("The Gazette; Courier", "gazette; courier")
    assert unknown["stances"] == "reports; reports"
    assert unknown["quotes"] == "the cause is not known\nthe cause is unknown"
    assert (hurt["events"], hurt["answers"]) == ("hurt; fire", "how-many-hurt")
    assert hurt["figures"] == "hurt: 3; hurt: 2 (badly)"
    assert (hurt["caveats"], hurt["marks"]) == ("preliminary", "disputed; preliminary; one source")


def test_csv_as_of_a_day_has_no_link_to_a_claim_that_does_not_stand_yet() -> None:
    case = harbour()
    head, row = cells(printed(case.at(case.stands["nobody-hurt"]), "csv", "claims", "nobody-hurt"))
    found = dict(zip(head, row, strict=True))
    assert (found["links"], found["marks"]) == ("", "one source")


def test_other_kinds_in_csv_have_their_dates_spellings_roles_and_counts() -> None:
    rows: dict[str, dict[str, str]] = {}
    for kind in KINDS:
        head, *body = cells(printed(harbour(), "csv", kind))
        rows |= {row[0]: dict(zip(head, row, strict=True)) for row in body}
    assert rows["hurt"]["when"] == "2020-03-02/2020-03-03~"
    assert (rows["hurt"]["part_of"], rows["hurt"]["part_of_id"]) == ("The harbour burns", "fire")
    assert rows["mayor"]["names"] == "Ana Pereira (The Gazette); Anna Perejra (Courier)"
    assert rows["mayor"]["roles"] == "mayor, The town, 2018/.."
    assert (rows["witnesses"]["says"], rows["witnesses"]["spoken_of"]) == ("1", "2")
    assert rows["how-many-hurt"]["claims"] == "2"
    assert (rows["courier"]["claims"], rows["courier"]["own_voice"]) == ("5", "1")


def test_csv_cards_of_one_kind_are_its_rows() -> None:
    case = harbour()
    assert printed(case, "csv", None, "sparks", "nobody-hurt") == printed(
        case, "csv", "claims", "sparks", "nobody-hurt"
    )


def test_csv_cards_of_several_kinds_are_one_table_kind_by_kind() -> None:
    text = printed(harbour(), "csv", None, "sparks", "mayor", "nobody-hurt", "nothing", "gazette", "harbour")
    assert cells(text) == [
        ["id", "kind", "text"],
        ["sparks", "claim", "A spark from a crane set it off."],
        ["nobody-hurt", "claim", "Nobody was hurt."],
        ["mayor", "actor", "Ana Pereira"],
        ["gazette", "source", 'Fire in the harbour; "nobody hurt," says the mayor'],
        ["harbour", "case", "The Harbour Fire"],
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_tab_separated_values_are_the_table_of_csv(case: Case, kind: str) -> None:
    text = printed(case, "tsv", kind)
    found = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True))
    assert len(found) > 1
    assert found == cells(printed(case, "csv", kind))


def test_only_a_file_for_a_spreadsheet_has_a_mark_of_its_encoding_and_line_ends_of_windows() -> None:
    for name, form in FORMATS.items():
        data = form.data(["a,é", 'b,"c\nd"'])
        spreadsheet = name in ("csv", "tsv")
        mark, end = (b"\xef\xbb\xbf", b"\r\n") if spreadsheet else (b"", b"\n")
        assert data == mark + "a,é".encode() + end + b'b,"c\nd"' + end
        assert not any("\r" in line or "\ufeff" in line for line in form.rows(harbour(), "claims", ["dozens-ran"]))
