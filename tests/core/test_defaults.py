"""What a file says once for its claims, and the short forms of a claim: the records as at length, and the places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import CASES, changed, put, spots, unmark

from tui.case import Case
from tui.formats.json import whole
from tui.model import DEFAULTS, Claim, Report
from tui.reading.checks import check
from tui.reading.quotes import all_words
from tui.reading.records import Reading, read

TEXT = (CASES / "given" / "case.yaml").read_text(encoding="utf-8")
HEAD, SHORT = TEXT.split("claims:\n")
GIVEN = HEAD[HEAD.index("defaults:") : HEAD.index("sources:")]
LONG = """\
- id: rolled-left
  text: The ferry rolled to the left.
  speaker: master
  via: [clerk]
  to: [court]
  medium: sworn testimony
  said: 1931-05-04
  said_text: the second day
  events: [sinking]
  actors: [crew]
  answers: {which-side: left}
  reports:
  - source: minutes
    quotes:
    - exact: she went over to port
- id: rolled-right
  text: The ferry rolled to the right.
  speaker: mate
  to: [court]
  medium: sworn testimony
  said: 1931-05-04
  said_text: the second day
  events: [sinking]
  actors: [crew]
  answers: {which-side: right}
  reports:
  - source: minutes
    quotes:
    - exact: she went over to starboard
    - exact: the mate said
      role: attribution
- id: no-date
  text: The crew swam.
  speaker: master
  via: [clerk]
  medium: sworn testimony
  events: [sinking]
  actors: [crew]
  answers: [which-side]
  reports:
  - source: minutes
    stance: doubts
    caveats: [unconfirmed]
    quotes:
    - exact: we swam for it
- id: in-two
  text: The ferry turned before she rolled.
  speaker: master
  via: [clerk]
  to: [court]
  medium: sworn testimony
  said: 1931-05-05
  events: [sinking]
  actors: [crew]
  answers: [which-side]
  reports:
  - source: minutes
    quotes:
    - exact: first she turned
  - source: evening
    quotes:
    - exact: she turned
