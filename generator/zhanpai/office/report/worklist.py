"""这周写什么: what a station could do this week, and why, drawn from what is known of it.

A suggestion names the thing to write and the fact it comes from, so that whoever reads it can begin.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import receptions
from zhanpai.domain.model.base import Labelled
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import Category, NewsItem
from zhanpai.domain.model.opinion import OpinionStatus
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.register import StationStatus
from zhanpai.domain.model.site import Site
from zhanpai.office.report.figures import anniversary, short_day
from zhanpai.office.report.freshness import Voice
from zhanpai.office.report.settings import ReportSettings
from zhanpai.office.report.station import StationFigures

WEEK = 7
MANY = 3
"""Names in one line; more are counted."""


class TaskKind(Labelled):
    """What sort of work it is, the most pressing first."""

    ANNOUNCE = "announce", "发预告"
    WRITE_UP = "write_up", "写接待"
    OVERDUE = "overdue", "催答复"
    SIGN = "sign", "签草稿"
    ANSWERED = "answered", "写回音"
    REVISIT = "revisit", "写回访"
    BIRTHDAY = "birthday", "写站庆"
    TERM = "term", "写履职"
    NAMES = "names", "改站名"
    DATA = "data", "补资料"
    SILENT = "silent", "找题目"

    @property
    def about(self) -> str:
        """What it means, in a line."""
        return _ABOUT[self]


_ABOUT = {
    TaskKind.ANNOUNCE: "马上有接待日，动态里还没有预告",
    TaskKind.WRITE_UP: "今天有接待，或者接待日刚过，还没有“接待选民”的动态",
    TaskKind.OVERDUE: "居民的意见过了期限还没有答复，先催承办单位",
    TaskKind.SIGN: "稿子写好了，审核没有签齐，发不出来",
    TaskKind.ANSWERED: "居民的意见刚有了答复，写出来让大家看到",
    TaskKind.REVISIT: "报道过的民生实事满一年，回去看看怎么样了",
    TaskKind.BIRTHDAY: "联络站开站满整年",
    TaskKind.TERM: "代表任期快满，写一篇履职回顾",
    TaskKind.NAMES: "文章、简介里的站名和名册不一致",
    TaskKind.DATA: "网页上缺地址、电话、照片等资料",
    TaskKind.SILENT: "很久没有动态，又没有现成的题目",
}


@dataclass(frozen=True, slots=True)
class Task:
    """One suggestion; `by` is the day until which it makes sense, where there is one.

    `day` is the reception day that it is about, `news` the stem of the draft, where there is one.
    """

    kind: TaskKind
    what: str
    why: str
    by: dt.date | None = None
    opinion: str = ""
    """The number of the opinion that it is about, "" if it is about none."""
    day: dt.date | None = None
    news: str = ""


def worklist(
    site: Site, figures: StationFigures, drafts: tuple[NewsItem, ...], settings: ReportSettings
) -> tuple[Task, ...]:
    """The week of one station, the most pressing first; `drafts` are its items without enough reviews."""
    tasks = [
        *_announce(site, figures, settings),
        *_write_up(figures, settings),
        *_overdue(site, figures),
        *_sign(site, drafts),
        *_answered(site, figures, settings),
        *_revisit(site, figures),
        *_birthday(site, figures),
        *_term(site, figures, settings),
        *_names(figures),
        *_data(figures),
    ]
    order = list(TaskKind)
    tasks += _silent(site, figures, settings, has_topic=any(t.kind in _TOPICS for t in tasks))
    return tuple(sorted(tasks, key=lambda t: (order.index(t.kind), t.by or dt.date.max, t.what)))


_TOPICS = (TaskKind.WRITE_UP, TaskKind.ANSWERED, TaskKind.REVISIT, TaskKind.BIRTHDAY, TaskKind.TERM)
"""Kinds that give a silent station something to write about."""


def _announce(site: Site, figures: StationFigures, settings: ReportSettings) -> Iterator[Task]:
    announced = {item.front.announces for item in figures.news}
    lead = site.register.site.notice_lead
    for day in figures.station.receptions:
        left = (day.on - site.today).days
        if left == 0:
            what = f"到{_of_day(site, day)}现场：拍照，记下谁来了、说了什么"
            why = f"今天就有接待，{settings.reported_within} 天内写一篇“接待选民”"
            yield Task(TaskKind.WRITE_UP, what, why, day.on, day=day.on)
        elif left <= settings.soon_days and day.on not in announced:
            late = f"，已经不足 {lead} 天" if left < lead else ""
            why = f"还有 {left} 天，动态里没有预告{late}"
            by = day.on - dt.timedelta(lead)
            yield Task(TaskKind.ANNOUNCE, f"发{_of_day(site, day)}的预告", why, by, day=day.on)


def _of_day(site: Site, day: Reception) -> str:
    """11月25日接待日（9:00-11:30，一楼接待室；轮值：示例甲；主题：加装电梯）."""
    on_duty = _some([deputy.name for deputy in receptions.on_duty(site, day)], "位代表")
    more = [
        "，".join(filter(None, [day.time, day.place])),
        f"轮值：{on_duty}" if on_duty else "",
        f"主题：{day.topic}" if day.topic else "",
    ]
    said = "；".join(filter(None, more))
    return f"{short_day(day.on)}接待日" + (f"（{said}）" if said else "")


def _write_up(figures: StationFigures, settings: ReportSettings) -> Iterator[Task]:
    for on in figures.receptions.waiting:
        what = f"写{short_day(on)}的接待：谁来了、说了什么、怎么办"
        by = on + dt.timedelta(settings.reported_within)
        yield Task(TaskKind.WRITE_UP, what, "接待日刚过，还没有“接待选民”的动态", by, day=on)


def _overdue(site: Site, figures: StationFigures) -> Iterator[Task]:
    for opinion in figures.opinions.overdue:
        body = opinion.handling_body or "承办单位"
        assert opinion.due
        why = f"编号 {opinion.id}，期限 {opinion.due}，已超 {(site.today - opinion.due).days} 天"
        yield Task(TaskKind.OVERDUE, f"催{body}答复“{opinion.topic}”", why, opinion.due, opinion.id)


def _sign(site: Site, drafts: tuple[NewsItem, ...]) -> Iterator[Task]:
    for item in drafts:
        lack = site.register.site.reviews_required - len(item.front.reviews)
        why = f"还差 {lack} 审，签齐才会发布"
        yield Task(TaskKind.SIGN, f"把草稿“{item.front.title}”签齐", why, news=item.stem)


def _answered(site: Site, figures: StationFigures, settings: ReportSettings) -> Iterator[Task]:
    for one in figures.opinions.judged:
        if one.answered_on is None or not 0 <= (site.today - one.answered_on).days <= settings.answered_days:
            continue
        done = "办结" if one.opinion.status is OpinionStatus.CLOSED else "有了答复"
        what = f"写一篇“{Category.LIVELIHOOD}”：“{one.opinion.topic}”{done}"
        by = one.answered_on + dt.timedelta(settings.answered_days)
        why = f"编号 {one.opinion.id}，{short_day(one.answered_on)}答复"
        yield Task(TaskKind.ANSWERED, what, why, by, one.opinion.id)


def _is_this_week(day: dt.date, today: dt.date) -> bool:
    return 0 <= (day - today).days < WEEK


def _revisit(site: Site, figures: StationFigures) -> Iterator[Task]:
    for item in figures.news:
        day = anniversary(item.front.date, 1)
        if item.front.category is Category.LIVELIHOOD and _is_this_week(day, site.today):
            what = f"回访“{item.front.title}”：一年后怎么样了"
            yield Task(TaskKind.REVISIT, what, f"{item.front.date} 报道，满一年", day)


def _birthday(site: Site, figures: StationFigures) -> Iterator[Task]:
    since = figures.station.row.since
    if since is None or figures.station.announced or figures.station.status is not StationStatus.OPEN:
        return
    # Early in January the year's turn may lie within the week.
    for years in (site.today.year - since.year, site.today.year - since.year + 1):
        day = anniversary(since, years)
        if years > 0 and _is_this_week(day, site.today):
            what = f"写一篇建站 {years} 周年：接待了多少人，办成了几件事"
            yield Task(TaskKind.BIRTHDAY, what, f"{since} 开始接待", day)


def _term(site: Site, figures: StationFigures, settings: ReportSettings) -> Iterator[Task]:
    leaving: dict[dt.date, list[Deputy]] = {}
    for deputy in figures.coverage.serving:
        end = deputy.left_in.last_day if deputy.left_in else None
        if end and (end - site.today).days <= settings.term_days:
            leaving.setdefault(end, []).append(deputy)
    for end, deputies in sorted(leaving.items()):
        who = _some([deputy.name for deputy in deputies], "位代表")
        yield Task(TaskKind.TERM, f"写履职回顾（代表风采）：{who}", f"任期到 {end.year}年{end.month}月", end)


def _names(figures: StationFigures) -> Iterator[Task]:
    if figures.names:
        first = figures.names[0]
        right = f"，应当是“{first.right[0]}”" if first.right else ""
        why = f"例如 {first.place} 写成“{first.typed}”{right}"
        yield Task(TaskKind.NAMES, f"改正 {len(figures.names)} 处站名", why)


def _data(figures: StationFigures) -> Iterator[Task]:
    if not figures.station.is_described:
        yield Task(TaskKind.DATA, "建立站点资料：地址、电话、接待日、代表", "只在名册里，网页上什么都没有")
    elif missing := figures.completeness.missing:
        words = "、".join(part.label for part in missing)
        yield Task(TaskKind.DATA, f"补上{words}", f"资料完整度 {figures.completeness.score}%")


def _silent(
    site: Site, figures: StationFigures, settings: ReportSettings, *, has_topic: bool
) -> Iterator[Task]:
    """Something to begin with, for a station that is silent and has no other topic this week."""
    station = figures.station
    if figures.freshness.voice is Voice.HEARD or has_topic or not station.is_described:
        return
    if station.status is not StationStatus.OPEN:
        return
    days = figures.freshness.days
    why = f"{days} 天没有动态" if days is not None else "从来没有发过动态"
    if figures.coverage.unseen:
        first = figures.coverage.unseen[0]
        focus = f"，关注{'、'.join(first.focus)}" if first.focus else ""
        yield Task(TaskKind.SILENT, f"写一篇代表风采：{first.name}（还没有写过{focus}）", why)
    else:
        yield Task(TaskKind.SILENT, "约一位代表走访入户，写一篇", why)


def _some(names: list[str], counted: str) -> str:
    """The first few of `names`, and how many there are if there are more."""
    if len(names) <= MANY:
        return "、".join(names)
    return f"{'、'.join(names[:MANY])}等 {len(names)} {counted}"
