"""Digests of what we keep, without OpenSSL: `hashlib` loads it, which is 3 ms of every start.

The interpreter's own modules have no promise to stay; where one is gone, `hashlib` has the same function. For texts of
any length `hashlib` is faster, and is asked there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    try:
        from _sha2 import sha256
    except ImportError:
        try:
            from _sha256 import sha256  # so it was called up to Python 3.11
        except ImportError:
            from hashlib import sha256

__all__ = ["blake2b", "sha256"]
