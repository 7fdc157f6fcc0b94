"""A reception day."""

from __future__ import annotations

from dataclasses import dataclass, replace

from zhanpai.domain import receptions
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.dates import format_weekday
from zhanpai.site.parts.link import Link, deputy_link, station_link
from zhanpai.site.parts.once import once


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


@once
def reception_card(site: Site, day: Reception) -> ReceptionCard:
    """A reception day on a list of one station's."""
    return ReceptionCard(
        on=day.on.isoformat(),
        month=f"{day.on.month}月",
        day=str(day.on.day),
        weekday=format_weekday(day.on.weekday()),
        time=day.time,
        place=day.place,
        deputies=tuple(deputy_link(d) for d in receptions.on_duty(site, day)),
        topic=day.topic,
        note=day.note,
    )


def reception_at(site: Site, day: Reception, station: Station) -> ReceptionCard:
    """A reception day on a list of several stations'."""
    return replace(reception_card(site, day), station=station_link(station))
