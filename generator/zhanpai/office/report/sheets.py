"""The report as tables for Excel: stations, the week's work, wrong names."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.kit import csv_table
from zhanpai.office.report.area import SharedTask, StationReport
from zhanpai.office.report.compose import OWN, PublicityReport
from zhanpai.office.report.opinions import Timing
from zhanpai.office.report.receptions import Told

STATIONS = (
    *("站号", "站名", "区县", "类别", "状态", "资料完整度%", "缺的资料", "最近动态", "多少天没有动态"),
    *("动态篇数", "居民的事", "学习培训", "工作动态", "工作动态占比%"),
    *(
        "过去的接待日",
        "有报道",
        "待报道",
        "该写接待",
        "写了接待",
        "到期意见",
        "按期答复",
        "逾期才答复",
        "超期未答复",
        "答复天数中位数",
    ),
    *(
        "在任代表",
        "没写过的代表",
        "站名写错",
        "已有平台",
        "缺的平台",
        "自评得分",
        "自评星级",
        "全市排名",
        "本周几件事",
    ),
)
TASKS = ("区县", "站数", "站号", "站名", "类型", "做什么", "为什么", "最迟")
NAMES = ("文件", "行", "列", "写成", "应当写成", "站号")


def sheets(report: PublicityReport) -> Iterator[tuple[str, bytes]]:
    """File name and bytes of each table, as CSV that Excel opens."""
    stations = report.whole.stations
    ranks = {ranked.report.id: ranked.rank for ranked in report.ranking}
    yield "stations.csv", csv_table.format_csv(STATIONS, (_station(r, ranks.get(r.id)) for r in stations))
    yield "worklist.csv", csv_table.format_csv(TASKS, map(_job, _jobs(report)))
    names = ((n.path, n.line, n.column, n.typed, n.right, n.stations) for n in report.whole.names)
    yield "names.csv", csv_table.format_csv(NAMES, names)


def _station(report: StationReport, rank: int | None) -> list[object]:
    station, figures, assessment = report.station, report.figures, report.assessment
    balance, receptions, opinions, coverage = (
        figures.balance,
        figures.receptions,
        figures.opinions,
        figures.coverage,
    )
    return [
        *(station.id, station.name, station.row.district or OWN, station.kind.label, station.status.label),
        *(figures.completeness.score, [part.label for part in figures.completeness.missing]),
        *(figures.freshness.last, figures.freshness.days),
        *(balance.total, balance.resident, balance.training, balance.work, balance.work_share),
        *(len(receptions.days), receptions.count(Told.REPORTED), receptions.count(Told.WAITING)),
        *(receptions.due, receptions.reported),
        *(opinions.due, opinions.on_time, opinions.count(Timing.LATE), opinions.count(Timing.OVERDUE)),
        None if opinions.median_days is None else float(opinions.median_days),
        *(len(coverage.serving), len(coverage.unseen), len(figures.names)),
        [kind.label for kind in coverage.accounts],
        [kind.label for kind in coverage.missing_accounts],
        *((float(assessment.score), assessment.stars) if assessment else (None, None)),
        *(rank, len(report.tasks)),
    ]


def _jobs(report: PublicityReport) -> Iterator[SharedTask]:
    """The most pressing kind first."""
    return (job for jobs in report.whole.jobs.values() for job in jobs)


def _job(job: SharedTask) -> list[object]:
    stations, task = [r.station for r in job.stations], job.task
    who = (
        stations[0].row.district or OWN,
        len(stations),
        [s.id for s in stations],
        [s.name for s in stations],
    )
    return [*who, task.kind.label, task.what, task.why, task.by]
