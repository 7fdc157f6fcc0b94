"""What the report's pages show: which files there are, and the charts of an area."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain.model.news import Category
from zhanpai.domain.schedule import LAST_NOTICED_YEAR
from zhanpai.office.report.area import Area
from zhanpai.office.report.balance import TREND
from zhanpai.office.report.charts import BarChart, ColumnChart, bar_chart, column_chart
from zhanpai.office.report.completeness import PARTS
from zhanpai.office.report.compose import PublicityReport
from zhanpai.office.report.figures import plain, short_day
from zhanpai.office.report.freshness import Voice
from zhanpai.office.report.receptions import Told
from zhanpai.office.report.worklist import Task, TaskKind

SERIES = (("resident", "居民的事"), ("training", "学习培训"), ("work", "工作动态"))
BEST = 10
"""Places that the first page shows from either end of the ranking."""
URGENT = 12
"""Tasks that the first page names; the others stand on the districts' pages."""
MANY = 40
"""Lines of a list on the first page; the tables for Excel hold all of them."""


@dataclass(frozen=True)
class View:
    """One page: its file, the template it is drawn with, and all that it sees."""

    file: str
    template: str
    context: dict[str, object]


def views(report: PublicityReport) -> Iterator[View]:
    """Every page of the report: the whole, each area, and the ranking if there is one."""
    yield View(page_of("index"), "report/index.html", _context(report, report.whole))
    for area in report.areas:
        yield View(page_of(area.slug), "report/area.html", _context(report, area))
    if report.ranking:
        yield View("ranking.html", "report/ranking.html", _context(report, report.whole))


def page_of(slug: str) -> str:
    """The file of an area's page; districts cannot take the name of another page."""
    return "index.html" if slug == "index" else f"district-{slug}.html"


def _context(report: PublicityReport, area: Area) -> dict[str, object]:
    return {
        "report": report,
        "area": area,
        "charts": charts(area),
        "kinds": TaskKind,
        "told": Told,
        "voice": Voice,
        "part_list": PARTS,
        "page_of": page_of,
        "plain": plain,
        "day": short_day,
        "by": lambda task: by_words(task, report.period.today),
        "best": BEST,
        "urgent": _urgent(area),
        "many": MANY,
        "last_noticed": LAST_NOTICED_YEAR,
    }


def by_words(task: Task, today: dt.date) -> str:
    """Until when a task makes sense, in words: 今天, 尽快, 11月25日; 本周 where it has no day."""
    if task.by is None:
        return "本周"
    if task.by == today:
        return "今天"
    return "尽快" if task.by < today else short_day(task.by)


def _urgent(area: Area) -> list[object]:
    """What cannot wait: notices and write-ups whose day comes first, then the longest overdue."""
    pressing = (TaskKind.ANNOUNCE, TaskKind.WRITE_UP, TaskKind.OVERDUE)
    each = URGENT // len(pressing)
    return [job for kind in pressing for job in area.jobs[kind][:each]]


def charts(area: Area) -> dict[str, BarChart | ColumnChart]:
    """The charts of a page; what each shows is said in its description."""
    return {
        "trend": _trend(area),
        "categories": _categories(area),
        "lacking": _lacking(area),
        "accounts": _accounts(area),
        "stars": _stars(area),
    }


def _trend(area: Area) -> ColumnChart:
    rows: list[tuple[str, tuple[str, str], tuple[int, int, int], str]] = []
    for quarter, balance in area.trend:
        share = "—" if balance.work_share is None else f"{balance.work_share}%"
        year = f"{quarter.year}年" if quarter.number == 1 or not rows else ""
        under = (f"{quarter.number}季", year)
        rows.append((quarter.label, under, (balance.resident, balance.training, balance.work), share))
    first, last = area.trend[0][1].work_share, area.trend[-1][1].work_share
    about = f"最近 {TREND} 个季度发表的动态，每季度一根柱子，从下到上是居民的事、学习培训、工作动态；柱子上面是工作动态的占比。"
    if first is not None and last is not None:
        about += f"工作动态的占比从 {first}% 到 {last}%。最后一个季度还没有过完。"
    heads = ("季度", *(words for _, words in SERIES), "合计", "工作动态占比")
    return column_chart("trend", "动态结构的变化", about, SERIES, heads, rows)


def _categories(area: Area) -> BarChart:
    counts = area.balance.counts
    rows = [(c.value, counts.get(c, 0), _tone(c)) for c in Category]
    none = [label for label, value, _ in rows if not value]
    about = f"最近 {area.settings.period_days} 天各类动态的篇数，居民的事在前，工作动态在最后。"
    about += f"没有写到的：{'、'.join(none)}。" if none else "每一类都写到了。"
    return bar_chart("categories", "写了什么", about, ("类别", "篇数"), rows)


def _tone(category: Category) -> str:
    if category.is_resident_facing:
        return "resident"
    return "work" if category is Category.WORK else "training"


def _lacking(area: Area) -> BarChart:
    rows = [(part.label, area.lacking[part], "plain") for part in PARTS]
    about = f"{len(area.stations)} 个站里，缺每一项资料的站数。"
    return bar_chart("lacking", "缺什么资料", about, ("资料", "缺的站数"), rows)


def _accounts(area: Area) -> BarChart:
    rows = [(kind.label, number, "plain") for kind, number in area.accounts.items()]
    rows.append(("一个也没有", len(area.without_accounts), "work"))
    about = f"{len(area.stations)} 个站里，开通了每一种平台账号的站数。"
    return bar_chart("accounts", "平台账号", about, ("平台", "站数"), rows)


def _stars(area: Area) -> BarChart:
    words = "无一二三四五"
    rows = [
        (f"{words[stars]}星" if stars else "不到一星", number, "plain")
        for stars, number in area.with_stars.items()
    ]
    about = f"按自评得分，{len(area.assessed)} 个开放的站各得几星。暂停接待的站不评。"
    return bar_chart("stars", "自评星级", about, ("星级", "站数"), rows)
