"""接待日历: each station's coming reception days as a calendar file (RFC 5545), for 订阅 and 加入日历.

The days are those that the station's page and its notice print.  Every station has one, for ever: a phone that has
subscribed must hear that a station is shut, and it would hear nothing of an address that does not answer.  So a
station that is suspended, merged or closed goes on telling the days that its rules and its rota would have had, each of
them called off, with the reason and with where to go; and one without rules has a calendar without events.

A day that a holiday takes away is told as called off too: it may have been announced before the State Council said
which days are free.  So is one that falls into a closure of the office, with what residents may do instead.  What the
rules named before they were changed is not known here; it is gone from the file, which subscribers replace whole.  How
an event is told from an older one of its own: `zhanpai.kit.calendar_file`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from zhanpai.domain import closures, notices, receptions, urls
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.register import StationStatus
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.domain.schedule import TimeSpan
from zhanpai.kit.calendar_file import CHINA, CalendarEvent, CalendarHead, make_calendar
from zhanpai.site.page import Output, Page
from zhanpai.site.parts.pause import station_pauses
from zhanpai.site.parts.station import announcement, closing


@dataclass(frozen=True, slots=True)
class Sitting:
    """Hours without a break on one day, the `number`th of that day; without `hours` it is the whole day."""

    day: Reception
    hours: TimeSpan | None
    number: int


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """One calendar for each station, whatever its status."""
    for station in site.stations:
        make = partial(make_calendar, _head(site, station), tuple(_events(site, station)), site.today)
        yield Output(urls.reception_calendar(station), make)


def _head(site: Site, station: Station) -> CalendarHead:
    info = site.register.site
    paused = (pause.words for pause in station_pauses(site, station))
    about = [f"{station.name}的接待日。", *paused, *filter(None, _shut(site, station))]
    return CalendarHead(
        uid=f"receptions-s{station.id}@{_host(site)}",
        name=f"{station.short_name}接待日",
        description="\n".join(about),
        source=info.permalink(urls.reception_calendar(station)),
        url=urls.permalink(info, station),
        owner=info.owner,
        mail=info.contact.email,
    )


def _events(site: Site, station: Station) -> Iterator[CalendarEvent]:
    """By day; a morning and an afternoon are two: nobody receives over lunch."""
    days = {day.on: (day, "") for day in notices.on_calendar(site, station)}
    told = closures.told(site.register, station.closures, site.today)
    # A closure that is told takes days behind the last that is shown, too, where a rota has no more.
    last = max([*days, *(closure.until for closure in told)], default=None)
    if last and station.receives:
        for day in receptions.called_off(station, site.today, last):
            way = next((closures.instead(c) for c in station.closures if c.since <= day.on <= c.until), "")
            days.setdefault(day.on, (day, day.note + way))
    if end := _end(station):
        reason = "\n".join(filter(None, _shut(site, station)))
        days = {on: (day, reason if on >= end else why) for on, (day, why) in days.items()}
    for _, (day, reason) in sorted(days.items()):
        for number, hours in enumerate(receptions.spans(day) or (None,), 1):
            yield _event(site, station, Sitting(day, hours, number), reason)


def _event(site: Site, station: Station, sitting: Sitting, reason: str) -> CalendarEvent:
    day, hours, address = sitting.day, sitting.hours, urls.permalink(site.register.site, station)
    title = receptions.title(station)
    words = [station.name, reason] if reason else _words(site, station, sitting)
    return CalendarEvent(
        uid=_uid(site, station, sitting),
        start=dt.datetime.combine(day.on, hours.start, CHINA) if hours else day.on,
        end=dt.datetime.combine(day.on, hours.end, CHINA) if hours else day.on + dt.timedelta(1),
        summary=f"【取消】{title}" if reason else title,
        description="\n".join([*words, address]),
        url=address,
        location=" ".join(filter(None, (receptions.address(station, day), day.place))),
        is_settled=receptions.UNCONFIRMED not in day.note,
        called_off=bool(reason),
        # Once a day: the afternoon would ring at the same minute as the morning.
        reminds=sitting.number == 1,
    )


def _words(site: Site, station: Station, sitting: Sitting) -> Iterator[str]:
    day = sitting.day
    yield station.name
    if names := tuple(deputy.name for deputy in receptions.on_duty(site, day)):
        yield f"接待代表：{'、'.join(names)}"
    if day.topic:
        yield f"主题：{day.topic}"
    if day.time and not sitting.hours:
        yield f"时间：{day.time}"
    if station.detail.phone:
        yield f"电话：{station.detail.phone}"
    if day.note:
        yield day.note


def _end(station: Station) -> dt.date | None:
    """The first day on which nobody receives: any that has come, one that is announced, or None."""
    if not station.receives:
        return dt.date.min
    return station.row.since if station.row.status is not StationStatus.OPEN else None


def _shut(site: Site, station: Station) -> Iterator[str]:
    """Why nobody receives, or will not from some day on, and where to go instead; nothing of an open station."""
    if _end(station) is None:
        return
    why = closing(site, station)
    yield (why.text if why else announcement(site, station)) or f"本站{station.row.status.label}。"
    heirs = site.successors_of(station) or site.stations_of(station.row.into)
    for heir in heirs:
        yield heir.name if len(heirs) > 1 else ""
        yield f"地址：{heir.detail.address}" if heir.detail.address else ""
        yield f"电话：{heir.detail.phone}" if heir.detail.phone else ""
        yield urls.permalink(site.register.site, heir)


def _uid(site: Site, station: Station, sitting: Sitting) -> str:
    """The same in every build; with letters between the digits, so that they look like no telephone's."""
    more = f"-{sitting.number}" if sitting.number > 1 else ""
    return f"reception-{sitting.day.on:%Y%m%d}-s{station.id}{more}@{_host(site)}"


def _host(site: Site) -> str:
    """The host of the oldest address: a site that moves keeps the names of its events."""
    return urlsplit(site.register.site.identity_base).hostname or ""
