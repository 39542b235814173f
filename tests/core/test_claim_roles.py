"""What `claim` adds to its words: who says it and what is held back in the source's words, and a speaker who is new."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from helpers import tree
from test_newcomer import CASE, TEXT, Captured
from test_newcomer import case as case

from tui.__main__ import main
from tui.case import Case
from tui.commands.completing import answer
from tui.kept.opening import open_kept
from tui.model import CAVEATS, LINK_KINDS
from tui.reading.checks import check
from tui.reading.records import read

CLAIM = ("claim", "tribune", "nobody told her", "--id", "new")


def test_words_that_say_who_says_it_and_what_is_held_back_are_quotes_of_that_role(case: Path, capsys: Captured) -> None:
    more = ["-s", "baker", "-a", "the baker said", "-c", "alleged=A baker rejects that.", "-c", "removed"]
    assert main([*CLAIM, *more, "--write"]) == 0
    reading = read(case)
    check(reading)
    assert reading.problems == []
    [report] = Case.open(case).claims["new"].reports
    assert [(quote.exact, quote.role) for quote in report.quotes] == [
        ("nobody told her", "content"), ("The baker said", "attribution"), ("A baker rejects that.", "caveat"),
    ]  # fmt: skip
    assert all(quote.exact in TEXT for quote in report.quotes)
    assert report.caveats == ("alleged", "removed")
    assert main(["check"]) == 0, "and each stands in the text"
    assert "not quite as typed" not in capsys.readouterr().err


def test_of_several_places_the_one_that_is_nearest_to_the_claim_is_taken(case: Path) -> None:
    assert main([*CLAIM, "-s", "baker", "-a", "on the quay", "--write"]) == 0
    quote = Case.open(case).claims["new"].reports[0].quotes[1]
    before = (quote.prefix or "") + quote.exact + (quote.suffix or "")
    assert TEXT.count(before) == 1
    assert TEXT.index(before) > TEXT.index("nobody told her") - len(before), "and not in the first paragraph"


@pytest.mark.parametrize(
    ("option", "words", "why", "code"),
    [
        ("-a", "the butcher said", "--attribution: these words do not stand", 1),
        ("-a", "the baker […] on the quay", "--attribution takes words that stand together", 2),
        ("-c", "alleged=he was told", "--caveat: these words do not stand", 1),
        ("-c", "aleged", "'aleged' is no caveat; did you mean 'alleged'?", 2),
        ("--new", "person", "--new needs --speaker", 2),
    ],
)
def test_words_that_are_not_there_are_told_and_nothing_is_written(
    case: Path, capsys: Captured, option: str, words: str, why: str, code: int
) -> None:
    before = tree(case)
    assert main([*CLAIM, option, words, "--write"]) == code
    assert why in capsys.readouterr().err
    assert tree(case) == before


def test_a_speaker_who_is_new_is_added_with_the_claim_and_one_who_is_known_is_not(case: Path, capsys: Captured) -> None:
    assert main([*CLAIM, "-s", "A Bak", "-n", "person", "--write"]) == 0
    assert "added 1 actor: a-bak" in capsys.readouterr().err
    found = Case.open(case)
    assert found.claims["new"].speaker == "a-bak", "and not 'A baker', whose name begins so"
    new = found.actors["a-bak"]
    assert (new.name, new.kind, new.names) == ("A Bak", "person", ())
    for number, known in enumerate(("a baker", "baker", "A Baker"), 1):
        assert main([*CLAIM[:3], "-s", known, "-n", "thing", "-w", "--id", f"n-{number}"]) == 0
        assert "added" not in capsys.readouterr().err
        assert Case.open(case).claims[f"n-{number}"].speaker == "baker"
    before = (case / "case.yaml").read_bytes()
    assert main([*CLAIM[:3], "-s", "Nobody Here", "-w"]) == 2
    assert "`--new person`, or another kind, adds an actor of that name" in capsys.readouterr().err
    assert (case / "case.yaml").read_bytes() == before


def test_a_name_that_the_text_has_broken_is_a_spelling_all_the_same(case: Path, capsys: Captured) -> None:
    assert main(["add", "actor", "baker  said", "--kind", "person", "-w"]) == 0
    assert "spelt so in 1 source" in capsys.readouterr().err
    assert main(["add", "actor", "bak", "-w"]) == 0
    assert "spelt so" not in capsys.readouterr().err, "which is a part of a word"
    broken = TEXT.replace("The baker said", "The baker\nsaid")
    (case / "texts" / "tribune.txt").write_text(broken)
    was, now = (hashlib.sha256(text.encode()).hexdigest() for text in (TEXT, broken))
    (case / "case.yaml").write_text((case / "case.yaml").read_text().replace(was, now))
    assert main(["add", "actor", "The baker said", "--kind", "person", "-w"]) == 0
    assert "spelt so in 1 source" in capsys.readouterr().err
    assert main(["check"]) == 0, "and check finds it"


def test_a_link_finds_a_claim_by_the_beginning_of_its_id_where_no_other_begins_so(case: Path, capsys: Captured) -> None:
    assert main([*CLAIM, "-s", "baker", "-l", "doubts:no=x", "-w"]) == 0
    assert [link.to for link in Case.open(case).claims["new"].links] == ["none"]
    assert main([*CLAIM[:3], "-s", "baker", "-l", "doubts:n=x", "-w"]) == 2
    assert "'n' begins 3 ids; write more of one: none, new, nobody-told-her" in capsys.readouterr().err


def test_a_shell_is_offered_kinds_of_links_and_caveats_and_behind_one_the_claims(case: Path) -> None:
    os.utime(case / "case.yaml", (1_600_000_000, 1_600_000_000))
    open_kept(case)
    ask = ["onrecord", "claim", "tribune", "x"]
    assert list(answer("zsh", [*ask, "--link", ""]))[1:] == [f"{kind}:" for kind in LINK_KINDS]
    offered = [line.split("\t")[0] for line in answer("zsh", [*ask, "-l", "denies:"])][1:]
    assert sorted(offered) == ["denies:none", "denies:told"]
    assert list(answer("zsh", [*ask, "-c", "un"]))[1:] == [each for each in CAVEATS if each.startswith("un")]
    assert CASE.count("- {id: none,") == 1
