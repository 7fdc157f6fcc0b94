"""The page of a station, as a value."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.make import TODAY, make_deputy, make_site, make_station
from zhanpai.site.page import Page
from zhanpai.site.pages import station as station_page


def page_of(*stations, id: str = "0001") -> Page:
    site = make_site(stations)
    return next(p for p in station_page.pages(site) if p.url == f"/s/{id}/")


def test_a_station_known_by_its_register_row_alone_says_so_and_shows_its_neighbours():
    page = page_of(replace(make_station("0001"), path=""), make_station("0002", "township"))
    assert not page.context.is_described
    assert [card.number for card in page.context.neighbours] == ["0002"]
    assert page.context.facts == ()


def test_a_station_that_receives_and_has_its_file_needs_no_neighbours():
    page = page_of(make_station("0001", address="示范路1号"), make_station("0002", "township"))
    assert page.context.neighbours == ()


def test_a_merged_station_sends_visitors_along_the_chain_of_mergers():
    page = page_of(
        make_station("0001", community="湖东社区", status="merged", into="0002", since="2025-06-01"),
        make_station("0002", community="湖中社区", status="merged", into="0003"),
        make_station("0003", community="湖南社区"),
    )
    closing = page.context.closing
    assert closing.href == "/s/0003/"
    assert closing.text == (
        "自2025年6月1日起，本站已并入岳麓区望月湖街道湖南社区人大代表联络站，请到该站反映意见。"
    )


@pytest.mark.parametrize("status", ["merged", "closed"])
def test_a_station_out_of_use_tells_neither_telephone_nor_days(status):
    into = {"into": "0002"} if status == "merged" else {}
    page = page_of(
        make_station("0001", status=status, phone="0731-00000001", reception=[{"rule": "每周二"}], **into),
        make_station("0002", "township"),
    )
    assert page.context.receptions == ()
    assert not page.context.exists
    assert "0731" not in str(page.context.facts)


def test_deputies_stand_by_level_highest_first_and_who_has_left_stands_apart():
    deputies = [
        make_deputy("100001", "张示例", level="township", place="莲花镇"),
        make_deputy("100002", "李样例", level="national"),
        make_deputy("100003", "王示范", until="2021-12"),
    ]
    page = page_of(make_station(deputies=deputies))
    assert [(g.title, [d.name for d in g.deputies]) for g in page.context.deputies] == [
        ("全国人大代表", ["李样例"]),
        ("莲花镇人大代表", ["张示例"]),
    ]
    assert [d.name for d in page.context.former_deputies] == ["王示范"]


def test_who_has_left_keeps_name_and_term_and_nothing_else():
    left = make_deputy("100003", "王示范", until="2021-12", post="示例厂工人", photo="100003.jpg")
    card = page_of(make_station(deputies=[left])).context.former_deputies[0]
    assert card.mandates == ("原岳麓区人大代表",)
    assert card.post == "" and card.portrait is None


def test_the_successor_that_is_named_above_is_no_neighbour_too():
    page = page_of(
        make_station("0001", status="merged", into="0002"),
        make_station("0002", community="湖中社区"),
        make_station("0003", community="湖南社区"),
    )
    assert page.context.closing.href == "/s/0002/"
    assert [card.number for card in page.context.neighbours] == ["0003"]


def test_the_address_offers_the_three_map_apps():
    page = page_of(
        make_station(address="示范路1号", location={"lon": "112.95", "lat": "28.20", "crs": "gcj02"})
    )
    maps = page.context.facts[0].maps
    assert [link.words for link in maps] == ["高德地图", "百度地图", "腾讯地图"]


def test_the_next_six_days_are_printed():
    page = page_of(make_station(reception=[{"rule": "每周二", "time": "9:00-11:30"}]))
    days = [dt.date.fromisoformat(day.on) for day in page.context.receptions]
    # Tuesdays from 4 March 2026, a Wednesday, on.
    assert days == [dt.date(2026, 3, d) for d in (10, 17, 24, 31)] + [
        dt.date(2026, 4, 7),
        dt.date(2026, 4, 14),
    ]
    assert dt.date(2026, 3, 4) == TODAY
