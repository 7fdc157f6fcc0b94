"""Docstrings state the contract: what a public function gives and what it raises."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shipped import ROOT

PACKAGE = ROOT / "generator" / "zhanpai"
LEAST = 7
"""Words that a docstring has at least: six say no more than the name does."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def public(tree: ast.Module) -> Iterator[Function]:
    """The functions that other modules may call: of the module and of its public classes."""
    for node in tree.body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from (n for n in node.body if isinstance(n, Function) and not n.name.startswith("_"))


def is_property(function: Function) -> bool:
    return any("property" in ast.unparse(decorator) for decorator in function.decorator_list)


def overrides(function: Function) -> bool:
    return any(ast.unparse(decorator).endswith("override") for decorator in function.decorator_list)


def raised(function: Function) -> set[str]:
    """The classes that the function's own lines raise; a bare `raise` hands on what a caller knows of already."""
    found = set()
    for node in own_nodes(function):
        if isinstance(node, ast.Raise) and node.exc is not None:
            made = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            name = ast.unparse(made).split(".")
            # `raise explain(error)` and `raise problem.unwritten()` raise what the function's docstring must say all the same.
            found.add(next((part for part in name if part[:1].isupper()), "") or f"{ast.unparse(made)}()")
    return found


def own_nodes(function: Function) -> Iterator[ast.AST]:
    """Nodes of the function, without those of functions inside it."""
    stack: list[ast.AST] = list(function.body)
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, Function | ast.Lambda | ast.ClassDef):
            stack.extend(ast.iter_child_nodes(node))


def unsaid(package: Path) -> Iterator[str]:
    """Where a public function raises a class that its docstring does not name."""
    for path in sorted(package.rglob("*.py")):
        for function in public(ast.parse(path.read_text("utf-8"))):
            said = ast.get_docstring(function) or ""
            for name in sorted(raised(function)):
                wanted = ("Problem", "Error", "raise", "Raise") if name.endswith("()") else (name,)
                if not any(word in said for word in wanted):
                    yield f"{path.relative_to(package)}:{function.lineno}: {function.name} raises {name}"


def terse(package: Path) -> Iterator[str]:
    """Where a public function's docstring is no more than its name."""
    for path in sorted(package.rglob("*.py")):
        for function in public(ast.parse(path.read_text("utf-8"))):
            said = ast.get_docstring(function) or ""
            if len(said.split()) < LEAST and not is_property(function) and not overrides(function):
                yield f"{path.relative_to(package)}:{function.lineno}: {function.name}: {said!r}"


@pytest.mark.slow
def test_a_public_function_that_raises_names_the_class() -> None:
    assert list(unsaid(PACKAGE)) == []


def test_a_public_docstring_says_more_than_the_name() -> None:
    assert list(terse(PACKAGE)) == []


@pytest.mark.parametrize(
    ("code", "find"),
    [
        (
            'def f(x):\n    """The number that is typed in `x`, as an integer."""\n    raise ValueError(x)\n',
            unsaid,
        ),
        ('class A:\n    def f(self):\n        """Gives the thing."""\n', terse),
    ],
)
def test_a_planted_breach_is_seen(tmp_path: Path, code: str, find: type) -> None:
    (tmp_path / "x.py").write_text(code, "utf-8")
    assert len(list(find(tmp_path))) == 1
