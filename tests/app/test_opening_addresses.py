"""Opening a source's address: shown whole with its host, opened by Enter, refused with a reason, copied otherwise."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from copied import Copies, listening
from pilots import Driver, at_each_size, opened, squeezed

import tui.desktop.browser
from tui.case import Case
from tui.desktop.browser import Url
from tui.explorer.dialogs.addresses import Addresses

LONG = "https://paper.example/" + "/".join(f"part-{number}" for number in range(60)) + "?the=end"
PLAIN = "https://paper.example/2022/01/fire?page=2&sort=[a]#¶6"
ADDRESSES = {
    "plain": PLAIN,
    "foreign": "https://bücher.example/straße",
    "long": LONG,
    "script": "javascript:alert(1)",
    "file": "file:///etc/passwd",
    "option": "--help",
    "user": "https://paper.example@evil.example/",
    "space": "https://paper.example/a b",
    "hidden": "https://paper.example/\u202egpj.exe",
    "no-host": "https:///path",
    "markup": "https://paper.example/[@click=app.quit]x[/]",
}
REFUSED = {
    "script": "it does not begin with http:// or https://",
    "file": "it does not begin with http:// or https://",
    "option": "it does not begin with http:// or https://",
    "user": "it holds a user's name, which can pass for the host",
    "space": "it holds a space or a character that can't be seen",
    "hidden": "it holds a space or a character that can't be seen",
    "no-host": "it names no host",
}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Return a case with a source for each address, one without any, and a claim that two sources print."""
    lines = ["case: {format: 1, id: c, title: A case}", "sources:"]
    for name, address in ADDRESSES.items():
        written = "".join(char if " " <= char <= "~" else f"\\u{ord(char):04x}" for char in address)
        lines.append(f'- {{id: {name}, title: On {name}, publisher: The {name} Paper, url: "{written}"}}')
    lines += ["- {id: none, title: A title, publisher: The Other}", "claims:"]
    for claim, sources in (("two", ("plain", "foreign", "none", "script")), ("both", ("long", "plain"))):
        lines += [f"- id: {claim}", "  text: More than one prints it.", "  speaker: plain", "  reports:"]
        lines += [f"  - {{source: {name}, quotes: [{{exact: it was}}]}}" for name in sources]
    folder = tmp_path_factory.mktemp("addresses")
    (folder / "case.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = Case.open(folder)
    assert found.problems == ()
    return found


@pytest.fixture
def opener(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of all that is handed to the browser."""
    taken: list[str] = []

    def opening(url: Url) -> None:
        taken.append(url.url)

    monkeypatch.setattr(tui.desktop.browser, "open_url", opening)
    return taken


@pytest.fixture(name="copies")
def _copies(monkeypatch: pytest.MonkeyPatch) -> Copies:
    return listening(monkeypatch)


def is_open(driver: Driver) -> bool:
    return isinstance(driver.app.screen, Addresses)


async def finished(driver: Driver, holds: Callable[[], object]) -> None:
    """Wait for what a thread does."""
    await driver.app.workers.wait_for_complete()
    await driver.until(holds, "what was opened")


# Shown, then opened


@at_each_size
async def test_the_address_is_shown_whole_before_enter_opens_it(
    case: Case, size: tuple[int, int], opener: list[str]
) -> None:
    async with opened(case, size, at="plain") as driver:
        await driver.press("o")
        assert is_open(driver)
        assert squeezed(PLAIN) in squeezed(driver.screen())
        assert "The plain Paper" in driver.screen()
        assert opener == []
        await driver.press("enter")
        await finished(driver, lambda: opener)
        assert not is_open(driver)
        assert opener == ["https://paper.example/2022/01/fire?page=2&sort=[a]#%C2%B66"]
        assert squeezed(driver.toasts()) == squeezed(f"Opening {PLAIN}")


async def test_a_host_in_other_letters_is_shown_as_browsers_name_it(case: Case, opener: list[str]) -> None:
    async with opened(case, at="foreign") as driver:
        await driver.press("o")
        assert "https://bücher.example/straße (host: xn--bcher-kva.example)" in driver.screen()
        await driver.press("enter")
        await finished(driver, lambda: opener)
        assert opener == ["https://xn--bcher-kva.example/stra%C3%9Fe"]


def listed(driver: Driver) -> str:
    """Return the rows of the dialog without white space, however they were wrapped."""
    assert isinstance(driver.app.screen, Addresses)
    return squeezed("".join(strip.text for strip in driver.within(driver.app.screen.list)))


@at_each_size
async def test_what_enter_opens_was_on_the_screen(case: Case, size: tuple[int, int], opener: list[str]) -> None:
    async with opened(case, size, at="both") as driver:
        for keys in ((), ("down",)):
            opener.clear()
            await driver.press("o", *keys)
            seen = squeezed(driver.screen())
            await driver.press("enter")
            await finished(driver, lambda: opener)
            assert opener[0][:24] in seen


@at_each_size
async def test_a_long_address_can_be_read_to_its_end_before_it_is_opened(
    case: Case, size: tuple[int, int], opener: list[str]
) -> None:
    async with opened(case, size, at="long") as driver:
        await driver.press("o")
        seen = listed(driver)
        for _ in range(30):
            await driver.press("down")
            seen += listed(driver)
        for _ in range(3):
            await driver.press("pagedown")
            seen += listed(driver)
        assert "?the=end" in seen
        for number in range(60):
            assert f"part-{number}" in seen


async def test_markup_in_an_address_is_shown_as_it_stands(case: Case, opener: list[str]) -> None:
    async with opened(case, at="markup") as driver:
        await driver.press("o")
        assert "https://paper.example/[@click=app.quit]x[/]" in squeezed(driver.screen())
        await driver.press("enter")
        await finished(driver, lambda: opener)
        assert "[@click=app.quit]x[/]" in squeezed(driver.toasts())


async def test_of_several_sources_one_is_chosen_and_those_without_an_address_are_left_out(
    case: Case, opener: list[str]
) -> None:
    async with opened(case, at="two") as driver:
        await driver.press("o")
        for name in ("plain", "foreign", "script"):
            assert f"The {name} Paper" in driver.screen()
        assert "The Other" not in driver.screen().split("Open in the browser")[1].split("\n╰")[0]
        await driver.press("down", "enter")
        await finished(driver, lambda: opener)
        assert opener == ["https://xn--bcher-kva.example/stra%C3%9Fe#:~:text=it%20was"]


async def test_typing_narrows_them_and_escape_opens_nothing(case: Case, opener: list[str]) -> None:
    async with opened(case, at="two") as driver:
        await driver.press("o", *"bücher")
        assert "The plain Paper" not in "\n".join(driver.lines(driver.app.screen.query_one("#chooser-rows")))
        await driver.press("escape")
        assert not is_open(driver)
        assert opener == []


# Refused


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("size", [(120, 40), (50, 16)], ids=str)
async def test_what_is_refused_is_shown_with_the_reason_and_enter_does_nothing(
    case: Case, name: str, size: tuple[int, int], opener: list[str]
) -> None:
    async with opened(case, size, at=name) as driver:
        await driver.press("o")
        text = squeezed(driver.screen())
        assert squeezed(f"This address is not opened: {REFUSED[name]}.") in text
        assert squeezed(case.sources[name].url or "") in text
        await driver.press("enter", "enter")
        await driver.app.workers.wait_for_complete()
        assert is_open(driver)
        assert opener == []
        await driver.press("escape")
        assert driver.app.return_code is None


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("1g", "Only a claim and a source have an address; go to one."),
        ("]", "Only a claim and a source have an address; go to one."),
        ("]]G", "The case gives no address for this source."),
    ],
)
async def test_where_there_is_no_address_o_says_so(case: Case, keys: str, says: str) -> None:
    async with opened(case, at="plain") as driver:
        await driver.press("1", "2")
        while "‹Actors" not in driver.text("actors"):
            await driver.press("]")
        await driver.press(*keys, "o")
        assert not is_open(driver)
        assert says in driver.toasts()


# No browser


async def test_without_a_browser_the_address_is_copied_and_both_are_said(
    case: Case, copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = "no browser with a window can be reached from here"
    monkeypatch.setattr(tui.desktop.browser, "open_url", lambda url: why)
    async with opened(case, at="plain") as driver:
        await driver.press("o", "enter")
        await finished(driver, copies)
        assert copies() == [PLAIN]
        assert f"Not opened: {why}." in driver.toasts()
        assert f"Copied the address instead: {len(PLAIN)} characters" in driver.toasts()
