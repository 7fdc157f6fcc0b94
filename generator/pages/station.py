"""联络站: what a resident who has scanned the doorplate came for — when, where, who, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator import agenda, cards, entries, linked_data, markup, naming, photos, urls
from generator.map_links import map_links
from generator.model.deputy import Deputy, Level
from generator.model.news import NewsItem
from generator.model.opinion import Opinion
from generator.model.register import StationKind, StationStatus
from generator.model.site import Site
from generator.model.station import Station
from generator.page import Entry, Page

NEWS, OPINIONS = 4, 6
"""How many of each a station's page shows."""

_CLOSED_TEXT = {
    StationStatus.SUSPENDED: "本站暂停接待，恢复时间请以现场公告为准；请先到邻近的联络站反映。",
    StationStatus.CLOSED: "本站已撤销，不再接待。请到邻近的联络站反映意见。",
}


def pages(site: Site) -> Iterator[Page]:
    """One page for each station, whatever its status: printed codes never die."""
    for station in site.stations:
        yield _page(site, station)


def _page(site: Site, station: Station) -> Page:
    detail = station.detail
    serving = [d for d in detail.deputies if d.serves_on(site.today)]
    former = [d for d in detail.deputies if not d.serves_on(site.today)]
    return Page(
        url=urls.station(station),
        template="pages/station.html",
        title=station.name,
        description=_description(station),
        section="stations",
        sources=(*station.sources, *(n.path for n in site.news_by_station.get(station.id, ())[:NEWS])),
        breadcrumbs=_breadcrumbs(site, station),
        json_ld=linked_data.office(site, station),
        entries=_entries(site, station),
        context={
            "number": station.id,
            "parts": list(naming.name_parts(site.register, station.row)),
            "kicker": _kicker(station),
            "note": _former_names(station),
            "status": cards.status(station),
            "is_open": station.is_open,
            "is_described": bool(station.path),
            "closing": _closing(site, station),
            "facts": _facts(station),
            "receptions": [cards.reception(site, day) for day in station.receptions],
            "calendar_url": urls.reception_calendar(station) if station.receptions else "",
            "rules": [agenda.rule_words(rule) for rule in detail.reception],
            "intro": markup.paragraphs(detail.intro),
            "photos": _photos(site, station),
            "deputies": _by_level(site, station, serving),
            "former_deputies": [cards.deputy(site, d, station) for d in former],
            "news": [cards.news(site, n) for n in _news(site, station)],
            "opinion_columns": cards.OPINION_COLUMNS,
            "opinions": [cards.opinion_cells(o) for o in _opinions(station)],
            "opinions_url": _ledger_url(site, station),
            "points": [{"term": p.name, "value": p.address} for p in detail.points],
            "accounts": _accounts(site, station),
            "qr_url": urls.station_code(station),
            "permalink": urls.permalink(site.register.site, station),
            "verified": cards.format_day(detail.last_verified) if detail.last_verified else "",
            "neighbours": _neighbours(site, station),
            "guide_url": next((urls.prose(p) for p in site.prose if p.slug == "guide"), ""),
        },
    )


def _by_level(site: Site, station: Station, serving: list[Deputy]) -> list[cards.Card]:
    """The deputies in office under the highest level that each of them holds, highest first."""
    groups: defaultdict[Level, list[cards.Card]] = defaultdict(list)
    for deputy in serving:
        highest = deputy.mandates_on(site.today)[0].level
        groups[highest].append(cards.deputy(site, deputy, station))
    return [{"level": level.label, "deputies": groups[level]} for level in Level if level in groups]


def _entries(site: Site, station: Station) -> tuple[Entry, ...]:
    """The station; and the opinions it shows, where no district has a ledger that shows them all."""
    own = entries.station(site, station)
    if site.district_of(station):
        return (own,)
    return (own, *(entries.opinion(site, o, station, urls.station(station)) for o in _opinions(station)))


def _description(station: Station) -> str:
    match station.status:
        case StationStatus.OPEN:
            what = "地址、接待日、进站代表和意见办理情况"
        case StationStatus.SUSPENDED:
            what = "暂停接待，邻近联络站指引"
        case _:
            what = f"{station.status.label}，办理去向指引"
    return f"{station.name}（站号{station.id}）：{what}。"


