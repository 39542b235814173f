"""Makes the README's recording from the program itself: `python .github/recording.py [--texts DIR]` writes it anew.

It is one SVG without a script. Each line of the screen that ever shows is drawn once, and each frame says which lines
it has; a frame shows while CSS lets it, and whoever wants no motion sees the last one alone. A search, a comparison,
a quote in its paragraph, and its copy: of an article no more than that paragraph is shown.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
RECORDING = HERE / "recording.svg"
TEXTS = HERE.parent.parent / "shared" / "sources"
sys.path.insert(0, str(HERE.parent))
DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY")
"""What leads to other clipboards than the terminal's, which is the one that the recording tells of."""
for variable in ("NO_COLOR", "TEXTUAL_THEME", "ONRECORD_CASE"):
    os.environ.pop(variable, None)

from rich.cells import cell_len  # noqa: E402  (the checkout comes before whatever is installed)
from rich.color_triplet import ColorTriplet  # noqa: E402
from rich.segment import Segment  # noqa: E402
from rich.terminal_theme import SVG_EXPORT_THEME  # noqa: E402
from textual.pilot import Pilot  # noqa: E402

from tui.case import Case  # noqa: E402
from tui.explorer.app import OnRecord  # noqa: E402
from tui.explorer.widgets.bars import Notice  # noqa: E402
from tui.paths import case_path  # noqa: E402

SIZE = (100, 30)
CELL, LINE, EDGE, BASE = 8.4, 18, 10, 14  # units of the picture: a cell's width, a line, the margin, a line's base


class Step(NamedTuple):
    """Keys that are pressed one after the other, what is told of them below, and for how long each is looked at."""

    keys: str
    says: str
    each: float
    """Seconds for every key but the last."""
    last: float
    """Seconds for what the last key leads to."""


STEPS = (
    Step("", "A case: who said what, when, on whose word, and who says otherwise", 0, 1.2),
    Step("/ k i l l e d", "/ searches all words, while you type", 0.14, 0.8),
    Step("enter j", "Enter keeps the search; a move reads the next record", 0.5, 1.0),
    Step("c", "c compares what the sources answer to the question", 0, 1.9),
    Step("escape", "Esc comes back", 0, 0.5),
    Step("v", "v shows the quote in its paragraph", 0, 1.9),
    Step("y", "y copies the quote, word for word", 0, 1.6),
)


class Frame(NamedTuple):
    """What the screen shows, line by line, for some seconds, and what is told below it."""

    lines: tuple[tuple[Segment, ...], ...]
    says: str
    seconds: float


async def frames(texts: Path) -> list[Frame]:
    """Return what the program shows, key by key."""
    app = OnRecord(Case.open(case_path(None)))
    app.texts = texts
    found = []
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        app.explorer.query_one(Notice).SECONDS = 3600.0  # what is said stays until the next key
        for step in STEPS:
            keys = step.keys.split()
            for number, key in enumerate(keys or [""]):
                if key:
                    await pilot.press("slash" if key == "/" else key)
                last = number + 1 >= len(keys)
                found.append(Frame(await _screen(pilot), step.says, step.last if last else step.each))
    return found


async def _screen(pilot: Pilot[None]) -> tuple[tuple[Segment, ...], ...]:
    """Return what stands on the screen once nothing is on its way to it any more."""
    before, now = None, _drawn(pilot)
    while before != now:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.05)
        before, now = now, _drawn(pilot)
    return now


def _drawn(pilot: Pilot[None]) -> tuple[tuple[Segment, ...], ...]:
    screen = pilot.app.screen
    return tuple(tuple(Segment.simplify(strip)) for strip in screen._compositor.render_strips())


# Drawing


def svg(found: Iterable[Frame]) -> str:
    """Return frames as one picture that moves."""
    shown = list(found)
    total = sum(frame.seconds for frame in shown)
    width, height = SIZE[0] * CELL + 2 * EDGE, (SIZE[1] + 2) * LINE + 2 * EDGE
    lines: dict[str, str] = {}
    bodies, at = [], 0.0
    for number, frame in enumerate(shown):
        uses = []
        for row, line in enumerate(frame.lines):
            drawn = "".join(_line(line))
            if drawn:
                name = lines.setdefault(drawn, f"l{len(lines)}")
                uses.append(f'<use href="#{name}" y="{row * LINE}"/>')
        caption = f'<text x="{EDGE}" y="{(SIZE[1] + 1) * LINE + BASE}" class="c">{escape(frame.says)}</text>'
        bodies.append(f'<g class="f f{number}">{"".join(uses)}{caption}</g>')
        at += frame.seconds
    known = "".join(f'<g id="{name}">{drawn}</g>' for drawn, name in lines.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img"'
        f' aria-label="A search, a comparison, a quote in its paragraph and its copy, in On Record">\n'
        f"<style>{_style(shown, total)}</style>\n<defs>{known}</defs>\n"
        f'<rect width="{width:g}" height="{height:g}" rx="8" fill="{_GROUND}"/>\n' + "\n".join(bodies) + "\n</svg>\n"
    )


