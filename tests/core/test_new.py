"""A first case: what `new` makes is read without a fault, proves its quotes, and takes nobody's place."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
from pathlib import Path

import pytest
import yaml
from helpers import tree
from jsonschema import Draft7Validator

from tui.__main__ import main
from tui.authoring.beginning import ARTICLE
from tui.case import Case
from tui.model import Source
from tui.reading.source_text import SourceText

NAMES = ["valley-flood", "Мой: #1 case", "no", "- a", "2024", "'", "a\nb", "…", "\x1b[2J"]


@pytest.mark.parametrize("name", NAMES)
def test_a_new_case_has_no_error_and_is_called_as_its_folder(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / name
    assert main(["new", str(folder)]) == 0
    assert "\x1b" not in capsys.readouterr().err
    assert main(["check", str(folder)]) == 0
    case = Case.open(folder)
    assert not case.problems
    words = " ".join(name.replace("-", " ").split())
    assert case.info.title.casefold().replace("^[", "\x1b") == words.casefold()


def test_it_teaches_what_the_issue_says_and_its_quotes_stand_in_its_text(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "c")]) == 0
    case = Case.open(tmp_path / "c")
    counts = (len(case.sources), len(case.actors), len(case.events), len(case.questions), len(case.claims))
    assert counts == (1, 2, 1, 1, 3)
    assert [link.kind for claim in case.claims.values() for link in claim.links] == ["contradicts"]
    [source] = case.sources.values()
    assert isinstance(source, Source)
    text = (tmp_path / "c" / "texts" / "valley-gazette.txt").read_bytes()
    assert (source.sha256, source.chars) == (hashlib.sha256(text).hexdigest(), len(text.decode()))
    found = SourceText(ARTICLE, "")
    quotes = [quote for claim in case.claims.values() for report in claim.reports for quote in report.quotes]
    assert len(quotes) == 6
    assert all(len(found.find(quote.exact, quote.prefix or "", quote.suffix or "")) == 1 for quote in quotes)
    apart = [quote.exact for quote in quotes if quote.prefix or quote.suffix]
    assert apart, "it teaches what tells places apart"
    assert all(len(found.find(words)) > 1 for words in apart), "by words that do stand there more than once"
    assert main(["seal", str(tmp_path / "c")]) == 0
    assert main(["check", str(tmp_path / "c")]) == 0
    for file in (tmp_path / "c").glob("*.yaml"):
        first, second = file.read_text().splitlines()[:2]
        assert file.name == "seal.yaml" or first.startswith("# yaml-language-server: $schema=")
        assert second.startswith("# "), "and a comment that says what the file is"


def test_the_schema_that_its_files_name_lies_beside_them_and_allows_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema"]) == 0
    wanted = capsys.readouterr().out
    assert main(["new", str(tmp_path / "c")]) == 0
    for file in (tmp_path / "c").glob("*.yaml"):
        first = file.read_text().splitlines()[0]
        assert (file.parent / first.partition("$schema=")[2]).read_text() == wanted
        found = list(Draft7Validator(json.loads(wanted)).iter_errors(yaml.load(file.read_bytes(), yaml.BaseLoader)))
        assert [error.message for error in found] == []


def test_a_folder_that_holds_anything_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".hidden").write_text("a")
    (tmp_path / "file").write_text("b")
    (tmp_path / "dangling").symlink_to("nowhere")
    before = tree(tmp_path)
    for name, why in (("", "not empty"), ("file", "no folder"), ("file/below", "file"), ("dangling", "no folder")):
        assert main(["new", str(tmp_path / name)]) == 1
        said = capsys.readouterr().err
        assert why in said
        assert said.count("\n") == 1
    assert tree(tmp_path) == before
    (tmp_path / "empty").mkdir()
    assert main(["new", str(tmp_path / "empty")]) == 0


def test_the_commands_that_it_names_work_as_they_are_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("-x", "sp ace", "it's", "plain"):
        assert main(["new", f"./{name}"]) == 0
        told = re.findall("`onrecord ([^`]*)`", capsys.readouterr().err)
        assert main(shlex.split(told[0])) == 0
        assert all("-x" not in shlex.split(each) for each in told)
    assert main(["new", "tab\there"]) == 0
    assert "`onrecord check DIR`" in capsys.readouterr().err


def test_of_an_empty_one_it_is_told_what_stands_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--empty", str(tmp_path / "valley")]) == 0
    assert "of the case they record its id and title alone, as its folder is called" in capsys.readouterr().err
    case = Case.open(tmp_path / "valley")
    assert (case.info.id, case.info.title) == ("valley", "Valley")
    assert not any((case.sources, case.actors, case.events, case.questions, case.claims))
