"""`zhanpai build`: the whole site, made beside the old one and swapped in at the end."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Annotated

import typer

from zhanpai.fronts.cli import choice, screen
from zhanpai.fronts.cli.progress import ProgressView
from zhanpai.fronts.cli.project import Project
from zhanpai.kit.clock import read_today
from zhanpai.pipeline import Prepared, prepare
from zhanpai.publish.ground import SITE
from zhanpai.publish.site import Built, build_site

HELP = "生成整个网站；做好、查好以后才换下旧的"

READING = "读取与检查"


def build(
    root: Project,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="文件夹", help="网站放到哪里，默认是网站文件夹里的 site")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="站号", help="只重画这些站的网页，例如 0001,0002；可以写几次"),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", metavar="个数", help="同时用几个处理器，1 以上的整数；不写就全用", min=1)
    ] = (os.cpu_count() or 1),
    strict: Annotated[bool, typer.Option("--strict", help="有提醒也不生成")] = False,
    no_search: Annotated[bool, typer.Option("--no-search", help="不做全文搜索，快一些")] = False,
) -> None:
    """Build the site of a project."""
    began = time.perf_counter()
    with ProgressView() as view:
        view.show(READING)
        prepared = prepare(root, read_today(), strict=strict)
        ids = list(choice.typed(only or []))
        stations = frozenset(s.id for s in choice.stations(prepared.site, ids, []) if ids)
        built = build_site(
            prepared,
            out or root / SITE,
            processes=jobs,
            only=stations,
            search=not no_search,
            report=lambda progress: view.show(progress.phase, progress.done, progress.total),
        )
    _summarise(prepared, built, time.perf_counter() - began)


def _summarise(prepared: Prepared, built: Built, seconds: float) -> None:
    screen.say(f"网站做好了：{built.pages} 个网页，共 {built.files} 个文件，用了 {seconds:.1f} 秒。", "green")
    screen.say(f"在 {built.out}")
    if built.without_search:
        screen.say(built.without_search)
    if prepared.warnings:
        screen.say(f"另有 {len(prepared.warnings)} 处提醒，运行 zhanpai check 看详情。")