_GROUND = "#14171c"


def _style(shown: list[Frame], total: float) -> str:
    """Return the styles: of text, and when each frame shows; without motion it is the last one alone."""
    rules = [
        "text{font:14px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;white-space:pre}",
        ".c{fill:#e8c070;font-size:15px}",
        f".f{{visibility:hidden;animation:{total:g}s step-end infinite}}",
    ]
    begin = 0.0
    for number, frame in enumerate(shown):
        end = begin + frame.seconds
        steps = [f"{100 * begin / total:.2f}%{{visibility:visible}}"]
        steps += [f"{100 * end / total:.2f}%{{visibility:hidden}}"] if number < len(shown) - 1 else []
        steps = (["0%{visibility:hidden}"] if begin else []) + steps
        rules += [f"@keyframes k{number}{{{''.join(steps)}}}", f".f{number}{{animation-name:k{number}}}"]
        begin = end
    still = f".f{{animation:none}}.f{len(shown) - 1}{{visibility:visible}}"
    return "".join([*rules, f"@media (prefers-reduced-motion:reduce){{{still}}}"])


def _line(line: Iterable[Segment]) -> Iterator[str]:
    """Yield what draws a line: its grounds, then its text, piece by piece at their places."""
    grounds, texts, at = [], [], 0
    for text, style, _ in line:
        cells = cell_len(text)
        fore, back = _colours(style)
        x = EDGE + at * CELL
        if back != _GROUND:
            size = f'width="{cells * CELL + 0.3:.1f}" height="{LINE}"'
            grounds.append(f'<rect x="{x:.1f}" y="{EDGE}" {size} fill="{back}"/>')
        if words := text.rstrip():
            lead = len(words) - len(words.lstrip())
            x += lead * CELL
            looks = ' font-weight="bold"' if style and style.bold else ""
            looks += ' font-style="italic"' if style and style.italic else ""
            looks += ' text-decoration="underline"' if style and style.underline else ""
            length = cell_len(words.lstrip()) * CELL
            texts.append(
                f'<text x="{x:.1f}" y="{EDGE + BASE}" textLength="{length:.1f}" fill="{fore}"{looks}>'
                f"{escape(words.lstrip(), quote=False)}</text>"
            )
        at += cells
    yield from (*grounds, *texts)


def _colours(style: object) -> tuple[str, str]:
    """Return the colours of text and ground, as the terminal would have them."""
    fore = getattr(style, "color", None)
    back = getattr(style, "bgcolor", None)
    of_fore = fore.get_truecolor(SVG_EXPORT_THEME, foreground=True) if fore else ColorTriplet(220, 220, 220)
    of_back = back.get_truecolor(SVG_EXPORT_THEME, foreground=False) if back else None
    pair = (of_fore.hex, of_back.hex if of_back else _GROUND)
    if getattr(style, "dim", False) and of_back:
        mixed = ColorTriplet(*((2 * one + other) // 3 for one, other in zip(of_fore, of_back, strict=True)))
        pair = (mixed.hex, pair[1])
    return pair[::-1] if getattr(style, "reverse", False) else pair


def words(picture: str) -> list[list[str]]:
    """Return the lines of text that each frame of a recording shows, without white space, and last what it tells."""
    name, link = "{http://www.w3.org/2000/svg}", "href"
    root = ET.fromstring(picture)
    known = {f"#{each.get('id')}": _told(each) for each in root.find(f"{name}defs") or ()}
    return [
        [*(known[use.get(link, "")] for use in frame.iter(f"{name}use")), _told(frame)]
        for frame in root.iter(f"{name}g")
        if "f" in frame.get("class", "").split()
    ]


def _told(element: ET.Element) -> str:
    return "".join("".join(element.itertext()).split())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--texts", type=Path, default=TEXTS, help="the folder with the texts of the bundled case")
    for variable in DESKTOP:
        os.environ.pop(variable, None)
    RECORDING.write_text(svg(asyncio.run(frames(parser.parse_args().texts))), encoding="utf-8")
