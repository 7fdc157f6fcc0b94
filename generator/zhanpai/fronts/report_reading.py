"""The office's report of a project as it lies on the disk, for the command and the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import ContentError, Diagnostic
from zhanpai.office.report import PublicityReport, make_report, report_folder
from zhanpai.pipeline import prepare
from zhanpai.site.theme import Theme


def read_report(
    root: Path, choose: Callable[[Site], Sequence[Station]] | None = None
) -> tuple[PublicityReport, Theme]:
    """The report of the project in `root`, of all stations or of those that `choose` picks, and the theme to draw it with.

    Raises ContentError with what is wrong with its settings and the content together, and what `choose` raises.
    """
    try:
        settings = report_folder.read_settings(root)
    except ContentError as error:
        # What is wrong with the content belongs on the same list.
        raise ContentError([*error.diagnostics, *_wrong_content(root)]) from None
    prepared = prepare(root, read_today())
    chosen = choose(prepared.site) if choose else None
    return make_report(prepared.site, settings, prepared.warnings, chosen), prepared.theme


def _wrong_content(root: Path) -> tuple[Diagnostic, ...]:
    try:
        prepare(root, read_today())
    except ContentError as error:
        return error.diagnostics
    return ()
