"""Whatever bytes come from the keyboard, thousands at once: it lives through them, and is left as it should be."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import fuzz
import pytest
from helpers import LONG, ROOT
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pilots import HARBOUR
from terminals import assert_restored, terminal

BATCHES = 50 if LONG > 1 else 2
BYTES = 3000
LEAVING = b"q\x11\x1a"  # what would leave, or wait behind a shell, and should
OVER = "\x1b[201~\x1b\\\x07"  # ends whatever the bytes began: a paste, a string, a command


@given(st.lists(fuzz.keys, min_size=1, max_size=8), st.integers(0, 2**32))
@settings(derandomize=True, deadline=None, max_examples=BATCHES, database=None, phases=[Phase.generate])
def test_thousands_of_random_bytes_neither_end_it_nor_keep_it_in(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes], seed: int
) -> None:
    known = b"".join(pieces)
    typed = known + random.Random(seed).randbytes(max(BYTES - len(known), 0))
    folder = tmp_path_factory.mktemp("keys")  # among them is the key that saves
    command = ["sh", "-c", 'cd "$0" && exec "$@"', str(folder), sys.executable, "-m", "tui"]
    environment = {"PYTHONPATH": str(ROOT), "HOME": str(Path(folder)), "EDITOR": "true", "BROWSER": "true"}
    with terminal(str(HARBOUR), command=command, environment=environment) as it:
        it.shows("The whole case")
        it.press(bytes(byte for byte in typed if byte not in LEAVING))
        it.press(OVER)
        it.press("\x11")
        assert it.end() == 0
        assert_restored(it)
