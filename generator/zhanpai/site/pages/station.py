"""联络站: what a resident who has scanned the doorplate came for — when, where, who, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from zhanpai.domain import annual, features, pictures, receptions, territory, urls
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.project import ProjectItem
from zhanpai.domain.model.register import StationKind, StationStatus
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit import markdown
from zhanpai.kit.dates import format_date
from zhanpai.site import linked_data
from zhanpai.site.page import Context, Entry, Page
from zhanpai.site.parts.account import AccountCard, account_cards
from zhanpai.site.parts.areas import crumbs_to_areas
from zhanpai.site.parts.browse import BrowseItem
from zhanpai.site.parts.deputy import DeputyCard, deputy_card
from zhanpai.site.parts.fact import FactLine
from zhanpai.site.parts.ledger import LedgerRow
from zhanpai.site.parts.news import NewsCard, news_card
from zhanpai.site.parts.opinion import OPINION_COLUMNS, opinion_row
from zhanpai.site.parts.paper import PaperSheet, station_sheet
from zhanpai.site.parts.pause import PauseNotice, is_paused, station_pauses
from zhanpai.site.parts.picture import GalleryPhoto, image
from zhanpai.site.parts.project import ProjectLine, project_line
from zhanpai.site.parts.reception import ReceptionCard, reception_card
from zhanpai.site.parts.station import (
    Closing,
    StationCard,
    announcement,
    closing,
    station_card,
    station_facts,
    station_status,
)
from zhanpai.site.parts.tag import Tag
from zhanpai.site.search import entries

NEWS, OPINIONS, PROJECTS = 4, 6, 6
"""How many of each a station's page shows."""


@dataclass(frozen=True, slots=True)
class LevelGroup:
    """The deputies of one congress."""

    title: str
    deputies: tuple[DeputyCard, ...]


@dataclass(frozen=True, slots=True)
class StationPage(Context):
    """A station; `exists` tells the open and the suspended from the others, an address is "" where nothing is, `whole` is 全市.

    `status` is None on the days of a closure: an open station that receives nobody is told of by `pauses`, which go by themselves.
    """

    number: str
    parts: tuple[str, ...]
    kicker: str
    note: str
    status: Tag | None
    exists: bool
    is_described: bool
    closing: Closing | None
    announced: str
    pauses: tuple[PauseNotice, ...]
    facts: tuple[FactLine, ...]
    receptions: tuple[ReceptionCard, ...]
    notice_url: str
    calendar_url: str
    subscription_url: str
    rules: tuple[str, ...]
    intro: tuple[str, ...]
    photos: tuple[GalleryPhoto, ...]
    deputies: tuple[LevelGroup, ...]
    former_deputies: tuple[DeputyCard, ...]
    news: tuple[NewsCard, ...]
    projects: tuple[ProjectLine, ...]
    annuals: tuple[BrowseItem, ...]
    opinion_columns: tuple[str, ...]
    opinions: tuple[LedgerRow, ...]
    opinions_url: str
    points: tuple[FactLine, ...]
    accounts: tuple[AccountCard, ...]
    qr_url: str
    paper: PaperSheet
    permalink: str
    verified: str
    neighbours: tuple[StationCard, ...]
    guide_url: str
    whole: str


def pages(site: Site) -> Iterator[Page]:
    """One page for each station, whatever its status: printed codes never die."""
    for station in site.stations:
        yield _page(site, station)


def finder(site: Site) -> Callable[[str], Callable[[], Page] | None]:
    """What tells of an address how its page is made, without the others; None if none of these stands there."""
    return partial(_at, site)


def _at(site: Site, url: str) -> Callable[[], Page] | None:
    station = site.station_by_id.get(url.strip("/").rpartition("/")[2])
    return partial(_page, site, station) if station and urls.station(station) == url else None


