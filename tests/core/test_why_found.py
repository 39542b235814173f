"""Every hit shows why it is one: lit words on its card, or a line with the spelling; and the closest comes first."""

from __future__ import annotations

from collections.abc import Container, Iterator

import pytest
from helpers import harbour, kazakhstan, many, put
from hypothesis import given
from hypothesis import strategies as st
from made import WORDS, cases
from searched import begins, called, people, searched, tokens

from tui.__main__ import main
from tui.cards import card
from tui.case import Case
from tui.case.found import found_by
from tui.case.lists import claim_list
from tui.case.query import Filters, Sought
from tui.case.search import understand
from tui.explorer.state.navigation import hits, opening, seek
from tui.folding import light_pattern
from tui.formats.layout import lay_out
from tui.model import Actor, Claim

CASES = pytest.mark.parametrize("case", [harbour(), kazakhstan()], ids=["harbour", "kazakhstan"])


def lit_on_card(case: Case, name: str, sought: Sought) -> list[str]:
    """Return what is lit up on a record's card."""
    found = card(case, name)
    pattern = light_pattern(sought.lights)
    assert found is not None
    assert pattern is not None
    lines = lay_out(found.blocks, 10_000, pattern)
    return [span.text for line in lines for span in line.spans if span.lit]


def shows_why(case: Case, typed: str, known: Container[str] = ()) -> Iterator[tuple[str, bool]]:
    """Yield each hit of a word but known ones, and whether its card has the word, or a line a spelling with it."""
    sought = understand(case, f'"{typed}"')
    for name in case.ranked(Filters(sought=sought)):
        if name in known:
            continue
        lit = lit_on_card(case, name, sought)
        line = found_by(case, name, sought)
        record = case.get(name)
        spelled, later, _ = line.removeprefix("found by the spelling ").partition(", not known to be printed by ")
        about = people(case, record) if isinstance(record, Claim) else ()
        actors = [person for person in about if person not in case.sources]  # a headline is no spelling of anyone
        true = any(spelled == other and begins(typed, other) for person in actors for other in called(case, person))
        by_then = [other for person in actors for other in printed_by_then(case, person) if begins(typed, other)]
        true = true and (spelled not in by_then if later else spelled in by_then)
        yield name, true if line else any(begins(typed, text) for text in lit)


def printed_by_then(case: Case, name: str) -> Iterator[str]:
    """Yield an actor's name, and its spellings in sources that are out: those whose day of printing has ended."""
    actor = case.get(name)
    if isinstance(actor, Actor):
        yield actor.name
        for spelling in actor.names:
            printed = case.sources[spelling.in_].published if spelling.in_ in case.sources else None
            if case.day is None or (printed and printed.latest and number(printed.latest) <= case.day):
                yield spelling.text


def number(moment: tuple[int, ...]) -> int:
    """Return the day of a moment as the program writes it: 20220109."""
    year, month, day = moment[:3]
    return year * 10_000 + month * 100 + day


def some_words(case: Case) -> st.SearchStrategy[str]:
    texts = [text for name in case.all_ids() for text in searched(case, name)]
    headlines = [source.title for source in case.sources.values()]
    return st.sampled_from(sorted({word for text in (*texts, *headlines) for word in tokens(text)}))


@CASES
@given(data=st.data())
@many(60)
def test_every_hit_of_any_word_shows_why(case: Case, data: st.DataObject) -> None:
    typed = data.draw(some_words(case))
    day = data.draw(st.none() | st.sampled_from(case.days()))
    assert [name for name, why in shows_why(case.at(day), typed) if not why] == []


@CASES
def test_as_of_a_day_words_of_a_reservation_find_what_is_held_back_by_then(case: Case) -> None:
    reports = [report for claim in case.claims.values() for report in claim.reports]
    held = [quote.exact for report in reports for quote in report.quotes if quote.role == "caveat"]
    assert held
    # Of each its longest: what is short stands in many claims, and finds this one for other reasons.
    asked = sorted(
        {word for words in held for word in sorted({*tokens(words)}, key=lambda word: (len(word), word))[-3:]}
    )
    before: dict[str, set[str]] = {}  # each hit is looked at on the first day that has it, and once as of no day
    for day in (None, *case.days()[::4], case.days()[-1]):
        then = case.at(day)
        for typed in asked:
            known = before.setdefault(typed, set()) if day else set()
            found = list(shows_why(then, typed, known))
            assert [name for name, why in found if not why] == [], (typed, day)
            known.update(name for name, _ in found)
    assert any(before.values())


