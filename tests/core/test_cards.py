"""Cards: every record has one, quotes are whole at any width, no line is wider than asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from helpers import SMALL, changed, harbour, kazakhstan, plain, put, texts
from rich.cells import cell_len

from tui.cards import card
from tui.cards.blocks import Block, Card, Field, Para, Quoted
from tui.cards.guide import guide_blocks
from tui.case import Case
from tui.case.marks import MARKS
from tui.case.times import AXES
from tui.formats.layout import lay_out
from tui.model import Actor, Claim, Event, Question, Source

WIDTHS, BARS = [20, 40, 80, 200], "▎▏"


@pytest.fixture(params=["harbour", "kazakhstan"])
def case(request: pytest.FixtureRequest) -> Case:
    return harbour() if request.param == "harbour" else kazakhstan()


@cache
def found(case: Case, name: str) -> Card:
    card_ = card(case, name)
    assert card_ is not None
    return card_


def everything(case: Case) -> list[str]:
    return [case.info.id, *case.all_ids()]


def lines(blocks: Sequence[Block], width: int = 200) -> list[str]:
    return [plain(line) for line in lay_out(blocks, width)]


@cache
def shown(case: Case, name: str, width: int = 200) -> list[str]:
    """Return the lines of a record's card, on a wide screen; what several tests look at is laid out once."""
    return lines(found(case, name).blocks, width)


def part(shown_lines: list[str], heading: str) -> list[str]:
    """Return the lines of a card between a heading and the next empty line."""
    begin = shown_lines.index(heading) + 1
    return shown_lines[begin : shown_lines.index("", begin) if "" in shown_lines[begin:] else None]


def squeezed(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in BARS)


# Every record


def test_every_record_has_a_card_of_its_kind_and_name(case: Case) -> None:
    kinds = {Actor: "actor", Claim: "claim", Event: "event", Question: "question", Source: "source"}
    assert len(everything(case)) > 20
    for name in everything(case):
        card_ = found(case, name)
        assert card_.id == name
        assert card_.kind == kinds.get(type(case.get(name)), "case")
        first = card_.blocks[0]
        assert isinstance(first, Para)
        assert [span.tone for span in first.spans] == ["title"]
        title = {"actor": "name", "claim": "text", "question": "asks"}.get(card_.kind, "title")
        assert texts(first) == getattr(case.get(name), title)


def test_no_record_has_no_card(case: Case) -> None:
    assert card(case, "nothing") is None
    assert card(case, "") is None


def test_every_heading_of_a_time_axis_has_a_card_with_the_claims_that_are_counted_under_it(case: Case) -> None:
    for axis in AXES:
        for words, number in case.counts(axis).items():
            card_ = found(case, f"{axis}={words}")
            assert card_.kind == "day"
            claims = [block.to for block in card_.blocks if isinstance(block, Para) and block.to]
            assert len(claims) == len(set(claims)) == number
            assert set(claims) <= set(case.claims)
    assert card(case, "said=a day that is none") is None
    assert card(case, "said=") is None


def test_whatever_a_card_leads_to_is_in_the_case(case: Case) -> None:
    assert len(everything(case)) > 20
    for name in everything(case):
        targets = {block.to for block in found(case, name).blocks if isinstance(block, Para | Field) and block.to}
        assert targets <= set(case.all_ids())


@pytest.mark.parametrize("width", WIDTHS)
def test_every_quote_is_whole_and_in_order_at_every_width(case: Case, width: int) -> None:
    assert case.claims
    for claim in case.claims.values():
        card_ = found(case, claim.id)
        text = squeezed("".join(shown(case, claim.id, width)))
        quotes = [quote.exact for report in claim.reports for quote in report.quotes]
        assert quotes
        for exact in [*quotes, *(link.quote for link in claim.links if link.quote)]:
            assert squeezed(exact) in text
        assert set(quotes) <= {block.words for block in card_.blocks if isinstance(block, Quoted)}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_of_any_card_is_wider_than_the_width(case: Case, width: int) -> None:
    assert len(everything(case)) > 20
    for name in everything(case):
        assert not [line for line in shown(case, name, width) if cell_len(line) > width]


def test_a_card_never_begins_ends_or_pauses_with_two_empty_lines(case: Case) -> None:
    assert len(everything(case)) > 20
    for name in everything(case):
        assert shown(case, name)[0]
        assert all(one or other for one, other in pairwise(shown(case, name)))


# What a claim's card says


