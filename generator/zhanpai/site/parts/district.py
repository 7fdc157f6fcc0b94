"""What the components are given of a district."""

from __future__ import annotations

from zhanpai.domain import urls
from zhanpai.domain.model.register import District
from zhanpai.domain.model.site import Site
from zhanpai.site.parts import Card


def district_card(site: Site, district: District) -> Card:
    """A district with the number of its stations that residents can go to."""
    stations = site.stations_by_district.get(district.name, ())
    return {
        "name": district.name,
        "href": urls.district(district),
        "count": sum(s.is_open for s in stations),
    }
