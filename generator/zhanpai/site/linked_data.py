"""A station in the words of schema.org (https://schema.org/GovernmentOffice), for search engines and assistants."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from zhanpai.domain import naming, pictures, receptions, schedule, urls
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Location, Station
from zhanpai.domain.schedule import TimeSpan
from zhanpai.kit import coordinates
from zhanpai.site.parts.picture import published

Thing = dict[str, object]

CHINA = ZoneInfo("Asia/Shanghai")

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_WEEK = re.compile(
    r"(?:周|星期)([一二三四五六日天])\s*(?:至|到|[-~—–])\s*(?:周|星期)?([一二三四五六日天])\s*"
)
_WHOLE_WEEK = re.compile("(?:每天|每日|周一至周日)\\s*")
_WORKING_DAYS = re.compile("工作日\\s*")


def office(site: Site, station: Station) -> Thing:
    """The station: name, place, telephone, hours and coming reception days."""
    detail, info = station.detail, site.register.site
    thing: Thing = {
        "@type": "GovernmentOffice",
        "@id": urls.permalink(info, station),
        "name": station.name,
        "identifier": station.id,
        "parentOrganization": {"@type": "GovernmentOrganization", "name": info.owner},
        "areaServed": naming.place_name(site.register, station.row),
    }
    if former := [f.name for f in detail.former_names]:
        thing["alternateName"] = former
    if detail.address:
        thing["address"] = _address(site, detail.address)
    if detail.phone and station.is_open:
        thing["telephone"] = detail.phone
    if station.is_open and (hours := opening_hours(detail.hours)):
        thing["openingHours"] = hours
    if detail.location:
        thing["geo"] = _geo(detail.location)
    if detail.photos and (picture := pictures.find(site, station.path, detail.photos[0].file)):
        thing["image"] = info.permalink(published(picture).src)
    if found := events(site, station, station.receptions):
        thing["event"] = found
    if pages := [account.url for account in detail.accounts if account.url]:
        thing["sameAs"] = pages
    return thing


def opening_hours(typed: str) -> list[str]:
    """周一至周五 9:00-12:00, 14:30-17:00 → ``["Mo-Fr 09:00-12:00", "Mo-Fr 14:30-17:00"]``; [] if not understood."""
    days, rest = _days(typed)
    try:
        hours = schedule.parse_times(rest) if days else ()
    except schedule.PhraseError:
        return []
    return [f"{days} {span.start:%H:%M}-{span.end:%H:%M}" for span in hours]


def _days(typed: str) -> tuple[str, str]:
    """The days of the week at the beginning of `typed`, and what follows them."""
    if match := _WHOLE_WEEK.match(typed):
        return "Mo-Su", typed[match.end() :]
    if match := _WORKING_DAYS.match(typed):
        return "Mo-Fr", typed[match.end() :]
    if match := _WEEK.match(typed):
        first, last = ("一二三四五六日".index(day.replace("天", "日")) for day in match.groups())
        return (f"{_DAYS[first]}-{_DAYS[last]}", typed[match.end() :]) if first < last else ("", typed)
    return "", typed


def _geo(place: Location) -> Thing:
    """schema.org's GeoCoordinates are WGS 84; GCJ-02 would be some hundred metres off."""
    lon, lat = place.lon, place.lat
    if place.crs == "gcj02":
        lon, lat = coordinates.to_wgs84(lon, lat)
    return {
        "@type": "GeoCoordinates",
        "latitude": round(lat, coordinates.PLACES),
        "longitude": round(lon, coordinates.PLACES),
    }


def _address(site: Site, street: str) -> Thing:
    return {
        "@type": "PostalAddress",
        "addressCountry": "CN",
        "addressLocality": site.register.city.name,
        "streetAddress": street,
    }


def events(site: Site, station: Station, days: Iterable[Reception]) -> list[Thing]:
    """Reception days of the station; a morning and an afternoon are two."""
    return [_event(site, station, day, span) for day in days for span in receptions.spans(day) or (None,)]


def _event(site: Site, station: Station, day: Reception, span: TimeSpan | None) -> Thing:
    office = urls.permalink(site.register.site, station)
    place: Thing = {"@type": "Place", "name": day.place or station.name}
    if street := receptions.address(station, day):
        place["address"] = _address(site, street)
    event: Thing = {
        "@type": "Event",
        "name": receptions.title(station),
        "startDate": _moment(day.on, span.start if span else None),
        "endDate": _moment(day.on, span.end if span else None),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "isAccessibleForFree": True,
        "location": place,
        "organizer": {"@type": "GovernmentOffice", "@id": office, "name": station.name},
        "url": office,
    }
    if day.topic:
        event["about"] = day.topic
    if deputies := receptions.on_duty(site, day):
        event["performer"] = [_person(site, deputy) for deputy in deputies]
    return event


def _person(site: Site, deputy: Deputy) -> Thing:
    return {
        "@type": "Person",
        "@id": site.register.site.permalink(urls.deputy(deputy)),
        "name": deputy.name,
    }


def _moment(on: dt.date, at: dt.time | None) -> str:
    """The day, or the minute with China's offset."""
    return dt.datetime.combine(on, at, CHINA).isoformat() if at else on.isoformat()
