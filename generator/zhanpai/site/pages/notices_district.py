"""一个区县的接待日公告, by day."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import notices, territory, urls
from zhanpai.domain.model.register import District
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Page
from zhanpai.site.pages.notices import NoticesPage, lead
from zhanpai.site.parts.notice import by_day, notice_line
from zhanpai.site.parts.pause import pauses_in


def pages(site: Site) -> Iterator[Page]:
    """One page for each district, with notices or without: the address is for good."""
    for district in site.register.districts:
        yield _page(site, district)


def _page(site: Site, district: District) -> Page:
    ahead = site.register.site.notice_days
    stations = site.stations_by_district.get(district.name, ())
    coming = notices.coming(site, stations)
    title = f"{district.name}代表接待日公告"
    return Page(
        url=urls.notices_of_district(district),
        template="pages/notices_district.html",
        title=title,
        description=f"{district.name}各联络站{ahead}天以内的代表接待日：日期、时间、地点和接待代表。",
        section="stations",
        sources=("stations.yaml", *sorted({n.station.path for n in coming})),
        breadcrumbs=(("首页", urls.HOME), ("接待日公告", urls.NOTICES)),
        json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
        context=NoticesPage(
            lead=lead(site, district.name, coming),
            days=by_day(coming, lambda on: ([notice_line(site, n, short=True) for n in on], ())),
            pauses=pauses_in(site, district.name, stations),
            all_url=urls.NOTICES,
            whole=territory.whole(site.register),
        ),
    )
