"""The page of HTML in a headless Chromium: of both cases, on a phone and a desk, in light, dark and print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import NAMES, Tab, browser, found
from helpers import CASES, kazakhstan
from hostile import hostile_case
from read_html import Page

from tui.case import Case
from tui.case.query import Filters
from tui.exports.html import lines
from tui.exports.part import part_of

pytestmark = pytest.mark.skipif(not found(), reason=f"there is no Chromium: none of {', '.join(NAMES)} is installed")

PHONE, SMALL_PHONE, DESK = (390, 844), (360, 740), (1280, 900)
PAPER = {"light": "rgb(252, 251, 248)", "dark": "rgb(22, 21, 20)"}

EACH = "[...document.body.querySelectorAll('*')]"
BLOCKS = f"{EACH}.filter(each => getComputedStyle(each).display != 'inline' && !each.closest('.skip, .questions'))"
WIDER = (
    f"{BLOCKS}.filter(each => each.getBoundingClientRect().right > innerWidth).map(each => each.outerHTML).slice(0, 3)"
)
UNSEEN = "[...document.querySelectorAll('blockquote')].filter(each => !each.offsetHeight).map(each => each.outerHTML)"
INSIDE = "[...document.querySelectorAll('a[href^=\"#\"]')].map(each => each.hash.slice(1))"
LOST = f"{INSIDE}.filter(name => !document.getElementById(name))"
COLOURS = """(() => {
    const found = new Map(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const ground = each => {
        const colour = getComputedStyle(each).backgroundColor
        return colour == 'rgba(0, 0, 0, 0)' ? ground(each.parentElement) : colour
    }
    while (walker.nextNode()) {
        const each = walker.currentNode.parentElement
        const sort = [each, each.parentElement].map(each => `${each.localName}.${each.className}`).join(' in ')
        if (walker.currentNode.data.trim() && !found.has(sort))
            found.set(sort, [getComputedStyle(each).color, ground(each), sort])
    }
    return [...found.values()]
})()"""
"""The colour of each sort of text, that of its ground, and which sort it is."""


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """Start the one browser of all these tests."""
    with browser(tmp_path_factory.mktemp("browser")) as made:
        yield made


@pytest.fixture(scope="module", params=["kazakhstan", "lamps", "harbour", "given", "bridge", "night", "hostile"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a case's page."""
    folder = tmp_path_factory.mktemp("page")
    if request.param == "kazakhstan":
        case = kazakhstan()
    else:
        case = Case.open(hostile_case(folder) if request.param == "hostile" else CASES / request.param)
    return written(folder, case)


def written(folder: Path, case: Case, **values: str) -> Path:
    file = folder / "page.html"
    file.write_text("\n".join(lines(part_of(case, Filters.of(**values)))), encoding="utf-8")
    return file


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2 defines it."""

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_a_page_asks_for_nothing_and_shows_all_of_it_at_every_size(tab: Tab, page: Path) -> None:
    tab.open(page, *PHONE)
    assert tab.ask(LOST) == []
    assert len(tab.ask(INSIDE)) > 30
    for width, height in (PHONE, SMALL_PHONE, DESK):
        tab.size(width, height)
        assert tab.ask("[document.documentElement.scrollWidth, innerWidth]") == [width, width]
        assert tab.ask(WIDER) == []
        assert tab.ask(UNSEEN) == []
    for scheme in ("light", "dark"):
        tab.look(scheme)
        assert tab.ask("getComputedStyle(document.body).backgroundColor") == PAPER[scheme]
        assert [each for each in tab.ask(COLOURS) if ratio(*each[:2]) < 4.5] == []
    shown = tab.ask("[...document.querySelectorAll('blockquote')].map(each => each.lastChild.data)")
    assert len(shown) > 5
    assert shown == Page(page.read_text(encoding="utf-8")).every_quote
    tab.look("light", "print")
    tab.size(700, 990)
    assert tab.ask(WIDER) == []
    assert tab.ask(UNSEEN) == []
    assert tab.ask("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.requests() == [page.as_uri()]
    assert tab.complaints() == []


def test_columns_stand_side_by_side_on_a_desk_and_below_each_other_on_a_phone(tab: Tab, tmp_path: Path) -> None:
    page = written(tmp_path, kazakhstan(), question="how-many-killed")
    tops = "[...document.querySelector('.columns').children].map(each => each.getBoundingClientRect().top)"
    tab.open(page, *DESK)
    one, other = tab.ask(tops)
    assert one == other
    tab.size(*PHONE)
    one, other = tab.ask(tops)
    assert one < other


def test_a_link_goes_to_its_entry_and_the_first_tab_to_the_contents(tab: Tab, tmp_path: Path) -> None:
    page = written(tmp_path, kazakhstan(), question="how-many-killed")
    tab.open(page, *DESK)
    tab.ask("document.querySelector('a[href=\"#claim-dead-164-health\"]').click()")
    assert tab.ask("document.querySelector(':target').id") == "claim-dead-164-health"
    assert 0 <= tab.ask("document.querySelector(':target').getBoundingClientRect().top") < 200
    tab.open(page, *DESK)
    for kind in ("keyDown", "keyUp"):
        tab.send("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    assert tab.ask("document.activeElement.hash") == "#main"
    assert tab.ask("document.activeElement.getBoundingClientRect().top") >= 0


def test_it_is_printed_with_its_addresses(tab: Tab, tmp_path: Path) -> None:
    for case, values in ((kazakhstan(), {"question": "how-many-killed"}), (Case.open(CASES / "lamps"), {})):
        tab.open(written(tmp_path, case, **values), *DESK)
        assert tab.pdf().startswith(b"%PDF-")
        assert tab.complaints() == []
    tab.look("light", "print")
    addresses = (
        "[...document.querySelectorAll('a.out')].filter(each => each.offsetHeight).map(each => each.textContent)"
    )
    assert any(text.startswith("https://") for text in tab.ask(addresses))
    assert tab.ask("getComputedStyle(document.querySelector('.skip')).display") == "none"
    assert tab.ask("getComputedStyle(document.querySelector('section')).breakBefore") == "page"


@pytest.mark.parametrize(
    "attack", ["<script>document.title = 'x'</script>", "<img src=https://a.example/x onerror=alert(1)>"]
)
def test_a_browser_would_obey_what_is_not_escaped_but_for_the_policy(tab: Tab, tmp_path: Path, attack: str) -> None:
    """What the tests above look for would be seen: a page with an attack in it is complained of."""
    page = written(tmp_path, Case.open(CASES / "harbour"))
    page.write_text(page.read_text(encoding="utf-8").replace("<main", f"{attack}<main", 1), encoding="utf-8")
    tab.open(page, *DESK)
    assert any("Content Security Policy" in told or "ContentSecurityPolicy" in told for told in tab.complaints())
    assert tab.ask("document.title") == "The Harbour Fire – On Record"
