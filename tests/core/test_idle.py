"""Why an action has nothing to do: every reason, asked without a screen."""

from __future__ import annotations

import inspect
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from helpers import harbour, put
from texted import texted

from tui.cards.article import Article
from tui.case import Case
from tui.case.query import Sought
from tui.explorer.actions.table import ACTIONS
from tui.explorer.keys import with_keys
from tui.explorer.screen import Explorer
from tui.explorer.state import idle
from tui.explorer.state.at_hand import AtHand
from tui.explorer.state.idle import Situation
from tui.explorer.state.navigation import opening, to_record
from tui.explorer.state.state import CLAIMS, DETAIL, InText, State
from tui.lean import replace


def in_the_log(*quotes: str) -> Article:
    """Return the text of a source that claims quote."""
    with TemporaryDirectory() as folder:
        case, texts = Case.open(texted(Path(folder), "The fire was out. Nobody slept.", quotes)), AtHand()
        texts.read(case, ["log"])
    found = texts.article(case, "log")
    assert isinstance(found, Article)
    return found


assert Explorer.BINDINGS  # whose keys the reasons name: they are known once it is loaded
REASONS = {
    name: rule
    for name, rule in vars(idle).items()
    if inspect.isfunction(rule) and rule.__module__ == idle.__name__ and name != "never"
}


def at(state: State, case: Case | None = None, **more: Any) -> Situation:
    return Situation(case or harbour(), state, **more)


def reading(name: str) -> State:
    """Return the state in which a record is read in the detail."""
    way = to_record(harbour(), opening(harbour()), name)
    assert way
    return way.state.focused(DETAIL)


WHOLE = opening(harbour())
CLAIM = next(iter(harbour().claims))
ACTOR = next(iter(harbour().actors))
SOUGHT = replace(WHOLE, sought=Sought("fire", match="fire*"))
COMPARED = replace(reading(CLAIM), compare=next(iter(harbour().questions)))
DAYS = harbour().days()
TEXT = replace(reading(CLAIM), text=InText(CLAIM, DETAIL, "log"))
SENTENCE = replace(TEXT, text=InText(CLAIM, DETAIL, "log", (18, 31)))

# Each reason: a situation in which it is given, its words, and one in which there is none.
GIVEN: dict[str, tuple[Situation, str, Situation]] = {
    "innermost": (
        at(WHOLE.focused(DETAIL)), "This is the innermost pane; Esc comes back.",
        at(WHOLE.focused(DETAIL), links=True, leads_to=CLAIM),
    ),
    "outermost": (at(WHOLE), "This is the outermost pane; q leaves.", at(WHOLE.focused(CLAIMS))),
    "no_links": (
        at(WHOLE.focused(DETAIL)), "Nothing in this card leads to another record.",
        at(WHOLE.focused(DETAIL), links=True),
    ),
    "no_view_before": (at(WHOLE), "This is where it began; there is no view before it.", at(WHOLE, behind=1)),
    "no_view_after": (at(WHOLE), "This is the newest view; there is none after it.", at(WHOLE, ahead=1)),
    "fills_already": (at(WHOLE, shape="one"), "This pane fills the screen already.", at(WHOLE, shape="two")),
    "not_zoomed": (at(WHOLE), "No pane is zoomed; + zooms this one.", at(replace(WHOLE, zoomed=True))),
    "no_changes": (
        at(WHOLE, unchanged="Nothing changed since you left."), "Nothing changed since you left.", at(WHOLE),
    ),
    "undivided": (
        at(WHOLE, shape="pair"), "The panes stand in one column here: there is nothing to divide.",
        at(WHOLE, shape="two"),
    ),
    "no_hits": (at(WHOLE), "No search is on; / begins one.", at(SOUGHT, hits=1)),
    "not_pinnable": (at(WHOLE), "Only a record can be pinned; this is not one.", at(reading(ACTOR))),
    "no_chips": (at(WHOLE), "There is no chip: Space pins, f filters, / searches.", at(SOUGHT)),
    "first_day": (
        at(replace(WHOLE, as_of=DAYS[0])), "Nothing is known to have been said before this day.",
        at(replace(WHOLE, as_of=DAYS[1])),
    ),
    "no_day": (at(WHOLE), "The case is shown as of no day; < goes a day back.", at(replace(WHOLE, as_of=DAYS[0]))),
    "finest": (at(WHOLE), "There are no finer bars for the dates along this axis.", at(WHOLE, finer="hour")),
    "coarsest": (at(WHOLE), "There are no coarser bars for the dates along this axis.", at(WHOLE, coarser="month")),
    "no_question": (
        at(WHOLE), "One question is compared at a time; ] turns to the questions.",
        at(reading(next(iter(harbour().questions)))),
    ),
    "nothing_folds": (
        at(WHOLE), "Rows fold in a comparison; c compares.", at(replace(WHOLE, compare="what-cause"), links=True)
    ),
    "no_quote": (
        at(reading(ACTOR)), "Only a claim has a quote; Y copies the record with its citation.", at(reading(CLAIM))
    ),
    "no_pieces": (
        at(reading("alarm-late")), "This claim has one quote, in one piece; y copies it.", at(reading("nobody-hurt"))
    ),
    "no_text": (
        at(reading(ACTOR)), "Only a claim has words that stand in a text; go to one.",
        at(replace(reading(CLAIM), text=InText(CLAIM, DETAIL))),
    ),
    "no_sentence": (
        at(WHOLE), "A sentence is chosen in a source's text; v leads to that.",
        at(replace(reading(CLAIM), text=InText(CLAIM, DETAIL, "log", (0, 17))), article=in_the_log()),
    ),
    "no_record": (at(State()), "There is no record here to copy.", at(reading(ACTOR))),
    "not_bookmarkable": (at(State()), "Only a record can be bookmarked.", at(reading(ACTOR))),
    "no_address": (
        at(reading(ACTOR)), "Only a claim and a source have an address; go to one.",
        at(reading(next(name for name, source in harbour().sources.items() if source.url))),
    ),
    "no_faults": (
        at(WHOLE), "Nothing is wrong with the files of this case or with config.yaml.", at(WHOLE, faults=True)
    ),
    "not_in_a_file": (at(State()), "No file holds this; a record can be edited.", at(reading(ACTOR))),
}  # fmt: skip


