"""The same surroundings for every test: nothing that a person has set may change what is drawn or opened."""

from __future__ import annotations

import os

_OURS = (
    "COLORTERM",
    "COLUMNS",
    "FORCE_COLOR",
    "LINES",
    "NO_COLOR",
    "ONRECORD_CASE",
    "TTY_COMPATIBLE",
    "UNICODE_VERSION",
)

# At import, not in a fixture: Textual and rich read some of these once, when they are imported.
# The picture plugin's own variable tells the workers of one run where to put what differs.
for _name in [name for name in os.environ if name in _OURS or name.startswith("TEXTUAL")]:
    if _name != "TEXTUAL_SNAPSHOT_TEMPDIR":
        del os.environ[_name]
