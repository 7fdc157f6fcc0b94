"""全市的接待日公告, by day and then by district: a small city's one by one, a large one's counted by district."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from zhanpai.domain import notices, territory, urls
from zhanpai.domain.model.site import Site
from zhanpai.domain.notices import Notice
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.parts.browse import BrowseItem
from zhanpai.site.parts.notice import Listed, NoticeDay, NoticeLine, by_day, notice_line
from zhanpai.site.parts.pause import PauseNotice, pauses_in

MOST = 60
"""So many are listed one by one; a thousand lines would be of use to nobody on a phone."""


@dataclass(frozen=True, slots=True)
class NoticesPage(Context):
    """The notices by day; `districts` is the city's, `all_url` the districts' way to the others."""

    lead: str
    days: tuple[NoticeDay, ...]
    pauses: tuple[PauseNotice, ...] = ()
    districts: tuple[BrowseItem, ...] = ()
    all_url: str = ""
    areas: str = ""
    whole: str = ""


def pages(site: Site) -> Iterator[Page]:
    """The one page; it is there without any notice too, as the home page leads to it."""
    city, ahead = site.register.city.name, site.register.site.notice_days
    coming = notices.coming(site, site.stations)
    title = f"{city}代表接待日公告"
    yield Page(
        url=urls.NOTICES,
        template="pages/notices.html",
        title=title,
        description=f"{city}各联络站{ahead}天以内的代表接待日：日期、时间、地点和接待代表。",
        section="stations",
        sources=("stations.yaml", *sorted({n.station.path for n in coming})),
        breadcrumbs=(("首页", urls.HOME),),
        json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
        context=NoticesPage(
            areas=territory.parts(site.register),
            lead=lead(site, territory.whole(site.register), coming),
            days=by_day(coming, lambda on: _day(site, on, one_by_one=len(coming) <= MOST)),
            pauses=pauses_in(site, "全市", site.stations),
            districts=tuple(BrowseItem(d.name, urls.notices_of_district(d)) for d in site.register.districts),
        ),
    )


def lead(site: Site, where: str, coming: Sequence[Notice]) -> str:
    """How much there is, and from when on: the page may be read some days later."""
    if not coming:
        return ""
    stations = len({n.station.id for n in coming})
    first, ahead = site.today, site.register.site.notice_days
    return f"{first.month}月{first.day}日起{ahead}天内，{where}有{stations}个站接待，共{len(coming)}场。点开站名，看怎么去、可以反映什么。"


def _day(site: Site, on: Sequence[Notice], *, one_by_one: bool) -> Listed:
    """The city's own stations are always listed: no page of a district has them."""
    lines: list[NoticeLine] = []
    counted: list[BrowseItem] = []
    for name, group in groupby(on, lambda n: n.station.row.district):
        found = list(group)
        district = site.register.district_by_name.get(name or "")
        if one_by_one or district is None:
            lines += [notice_line(site, n) for n in found]
        else:
            href = f"{urls.notices_of_district(district)}#{urls.notices_anchor(found[0].day.on)}"
            counted.append(BrowseItem(district.name, href, f"{len(found)}个站"))
    return lines, counted
