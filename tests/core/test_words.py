"""Each choice, mark, check and finding is told in full: what is declared in one place has its words in the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from inspect import getmembers, isfunction
from types import ModuleType
from typing import get_args

import pytest
from helpers import ROOT

from tui import model
from tui.cards import claim, day
from tui.cards.blocks import Tone
from tui.case import findings, marks, rows
from tui.case.between import Noted
from tui.case.lists import KINDS
from tui.case.origins import Origins
from tui.case.times import AXES, FOREVER
from tui.formats import csv, md, text
from tui.lean import fields, replace
from tui.model import Claim, Link, Quote, Report
from tui.reading import checks
from tui.reading import rules as own
from tui.text import one_line
from tui.user import settings

README = one_line((ROOT / "README.md").read_text(encoding="utf-8"))
ORDINARY = {model.CLAIM_KINDS[0], model.QUOTE_ROLES[0]}
"""The choices that go without saying."""


def rules(module: ModuleType, found: str) -> set[str]:
    """Return the names of a module's rules: its functions for others that yield what was found."""
    return {
        name
        for name, function in getmembers(module, isfunction)
        if not name.startswith("_") and function.__annotations__.get("return") == f"Iterator[{found}]"
    }


def names(registered: Iterable[Callable[..., object]]) -> set[str]:
    return {function.__name__ for function in registered}


def test_every_check_that_is_written_is_in_the_list() -> None:
    assert names(checks.CHECKS) == rules(checks, "Fault")
    assert names(own.RULES) == rules(own, "Fault")


def test_every_finding_that_is_written_is_in_the_list() -> None:
    assert names(findings.FINDINGS) == rules(findings, "Finding")


# Choices


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (marks.KIND_WORDS, model.CLAIM_KINDS),
        (claim.STANCE_WORDS, model.STANCES),
        (claim.LINK_WORDS, model.LINK_KINDS),
        (claim.ROLE_WORDS, model.QUOTE_ROLES),
        (csv.QUOTE_COLUMNS, model.QUOTE_ROLES),
        (day.DAY_WORDS, AXES),
    ],
    ids=["kinds", "stances", "links", "roles", "csv roles", "axes"],
)
def test_every_choice_has_words(words: Mapping[str, object], choices: tuple[str, ...]) -> None:
    assert set(choices) - set(words) <= ORDINARY, "these have no words"
    assert set(words) - set(choices) == set(), "these are no choices"


def test_every_caveat_is_a_mark() -> None:
    assert [name for name in model.CAVEATS if name not in marks.MARKS] == []


# Marks


def claims() -> Iterator[Claim]:
    """Yield claims that have every kind, caveat, stance and kind of link between them."""

    def made(name: str, *links: Link, sources: int = 1, stance: str = "reports", caveat: str = "") -> Claim:
        caveats, quotes = (caveat,) if caveat else (), (Quote(exact="words"),)
        reports = [Report(source=f"s{n}", quotes=quotes, stance=stance, caveats=caveats) for n in range(sources)]
        return Claim(id=name, text="Text.", speaker="ann", reports=tuple(reports), links=links)

    yield made("plain")
    yield made("both", sources=2)
    yield from (replace(made(f"kind-{kind}"), kind=kind) for kind in model.CLAIM_KINDS)
    yield from (made(f"caveat-{name}", caveat=name) for name in model.CAVEATS)
    yield from (made(f"stance-{name}", stance=name) for name in model.STANCES)
    yield from (made(f"link-{kind}", Link(to="plain", kind=kind, by="editor")) for kind in model.LINK_KINDS)


def test_every_mark_is_derived_from_something_and_every_derived_one_is_a_mark() -> None:
    every = list(claims())
    numbers = {item.id: number for number, item in enumerate(every)}
    noted = Noted(len(every), marks.noted(enumerate(every), [1] * len(every), numbers.get, {}))
    sources = Origins({"b": model.Source(id="b", title="B", publisher="B", based_on=("a",))}, lambda name: (), {})
    printed = [("a",), ("a", "b"), ("a", "c")]
    derived = [marks.marks_of(sources.over_time(names, 1), {}) for names in printed]
    derived += [marks.marks_of([], noted[number]) for number in range(len(every))]
    assert {name for found in derived for name, *_ in found} == set(marks.MARKS) - {"unsealed"}
    one = "one-source", 1, FOREVER
    assert marks.marks_of([one], {"unsealed": 1}) == [("unsealed", 1, FOREVER), one]


def test_no_two_marks_look_or_read_alike() -> None:
    every = list(marks.MARKS.values())
    assert len({mark.glyph for mark in every}) == len({mark.word for mark in every}) == len(every)
    assert all(mark.says for mark in every)


# Tables, tones and settings

ROWS = {"claims": rows.ClaimRow, "events": rows.EventRow, "actors": rows.ActorRow, "questions": rows.QuestionRow,
        "sources": rows.SourceRow}  # fmt: skip
NOT_IN_TABLES = {
    ("events", "lead"), ("actors", "claims"), ("actors", "spellings"), ("claims", "own"),
    ("claims", "position"), ("sources", "voice"),
}  # fmt: skip
"""What a heading of the timeline leaves out, the number that the app narrows by, of spellings all but one, what speaker
and sources tell, what has a column among the claims on one question alone, and whose a source's voice is."""


def test_every_kind_of_record_has_its_rows_and_tables() -> None:
    assert set(KINDS) == set(ROWS) == set(md.COLUMNS) == set(csv.COLUMNS) - {"case"} == set(model.SECTIONS) - {"case"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_row_is_a_column_in_markdown(kind: str) -> None:
    wanted = {field.name for field in fields(ROWS[kind]) if (kind, field.name) not in NOT_IN_TABLES}
    assert set(md.COLUMNS[kind].values()) == wanted


def test_colours_are_of_tones_that_there_are() -> None:
    assert set(text.STYLES) < set(get_args(Tone))


def test_every_setting_has_an_example_a_place_to_be_kept_and_a_word_in_the_readme() -> None:
    assert set(settings.EXAMPLES) == {field.name for field in fields(settings.Settings)} - {"places"}
    told = README[README.index("`config.yaml` may set") : README.index("by the ids in the table")]
    assert [name for name in settings.EXAMPLES if f"`{name}`" not in told] == []


def test_the_axes_of_the_settings_are_those_of_the_case() -> None:
    assert settings.AXES == AXES
    assert [axis for axis in AXES if f"`{axis}`" not in README] == []
