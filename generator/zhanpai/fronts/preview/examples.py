"""Examples of the theme's components, as `theme/components/<name>/examples.yaml` tells them.

    - title: 只在名册里的站            # what the case is
      macro: station_card              # a macro of the component
      with:                            # its arguments, as `zhanpai.site.parts.macros` names and types them:
        s: {parts: [湖东社区, 人大代表联络站], href: /s/0002/, number: "0002"}
        heading: "2"                   # a number; a switch is yes or no; nothing, where there may be none, is ""
      inside:                          # what a macro that takes a body is given: words, or further calls;
        - 正文                         # `{main: […], side: […]}` for one that has several

HTML is given as Markdown, as people write it.  A component of the city's own is typed by nobody: a parameter whose
default is a number or a switch takes one, any other takes what is typed.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, nodes
from markupsafe import Markup, escape

from zhanpai.fronts.preview.typed import made
from zhanpai.kit.diagnostics import ContentError, Diagnostic
from zhanpai.kit.yaml import Document, parse
from zhanpai.site.own.theme_rules import BAD_FILE
from zhanpai.site.parts.macros import MACROS, Kind
from zhanpai.site.render import Renderer

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Macros = Mapping[str, Mapping[str, Kind]]

_KEYS = {"title", "macro", "with", "inside"}
_ALL = "components/all.html"
_IMPORT = '{{% import "{}" as c %}}'
_FIX = "照随程序来的 examples.yaml 改：每个例子写 title、macro 和 with，with 里只写这个宏有的参数。"
_OWN_FIX = "宏的参数照随程序来的同名文件写；或者在同一个文件夹里放一个自己的 examples.yaml。"


@dataclass(frozen=True)
class Call:
    """One call of a macro, and what stands inside it, by part."""

    macro: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    inside: Mapping[str, Sequence[Call | str]] = field(default_factory=dict)
    home: str = _ALL
    """The template that has the macro: all.html need not know those of the city's own."""

    def code(self) -> str:
        """The call as a template would write it."""
        words = ", ".join(f"{key}={_written(value)}" for key, value in self.arguments.items())
        call = f"c.{self.macro}({words})"
        if not self.inside:
            return f"{{{{ {call} }}}}"
        has_parts = set(self.inside) != {""}
        return f"{{% call{'(part)' if has_parts else ''} {call} %}} … {{% endcall %}}"


@dataclass(frozen=True)
class Example:
    """A case of a component, with its name."""

    title: str
    call: Call


@dataclass(frozen=True)
class Component:
    """A folder of `theme/components`."""

    name: str
    macros: tuple[str, ...]
    """The public ones; a name with `_` in front is the folder's own."""
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class _Known:
    """What each macro takes, and which template has it."""

    macros: Macros
    homes: Mapping[str, str] = field(default_factory=dict)
    """Of those that all.html need not have."""


def read_components(
    theme: Mapping[str, bytes], macros: Macros = MACROS, own: Collection[str] = ()
) -> list[Component]:
    """Every component in the files of a theme, of which `own` are the city's.

    ValueError says what an examples.yaml may not say; of a component of the city's, ContentError with file and line.
    """
    trees = {path: _tree(theme, path) for path in sorted(theme) if fnmatch(path, "components/*/macro.html")}
    mine = {
        macro.name: (path, macro) for path, tree in trees.items() if path in own for macro in _public(tree)
    }
    known = _Known(
        {**macros, **{name: _taken(macro, macros.get(name, {})) for name, (_, macro) in mine.items()}},
        {name: path for name, (path, _) in mine.items()},
    )
    return [_read(theme, path, tree, known, own) for path, tree in trees.items()]


def draw(renderer: Renderer, call: Call) -> Markup:
    """What the call gives on a page."""

    def inside(part: str = "") -> Markup:
        drawn = [_drawn(renderer, item) for item in call.inside.get(part, ())]
        return Markup("\n").join(drawn)

    head = "call(part='') " if call.inside else ""
    source = f"{{% {head}c.{call.macro}(**arguments) %}}{{{{ inside(part) }}}}{{% endcall %}}"
    if not call.inside:
        source = f"{{{{ c.{call.macro}(**arguments) }}}}"
    return Markup(
        renderer.fragment(_IMPORT.format(call.home) + source, arguments=call.arguments, inside=inside)
    )


