"""What the components are given of notices of reception days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from zhanpai.domain import naming, receptions, urls
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.domain.notices import Notice
from zhanpai.kit.dates import format_long_date
from zhanpai.site.parts import Card
from zhanpai.site.parts.reception import reception_card


def by_day(notices: Sequence[Notice], of_day: Callable[[Sequence[Notice]], Card]) -> list[Card]:
    """A list's days: each with its heading, and with what `of_day` says of its notices."""
    return [
        {
            "on": on.isoformat(),
            "id": urls.notices_anchor(on),
            "words": format_long_date(on),
            **of_day(list(group)),
        }
        for on, group in groupby(notices, lambda notice: notice.day.on)
    ]


def notice_line(site: Site, notice: Notice, *, short: bool = False) -> Card:
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


def full_day(site: Site, station: Station, day: Reception) -> Card:
    """A day on the station's own notice: a further place comes with the way to it."""
    street = receptions.address(station, day)
    is_elsewhere = day.place and street and street != station.detail.address
    return {**reception_card(site, day), "place": f"{day.place}（{street}）" if is_elsewhere else day.place}
