"""Compare the theme's templates with the values that they are given; a part of `make lint`.

    .venv/bin/python -m tools.template_names

Every name, attribute, macro and argument in `theme/templates/pages/` and `theme/components/` is looked up in the
types of `zhanpai.site`: the context of each page type, and `MACROS`.  What a template reads and no value has is a
finding, and so is what a value has and no template reads.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import GenericAlias, ModuleType
from typing import Any, get_args, get_type_hints

from jinja2 import Environment, nodes
from markupsafe import Markup

from tools.template_kinds import ANY, alternatives, dataclasses_in, fits, item_of, named
from zhanpai.content.load.theme import shipped_theme
from zhanpai.site.page import Context
from zhanpai.site.pages import PAGE_TYPES
from zhanpai.site.parts.macros import MACROS, Crumbs

GIVEN = {"crumbs": Crumbs, "title": str}
"""What the renderer adds to every page's context."""

OF_TEXT = {"split": tuple[str, ...], "startswith": bool}
"""What methods of texts return that do not return a text."""

OF_FILTER = {"length": int, "join": str, "markdown": Markup}
"""What filters return that do not return what they are given."""


@dataclass(frozen=True)
class Called:
    """A macro, with the names that its file knows."""

    node: nodes.Macro
    file: str
    known: dict[str, Any]


@dataclass
class Comparison:
    """Reads templates by `name → text`; `findings` are ``file:line: what is wrong``."""

    templates: Mapping[str, str]
    macros: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: MACROS)
    findings: list[str] = field(default_factory=list)
    read: set[tuple[type, str]] = field(default_factory=set)
    """(type, field) of all that templates read."""
    _modules: dict[str, dict[str, Any]] = field(default_factory=dict)

    def page(self, name: str, context: type) -> None:
        """Read the template of a page type as if it were given a `context`."""
        fields = get_type_hints(context)
        self._body(name, {**GIVEN, **fields}, dict.fromkeys(fields, context))

    def component(self, name: str) -> None:
        """Read the public macros of a file as if they were given what `macros` says."""
        for called in [c for c in self._module(name).values() if isinstance(c, Called) and c.file == name]:
            macro, parameters = called.node.name, [arg.name for arg in called.node.args]
            if macro.startswith("_"):
                continue
            if macro not in self.macros:
                self._say(name, called.node, f"MACROS has no {macro}")
            elif parameters != list(self.macros[macro]):
                said = ", ".join(self.macros[macro])
                self._say(name, called.node, f"{macro}({', '.join(parameters)}) is in MACROS as ({said})")
            else:
                _Walk(self, name, {**called.known, **self.macros[macro], "caller": ANY}).all(called.node.body)

    def unread(self, kinds: Iterable[Any]) -> None:
        """Find the fields that no template reads, of these types and all that they hold."""
        for kind in sorted(set(dataclasses_in(kinds)), key=lambda k: (k.__module__, k.__qualname__)):
            for name in get_type_hints(kind):
                if (kind, name) not in self.read:
                    self.findings.append(f"{kind.__module__}: no template reads {kind.__qualname__}.{name}")

    def _body(self, name: str, known: dict[str, Any], owners: Mapping[str, type]) -> dict[str, Any]:
        walk = _Walk(self, name, dict(known), owners)
        walk.all(_parse(self.templates[name]).body)
        return walk.known

    def _module(self, name: str) -> dict[str, Any]:
        """What a file that is imported defines."""
        if name not in self._modules:
            self._modules[name] = self._body(name, {}, {})
        return self._modules[name]

    def _say(self, file: str, node: nodes.Node, words: str) -> None:
        finding = f"theme/{file}:{node.lineno}: {words}"
        if finding not in self.findings:
            self.findings.append(finding)


