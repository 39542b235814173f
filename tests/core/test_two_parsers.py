"""The same files are valid, and the same case, with libyaml and where PyYAML was built without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import HARBOUR

from tui.__main__ import main
from tui.paths import bundled
from tui.problems import CaseError
from tui.reading import nodes
from tui.reading.checks import check
from tui.reading.pure import PureLoader
from tui.reading.records import read

CASES = [bundled() / "kazakhstan-2022", *sorted(folder for folder in HARBOUR.parent.iterdir() if folder.is_dir())]
CASE = """\
case: {format: 1, id: pier, title: The pier, summary: §}
sources:
- {id: post, title: Pier closed, publisher: The Post}
actors:
- id: warden
  name: Lena Holm
  kind: person
  note: §
claims:
- id: safe
  text: §
  speaker: warden
  actors: [warden, §]
  reports:
  - {source: post, quotes: [{exact: §}]}
- id: last
  text: Nobody was hurt.
  speaker: warden
  reports: [{source: post, quotes: [{exact: "Nobody"}]}]
"""
HOSTILE = (
    "a\tb", "a \t", "\ta", "'a'\t", "a:\tb", "a: b", "{a: b}", "{a:b}", "[a:b]", "a # b", "'a' # b", "'a'#b", "[a]#b",
    "{x: what?}", "{x: ?what}", "[?a]", "[a?]", "? a", "?a", "- a", "-a", "-", "...", "@a", "`a", "!a", "!!str a",
    "&a b", "*a", ">a", ">\n      a", "|", "|2\n      a", "|-\n      a\n     b", "|#c\n      a", "|\t\n      a",
    "|0\n      a", "|+1\n      a", "a\n      b", '"a\n      b"', '"a\nb"', "'a\n\n   b'", '"a\\\n      b"',
    r'"\x41"', r'"\u00e9"', r'"\U0001F600"', r'"\U00110000"', r'"\Uffffffff"', r'"\ud800"', r'"\ud83d\ude00"', r'"\q"',
    r'"\/"', '"\\\t"', "a\u0085b", "a\u2028b", "a\ufeffb", "a\x7fb", "a\u00a0", "\u00a0a", "a\U0001f600", "{a", "a}",
    "]a", "[a, b", "[a,, b]", "[,]", "{,}", "{a}", "{? a : b}", "{a: , b: c}", "[a]: b", '"a": b', ": a", ":a", "a::b",
    "a :b", "a : b", "http://x.y:80/z", "{u: http://x.y/z}", '{"a":b}', '["a":b]', "<<: a", "=", "~", "[a b]", "#a",
    "a#", "&", "*", "x" * 1100 + ": b", "[[[[a]]]]", "-\ta", "[\n]", "[a,\n# c\n b]", '"a" b', "'a' 'b'", 'a "b"',
    "\\a", '"a\r\nb"', "\x00", "\x1b", "[a]x", "{x: a? b}", "{x: a ?b}", "a\n\tb", "a\n---\nb", "a\n\n\n      b",
)  # fmt: skip


def printed(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    main(words)
    return capsys.readouterr().out


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_case_is_the_same_byte_for_byte(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [["export", str(case), "--to", "json", "--no-cache"], ["check", str(case)]]
    with_libyaml = [printed(each, capsys) for each in words]
    monkeypatch.setattr(nodes, "_Parser", PureLoader)
    assert [printed(each, capsys) for each in words] == with_libyaml
    assert len(with_libyaml[0]) > 1000


def seen(folder: Path) -> object:
    """Return what is read of a case: its sound records, those left out, and whether it is valid."""
    try:
        reading = read(folder)
    except CaseError as error:
        return str(error)
    check(reading)
    lines = {problem.place.line for problem in reading.problems}
    return dict(reading.records.items()), sorted(each[:2] for each in reading.left_out), lines


def test_what_one_parser_takes_for_yaml_the_other_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    libyaml = nodes._Parser
    differing = []
    for value in HOSTILE:
        parts = CASE.split("§")
        for hole in range(1, len(parts)):
            text = "x".join(parts[:hole]) + value + "x".join(parts[hole:])
            if "actors: [warden, x" in text:
                text = text.replace("actors: [warden, x", "actors: [warden")
            (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
            monkeypatch.setattr(nodes, "_Parser", libyaml)
            with_libyaml = seen(tmp_path)
            monkeypatch.setattr(nodes, "_Parser", PureLoader)
            if seen(tmp_path) != with_libyaml:
                differing.append((value, hole, with_libyaml, seen(tmp_path)))
    assert differing == []
