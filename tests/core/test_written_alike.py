"""Keys of figures that are equal are written alike, whatever they are written with, and no others are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tui.case.alike import _written

VALUES = [0, 1, 10, 100, 160, 16, -160, 10**30, 10**30 + 1, 2**61 - 1, None, "", "0", "160", "some 160"]
DECIMALS = ["0", "0.0", "0E+9", "1.0", "160", "160.0", "1.6E+2", "-160", "0.1", "0.10", "1E+30", "12.5"]
KEYS = [*VALUES, *map(Decimal, DECIMALS), (160, None), (None, 160), (Decimal("160.00"), None), (1, (2,)), (1, 2)]


@pytest.mark.parametrize("key", KEYS, ids=repr)
def test_two_keys_are_written_alike_where_they_are_equal_and_only_there(key: object) -> None:
    for other in KEYS:
        assert (repr(_written(key)) == repr(_written(other))) == (key == other), other
