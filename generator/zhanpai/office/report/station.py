"""Everything that the report knows of one station before anything is judged."""

from __future__ import annotations

from dataclasses import dataclass

from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.office.report.balance import Balance, balance
from zhanpai.office.report.completeness import Completeness, completeness
from zhanpai.office.report.coverage import Coverage, coverage
from zhanpai.office.report.freshness import Freshness, freshness
from zhanpai.office.report.names import Misnamed
from zhanpai.office.report.opinions import Opinions, opinions
from zhanpai.office.report.period import Period
from zhanpai.office.report.receptions import Receptions, receptions
from zhanpai.office.report.settings import ReportSettings


@dataclass(frozen=True, slots=True)
class StationFigures:
    """The figures of one station; `news` is all that was ever published of it."""

    station: Station
    news: tuple[NewsItem, ...]
    completeness: Completeness
    freshness: Freshness
    balance: Balance
    receptions: Receptions
    opinions: Opinions
    coverage: Coverage
    names: tuple[Misnamed, ...]


def count_station(
    site: Site, station: Station, settings: ReportSettings, period: Period, names: tuple[Misnamed, ...]
) -> StationFigures:
    """Count everything of `station`; `names` are the wrong ones in its texts."""
    news = site.news_by_station.get(station.id, ())
    return StationFigures(
        station=station,
        news=news,
        completeness=completeness(station, period.today, settings.verified_days),
        freshness=freshness(news, period.today, settings.silent_days),
        balance=balance(news, period),
        receptions=receptions(station, news, period, settings.reported_within, settings.reports_per_month),
        opinions=opinions(station.opinions, period),
        coverage=coverage(site, station, settings.accounts),
        names=names,
    )