@dataclass
class _Walk:
    """One template with the types of the names that it knows."""

    of: Comparison
    file: str
    known: dict[str, Any]
    owners: Mapping[str, type] = field(default_factory=dict)
    """The context that a name is a field of."""

    def all(self, body: Iterable[nodes.Node]) -> None:
        for node in body:
            self.type_of(node)

    def inner(self, **more: Any) -> _Walk:
        owners = {name: kind for name, kind in self.owners.items() if name not in more}
        return dataclasses.replace(self, known={**self.known, **more}, owners=owners)

    def say(self, node: nodes.Node, words: str) -> None:
        self.of._say(self.file, node, words)

    def type_of(self, node: nodes.Node) -> Any:
        """The type of an expression; of a statement, nothing."""
        read = getattr(self, f"_{type(node).__name__.lower()}", None)
        if read:
            return read(node)
        self.all(node.iter_child_nodes())
        return str if isinstance(node, (nodes.Concat, nodes.TemplateData)) else ANY

    # Statements

    def _import(self, node: nodes.Import) -> None:
        self.known[node.target] = self.of._module(node.template.value)

    def _fromimport(self, node: nodes.FromImport) -> None:
        there = self.of._module(node.template.value)
        for name in node.names:
            self.known[name] = there.get(name, ANY)
            if name not in there:
                self.say(node, f"{node.template.value} has no {name}")

    def _include(self, node: nodes.Include) -> None:
        self.of._body(node.template.value, self.known, self.owners)

    def _macro(self, node: nodes.Macro) -> None:
        self.known[node.name] = Called(node, self.file, self.known)

    def _assign(self, node: nodes.Assign) -> None:
        self.known[node.target.name] = self.type_of(node.node)

    def _assignblock(self, node: nodes.AssignBlock) -> None:
        self.all(node.body)
        self.known[node.target.name] = Markup

    def _for(self, node: nodes.For) -> None:
        item = item_of(self.type_of(node.iter))
        if isinstance(node.target, nodes.Name):
            names = {node.target.name: item}
        else:
            kinds = get_args(item) or [ANY] * len(node.target.items)
            names = {target.name: kind for target, kind in zip(node.target.items, kinds, strict=True)}
        inner = self.inner(**names, loop=ANY)
        inner.all([*([node.test] if node.test else []), *node.body, *node.else_])

    def _callblock(self, node: nodes.CallBlock) -> None:
        self.type_of(node.call)
        self.inner(**{arg.name: ANY for arg in node.args}).all(node.body)

    # Expressions

    def _name(self, node: nodes.Name) -> Any:
        if node.name not in self.known:
            self.say(node, f"nothing is called {node.name}")
        if node.name in self.owners:
            self.of.read.add((self.owners[node.name], node.name))
        return self.known.get(node.name, ANY)

    def _const(self, node: nodes.Const) -> Any:
        return type(node.value)

    def _list(self, node: nodes.List) -> Any:
        kinds = [self.type_of(item) for item in node.items]
        return GenericAlias(tuple, (kinds[0], ...)) if kinds else ANY

    def _getitem(self, node: nodes.Getitem) -> Any:
        kind = self.type_of(node.node)
        self.type_of(node.arg)
        return kind if isinstance(node.arg, nodes.Slice) else item_of(kind)

    def _getattr(self, node: nodes.Getattr) -> Any:
        owner = self.type_of(node.node)
        if isinstance(owner, dict):
            if node.attr not in owner:
                self.say(node, f"there is no component {node.attr}")
            return owner.get(node.attr, ANY)
        found = [self._member(kind, node.attr) for kind in alternatives(owner)]
        if found and not any(found):
            self.say(node, f"{' or '.join(map(named, alternatives(owner)))} has no {node.attr}")
        return next((kind for kind in found if kind), ANY)

    def _member(self, kind: Any, name: str) -> Any:
        """The type of an attribute; None if there is none."""
        if kind is ANY:
            return ANY
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            self.of.read.add((kind, name))
            return get_type_hints(kind).get(name)
        return OF_TEXT.get(name, str) if kind in (str, Markup) and hasattr(str, name) else None

    def _filter(self, node: nodes.Filter) -> Any:
        kind = self.type_of(node.node)
        for argument in (*node.args, *(kw.value for kw in node.kwargs)):
            for whole in dataclasses_in([self.type_of(argument)]):
                self.of.read |= {(whole, name) for name in get_type_hints(whole)}
        return OF_FILTER.get(node.name, kind)

    def _condexpr(self, node: nodes.CondExpr) -> Any:
        kinds = [self.type_of(part) for part in (node.test, node.expr1, node.expr2) if part]
        return kinds[1]

    def _call(self, node: nodes.Call) -> Any:
        called = self.type_of(node.node)
        given = [(None, self.type_of(arg)) for arg in node.args]
        given += [(kw.key, self.type_of(kw.value)) for kw in node.kwargs]
        if not isinstance(called, Called):
            return called
        kinds = self._bound(node, called.node, given)
        expected = self.of.macros.get(called.node.name)
        if expected is None:
            _Walk(self.of, called.file, {**called.known, **kinds, "caller": ANY}).all(called.node.body)
            return Markup
        for name, kind in kinds.items():
            if name in expected and not fits(kind, expected[name]):
                words = f"{name} is {named(expected[name])}, not {named(kind)}"
                self.say(node, f"{called.node.name}: {words}")
        return Markup

    def _bound(
        self, node: nodes.Call, macro: nodes.Macro, given: list[tuple[str | None, Any]]
    ) -> dict[str, Any]:
        """The types that a call gives, by the macro's parameters."""
        names = [arg.name for arg in macro.args]
        kinds: dict[str, Any] = {}
        for number, (key, kind) in enumerate(given):
            name = key or (names[number] if number < len(names) else f"argument {number + 1}")
            if name not in names or name in kinds:
                self.say(node, f"{macro.name} does not take {name}")
            kinds[name] = kind
        for name in names[: len(names) - len(macro.defaults)]:
            if name not in kinds:
                self.say(node, f"{macro.name} is not given {name}")
        return kinds


def _parse(text: str) -> nodes.Template:
    return Environment(autoescape=True).parse(text)


def context_of(module: ModuleType) -> type[Context]:
    """The context of a page type: the one that its module defines or takes from another."""
    found = {v for v in vars(module).values() if isinstance(v, type) and issubclass(v, Context)} - {Context}
    if len(found) != 1:
        raise ValueError(f"{module.__name__} has {len(found)} contexts")
    return found.pop()


def compare(theme: Mapping[str, bytes]) -> list[str]:
    """What is wrong with the pages and components of a theme, by its files below `theme/`."""
    files = {name.removeprefix("templates/"): name for name in theme if name.endswith(".html")}
    comparison = Comparison({name: theme[path].decode() for name, path in files.items()})
    contexts = {m.__name__.rpartition(".")[2]: context_of(m) for m in PAGE_TYPES}
    for name, context in contexts.items():
        comparison.page(f"pages/{name}.html", context)
    for name in sorted(files):
        if name.startswith("components/") and name.endswith("/macro.html"):
            comparison.component(name)
    comparison.unread([*contexts.values(), *(kind for takes in MACROS.values() for kind in takes.values())])
    return sorted(comparison.findings)


def main() -> int:
    """Print the findings; 1 if there are any."""
    findings = compare(shipped_theme())
    sys.stdout.write("".join(f"{finding}\n" for finding in findings))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
