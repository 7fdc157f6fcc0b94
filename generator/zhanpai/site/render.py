"""A page in, its HTML body out.  Strict: a name that the context lacks is our error."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from functools import cache
from types import CodeType
from typing import TYPE_CHECKING, TypeAlias

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, TemplateSyntaxError, meta
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from zhanpai.domain import urls
from zhanpai.kit import markdown
from zhanpai.kit.diagnostics import ContentError, Diagnostic
from zhanpai.kit.json import JsonObject
from zhanpai.site import autolinks
from zhanpai.site.own.blame import blame
from zhanpai.site.page import Page

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


Found: TypeAlias = tuple[str, str, Callable[[], bool]]
"""A template's text, the name that tracebacks have for it, and whether it is still the newest: what Jinja asks for."""

FOLDERS = ("templates/", "")
"""Where in a theme a page's templates lie."""


def finder(theme: Mapping[str, bytes], *folders: str) -> Callable[[str], Found | None]:
    """How templates of these folders of a theme are found by name."""

    def load(name: str) -> Found | None:
        path = find(theme, name, folders)
        return (theme[path].decode(), f"theme/{path}", lambda: True) if path else None

    return load


def find(theme: Mapping[str, bytes], name: str, folders: Iterable[str]) -> str | None:
    """The path in the theme of the template `name`: in the first of the folders that has it, None if none does."""
    return next((path for path in (f"{folder}{name}" for folder in folders) if path in theme), None)


class Compiled(BytecodeCache):
    """Templates as this process compiled them: the preview makes a renderer at each save, and most stay as they were.

    In memory and never in the project's folder, where code that somebody else put there would run.
    """

    def __init__(self) -> None:
        self._code: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the template's code, if its text is still that which was compiled."""
        checksum, code = self._code.get(bucket.key, ("", None))
        bucket.code = code if checksum == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it in the place of what the template was before."""
        if bucket.code is not None:
            self._code[bucket.key] = bucket.checksum, bucket.code


COMPILED: dict[type[Environment], Compiled] = {
    Environment: Compiled(),
    ImmutableSandboxedEnvironment: Compiled(),
}
"""Apart, because code for the sandbox asks before each call."""


class Renderer:
    """The templates of a theme, read once; `body` and `fingerprint` are functions of the page alone."""

    def __init__(self, theme: Mapping[str, bytes], own: Collection[str] = ()) -> None:
        """Of the files of a theme, by their paths below `theme/`; `own` are those that are the city's."""
        self._theme, self._own = theme, frozenset(own)
        has_own = any(path.endswith(".html") for path in self._own)
        # Shipped templates alone need no guard, which makes drawing half as slow again.
        make = ImmutableSandboxedEnvironment if has_own else Environment
        self._env = make(
            loader=FunctionLoader(finder(theme, *FOLDERS)),
            undefined=StrictUndefined,
            autoescape=True,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=COMPILED[make],
        )
        self._env.filters["markdown"] = _markdown
        self._template_hash = cache(self._hash_template)
        self.suspects = cache(self._suspects)
        self._references = cache(self._named_in)

    def body(self, page: Page) -> str:
        """The HTML of everything between the shell's header and footer.

        ContentError if the city's own templates cannot draw it; what a shipped one raises is our bug.
        """
        crumbs = (*page.breadcrumbs, (page.title, "")) if page.breadcrumbs else ()
        with self._blaming(page.template):
            template = self._env.get_template(page.template)
            html = template.render(_members(page.context), crumbs=crumbs, title=page.title)
        return urls.make_relative(html, page.url)

    def compile(self, path: str) -> Diagnostic | None:
        """What keeps the template at this path of the theme from being read; None for files that are no page's."""
        if not path.endswith(".html") or path.startswith("shell/"):
            return None
        try:
            self._env.compile(self._theme[path].decode(), path, f"theme/{path}")
        except Exception as error:
            return blame(error, self._own, [path], files=self._theme)
        return None

    @contextmanager
    def _blaming(self, *templates: str) -> Iterator[None]:
        """Say what goes wrong in the city's own files, as far as these templates are drawn with them."""
        try:
            yield
        except Exception as error:
            suspects = frozenset[str]().union(*map(self.suspects, templates)) if self._own else frozenset()
            if fault := blame(error, self._own, suspects, files=self._theme) if self._own else None:
                raise ContentError([fault]) from error
            raise

    def _suspects(self, template: str) -> frozenset[str]:
        """The city's own files that pages of this template are drawn with, as far as it names them; broken ones too."""
        found: set[str] = set()
        waiting = [template]
        while waiting:
            path = find(self._theme, waiting.pop(), FOLDERS)
            if path is None or path in found:
                continue
            found.add(path)
            waiting += self._references(path)
        return frozenset(found & self._own)

    def _named_in(self, path: str) -> tuple[str, ...]:
        """The templates that the one at this path of the theme includes, imports or extends by name."""
        try:
            tree = self._env.parse(self._theme[path].decode())
        except (TemplateSyntaxError, UnicodeDecodeError):
            return ()
        return tuple(filter(None, meta.find_referenced_templates(tree)))

    def fragment(self, source: str, **context: object) -> str:
        """What a template given as text makes of `context`: a component on its own, for the gallery.

        ContentError if the city's own templates cannot draw it.
        """
        with self._blaming(*filter(None, meta.find_referenced_templates(self._env.parse(source)))):
            return self._env.from_string(source).render(context)

    def fingerprint(self, page: Page, shell: str = "") -> str:
        """Changes when, and only when, the page could come out differently."""
        text = "\0".join((canonical_text(page), self._template_hash(page.template), shell))
        return hashlib.sha256(text.encode()).hexdigest()[:24]

    def _hash_template(self, name: str) -> str:
        """A digest of a template and of everything it includes, imports or extends."""
        assert self._env.loader
        source, _, _ = self._env.loader.get_source(self._env, name)
        names = meta.find_referenced_templates(self._env.parse(source))
        parts = [source, *(self._template_hash(n) for n in sorted(filter(None, names)))]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def canonical_text(page: Page) -> str:
    """All that a page is drawn from, as one JSON text: pages that differ in it may look different."""
    words = (page.url, page.title, page.description, page.breadcrumbs)
    parts = (*words, page.json_ld, page.head, page.context)
    return json.dumps(parts, ensure_ascii=False, default=_plain)


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
    html = markdown.read(text).html(dict(pictures), dict(links))
    return Markup(autolinks.place(html, dict(names)) if names else html)
