"""What a place is made of, as ways on: its districts; of a county, and of a city like 东莞市, its townships."""

from __future__ import annotations

from zhanpai.domain import territory, urls
from zhanpai.domain.model.register import Register
from zhanpai.domain.model.site import Site
from zhanpai.site.parts.district import DistrictCard, district_card


def area_cards(site: Site) -> tuple[DistrictCard, ...]:
    """A card for each district; where there are none, for each township that has a station."""
    districts = site.register.districts
    if not territory.is_undivided(site.register):
        return tuple(district_card(site, district) for district in districts)
    return tuple(
        DistrictCard(township.name, urls.township(district, township), sum(s.exists for s in stations))
        for district in districts
        for township in district.townships
        if (stations := site.stations_by_township.get((district.name, township.name)))
    )


def crumbs_to_areas(register: Register) -> tuple[tuple[str, str], ...]:
    """The breadcrumbs above a district's page: 首页, 各区县; where there are no districts, 首页 alone."""
    home = (("首页", urls.HOME),)
    if territory.is_undivided(register):
        return home
    return (*home, (f"各{territory.parts(register)}", urls.DISTRICTS))
