"""Makes the README's picture and figures from the program itself: `python .github/screenshot.py` writes both anew.

A test calls what is here, too, and tells when they are stale: the picture by its text, so that it stays the same for
another release of what draws it.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
PICTURE, README = HERE / "screenshot.svg", HERE.parent / "README.md"
sys.path.insert(0, str(HERE.parent))
for variable in ("NO_COLOR", "TEXTUAL_THEME", "ONRECORD_CASE"):
    os.environ.pop(variable, None)

from tui.case import Case  # noqa: E402  (the checkout comes before whatever is installed)
from tui.explorer.app import OnRecord  # noqa: E402
from tui.paths import case_path  # noqa: E402
from tui.text import counted, listed  # noqa: E402

SIZE = (132, 40)
KEYS = ("2", "right_square_bracket", "enter", "enter")
_FIGURES = re.compile(r"(?<=<!-- figures -->).*?(?=<!-- /figures -->)", re.DOTALL)


async def picture() -> str:
    """Return the screen as SVG: the question of how many were killed, and the first answer to it."""
    app = OnRecord(Case.open(case_path(None)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*KEYS)
        before, svg = None, ""
        while svg != before:  # until nothing is on its way to the screen any more
            await pilot.pause()
            before, svg = svg, app.export_screenshot(title="onrecord")
    # The picture must not fetch a font: whoever looks at it may be offline.
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code,", "")


def words(svg: str) -> list[str]:
    """Return the lines of text in a picture, without the white space between its pieces."""
    lines: dict[float, list[tuple[float, str]]] = defaultdict(list)
    for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        lines[float(text.get("y", 0))].append((float(text.get("x", 0)), "".join(text.itertext())))
    found = ("".join("".join(piece for _, piece in sorted(pieces)).split()) for _, pieces in sorted(lines.items()))
    return [line for line in found if line]


def figures(case: Case) -> str:
    """Return what the bundled case holds, in words."""
    kinds = (("event", case.events), ("actor", case.actors), ("claim", case.claims), ("question", case.questions))
    return listed([counted(len(records), kind) for kind, records in kinds])


def with_figures(readme: str, case: Case) -> str:
    """Return the README with the figures of today."""
    assert _FIGURES.search(readme), "the README has lost the place of its figures"
    return _FIGURES.sub(figures(case), readme)


if __name__ == "__main__":
    PICTURE.write_text(asyncio.run(picture()), encoding="utf-8")
    README.write_text(with_figures(README.read_text(encoding="utf-8"), Case.open(case_path(None))), encoding="utf-8")
