"""Makes the README's picture from the program itself: `python .github/screenshot.py` writes .github/screenshot.svg."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
for variable in ("NO_COLOR", "TEXTUAL_THEME", "ONRECORD_CASE"):
    os.environ.pop(variable, None)

from tui.case import Case  # noqa: E402  (the checkout comes before whatever is installed)
from tui.explorer.app import OnRecord  # noqa: E402
from tui.paths import case_path  # noqa: E402

SIZE = (132, 40)
KEYS = ("2", "right_square_bracket", "enter", "enter")


async def picture() -> str:
    """Return the screen as SVG: the question of how many were killed, and the first answer to it."""
    app = OnRecord(Case.open(case_path(None)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*KEYS)
        await pilot.pause()
        svg = app.export_screenshot(title="onrecord")
    # The picture must not fetch a font: whoever looks at it may be offline.
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code,", "")


if __name__ == "__main__":
    (HERE / "screenshot.svg").write_text(asyncio.run(picture()), encoding="utf-8")
