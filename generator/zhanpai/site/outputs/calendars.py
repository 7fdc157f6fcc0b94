"""接待日历: each station's coming reception days as a calendar file (RFC 5545), for 加入日历.

The days are those that the station's page prints.  Hours are Beijing time by name, with the zone's
definition beside them: floating times would move with a phone that is set to another zone, and
Outlook does not know the name alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from zhanpai.domain import receptions, urls
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.register import SiteInfo
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.domain.schedule import TimeSpan
from zhanpai.site.page import Output, Page

CHINA = ZoneInfo("Asia/Shanghai")

UNVERIFIED = dt.date(2020, 1, 1)
"""When the facts of a station were revised that nobody has verified: any known day is later."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Hours without a break on one day, the `number`th of that day; without `hours` it is the whole day."""

    day: Reception
    names: tuple[str, ...]
    hours: TimeSpan | None
    number: int


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """One calendar for each station that will receive residents."""
    for station in site.stations:
        if station.receptions:
            make = partial(_calendar, site.register.site, station, tuple(_sittings(site, station)))
            yield Output(urls.reception_calendar(station), make)


def _sittings(site: Site, station: Station) -> Iterator[Sitting]:
    """A morning and an afternoon are two: nobody receives over lunch."""
    for day in station.receptions:
        names = tuple(deputy.name for deputy in receptions.on_duty(site, day))
        for number, hours in enumerate(receptions.spans(day) or (None,), 1):
            yield Sitting(day, names, hours, number)


def _calendar(info: SiteInfo, station: Station, sittings: Iterable[Sitting]) -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//zhanpai//receptions//ZH")
    calendar.add("x-wr-calname", f"{station.short_name}接待日")
    calendar.add_component(_china())
    for sitting in sittings:
        calendar.add_component(_event(info, station, sitting))
    return bytes(calendar.to_ical())


def _event(info: SiteInfo, station: Station, sitting: Sitting) -> Event:
    day, hours, address = sitting.day, sitting.hours, urls.permalink(info, station)
    revised_on = station.detail.last_verified or UNVERIFIED
    event = Event()
    event.add("uid", _uid(info, station, sitting))
    event.add("dtstamp", dt.datetime.combine(revised_on, dt.time.min, dt.UTC))
    event.add("dtstart", dt.datetime.combine(day.on, hours.start, CHINA) if hours else day.on)
    event.add("dtend", dt.datetime.combine(day.on, hours.end, CHINA) if hours else day.on + dt.timedelta(1))
    event.add("summary", receptions.title(station))
    if place := " ".join(filter(None, (receptions.address(station, day), day.place))):
        event.add("location", place)
    event.add("description", "\n".join([*_words(station, sitting), address]))
    event.add("url", address)
    event.add("status", "TENTATIVE" if receptions.UNCONFIRMED in day.note else "CONFIRMED")
    # A resident may come, or not: the hours are not taken.
    event.add("transp", "TRANSPARENT")
    return event


def _words(station: Station, sitting: Sitting) -> Iterator[str]:
    day = sitting.day
    yield station.name
    if sitting.names:
        yield f"接待代表：{'、'.join(sitting.names)}"
    if day.topic:
        yield f"主题：{day.topic}"
    if day.time and not sitting.hours:
        yield f"时间：{day.time}"
    if station.detail.phone:
        yield f"电话：{station.detail.phone}"
    if day.note:
        yield day.note


def _uid(info: SiteInfo, station: Station, sitting: Sitting) -> str:
    """The same in every build; with letters between the digits, so that they look like no telephone's."""
    more = f"-{sitting.number}" if sitting.number > 1 else ""
    host = urlsplit(info.permalink_base).hostname
    return f"reception-{sitting.day.on:%Y%m%d}-s{station.id}{more}@{host}"


def _china() -> Timezone:
    """Asia/Shanghai as it has been since 1991: eight hours east of Greenwich all year."""
    standard, zone = TimezoneStandard(), Timezone()
    # A zone begins at a local time of its own (RFC 5545, 3.6.5).
    standard.add("dtstart", dt.datetime.combine(dt.date(1992, 1, 1), dt.time.min))
    standard.add("tzoffsetfrom", dt.timedelta(hours=8))
    standard.add("tzoffsetto", dt.timedelta(hours=8))
    standard.add("tzname", "CST")
    zone.add("tzid", CHINA.key)
    zone.add_component(standard)
    return zone