def _page(site: Site, station: Station) -> Page:
    detail = station.detail
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
        context=StationPage(
            number=station.id,
            whole=territory.whole(site.register),
            parts=station.name_parts,
            kicker=_kicker(station),
            note=_former_names(station),
            status=None if is_paused(site, station) else station_status(station),
            exists=station.exists,
            is_described=station.is_described,
            closing=closing(site, station),
            announced=announcement(site, station),
            pauses=station_pauses(site, station),
            facts=(*station_facts(station), *_specials(station)),
            receptions=tuple(reception_card(site, day) for day in station.receptions),
            notice_url=urls.station_notice(station) if station.receptions else "",
            calendar_url=urls.reception_calendar(station) if station.receptions else "",
            subscription_url=urls.subscription(site.register.site, urls.reception_calendar(station)),
            rules=tuple(map(receptions.rule_words, detail.reception)),
            intro=tuple(markdown.paragraphs(detail.intro)),
            photos=_photos(site, station),
            deputies=_by_level(site, station) if station.exists else (),
            former_deputies=tuple(deputy_card(site, d, station) for d in station.former),
            news=tuple(news_card(site, n) for n in _news(site, station)),
            projects=tuple(project_line(site, p) for p in _projects(site, station)),
            annuals=_annuals(site, station),
            opinion_columns=OPINION_COLUMNS,
            opinions=tuple(map(opinion_row, _opinions(station))),
            opinions_url=_ledger_url(site, station),
            points=tuple(FactLine(p.name, p.address) for p in detail.points),
            accounts=account_cards(site, station),
            qr_url=urls.station_code(station),
            paper=_paper(site, station),
            permalink=urls.permalink(site.register.site, station),
            verified=format_date(detail.last_verified) if detail.last_verified else "",
            neighbours=_neighbours(site, station),
            guide_url=next((urls.prose(p) for p in site.prose if p.slug == "guide"), ""),
        ),
    )


def _paper(site: Site, station: Station) -> PaperSheet:
    shut = closing(site, station)
    alert = shut.text if shut else "".join(pause.words for pause in station_pauses(site, station))
    groups = _by_level(site, station)
    people = [(group.title, [card.name for card in group.deputies]) for group in groups]
    return station_sheet(site, station, alert, station_facts(station), people)


def _by_level(site: Site, station: Station) -> tuple[LevelGroup, ...]:
    """The deputies in office under the highest congress that each of them sits in, highest first."""
    groups: defaultdict[tuple[int, str], list[DeputyCard]] = defaultdict(list)
    for deputy in station.serving:
        highest = deputy.mandates_on(site.today)[0]
        groups[highest.level.rank, highest.title].append(deputy_card(site, deputy, station))
    by_rank = sorted(groups.items(), key=lambda group: group[0][0])
    return tuple(LevelGroup(title, tuple(cards)) for (_, title), cards in by_rank)


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
    crumbs = [*crumbs_to_areas(site.register)]
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


def _photos(site: Site, station: Station) -> tuple[GalleryPhoto, ...]:
    found = [(p, pictures.find(site, station.path, p.file)) for p in station.detail.photos]
    return tuple(GalleryPhoto(image(picture, photo.alt)) for photo, picture in found if picture)


def _news(site: Site, station: Station) -> list[NewsItem]:
    """Residents' matters first; within each, newest first."""
    items = site.news_by_station.get(station.id, ())
    return sorted(items, key=lambda n: not n.front.category.is_resident_facing)[:NEWS]


def _specials(station: Station) -> Iterator[FactLine]:
    """The ways to the other stations of the same 联络站+ word."""
    for word in station.detail.features if station.exists else ():
        yield FactLine("特色", f"联络站+{word}", href=urls.feature(features.slug_of(word)))


def _projects(site: Site, station: Station) -> tuple[ProjectItem, ...]:
    """The newest years first."""
    return site.projects_by_station.get(station.id, ())[:PROJECTS]


def _annuals(site: Site, station: Station) -> tuple[BrowseItem, ...]:
    """The years of which the station has a report."""
    return tuple(
        BrowseItem(f"{year}年履职年报", urls.annual_of_station(year, station))
        for year in annual.years_of(site, station)
    )


def _opinions(station: Station) -> list[Opinion]:
    """The newest."""
    return sorted(station.opinions, key=lambda o: (o.month, o.id), reverse=True)[:OPINIONS]


def _ledger_url(site: Site, station: Station) -> str:
    district = site.district_of(station)
    return urls.opinions_of_district(district) if district else urls.OPINIONS


def _neighbours(site: Site, station: Station) -> tuple[StationCard, ...]:
    """Where to go instead of a station that does not receive, or one of which little is known."""
    if station.receives and station.is_described:
        return ()
    same_township = site.stations_by_township.get(
        (station.row.district or "", station.row.township or ""), ()
    )
    above = [s for s in same_township if s.kind is StationKind.TOWNSHIP]
    near = [*above, *(s for s in same_township if s not in above)]
    # Where a merged station sends people already stands above.
    named = {station.id, *(s.id for s in site.successors_of(station))}
    receiving = [s for s in near if s.receives and s.id not in named]
    return tuple(station_card(s, short=True) for s in receiving[:3])
