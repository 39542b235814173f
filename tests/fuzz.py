"""What is made up at random for tests that nothing breaks the program: one strategy for each thing that it reads.

Whatever one of them finds joins `tests/corpus/` as a file that is named after what it tries.
"""

from __future__ import annotations

import json
import re
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers import LONG
from hypothesis import strategies as st

from tui.case.facets import FIELDS

# Said once more, in other words than the program's: control characters, C1, directions, marks, tags, lone surrogates.
STEERS = re.compile(
    "[^\t\n -~\xa0-\U0010ffff]|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)
CORPUS = Path(__file__).parent / "corpus"
MOST_SECONDS, MOST_MEMORY = 2, 1024**3  # that one input may take


def corpus(kind: str) -> list[Path]:
    """Return the hostile files of a kind: `cases`, `config`, `queries`, `dates`."""
    return sorted((CORPUS / kind).iterdir())


def lines(kind: str) -> list[str]:
    """Return what the files of a kind hold, in which `\\x1b` and `\\u202e` stand for those characters."""
    found = (path.read_text(encoding="utf-8").rstrip("\n") for path in corpus(kind))
    return [text.encode("latin-1", "backslashreplace").decode("unicode_escape") for text in found]


@contextmanager
def within_bounds() -> Iterator[None]:
    """Fail in the long run where an input takes more of the processor or of memory than any may: 2 seconds, and 1 GB.

    In a run of every day other tests run beside, and before, which count for memory; nothing is measured then.
    """
    begun = time.process_time()
    yield
    if LONG > 1:
        taken = time.process_time() - begun
        assert taken <= MOST_SECONDS, f"{taken:.1f} s"
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss <= MOST_MEMORY // 1024


SIGNS = [
    "\x1b[2J",
    "\x9b1m",
    "\x1b]52;c;eA==\x07",
    "\u202e",
    "\ufeff",
    "\U000e0041",
    "\ud800",
    "\x00",
    "\r",
    "\n",
    "[/]",
]

texts = st.lists(st.text(max_size=6) | st.characters(exclude_categories=()) | st.sampled_from(SIGNS), max_size=8).map(
    "".join
)

scalars = st.sampled_from(
    ["", "~", "no", "2020", "&a x", "*a", "!!int 3", "<<", "- x", "? x", "{", "]", "|", "'", '"', "@"]
)
nodes = st.recursive(
    texts.map(json.dumps) | scalars,
    lambda below: (
        st.lists(below, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(["id", "text", "speaker", "<<", "?"]) | scalars, below, max_size=3).map(
            lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items.items()) + "}"
        )
    ),
    max_leaves=8,
)
keys_of_files = st.sampled_from(["case", "sources", "actors", "events", "questions", "claims", "claimz", "---", "x"])
yaml = st.lists(st.builds("{}: {}\n".format, keys_of_files, nodes), max_size=5).map("".join)
"""Files of a case that look like YAML."""

_DATED = ["2020", "-", "01", "13", "31", "XX", "T", "23:59", "Z", "+99:00", "/", "..", "[", "]", ",", "?", "~", "Y1"]
dates = st.lists(
    st.sampled_from(_DATED)
    | st.characters(),
    max_size=8,
).map("".join) | st.sampled_from(lines("dates"))  # fmt: skip

queries = st.lists(
    st.sampled_from([*lines("queries"), *(f"{field}:" for field in FIELDS), "fire", '"', "-", "NEAR(", "OR"]) | texts,
    max_size=6,
).map(" ".join)

configs = st.lists(
    st.builds("{}: {}\n".format, st.sampled_from(["theme", "axis", "mouse", "keys", "case", "editor", "x"]), nodes),
    max_size=5,
).map("".join)

keys = st.lists(
    st.binary(min_size=1, max_size=6) | st.sampled_from([b"\x1b[", b"\x1b[200~", b"\x1b[201~", b"\x1bO", b"q"]),
    max_size=40,
).map(b"".join)
"""What a keyboard, or what stands in for one, may send."""

plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts
states = st.recursive(
    plain,
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.sampled_from(["bookmarks", "view", "pane", "pins", "search", "cursors", "as_of", "tab"]) | texts,
            below,
            max_size=4,
        )
    ),
    max_leaves=10,
)
"""What a file of state may hold where somebody else wrote it."""
