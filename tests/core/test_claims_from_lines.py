"""`claim --from FILE`: many claims in a few lines, all or none, and every fault by its line."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
from helpers import ROOT, many, put, tree
from hypothesis import given
from hypothesis import strategies as st
from test_newcomer import Captured
from test_newcomer import case as case

from tui.__main__ import main
from tui.case import Case
from tui.commands.claim_lines import split
from tui.problems import Misused
from tui.reading.checks import check
from tui.reading.records import read

GAZETTE = """\
Four dead at the terminal

“We have four confirmed dead, and I fear that we shall
find more,” Mr Berg told reporters at the gate.

“We warned them in writing three times,” Rita Halvorsen said.
"""
WIRE = "Six dead\n\nThe number has risen to six, after two bodies were found overnight, the police said.\n"


def written(case: Path, lines: str, *more: str) -> int:
    """Return the exit code of a file of notes that is put into a case."""
    return main(["claim", "--from", str(put(case.parent, lines, "notes.txt") / "notes.txt"), "--write", *more])


def test_the_example_of_the_readme_makes_a_case_that_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    put(tmp_path, GAZETTE, "gazette.txt")
    put(tmp_path, WIRE, "wire.txt")
    monkeypatch.setenv("ONRECORD_CASE", str(tmp_path / "case"))
    assert main(["new", str(tmp_path / "case"), "--empty"]) == 0
    for name in ("gazette", "wire"):
        add = ["add", "source", str(tmp_path / f"{name}.txt"), "--id", name, "--publisher", name, "--copy", "-w"]
        assert main(add) == 0
    assert main(["add", "event", "The blast", "--when", "2023-03-14", "--id", "blast", "-w"]) == 0
    assert main(["add", "actor", "the police", "--kind", "organisation", "-w"]) == 0
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.search(r"## Many claims at once\n.*?```\n(.*?)```", readme, re.DOTALL)
    assert example
    capsys.readouterr()
    assert written(tmp_path / "case", example[1]) == 0
    said = capsys.readouterr()
    assert said.out == "", "of many claims that are written the ids are told, and no records"
    assert "their ids: four-dead, union-had-warned-of-dust, six-people-were-killed\n" in said.err
    reading = read(tmp_path / "case")
    check(reading)
    assert reading.problems == []
    found = Case.open(tmp_path / "case").claims
    assert list(found) == ["four-dead", "union-had-warned-of-dust", "six-people-were-killed"]
    first, second, third = found.values()
    assert [(quote.exact, quote.role) for quote in first.reports[0].quotes] == [
        ("We have four confirmed dead, and I fear that we shall find more", "content"),
        ("Mr Berg told reporters", "attribution"),
    ]
    assert (first.speaker, first.said and first.said.text, first.events) == ("berg", "2023-03-14", ("blast",))
    assert (second.speaker, second.events) == ("rita-halvorsen", ("blast",))
    assert (third.speaker, third.said, third.links[0].to) == ("the-police", None, "four-dead")
    assert third.reports[0].quotes[0].exact == "risen to six, after two bodies were found overnight"


FAULTY = """\
"nobody told her" -s baker
source tribune -q hurt
nobody told her -s baker

"nobody told her" -s bakker
"nobody told him" -s baker
# a comment
"nobody told her" -s baker
   -f hurt
"nobody told her" -s baker --x
"nobody told her" -s baker -l denis:none=x
"nobody told her" -s baker --id none
"nobody told her -s baker
event "A flood"
actor "Ann" --when 2020
source wire -t x
"of a source that is not known"
"""
TOLD = {
    1: "it is not told of which source these words are",
    3: "is neither words of a text nor a record",
    5: "'bakker' is not an actor or a source of this case; near it: baker",
    6: "these words do not stand in the text of 'tribune'",
    8: "--figure 'hurt' is no figure",
    10: "unrecognized arguments: --x",
    11: "'denis' is no kind; did you mean 'denies'?",
    12: "--id 'none' is taken",
    13: 'the " in column 1 is not closed',
    14: "an event needs --when",
    15: "--when is no option for an actor",
    16: "--text is told of a claim, behind its words",
}


def test_every_fault_is_told_by_its_line_and_nothing_is_written(case: Path, capsys: Captured) -> None:
    before = tree(case)
    assert written(case, FAULTY) == 1
    out, err = capsys.readouterr()
    found = {int(number): says for number, says in re.findall(r"notes\.txt:(\d+): error: (.*)", err)}
    assert list(found) == list(TOLD)
    assert [number for number, says in TOLD.items() if says not in found[number]] == []
    assert f"{len(TOLD)} faults: nothing is written" in err
    assert out == ""
    assert tree(case) == before


def test_a_claim_without_a_speaker_and_a_file_without_claims_are_faults_too(case: Path, capsys: Captured) -> None:
    before = tree(case)
    assert written(case, 'source tribune\n"nobody told her"\n') == 1
    assert "notes.txt:2: error: --write needs --speaker" in capsys.readouterr().err
    assert written(case, "# nothing\n\n") == 1
    assert "no claim stands here" in capsys.readouterr().err
    assert tree(case) == before


def test_what_is_told_of_a_source_holds_for_its_claims_that_do_not_say_it(case: Path, capsys: Captured) -> None:
    lines = """\
