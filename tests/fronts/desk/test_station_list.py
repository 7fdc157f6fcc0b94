"""联络站 and 代表: whose stations and people are listed, and what a search finds."""

from __future__ import annotations

from dataclasses import replace

from tests.fronts.desk.desks import looked, noted
from zhanpai.fronts.desk.looked import KeptStation, KnownDeputy, KnownNews
from zhanpai.fronts.desk.rooms.station_list import deputies_page, station_page, stations_page

PEOPLE = (
    KnownDeputy("100001", "张示例", "岳麓区人大代表", ("0001", "0002")),
    KnownDeputy("100002", "李样例", "", ("0001",), is_former=True),
    KnownDeputy("100003", "王示例", "长沙市人大代表", ("0103",)),
)
SEEN = replace(looked((noted(), noted(error=False))), deputies=PEOPLE)
MANY = replace(
    SEEN, stations=tuple(KeptStation(f"{n:04}", f"站{n}", f"站{n}", "岳麓区") for n in range(1, 40))
)


def test_who_has_chosen_sees_her_stations_with_their_errors_and_people() -> None:
    folder = tuple(replace(one, folder="yuelu") for one in SEEN.stations)
    page = stations_page(replace(SEEN, stations=folder), {"0001"}, "")
    assert [(one.station.id, one.errors, one.deputies) for one in page.kept] == [("0001", 1, 1)]
    assert page.is_chosen and page.found == ()


def test_who_has_chosen_none_sees_all_where_they_are_few_and_none_of_many() -> None:
    assert len(stations_page(SEEN, frozenset(), "").kept) == 3
    assert stations_page(MANY, frozenset(), "").kept == ()
    assert [station.id for station, _ in deputies_page(SEEN, frozenset(), "").by_station] == [
        "0001",
        "0002",
        "0103",
    ]


def test_a_search_finds_by_part_of_a_name_or_by_number() -> None:
    assert [one.station.id for one in stations_page(MANY, {"0001"}, "0003").found] == ["0003"]
    found = deputies_page(SEEN, {"0001"}, "示例")
    assert [one.id for one, _ in found.found] == ["100001", "100003"]
    assert deputies_page(SEEN, {"0001"}, "100002").found[0][0].name == "李样例"
    assert deputies_page(SEEN, {"0001"}, "").found == ()


def test_a_station_has_its_people_its_newest_news_and_what_is_wrong_with_it() -> None:
    news = tuple(KnownNews(f"2026-03-{n:02}-x", "题", f"2026-03-{n:02}", ("0001",)) for n in range(20, 0, -1))
    station = replace(SEEN.stations[0], folder="yuelu")
    page = station_page(replace(SEEN, news=news), station)
    assert [one.id for one in page.serving] == ["100001"] and [one.id for one in page.former] == ["100002"]
    assert [one.on for one in page.news][:2] == ["2026-03-20", "2026-03-19"] and len(page.news) == 5
    assert len(page.found) == 2
