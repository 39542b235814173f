"""`onrecord brief`: all that a speaker said in the order of saying, held against the records as they are written."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from exported import case_of
from helpers import BUNDLED, HARBOUR, SMALL, changed, put

from tui.__main__ import main
from tui.cards import card
from tui.cards.blocks import Heading, Para, Quoted
from tui.case import Case
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.formats import FORMATS
from tui.text import clean

Captured = pytest.CaptureFixture[str]
OPPOSING = ("contradicts", "denies", "doubts", "withdraws")


def said(capsys: Captured, *words: str) -> tuple[int, str, str]:
    code = main(("brief", *words))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def claims(folder: Path) -> list[dict[str, Any]]:
    """Return the claims as written, in the order of the files, by another reader of YAML."""
    found: list[dict[str, Any]] = []
    for file in sorted(folder.glob("*.yaml")):
        found += yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader).get("claims", [])
    return found


@pytest.mark.parametrize(("folder", "speaker"), [(HARBOUR, "brigade"), (BUNDLED, "tokayev"), (BUNDLED, "rferl")])
def test_every_claim_of_a_speaker_is_told_with_all_its_words_dated_ones_first(folder: Path, speaker: str) -> None:
    found = card(Case.open(folder), f"brief={speaker}")
    assert found
    written = {claim["id"]: claim for claim in claims(folder) if claim["speaker"] == speaker}
    told = [block.to for block in found.blocks if isinstance(block, Para) and block.to and not block.indent]
    assert sorted(told) == sorted(written)
    dates = [written[name].get("said") for name in told if name]
    assert dates == sorted((date for date in dates if date), key=lambda date: date.strip("?~%")[:10]) + [
        None for date in dates if not date
    ]
    quotes = [block.words for block in found.blocks if isinstance(block, Quoted)]
    wanted = [
        quote if isinstance(quote, str) else quote["exact"]
        for claim in written.values()
        for report in claim.get("reports", ())
        for quote in report["quotes"]
    ]
    assert wanted
    assert [words for words in wanted if words not in quotes] == []
    heads = [block.text for block in found.blocks if isinstance(block, Heading)]
    undated = dates.count(None)
    assert any(head.startswith("Said, no date given") for head in heads) == bool(undated)
    assert any(head.startswith("Said, in the order of saying") for head in heads) == (undated < len(dates))


@pytest.mark.parametrize("folder", [HARBOUR, BUNDLED])
def test_what_stands_against_each_claim_is_what_the_links_say(folder: Path, capsys: Captured) -> None:
    every = {claim["id"]: claim for claim in claims(folder)}
    ends = {
        (name, link["to"], link["kind"], link["by"])
        for name, claim in every.items()
        for link in claim.get("links", ())
        if link["kind"] in OPPOSING
    }
    assert ends
    for speaker in {every[name]["speaker"] for end in ends for name in end[:2]}:
        _, out, _ = said(capsys, speaker, "--case", str(folder), "--format", "json")
        found = json.loads(out)["claims"]
        told = {
            (claim["id"], each["claim"], each["kind"], each["by"]) if each["from_it"]
            else (each["claim"], claim["id"], each["kind"], each["by"])
            for claim in found for each in claim["against"]
        }  # fmt: skip
        assert told == {end for end in ends if speaker in (every[end[0]]["speaker"], every[end[1]]["speaker"])}
        own = {frozenset((claim["id"], each["claim"])) for claim in found for each in claim["against"] if each["own"]}
        assert own == {frozenset(end[:2]) for end in told if every[end[0]]["speaker"] == every[end[1]]["speaker"]}


def test_who_contradicts_themselves_is_told_so_with_who_draws_the_link(tmp_path: Path, capsys: Captured) -> None:
    link = "  links: [{to: weak, kind: contradicts, by: editor, why: They can not both be.}]\n"
    put(tmp_path, changed("    - exact: it was strong\n", "    - exact: it was strong\n" + link))
    code, out, err = said(capsys, "Ann", "--case", str(tmp_path))
    assert (code, err) == (DONE, "")
    lines = out.splitlines()
    for verb, words in (("Contradicts", "It was weak."), ("Contradicted by", "It was strong.")):
        at = lines.index(f"  {verb} the same speaker's own “{words}”")
        assert lines[at + 1] == "    drawn by the editor: They can not both be."


def test_what_another_says_alone_is_not_the_speakers_own_for_a_voice_that_they_share(
    tmp_path: Path, capsys: Captured
) -> None:
    """A memoir of two is set against a claim of one of them: the other one does not contradict themselves."""
    text = changed("  kind: person\n", "  kind: person\n- {id: bob, name: Bob, kind: person}\n")
    text = changed("  publisher: The Other\n", "  publisher: The Other\n  by: [ann, bob]\n", text)
    link = "{to: weak, kind: denies, by: editor, why: So it reads.}"
    put(tmp_path, f"{text}- {{id: both, text: It was., speaker: other, source: other, quotes: was, links: [{link}]}}\n")
    assert "Denies Ann: “It was weak.”" in said(capsys, "bob", "--case", str(tmp_path))[1]
    assert "Denies the same speaker's own “It was weak.”" in said(capsys, "ann", "--case", str(tmp_path))[1]


def test_the_ways_it_came_and_what_is_said_of_the_speaker_are_counted(capsys: Captured) -> None:
    out = said(capsys, "Anna Perejra", "--case", str(HARBOUR))[1].splitlines()
    assert out[:3] == ["brief mayor", "Ana Pereira", "person · speaks in 1 claim"]
    assert "Relays      Mayor's office passes on 1" in out
    assert "Printed by  The Gazette (1)" in out
    assert "Spoken of   in no claim" in out
    witnesses = said(capsys, "witnesses", "--case", str(HARBOUR))[1]
    assert "in 2 claims, 0" not in witnesses
    assert "in 2 claims – by Ana Pereira (1) and Witnesses (1)" in witnesses


def test_as_of_a_day_only_what_stood_by_then_is_told(capsys: Captured) -> None:
    every = said(capsys, "brigade", "--case", str(HARBOUR))[1]
    early = said(capsys, "brigade", "--case", str(HARBOUR), "--as-of", "2020-03-03")[1]
    assert "Three people were hurt, two of them badly." in every
    assert "Three people were hurt, two of them badly." not in early
    assert "As of" in early
    assert "The cause is not known." in early


def test_as_of_a_day_no_source_is_told_to_have_printed_what_it_is_not_known_to_have(
    tmp_path: Path, capsys: Captured
) -> None:
    text = changed("publisher: The Paper\n", "publisher: The Paper\n  published: 2020-01-05\n")
    put(tmp_path, changed("  speaker: ann\n  events", "  speaker: ann\n  said: 2020-01-03\n  events", text))
    for day, line, number in (
        ("3", "Printed by  not known by 3 Jan 2020: The Paper (1)", 0),
        ("5", "Printed by  The Paper (2)", 2),
    ):
        words = ("ann", "--case", str(tmp_path), "--as-of", f"2020-01-0{day}")
        assert line in said(capsys, *words)[1].splitlines()
        told = json.loads(said(capsys, *words, "--format", "json")[1])
        assert (told["as_of"], told["printed_by"]) == (f"2020-01-0{day}", {"paper": number} if number else {})
    assert json.loads(said(capsys, *words[:3], "--format", "json")[1])["as_of"] is None


def test_who_is_not_known_or_no_speaker_is_one_line(capsys: Captured) -> None:
    for name, says in (
        ("nobody", "nobody who speaks is called 'nobody'"),
        ("fire", "a brief is of an actor or a source"),
    ):
        code, out, err = said(capsys, name, "--case", str(HARBOUR))
        assert (code, out, err.count("\n")) == (FOUND_NOTHING, "", 1)
        assert says in err
    code, out, err = said(capsys, "mayor", "--case", str(HARBOUR), "--as-of", "someday")
    assert (code, out, err.count("\n")) == (USAGE, "", 1)


def test_one_who_says_nothing_is_told_so(tmp_path: Path, capsys: Captured) -> None:
    put(tmp_path, SMALL)
    code, out, _ = said(capsys, "other", "--case", str(tmp_path))
    assert code == DONE
    assert "source · speaks in 0 claims" in out


@pytest.mark.parametrize("form", ["text", "md"])
def test_hostile_words_are_told_clean(form: str) -> None:
    case = case_of("payloads")
    lines = [line for name in case.actors for line in FORMATS[form].cards(case, [f"brief={name}"])]
    assert len(lines) > 100
    assert [line for line in lines if clean(line) != line] == []


def test_a_page_has_every_quote_no_script_and_nothing_from_elsewhere(tmp_path: Path, capsys: Captured) -> None:
    _, out, err = said(capsys, "tokayev", "--case", str(BUNDLED), "--format", "html")
    assert err == ""
    assert out.startswith("<!DOCTYPE html>")
    shown = unescape(re.sub(r"<[^>]*>", "", out))
    wanted = [
        quote if isinstance(quote, str) else quote["exact"]
        for claim in claims(BUNDLED)
        if claim["speaker"] == "tokayev"
        for report in claim.get("reports", ())
        for quote in report["quotes"]
    ]
    assert wanted
    assert [words for words in wanted if words not in shown] == []
    evil = put(tmp_path, changed("name: Ann", "name: '<script>alert(1)</script>'"))
    _, out, _ = said(capsys, "ann", "--case", str(evil), "--format", "html")
    assert "&lt;script&gt;" in out
    assert not re.search(r"<script|<img|<iframe| on[a-z]+=|javascript:", out)
