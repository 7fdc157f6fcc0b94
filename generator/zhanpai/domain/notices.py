"""接待日公告: from `site.notice_days` before it, each reception day of an open station is announced.

Nobody writes them: they follow from the stations' rules and rotas, so that no station can forget one.

A station has one notice page for good, `/s/<站号>/notice/`, which shows what is announced now.  There is no
page for each day.  Rules and rotas change: a page of a day gone by, computed from today's rules, would say what
nobody announced; and a page that is taken away after a month is a dead link in every chat that it was sent to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from zhanpai.domain import naming, receptions, schedule, urls
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.register import StationStatus
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.site.parts import cards


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
    last = site.today + dt.timedelta(site.register.site.notice_days)
    near = tuple(day for day in station.receptions if day.on <= last)
    if len(near) < receptions.SHOWN or station.status is not StationStatus.OPEN:
        return near
    # A station that receives every day has more of them than its own page shows.
    every = receptions.receptions(station.detail, site.today, (last - site.today).days + 1)
    return tuple(day for day in every if day.on <= last)


def by_day(notices: Sequence[Notice], of_day: Callable[[Sequence[Notice]], cards.Card]) -> list[cards.Card]:
    """A list's days: each with its heading, and with what `of_day` says of its notices."""
    return [
        {
            "on": on.isoformat(),
            "id": urls.notices_anchor(on),
            "words": schedule.format_date_zh(on),
            **of_day(list(group)),
        }
        for on, group in groupby(notices, lambda notice: notice.day.on)
    ]


def line(site: Site, notice: Notice, *, short: bool = False) -> cards.Card:
    """One notice on a list; under the station's short name where the list is of one district."""
    day, names = notice.day, [deputy.name for deputy in receptions.on_duty(site, notice.day)]
    parts = naming.name_parts(site.register, notice.station.row)
    return {
        "parts": list(parts[1:] if short and len(parts) > 2 else parts),
        "href": urls.station_notice(notice.station),
        "time": day.time,
        "place": day.place or receptions.address(notice.station, day),
        "deputies": "、".join(names),
        "note": day.note,
    }


def full_day(site: Site, station: Station, day: Reception) -> cards.Card:
    """A day on the station's own notice: a further place comes with the way to it."""
    street = receptions.address(station, day)
    is_elsewhere = day.place and street and street != station.detail.address
    return {**cards.reception(site, day), "place": f"{day.place}（{street}）" if is_elsewhere else day.place}