def _drawn(renderer: Renderer, item: Call | str) -> Markup:
    return draw(renderer, item) if isinstance(item, Call) else Markup("<p>%s</p>") % escape(item)


def _tree(theme: Mapping[str, bytes], path: str) -> nodes.Template:
    return Environment(autoescape=True).parse(theme[path].decode())


def _public(tree: nodes.Template) -> Iterator[nodes.Macro]:
    return (macro for macro in tree.find_all(nodes.Macro) if not macro.name.startswith("_"))


def _taken(macro: nodes.Macro, typed: Mapping[str, Kind]) -> dict[str, Kind]:
    """The parameters of a macro of the city's own: as `typed` where it stands for a shipped one, else by their defaults."""
    names = [argument.name for argument in macro.args]
    defaults = dict(zip(reversed(names), reversed(macro.defaults), strict=False))
    return {name: typed.get(name) or _kind(defaults.get(name)) for name in names}


def _kind(default: nodes.Expr | None) -> Kind:
    kind = type(default.value) if isinstance(default, nodes.Const) else object
    return kind if kind in (bool, int) else object


def _read(
    theme: Mapping[str, bytes], path: str, tree: nodes.Template, known: _Known, own: Collection[str]
) -> Component:
    name = path.split("/")[1]
    public = tuple(macro.name for macro in _public(tree))
    where = f"components/{name}/examples.yaml"
    raw = theme.get(where)
    if raw is None:
        return Component(name, public, ())
    is_own = where in own
    document = parse(raw, f"theme/{where}" if is_own else where, root=list)
    if not isinstance(document.data, list):
        if is_own:
            raise ContentError(document.problems)
        raise ValueError(f"{where}: not a list of examples {document.problems}")
    return Component(name, public, tuple(_examples(document, known, is_own)))


def _examples(document: Document, known: _Known, is_own: bool) -> Iterator[Example]:
    for number, data in enumerate(document.data or ()):
        try:
            yield _example(data, document.path, known)
        except (ValueError, TypeError, AttributeError):
            homes = [known.homes[macro] for macro in _called(data) if macro in known.homes]
            if is_own:
                message = f"组件的第 {number + 1} 个例子写得不对，画不出来。"
                fault = document.diagnose(BAD_FILE.at(document.path, (number,), message, _FIX))
            elif homes:
                message = f"{document.path} 里的第 {number + 1} 个例子套不上这个组件。"
                fault = Diagnostic(f"theme/{homes[0]}", 1, 1, BAD_FILE.code, message, _OWN_FIX)
            else:
                raise
            raise ContentError([fault]) from None


def _called(data: object) -> Iterator[str]:
    """The words that stand where an example names macros, its own first."""
    if isinstance(data, Mapping):
        yield str(data.get("macro", ""))
        yield from _called(list(data.values()))
    elif isinstance(data, list):
        for item in data:
            yield from _called(item)


def _example(data: object, where: str, known: _Known) -> Example:
    if not isinstance(data, dict) or not isinstance(data.get("title"), str):
        raise ValueError(f"{where}: an example without a title: {data!r}")
    return Example(data["title"], _call(data, where, known))


def _call(data: dict[str, Any], where: str, known: _Known) -> Call:
    macro, arguments, inside = data.get("macro", ""), data.get("with") or {}, data.get("inside") or {}
    if macro not in known.macros or data.keys() - _KEYS or not isinstance(arguments, dict):
        raise ValueError(f"{where}: not a call of a macro: {data!r}")
    kinds = known.macros[macro]
    if unknown := arguments.keys() - kinds.keys():
        raise ValueError(f"{where}: {macro} does not take {', '.join(sorted(unknown))}")
    parts = inside if isinstance(inside, dict) else {"": inside}
    return Call(
        macro,
        {key: made(kinds[key], value, f"{where}: {macro}: {key}") for key, value in arguments.items()},
        {
            part: [i if isinstance(i, str) else _call(i, where, known) for i in items]
            for part, items in parts.items()
        },
        known.homes.get(macro, _ALL),
    )


def _written(value: object) -> str:
    return "…" if isinstance(value, Markup) else json.dumps(value, ensure_ascii=False, default=_given)


def _given(value: DataclassInstance) -> dict[str, object]:
    """The fields that are other than they would be by themselves."""
    given = ((f, getattr(value, f.name)) for f in fields(value))
    return {f.name: v for f, v in given if f.default is MISSING or v != f.default}
