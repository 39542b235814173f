"""The tests themselves: one that asserts in a loop alone has something to loop over, or it would hold of nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from helpers import trees_of_tests
from parsed import statements

Function = ast.FunctionDef | ast.AsyncFunctionDef
LOOPS = (ast.For, ast.AsyncFor)


def holding(node: ast.AST) -> bool:
    """Tell whether a statement holds anything: an assertion, a wait for a condition, a helper that asserts."""
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func).rpartition(".")[2]
        return name.startswith(("assert_", "agree")) or name in ("until", "press_until", "shows", "lacks", "raises")
    return isinstance(node, ast.Assert)


def outermost_loops(body: list[ast.stmt]) -> Iterator[ast.For | ast.AsyncFor]:
    for node in body:
        if isinstance(node, LOOPS):
            yield node
        elif isinstance(node, ast.With | ast.AsyncWith | ast.If | ast.Try):
            yield from outermost_loops(node.body)


def is_something(over: ast.expr, given: set[str]) -> bool:
    """Tell whether a loop goes over what is written down there or in a constant, and so not over nothing."""
    match over:
        case ast.Tuple(elts=[_, *_]) | ast.List(elts=[_, *_]) | ast.Dict(keys=[_, *_]):
            return True
        case ast.Constant(value=str() as text):
            return text != ""
        case ast.Name(id=name):
            return name.isupper() or name in given
        case ast.Call(func=ast.Name(id="range"), args=[*_, ast.Constant() | ast.Call(func=ast.Name(id="len"))]):
            return True
        case ast.Call(func=ast.Name(id="enumerate" | "reversed" | "sorted" | "zip"), args=[first, *_]):
            return is_something(first, given)
        case ast.Call(func=ast.Attribute(attr="sample"), args=[first, ast.Constant()]):
            return is_something(first, given)
        case ast.Call(func=ast.Attribute(value=inner, attr="items" | "values" | "keys" | "splitlines")):
            return is_something(inner, given)
        case ast.Subscript(value=inner, slice=ast.Slice()):
            return is_something(inner, given)
        case ast.BinOp(left=left, right=right):
            return is_something(left, given) or is_something(right, given)
        case ast.Call(func=ast.Attribute(value=ast.Name(id="itertools"))):
            return all(is_something(item, given) for item in over.args)
        case _:
            return False


def hollow(test: Function) -> bool:
    """Tell whether nothing holds in a test where its loops go over nothing."""
    loops = list(outermost_loops(test.body))
    if not loops:
        return False
    inside = {id(node) for loop in loops for node in ast.walk(loop)}
    written = {name.id for node in ast.walk(test) if isinstance(node, ast.Assign) and is_something(node.value, set())
               for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)}  # fmt: skip
    given = written | {
        part.strip()
        for decorator in test.decorator_list
        if isinstance(decorator, ast.Call) and "parametrize" in ast.unparse(decorator.func)
        for named in ast.walk(decorator.args[0])
        if isinstance(named, ast.Constant)
        for part in str(named.value).split(",")
    }
    outside = any(holding(node) and id(node) not in inside for node in ast.walk(test))
    return not outside and not any(is_something(loop.iter, given) for loop in loops)


def test_a_test_that_asserts_in_a_loop_alone_has_something_to_loop_over() -> None:
    tests = {
        f"{name}: {node.name}": node
        for name, tree in trees_of_tests().items()
        for node in statements(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    }
    assert len(tests) > 900
    assert [name for name, node in tests.items() if hollow(node)] == []


def test_a_loop_over_nothing_is_found() -> None:
    def of(text: str) -> bool:
        (test,) = ast.parse(text).body
        assert isinstance(test, ast.FunctionDef)
        return hollow(test)

    assert of("def test(case):\n    for name in case.claims:\n        assert name")
    assert not of("def test(case):\n    assert case.claims\n    for name in case.claims:\n        assert name")
    assert not of("def test():\n    for name in ('a', 'b'):\n        assert name")
    assert not of("def test():\n    for name in NAMES.values():\n        assert name")