def test_a_card_shows_the_way_from_the_source_to_the_speaker_and_on() -> None:
    assert "The Gazette ← Mayor's office ← Ana Pereira → The Gazette, by telephone" in shown(harbour(), "nobody-hurt")
    assert "The Gazette and Courier ← Fire brigade" in shown(harbour(), "cause-unknown")
    assert shown(harbour(), "alarm-late")[2] == "Courier"


def test_the_relay_nearest_to_the_speaker_stands_nearest_to_it(tmp_path: Path) -> None:
    more = "actors:\n- {id: near, name: Near, kind: group}\n- {id: far, name: Far, kind: group}\n"
    text = changed(
        "  speaker: ann\n  events", "  via: [near, far]\n  speaker: ann\n  events", changed("actors:\n", more)
    )
    assert "The Paper ← Far ← Near ← Ann" in shown(Case.open(put(tmp_path, text)), "strong")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("nobody-hurt", "said Tue 3 Mar 2020 (“this morning”) · a denial"),
        ("three-hurt", "said Wed 4 Mar 2020"),
        ("dozens-ran", "no date given; printed Wed 4 Mar 2020"),
        ("cause-unknown", "said Tue 3 Mar 2020 · does not know"),
        ("nobody-hurt", "The Gazette reports it"),
        ("three-hurt", "Courier reports it · ◔ preliminary"),
        ("sparks", "Courier reports it · ∅ no evidence"),
        ("alarm-late", "Courier says so in its own voice"),
        ("nobody-hurt", "  attribution"),
        ("nobody-hurt", "▏ […] by telephone this morning"),
        ("three-hurt", "  reservation"),
        ("three-hurt", "▏ […] a first count"),
        ("nobody-hurt", '▎ "nobody hurt," [sic] said the mayor'),
        ("dozens-ran", "▎ dozens ran"),
        ("dozens-ran", "▎   and [/x] some fell"),
        ("three-hurt", "Other sources  The Gazette · prints what denies it"),
        ("nobody-hurt", "Other sources  Courier · prints what this denies"),
        ("nobody-hurt", "About          Witnesses"),
        ("nobody-hurt", "Answers        How many people were hurt?"),
        ("three-hurt", "               The harbour burns"),
    ],
)
def test_a_card_says_who_when_how_and_with_which_words(name: str, line: str) -> None:
    assert line in shown(harbour(), name)


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("nobody-hurt", ["0 hurt"]),
        ("three-hurt", ["3 hurt", "2 hurt, badly – a part of the 3 hurt"]),
        ("dozens-ran", ["“dozens” people"]),
        ("sparks", []),
    ],
)
def test_a_card_shows_figures_with_what_they_count(name: str, figures: list[str]) -> None:
    blocks = list(found(harbour(), name).blocks)
    fields = [block for block in blocks if isinstance(block, Field)]
    labels = [field.label for field in fields]
    begin = labels.index("Figures") if "Figures" in labels else len(labels)
    end = next((at for at in range(begin + 1, len(labels)) if labels[at]), begin)
    assert [texts(field).split(": ", 1)[-1] for field in fields[begin:end]] == figures


def test_a_card_shows_a_figure_of_another_claim_that_it_is_a_part_of(tmp_path: Path) -> None:
    figure = "  figures: [{measure: wind, value: 1743, unit: km, scope: sea, part_of: weak}]\n  speaker: ann\n  events"
    case = Case.open(put(tmp_path, changed("  speaker: ann\n  events", figure)))
    assert "Figures  1,743 km wind, sea – a part of: It was weak." in shown(case, "strong")


def test_a_part_of_a_claims_own_number_names_it_wherever_it_stands(tmp_path: Path) -> None:
    numbers = ("carried, value: 9", "saved, value: 4", "carried, value: 3, scope: boys, part_of: strong",
               "lost, value: 1, part_of: strong")  # fmt: skip
    figures = ", ".join(f"{{measure: {number}}}" for number in numbers)
    case = Case.open(
        put(tmp_path, changed("  speaker: ann\n  events", f"  figures: [{figures}]\n  speaker: ann\n  events"))
    )
    assert "         3 carried, boys – a part of the 9 carried" in shown(case, "strong")
    assert "         1 lost – a part of another number of this claim" in shown(case, "strong")


def test_a_card_shows_a_link_at_both_of_its_ends() -> None:
    denies = part(shown(harbour(), "nobody-hurt"), "Denies")
    assert denies[0] == "Three people were hurt, two of them badly."
    assert "  ▏ three people were hurt, two of them badly" in denies
    denied = part(shown(harbour(), "three-hurt"), "Denied by")
    assert denied[0] == "Nobody was hurt."
    assert '  ▏ "nobody hurt," [sic] said the mayor' in denied
    for end in (denies, denied):
        assert end[-2:] == ["  drawn by The Gazette, with the words", "  ▏ contrary to what witnesses say"]


