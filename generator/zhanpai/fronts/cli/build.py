"""`zhanpai build`: the whole site, made beside the old one and swapped in at the end."""

from __future__ import annotations

import time
from pathlib import Path

from zhanpai.fronts.cli import choice, screen
from zhanpai.fronts.cli.progress import ProgressView
from zhanpai.kit.clock import read_today
from zhanpai.pipeline import Prepared, prepare
from zhanpai.press.making.share_images import draw_images
from zhanpai.publish.project_places import SITE
from zhanpai.publish.site import Built, build_site

READING = "读取与检查"


def build(
    root: Path, out: Path | None, only: tuple[str, ...], jobs: int, strict: bool, no_search: bool
) -> None:
    """Build the site into `out` or the project's own folder for it; `only` draws no more than these stations anew.

    Raises ContentError, with `strict` for warnings too, or Problem when the surroundings do not allow it.
    """
    began = time.perf_counter()
    with ProgressView() as view:
        view.show(READING)
        prepared = prepare(root, read_today(), strict=strict)
        ids = list(choice.typed(only))
        stations = frozenset(s.id for s in choice.stations(prepared.site, ids, []) if ids)
        built = build_site(
            prepared,
            out or root / SITE,
            draw_images=draw_images,
            processes=jobs,
            only=stations,
            search=not no_search,
            on_progress=lambda progress: view.show(progress.phase, progress.done, progress.total),
        )
    _summarise(prepared, built, time.perf_counter() - began)


def _summarise(prepared: Prepared, built: Built, seconds: float) -> None:
    screen.say(f"网站做好了：{built.pages} 个网页，共 {built.files} 个文件，用了 {seconds:.1f} 秒。", "green")
    screen.say(f"在 {built.out}")
    if built.without_search:
        screen.say(built.without_search)
    if prepared.warnings:
        screen.say(f"另有 {len(prepared.warnings)} 处提醒，运行 zhanpai check 看详情。")
