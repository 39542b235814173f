"""The walls behind each promise, each taken down: every test that the README counts for it fails by one of them.

A name begins with the promise's number; `tests` are the promise's own, each of which must fail.
"""

from __future__ import annotations

from mutants.inward import READING, STEERING
from mutants.outward import LIVING, REACHING

PROMISED = (*STEERING, *READING, *REACHING, *LIVING)
