"""The calendars of reception days, read back by vobject."""

import datetime as dt

import pytest
import vobject

from tests.make import make_deputy, make_site, make_station
from zhanpai.site.outputs import calendars

RULE = {"rule": "每月第2个周三", "time": "9:00-11:30", "place": "一楼接待室"}
CHINA = dt.timedelta(hours=8)


def calendar_of(station) -> bytes:
    (output,) = calendars.outputs(make_site([station]), ())
    assert output.url == "/s/0001/receptions.ics"
    return output.make()


def events_of(station):
    return vobject.readOne(calendar_of(station).decode()).vevent_list


def text(event, name: str) -> str:
    return getattr(event, name).value


def test_the_days_are_those_on_the_page_at_beijing_time():
    events = events_of(make_station(reception=[RULE]))
    starts = [text(e, "dtstart") for e in events]
    # Second Wednesdays from 4 March 2026 on, by a wall calendar.
    days = [(3, 11), (4, 8), (5, 13), (6, 10), (7, 8), (8, 12)]
    assert [f"{s:%-m-%-d %H:%M}" for s in starts] == [f"{m}-{d} 09:00" for m, d in days]
    assert {s.utcoffset() for s in starts} == {CHINA}
    assert f"{text(events[0], 'dtend'):%Y-%m-%d %H:%M}" == "2026-03-11 11:30"
    assert events[0].dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Asia/Shanghai"]


def test_an_event_says_where_and_who_and_leads_to_the_page():
    station = make_station(
        address="示范路1号",
        phone="0731-00000001",
        reception=[RULE],
        rota=[{"on": "2026-03-11", "deputies": ["100001", "100002"], "topic": "加装电梯; 停车, 等"}],
        deputies=[make_deputy("100001", "张示例"), make_deputy("100002", "李样例")],
    )
    event = events_of(station)[0]
    assert text(event, "summary") == "代表接待日：望月湖街道湖东社区人大代表联络站"
    assert text(event, "location") == "示范路1号 一楼接待室"
    assert text(event, "description").split("\n") == [
        "岳麓区望月湖街道湖东社区人大代表联络站",
        "接待代表：张示例、李样例",
        "主题：加装电梯; 停车, 等",
        "电话：0731-00000001",
        "https://llz.example.gov.cn/s/0001/",
    ]
    assert text(event, "url") == "https://llz.example.gov.cn/s/0001/"


def test_a_further_place_of_the_station_has_its_own_address():
    station = make_station(
        address="示范路1号",
        points=[{"name": "月湖公园接待点", "address": "示范路9号"}],
        reception=[{**RULE, "place": "月湖公园接待点"}],
    )
    assert text(events_of(station)[0], "location") == "示范路9号 月湖公园接待点"


def test_a_deputy_s_own_telephone_is_in_no_calendar():
    deputy = make_deputy("100001", phone="13800000000", consent={"phone": "2026-01-05"})
    rota = [{"on": "2026-03-11", "deputies": ["100001"]}]
    assert b"13800000000" not in calendar_of(make_station(deputies=[deputy], rota=rota, reception=[RULE]))


@pytest.mark.parametrize("time", ["", "上班时间"])
def test_a_day_without_a_time_that_can_be_read_is_all_day(time):
    event = events_of(make_station(reception=[{"rule": "每月第2个周三", "time": time}]))[0]
    assert text(event, "dtstart") == dt.date(2026, 3, 11)
    assert text(event, "dtend") == dt.date(2026, 3, 12)
    assert (f"时间：{time}" in text(event, "description")) is bool(time)


def test_morning_and_afternoon_are_two_events():
    events = events_of(make_station(reception=[{"rule": "每月第2个周三", "time": "9:00-12:00, 14:30-17:00"}]))
    spans = [(f"{text(e, 'dtstart'):%d %H:%M}", f"{text(e, 'dtend'):%H:%M}") for e in events[:2]]
    assert spans == [("11 09:00", "12:00"), ("11 14:30", "17:00")]
    assert len({text(e, "uid") for e in events}) == len(events) == 12


def test_the_name_of_an_event_never_changes():
    events = events_of(make_station(reception=[RULE]))
    assert text(events[0], "uid") == "reception-20260311-s0001@llz.example.gov.cn"


def test_a_calendar_is_as_new_as_the_facts_are_whatever_the_day():
    event = events_of(make_station(reception=[RULE], last_verified="2026-02-10"))[0]
    assert text(event, "dtstamp") == dt.datetime(2026, 2, 10, tzinfo=dt.UTC)
    march, may = (
        calendar_of(make_station(rota=[{"on": "2026-12-09", "deputies": ["100001"]}], today=day))
        for day in (dt.date(2026, 3, 4), dt.date(2026, 5, 4))
    )
    assert march == may


def test_days_that_a_holiday_notice_may_move_are_tentative():
    # 2 February 2027 falls before any notice of the State Council for that year.
    station = make_station(reception=[{"rule": "每月第1个周二"}], today=dt.date(2026, 12, 2))
    states = {text(e, "dtstart"): text(e, "status") for e in events_of(station)}
    assert states[dt.date(2027, 2, 2)] == "TENTATIVE"
    assert "CONFIRMED" in {text(e, "status") for e in events_of(make_station(reception=[RULE]))}


@pytest.mark.parametrize("status", ["suspended", "closed"])
def test_a_station_that_does_not_receive_has_no_calendar(status):
    site = make_site([make_station(status=status, reception=[RULE])])
    assert list(calendars.outputs(site, ())) == []


def test_lines_are_as_long_as_rfc_5545_allows_and_break_no_character():
    content = calendar_of(make_station(address="很长的地址" * 30, reception=[RULE]))
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75 and b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()
