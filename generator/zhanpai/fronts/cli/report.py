"""`zhanpai report`: what publicity does and lacks, and what to write this week; for the office alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zhanpai.fronts.cli import choice, screen
from zhanpai.fronts.cli.progress import ProgressView
from zhanpai.fronts.report_reading import read_report
from zhanpai.kit.problem import Problem
from zhanpai.office.report import PublicityReport, report_folder
from zhanpai.office.report.as_json import format_report
from zhanpai.site.theme import Theme

READING, WRITING = "读取与检查", "写报告"


def report(
    root: Path, out: Path | None, district: tuple[str, ...], only: tuple[str, ...], csv: bool, json: bool
) -> None:
    """Report on a project, or on these stations of it, into `out` or the project's own folder for it.

    `csv`: the tables alone.  `json`: on the screen, and no file.  Raises ContentError, or Problem when the
    surroundings do not allow it.
    """
    if json:
        if csv or out:
            raise Problem(
                "--json 是显示出来的，不和 --csv、--out 一起用。", "要存成文件，写 --json > 文件名。"
            )
        screen.say(format_report(_made(root, district, only)[0]))
        return
    with ProgressView() as view:
        view.show(READING)
        folder = report_folder.settle(out or root / "report", root)
        made, theme = _made(root, district, only)
        view.show(WRITING)
        report_folder.write_report(made, theme, folder, root, pages=not csv)
    _summarise(made, folder, csv)


def _made(root: Path, districts: Sequence[str], ids: Sequence[str]) -> tuple[PublicityReport, Theme]:
    if not any(choice.typed([*ids, *districts])):
        return read_report(root)
    return read_report(root, lambda site: choice.open_stations(site, ids, districts, "报告"))


def _summarise(made: PublicityReport, folder: Path, only_tables: bool) -> None:
    whole = made.whole
    screen.say(
        f"报告做好了：{len(whole.stations)} 个站，这周要做 {whole.jobs_count} 件；"
        f"从未有过动态 {len(whole.never)} 个，沉默 {len(whole.silent)} 个，"
        f"意见超期未答复 {len(whole.opinions.overdue)} 件，站名写错 {len(whole.names)} 处。",
        "green",
    )
    screen.say(f"打开看：{folder / ('stations.csv' if only_tables else 'index.html')}")
    screen.say("内部资料，不得公开；不要放进网站的文件夹。")
