"""`zhanpai report`: what publicity does and lacks, and what to write this week; for the office alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhanpai.fronts.cli import choice, screen
from zhanpai.fronts.cli.progress import ProgressView
from zhanpai.fronts.cli.project import Project
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import ContentError, Diagnostic
from zhanpai.kit.problem import Problem
from zhanpai.office.report import Report, make_report, writing
from zhanpai.office.report.as_json import format_report
from zhanpai.pipeline import prepare
from zhanpai.site.theme import Theme

HELP = "宣传工作报告：缺什么、这周写什么、自评排名；内部资料，不进网站"

READING, WRITING = "读取与检查", "写报告"


def report(
    root: Project,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="文件夹", help="放到哪里，默认是网站文件夹里的 report")
    ] = None,
    district: Annotated[
        list[str] | None,
        typer.Option("--district", metavar="区县", help="只报这个区县，例如 岳麓区；可以写几次"),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="站号", help="只报这些站，例如 0001,0002；可以写几次"),
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="只出给 Excel 用的表，不出网页")] = False,
    json: Annotated[bool, typer.Option("--json", help="写成 JSON，给别的程序用；显示出来，不写文件")] = False,
) -> None:
    """Report on a project."""
    if json:
        if csv or out:
            raise Problem(
                "--json 是显示出来的，不和 --csv、--out 一起用。", "要存成文件，写 --json > 文件名。"
            )
        screen.say(format_report(_make(root, district or [], only or [])[0]))
        return
    with ProgressView() as view:
        view.show(READING)
        folder = writing.settle(out or root / "report", root)
        made, theme = _make(root, district or [], only or [])
        view.show(WRITING)
        writing.write_report(made, theme, folder, root, pages=not csv)
    _summarise(made, folder, csv)


def _make(root: Path, districts: list[str], ids: list[str]) -> tuple[Report, Theme]:
    try:
        settings = writing.read_settings(root)
    except ContentError as error:
        # What is wrong with the content belongs on the same list.
        raise ContentError([*error.diagnostics, *_wrong_content(root)]) from None
    prepared = prepare(root, read_today())
    is_part = any(choice.typed([*ids, *districts]))
    chosen = choice.open_stations(prepared.site, ids, districts, "报告") if is_part else None
    return make_report(prepared.site, settings, prepared.warnings, chosen), prepared.theme


def _wrong_content(root: Path) -> tuple[Diagnostic, ...]:
    try:
        prepare(root, read_today())
    except ContentError as error:
        return error.diagnostics
    return ()


def _summarise(made: Report, folder: Path, only_tables: bool) -> None:
    whole = made.whole
    screen.say(
        f"报告做好了：{len(whole.stations)} 个站，这周要做 {whole.tasks_count} 件；"
        f"从未有过动态 {len(whole.never)} 个，沉默 {len(whole.silent)} 个，"
        f"意见超期未答复 {len(whole.opinions.overdue)} 件，站名写错 {len(whole.names)} 处。",
        "green",
    )
    screen.say(f"打开看：{folder / ('stations.csv' if only_tables else 'index.html')}")
    screen.say("内部资料，不得公开；不要放进网站的文件夹。")
