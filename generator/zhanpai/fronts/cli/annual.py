"""`zhanpai annual`: 代表履职年报 on A4, of the city and of each station, counted from what is published."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from zhanpai.domain import annual
from zhanpai.domain.model.site import Site
from zhanpai.fronts.cli import choice, screen
from zhanpai.fronts.cli.progress import ProgressView
from zhanpai.fronts.cli.project import Project
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem
from zhanpai.pipeline import prepare
from zhanpai.press.annual import FOLDER, PREPARING, Edition, editions, press_annuals

HELP = "排印《代表履职年报》：全市一份、每站一份，A4 大小，数字和网页一致"


def make_annuals(
    root: Project,
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="年份", help="哪一年，今年或者去年；不写就是今年到现在"),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="站号", help="只做这些站的，例如 0001,0002；可以写几次"),
    ] = None,
    district: Annotated[
        list[str] | None,
        typer.Option("--district", metavar="区县", help="只做这个区县的，例如 岳麓区；可以写几次"),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="文件夹", help="放到哪里，默认是网站文件夹里的 annual")
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", metavar="个数", help="同时用几个处理器，1 以上的整数；不写就全用", min=1)
    ] = (os.cpu_count() or 1),
) -> None:
    """Print the reports of a project."""
    with ProgressView() as view:
        view.show(PREPARING)
        prepared = prepare(root, read_today())
        wanted = _wanted(prepared.site, year, only or [], district or [])
        printed = press_annuals(prepared, wanted, out or root / FOLDER, processes=jobs, report=view.show)
    screen.say(f"年报排好了：{len(printed.files)} 份，用了 {printed.seconds:.1f} 秒。", "green")
    screen.say(f"在 {printed.out}")


def _wanted(site: Site, year: int | None, only: list[str], districts: list[str]) -> list[Edition]:
    told = annual.years(site)
    chosen = site.today.year if year is None else year
    if chosen not in told:
        known = "、".join(map(str, told))
        fix = f"可以写：{known}。" if told else "先录入意见建议、动态或者民生实事项目。"
        raise Problem(f"{chosen} 年没有可以统计的内容。", fix)
    is_part = bool(only or districts)
    stations = choice.stations(site, only, districts) if is_part else list(site.stations)
    found = editions(site, chosen, stations, with_city=not is_part)
    if not found:
        raise Problem(f"这些站 {chosen} 年没有可以统计的内容。", "核对 --only 和 --district，或者换一年。")
    return found
