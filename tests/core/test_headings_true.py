"""Headings and summary lines: true of each record that stands under them, in cases made up to make them lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import SMALL, changed, put

from tui.__main__ import main
from tui.cards import card
from tui.cards.blocks import Heading, Para
from tui.case import ALL, Case
from tui.case.lists import claim_row
from tui.exports.dossier import chapters
from tui.exports.part import part_of

Captured = pytest.CaptureFixture[str]
DATED = SMALL + "".join(
    f"- id: {name}\n  text: {name.capitalize()} it was.\n  speaker: ann\n{more}"
    f"  reports: [{{source: {source}, quotes: [x]}}]\n"
    for name, more, source in (
        ("dated", "  said: 2020-01-05\n", "paper"),
        ("friday", "  said_text: on Friday\n", "paper"),
        ("monday", "  said_text: on Monday\n", "other"),
    )
)
ONE_PRINTED = changed("title: Another headline", "title: Another headline\n  published: 2020-02-01", DATED)


def under(name: str, case: Case) -> dict[str, list[str]]:
    """Return the records that a card has under each of its headings, by their ids."""
    found: dict[str, list[str]] = {"": []}
    card_of = card(case, name)
    assert card_of
    for block in card_of.blocks:
        if isinstance(block, Heading):
            found[block.text] = []
        elif isinstance(block, Para) and block.to and not block.indent:
            found[[*found][-1]].append(block.to)
    return found


def words_of(name: str, case: Case) -> list[str]:
    """Return the paragraphs of a card."""
    card_of = card(case, name)
    assert card_of
    return ["".join(span.text for span in block.spans) for block in card_of.blocks if isinstance(block, Para)]


def test_a_brief_says_of_words_for_a_date_that_they_are_that_and_not_that_none_is_given(tmp_path: Path) -> None:
    found = under("brief=ann", Case.open(put(tmp_path, ONE_PRINTED)))
    assert found["Said, in the order of saying (1 claim)"] == ["dated"]
    assert sorted(found["Said, dated in a source's words alone (2 claims)"]) == ["friday", "monday"]
    assert sorted(found["Said, no date given (2 claims)"]) == ["strong", "weak"]


def test_a_row_has_the_words_for_a_date_where_there_is_neither_a_date_nor_one_of_printing(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, ONE_PRINTED))
    when = {name: claim_row(case, name).when for name in case.claims}
    assert when == {
        "strong": "undated", "weak": "undated", "dated": "5 Jan 2020", "friday": "“on Friday”",
        "monday": "printed 1 Feb 2020",
    }  # fmt: skip


def test_what_has_no_day_is_not_said_to_have_none_in_its_sources(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, ONE_PRINTED))
    title, why, *_ = words_of("said=?", case)
    assert title == "Said: no day given"
    assert "or does so in words alone" in why
    title, why, *_ = words_of("happened=?", case)
    assert (title, why) == ("What happened: no event", "These claims are about no event of the case.")
    assert {name for name in under("happened=?", case)["In the order of the list (4 claims)"]} == {
        name for name, claim in case.claims.items() if not claim.events
    }


@pytest.mark.parametrize(("said", "order"), [
    ("2020-01-04", "in the order in which they were said"),
    ("", "in the order in which they were said, or printed where the case has no date of that"),
])  # fmt: skip
def test_an_order_of_saying_is_told_only_of_what_has_a_date_of_saying(said: str, order: str, tmp_path: Path) -> None:
    text = changed("  said: 2020-01-05\n", "  said: 2020-01-05\n  answers: [how-strong]\n", DATED)
    text = text.replace("  text: It was", f"  said: {said}\n  text: It was") if said else text
    text = text.replace("  said_text: on", "  said: 2020-01-06 #") if said else text
    case = Case.open(put(tmp_path, text))
    assert f"2 claims, {order}; none is weighed" in words_of("how-strong", case)
    claims = next(chapter for chapter in chapters(part_of(case, ALL)) if chapter.name == "claims")
    assert claims.lead.startswith(f"Claims {order}, with")


def test_a_dossier_does_not_call_speakers_who_say_nothing_nor_sources_what_prints_nothing(tmp_path: Path) -> None:
    silent = changed("actors:\n", "actors:\n- {id: bob, name: Bob, kind: person}\n")
    case = Case.open(put(tmp_path, silent))
    titles = {chapter.name: (chapter.title, chapter.size) for chapter in chapters(part_of(case, ALL))}
    assert titles["actors"] == ("Who is who", 2)
    assert titles["sources"] == ("The sources", 2)
    assert "Who speaks in it" not in under("other", case)
    assert "Who speaks in it" in under("paper", case)


def test_as_of_a_day_questions_not_answered_yet_are_not_said_not_to_be_asked(tmp_path: Path) -> None:
    text = changed("questions:\n", "questions:\n- {id: why, asks: Why?}\n", DATED)
    case = Case.open(put(tmp_path, changed("  said: 2020-01-05\n", "  said: 2020-01-05\n  answers: [why]\n", text)))
    assert "What is asked (2 questions)" in under("small", case)
    assert "What is asked, and answered by then (1 question)" in under("small", case.at(20200105))


def test_claims_whose_marks_alone_changed_are_not_said_to_have_changed(tmp_path: Path, capsys: Captured) -> None:
    link = "  links: [{to: strong, kind: denies, by: editor, why: other words}]\n"
    old = put(tmp_path / "old", SMALL)
    new = put(tmp_path / "new", changed("    - exact: it was weak\n", f"    - exact: it was weak\n{link}"))
    assert main(["diff", str(old), str(new)]) == 0
    out = capsys.readouterr().out
    assert "1 changed" in out
    assert "Claims that changed, or whose marks did (2)" in out
    words = put(tmp_path / "words", changed("text: It was weak.", "text: It was frail."))
    assert main(["diff", str(old), str(words)]) == 0
    assert "Claims that changed (1)" in capsys.readouterr().out