def test_a_card_shows_why_the_editor_draws_a_link() -> None:
    why = "  drawn by the editor: One names a cause where the other knows none."
    assert part(shown(harbour(), "cause-unknown"), "Contradicts")[-1] == why
    assert part(shown(harbour(), "sparks"), "Contradicted by")[-1] == why


def test_a_card_says_of_a_linked_claim_that_is_left_out_that_it_is(tmp_path: Path) -> None:
    link = "  links: [{to: weak, kind: doubts, by: editor, why: x}]\n  speaker: ann\n  events"
    case = Case.open(put(tmp_path, changed("  speaker: ann\n  events", link, changed("It was weak.", "''"))))
    assert part(shown(case, "strong"), "Doubts")[0] == "weak, which is left out of the case as read"


def test_every_mark_of_a_claim_stands_on_its_card_with_its_glyph_and_its_meaning_in_the_guide_alone(
    case: Case,
) -> None:
    guide = "\n".join(texts(block) for block in guide_blocks())
    assert case.claims
    for name in case.claims:
        text = "\n".join(texts(block) for block in found(case, name).blocks)
        assert case.marks(name)
        for mark in case.marks(name):
            assert f"{MARKS[mark].glyph} {MARKS[mark].word}" in text
            assert MARKS[mark].says not in text
            assert MARKS[mark].says in guide


@pytest.mark.parametrize("stance", ["reports", "endorses", "doubts"])
def test_that_a_source_speaks_for_itself_is_said_once_on_the_card(tmp_path: Path, stance: str) -> None:
    quotes = "    quotes:\n    - exact: it was weak"
    own = changed(f"  - source: paper\n{quotes}", f"  - source: paper\n    stance: {stance}\n{quotes}")
    own = changed("  text: It was weak.\n  speaker: ann", "  text: It was weak.\n  speaker: paper", own)
    case = Case.open(put(tmp_path, own))
    assert not case.problems
    assert "\n".join(shown(case, "weak")).count("in its own voice") == 1


def test_an_actors_card_lists_who_has_a_role_in_it_as_written_and_who_belongs_to_it(case: Case) -> None:
    actors = list(case.actors.values())
    assert actors
    for actor in actors:
        text = "\n".join(texts(block) for block in found(case, actor.id).blocks)
        roles = [(other, role) for other in actors for role in other.roles if role.of == actor.id]
        assert all(f"{other.name} · {role.title}" in text for other, role in roles)
        assert ("Roles in it" in text or "Who is what to it" in text) == bool(roles)
        parts = [other.name for other in actors if other.part_of == actor.id]
        assert ("Belong to it: " in text) == bool(parts)
        assert all(name in text for name in parts)


def test_who_headed_the_committee_stands_on_its_card_with_when_and_by_which_source() -> None:
    (line,) = [line for line in shown(kazakhstan(), "knb") if "Masimov · head" in line]
    held = "head of the country’s National Security Committee (KNB) · until Jan 2022 · RFE/RL"
    assert line.split("  ")[0] == "Roles in it"
    assert line.endswith(f"Karim Masimov · {held}")


MARKUP = ["[sic]", "[/x]", "[/]", "[link=x]", "[@click=app.quit]x[/]", "[1]", '[a="]x', "\\[b]", ":smile:"]
WORDED = ("It was strong.", "it was strong", "A headline", "Another headline", "Ann", "A storm", "How strong was it?")


@pytest.mark.parametrize("words", MARKUP)
def test_what_looks_like_markup_is_shown_as_it_stands(tmp_path: Path, words: str) -> None:
    text = SMALL
    for old in WORDED:
        text = changed(f": {old}\n", f": '{old} {words}'\n", text)
    case = Case.open(put(tmp_path, text))
    assert case.problems == ()
    for name in case.all_ids():
        assert any(words in line for line in shown(case, name))


def test_a_quote_that_a_terminal_must_not_see_is_written_out(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, changed("exact: it was strong", r'exact: "it \e[2J was\u202e"')))
    assert "▎ it ^[[2J was<202e>" in shown(case, "strong")


def test_the_name_of_a_hostile_folder_is_written_out_on_the_card_of_its_case(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path / "a\x1b[2Jb", SMALL[SMALL.index("sources:") :]))
    assert not any("\x1b" in line for line in shown(case, case.info.id))
