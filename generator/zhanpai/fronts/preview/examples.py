"""Examples of the theme's components, as `theme/components/<name>/examples.yaml` tells them.

    - title: 只在名册里的站            # what the case is
      macro: station_card              # a macro of the component
      with:                            # its arguments; every scalar is the text that was typed …
        s: {parts: [湖东社区, 人大代表联络站], href: /s/0002/, number: "0002"}
        heading: "2"                   # … and becomes a number or yes/no where the macro's own default is one
      inside:                          # what a macro that takes a body is given: words, or further calls;
        - 正文                         # `{main: […], side: […]}` for one that has several

A parameter named `html` is given as Markdown, as people write it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from typing import Any

from jinja2 import Environment, nodes
from markupsafe import Markup, escape

from zhanpai.kit import markdown
from zhanpai.kit.yaml import parse
from zhanpai.site.render import Renderer

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


def read_components(theme: Mapping[str, bytes]) -> list[Component]:
    """Every component in the files of a theme; ValueError says what an examples.yaml may not say."""
    macros = {
        p.split("/")[1]: theme[p].decode() for p in sorted(theme) if fnmatch(p, "components/*/macro.html")
    }
    return [_read(theme, name, macros) for name in macros]


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


def _read(theme: Mapping[str, bytes], name: str, macros: Mapping[str, str]) -> Component:
    defaults = _defaults(macros[name])
    raw = theme.get(f"components/{name}/examples.yaml")
    if raw is None:
        return Component(name, tuple(defaults), ())
    document = parse(raw, f"{name}/examples.yaml", root=list)
    if not isinstance(document.data, list):
        raise ValueError(f"{name}/examples.yaml: not a list of examples {document.problems}")
    every = _defaults("\n".join(macros.values()))
    examples = tuple(_example(item, f"{name}/examples.yaml", every) for item in document.data)
    return Component(name, tuple(defaults), examples)


def _defaults(source: str) -> dict[str, dict[str, object]]:
    """The public macros in `source`, and the defaults of their parameters."""
    macros = {}
    for macro in Environment(autoescape=True).parse(source).find_all(nodes.Macro):
        optional = [arg.name for arg in macro.args][len(macro.args) - len(macro.defaults) :]
        constants = [d.value if isinstance(d, nodes.Const) else None for d in macro.defaults]
        if not macro.name.startswith("_"):
            macros[macro.name] = dict(zip(optional, constants, strict=True))
    return macros


def _example(data: object, where: str, macros: Mapping[str, Mapping[str, object]]) -> Example:
    if not isinstance(data, dict) or not isinstance(data.get("title"), str):
        raise ValueError(f"{where}: an example without a title: {data!r}")
    return Example(data["title"], _call(data, where, macros))


def _call(data: dict[str, Any], where: str, macros: Mapping[str, Mapping[str, object]]) -> Call:
    macro, arguments, inside = data.get("macro", ""), data.get("with") or {}, data.get("inside") or {}
    if macro not in macros or data.keys() - _KEYS or not isinstance(arguments, dict):
        raise ValueError(f"{where}: not a call of a macro: {data!r}")
    parts = inside if isinstance(inside, dict) else {"": inside}
    return Call(
        macro,
        {key: _typed(key, value, macros[macro].get(key)) for key, value in arguments.items()},
        {
            part: [i if isinstance(i, str) else _call(i, where, macros) for i in items]
            for part, items in parts.items()
        },
    )


def _typed(key: str, typed: object, default: object) -> object:
    """The argument `typed` as the macro wants it: its default says whether that is a number or a switch."""
    if not isinstance(typed, str):
        return typed
    if key == "html":
        return Markup(markdown.to_html(typed))
    if isinstance(default, bool):
        if typed not in ("yes", "no"):
            raise ValueError(f"{key}: yes or no, not {typed!r}")
        return typed == "yes"
    return int(typed) if isinstance(default, int) else typed


def _written(value: object) -> str:
    return "…" if isinstance(value, Markup) else json.dumps(value, ensure_ascii=False)