def test_he_did_not_produce_evidence_is_not_printed_by_9_january() -> None:
    case = kazakhstan()
    found = {day: case.at(day).ranked(Filters(sought=understand(case, '"he did not produce"'))) for day in case.days()}
    assert {day: "own-people" in names for day, names in found.items()} == {20220109: False, 20220110: True}


@given(cases(), st.sampled_from([word for word in WORDS if tokens(word)]), st.data())
@many(60)
def test_every_hit_in_a_made_up_case_shows_why(case: Case, typed: str, data: st.DataObject) -> None:
    day = data.draw(st.none() | st.sampled_from([*case.days(), 20200104]))
    assert [name for name, why in shows_why(case.at(day), " ".join(tokens(typed))) if not why] == []


@CASES
@given(data=st.data())
@many(60)
def test_what_a_record_prints_finds_it(case: Case, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(case.all_ids()))
    words = [word for text in searched(case, name) for word in tokens(text)]
    assert name in case.ranked(Filters(sought=understand(case, f"{data.draw(st.sampled_from(words))} ")))


@pytest.mark.parametrize(("typed", "most"), [("coup", 12), ("evidence", 20), ("detained", 12)])
def test_a_headline_finds_its_source_and_not_whoever_is_printed_below_it(typed: str, most: int) -> None:
    case = kazakhstan()
    left = claim_list(case, Filters(sought=understand(case, typed)))
    assert 0 < len(left) <= most
    for index in range(len(left)):
        assert any(begins(typed, text) for text in lit_on_card(case, left.id(index), understand(case, typed)))


def test_whoever_is_found_by_another_spelling_has_it_told() -> None:
    case = kazakhstan()
    sought = understand(case, "qasym-zhomart")
    told = {found_by(case, name, sought) for name in case.ranked(Filters(sought=sought)) if name in case.claims}
    assert any(line.startswith("found by the spelling Qasym-Zhomart") for line in told)
    assert found_by(case, "coup-protests", understand(case, "coup")) == ""


def test_what_a_source_holds_back_finds_a_claim_from_the_day_on_which_the_source_is_out() -> None:
    case = kazakhstan()
    found = [case.at(20220100 + day).ranked(Filters(sought=understand(case, "produce evidence"))) for day in (9, 10)]
    assert ["own-people" in names for names in found] == [False, True]


@pytest.mark.parametrize("typed", ["coup", "evidence", "detained", "toqaev", '"foul play"', "killed -tokayev", "164"])
def test_the_same_search_has_the_same_first_hit_in_the_app_and_on_the_command_line(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    case = kazakhstan()
    state = seek(case, opening(case), understand(case, typed))
    found = hits(case, state)
    first = case.ids[found.claims[0]]
    assert state.reading == first == claim_list(case, state.filters).id(0)
    for format in ("text", "csv"):
        assert main(["search", *typed.split(), "--format", format]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[format == "csv"].lstrip('"').startswith(first)


def test_what_says_it_itself_comes_before_what_names_it_and_that_before_what_is_about_it(case_of_three: Case) -> None:
    sought = understand(case_of_three, "breeze")
    assert [name for name in case_of_three.ranked(Filters(sought=sought)) if name in case_of_three.claims] == [
        "says", "named", "about",
    ]  # fmt: skip


@pytest.fixture
def case_of_three(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Return a case in which a word stands in a claim, in a name, and in an event."""
    claim = "- {id: %s, text: '%s', speaker: %s, events: [%s], reports: [{source: p, quotes: [{exact: x}]}]}\n"
    head = "case: {format: 1, id: c, title: C}\nsources: [{id: p, title: T, publisher: P}]\n"
    people = "actors: [{id: ann, name: Ann, kind: person}, {id: mr, name: Mr Breeze, kind: person}]\n"
    things = "events: [{id: wind, title: A breeze, when: 2020}, {id: rain, title: Rain, when: 2020}]\nclaims:\n"
    claims = claim % ("about", "It blew", "ann", "wind") + claim % ("named", "It blew", "mr", "rain")
    claims += claim % ("says", "It was a breeze", "ann", "rain")
    return Case.open(put(tmp_path_factory.mktemp("three"), head + people + things + claims))