source tribune -s town --via baker -d "15 May 2026" -q hurt
"A baker rejects that" --id one -l supports:thr="They are both on it"
"nobody told her" --id two -s baker -d 2026-05-14 -q hurt=no
"on the quay" --id open -d ""
source The Tribune -s baker
"nobody told her on the quay" --id three -l doubts:one=x
"""
    assert written(case, lines) == 0, capsys.readouterr().err
    found = Case.open(case).claims
    told = {
        name: (claim.speaker, claim.via, claim.said and claim.said.text, claim.answers, dict(claim.positions))
        for name, claim in found.items()
        if name in ("one", "two", "open", "three")
    }
    assert told == {
        "one": ("town", ("baker",), "2026-05-15", ("hurt",), {}),
        "two": ("baker", (), "2026-05-14", ("hurt",), {"hurt": "no"}),
        "open": ("town", ("baker",), None, ("hurt",), {}),
        "three": ("baker", (), None, (), {}),
    }
    assert [link.to for link in found["one"].links] == ["three"], "of which its id was begun, further down"


def test_lines_come_from_stdin_and_are_printed_without_write(
    case: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(case)
    lines = 'source tribune\n"nobody told her" -s "Жанна Өз" -n person\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert main(["claim", "--from", "-"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "actors:\n- id: zhanna-oz\n  name: Жанна Өз\n  kind: person\nclaims:\n- id: nobody-told-her\n"
    )
    assert tree(case) == before


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["tribune", "x", "--from", "FILE"], "WORDS is told of one claim"),
        (["--from", "FILE", "--text", "x"], "--text is told of one claim"),
        (["tribune"], "name a SOURCE, and words of its text; or --from FILE"),
        (["--from", "missing.txt"], "missing.txt: it can't be read"),
    ],
)
def test_wrong_usage_is_told(case: Path, capsys: Captured, words: list[str], why: str) -> None:
    file = str(put(case.parent, "", "notes.txt") / "notes.txt")
    assert main(["claim", *(file if word == "FILE" else word for word in words)]) in (1, 2)
    assert why in capsys.readouterr().err


@many(200)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1), min_size=1))
def test_whatever_words_are_put_in_quotation_marks_are_read_back(words: list[str]) -> None:
    for mark in "\"'":
        held = [re.sub(rf"[\\{mark}]", lambda found: f"\\{found[0]}", word) for word in words]
        assert split(" ".join(f"{mark}{word}{mark}" for word in held)) == words
        assert split(" ".join(f"-q a={mark}{word}{mark}" for word in held)) == [
            part for word in words for part in ("-q", f"a={word}")
        ]


def test_an_apostrophe_within_a_word_is_one() -> None:
    assert split("“The dockers' union” isn't -t 'It's so'") == ["“The", "dockers'", "union”", "isn't", "-t", "It's so"]
    with pytest.raises(Misused, match="column 4 is not closed"):
        split('-t "It is so')


@pytest.mark.parametrize(
    ("data", "code", "told"),
    [
        (b'\xef\xbb\xbfsource tribune\r\n"nobody told her"\r\n  -s baker\r\n', 0, "written to the end of the claims"),
        (
            'source tribune\n"nobody told\u2028her" -s baker -t "a\u2028b"\n'.encode(),
            0,
            "written to the end of the claims",
        ),
        (b'source tribune\n"nobody told her" -s "B \xff" -n person\n', 1, "stdin:2: error: half of a character"),
        (b"\x00\xff\x1b[2J\n", 1, "stdin:1: error: "),
    ],
)
def test_bytes_of_any_kind_are_claims_or_a_fault(
    case: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, data: bytes, code: int, told: str
) -> None:
    before = tree(case)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["claim", "--from", "-", "-w"]) == code
    err = capsys.readouterr().err
    assert told in err
    assert "\x1b" not in err
    assert (tree(case) == before) is bool(code)
