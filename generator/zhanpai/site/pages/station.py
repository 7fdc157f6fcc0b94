"""联络站: what a resident who has scanned the doorplate came for — when, where, who, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from zhanpai.domain import annual, features, naming, pictures, receptions, urls
from zhanpai.domain.model.deputy import Deputy, Level
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.project import ProjectItem
from zhanpai.domain.model.register import StationKind, StationStatus
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit import markdown
from zhanpai.kit.dates import format_date
from zhanpai.site import linked_data
from zhanpai.site.page import Entry, Page
from zhanpai.site.parts import Card, project
from zhanpai.site.parts.deputy import deputy_card
from zhanpai.site.parts.news import news_card
from zhanpai.site.parts.opinion import OPINION_COLUMNS, opinion_cells
from zhanpai.site.parts.picture import image
from zhanpai.site.parts.reception import reception_card
from zhanpai.site.parts.station import account_cards, closing, station_card, station_facts, station_status
from zhanpai.site.search import entries

NEWS, OPINIONS, PROJECTS = 4, 6, 6
"""How many of each a station's page shows."""


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
        sources=(
            *station.sources,
            *(n.path for n in site.news_by_station.get(station.id, ())[:NEWS]),
            *dict.fromkeys(p.path for p in _projects(site, station)),
        ),
        breadcrumbs=_breadcrumbs(site, station),
        json_ld=linked_data.office(site, station),
        entries=_entries(site, station),
        context={
            "number": station.id,
            "parts": list(naming.name_parts(site.register, station.row)),
            "kicker": _kicker(station),
            "note": _former_names(station),
            "status": station_status(station),
            "is_open": station.is_open,
            "is_described": bool(station.path),
            "closing": closing(site, station),
            "facts": [*station_facts(station), *_specials(station)],
            "receptions": [reception_card(site, day) for day in station.receptions],
            "notice_url": urls.station_notice(station) if station.receptions else "",
            "calendar_url": urls.reception_calendar(station) if station.receptions else "",
            "rules": [receptions.rule_words(rule) for rule in detail.reception],
            "intro": markdown.paragraphs(detail.intro),
            "photos": _photos(site, station),
            "deputies": _by_level(site, station, serving),
            "former_deputies": [deputy_card(site, d, station) for d in former],
            "news": [news_card(site, n) for n in _news(site, station)],
            "projects": [project.line(site, p) for p in _projects(site, station)],
            "annuals": _annuals(site, station),
            "opinion_columns": OPINION_COLUMNS,
            "opinions": [opinion_cells(o) for o in _opinions(station)],
            "opinions_url": _ledger_url(site, station),
            "points": [{"term": p.name, "value": p.address} for p in detail.points],
            "accounts": account_cards(site, station),
            "qr_url": urls.station_code(station),
            "permalink": urls.permalink(site.register.site, station),
            "verified": format_date(detail.last_verified) if detail.last_verified else "",
            "neighbours": _neighbours(site, station),
            "guide_url": next((urls.prose(p) for p in site.prose if p.slug == "guide"), ""),
        },
    )


def _by_level(site: Site, station: Station, serving: list[Deputy]) -> list[Card]:
    """The deputies in office under the highest level that each of them holds, highest first."""
    groups: defaultdict[Level, list[Card]] = defaultdict(list)
    for deputy in serving:
        highest = deputy.mandates_on(site.today)[0].level
        groups[highest].append(deputy_card(site, deputy, station))
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


def _photos(site: Site, station: Station) -> list[Card]:
    found = [(p, pictures.find(site, station.path, p.file)) for p in station.detail.photos]
    return [image(picture, photo.alt) for photo, picture in found if picture]


def _news(site: Site, station: Station) -> list[NewsItem]:
    """Residents' matters first; within each, newest first."""
    items = site.news_by_station.get(station.id, ())
    return sorted(items, key=lambda n: not n.front.category.is_resident_facing)[:NEWS]


def _specials(station: Station) -> list[Card]:
    """The ways to the other stations of the same 联络站+ word."""
    return [
        {"term": "特色", "value": f"联络站+{word}", "href": urls.feature(features.slug_of(word))}
        for word in (station.detail.features if station.is_open else ())
    ]


def _projects(site: Site, station: Station) -> tuple[ProjectItem, ...]:
    """The newest years first."""
    return site.projects_by_station.get(station.id, ())[:PROJECTS]


def _annuals(site: Site, station: Station) -> list[Card]:
    """The years of which the station has a report."""
    return [
        {"words": f"{year}年履职年报", "href": urls.annual_of_station(year, station)}
        for year in annual.years_of(site, station)
    ]


def _opinions(station: Station) -> list[Opinion]:
    """The newest."""
    return sorted(station.opinions, key=lambda o: (o.month, o.id), reverse=True)[:OPINIONS]


def _ledger_url(site: Site, station: Station) -> str:
    district = site.district_of(station)
    return urls.opinions_of_district(district) if district else urls.OPINIONS


def _neighbours(site: Site, station: Station) -> list[Card]:
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
    return [station_card(site, s, short=True) for s in receiving[:3]]
