"""What pilots find once for every app (`frames.py`) is what Textual finds anew for each."""

from __future__ import annotations

from collections.abc import Iterator

import frames
from pilots import harbour, opened
from textual.css.stylesheet import Stylesheet
from textual.message import Message
from textual.message_pump import MessagePump


def kinds(of: type[Message] = Message) -> Iterator[type[Message]]:
    """Yield each kind of message that is loaded."""
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


def differs(pump: MessagePump, kind: type[Message]) -> bool:
    """Tell whether others answer a message than those whom Textual finds, the first time or the second."""
    message = object.__new__(kind)
    message._no_default_action, message._sender = False, None
    answers = [
        list(found(pump, kind.handler_name, message))
        for found in (frames._answering, frames._looked_up_once, frames._looked_up_once)
    ]
    return answers[0] != answers[1] or answers[1] != answers[2]


async def test_a_message_is_answered_by_whom_textual_finds() -> None:
    async with opened(harbour()) as driver:
        await driver.press("?")
        nodes = [node for screen in driver.app.screen_stack for node in screen.walk_children(with_self=True)]
        pumps = {type(pump): pump for pump in (driver.app, *nodes)}
        assert len(pumps) > 15
        found = [(pump, kind) for pump in pumps.values() for kind in kinds() if differs(pump, kind)]
        assert found == []


def rules(sheet: Stylesheet) -> list[tuple[object, ...]]:
    """Return all that a style sheet says, in its order."""
    return [(rule.selector_names, rule.styles.get_rules()) for rule in sheet.rules]


async def test_each_theme_has_its_own_rules_and_colours() -> None:
    async with opened(harbour()) as driver:
        sheets = []
        for theme in ("on-record-light", "nord", "ansi-dark", "on-record-light"):
            driver.app.theme = theme
            await driver.settle()
            anew = driver.app.stylesheet.copy()
            frames._parse_all(anew)
            anew._require_parse = False
            sheets.append(rules(driver.app.stylesheet))
            assert sheets[-1] == rules(anew), theme
            colours = driver.app.current_theme.to_color_system()
            assert frames._generated_once(colours) == frames._generate(colours), theme
        assert sheets[0] == sheets[3]
        assert sheets[0] != sheets[1] != sheets[2]
