"""A reception day."""

from __future__ import annotations

from dataclasses import dataclass

from zhanpai.domain import receptions
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.dates import format_weekday
from zhanpai.site.parts.link import Link, deputy_link, station_link


@dataclass(frozen=True, slots=True)
class ReceptionCard:
    """A day: `on` as 2026-12-09, and the same for the eye as 12月, 9 and 周三; `time` as 9:00-11:30, 14:30-17:00."""

    on: str
    month: str
    day: str
    weekday: str
    time: str
    place: str = ""
    station: Link | None = None
    """Where the list has several."""
    deputies: tuple[Link, ...] = ()
    topic: str = ""
    note: str = ""
    cancelled: bool = False
    """For a day that was called off, which no record says yet."""


def reception_card(site: Site, day: Reception, at: Station | None = None, place: str = "") -> ReceptionCard:
    """A reception day; `at` names the station where the list has several, `place` says more than the day does."""
    return ReceptionCard(
        on=day.on.isoformat(),
        month=f"{day.on.month}月",
        day=str(day.on.day),
        weekday=format_weekday(day.on.weekday()),
        time=day.time,
        place=place or day.place,
        station=station_link(at) if at else None,
        deputies=tuple(deputy_link(d) for d in receptions.on_duty(site, day)),
        topic=day.topic,
        note=day.note,
    )
