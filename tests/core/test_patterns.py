"""A regular expression that is compiled later finds what one finds that is compiled at once."""

from __future__ import annotations

import re

import pytest

from tui import patterns
from tui.cards.blocks import Span
from tui.formats import breaking
from tui.formats.layout import wrap
from tui.patterns import compile_all, regex

TEXT = "On 9 Jan, on 10 Feb\nand ON 11 Mar"


@pytest.mark.parametrize("name", ["search", "findall", "split", "finditer"])
def test_it_finds_the_same_each_time_that_it_is_asked(name: str) -> None:
    source, flags = r"^\s*(?:and )?on (\d+)", re.IGNORECASE | re.MULTILINE
    late, at_once = regex(source, flags), re.compile(source, flags)
    for _ in range(2):
        found = [getattr(each, name)(TEXT) for each in (late, at_once)]
        if name == "search":
            found = [match.span() for match in found]
        elif name == "finditer":
            found = [[match.groups() for match in each] for each in found]
        assert found[0] == found[1]
        assert found[0]
    assert late.sub("x", TEXT) == at_once.sub("x", TEXT)
    assert late.pattern == source


def test_all_are_compiled_at_once_before_any_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    late = [regex(rf"{number}|x") for number in range(3)]
    compiled: list[str] = []
    compile_ = re.compile

    def compile(source: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(source)
        return compile_(source, flags)

    monkeypatch.setattr(re, "compile", compile)
    compile_all()
    assert {"0|x", "1|x", "2|x"} <= {*compiled}
    compiled.clear()
    compile_all()
    assert [each.findall("1x") for each in late] == [["x"], ["1", "x"], ["x"]]
    assert not compiled


def test_a_fault_in_one_is_told_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_put_off", [])  # so that no other test compiles it
    with pytest.raises(re.error):
        regex("(").search("")


@pytest.mark.parametrize(
    "text", ["Žaňaözen – “killed” ⚑ and more words", "日本語の文 and more words", "a\u3000b 한국어 c"]
)
def test_text_without_signs_of_wide_scripts_breaks_where_it_would_with_them(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [list(wrap((Span(text * 3),), width)) for width in range(4, 60)]
    monkeypatch.setattr(breaking, "_NARROW_TOKEN", breaking._TOKEN)
    assert told == [list(wrap((Span(text * 3),), width)) for width in range(4, 60)]
