"""Try out a city's own theme: its colours, its logos, each file of its own, and a page of each kind that uses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from zhanpai.kit.diagnostics import ContentError, Diagnostic, has_errors
from zhanpai.kit.yaml import parse
from zhanpai.site.own.assets import asset_problems
from zhanpai.site.own.colours import FILE, read_data, token_findings, tokens_of
from zhanpai.site.own.contrast import faint_findings
from zhanpai.site.own.frames import frame_problems
from zhanpai.site.own.logos import logo_problems
from zhanpai.site.own.style_colours import faint_rules
from zhanpai.site.plan import Plan
from zhanpai.site.render import Renderer
from zhanpai.site.theme import Theme, make_theme

TOKENS = "tokens.yaml"


def theme_problems(
    shipped: Callable[[], Mapping[str, bytes]], own: Mapping[str, bytes], plan: Plan | None = None
) -> list[Diagnostic]:
    """What is wrong with the city's own files, each by itself and, when none is, in pages that are drawn with them.

    Without errors among these `make_theme` takes the files.  `shipped` is called only if there are any of the city's;
    without a plan no page is drawn.
    """
    if not own:
        return []
    ours = shipped()
    problems = _file_problems(ours, own)
    if plan is None or has_errors(problems) or not any(path.endswith(".html") for path in own):
        return problems
    theme = make_theme(ours, own)
    return [*problems, *frame_problems(theme, plan), *_page_problems(theme, plan)]


def _file_problems(shipped: Mapping[str, bytes], own: Mapping[str, bytes]) -> list[Diagnostic]:
    problems = _token_problems(shipped, own.get(TOKENS))
    is_told = has_errors(problems) or TOKENS not in own
    tokens = tokens_of(read_data(shipped[TOKENS]), {} if is_told else read_data(own[TOKENS]))
    problems += logo_problems(own, tokens)
    fonts = {path.rpartition("/")[2] for path in (*shipped, *own) if path.startswith("fonts/")}
    for path in sorted(own):
        problems += asset_problems(path, own[path], shipped, fonts)
        if path.endswith(".css"):
            problems += faint_rules(path, own[path].decode("utf-8", "replace"), tokens)
    renderer = Renderer({**shipped, **own}, frozenset(own))
    problems += [fault for path in sorted(own) if (fault := renderer.compile(path))]
    return problems


def _page_problems(theme: Theme, plan: Plan) -> Iterator[Diagnostic]:
    """What goes wrong when the first page of each kind is drawn, if the city's templates have a part in it."""
    renderer = Renderer(theme.files, theme.own)
    for kind in plan.kinds:
        page = kind.first
        if page and renderer.suspects(page.template):
            try:
                renderer.body(page)
            except ContentError as error:
                yield from error.diagnostics


def _token_problems(shipped: Mapping[str, bytes], raw: bytes | None) -> list[Diagnostic]:
    if raw is None:
        return []
    document = parse(raw, FILE)
    if not isinstance(document.data, Mapping) or has_errors(document.problems):
        return list(document.problems)
    ours = read_data(shipped[TOKENS])
    findings = token_findings(ours, document.data) or faint_findings(ours, document.data)
    return [*document.problems, *map(document.diagnose, findings)]
