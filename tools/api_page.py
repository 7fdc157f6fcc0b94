"""Write docs/api.md, the page of the public interface, from the docstrings of the package.

    .venv/bin/python tools/api_page.py

The text is read from the source and never from the running package, so that it is the same on every machine.
"""

from __future__ import annotations

import ast
import importlib.util
import inspect
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "zhanpai"
PAGE = ROOT / "docs" / "api.md"

HEAD = """\
# The interface for other programs

<!-- Written by tools/api_page.py (`make api`) from the docstrings; edit those. -->

{about}

```python
import zhanpai

for diagnostic in zhanpai.check("changsha"):
    print(diagnostic)  # file, line, what was typed, and how to mend it

try:
    built = zhanpai.build("changsha", "public/site")
except (zhanpai.ContentError, zhanpai.Problem) as error:
    print(error)
else:
    print(built.pages, "pages in", built.out)
```
"""


@dataclass(frozen=True)
class Member:
    """One attribute, property or method of a class: its name, its type or signature, what it means."""

    name: str
    form: str
    meaning: str


def page() -> str:
    """The whole page, as it must stand in docs/api.md."""
    tree = _tree(PACKAGE / "__init__.py")
    functions = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}
    parts = [HEAD.format(about=_about(tree))]
    names = _public(tree)
    parts += [_function(node) for name, node in functions.items() if name in names]
    places = _places(tree)
    parts += [_class(name, _find_class(places[name], name)) for name in names if name in places]
    return "\n".join(parts)


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _about(tree: ast.Module) -> str:
    """What the package says of itself, without the sentence for its developers."""
    paragraphs = (ast.get_docstring(tree) or "").split("\n\n")
    return "\n\n".join(p for p in paragraphs if not p.startswith("**Invariant:**"))


def _public(tree: ast.Module) -> list[str]:
    """The names in `__all__`, without `__version__`."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return [name for name in ast.literal_eval(node.value) if not name.startswith("_")]
    raise ValueError("zhanpai/__init__.py has no __all__")


def _places(tree: ast.Module) -> dict[str, str]:
    """The module of each public class, from the imports that type checkers see."""
    return {
        alias.name: node.module or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name[:1].isupper()
    }


def _find_class(module: str, name: str) -> ast.ClassDef:
    """The class, in the module's own source; Python finds the file, so that a package will do."""
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise ValueError(f"no module {module}")
    for node in _tree(Path(spec.origin)).body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            return node
    raise ValueError(f"{module} defines no class {name}")


def _function(node: ast.FunctionDef) -> str:
    return f"## `{node.name}`\n\n```python\n{_signature(node)}\n```\n\n{_prose(node)}\n"


def _signature(node: ast.FunctionDef) -> str:
    """The `def` line; one parameter a line when it is long."""
    returns = ast.unparse(node.returns) if node.returns else "None"
    given = re.sub(r"(?<=\S)=(?=\S)", " = ", ast.unparse(node.args))
    line = f"{node.name}({given}) -> {returns}"
    if len(line) <= 88:
        return line
    # A comma inside brackets belongs to a type.
    rows = re.split(r", (?![^\[]*\])", given)
    return "\n".join([f"{node.name}(", *(f"    {row}," for row in rows), f") -> {returns}"])


def _prose(node: ast.FunctionDef | ast.ClassDef) -> str:
    """The docstring as Markdown; what is raised is a paragraph of its own."""
    text = inspect.cleandoc(ast.get_docstring(node) or "")
    return re.sub(r"\n(?=Raises )", "\n\n", text).replace(".  ", ". ")


def _class(name: str, node: ast.ClassDef) -> str:
    lines = [f"## `{name}`", "", _prose(node), ""]
    if members := _members(node):
        lines += ["| name | type | meaning |", "| --- | --- | --- |"]
        lines += [f"| `{m.name}` | {_code(m.form)} | {_cell(m.meaning)} |" for m in members]
        lines.append("")
    return "\n".join(lines)


def _members(node: ast.ClassDef) -> list[Member]:
    """Public fields, then what `__init__` sets, then properties and methods, in the order of the source."""
    found = []
    for here, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(here, ast.AnnAssign) and isinstance(here.target, ast.Name):
            found.append(Member(here.target.id, ast.unparse(here.annotation), _words(after)))
        elif isinstance(here, ast.FunctionDef) and here.name == "__init__":
            found += _set_by(here)
        elif isinstance(here, ast.FunctionDef):
            found.append(_method(here))
    return [m for m in found if not m.name.startswith("_")]


def _words(node: ast.stmt | None) -> str:
    """The string below a field."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return inspect.cleandoc(str(node.value.value))
    return ""


def _set_by(init: ast.FunctionDef) -> list[Member]:
    """What an exception carries: the attributes that `__init__` sets, with their types where they are kept as given."""
    types = {a.arg: ast.unparse(a.annotation) for a in init.args.args if a.annotation}
    return [
        Member(node.targets[0].attr, types.get(ast.unparse(node.value), ""), "")
        for node in init.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute)
    ]


def _method(node: ast.FunctionDef) -> Member:
    """A property by its type, a method by its parameters."""
    returns = ast.unparse(node.returns) if node.returns else "None"
    meaning = (ast.get_docstring(node) or "").split("\n\n")[0]
    if any("property" in ast.unparse(d) for d in node.decorator_list):
        return Member(node.name, returns, meaning)
    given = [a for a in node.args.args if a.arg != "self"]
    words = ", ".join(f"{a.arg}: {ast.unparse(a.annotation)}" if a.annotation else a.arg for a in given)
    return Member(f"{node.name}()", f"({words}) -> {returns}", meaning)


def _code(form: str) -> str:
    return f"`{_cell(form)}`" if form else ""


def _cell(text: str) -> str:
    """Text for a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|").replace(".  ", ". ")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
