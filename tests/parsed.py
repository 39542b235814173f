"""What the tests of the code itself share: the statements of a module, wherever they stand in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")


def statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield each statement of a module, those within others too, and none of their expressions, which are most of it.

    Heads of `except` and `case` are yielded as well.
    """
    for block in _BLOCKS:
        found = getattr(tree, block, ())
        for node in found if isinstance(found, list) else ():  # the body of a lambda is an expression
            yield node
            yield from statements(node)
