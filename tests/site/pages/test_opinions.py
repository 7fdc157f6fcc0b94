"""Ledgers of opinions, as values."""

import itertools

from tests.make import make_opinion, make_site, make_station
from zhanpai.site.page import Page
from zhanpai.site.pages import opinions, opinions_district, station

SITE = make_site(
    [
        make_station("0001", opinions=[make_opinion("2026-001"), make_opinion("望 7")]),
        make_station("0002", community="湖中社区", opinions=[make_opinion("2026-001")]),
    ]
)


def anchors(page: Page, rows: str) -> list[str]:
    return [row.id for row in getattr(page.context, rows)]


def page_at(url: str) -> Page:
    ledgers = itertools.chain(opinions.pages(SITE), opinions_district.pages(SITE), station.pages(SITE))
    return next(page for page in ledgers if page.url == url)


def test_opinions_of_two_stations_that_number_alike_have_an_address_each():
    for url in ("/opinions/", "/opinions/yuelu/"):
        assert sorted(anchors(page_at(url), "rows")) == ["o-0001-2026-001", "o-0001-望-7", "o-0002-2026-001"]


def test_on_a_stations_own_page_the_number_alone_is_the_address():
    assert sorted(anchors(page_at("/s/0001/"), "opinions")) == ["o-2026-001", "o-望-7"]


def test_search_leads_to_the_row_in_the_ledger():
    ledger = page_at("/opinions/yuelu/")
    told = {entry.url for entry in ledger.entries}
    assert told == {f"/opinions/yuelu/#{anchor}" for anchor in anchors(ledger, "rows")}
