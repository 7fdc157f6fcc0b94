"""首页: find my station, the coming receptions, residents' matters, the city's figures."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from zhanpai.domain import territory, urls
from zhanpai.domain.model.site import Site
from zhanpai.domain.news_lists import feeds
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Head, Page
from zhanpai.site.parts.areas import area_cards
from zhanpai.site.parts.district import DistrictCard
from zhanpai.site.parts.ledger import LedgerRow
from zhanpai.site.parts.news import NewsCard, news_card
from zhanpai.site.parts.opinion import OPINION_COLUMNS_WITH_STATION, opinion_row
from zhanpai.site.parts.pause import PauseNotice, pauses_in
from zhanpai.site.parts.reception import ReceptionCard, reception_at
from zhanpai.site.parts.spelling_hint import spelling_hint
from zhanpai.site.parts.stat import Stat
from zhanpai.site.parts.tiles import Tile, tiles

T = TypeVar("T")

RECEPTIONS, STORIES, OPINIONS = 6, 6, 4
"""How many of each the home page shows."""


@dataclass(frozen=True, slots=True)
class HomePage(Context):
    """The home page; `areas`, `whole` and `ways_down` are the words for places of `domain/territory.py`."""

    lead: str
    find_url: str
    index_url: str
    hint: str
    districts_url: str
    pauses: tuple[PauseNotice, ...]
    stats: tuple[Stat, ...]
    receptions: tuple[ReceptionCard, ...]
    notices_url: str
    districts: tuple[DistrictCard, ...]
    stories: tuple[NewsCard, ...]
    news_url: str
    columns: tuple[Tile, ...]
    opinions: tuple[LedgerRow, ...]
    opinion_columns: tuple[str, ...]
    opinions_url: str
    areas: str
    whole: str
    ways_down: str


def pages(site: Site) -> Iterator[Page]:
    """The one home page, residents' matters first on it."""
    info = site.register.site
    description = f"{info.title}：查找身边的人大代表联络站，看代表接待日，了解意见建议办理结果。"
    yield Page(
        url=urls.HOME,
        template="pages/home.html",
        title=info.title,
        description=description,
        section="home",
        sources=("stations.yaml",),
        json_ld=JsonObject({"@type": "WebSite", "name": info.title, "inLanguage": "zh-CN"}),
        head=Head(feeds=feeds(site)),
        context=HomePage(
            lead="找到离您最近的联络站，当面向人大代表反映意见。",
            find_url=urls.FIND,
            index_url=urls.FIND_INDEX,
            hint=spelling_hint(site),
            districts_url=urls.DISTRICTS,
            pauses=pauses_in(site, "全市", site.stations),
            stats=_stats(site),
            receptions=_receptions(site),
            notices_url=urls.NOTICES,
            districts=area_cards(site),
            stories=_stories(site),
            news_url=urls.NEWS,
            columns=tiles(site),
            opinions=_opinions(site),
            opinion_columns=OPINION_COLUMNS_WITH_STATION,
            opinions_url=urls.OPINIONS,
            areas=territory.parts(site.register),
            whole=territory.whole(site.register),
            ways_down=territory.ways_down(site.register),
        ),
    )


def _stats(site: Site) -> tuple[Stat, ...]:
    answered = sum(o.status.is_answered for s in site.stations for o in s.opinions)
    stats = (
        Stat(sum(s.exists for s in site.stations), "个代表联络站", urls.DISTRICTS),
        Stat(len(site.serving), "名进站代表", urls.DEPUTIES),
        Stat(answered, "件意见已答复", urls.OPINIONS),
        Stat(len(site.published_news), "篇履职动态", urls.NEWS),
    )
    return tuple(stat for stat in stats if stat.number)


def _receptions(site: Site) -> tuple[ReceptionCard, ...]:
    """The next reception of each district, soonest first."""
    coming = [(s.receptions[0], s) for s in site.stations if s.receptions]
    coming.sort(key=lambda pair: (pair[0].on, pair[1].id))
    spread = _first_of_each(coming, lambda pair: pair[1].row.district)
    return tuple(reception_at(site, day, station) for day, station in spread[:RECEPTIONS])


def _stories(site: Site) -> tuple[NewsCard, ...]:
    """The newest of what residents come for, one of a category first; 工作动态 never leads."""
    facing = [n for n in site.published_news if n.front.category.is_resident_facing]
    leading = _first_of_each(facing, lambda n: n.front.category)
    rest = [n for n in facing[: STORIES * 3] if n not in leading]
    return tuple(news_card(site, n) for n in (leading + rest)[:STORIES])


def _first_of_each(items: Iterable[T], kind: Callable[[T], Hashable]) -> list[T]:
    """The first item of each kind, in order."""
    first: dict[Hashable, T] = {}
    for item in items:
        first.setdefault(kind(item), item)
    return list(first.values())


def _opinions(site: Site) -> tuple[LedgerRow, ...]:
    """What was answered last."""
    done = [
        (o.history[-1].on, o, s)
        for s in site.stations
        for o in s.opinions
        if o.history and o.status.is_answered
    ]
    done.sort(key=lambda row: (row[0], row[1].id), reverse=True)
    return tuple(opinion_row(o, s) for _, o, s in done[:OPINIONS])