def test_every_reason_is_tried() -> None:
    assert {*GIVEN, "undated"} == set(REASONS)


@pytest.mark.parametrize("name", GIVEN)
def test_a_reason_is_given_where_it_holds_and_only_there(name: str) -> None:
    idle_there, words, busy_there = GIVEN[name]
    assert with_keys(REASONS[name](idle_there) or "") == words
    assert REASONS[name](busy_there) is None


def test_there_is_always_something_to_do_where_nothing_can_be_against_it() -> None:
    assert idle.never(at(State())) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize(
    ("situation", "rule", "words"),
    [
        (at(WHOLE.focused(DETAIL), links=True), idle.innermost, "→ chooses a link to follow"),
        (at(WHOLE), idle.no_links, "4 goes there"),
        (at(replace(WHOLE, compare="what-cause")), idle.fills_already, "A comparison fills the screen already"),
        (at(replace(WHOLE, zoomed=True), shape="one"), idle.fills_already, "_ shows the others again"),
        (at(SOUGHT), idle.no_hits, "The search finds nothing"),
        (at(replace(TEXT, compare="what-cause")), idle.fills_already, "The text fills the screen already"),
        (at(replace(TEXT, compare="what-cause")), idle.nothing_folds, "Esc leads back to the comparison"),
        (at(TEXT, article=in_the_log()), idle.no_hits, "No claim quotes this text."),
        (at(TEXT, article=in_the_log("Nobody slept.")), idle.innermost, "n chooses a quoted span"),
        (at(TEXT, article=in_the_log()), idle.innermost, "No claim quotes this text. → chooses a sentence, A then"),
        (at(WHOLE, shape="one"), idle.not_zoomed, "No pane is zoomed."),
        (at(replace(WHOLE, tab="sources")), idle.no_question, "; [ turns to the questions."),
        (at(replace(WHOLE, tab="questions")), idle.no_question, "; pane 2 has the questions."),
        (at(SENTENCE, article=in_the_log()), idle.innermost, "No claim quotes this sentence"),
        (at(TEXT, article=in_the_log()), idle.no_sentence, "→ chooses a sentence here"),
        (at(COMPARED, links=True), idle.no_text, "→ chooses a claim in this comparison"),
        (at(reading(CLAIM)), idle.no_text, "The case gives no SHA-256 of the text of"),
        (at(COMPARED, links=True), idle.no_quote, "→ chooses a claim in this comparison"),
        (at(COMPARED, links=True), idle.no_pieces, "→ chooses a claim in this comparison"),
        (
            at(reading(next(name for name, source in harbour().sources.items() if not source.url))),
            idle.no_address,
            "The case gives no address for this source.",
        ),
    ],
)
def test_a_reason_tells_apart_what_is_in_the_way(situation: Situation, rule: idle.Idle, words: str) -> None:
    said = with_keys(rule(situation) or "")
    assert words in said
    assert "{" not in said, "whatever is named so is an action with a key"


def test_no_reason_names_a_key_that_may_be_another_one() -> None:
    remapped = {action.id: f"f{20 + number}" for number, action in enumerate(ACTIONS)}
    own = {word for _, words, _ in GIVEN.values() for word in words.split()} & {"q", "Esc", "+", "/", "Space", "f", "c"}
    assert own, "the reasons name keys"
    for name, (there, words, _) in GIVEN.items():
        said = with_keys(REASONS[name](there) or "", remapped)
        assert not own & {*said.split()}, said
        assert len(said.split()) == len(words.split())


def test_of_an_action_without_a_key_its_id_is_told() -> None:
    said = with_keys(
        "It fills the screen; {quit} leaves. {go.back} comes back.",
        {"quit": "unbound.quit", "go.back": "unbound.go.back"},
    )
    assert said == "It fills the screen; the action quit leaves. The action go.back comes back."


def test_in_a_text_there_is_a_way_on_where_claims_quote_it() -> None:
    article = in_the_log("Nobody slept.")
    assert idle.innermost(at(SENTENCE, article=article)) is None
    assert idle.no_hits(at(TEXT, article=article)) is None
    assert idle.no_links(at(TEXT, article=article)) is None


def test_a_case_without_dates_can_be_shown_as_of_no_day(tmp_path: Path) -> None:
    undated = Case.open(put(tmp_path, "case: {format: 1, id: bare, title: Bare}\n"))
    state = opening(undated)
    for rule in (idle.undated, idle.first_day):
        assert rule(at(state, undated)) == "Nothing in this case has a date to go by."
    assert idle.undated(at(WHOLE)) is None