def _breadcrumbs(site: Site, station: Station) -> tuple[tuple[str, str], ...]:
    crumbs = [("首页", urls.HOME), ("各区县", urls.DISTRICTS)]
    if district := site.district_of(station):
        crumbs.append((district.name, urls.district(district)))
        if township := site.township_of(station):
            crumbs.append((township.name, urls.township(district, township)))
    return tuple(crumbs)


def _kicker(station: Station) -> str:
    words = [f"联络站+{feature}" for feature in station.detail.features]
    return " · ".join([station.kind.label, *words, *station.detail.also])


def _former_names(station: Station) -> str:
    names = [f.name for f in station.detail.former_names]
    return f"曾用名：{'、'.join(names)}" if names else ""


def _closing(site: Site, station: Station) -> cards.Card | None:
    """What to tell somebody who stands before a door that is shut, and where to send them."""
    since = f"自{cards.format_day(station.row.since)}起，" if station.row.since else ""
    if station.status is StationStatus.MERGED and (successor := site.successor_of(station)):
        text = f"{since}本站已并入{successor.name}，请到该站反映意见。"
        return {"text": text, "name": successor.name, "href": urls.station(successor)}
    if station.status in _CLOSED_TEXT:
        return {"text": since + _CLOSED_TEXT[station.status], "name": "", "href": ""}
    return None


def _facts(station: Station) -> list[cards.Card]:
    detail, rows = station.detail, list[cards.Card]()
    if detail.address:
        row: cards.Card = {"term": "地址", "value": detail.address}
        if detail.location and station.is_open:
            row["maps"] = map_links(detail.location, station.name, detail.address)
        rows.append(row)
    if detail.phone and station.is_open:
        number = detail.phone.replace("-", "")
        rows.append({"term": "电话", "value": detail.phone, "href": f"tel:{number}"})
    if detail.hours and station.is_open:
        rows.append({"term": "开放时间", "value": detail.hours})
    for term, person in (("站长", detail.head), ("联络员", detail.liaison_officer)):
        if person and station.is_open:
            rows.append({"term": term, "value": person.name, "note": person.post})
    if detail.rating:
        stars = f"{detail.rating.stars}星" if detail.rating.stars else detail.rating.grade
        value = f"{detail.rating.year}年{detail.rating.scheme}{f'（{stars}）' if stars else ''}"
        rows.append({"term": "评定", "value": value, "note": detail.rating.by})
    return rows


def _photos(site: Site, station: Station) -> list[cards.Card]:
    found = [(p, photos.find(site, station.path, p.file)) for p in station.detail.photos]
    return [cards.image(picture, photo.alt) for photo, picture in found if picture]


def _news(site: Site, station: Station) -> list[NewsItem]:
    """Residents' matters first; within each, newest first."""
    items = site.news_by_station.get(station.id, ())
    return sorted(items, key=lambda n: not n.front.category.is_resident_facing)[:NEWS]


def _opinions(station: Station) -> list[Opinion]:
    """The newest."""
    return sorted(station.opinions, key=lambda o: (o.month, o.id), reverse=True)[:OPINIONS]


def _ledger_url(site: Site, station: Station) -> str:
    district = site.district_of(station)
    return urls.opinions_of_district(district) if district else urls.OPINIONS


def _accounts(site: Site, station: Station) -> list[cards.Card]:
    return [
        {
            "kind": account.kind.label,
            "name": account.name,
            "href": account.url or "",
            "qr": cards.image(picture, f"{account.name}的二维码", photos.PORTRAIT)
            if (picture := photos.find(site, station.path, account.qr))
            else None,
        }
        for account in station.detail.accounts
    ]


def _neighbours(site: Site, station: Station) -> list[cards.Card]:
    """Where to go instead of a station that does not receive, or one of which little is known."""
    if station.status is StationStatus.OPEN and station.path:
        return []
    same_township = site.stations_by_township.get(
        (station.row.district or "", station.row.township or ""), ()
    )
    above = [s for s in same_township if s.kind is StationKind.TOWNSHIP]
    near = [*above, *(s for s in same_township if s not in above)]
    # Where a merged station sends people already stands above.
    successor = site.successor_of(station)
    receiving = [
        s for s in near if s.status is StationStatus.OPEN and s is not station and s is not successor
    ]
    return [cards.station(site, s, short=True) for s in receiving[:3]]
