"""A station in the words of schema.org (https://schema.org/GovernmentOffice), for search engines and assistants."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from zhanpai.domain import naming, pictures, receptions, schedule, urls
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.register import SiteInfo
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Location, Station
from zhanpai.domain.schedule import TimeSpan
from zhanpai.kit import coordinates
from zhanpai.kit.json import Frozen, JsonObject
from zhanpai.site.parts.picture import published

CHINA = ZoneInfo("Asia/Shanghai")

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_WEEK = re.compile(
    r"(?:周|星期)([一二三四五六日天])\s*(?:至|到|[-~—–])\s*(?:周|星期)?([一二三四五六日天])\s*"
)
_WHOLE_WEEK = re.compile("(?:每天|每日|周一至周日)\\s*")
_WORKING_DAYS = re.compile("工作日\\s*")


def office(site: Site, station: Station) -> JsonObject:
    """The station: name, place, telephone, hours and coming reception days."""
    detail, info = station.detail, site.register.site
    thing: dict[str, Frozen] = {
        "@type": "GovernmentOffice",
        "@id": info.identity(urls.station(station)),
        "name": station.name,
        "identifier": station.id,
        "parentOrganization": owner(info),
        "areaServed": naming.place_name(site.register, station.row),
    }
    if detail.former_names:
        thing["alternateName"] = tuple(f.name for f in detail.former_names)
    if detail.address:
        thing["address"] = _address(site, detail.address)
    if detail.phone and station.exists:
        thing["telephone"] = detail.phone
    if station.exists and (hours := opening_hours(detail.hours)):
        thing["openingHours"] = hours
    if detail.location:
        thing["geo"] = _geo(detail.location)
    if detail.photos and (picture := pictures.find(site, station.path, detail.photos[0].file)):
        thing["image"] = info.permalink(published(picture).src)
    if found := events(site, station, station.receptions):
        thing["event"] = found
    if pages := tuple(account.url for account in detail.accounts if account.url):
        thing["sameAs"] = pages
    return JsonObject(thing)


def owner(info: SiteInfo) -> JsonObject:
    """主办单位, whose the site and its stations are."""
    return JsonObject({"@type": "GovernmentOrganization", "name": info.owner})


def office_name(site: Site, station: Station) -> JsonObject:
    """The station by name and the address it is known by, where something else is told of it."""
    address = site.register.site.identity(urls.station(station))
    return JsonObject({"@type": "GovernmentOffice", "@id": address, "name": station.name})


def opening_hours(typed: str) -> tuple[str, ...]:
    """周一至周五 9:00-12:00, 14:30-17:00 → ``("Mo-Fr 09:00-12:00", "Mo-Fr 14:30-17:00")``; () if not understood."""
    days, rest = _days(typed)
    try:
        hours = schedule.parse_times(rest) if days else ()
    except schedule.PhraseError:
        return ()
    return tuple(f"{days} {span.start:%H:%M}-{span.end:%H:%M}" for span in hours)


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


def _geo(place: Location) -> JsonObject:
    """schema.org's GeoCoordinates are WGS 84; GCJ-02 would be some hundred metres off."""
    lon, lat = place.lon, place.lat
    if place.crs == "gcj02":
        lon, lat = coordinates.to_wgs84(lon, lat)
    return JsonObject(
        {
            "@type": "GeoCoordinates",
            "latitude": round(lat, coordinates.PLACES),
            "longitude": round(lon, coordinates.PLACES),
        }
    )


def _address(site: Site, street: str) -> JsonObject:
    return JsonObject(
        {
            "@type": "PostalAddress",
            "addressCountry": "CN",
            "addressLocality": site.register.city.name,
            "streetAddress": street,
        }
    )


def events(site: Site, station: Station, days: Iterable[Reception]) -> tuple[JsonObject, ...]:
    """Reception days of the station; a morning and an afternoon are two."""
    return tuple(
        _event(site, station, day, span) for day in days for span in receptions.spans(day) or (None,)
    )


def _event(site: Site, station: Station, day: Reception, span: TimeSpan | None) -> JsonObject:
    place: dict[str, Frozen] = {"@type": "Place", "name": day.place or station.name}
    if street := receptions.address(station, day):
        place["address"] = _address(site, street)
    event: dict[str, Frozen] = {
        "@type": "Event",
        "name": receptions.title(station),
        "startDate": _moment(day.on, span.start if span else None),
        "endDate": _moment(day.on, span.end if span else None),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "isAccessibleForFree": True,
        "location": JsonObject(place),
        "organizer": office_name(site, station),
        "url": urls.permalink(site.register.site, station),
    }
    if day.topic:
        event["about"] = day.topic
    if deputies := receptions.on_duty(site, day):
        event["performer"] = tuple(_person(site, deputy) for deputy in deputies)
    return JsonObject(event)


def _person(site: Site, deputy: Deputy) -> JsonObject:
    address = site.register.site.identity(urls.deputy(deputy))
    return JsonObject({"@type": "Person", "@id": address, "name": deputy.name})


def _moment(on: dt.date, at: dt.time | None) -> str:
    """The day, or the minute with China's offset."""
    return dt.datetime.combine(on, at, CHINA).isoformat() if at else on.isoformat()
