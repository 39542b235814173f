"""What the panes show is printed, too: each fact of a pane beside the command that tells it, on the bundled case."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from pilots import BUNDLED, bundled, opened, squeezed

from tui.__main__ import main
from tui.case.facets import MENU

Captured = pytest.CaptureFixture[str]
Printed = Callable[..., list[str]]
TALL = (200, 760)
"""A screen on which every row of a pane stands, and none is cut."""


@pytest.fixture
def printed(capsys: Captured) -> Printed:
    """Return what prints lines of text of the bundled case."""

    def lines(*words: str) -> list[str]:
        main([*words, *([str(BUNDLED)] if words[0] == "check" else ["--case", str(BUNDLED)])])
        return capsys.readouterr().out.splitlines()

    return lines


def words_of(text: str) -> set[str]:
    """Return the words and numbers in a text, without the signs and bars between them."""
    return set(re.findall(r"[^\W_]+", text.replace(",", "").lower()))


def rows_of(pane: str, lines: list[str]) -> list[str]:
    """Return the rows of a pane: of claims three lines each, of all else one, headings left aside."""
    if pane == "claims":
        return [row for at in range(0, len(lines), 3) if (row := " ".join(lines[at : at + 3])).strip()]
    if pane == "timeline":
        begin = next(number for number, line in enumerate(lines) if line.startswith("The whole case"))
        return [line for line in lines[begin + 1 :] if line.startswith("  ")]
    return [line for line in lines[1:] if line]


# The rows of lists: the keys that lead to a pane, and the command that prints a line for each of its rows.
LISTS = {
    "timeline": (("1",), "timeline", ("list", "events")),
    "actors": (("2",), "actors", ("list", "actors")),
    "questions": (("2", "right_square_bracket"), "actors", ("list", "questions")),
    "sources": (("2", "right_square_bracket", "right_square_bracket"), "actors", ("list", "sources")),
    "claims": (("3",), "claims", ("list", "claims")),
}


@pytest.mark.parametrize("what", LISTS)
async def test_every_row_of_a_list_is_a_line_of_its_command_with_all_that_it_says(what: str, printed: Printed) -> None:
    keys, pane, command = LISTS[what]
    async with opened(bundled(), TALL) as driver:
        await driver.press("1", "home", *keys, "plus")
        found = rows_of(pane, driver.inside(pane))
    told = printed(*command)
    assert len(found) == len(told) > 1
    for row, line in zip(found, told, strict=True):
        assert words_of(row) - words_of(line) == set(), (row, line)
        assert "⚑" not in row or "disputed" in line


async def test_headings_of_the_timeline_are_values_of_a_filter_and_hold_what_it_leaves(printed: Printed) -> None:
    async with opened(bundled(), TALL) as driver:
        await driver.press("1", "plus")
        shown = driver.inside("timeline")
    at = next(number for number, line in enumerate(shown) if line.startswith("The whole case"))
    headings = [line for line in shown[at + 1 :] if line and not line.startswith(" ")]
    assert len(headings) > 10
    titles = {line.split("  ")[1].split(" — ")[0] for line in printed("list", "events")}
    for heading in headings:
        value = "unknown" if heading == "no day given" else heading
        inside = printed("list", "events", "--happened", value)
        assert inside, heading
        assert {line.split("  ")[1].split(" — ")[0] for line in inside} <= titles
    [undated] = re.findall(r"\+(\d+) undated", " ".join(shown[:at]))
    assert int(undated) == len(printed("list", "claims", "--happened", "unknown"))


async def test_the_bars_stand_for_what_count_prints(printed: Printed) -> None:
    """The bars have no numbers of their own: the strip's own scale tells the least and the most that one stands for."""
    told = dict(line.rsplit("  ", 1) for line in printed("list", "claims", "--count", "happened")[1:])
    counts = {words.strip(): int(number) for words, number in told.items()}
    async with opened(bundled(), TALL) as driver:
        await driver.press("1", "plus")
        bars, numbers, notes = driver.inside("timeline")[:3]
    days = {words: number for words, number in counts.items() if re.fullmatch(r"\d+ Jan 2022", words)}
    scale = [int(number) for number in re.findall(r"[▁▂▃▄▅▆▇█] (\d+)", bars)]
    assert scale == sorted(set(days.values()))
    assert max(days.values()) == 122
    assert set(map(int, numbers.split())) == set(range(2, 11))
    outside = {words: int(number) for number, words in re.findall(r"\+(\d+) (\w+)", notes)}
    assert outside["undated"] == counts["undated"]
    assert outside["before"] == counts["before"] + counts["31 Dec 2021"]


