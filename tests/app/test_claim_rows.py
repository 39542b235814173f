"""Rows of claims: speaker, date and source stand whole; what is claimed is cut, at its end or around what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pilots import BUNDLED, bundled, harbour, opened, record, squeezed, written
from rich.cells import cell_len

from tui.case import Case
from tui.case.lists import claim_list
from tui.case.marks import KIND_WORDS, MARKS
from tui.case.rows import ClaimRow
from tui.case.search import understand
from tui.explorer.widgets.claim_lines import claim_lines, lines_of
from tui.folding import light_pattern

CASE = written(BUNDLED)
NAMES = {actor["id"]: actor["name"] for actor in CASE["actors"]}
NAMES |= {name: record(BUNDLED, "sources", name)["publisher"] for name in ("112ua", "rferl")}
CLAIMS = {claim["id"]: claim for claim in CASE["claims"]}
ROWS = {row.id: row for row in claim_list(bundled()).rows()}
GLYPHS = "".join(mark.glyph for mark in MARKS.values()) + " "
WIDTHS = (45, 53, 59, 60, 67, 75, 76, 95)  # of the list at 50x16, 160x45, on both sides of a third line, 120x40, 80x24


def text(row: ClaimRow, width: int, room: int = 0) -> list[str]:
    """Return the lines of a claim's row."""
    return ["".join(span.text for span in line) for line in claim_lines(row, width, lines_of(width, room))]


def named(claim: dict[str, object]) -> list[str]:
    """Return who says a claim, and the sources of it that are others, by the names in the records."""
    reports = claim["reports"]
    assert isinstance(reports, list)
    return list(dict.fromkeys([NAMES[str(claim["speaker"])], *(NAMES[report["source"]] for report in reports)]))


@pytest.mark.parametrize("width", WIDTHS)
def test_every_row_names_speaker_date_and_source_whole_or_all_but_one_of_them(width: int) -> None:
    shortened = 0
    for name, claim in CLAIMS.items():
        lines = text(ROWS[name], width)
        said = squeezed("".join(line for line in lines if not line[:2].strip()))
        date = text(ROWS[name], 400)[1].split(" · ")[2 if claim.get("via") else 1].split("   ")[0]
        assert re.search(r"Jan|20\d\d|undated", date), date
        short = [words for words in (*named(claim), date) if squeezed(words) not in said]
        assert len(short) <= 1, (name, lines)
        assert date not in short, (name, lines)
        shortened += len(short)
    assert shortened <= {60: 20, 67: 5}.get(width, 0), "two lines in which there is little room"


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_cut_is_the_end_of_what_is_claimed_and_it_has_two_lines_where_one_is_too_short(width: int) -> None:
    for name, claim in CLAIMS.items():
        lines = text(ROWS[name], width)
        assert len(lines) == (3 if width < 60 else 2)
        assert all(cell_len(line) <= width for line in lines), lines
        shown = begun(squeezed(claim["text"]), squeezed("".join(lines)))
        if shown < len(squeezed(claim["text"])):
            assert "…" in squeezed("".join(lines))[shown:][:4], lines
            spent = sum(cell_len(line) for line in lines[:-1])
            assert spent > (width - 25) * (len(lines) - 1), (lines, "a line is left that what is claimed could have")
        if width >= 75 and not claim.get("via"):
            said = [line.split("   ")[0] for line in lines[1:]]  # behind it stand marks, of which some are glyphs
            assert not any("…" in line for line in said), lines


@pytest.mark.parametrize(("width", "room", "lines", "most"), [(53, 41, 4, 6), (67, 12, 3, 12), (67, 11, 2, 200)])
def test_where_four_rows_still_show_a_row_has_a_line_more_and_little_is_cut(
    width: int, room: int, lines: int, most: int
) -> None:
    cut = 0
    for name, claim in CLAIMS.items():
        found = text(ROWS[name], width, room)
        assert len(found) == lines
        shown = squeezed("".join(found))
        cut += squeezed(claim["text"])[-8:] not in shown
        if lines > 2:
            assert all(squeezed(words) in shown for words in named(claim)), found
    assert cut <= most


@pytest.mark.parametrize("width", WIDTHS)
def test_marks_stand_apart_from_the_source_before_them(width: int) -> None:
    beside = 0
    for name in CLAIMS:
        for line in claim_lines(ROWS[name], width, lines_of(width)):
            if [span.tone for span in line][-1:] == ["accent"] and any(span.tone == "meta" for span in line):
                before = "".join(span.text for span in line[:-1])
                assert before.endswith("  "), "the source would read as one with its mark"
                beside += 1
    assert beside > 60


def begun(whole: str, line: str) -> int:
    """Return how much of a text a line begins with, behind the glyphs of marks."""
    line = line.lstrip(f"{GLYPHS}…")
    return next((at for at, pair in enumerate(zip(whole, line, strict=False)) if pair[0] != pair[1]), len(whole))


@pytest.mark.parametrize("width", WIDTHS)
def test_every_mark_is_told_by_its_word_or_its_glyph(width: int) -> None:
    for name in CLAIMS:
        whole = "\n".join(text(ROWS[name], width))
        assert all(MARKS[mark].word in whole or MARKS[mark].glyph in whole for mark in ROWS[name].marks), whole
        kind = KIND_WORDS.get(ROWS[name].kind, "")
        assert kind in whole or "…" in whole or CLAIMS[name].get("via"), whole


def test_that_a_source_speaks_for_itself_is_not_said_in_its_row_and_it_is_named_once() -> None:
    own = [
        claim for claim in CLAIMS.values() if [report["source"] for report in claim["reports"]] == [claim["speaker"]]
    ]
    assert len(own) > 50
    for claim in own:
        said = text(ROWS[claim["id"]], 400)[1]
        assert said.count(NAMES[claim["speaker"]]) == 1
        assert "voice" not in said


