"""What the components are given of a reception day."""

from __future__ import annotations

from zhanpai.domain import urls
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.dates import format_long_date
from zhanpai.site.parts import Card


def reception_card(site: Site, day: Reception, at: Station | None = None) -> Card:
    """A reception day; `at` names the station where the list has several."""
    on_duty = [site.deputy_by_id[id][0] for id in day.deputies if id in site.deputy_by_id]
    return {
        "on": day.on.isoformat(),
        "month": f"{day.on.month}月",
        "day": str(day.on.day),
        "weekday": format_long_date(day.on).split()[1],
        "time": day.time,
        "place": day.place,
        "station": {"name": at.short_name, "href": urls.station(at)} if at else None,
        "deputies": [{"name": d.name, "href": urls.deputy(d)} for d in on_duty],
        "topic": day.topic,
        "note": day.note,
    }
