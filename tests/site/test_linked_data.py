"""A station in schema.org's words."""

import pytest

from tests.make import make_deputy, make_site, make_station
from zhanpai.kit.json import JsonObject
from zhanpai.site import linked_data

RULE = {"rule": "每月第2个周三", "time": "9:00-11:30", "place": "一楼接待室"}


def office(**fields) -> JsonObject:
    station = make_station(**fields)
    return linked_data.office(make_site([station]), station)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("周一至周五 9:00-12:00, 14:30-17:00", ("Mo-Fr 09:00-12:00", "Mo-Fr 14:30-17:00")),
        ("周一到周六9:00-17:00", ("Mo-Sa 09:00-17:00",)),
        ("星期二至星期日 8:30—17:30", ("Tu-Su 08:30-17:30",)),
        ("工作日 9:00-17:00", ("Mo-Fr 09:00-17:00",)),
        ("每天 9:00-21:00", ("Mo-Su 09:00-21:00",)),
        ("周一至周五上午 9:00-12:00", ("Mo-Fr 09:00-12:00",)),
        ("周一至周五 9:00-12:00（节假日除外）", ()),
        ("周五至周一 9:00-17:00", ()),
        ("周一、周三 9:00-17:00", ()),
        ("预约", ()),
        ("", ()),
    ],
)
def test_opening_hours_are_told_if_they_are_understood_wholly(typed, told):
    assert linked_data.opening_hours(typed) == told


def test_each_reception_is_an_event_with_its_hours_place_and_organiser():
    thing = office(
        address="示范路1号",
        reception=[RULE],
        rota=[{"on": "2026-03-11", "deputies": ["100001"]}],
        deputies=[make_deputy("100001", "张示例")],
    )
    events = thing["event"]
    assert len(events) == 6
    permalink = "https://llz.example.gov.cn/s/0001/"
    assert events[0] == {
        "@type": "Event",
        "name": "代表接待日：望月湖街道湖东社区人大代表联络站",
        "startDate": "2026-03-11T09:00:00+08:00",
        "endDate": "2026-03-11T11:30:00+08:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "isAccessibleForFree": True,
        "location": {
            "@type": "Place",
            "name": "一楼接待室",
            "address": {
                "@type": "PostalAddress",
                "addressCountry": "CN",
                "addressLocality": "长沙市",
                "streetAddress": "示范路1号",
            },
        },
        "organizer": {
            "@type": "GovernmentOffice",
            "@id": permalink,
            "name": "岳麓区望月湖街道湖东社区人大代表联络站",
        },
        "url": permalink,
        "performer": ({"@type": "Person", "@id": "https://llz.example.gov.cn/d/100001/", "name": "张示例"},),
    }


def test_a_day_without_hours_is_an_event_of_the_whole_day():
    event = office(reception=[{"rule": "每月第2个周三"}])["event"][0]
    assert (event["startDate"], event["endDate"]) == ("2026-03-11", "2026-03-11")


@pytest.mark.parametrize("status", ["suspended", "closed"])
def test_a_station_that_does_not_receive_has_no_event(status):
    assert "event" not in office(status=status, reception=[RULE])


def test_a_closed_station_tells_neither_telephone_nor_hours():
    thing = office(status="closed", phone="0731-00000001", hours="每天 9:00-17:00")
    assert "telephone" not in thing and "openingHours" not in thing


@pytest.mark.parametrize(
    ("crs", "lon", "lat"), [("wgs84", 112.933373, 28.231725), ("gcj02", 112.938817, 28.228213)]
)
def test_a_place_is_told_as_satellites_measure_it_whatever_it_was_typed_in(crs, lon, lat):
    # The centre of 长沙 as a map service answers it in both systems (see test_coordinates); 0.00001° is a metre.
    geo = office(location={"lon": str(lon), "lat": str(lat), "crs": crs})["geo"]
    assert geo["@type"] == "GeoCoordinates"
    assert (geo["longitude"], geo["latitude"]) == pytest.approx((112.933373, 28.231725), abs=1e-5)


def test_a_station_without_a_place_has_no_geo():
    assert "geo" not in office(address="示范路1号")


def test_a_station_and_its_deputies_stay_the_same_things_at_another_permanent_address():
    moved = {
        "permalink_base": "https://new.example.gov.cn",
        "former_permalink_bases": ["https://old.example.gov.cn"],
    }
    station = make_station(
        reception=[RULE],
        rota=[{"on": "2026-03-11", "deputies": ["100001"]}],
        deputies=[make_deputy("100001", "张示例")],
    )
    thing = linked_data.office(make_site([station], site=moved), station)
    event = thing["event"][0]
    assert thing["@id"] == event["organizer"]["@id"] == "https://old.example.gov.cn/s/0001/"
    assert event["performer"][0]["@id"] == "https://old.example.gov.cn/d/100001/"
    assert event["url"] == "https://new.example.gov.cn/s/0001/"
