"""A language that is no BCP 47 tag: `check` notes it with what to write, and no export has it where a tag stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from exported import lines, loaded, part
from helpers import changed, put

from tui.__main__ import main
from tui.case import Case
from tui.language_tags import is_tag

Captured = pytest.CaptureFixture[str]


def told(folder: Path, text: str, capsys: Captured) -> list[tuple[int, int, str]]:
    """Return line, column and words of each note on a language."""
    assert main(["check", str(put(folder, text)), "--format", "json"]) == 0
    each = [each for each in json.loads(capsys.readouterr().out) if each["kind"] == "no-language-tag"]
    assert {one["level"] for one in each} <= {"note"}
    return [(one["place"]["line"], one["place"]["column"], one["says"]) for one in each]


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("English", "write en"), ("ENGLISH", "write en"), ("Deutsch", "write de"), ("русский", "write ru"),
        ("en_GB", "write en-GB"), ("e", "write the tag of the language"), ("en-", "write the tag of the language"),
        ("Klingon", "write the tag of the language"), ("en, fr", "write the tag of the language"),
    ],
)  # fmt: skip
def test_a_language_that_is_no_tag_is_noted_at_its_place(
    tmp_path: Path, capsys: Captured, written: str, cure: str
) -> None:
    found = told(tmp_path, changed("title: A headline", f"title: A headline\n  lang: {written}"), capsys)
    [(line, column, says)] = found
    assert (line, column) == (8, 9)
    assert says.startswith(f"{written!r} is no BCP 47 tag of a language; {cure}")


def test_one_of_a_translation_is_noted_too(tmp_path: Path, capsys: Captured) -> None:
    translation = "translation: {text: C'est fort, lang: French, by: editor}"
    text = changed("exact: it was strong", f"exact: it was strong\n      {translation}")
    [(line, column, says)] = told(tmp_path, text, capsys)
    assert text.splitlines()[line - 1][column - 1 :].startswith("French, by")
    assert "write fr" in says


# RFC 5646, appendix A, and tags that are registered whole.
SOUND = """de fr ja i-enochian zh-Hant sr-Cyrl zh-cmn-Hans-CN cmn-Hans-CN zh-yue-HK sl-rozaj-biske de-CH-1901
hy-Latn-IT-arevela
de-DE es-419 x-whatever qaa-Qaaa-QM-x-southern de-CH-x-phonebk en-US-u-islamcal en-a-myext-b-another
ar-a-aaa-b-bbb-a-ccc
en-GB-oed sgn-BE-FR kk EN"""
FALSE = ("English", "de-419-DE", "a-DE", "en_GB", "", "en ", " en", "en\n", "en--GB", "en-GB-x", "\u0435n", "123")


def test_the_forms_that_the_standard_names_are_tags() -> None:
    assert [tag for tag in SOUND.split() if not is_tag(tag)] == []
    assert [tag for tag in FALSE if is_tag(tag)] == []


def test_no_export_has_a_language_that_is_no_tag_where_a_tag_stands(tmp_path: Path) -> None:
    text = changed("title: A headline", "title: A headline\n  lang: English")
    text = changed("title: Another headline", "title: Another headline\n  lang: en-GB", text)
    case = Case.open(put(tmp_path, text))
    paper, other = loaded("csl", part(case))
    assert "language" not in paper
    assert paper["note"].startswith("Language: English. ")
    assert other["language"] == "en-GB"
    assert "Language" not in other["note"]
    page = "\n".join(lines("html", part(case)))
    assert 'lang="English"' not in page
    assert "English" in page


def test_a_tag_stands_on_the_words_of_its_source(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, changed("title: A headline", "title: A headline\n  lang: kk-Cyrl")))
    assert 'lang="kk-Cyrl"' in "\n".join(lines("html", part(case)))
