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

UNSURE_WITHOUT: dict[str, frozenset[str]] = {
    code: frozenset(fields.split())
    for code, fields in {
        "D204": "rule holidays",
        "D205": "time rule",
        "D215": "status history reply redirect result on",
        "D216": "on last_verified",
        "D217": "last_verified",
        "D218": "reviews date",
        "D240": "date corrections withdrawn on",
        "D241": "date announces",
        "D250": "date announces",
        "D251": "announces stations date",
        "D252": "kind url qr",
        "D270": "series deputies stations",
        "D272": "votes agree against abstain not_voting of",
        "D273": "status milestones percent note on",
        "D274": "due votes on milestones",
        "N104": "kind district township community point field at run_by status",
        "N105": "district township districts townships name kind",
        "N106": "status into kind",
        "N107": "kind district township community point field at run_by status",
        "N108": "kind district township community point field at run_by",
        "N109": "kinds word former_words kind",
        "N110": "kind district township community point field at run_by districts townships name city",
        "N111": "kind community",
        "N112": "level place constituency district township districts townships city province prefecture code",
        "S205": "id",
        "S219": "id name mandates",
        "S206": "id",
        "S212": "districts townships code name slug",
        "S213": "date",
        "S214": "on rota",
        "S216": "status",
        "S280": "status since",
        "S281": "status into since deputies until mandates",
        "S282": "since until",
        "S283": "since until",
        "S284": "districts stations receiving code name slug id since until",
        "S285": "on rota closures since until receiving",
        "S270": "series date stations",
        "S272": "district township",
        "S273": "id",
        "P506": "kind district township community point field at run_by name former_names",
        "P507": "permalink_base former_permalink_bases",
        "P513": "permalink_base former_permalink_bases",
        "P508": "permalink_base",
        "V403": "consent phone",
    }.items()
}
"""Rules that may speak falsely of a record without one of these fields: what is missing is told already."""

SILENT_WITHOUT = {
    "kinds": frozenset({"N102", "N103", "N107"}),
    "city": frozenset({"N112"}),
    "districts": frozenset({"N112", "N102", "N103", "N105", "N107", "S272", "S284", "P506"}),
    "row": frozenset(
        {
            "D251",
            "D270",
            "L303",
            "L304",
            "N102",
            "N103",
            "N106",
            "P505",
            "P506",
            "S208",
            "S209",
            "S210",
            "S272",
        }
    ),
    "site": frozenset({"P507", "P508", "P513"}),
    "demo": frozenset({"P509"}),
    "days": frozenset({"D251", "D270"}),
}
"""Rules that look across files, and the part of the register, or of any station's days and features, without which
they would speak falsely."""


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
    if loaded.checked is not None:
        of_all = plan or Plan(loaded.checked)
        plan = plan or (of_all if loaded.site else None)
        for rule in CHECKS:
            findings += rule.check(loaded.checked)
        for rule in PLAN_CHECKS:
            findings += rule.check(of_all)
    own = theme_problems(shipped_theme, loaded.theme.files, plan)
    typed = loaded.as_typed(findings, UNSURE_WITHOUT, SILENT_WITHOUT)
    return sorted({*loaded.problems, *own, *map(loaded.diagnose, typed)})


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
