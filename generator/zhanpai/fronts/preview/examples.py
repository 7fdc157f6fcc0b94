"""Examples of the theme's components, as `theme/components/<name>/examples.yaml` tells them.

    - title: 只在名册里的站            # what the case is
      macro: station_card              # a macro of the component
      with:                            # its arguments, as `zhanpai.site.parts.macros` names and types them:
        s: {parts: [湖东社区, 人大代表联络站], href: /s/0002/, number: "0002"}
        heading: "2"                   # a number; a switch is yes or no; nothing, where there may be none, is ""
      inside:                          # what a macro that takes a body is given: words, or further calls;
        - 正文                         # `{main: […], side: […]}` for one that has several

HTML is given as Markdown, as people write it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from fnmatch import fnmatch
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, nodes
from markupsafe import Markup, escape

from zhanpai.fronts.preview.typed import made
from zhanpai.kit.yaml import parse
from zhanpai.site.parts.macros import MACROS, Kind
from zhanpai.site.render import Renderer

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Macros = Mapping[str, Mapping[str, Kind]]

_KEYS = {"title", "macro", "with", "inside"}
_IMPORT = '{% import "components/all.html" as c %}'


@dataclass(frozen=True)
class Call:
    """One call of a macro, and what stands inside it, by part."""

    macro: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    inside: Mapping[str, Sequence[Call | str]] = field(default_factory=dict)

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


def read_components(theme: Mapping[str, bytes], macros: Macros = MACROS) -> list[Component]:
    """Every component in the files of a theme; ValueError says what an examples.yaml may not say."""
    return [
        _read(theme, path.split("/")[1], macros)
        for path in sorted(theme)
        if fnmatch(path, "components/*/macro.html")
    ]


def draw(renderer: Renderer, call: Call) -> Markup:
    """What the call gives on a page."""

    def inside(part: str = "") -> Markup:
        drawn = [_drawn(renderer, item) for item in call.inside.get(part, ())]
        return Markup("\n").join(drawn)

    head = "call(part='') " if call.inside else ""
    source = f"{{% {head}c.{call.macro}(**arguments) %}}{{{{ inside(part) }}}}{{% endcall %}}"
    if not call.inside:
        source = f"{{{{ c.{call.macro}(**arguments) }}}}"
    return Markup(renderer.fragment(_IMPORT + source, arguments=call.arguments, inside=inside))


def _drawn(renderer: Renderer, item: Call | str) -> Markup:
    return draw(renderer, item) if isinstance(item, Call) else Markup("<p>%s</p>") % escape(item)


def _read(theme: Mapping[str, bytes], name: str, macros: Macros) -> Component:
    tree = Environment(autoescape=True).parse(theme[f"components/{name}/macro.html"].decode())
    public = tuple(m.name for m in tree.find_all(nodes.Macro) if not m.name.startswith("_"))
    where = f"{name}/examples.yaml"
    raw = theme.get(f"components/{where}")
    if raw is None:
        return Component(name, public, ())
    document = parse(raw, where, root=list)
    if not isinstance(document.data, list):
        raise ValueError(f"{where}: not a list of examples {document.problems}")
    return Component(name, public, tuple(_example(item, where, macros) for item in document.data))


def _example(data: object, where: str, macros: Macros) -> Example:
    if not isinstance(data, dict) or not isinstance(data.get("title"), str):
        raise ValueError(f"{where}: an example without a title: {data!r}")
    return Example(data["title"], _call(data, where, macros))


def _call(data: dict[str, Any], where: str, macros: Macros) -> Call:
    macro, arguments, inside = data.get("macro", ""), data.get("with") or {}, data.get("inside") or {}
    if macro not in macros or data.keys() - _KEYS or not isinstance(arguments, dict):
        raise ValueError(f"{where}: not a call of a macro: {data!r}")
    kinds = macros[macro]
    if unknown := arguments.keys() - kinds.keys():
        raise ValueError(f"{where}: {macro} does not take {', '.join(sorted(unknown))}")
    parts = inside if isinstance(inside, dict) else {"": inside}
    return Call(
        macro,
        {key: made(kinds[key], value, f"{where}: {macro}: {key}") for key, value in arguments.items()},
        {
            part: [i if isinstance(i, str) else _call(i, where, macros) for i in items]
            for part, items in parts.items()
        },
    )


def _written(value: object) -> str:
    return "…" if isinstance(value, Markup) else json.dumps(value, ensure_ascii=False, default=_given)


def _given(value: DataclassInstance) -> dict[str, object]:
    """The fields that are other than they would be by themselves."""
    given = ((f, getattr(value, f.name)) for f in fields(value))
    return {f.name: v for f, v in given if f.default is MISSING or v != f.default}
