"""load → check → plan, for every front; the first point where content errors stop a build."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from zhanpai.checks import CHECKS, PLAN_CHECKS
from zhanpai.content.load import ContentReader, Loaded
from zhanpai.content.load.theme import shipped_theme
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import ContentError, Diagnostic, Finding, has_errors
from zhanpai.site.own.proof import theme_problems
from zhanpai.site.page import Output, Page, PublishedPicture
from zhanpai.site.plan import Plan, plan_outputs
from zhanpai.site.render import Renderer
from zhanpai.site.share_images import ShareImage, share_images
from zhanpai.site.theme import Theme, make_theme


@dataclass(frozen=True)
class Prepared:
    """Everything decided, nothing written."""

    root: Path
    plan: Plan
    theme: Theme
    warnings: tuple[Diagnostic, ...]

    @property
    def site(self) -> Site:
        """What the pages are planned from."""
        return self.plan.site

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page of the site, in the order in which their kinds are listed."""
        return self.plan.pages

    @cached_property
    def outputs(self) -> tuple[Output | PublishedPicture | ShareImage, ...]:
        """Every file beside the pages, those of the theme included."""
        return (*plan_outputs(self.site, self.pages), *self.theme_outputs)

    @cached_property
    def theme_outputs(self) -> tuple[Output | ShareImage, ...]:
        """The files of the theme, and what is drawn with its means from the register's words."""
        return (*self.theme.outputs, *share_images(self.site.register, self.theme.materials))

    @cached_property
    def renderer(self) -> Renderer:
        """What draws the pages."""
        return Renderer(self.theme.files, self.theme.own)


def examine(loaded: Loaded, plan: Plan | None = None) -> list[Diagnostic]:
    """Everything that can be said of content and theme, sorted by place; `plan` is that of its site, if there is one."""
    findings: list[Finding] = []
    if loaded.site is not None:
        plan = plan or Plan(loaded.site)
        for rule in CHECKS:
            findings += rule.check(loaded.site)
        for rule in PLAN_CHECKS:
            findings += rule.check(plan)
    own = theme_problems(shipped_theme, loaded.theme.files, plan)
    return sorted({*loaded.problems, *own, *map(loaded.diagnose, findings)})


def prepare(
    root: Path, today: dt.date, reader: ContentReader | None = None, *, strict: bool = False
) -> Prepared:
    """Read, check and plan the project in `root` as of `today`.

    Raises ContentError, with every diagnostic, if the content cannot be published.
    """
    loaded = (reader or ContentReader(root)).load(today)
    plan = Plan(loaded.site) if loaded.site else None
    diagnostics = examine(loaded, plan)
    if plan is None or has_errors(diagnostics, strict=strict):
        raise ContentError(diagnostics)
    return Prepared(root, plan, make_theme(shipped_theme(), loaded.theme.files), tuple(diagnostics))