SAME_NAME = """\
case: {format: 1, id: c, title: A case}
sources: [{id: paper, title: A headline, publisher: The Paper}]
actors: [{id: owner, name: The Paper, kind: organisation}]
claims:
- {id: one, text: One., speaker: paper, reports: [{source: paper, quotes: [{exact: One.}]}]}
- {id: two, text: Two., speaker: owner, reports: [{source: paper, quotes: [{exact: Two.}]}]}
"""


def test_who_is_called_as_a_source_is_not_taken_for_it(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(SAME_NAME, encoding="utf-8")
    case = Case.open(tmp_path)
    assert case.problems == ()
    said = {row.id: text(row, 75)[1] for row in claim_list(case).rows()}
    assert [said[name].count("The Paper") for name in ("one", "two")] == [1, 2]


WORDS = st.text(alphabet=st.sampled_from("ab c漢é ж"), min_size=1, max_size=60)
MADE = st.builds(
    ClaimRow,
    id=st.just("x"),
    text=WORDS,
    speaker=WORDS,
    via=st.lists(WORDS, max_size=2).map(tuple),
    when=WORDS,
    sources=st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    kind=st.sampled_from(["asserts", *KIND_WORDS]),
    marks=st.lists(st.sampled_from(list(MARKS)), max_size=4, unique=True).map(tuple),
    own=st.booleans(),
)


@settings(derandomize=True, deadline=None, max_examples=120)
@given(row=MADE, width=st.integers(4, 120))
def test_no_row_is_wider_or_higher_than_asked(row: ClaimRow, width: int) -> None:
    lines = text(row, width)
    assert len(lines) == (3 if width < 60 else 2)
    assert all(cell_len(line) <= width for line in lines), lines


@pytest.mark.parametrize("width", [20, 45, 75])
def test_names_and_words_of_a_hundred_thousand_letters_are_cut_like_any_others(width: int) -> None:
    long = "name " * 20_000
    row = ClaimRow("x", long, long, (long,), long, (long, long), "denies", tuple(MARKS), own=False)
    lines = text(row, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "…" in lines[0]
    assert "…" in lines[-1]


# What was found


def last_words() -> Iterator[tuple[str, str]]:
    """Yield each claim of the bundled case with the last long word of it."""
    for name, claim in CLAIMS.items():
        words = re.findall(r"[A-Za-z]{5,}", claim["text"])
        if words:
            yield name, words[-1]


def test_in_50_columns_the_row_shows_the_word_that_was_found_wherever_it_stands() -> None:
    moved = 0
    for name, word in last_words():
        lights = light_pattern(understand(bundled(), word).lights)
        lines = claim_lines(ROWS[name], 45, 3, lights)
        assert any(span.lit for line in lines for span in line), (word, lines)
        shown = "".join(span.text for line in lines for span in line)
        told = shown.lstrip(GLYPHS)
        assert squeezed(told.lstrip("…").split("…")[0][:10]) in squeezed(CLAIMS[name]["text"])
        moved += told.startswith("…")
    assert moved > 5


async def test_on_a_small_screen_each_hit_is_lit_in_its_row() -> None:
    async with opened(bundled(), (50, 16)) as driver:
        await driver.press("/")
        await driver.type("communicating\n")
        assert "communicating" in driver.at("claims") or "communicating" in driver.text("claims")


async def test_an_event_and_a_question_show_the_word_that_was_found(tmp_path: Path) -> None:
    long = "A long name that goes on for more cells than there is room for, and then the needle stands in it"
    (tmp_path / "case.yaml").write_text(
        SAME_NAME.replace("claims:", f"events: [{{id: e, title: '{long}', when: 2022-01-02}}]\n"
                          f"questions: [{{id: q, asks: '{long}?'}}]\nclaims:")
        .replace("text: One.,", "text: One., about: {events: [e]}, answers: [q],"),
        encoding="utf-8",
    )  # fmt: skip
    case = Case.open(tmp_path)
    async with opened(case, (50, 16)) as driver:
        await driver.press("/")
        await driver.type("needle\n")
        await driver.press("1")
        assert any("needle" in line and "…" in line for line in driver.inside("timeline")), driver.screen()
        await driver.press("]")
        assert any("needle" in line and "…" in line for line in driver.inside("actors")), driver.screen()


async def test_a_list_at_80x24_is_as_wide_as_the_terminal() -> None:
    async with opened(bundled(), (80, 24), at="dead-164-health") as driver:
        assert "Health Ministry · 9 Jan · RFE/RL" in driver.at("claims")
        assert driver.at("claims").rstrip(" │").endswith("disputed · differs")


@pytest.mark.parametrize("size", [(50, 16), (80, 24)])
async def test_a_list_keeps_its_place_when_its_rows_become_higher_or_lower(size: tuple[int, int]) -> None:
    async with opened(harbour(), (120, 40)) as driver:
        await driver.press("3", "G")
        name = driver.explorer.state.cursors.claims
        await driver.resize(*size)
        assert driver.explorer.state.cursors.claims == name
        assert driver.at("claims")


@pytest.mark.parametrize(("width", "room"), [(54, 41), (67, 12), (45, 11)])
def test_marks_that_have_a_line_of_their_own_are_not_all_told_before_the_claim_too(width: int, room: int) -> None:
    alone = 0
    for row in ROWS.values():
        first, *_, last = [line for line in text(row, width, room) if line.strip()]
        if len(row.marks) > 1 and last.strip() == " · ".join(MARKS[mark].word for mark in row.marks):
            assert first.startswith(f"{MARKS[row.marks[0]].glyph} {row.text[:4]}"), first
            alone += 1
    assert alone
