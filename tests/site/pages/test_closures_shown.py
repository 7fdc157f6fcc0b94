"""What residents read of a closure, on every page where they look for a reception; and that it goes by itself."""

import datetime as dt
from dataclasses import replace
from typing import Any

import icalendar
import pytest

from tests.make import TODAY, make_register, make_row, make_site, make_station
from zhanpai.domain.model.site import Site
from zhanpai.site.outputs import calendars
from zhanpai.site.pages import district, frame, home, notice, notices, notices_district
from zhanpai.site.pages import station as station_page
from zhanpai.site.parts.pause import PauseNotice

# Monday to Friday; TODAY is Wednesday the 4th.
CLOSED = {"since": "2026-03-09", "until": "2026-03-13", "reason": "机关搬迁", "instead": "急事请打 12345"}
RULE = {"rule": "每月第2个周三", "time": "9:00-11:30"}
TITLE, UNTIL = "3月9日至13日停止接待", "2026-03-13"


def site_of(*shut: dict[str, Any], today: dt.date = TODAY, **fields: Any) -> Site:
    """Three stations: 0001 and 0002 in 岳麓区, 0003 in 芙蓉区."""
    places = (
        ("0001", {"community": "湖东社区"}),
        ("0002", {"community": "湖中社区"}),
        ("0003", {"district": "芙蓉区", "township": "文艺路街道", "community": "识字里社区"}),
    )
    register = make_register([make_row(id, **place) for id, place in places], closures=shut)
    stations = [
        make_station(id, register=register, today=today, reception=[RULE], **place, **fields)
        for id, place in places
    ]
    return make_site(stations, today=today, closures=shut)


def told(pages: Any, site: Site, url: str) -> tuple[PauseNotice, ...]:
    page = next(page for page in pages.pages(site) if page.url == url)
    shown: tuple[PauseNotice, ...] = page.context.pauses
    return shown


def test_the_page_of_a_station_says_from_when_until_when_why_where_to_go_and_when_it_receives_again() -> None:
    site = site_of(CLOSED)
    (shown,) = told(station_page, site, "/s/0001/")
    assert shown == PauseNotice(
        TITLE,
        "因机关搬迁停止接待，3月14日 周六起恢复。恢复以后的第一个接待日是3月16日 周一。急事请打 12345。",
        UNTIL,
    )
    assert told(notice, site, "/s/0001/notice/") == (shown,)
    assert told(frame, site, "/embed/s/0001/") == (shown,)


def test_the_sheets_for_the_wall_say_it_too() -> None:
    site = site_of(CLOSED)
    for pages, url in ((station_page, "/s/0001/"), (notice, "/s/0001/notice/")):
        page = next(page for page in pages.pages(site) if page.url == url)
        assert page.context.paper.alert.startswith("3月9日至13日停止接待：因机关搬迁停止接待，")


def test_the_home_page_and_the_lists_of_notices_say_it_once_for_all_stations() -> None:
    site = site_of(CLOSED)
    whole = PauseNotice(
        TITLE, "因机关搬迁，全市各联络站停止接待，3月14日 周六起恢复。急事请打 12345。", UNTIL
    )
    assert told(home, site, "/") == told(notices, site, "/notices/") == (whole,)
    (shown,) = told(district, site, "/districts/yuelu/")
    assert shown.text == "因机关搬迁，岳麓区各联络站停止接待，3月14日 周六起恢复。急事请打 12345。"
    assert told(notices_district, site, "/notices/yuelu/") == told(frame, site, "/embed/yuelu/") == (shown,)


def test_a_closure_of_one_district_is_told_in_no_other() -> None:
    site = site_of({**CLOSED, "districts": ["芙蓉区"]})
    assert told(home, site, "/")[0].text.startswith("因机关搬迁，芙蓉区各联络站停止接待，")
    assert told(district, site, "/districts/furong/")[0].text.startswith(
        "因机关搬迁，芙蓉区各联络站停止接待，"
    )
    assert told(district, site, "/districts/yuelu/") == ()
    assert told(station_page, site, "/s/0001/") == ()


