"""接待日公告: from `site.notice_days` before it, each reception day of an open station is announced.

Nobody writes them: they follow from the stations' rules and rotas, so that no station can forget one.

A station has one notice page for good, `/s/<站号>/notice/`, which shows what is announced now.  There is no
page for each day.  Rules and rotas change: a page of a day gone by, computed from today's rules, would say what
nobody announced; and a page that is taken away after a month is a dead link in every chat that it was sent to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from zhanpai.domain import receptions
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station


@dataclass(frozen=True, slots=True)
class Notice:
    """One reception day that residents are told of now."""

    station: Station
    day: Reception


def coming(site: Site, stations: Iterable[Station]) -> list[Notice]:
    """What is announced of `stations` today: by day, then as the register lists the districts."""
    place = {d.name: number for number, d in enumerate(site.register.districts)}
    found = [Notice(station, day) for station in stations for day in announced(site, station)]
    return sorted(found, key=lambda n: (n.day.on, place.get(n.station.row.district or "", -1), n.station.id))


def announced(site: Site, station: Station) -> tuple[Reception, ...]:
    """The station's reception days that are near enough to be announced, soonest first."""
    return _near(site, station, station.receptions) if station.receives else ()


def on_calendar(site: Site, station: Station) -> tuple[Reception, ...]:
    """The days that its page and its notice show, soonest first; of a station that is shut, those they would show."""
    shown = station.receptions if station.receives else _days(site, station, receptions.SHOWN)
    return tuple(
        sorted({day.on: day for day in (*shown, *_near(site, station, shown))}.values(), key=lambda d: d.on)
    )


def _near(site: Site, station: Station, shown: tuple[Reception, ...]) -> tuple[Reception, ...]:
    last = site.today + dt.timedelta(site.register.site.notice_days)
    near = tuple(day for day in shown if day.on <= last)
    if len(near) < receptions.SHOWN:
        return near
    # A station that receives every day has more of them than its own page shows.
    every = _days(site, station, (last - site.today).days + 1)
    return tuple(day for day in every if day.on <= last)


def _days(site: Site, station: Station, count: int) -> tuple[Reception, ...]:
    """The next `count` days of the station's rules and rota, whatever its status."""
    return receptions.receptions(station.detail, site.today, count, station.closures)
