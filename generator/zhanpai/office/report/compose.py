"""The whole report of a site: every station judged, then districts and city from their stations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.register import StationStatus
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.office.report.area import Area, StationReport
from zhanpai.office.report.names import Misnamed, misnamed
from zhanpai.office.report.period import Period
from zhanpai.office.report.ranking import Ranked, ranking
from zhanpai.office.report.self_assessment import assess
from zhanpai.office.report.settings import ReportSettings
from zhanpai.office.report.station import count_station
from zhanpai.office.report.worklist import worklist

OWN = "市级"
"""What the stations of the city itself are listed under."""


@dataclass(frozen=True)
class PublicityReport:
    """`whole` is everything that was asked for; `areas` the same by districts.

    A report of chosen stations has no ranking: it is made to be handed on, and says nothing of others.
    """

    city: str
    whole: Area
    areas: tuple[Area, ...]
    ranking: tuple[Ranked, ...]

    @property
    def period(self) -> Period:
        """What it is about."""
        return self.whole.period

    @property
    def settings(self) -> ReportSettings:
        """What it counts with."""
        return self.whole.settings


def make_report(
    site: Site,
    settings: ReportSettings,
    found: Iterable[Diagnostic] = (),
    chosen: Sequence[Station] | None = None,
) -> PublicityReport:
    """Report on the stations of `site` that residents can go to, or on those `chosen` of them.

    `found` is what the checks say of the content: the wrong names are taken from there.
    """
    period = Period.ending(site.today, settings.period_days)
    names = misnamed(site, found)
    shown = [s for s in (site.stations if chosen is None else chosen) if s.exists]
    stations = _stations(site, settings, period, names, shown)
    is_whole = chosen is None

    def area(name: str, slug: str, reports: Sequence[StationReport], news: Iterable[NewsItem]) -> Area:
        ids = {r.id for r in reports}
        own = tuple(n for n in names if ids.intersection(n.stations))
        return Area(name, slug, tuple(reports), tuple(news), own, period, settings)

    city = site.register.city.name
    if is_whole:
        whole = Area(city, "index", tuple(stations), site.published_news, names, period, settings)
    else:
        whole = area(_chosen_name(site, shown), "index", stations, _news_of(site, shown))
    areas = []
    for name, slug in [*((d.name, d.slug) for d in site.register.districts), ("", "city")]:
        own = [r for r in stations if (r.station.row.district or "") == name]
        if not own:
            continue
        of_district = site.news_by_district.get(name, ()) if is_whole and name else None
        news = _news_of(site, [r.station for r in own]) if of_district is None else of_district
        areas.append(area(name or OWN, slug, own, news))
    return PublicityReport(city, whole, tuple(areas), ranking(stations) if is_whole else ())


def _chosen_name(site: Site, chosen: Sequence[Station]) -> str:
    """岳麓区, or 岳麓区部分 where not all stations of the district were chosen."""
    districts = list(dict.fromkeys(s.row.district or "" for s in chosen))
    everything = sum(s.exists for d in districts for s in site.stations_by_district[d])
    return "、".join(d or OWN for d in districts) + ("部分" if len(chosen) < everything else "")


def _stations(
    site: Site,
    settings: ReportSettings,
    period: Period,
    names: Iterable[Misnamed],
    stations: Iterable[Station],
) -> list[StationReport]:
    wrong = _by_station((id, name) for name in names for id in name.stations)
    drafts = _by_station((id, item) for item in _drafts(site) for id in item.front.stations)
    reports = []
    for station in stations:
        own = count_station(site, station, settings, period, tuple(wrong.get(station.id, ())))
        is_judged = station.status is StationStatus.OPEN
        assessment = assess(own, settings.stars) if is_judged else None
        tasks = worklist(site, own, tuple(drafts.get(station.id, ())), settings)
        reports.append(StationReport(own, assessment, tasks))
    return reports


def _drafts(site: Site) -> Iterator[NewsItem]:
    """Items that only lack reviews."""
    required = site.register.site.reviews_required
    return (n for n in site.news if len(n.front.reviews) < required and not n.front.withdrawn)


T = TypeVar("T")


def _by_station(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for id, value in pairs:
        found[id].append(value)
    return dict(found)


def _news_of(site: Site, stations: Iterable[Station]) -> list[NewsItem]:
    """The published items of any of these stations, once each, newest first."""
    items = {n.stem: n for s in stations for n in site.news_by_station.get(s.id, ())}
    return sorted(items.values(), key=lambda n: (n.front.date, n.stem), reverse=True)