async def test_what_stands_under_a_day_is_printed_by_show(printed: Printed) -> None:
    async with opened(bundled(), TALL, at="airport-seizure") as driver:
        await driver.press("1", "home", "t", "down", "4", "plus")
        shown = driver.inside("detail")
    title = next(line for line in shown if line.startswith("Said: ")).removeprefix("Said: ").strip()
    told = squeezed(" ".join(printed("show", f"said={title}")))
    assert len(shown) > 5
    assert [line for line in shown if squeezed(line) not in told] == []


# Cards, the comparison


@pytest.mark.parametrize(
    "name", ["kazakhstan-2022", "spy-captured", "tokayev", "protests", "how-many-killed", "rferl", "coup-attempt"]
)
async def test_all_that_a_card_says_is_printed_by_show(name: str, printed: Printed) -> None:
    if not bundled().get(name):
        name = next(iter(bundled().events))
    async with opened(bundled(), TALL, at=name) as driver:
        await driver.press("4", "plus")
        shown = driver.inside("detail")
    assert len(shown) > 3
    out = squeezed(" ".join(printed("show", name)))
    missing = [line for line in shown if squeezed(line) not in out and words_of(line) - words_of(out)]
    assert [line for line in missing if words_of(line) - words_of(" ".join(printed("show", name)))] == []


async def test_all_that_a_comparison_says_is_printed_by_compare(printed: Printed) -> None:
    async with opened(bundled(), TALL, at="how-many-killed") as driver:
        await driver.press("c")
        shown = driver.inside("detail")
    assert len(shown) > 20
    told = words_of(" ".join(printed("compare", "how-many-killed")))
    assert words_of(" ".join(shown)) - told == set()


# What is counted, found, sought, and known by a day


@pytest.mark.parametrize("facet", ["mark", "kind", "stance", "source", "caveat", "via"])
def test_every_count_of_the_filter_menu_is_the_number_of_lines_that_its_option_prints(
    facet: str, printed: Printed
) -> None:
    assert facet in MENU
    for value, number in bundled().counts(facet).items():
        asked = "unknown" if value == "?" else value
        assert len(printed("list", "claims", f"--{facet}", asked)) == number, value


async def test_the_findings_that_a_card_tells_are_those_of_check(printed: Printed) -> None:
    told = [line.split(": finding: ")[1] for line in printed("check")]
    assert sorted(told) == sorted(finding.says for finding in bundled().findings())
    assert len(told) > 3
    async with opened(bundled(), TALL, at="kazakhstan-2022") as driver:
        await driver.press("1", "home", "4", "plus")
        shown = squeezed(" ".join(driver.inside("detail")))
    overall = [finding.says for finding in bundled().findings() if finding.overall]
    assert overall
    assert [says for says in overall if squeezed(says) not in shown] == []


@pytest.mark.parametrize(
    ("keys", "command"),
    [
        (("slash", *"killed", "enter"), ("search", "killed")),
        (("less_than_sign",), ("list", "claims", "--as-of", "2022-01-09")),
        (("2", "home", "space"), ("list", "claims", "--actor", "tokayev")),
    ],
    ids=["search", "as of", "chip"],
)
async def test_the_claims_that_are_left_are_those_of_the_command_in_its_order(
    keys: tuple[str, ...], command: tuple[str, ...], printed: Printed
) -> None:
    async with opened(bundled(), TALL) as driver:
        await driver.press("1", "home", *keys)
        await driver.settle()
        await driver.press("3", "plus")
        shown = [squeezed(row[1:]) for row in rows_of("claims", driver.inside("claims"))]
    told = [name for line in printed(*command) if (name := line.split("  ")[0]) in bundled().claims]
    assert len(shown) == len(told) > 5
    texts = [squeezed(bundled().claims[name].text) for name in told]
    assert [(row, text) for row, text in zip(shown, texts, strict=True) if not row.startswith(text)] == []
