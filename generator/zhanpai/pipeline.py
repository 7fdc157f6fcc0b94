"""load → check → plan, for every front; the first point where content errors stop a build."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from zhanpai.checks import CHECKS
from zhanpai.content.load import ContentReader, Loaded
from zhanpai.content.load.theme import read_theme
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import ContentError, Diagnostic, Finding, has_errors
from zhanpai.site import share_images
from zhanpai.site.page import Output, Page, Photo
from zhanpai.site.plan import plan_outputs, plan_pages
from zhanpai.site.render import Renderer
from zhanpai.site.theme import Theme, make_theme


@dataclass(frozen=True)
class Prepared:
    """Everything decided, nothing written."""

    root: Path
    site: Site
    theme: Theme
    warnings: tuple[Diagnostic, ...]

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page."""
        return plan_pages(self.site)

    @cached_property
    def outputs(self) -> tuple[Output | Photo, ...]:
        """Every file beside the pages, those of the theme included."""
        return (*plan_outputs(self.site, self.pages), *self.theme_outputs)

    @cached_property
    def theme_outputs(self) -> tuple[Output, ...]:
        """The files of the theme, and what is drawn with its means from the register's words."""
        return (*self.theme.outputs, *share_images.outputs(self.site.register, self.theme.materials))

    @cached_property
    def renderer(self) -> Renderer:
        """What draws the pages."""
        return Renderer(self.theme.files)


def examine(loaded: Loaded) -> list[Diagnostic]:
    """Everything that can be said of the content, sorted by place."""
    findings: list[Finding] = []
    if loaded.site is not None:
        for rule in CHECKS:
            findings += rule.check(loaded.site)
    return sorted({*loaded.problems, *map(loaded.diagnose, findings)})


def prepare(
    root: Path, today: dt.date, reader: ContentReader | None = None, *, strict: bool = False
) -> Prepared:
    """Read, check and plan the project in `root` as of `today`.

    Raises ContentError, with every diagnostic, if the content cannot be published.
    """
    loaded = (reader or ContentReader(root)).load(today)
    diagnostics = examine(loaded)
    if loaded.site is None or has_errors(diagnostics, strict=strict):
        raise ContentError(diagnostics)
    return Prepared(root, loaded.site, make_theme(read_theme(root)), tuple(diagnostics))
