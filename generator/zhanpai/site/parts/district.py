"""A district with a number."""

from __future__ import annotations

from dataclasses import dataclass

from zhanpai.domain import urls
from zhanpai.domain.model.register import District
from zhanpai.domain.model.site import Site


@dataclass(frozen=True, slots=True)
class DistrictCard:
    """A way to what a district has, and `count` of it in `unit`."""

    name: str
    href: str
    count: int
    unit: str = "个站"


def district_card(site: Site, district: District) -> DistrictCard:
    """A district with the number of its stations that residents can go to."""
    stations = site.stations_by_district.get(district.name, ())
    return DistrictCard(district.name, urls.district(district), sum(s.exists for s in stations))
