"""The palette: every action with its key and every record by any of its names, from one line."""

from __future__ import annotations

import re

import pytest
from hostile import HOSTILE, hostile_case
from pilots import HARBOUR, Driver, bundled, harbour, opened, squeezed

from tui.case import Case
from tui.explorer.dialogs.called import names_and_ids
from tui.explorer.dialogs.palette import MOST_ROWS, Palette
from tui.folding import fold
from tui.fuzzy import MOST, Name, Names
from tui.text import clean


def listed(driver: Driver) -> list[str]:
    """Return the rows of the palette as they stand on the screen."""
    assert isinstance(driver.app.screen, Palette)
    strips = driver.within(driver.app.screen.list)
    return [strip.text.rstrip(" │┃") for strip in strips if strip.text.strip(" │┃")]


# One record of each kind of the made-up case, by what a person may call it, and what then is read

NAMES = [
    ("nobody was hurt", "Claim · nobody-hurt"),
    ("nobody-hurt", "Claim · nobody-hurt"),
    ("harbour burns", "Event · fire"),
    ("set it off", "Question · what-cause"),
    ("mayor", "Actor · mayor"),
    ("Perejra", "Actor · mayor"),  # a spelling that one source prints
    ("oez", "Actor · zhanna"),
    ("жанна", "Actor · zhanna"),
    ("courier", "Source · courier"),
]


@pytest.mark.parametrize("size", [(120, 40), (50, 16)], ids=str)
async def test_every_kind_of_record_is_gone_to_by_a_name(size: tuple[int, int]) -> None:
    async with opened(harbour(), size) as driver:
        for typed, read in NAMES:
            await driver.press("ctrl+p")
            await driver.type(f"{typed}\n")
            await driver.press("4")
            assert read in driver.title("detail"), (typed, driver.screen())
            await driver.press("X", "1", "g")


async def test_both_keys_open_it_and_escape_leaves_everything_as_it_was() -> None:
    async with opened(harbour()) as driver:
        await driver.press("3", "j")
        before = driver.view()
        for key in ("ctrl+p", ":"):
            await driver.press(key)
            assert isinstance(driver.app.screen, Palette)
            await driver.type("mayor")
            await driver.press("down", "escape")
            assert driver.view() == before
        assert driver.explorer.history.behind == 1, "what was given up is no view"


async def test_an_action_is_run_by_its_sentence_which_stands_beside_its_key() -> None:
    async with opened(harbour()) as driver:
        await driver.press("ctrl+p")
        await driver.type("turn the timeline")
        assert re.search(r"Turn the timeline: happened, said, printed +t$", listed(driver)[0])
        await driver.press("enter")
        assert "1 Timeline · said" in driver.text("timeline")


async def test_every_action_that_has_something_to_do_is_offered_and_no_other() -> None:
    async with opened(harbour()) as driver:
        live = [entry for entry in driver.explorer.live_keys() if entry.id != "palette"]
        offered = [entry for entry, why in driver.explorer.with_reasons(live) if not why]
        assert len(offered) > 20
        await driver.press("ctrl+p")
        assert isinstance(driver.app.screen, Palette)
        source = driver.app.screen.list.source
        listed = [source.id(at) for at in range(len(source))]
        assert [name for name in listed if str(name).startswith("action/")] == [f"action/{one.id}" for one in offered]


async def test_letters_in_their_order_are_enough_and_the_best_comes_first() -> None:
    async with opened(bundled(), (160, 45)) as driver:
        await driver.press(":")
        await driver.type("hlthmin")
        assert "Health Ministry" in listed(driver)[0], driver.screen()
        await driver.press("escape", ":")
        await driver.type("tokaev")
        assert any("Tokayev" in row or "Toqaev" in row for row in listed(driver)[:2]), driver.screen()


async def test_what_is_typed_is_lit_up_in_the_names() -> None:
    async with opened(harbour()) as driver:
        await driver.press(":")
        await driver.type("courier")
        assert isinstance(driver.app.screen, Palette)
        lit = driver.app.screen.list.tone("lit")
        strips = driver.within(driver.app.screen.list)
        texts = [one.text for strip in strips for one in strip if one.style and one.style.underline and lit.underline]
        assert [text for text in texts if text.casefold() == "courier"], driver.screen()


async def test_what_nothing_is_called_says_what_would_help_and_enter_does_nothing() -> None:
    async with opened(harbour()) as driver:
        await driver.press(":")
        await driver.type("zzzzqqqq\n")
        assert isinstance(driver.app.screen, Palette)
        assert "/ searches all words of the case" in driver.screen()