"""


def checked(folder: Path, text: str) -> Reading:
    reading = read(put(folder, text))
    check(reading)
    return reading


def told(folder: Path) -> list[object]:
    """Return all claims of a case as JSON has them, their places left aside."""
    case = Case.open(folder)
    return [{**whole(case, name, claim), "place": None} for name, claim in case.claims.items()]


def test_the_short_form_says_what_the_long_one_says(tmp_path: Path) -> None:
    assert GIVEN.count("\n  ") == len(DEFAULTS), "the case gives every field that may be a default"
    put(tmp_path, HEAD.replace(GIVEN, "") + "claims:\n" + LONG)
    assert told(CASES / "given") == told(tmp_path)
    assert len(told(tmp_path)) == 4


def test_the_files_beside_have_their_own(tmp_path: Path) -> None:
    put(tmp_path, TEXT)
    put(tmp_path, "claims:\n- {id: more, text: More., speaker: mate, source: evening, quotes: more}\n", "more.yaml")
    reading = checked(tmp_path, TEXT)
    more = reading.records["more"]
    assert reading.problems == []
    assert isinstance(more, Claim)
    assert (more.via, more.said, more.answers, more.reports[0].source) == ((), None, (), "evening")


# What is wrong in one is told once, where it stands, and costs the claims that take it.

FAULTS = {
    "one that leads nowhere": ("speaker: master", "speaker: §nobody", "rolled-left no-date in-two"),
    "one of another kind": ("to: [court]", "to: [§sinking]", "rolled-left rolled-right in-two"),
    "a source that leads nowhere": ("  source: minutes\n", "  source: §minute\n", "rolled-left rolled-right no-date"),
    "a malformed date": ("said: 1931-05-04", "said: §Monday", "rolled-left rolled-right"),
    "no slug": ("speaker: master", "speaker: §The Master", "rolled-left no-date in-two"),
    "a misspelt field": ("  speaker: master", "  §speakr: master", "rolled-left no-date in-two"),
    "no list": ("via: [clerk]", "via: §clerk", "rolled-left no-date in-two"),
    "an empty list": ("via: [clerk]", "via: §[]", "rolled-left no-date in-two"),
    "an empty text": ("medium: sworn testimony", "medium: §''", "rolled-left rolled-right no-date in-two"),
    "an unknown field": ("  speaker: master", "  §fnord: x\n  speaker: master", ""),
    "no mapping": (GIVEN, "defaults: §[master, sinking]\n", "rolled-left rolled-right no-date in-two"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_faulty_default_is_told_once_and_costs_the_claims_that_take_it(what: str, tmp_path: Path) -> None:
    old, new, gone = FAULTS[what]
    text = changed(old, new, TEXT)
    clear, marks = unmark(text)
    reading = checked(tmp_path, clear)
    assert spots(reading.problems) == marks
    assert [name for _, name, _ in reading.left_out] == gone.split()


@pytest.mark.parametrize(
    "given", ["{medium: letter, §source: minutes}", "§{source: minutes}", "§{via: [clerk], speaker: mate}"]
)
def test_a_default_that_no_claim_takes_is_told(given: str, tmp_path: Path) -> None:
    plain = (
        HEAD.replace(GIVEN, f"defaults: {given}\n") + "claims:\n" + LONG.replace("  medium: sworn testimony\n", "", 1)
    )
    text, marks = unmark(plain)
    reading = checked(tmp_path, text)
    assert spots(reading.problems) == marks
    assert reading.left_out == []


@pytest.mark.parametrize("field", [*Claim.KEYS, *Report.KEYS])
def test_only_the_fields_that_are_named_may_be_defaults(field: str, tmp_path: Path) -> None:
    text = changed("defaults:\n", f"defaults:\n  {field}: x\n", TEXT)
    problems = checked(tmp_path, text).problems
    refused = any("can't be a default" in problem.what for problem in problems)
    assert refused != (field in DEFAULTS)


def test_defaults_behind_claims_are_told_and_hold_for_none(tmp_path: Path) -> None:
    text, marks = unmark(HEAD.replace(GIVEN, "") + "claims:\n" + LONG + GIVEN.replace("  speaker", "  §speaker"))
    reading = checked(tmp_path, text)
    assert spots(reading.problems) == marks
    assert "behind claims" in reading.problems[0].what
    assert reading.left_out == []


def test_defaults_that_are_no_yaml_are_one_error(tmp_path: Path) -> None:
    reading = checked(tmp_path, changed("speaker: master", "speaker: [master", TEXT))
    assert len(reading.problems) == 1
    assert "not YAML" in reading.problems[0].what
    assert [name for _, name, _ in reading.left_out] == ["rolled-left", "rolled-right", "no-date", "in-two"]


def test_what_a_faulty_default_names_is_not_called_unnamed(tmp_path: Path) -> None:
    """The event that no claim is about is one that the faulty list names: that is no second fault."""
    text, marks = unmark(changed("events: [sinking]", "events: [sinking, §No Slug]", TEXT))
    assert spots(checked(tmp_path, text).problems) == marks


# A claim's own short form.

OWN = {
    "both": ("  quotes: she went over to port", "  §quotes: x\n  reports: [{source: minutes, quotes: x}]"),
    "a source beside reports": ("  said: 1931-05-05\n", "  §source: minutes\n  said: 1931-05-05\n"),
    "a stance beside reports": ("  said: 1931-05-05\n", "  §stance: doubts\n  said: 1931-05-05\n"),
    "no source": (" said: 1931-05-05\n  reports:\n  - {source: minutes, quotes", " said: 1931-05-05\n  reports:\n"
                  "  - {§quotes"),
    "a misspelt key": ("  quotes: she went over to port", "  §qoutes: she went over to port"),
    "an empty quote": ("  quotes: she went over to port", "  quotes: §''"),
    "no quote": ("  quotes: she went over to port", "  quotes: §[]"),
    "an empty one among quotes": ("quotes: she went over to port", "quotes: [she, §'']"),
    "a bad caveat": ("[unconfirmed]", "[§unconfirm]"),
    "a bad stance": ("stance: doubts", "stance: §doubt"),
    "neither quotes nor reports": ("  quotes: she went over to port\n", ""),
}  # fmt: skip


@pytest.mark.parametrize("what", OWN)
def test_a_fault_of_a_short_form_is_told_where_it_stands(what: str, tmp_path: Path) -> None:
    old, new = OWN[what]
    text, marks = unmark(changed(old, new, TEXT))
    if what == "no source":
        marks = [(marks[0][0], marks[0][1] - 1)]  # at the report itself
    if what == "neither quotes nor reports":
        marks = [(TEXT[: TEXT.index("id: rolled-left")].count("\n") + 1, 3)]
    reading = checked(tmp_path, text)
    assert spots(reading.problems) == marks
    assert len(reading.left_out) == 1


def spoken(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield each quote's words, and what stands where the program says that they stand."""
    lines = TEXT.split("\n")
    for words in all_words(reading.records):
        place = reading.place_of(words.record, *words.path, "exact")
        yield words.exact, lines[place.line - 1][place.col - 1 :]


def test_each_quote_is_found_at_its_place_however_it_is_written(tmp_path: Path) -> None:
    found = dict(spoken(checked(tmp_path, TEXT)))
    assert len(found) == 6
    assert all(there.startswith(words) for words, there in found.items())


def test_the_place_of_what_a_default_gives_is_the_defaults(tmp_path: Path) -> None:
    reading = checked(tmp_path, TEXT)
    line = {key: TEXT[: TEXT.index(f"  {key}:")].count("\n") + 1 for key in DEFAULTS}
    source = reading.place_of("rolled-left", "reports", 0, "source").line
    takers = {**dict.fromkeys(DEFAULTS, "rolled-left"), "answers": "no-date"}
    found = {key: source if key == "source" else reading.place_of(takers[key], key).line for key in DEFAULTS}
    assert found == line
    assert reading.place_of("rolled-right", "speaker").line > line["source"]
