"""A page in, its HTML body out.  Strict: a name that the context lacks is our error."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined, meta
from markupsafe import Markup

from zhanpai.domain import urls
from zhanpai.kit import markdown
from zhanpai.kit.json import JsonObject
from zhanpai.site import autolinks
from zhanpai.site.page import Page

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class Renderer:
    """The templates of a theme, read once; `body` and `fingerprint` are functions of the page alone."""

    def __init__(self, theme: Mapping[str, bytes]) -> None:
        """Of the files of a theme, by their paths below `theme/`."""

        def find(name: str) -> tuple[str, str, Callable[[], bool]] | None:
            path = next((p for p in (f"templates/{name}", name) if p in theme), None)
            return (theme[path].decode(), f"theme/{path}", lambda: True) if path else None

        self._env = Environment(
            loader=FunctionLoader(find),
            undefined=StrictUndefined,
            autoescape=True,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._env.filters["markdown"] = _markdown
        self._template_hash = cache(self._hash_template)

    def body(self, page: Page) -> str:
        """The HTML of everything between the shell's header and footer."""
        template = self._env.get_template(page.template)
        crumbs = (*page.breadcrumbs, (page.title, "")) if page.breadcrumbs else ()
        html = template.render(_members(page.context), crumbs=crumbs, title=page.title)
        return urls.make_relative(html, page.url)

    def fragment(self, source: str, **context: object) -> str:
        """What a template given as text makes of `context`: a component on its own, for the gallery."""
        return self._env.from_string(source).render(context)

    def fingerprint(self, page: Page, shell: str = "") -> str:
        """Changes when, and only when, the page could come out differently."""
        words = (page.url, page.title, page.description, page.breadcrumbs)
        parts = (*words, page.json_ld, page.head, page.context)
        canonical = json.dumps(parts, ensure_ascii=False, default=_plain)
        text = "\0".join((canonical, self._template_hash(page.template), shell))
        return hashlib.sha256(text.encode()).hexdigest()[:24]

    def _hash_template(self, name: str) -> str:
        """A digest of a template and of everything it includes, imports or extends."""
        assert self._env.loader
        source, _, _ = self._env.loader.get_source(self._env, name)
        names = meta.find_referenced_templates(self._env.parse(source))
        parts = [source, *(self._template_hash(n) for n in sorted(filter(None, names)))]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _members(value: DataclassInstance) -> Iterator[tuple[str, object]]:
    """The fields by name, as a template sees them."""
    return ((name, getattr(value, name)) for name in _names(type(value)))


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _plain(value: DataclassInstance | JsonObject) -> object:
    """What JSON has for a part of a page."""
    return dict(value) if isinstance(value, JsonObject) else dict(_members(value))


def _markdown(
    text: str,
    pictures: tuple[tuple[str, markdown.Shown], ...] = (),
    links: tuple[tuple[str, str], ...] = (),
    names: tuple[tuple[str, str], ...] = (),
) -> Markup:
    html = markdown.to_html(text, dict(pictures), dict(links))
    return Markup(autolinks.place(html, dict(names)) if names else html)
