"""接待日报道: of the reception days that were planned, how many the station wrote about.

Planned are the past days of the rules and of the rota, within the period and while the station was
open.  A day counts as written about when an item of 接待选民 of that station is dated from that day
on, before the next reception day and no more than so many days later: so one item tells of one day.
A day whose time to be written about is not over is waiting, and counts for nothing yet.  A day without
an item may well have been held: nobody outside knows, and that is what the figure is about.

Nobody asks a station that receives every Tuesday for fifty articles a year: of the days of one calendar
month no more than `per_month` count, the ones written about first.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zhanpai.domain.model.base import Labelled
from zhanpai.domain.model.news import Category, NewsItem
from zhanpai.domain.model.register import StationStatus
from zhanpai.domain.model.station import Station
from zhanpai.domain.receptions import dates, is_by_appointment
from zhanpai.office.report.figures import percent
from zhanpai.office.report.period import Period

_ONE_DAY = dt.timedelta(days=1)


class Told(Labelled):
    """What became of a reception day in the news."""

    REPORTED = "reported", "有报道"
    WAITING = "waiting", "待报道"
    MISSED = "missed", "没有报道"


@dataclass(frozen=True, slots=True)
class PastDay:
    """A reception day that is over; `item` is the news of it."""

    on: dt.date
    told: Told
    item: NewsItem | None = None


@dataclass(frozen=True, slots=True)
class Receptions:
    """The past reception days of one station; `by_appointment` says that residents may (also) ring first."""

    days: tuple[PastDay, ...] = ()
    by_appointment: bool = False
    per_month: int = 1

    def count(self, *told: Told) -> int:
        """How many days of that kind, each month's as they are."""
        return sum(day.told in told for day in self.days)

    @property
    def reported(self) -> int:
        """Days that were written about, as far as they count."""
        return self._counted(Told.REPORTED)

    @property
    def due(self) -> int:
        """Days that are written about or should be by now, as far as they count."""
        return self._counted(Told.REPORTED, Told.MISSED)

    def _counted(self, *told: Told) -> int:
        by_month = Counter(_month(day.on) for day in self.days if day.told in told)
        return sum(min(self.per_month, number) for number in by_month.values())

    @property
    def waiting(self) -> tuple[dt.date, ...]:
        """Days of which there is still time to write, in months of which not enough is written yet."""
        written = Counter(_month(day.on) for day in self.days if day.told is Told.REPORTED)
        waiting = [day.on for day in self.days if day.told is Told.WAITING]
        return tuple(on for on in waiting if written[_month(on)] < self.per_month)

    @property
    def share(self) -> int | None:
        """In per cent."""
        return percent(self.reported, self.due)


def receptions(
    station: Station, items: Sequence[NewsItem], period: Period, within: int, per_month: int
) -> Receptions:
    """Of `station`, whose published news are `items`."""
    days = planned_days(station, period)
    by_appointment = any(map(is_by_appointment, station.detail.reception))
    told = [i for i in items if i.front.category is Category.RECEPTION and i.front.announces is None]
    return Receptions(tuple(_past_days(days, told, period.today, within)), by_appointment, per_month)


def planned_days(station: Station, period: Period) -> list[dt.date]:
    """The days before today on which residents were to be received, as today's rules have it."""
    first, last = period.start, period.today - _ONE_DAY
    if (since := station.row.since) and not station.announced:
        if station.status is StationStatus.OPEN:
            first = max(first, since)
        else:
            last = min(last, since - _ONE_DAY)
    return sorted(dates(station, first, last)) if first <= last else []


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month


def _past_days(
    days: Sequence[dt.date], items: Iterable[NewsItem], today: dt.date, within: int
) -> Iterator[PastDay]:
    by_date: dict[dt.date, NewsItem] = {item.front.date: item for item in items}
    for index, on in enumerate(days):
        end = on + dt.timedelta(within)
        if index + 1 < len(days):
            end = min(end, days[index + 1] - _ONE_DAY)
        window = (on + dt.timedelta(n) for n in range((end - on).days + 1))
        item = next((by_date[day] for day in window if day in by_date), None)
        told = Told.REPORTED if item else Told.WAITING if end >= today else Told.MISSED
        yield PastDay(on, told, item)
