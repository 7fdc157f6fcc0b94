"""A calendar at an address (RFC 5545), made so that a phone which has read it before learns what has changed.

A calendar that is published is a snapshot: `METHOD:PUBLISH` (RFC 5546 3.2.1), which asks for an ORGANIZER and forbids
ATTENDEE; what is called off stays in it with `STATUS:CANCELLED`, since an event that is missing says nothing to who
imported it.

**SEQUENCE without a memory.**  A client takes a revision of an event only if its (SEQUENCE, DTSTAMP) is greater than
the one that it has (RFC 5546 2.1.5), and SEQUENCE grows "each time the Organizer makes a significant revision"
(RFC 5545 3.8.7.4).  What was published before is not known here: a calendar is made of the content and of the day.
Of these, content alone cannot order revisions: hours may go from A to B and back to A, so that A would have to be both
less and more than B; a checksum orders nothing, and dates that people type may stay, or move back.  Only the day
grows.  So SEQUENCE is the day of the revision, counted from `EPOCH`, twice, and one more for what is called off
(RFC 5546 3.2.5 wants a cancellation above what it cancels, be it made on the same day).  It follows that:

* on a later day every event is above all that was published of it on earlier days, whatever was edited between;
* equal content on an equal day is equal bytes;
* an event that has not changed is newer on a new day all the same.  Were it not, A could not follow B: the price of
  having no memory.  Clients show nothing of it, as every property that they show is equal.
* two edits within a day, but for a calling off, share a SEQUENCE.  Subscribers see the second one, since they
  replace the snapshot whole; who imports the file twice on a day may not.

DTSTAMP and LAST-MODIFIED are the beginning of that day: never later than the clock of who reads it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vCalAddress, vDuration, vText, vUri

CHINA = ZoneInfo("Asia/Shanghai")

EPOCH = dt.date(2020, 1, 1)
"""Before any calendar of ours; SEQUENCE is a 32-bit integer (RFC 5545 3.3.8) and lasts for some millions of years."""

REFRESH = dt.timedelta(days=1)
"""How often a subscriber may ask again: what is published changes once a day at most."""

REMIND_AT = 18
"""The hour at which a phone reminds of an event, on the day before it: after work, and before the night."""

_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event; `start` and `end` are moments in China, or days (the end not included) for a whole day.

    `is_settled` is False of what may still be moved; `called_off` tells that it will not be; `reminds` whether a phone
    rings on the evening before, which it never does for what is called off.
    """

    uid: str
    start: dt.datetime | dt.date
    end: dt.datetime | dt.date
    summary: str
    description: str
    url: str
    location: str = ""
    is_settled: bool = True
    called_off: bool = False
    reminds: bool = True


@dataclass(frozen=True, slots=True)
class CalendarHead:
    """What a calendar says of itself: its names, its own address and that of the page about it, who keeps it.

    `mail` may be "": then the page stands for who keeps it, since a calendar user's address is any URI
    (RFC 5545 3.3.3).
    """

    uid: str
    name: str
    description: str
    source: str
    url: str
    owner: str
    mail: str = ""


def sequence(on: dt.date, *, called_off: bool = False) -> int:
    """The SEQUENCE of what is published `on` that day, see the module; 0 for any day before `EPOCH`."""
    return max((on - EPOCH).days, 0) * 2 + called_off


def make_calendar(head: CalendarHead, events: Iterable[CalendarEvent], revised_on: dt.date) -> bytes:
    """The file, as of `revised_on`.  Without events it is valid too: its zone is a component (RFC 5545 3.6)."""
    stamp = dt.datetime.combine(revised_on, dt.time.min, CHINA).astimezone(dt.UTC)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//zhanpai//receptions//ZH")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    _add_head(calendar, head, stamp)
    calendar.add_component(_china())
    for event in events:
        calendar.add_component(_component(head, event, revised_on, stamp))
    return bytes(calendar.to_ical())


def _add_head(calendar: Calendar, head: CalendarHead, stamp: dt.datetime) -> None:
    """The properties of RFC 7986, and the older ones by which Apple, Outlook and Google know the same."""
    calendar.add("uid", head.uid)
    calendar.add("last-modified", stamp)
    calendar.add("name", head.name)
    calendar.add("x-wr-calname", vText(head.name))
    calendar.add("description", head.description)
    calendar.add("x-wr-caldesc", vText(head.description))
    calendar.add("x-wr-timezone", CHINA.key)
    calendar.add("url", head.url)
    calendar.add("source", vUri(head.source), parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))


def _component(head: CalendarHead, event: CalendarEvent, revised_on: dt.date, stamp: dt.datetime) -> Event:
    component = Event()
    component.add("uid", event.uid)
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    component.add("sequence", sequence(revised_on, called_off=event.called_off))
    component.add("dtstart", event.start)
    component.add("dtend", event.end)
    component.add("summary", event.summary)
    if event.location:
        component.add("location", event.location)
    component.add("description", event.description)
    component.add("url", event.url)
    component.add("organizer", _organizer(head))
    component.add("status", _status(event))
    # One may come, or not: the hours are not taken.
    component.add("transp", "TRANSPARENT")
    if event.reminds and not event.called_off:
        component.add_component(_reminder(event))
    return component


def _status(event: CalendarEvent) -> str:
    if event.called_off:
        return "CANCELLED"
    return "CONFIRMED" if event.is_settled else "TENTATIVE"


def _organizer(head: CalendarHead) -> vCalAddress:
    organizer = vCalAddress(f"mailto:{head.mail}" if _MAIL.fullmatch(head.mail) else head.url)
    # A quotation mark and a control character cannot be written in a parameter (RFC 5545 3.1).
    organizer.params["CN"] = re.sub(r'["\x00-\x1f\x7f]', "", head.owner)
    return organizer


def _reminder(event: CalendarEvent) -> Alarm:
    """On the evening before.  The distance is counted from the start, which for a day is its midnight."""
    starts_at = event.start.time() if isinstance(event.start, dt.datetime) else dt.time.min
    before = dt.timedelta(hours=24 + starts_at.hour - REMIND_AT, minutes=starts_at.minute)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -before)
    alarm.add("description", event.summary)
    return alarm


def _china() -> Timezone:
    """Asia/Shanghai as it has been since 1991: eight hours east of Greenwich all year.

    Times are local ones by the zone's name, with its definition beside them: floating times would move with a phone
    that is set to another zone, and Outlook does not know the name alone.
    """
    standard, zone = TimezoneStandard(), Timezone()
    # A zone begins at a local time of its own (RFC 5545, 3.6.5).
    standard.add("dtstart", dt.datetime.combine(dt.date(1992, 1, 1), dt.time.min))
    standard.add("tzoffsetfrom", dt.timedelta(hours=8))
    standard.add("tzoffsetto", dt.timedelta(hours=8))
    standard.add("tzname", "CST")
    zone.add("tzid", CHINA.key)
    zone.add_component(standard)
    return zone
