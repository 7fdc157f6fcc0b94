"""履职年报 in words: the sentences, figures and tables that page and print file show alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zhanpai.domain import annual, territory
from zhanpai.domain.annual import YearCounts
from zhanpai.domain.model.project import ProjectItem
from zhanpai.domain.model.register import Register
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station

BASIS = (
    "本年报由网站已经公布的内容自动统计。接待日按现在公布的接待安排和轮值表推算；"
    "意见建议按收到的月份计，办理情况以统计之日为准；有履职记录，是指轮值表或者履职动态里有这位代表。"
)
MOST_TOPICS = 8


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One line of a chart that is a table too: words, number, and its share of the longest bar in per cent."""

    words: str
    number: int
    share: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers of one unit under a title."""

    title: str
    unit: str
    bars: tuple[ChartBar, ...]


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """All that is said of a year; `columns` and `rows` are the table of districts, which only the city has."""

    parts: tuple[str, ...]
    """The title, cut where a line may break."""
    period: str
    figures: tuple[tuple[int, str], ...]
    sentences: tuple[str, ...]
    charts: tuple[Chart, ...]
    projects: tuple[ProjectItem, ...]
    """Those that are listed; the city's report lists the city's own and counts all."""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def title(self) -> str:
        """岳麓区望月湖街道人大代表联络总站2026年代表履职年报."""
        return "".join(self.parts)


def of_city(site: Site, year: int) -> AnnualReport:
    """The whole city's report; with a row for each district."""
    counts = annual.of_city(site, year)
    named = [(d.name, annual.of_district(site, year, d.name)) for d in site.register.districts]
    return AnnualReport(
        parts=(site.register.city.name, *_title(counts)),
        period=_period(counts),
        figures=_figures(counts),
        sentences=tuple(_of_the_city(site.register, counts)),
        charts=tuple(_charts(counts)),
        projects=tuple(p for p in counts.projects if not p.record.district),
        columns=(territory.parts(site.register), "意见建议", "履职动态", "履职代表"),
        rows=()
        if territory.is_undivided(site.register)
        else tuple(_row(name, own) for name, own in named if own.received or own.items),
    )


def of_station(site: Site, year: int, station: Station) -> AnnualReport:
    """The yearly report of one station in sentences, figures and charts."""
    counts = annual.of_station(site, year, station)
    return AnnualReport(
        parts=(*station.name_parts, *_title(counts)),
        period=_period(counts),
        figures=_figures(counts),
        sentences=tuple(_of_a_station(counts)),
        charts=tuple(_charts(counts)),
        projects=counts.projects,
    )


def _title(counts: YearCounts) -> tuple[str, str]:
    return f"{counts.year}年", "代表履职年报"


def _period(counts: YearCounts) -> str:
    return counts.period if counts.is_complete else f"{counts.period}（全年还没有结束）"


def _row(name: str, counts: YearCounts) -> tuple[str, ...]:
    return (
        name,
        f"收到{counts.received}件，答复{counts.answered}件",
        f"{counts.items}篇",
        f"{counts.active}人（共{counts.deputies}人）",
    )


def _figures(counts: YearCounts) -> tuple[tuple[int, str], ...]:
    figures = (
        (counts.receptions, "场接待日" if counts.receiving > 1 else "个接待日"),
        (counts.received, "件意见建议"),
        (counts.answered, "件已答复"),
        (counts.items, "篇履职动态"),
    )
    return tuple(figure for figure in figures if figure[0])


def _of_the_city(register: Register, counts: YearCounts) -> Iterable[str]:
    """The city's sentences; nothing is said of what there was none of."""
    if counts.receptions:
        yield f"{counts.receiving}个联络站公布了接待安排，代表接待日共{counts.receptions}场。"
    yield from _on_opinions(counts)
    if counts.active:
        yield f"{territory.whole(register)}进站代表{counts.deputies}人，有履职记录的{counts.active}人。"
    yield from _on_news(counts)
    if counts.projects:
        whose = [territory.unit(register), "乡镇（街道）"]
        if not territory.is_undivided(register):
            whose.insert(1, territory.parts(register))
        yield f"{'、'.join(whose)}民生实事项目{len(counts.projects)}件，已完成{counts.done}件。"


def _of_a_station(counts: YearCounts) -> Iterable[str]:
    """A station's sentences."""
    if counts.receptions:
        yield f"安排代表接待日{counts.receptions}天。"
    yield from _on_opinions(counts)
    if counts.active:
        yield f"本站进站代表{counts.deputies}人，有履职记录的{counts.active}人。"
    yield from _on_news(counts)
    if counts.projects:
        yield f"与本站有关的民生实事项目{len(counts.projects)}件，已完成{counts.done}件。"


def _on_opinions(counts: YearCounts) -> Iterable[str]:
    if counts.received:
        waiting = counts.received - counts.answered
        state = f"已经答复{counts.answered}件，还有{waiting}件正在办理" if waiting else "已经全部答复"
        yield f"收到居民意见建议{counts.received}件，{state}。"
    if counts.rated:
        share = _percent(counts.pleased, counts.rated)
        yield f"居民评价了{counts.rated}件的答复，满意和基本满意{counts.pleased}件，占{share}%。"


def _on_news(counts: YearCounts) -> Iterable[str]:
    if counts.items:
        facing = f"，其中居民身边的事{counts.facing}篇" if counts.facing else ""
        yield f"公布履职动态{counts.items}篇{facing}。"


def _charts(counts: YearCounts) -> Iterable[Chart]:
    charts = (
        ("意见建议反映的方面", "件", counts.topics[:MOST_TOPICS]),
        ("居民对答复的评价", "件", [(rating.label, n) for rating, n in counts.ratings]),
        ("履职动态的类别", "篇", [(category.value, n) for category, n in counts.news]),
    )
    for title, unit, numbers in charts:
        if numbers:
            most = max(number for _, number in numbers)
            bars = tuple(ChartBar(words, number, _percent(number, most)) for words, number in numbers)
            yield Chart(title, unit, bars)


def _percent(part: int, whole: int) -> int:
    """Rounded half up, as people do."""
    return (200 * part + whole) // (2 * whole)
