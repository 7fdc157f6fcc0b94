"""The errands that write the office's report, with its main figures in words, and print 年报."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.fronts.annual_editions import wanted_editions
from zhanpai.fronts.desk.archive import write_zip
from zhanpai.fronts.report_reading import read_report
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem
from zhanpai.office.report import report_folder
from zhanpai.office.report.area import Area
from zhanpai.pipeline import prepare
from zhanpai.press.annual import press_annuals

PACKED = "report.zip"
ANNUALS = "annual.zip"


def report(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Write the report into ``asked["out"]``, on all stations or on those of ``asked["ids"]``.

    Raises what `read_report` raises, and Problem where there is no such station any more.
    """
    say(phase="读取与检查")
    made, theme = read_report(root, partial(_chosen, asked["ids"]) if "ids" in asked else None)
    say(phase="写报告")
    out = Path(asked["out"])
    names = [name for name in report_folder.write_report(made, theme, out, root) if not name.startswith(".")]
    say(phase="打包")
    packed = write_zip(out, names, PACKED)
    return {
        "key": asked["key"],
        "files": [*names, packed],
        "title": f"{made.whole.name}联络站宣传工作报告",
        "figures": [*_figures(made.whole)],
        "areas": [[area.name, len(area.stations), area.jobs_count] for area in made.areas],
        "period": f"{made.period.start} 到 {made.period.today}",
        "is_whole": "ids" not in asked,
    }


def annuals(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Print the 年报 of this year, or of the one before if ``asked["last"]``, into ``asked["out"]``; of whom, as for `report`.

    Raises what `prepare` and `press_annuals` raise, and Problem where there is nothing to count.
    """
    say(phase="读取与检查")
    prepared = prepare(root, read_today())
    site = prepared.site
    year = site.today.year - bool(asked["last"])
    wanted = wanted_editions(site, year, _chosen(asked["ids"], site) if "ids" in asked else None)
    printed = press_annuals(
        prepared,
        wanted,
        Path(asked["out"]),
        processes=os.cpu_count() or 1,
        on_progress=lambda phase, done, total: say(phase=phase, done=done, total=total),
    )
    say(phase="打包")
    packed = write_zip(printed.out, printed.files, ANNUALS)
    titles = [[one.path, one.report.title] for one in wanted]
    return {"key": asked["key"], "files": [*printed.files, packed], "year": year, "shown": titles}


def _chosen(ids: Sequence[str], site: Site) -> list[Station]:
    found = [one for one in site.stations if one.exists and one.id in ids]
    if not found:
        raise Problem("您管的站都不在名册里了。", "回到“我管的站”重新选。")
    return found


def _figures(area: Area) -> Iterator[tuple[str, str]]:
    """What an office asks first, each with what it means."""
    opinions = area.opinions
    yield f"{len(area.stations)} 个站，这周要做 {area.jobs_count} 件", "每件写什么、为什么写，在完整的报告里"
    yield f"从未有过动态的 {len(area.never)} 个站", "一篇也没有发过"
    yield f"沉默的 {len(area.silent)} 个站", "以前有过动态，很久没有新的了"
    yield f"意见超期没有答复的 {len(opinions.overdue)} 件", "先催这些"
    if area.completeness is not None:
        yield f"资料完整度 {round(float(area.completeness))}%", "网页上该有的地址、电话、照片等有没有"
    yield f"站名写错的 {len(area.names)} 处", "动态里站名和名册不一样"
