"""`check --format`: the same faults, notes and findings in each form, with their places, and inert in each."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from helpers import HARBOUR, changed, put

from tui.__main__ import main
from tui.commands.coverage import Covered
from tui.formats.reported import LEVELS, REPORTS
from tui.reading.sentences import Sentence

Captured = pytest.CaptureFixture[str]
PLACED = re.compile(r"(.*?):(\d+):(\d+): (error|note|finding): (.*)")


def checked(capsys: Captured, case: Path, form: str) -> tuple[int, str]:
    code = main(["check", str(case), "--format", form])
    return code, capsys.readouterr().out


@pytest.fixture(params=["sound", "faulty"])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "sound":
        return HARBOUR
    text = changed("text: It was weak.", "texxt: 'a, b: c%\\n'", changed("kind: person", "kind: nobody"))
    put(tmp_path / "a case: 100%, new", text)
    return put(tmp_path / "a case: 100%, new", "x", "notes.yaml.txt")


def as_lines(out: str) -> list[tuple[str, int, int, str, str]]:
    found = [PLACED.fullmatch(line) for line in out.splitlines()]
    assert all(found)
    return [(each[1], int(each[2]), int(each[3]), each[4], each[5]) for each in found if each]


def test_json_has_what_the_text_says(capsys: Captured, case: Path) -> None:
    code, out = checked(capsys, case, "text")
    wanted = as_lines(out)
    assert {level for *_, level, _ in wanted} & {"error", "finding"}
    for form in ("json", "jsonl"):
        again, printed = checked(capsys, case, form)
        assert again == code
        found = json.loads(printed) if form == "json" else [json.loads(line) for line in printed.splitlines()]
        assert wanted == [
            (
                each["place"]["file"], each["place"]["line"], each["place"]["column"], each["level"],
                f"{each['says']}; {each['cure']}" if "cure" in each else each["says"],
            )
            for each in found
        ]  # fmt: skip
        assert all(re.fullmatch("[a-z0-9-]+", each["kind"]) for each in found)


def test_github_has_a_command_a_line_that_reads_back(capsys: Captured, case: Path) -> None:
    wanted = as_lines(checked(capsys, case, "text")[1])
    out = checked(capsys, case, "github")[1].splitlines()
    command = re.compile(r"::(error|notice) file=([^:,]*),line=(\d+),col=(\d+),title=([a-z]+)::(.*)")
    found = [command.fullmatch(line) for line in out]
    assert all(found)
    assert [(unquote(e[2]), int(e[3]), int(e[4]), e[5], unquote(e[6])) for e in found if e] == wanted
    assert all((e[1] == "error") == (e[5] == "error") for e in found if e)


def test_sarif_has_a_result_of_a_rule_for_each(capsys: Captured, case: Path) -> None:
    wanted = as_lines(checked(capsys, case, "text")[1])
    log = json.loads(checked(capsys, case, "sarif")[1])
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert run["columnKind"] == "unicodeCodePoints"
    found = []
    for each in run["results"]:
        rule = rules[each["ruleIndex"]]
        assert rule["id"] == each["ruleId"]
        assert each["level"] == rule["defaultConfiguration"]["level"] in ("error", "note")
        [where] = each["locations"]
        place = where["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert re.fullmatch(r"(file://)?[A-Za-z0-9/_.~%-]+", uri), "an address, and no path"
        level = each["ruleId"].partition("/")[0]
        assert LEVELS[level] == each["level"]
        file = unquote(uri.removeprefix("file://"))
        region = place["region"]
        found.append((file, region["startLine"], region["startColumn"], level, each["message"]["text"]))
    assert found == wanted


def test_a_name_of_a_file_that_would_break_out_of_a_form_does_not(tmp_path: Path, capsys: Captured) -> None:
    folder = put(tmp_path / "a\n::error ::x\x1b[31m", changed("kind: person", 'kind: "x\\n::stop::%0A\\e[2J"'))
    for form in REPORTS:
        code, out = checked(capsys, folder, form)
        assert code == 1
        assert not [char for char in out if char != "\n" and not char.isprintable()]
        assert not [line for line in out.splitlines()[1:] if line.startswith(("::error ::", "::stop"))]
    assert len(checked(capsys, folder, "github")[1].splitlines()) == 1


TEXT = "He said: “It was dark,” and went.\nNobody saw him. The well was dry.\n"
QUOTE = 'It was dark," and went'


@pytest.fixture
def with_text(tmp_path: Path) -> Path:
    """Return a case with a quote that differs from its text by marks, another by more, and sentences in no quote."""
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    put(tmp_path / "case" / "texts", TEXT, "paper.txt")
    text = changed("title: A headline", f"title: A headline\n  sha256: {digest}")
    text = changed("exact: it was strong", f"exact: '\"{QUOTE}'", text)
    return put(tmp_path / "case", changed("exact: it was weak", "exact: nobody was there at all", text))


def printed(capsys: Captured, *words: str) -> str:
    main(["check", *words])
    return capsys.readouterr().out


def test_coverage_is_told_in_every_form(with_text: Path, capsys: Captured) -> None:
    wanted = [line for line in printed(capsys, str(with_text), "--coverage").splitlines() if line[:9] == "coverage:"]
    assert wanted == [
        "coverage: paper: 0 of 3 sentences touched (0.0%)", "coverage: paper:1: He said: “It was dark,” and went.",
        "coverage: paper:2: Nobody saw him.", "coverage: paper:2: The well was dry.",
    ]  # fmt: skip
    every = json.loads(printed(capsys, str(with_text), "--coverage", "--format", "json"))
    found = [each for each in every if each["level"] == "coverage"]
    assert [(each["source"], each["sentences"], each["touched"]) for each in found[:1]] == [("paper", 3, 0)]
    assert [(each["line"], each["sentence"]) for each in found[1:]] == [
        (1, "He said: “It was dark,” and went."), (2, "Nobody saw him."), (2, "The well was dry."),
    ]  # fmt: skip
    assert {each["place"]["line"] for each in found} == {6}, "at the record of the source"
    notices = printed(capsys, str(with_text), "--coverage", "--format", "github").splitlines()
    assert sum(line.startswith("::notice ") and ",title=coverage::" in line for line in notices) == len(wanted)
    log = json.loads(printed(capsys, str(with_text), "--coverage", "--format", "sarif"))
    rules = [each["ruleId"] for each in log["runs"][0]["results"] if each["ruleId"].startswith("coverage/")]
    assert rules == ["coverage/coverage", *["coverage/not-quoted"] * 3]


def test_a_share_is_never_rounded_up_to_all_of_it() -> None:
    assert "9999 of 10,000 sentences touched (99.9%)" in Covered("x", 10_000, [Sentence(0, 1, 1)], 0, "").words


def test_what_fix_changes_is_told_in_every_form_and_sarif_has_the_characters(with_text: Path, capsys: Captured) -> None:
    before = (with_text / "case.yaml").read_text()
    lines = printed(capsys, str(with_text), "--fix").splitlines()
    mended = [line.partition(": fix: ") for line in lines if ": fix: " in line]
    [fix] = [
        each
        for each in json.loads(printed(capsys, str(with_text), "--fix", "--format", "json"))
        if each["level"] == "fix"
    ]
    assert [words for _, _, words in mended] == [f"- {fix['before']}", f"+ {fix['after']}"]
    assert (fix["kind"], fix["written"]) == ("differs-by-marks", False)
    log = json.loads(printed(capsys, str(with_text), "--fix", "--format", "sarif"))
    [result] = [each for each in log["runs"][0]["results"] if each["ruleId"] == "fix/differs-by-marks"]
    [change] = result["fixes"][0]["artifactChanges"]
    where = result["locations"][0]["physicalLocation"]
    assert change["artifactLocation"] == where["artifactLocation"]
    after = before.split("\n")
    for each in reversed(change["replacements"]):
        region = each["deletedRegion"]
        assert region["startLine"] == region["endLine"]
        line = after[region["startLine"] - 1]
        kept = line[: region["startColumn"] - 1], line[region["endColumn"] - 1 :]
        after[region["startLine"] - 1] = each["insertedContent"]["text"].join(kept)
    assert (with_text / "case.yaml").read_text() == before
    written = json.loads(printed(capsys, str(with_text), "--fix", "--write", "--format", "json"))
    assert [each["written"] for each in written if each["level"] == "fix"] == [True]
    assert (with_text / "case.yaml").read_text() == "\n".join(after) != before


def test_of_a_case_without_a_fault_or_finding_each_form_is_whole(tmp_path: Path, capsys: Captured) -> None:
    put(tmp_path, "case: {format: 1, id: c, title: A case}\n")
    assert checked(capsys, tmp_path, "json") == (0, "[\n]\n")
    assert checked(capsys, tmp_path, "github") == (0, "")
    assert json.loads(checked(capsys, tmp_path, "sarif")[1])["runs"][0]["results"] == []