@pytest.mark.parametrize("size", [(120, 40), (50, 16)], ids=str)
async def test_hostile_names_stand_as_they_are_and_are_gone_to(
    size: tuple[int, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    case = Case.open(hostile_case(tmp_path_factory.mktemp("hostile")))
    async with opened(case, size) as driver:
        for number, text in [*enumerate(HOSTILE)][:: 1 if size == (120, 40) else 3]:
            await driver.press(":")
            await driver.type(f"claim-{number}\n")
            await driver.press("4")
            assert driver.explorer.state.reading == f"claim-{number}"
            shown = squeezed(clean(text))[:8]
            await driver.press(":")
            assert all(clean(line) == line for line in driver.lines())
            await driver.press("escape")
            assert text.count("\n") > 3 or shown in squeezed(driver.read_on(60))


def test_of_many_records_a_few_come_of_each_letter_and_the_one_with_the_id_first() -> None:
    many = [(f"claim-{number:05}", f"Claim number {number}.") for number in range(30_000)]
    names = Names([Name(called, name) for name, text in many for called in (text, name)])
    for number in (0, 17_000, 29_999):
        for end in range(1, 12):
            found = list(names.find(f"claim-{number:05}"[:end]))
            assert 0 < len(found) <= MOST
        assert found[0].meant == f"claim-{number:05}"


def rows_of(palette: Palette, typed: str) -> list[tuple[str, str | None]]:
    """Return the words of each row for what is typed, and what it leads to."""
    rows = palette.rows(typed)
    drawn = rows.draw(0, len(rows), 60)
    return [(" ".join("".join(span.text for span in lines[0]).split()), rows.id(at)) for at, lines in enumerate(drawn)]


def test_a_record_stands_there_once_by_its_best_name_with_what_it_is_called_and_names_come_before_ids() -> None:
    ann, paper, claim = ("actor", "ann"), ("source", "the-ann"), ("claim", "ann-ran")
    called = {"ann": "Annie Oak", "the-ann": "The Ann", "ann-ran": "She ran."}
    names = Names([Name("Annie Oak", ann), Name("Annie", ann), Name("She ran.", claim), Name("The Ann", paper)])
    ids = Names([Name(name, (kind, name)) for kind, name in (ann, paper, claim)])
    palette = Palette(names, ids, {}, called.__getitem__)
    assert rows_of(palette, "ann") == [
        ("ann Annie Oak actor", "actor/ann"),  # the id typed whole
        ("The Ann source", "source/the-ann"),
        ("ann-ran She ran. claim", "claim/ann-ran"),
    ]
    assert rows_of(palette, "anni") == [("Annie Annie Oak actor", "actor/ann")]
    assert rows_of(palette, "nnk") == [("Annie Oak actor", "actor/ann")], "scattered letters where nothing has them"
    assert rows_of(palette, "the") == [("The Ann source", "source/the-ann")], "and elsewhere not"


def test_what_records_are_called_is_gathered_once_for_a_case_and_not_before_something_is_typed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case, gathered = Case.open(HARBOUR), []
    of_store = case.store.titles

    def titles(kind: str) -> list[tuple[str, str]]:
        gathered.append(kind)
        return of_store(kind)

    monkeypatch.setattr(case.store, "titles", titles)
    first = [Name(f"action {number}", ("action", str(number))) for number in range(MOST)]
    for _ in range(2):
        names, ids = names_and_ids(case, first)
        assert [name.meant for name in names.find("")] == [("action", str(number)) for number in range(MOST)]
        assert not gathered
    for _ in range(2):
        names, ids = names_and_ids(case, [])
        for typed in ("fire", "the"):
            assert names.find(typed)
            ids.find(typed)
    assert gathered == ["event", "question", "claim"]


@pytest.mark.parametrize("typed", ["killed", "toqaev", "the", "a", "112", "government"])
async def test_of_a_real_case_each_record_comes_once_and_the_tail_is_cut(typed: str) -> None:
    async with opened(bundled(), (160, 45)) as driver:
        await driver.press(":")
        await driver.type(typed)
        assert isinstance(driver.app.screen, Palette)
        source = driver.app.screen.list.source
        names = [source.id(at) for at in range(len(source))]
        assert 0 < len(names) == len(set(names)) <= MOST_ROWS
        texts = [line for lines in source.draw(0, len(source), 400) for line in lines]
        assert all(typed in fold("".join(span.text for span in line)) for line in texts)


async def test_two_claims_in_the_same_words_are_told_apart_by_who_says_them() -> None:
    async with opened(bundled()) as driver:
        await driver.press(":")
        await driver.type("is the president of kazakhstan")
        rows = [line for line in driver.lines(driver.app.screen.query_one("#chooser-rows")) if "claim" in line]
        assert len({" ".join(row.split()) for row in rows}) == len(rows) >= 2, rows
        assert {name for row in rows for name in ("112 Ukraine", "RFE/RL") if name in row} == {"112 Ukraine", "RFE/RL"}
