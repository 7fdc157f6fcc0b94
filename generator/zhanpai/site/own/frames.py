"""Try out a city's own frames around the pages, `theme/shell/`, as the engine would draw them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace

from jinja2 import Environment, FunctionLoader, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.site.own.blame import FIX, blame, quoting
from zhanpai.site.own.theme_rules import BAD_FILE
from zhanpai.site.plan import Plan
from zhanpai.site.render import find, finder
from zhanpai.site.shell import FRAME, Shell, frame_words
from zhanpai.site.theme import Theme

FOLDERS = ("shell/", "logo/")
"""Where in a theme the engine finds the templates of frames."""

ERROR_PAGE = "404.html"


def frame_problems(theme: Theme, plan: Plan) -> list[Diagnostic]:
    """What goes wrong when frames of the city's own are read or, if all can be, drawn for each section of the site."""
    own = {path for path in theme.own if path.startswith("shell/") and path.endswith(".html")}
    if not own:
        return []
    env = ImmutableSandboxedEnvironment(loader=FunctionLoader(finder(theme.files, *FOLDERS)))
    env.filters |= {"url": str, "script_tag": str}
    unread = [fault for path in sorted(own) if (fault := _compile(env, theme, path))]
    return unread or sorted(set(_drawn(env, theme, plan, own)))


def _compile(env: Environment, theme: Theme, path: str) -> Diagnostic | None:
    """What keeps this frame from being read."""
    try:
        env.compile(theme.files[path].decode(), path, f"theme/{path}")
    except Exception as error:
        return blame(error, theme.own, [path], files=theme.files)
    return None


def _drawn(env: Environment, theme: Theme, plan: Plan, own: set[str]) -> Iterator[Diagnostic]:
    config = _config(theme, plan.site)
    for name, page in _pages(plan):
        used = _used(env, theme.files, name)
        # The frame itself before its parts, and before what it may call by a name that is not written in it.
        suspects = [path for path in used if path in own] or sorted(own)
        try:
            html = env.get_template(name).render(config=config, page=page, base_url=".")
        except Exception as error:
            if fault := blame(error, theme.own, suspects, files=theme.files):
                yield fault
            continue
        try:
            Shell.parse(html)
        except ValueError:
            path = f"theme/{suspects[0]}"
            message = "网页的外框里没有放正文的地方（@@body@@）。"
            yield quoting(
                Diagnostic(path, 1, 1, BAD_FILE.code, message, FIX.format(path)), theme.files[suspects[0]]
            )


def _pages(plan: Plan) -> Iterator[tuple[str, SimpleNamespace | None]]:
    """A frame's template and what it sees of a page: for each section, at the depth of one of its pages."""
    firsts = [kind.first for kind in plan.kinds]
    sections = {page.section: page.url for page in firsts if page and page.url != urls.NOT_FOUND}
    sections |= {prose.slug: urls.prose(prose) for prose in plan.site.prose}
    for section, url in sections.items():
        page = SimpleNamespace(
            meta={"section": section}, url=url.lstrip("/"), title="", content="", is_homepage=url == urls.HOME
        )
        yield f"{FRAME if section == FRAME else 'main'}.html", page
    yield ERROR_PAGE, None


def _config(theme: Theme, site: Site) -> SimpleNamespace:
    """What a frame sees of the engine's settings."""
    words = frame_words(site, theme.stylesheet, theme.script)
    info = site.register.site
    return SimpleNamespace(
        extra={"shell": words},
        site_name=info.title,
        site_url=info.permalink("/"),
        theme={"language": words.lang},
        nav=None,
    )


def _used(env: Environment, files: Mapping[str, bytes], name: str) -> list[str]:
    """The paths in the theme of a frame and of what it includes, imports or extends by name, itself first."""
    found: list[str] = []
    waiting = [name]
    while waiting:
        path = find(files, waiting.pop(0), FOLDERS)
        if path and path not in found:
            found.append(path)
            waiting += filter(None, meta.find_referenced_templates(env.parse(files[path].decode())))
    return found
