"""履职年报: what one year came to, of a station or of the whole city, counted from what is published.

Page and print file are made of the same `AnnualReport`, so that they cannot say different numbers.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import Category, NewsItem
from zhanpai.domain.model.opinion import Opinion, Satisfaction
from zhanpai.domain.model.project import ProjectItem, ProjectStatus
from zhanpai.domain.model.register import StationStatus
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.domain.receptions import dates
from zhanpai.kit.dates import format_date

RATINGS = (Satisfaction.SATISFIED, Satisfaction.FAIRLY, Satisfaction.DISSATISFIED)
PLEASED = RATINGS[:2]


@dataclass(frozen=True, slots=True)
class YearCounts:
    """The counts of one year, from its first day to its last or to the site's date."""

    year: int
    first: dt.date
    last: dt.date
    receiving: int
    """How many stations had a reception day."""
    receptions: int
    received: int
    answered: int
    topics: tuple[tuple[str, int], ...]
    """What the opinions were about, the most frequent first."""
    ratings: tuple[tuple[Satisfaction, int], ...]
    news: tuple[tuple[Category, int], ...]
    deputies: int
    active: int
    projects: tuple[ProjectItem, ...]

    @property
    def is_complete(self) -> bool:
        """Whether the year is over."""
        return self.last == dt.date(self.year, 12, 31)

    @property
    def items(self) -> int:
        """How many news items appeared."""
        return sum(number for _, number in self.news)

    @property
    def facing(self) -> int:
        """How many of them are what residents come for."""
        return sum(number for category, number in self.news if category.is_resident_facing)

    @property
    def rated(self) -> int:
        """How many answers residents rated."""
        return sum(number for _, number in self.ratings)

    @property
    def pleased(self) -> int:
        """How many of them 满意 or 基本满意."""
        return sum(number for rating, number in self.ratings if rating in PLEASED)

    @property
    def done(self) -> int:
        """How many projects are finished."""
        return sum(p.record.status is ProjectStatus.DONE for p in self.projects)

    @property
    def period(self) -> str:
        """The days counted, in words."""
        return f"{format_date(self.first)}至{self.last.month}月{self.last.day}日"


def years(site: Site) -> list[int]:
    """The years that the city is told of: this one as far as it has come, and the last one."""
    opinions = (o for s in site.stations for o in s.opinions)
    return _told(site, {*_years(opinions, site.published_news, site.projects)})


def years_of(site: Site, station: Station) -> list[int]:
    """The years that a station is told of; of one with nothing but its rules there is nothing to tell."""
    news = site.news_by_station.get(station.id, ())
    return _told(site, {*_years(station.opinions, news, site.projects_by_station.get(station.id, ()))})


def _told(site: Site, found: set[int]) -> list[int]:
    return [year for year in (site.today.year, site.today.year - 1) if year in found]


def _years(
    opinions: Iterable[Opinion], news: Iterable[NewsItem], projects: Iterable[ProjectItem]
) -> Iterator[int]:
    yield from (o.month.year for o in opinions)
    yield from (n.front.date.year for n in news)
    yield from (p.year for p in projects if p.record.status.is_chosen)


def of_city(site: Site, year: int) -> YearCounts:
    """The counts of one year for the whole city, up to the site's date."""
    projects = [p for p in site.projects if p.year == year]
    return _count(site, year, site.stations, site.published_news, projects)


def of_district(site: Site, year: int, district: str) -> YearCounts:
    """The counts of one year for the stations of one district."""
    projects = [p for p in site.projects if p.year == year and p.record.district == district]
    stations = site.stations_by_district.get(district, ())
    return _count(site, year, stations, site.news_by_district.get(district, ()), projects)


def of_station(site: Site, year: int, station: Station) -> YearCounts:
    """The counts of one year for one station alone."""
    projects = [p for p in site.projects_by_station.get(station.id, ()) if p.year == year]
    return _count(site, year, (station,), site.news_by_station.get(station.id, ()), projects)


def _count(
    site: Site,
    year: int,
    stations: Sequence[Station],
    news: Iterable[NewsItem],
    projects: Iterable[ProjectItem],
) -> YearCounts:
    first, last = dt.date(year, 1, 1), min(dt.date(year, 12, 31), site.today)
    days = [len(_receptions(s, first, last)) for s in stations]
    opinions = [o for s in stations for o in s.opinions if o.month.year == year]
    members = {d.id: d for s in stations for d in s.deputies if d.serves_on(first)}.values()
    counted = {s.id for s in stations}
    categories = Counter(n.front.category for n in news if n.front.date.year == year)
    return YearCounts(
        year=year,
        first=first,
        last=last,
        receiving=sum(map(bool, days)),
        receptions=sum(days),
        received=len(opinions),
        answered=sum(o.status.is_answered for o in opinions),
        topics=_most_frequent(opinions),
        ratings=_ratings(opinions),
        news=tuple((c, categories[c]) for c in Category if categories[c]),
        deputies=len(members),
        active=sum(_was_active(site, d, counted, first, last) for d in members),
        projects=tuple(p for p in projects if p.record.status.is_chosen),
    )


def _receptions(station: Station, first: dt.date, last: dt.date) -> frozenset[dt.date]:
    """The days on which the station received, as its rules and its rota have it."""
    if station.status is not StationStatus.OPEN:
        return frozenset()
    return dates(station, first, last)


def _most_frequent(opinions: Iterable[Opinion]) -> tuple[tuple[str, int], ...]:
    """By number, then by name, so that the same data always read the same."""
    return tuple(sorted(Counter(o.category for o in opinions).items(), key=lambda pair: (-pair[1], pair[0])))


def _ratings(opinions: Iterable[Opinion]) -> tuple[tuple[Satisfaction, int], ...]:
    given = Counter(o.satisfaction for o in opinions)
    return tuple((rating, given[rating]) for rating in RATINGS if given[rating])


def _was_active(site: Site, deputy: Deputy, stations: Set[str], first: dt.date, last: dt.date) -> bool:
    """Whether the rota of one of these stations, by their ids, or the news names the deputy within these days."""
    on_rota = any(
        first <= duty.on <= last and deputy.id in duty.deputies
        for station in site.stations_of_deputy[deputy.id]
        if station.id in stations
        for duty in station.detail.rota
    )
    return on_rota or any(first <= n.front.date <= last for n in site.news_by_deputy.get(deputy.id, ()))
