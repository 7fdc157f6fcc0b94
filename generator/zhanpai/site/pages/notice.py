"""一个站的接待日公告: when, where, who receives, what for and what not, who sees to it (after 章水镇's notice).

A station that has said something of itself keeps this page whatever becomes of it: the address was shared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import notices, urls
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.dates import format_month_day
from zhanpai.kit.json import JsonObject
from zhanpai.site import linked_data
from zhanpai.site.page import Context, Head, Page
from zhanpai.site.parts.fact import FactLine
from zhanpai.site.parts.notice import full_day
from zhanpai.site.parts.paper import PaperSheet, notice_sheet
from zhanpai.site.parts.pause import PauseNotice, station_pauses
from zhanpai.site.parts.reception import ReceptionCard
from zhanpai.site.parts.station import Closing, closing, station_facts, station_status
from zhanpai.site.parts.tag import Tag

TITLE = "代表接待日公告"
_FACTS = ("地址", "电话", "联络员")


@dataclass(frozen=True, slots=True)
class NoticePage(Context):
    """A station's notice; without `days` it says that there are none, or why."""

    heading: str
    station: str
    station_url: str
    days: tuple[ReceptionCard, ...]
    is_announced: bool
    status: Tag
    closing: Closing | None
    pauses: tuple[PauseNotice, ...]
    facts: tuple[FactLine, ...]
    officer: str
    phone: str
    calendar_url: str
    subscription_url: str
    opinions_url: str
    guide_url: str
    permalink: str
    paper: PaperSheet


def pages(site: Site) -> Iterator[Page]:
    """One page for each station with a file of its own."""
    for station in site.stations:
        if station.is_described:
            yield _page(site, station)


def _page(site: Site, station: Station) -> Page:
    district = site.district_of(station)
    announced = notices.announced(site, station)
    days = announced or station.receptions[:1]
    title = f"{station.name}{TITLE}"
    shut, pauses = closing(site, station), station_pauses(site, station)
    alert = shut.text if shut else "".join(pause.words for pause in pauses)
    facts = tuple(row for row in station_facts(station) if row.term in _FACTS)
    return Page(
        url=urls.station_notice(station),
        template="pages/notice.html",
        title=title,
        description=_description(station, days),
        section="stations",
        sources=station.sources,
        breadcrumbs=(
            ("首页", urls.HOME),
            ("接待日公告", urls.NOTICES),
            *([(district.name, urls.notices_of_district(district))] if district else []),
        ),
        json_ld=JsonObject(
            {"name": title, "about": linked_data.events(site, station, days)} if days else {"name": title}
        ),
        head=Head(is_listed=bool(days)),
        context=NoticePage(
            heading=TITLE,
            paper=notice_sheet(site, station, TITLE, alert, days, facts),
            station=station.name,
            station_url=urls.station(station),
            days=tuple(full_day(site, station, day) for day in days),
            is_announced=bool(announced),
            status=station_status(station),
            closing=shut,
            pauses=pauses,
            facts=facts,
            officer=officer.name if (officer := station.detail.liaison_officer) else "",
            phone=station.detail.phone or "",
            calendar_url=urls.reception_calendar(station) if station.receptions else "",
            subscription_url=urls.subscription(site.register.site, urls.reception_calendar(station)),
            opinions_url=urls.opinions_of_district(district)
            if district and any(s.opinions for s in site.stations_by_district[district.name])
            else urls.OPINIONS,
            guide_url=next((urls.prose(p) for p in site.prose if p.slug == "guide"), ""),
            permalink=site.register.site.permalink(urls.station_notice(station)),
        ),
    )


def _description(station: Station, days: tuple[Reception, ...]) -> str:
    """What a chat shows of a shared notice, so the first day itself."""
    if not days:
        return f"{station.name}（站号{station.id}）：近期没有接待安排。"
    day = days[0]
    words = [format_month_day(day.on), day.time, day.place, day.note]
    return f"{station.name}接待居民和选民：{'，'.join(filter(None, words))}。"
