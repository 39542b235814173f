"""Mutants: small faults made on purpose, each of which some test must notice.

    python tests/mutants/run.py [NAME ...] [--jobs N] [--whole]

tries each (or those named) in a copy of the tree and tells which test failed; `--whole` runs all tests and not only
those that should catch it. A mutant that survives tells of something that no test holds. `core.py` has those of what a
case says and what is written, `seen.py` those of what is seen and typed, `walls.py` the walls against what is
hostile, `promised.py` those behind each promise of the README (`inward.py`, `outward.py`), `tried.py` what mended each
fault that was found from outside; each is a line that someone might well write.
"""

from __future__ import annotations

from typing import NamedTuple


class Mutant(NamedTuple):
    """A fault to be made: what it breaks in words, where it stands, and who should notice."""

    name: str
    breaks: str
    module: str
    """Below the root of the tree."""
    old: str
    """Stands exactly once in the module."""
    new: str
    tests: tuple[str, ...]
    """Files below `tests/`, the likeliest first; or `file::test`, and then each of them must notice it."""