def test_single_stations_and_those_that_receive_all_the_same_are_named() -> None:
    (shown,) = told(home, site_of({**CLOSED, "stations": ["0001"], "districts": ["芙蓉区"]}), "/")
    assert shown.text.startswith("因机关搬迁，芙蓉区各联络站和望月湖街道湖东社区人大代表联络站停止接待，")
    site = site_of({**CLOSED, "receiving": ["0002"]})
    (shown,) = told(home, site, "/")
    assert shown.text == (
        "因机关搬迁，全市各联络站停止接待，3月14日 周六起恢复。望月湖街道湖中社区人大代表联络站照常接待。急事请打 12345。"
    )
    assert told(station_page, site, "/s/0002/") == ()
    assert site.station_by_id["0002"].receptions[0].on == dt.date(2026, 3, 11)


@pytest.mark.parametrize(
    ("today", "is_told"),
    [((3, 1), False), ((3, 2), True), ((3, 13), True), ((3, 14), False)],
)
def test_it_is_told_from_a_week_before_until_its_last_day(today: tuple[int, int], is_told: bool) -> None:
    site = site_of(CLOSED, today=dt.date(2026, *today))
    for pages, url in ((home, "/"), (district, "/districts/yuelu/"), (station_page, "/s/0001/")):
        assert bool(told(pages, site, url)) is is_told


def test_the_plate_does_not_say_open_on_the_days_on_which_the_station_is_closed() -> None:
    for day, words in ((8, "正常开放"), (9, ""), (13, ""), (14, "正常开放")):
        site = site_of(CLOSED, today=dt.date(2026, 3, day))
        page = next(page for page in station_page.pages(site) if page.url == "/s/0001/")
        assert (page.context.status.words if page.context.status else "") == words


def test_a_station_that_is_shut_anyway_says_that_and_nothing_of_holidays() -> None:
    site = site_of(CLOSED, status="suspended", since="2026-01-01")
    assert told(station_page, site, "/s/0001/") == told(home, site, "/") == ()


def test_no_list_of_coming_receptions_has_a_day_within_it() -> None:
    site = site_of(CLOSED)
    page = next(page for page in notices.pages(site) if page.url == "/notices/")
    assert page.context.days == ()
    home_page = next(iter(home.pages(site)))
    assert {card.on for card in home_page.context.receptions} == {"2026-03-16"}


def calendar(site: Site) -> dict[dt.date, icalendar.Event]:
    (output,) = (o for o in calendars.outputs(site, ()) if o.url == "/s/0001/receptions.ics")
    return {e.start.date(): e for e in icalendar.Calendar.from_ical(output.make()).walk("VEVENT")}


def test_a_phone_that_has_subscribed_hears_that_the_day_is_called_off_and_where_to_go() -> None:
    events = calendar(site_of(CLOSED))
    off, moved = events[dt.date(2026, 3, 11)], events[dt.date(2026, 3, 16)]
    assert (str(off["status"]), str(off["summary"])[:4]) == ("CANCELLED", "【取消】")
    assert "因机关搬迁顺延到2026年3月16日 周一。急事请打 12345。" in str(off["description"])
    assert str(moved["status"]) == "CONFIRMED"
    assert "因机关搬迁顺延" in str(moved["description"])


def test_a_rota_that_has_nothing_but_days_within_it_is_told_as_called_off() -> None:
    rota = [{"on": "2026-03-12", "deputies": ["100001"], "time": "9:00-11:00"}]
    site = site_of(CLOSED, rota=rota)
    site = replace(site, stations=(make_station(register=site.register, rota=rota),))
    (event,) = calendar(site).values()
    assert str(event["status"]) == "CANCELLED"
    assert "因机关搬迁取消。急事请打 12345。" in str(event["description"])
