"""`zhanpai annual`: 代表履职年报 on A4, of the city and of each station, counted from what is published."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zhanpai.domain.model.site import Site
from zhanpai.fronts.annual_editions import wanted_editions
from zhanpai.fronts.cli import choice, screen
from zhanpai.fronts.cli.progress import ProgressView
from zhanpai.kit.clock import read_today
from zhanpai.pipeline import prepare
from zhanpai.press.annual import FOLDER, PREPARING, AnnualEdition, press_annuals


def make_annuals(
    root: Path,
    year: int | None,
    only: tuple[str, ...],
    district: tuple[str, ...],
    out: Path | None,
    jobs: int,
) -> None:
    """Print the reports of `year` (None: this one) as PDF, into `out` or the project's own folder for them.

    With `only` or `district` those of these stations, else of all and of the city.  Raises ContentError, or Problem
    when nothing can be counted or `out` may not be written to.
    """
    with ProgressView() as view:
        view.show(PREPARING)
        prepared = prepare(root, read_today())
        wanted = _wanted(prepared.site, year, only, district)
        printed = press_annuals(prepared, wanted, out or root / FOLDER, processes=jobs, on_progress=view.show)
    screen.say(f"年报排好了：{len(printed.files)} 份，用了 {printed.seconds:.1f} 秒。", "green")
    screen.say(f"在 {printed.out}")


def _wanted(
    site: Site, year: int | None, only: Sequence[str], districts: Sequence[str]
) -> list[AnnualEdition]:
    is_part = bool(only or districts)
    return wanted_editions(site, year, choice.stations(site, only, districts) if is_part else None)
