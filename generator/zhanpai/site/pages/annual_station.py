"""一个站的履职年报: one station's year in figures."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import annual, annual_words, urls
from zhanpai.domain.model.site import Site
from zhanpai.site.page import Page
from zhanpai.site.pages import annual as city
from zhanpai.site.parts.browse import BrowseItem

AnnualStationPage = city.AnnualPage
"""As the city's page has it."""


def pages(site: Site) -> Iterator[Page]:
    """One page for each station and year that has something to tell."""
    for station in site.stations:
        years = annual.years_of(site, station)
        for year in years:
            yield city.page(
                site,
                annual_words.of_station(site, year, station),
                urls.annual_of_station(year, station),
                "pages/annual_station.html",
                (("首页", urls.HOME), (station.short_name, urls.station(station))),
                [
                    *(
                        BrowseItem(f"本站{y}年", urls.annual_of_station(y, station))
                        for y in years
                        if y != year
                    ),
                    BrowseItem(f"全市{year}年", urls.annual(year)),
                ],
                station.sources,
            )
