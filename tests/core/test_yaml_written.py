"""YAML of new records: whoever reads it finds the characters that were to be written, whatever they are."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from fuzz import scalars, texts
from helpers import BUNDLED, HARBOUR, SMALL, changed, many, put
from hypothesis import given
from hypothesis import strategies as st
from printed import PAYLOADS

from tui.authoring.yaml import Unwritable, Value, entry, plain, scalar, section
from tui.model import SECTIONS, Claim
from tui.reading.checks import check
from tui.reading.records import Reading, read
from tui.text import as_written

KEYS = {kind: key for key, kind in SECTIONS.items()}
LINES = st.lists(
    st.sampled_from(
        ["a", "a b", "", " ", "a ", " a", "- a", "# a", "id: a", "id:\u00a0a", "|", "> a", "---", "...", "\ta", "1"]
    ),
    max_size=5,
).map("\n".join)
WORDS = (texts | scalars | LINES | st.sampled_from(PAYLOADS)).map(lambda text: text.encode("utf-8", "replace").decode())


@many(600)
@given(WORDS, st.sampled_from(["safe", "pure"]))
def test_two_parsers_read_back_the_same_characters(words: str, parser: str) -> None:
    record: dict[str, Value] = {
        "id": "a",
        "text": words,
        "via": [words, words],
        "quotes": [{"exact": words, "at": words}],
        "answers": [{"q": words}],
    }
    found = entry(record, {"text": words, "": words})
    loader = yaml.CBaseLoader if parser == "safe" else yaml.BaseLoader
    assert yaml.load(found, Loader=loader) == [record]
    assert yaml.load(section("case", record), Loader=loader) == {"case": record}
    assert yaml.load("".join(f"   {line}" for line in found.splitlines(True)), Loader=loader) == [record], "indented"


@many(300)
@given(WORDS.filter(str.strip), st.booleans())
def test_a_case_has_the_words_that_were_written(
    tmp_path_factory: pytest.TempPathFactory, words: str, dos: bool
) -> None:
    new: dict[str, Value] = {"id": "new", "text": words, "speaker": "ann", "answers": [{"how-strong": words}]}
    new["reports"] = [{"source": "paper", "quotes": [{"exact": words, "prefix": words}]}]
    text = SMALL + entry(new, {"text": words})
    folder = put(tmp_path_factory.mktemp("case"), text.replace("\n", "\r\n") if dos else text)
    reading = read(folder)
    assert reading.problems == []
    claim = reading.records["new"]
    assert isinstance(claim, Claim)
    quote = claim.reports[0].quotes[0]
    assert {as_written(each) for each in (claim.text, claim.positions[0][1], quote.exact, quote.prefix or "")} == {
        words
    }


def test_half_of_a_character_can_not_be_written() -> None:
    with pytest.raises(Unwritable, match="half of a character"):
        scalar("a\ud800b")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Nobody was hurt.", "Nobody was hurt."),
        ("no", '"no"'), ("164", '"164"'), ("2022-01-05", '"2022-01-05"'), ("a: b", '"a: b"'), ("a #b", '"a #b"'),
        ("„Да“", '"„Да“"'), ("Да, сказал он", "Да, сказал он"), ("a\tb", '"a\\tb"'), ("\u202ea", '"\\u202ea"'),
    ],
)  # fmt: skip
def test_words_are_written_bare_where_nobody_can_mistake_them(words: str, written: str) -> None:
    assert scalar(words) == written


def again(reading: Reading) -> str:
    """Return a case as one file, each record written anew."""
    assert reading.info
    lists = {key: "" for key in SECTIONS if key != "case"}
    for name in reading.records:
        record = reading.records[name]
        lists[KEYS[type(record)]] += entry(plain(record))
    return section("case", plain(reading.info)) + "".join(f"{key}:\n{own}" for key, own in lists.items() if own)


@pytest.mark.parametrize("path", [BUNDLED, HARBOUR, None])
def test_every_record_of_a_case_is_the_same_when_it_is_written_anew(path: Path | None, tmp_path: Path) -> None:
    small = changed("when: 2020-01-02", "when: '[2020-01-02..2020-01-09]'")
    reading = read(path or put(tmp_path / "small", small))
    anew = read(put(tmp_path / "new", again(reading)))
    check(anew)
    assert anew.problems == []
    assert {name: anew.records[name] for name in anew.records} == {n: reading.records[n] for n in reading.records}
    assert anew.info == reading.info
