"""The calendars of reception days, read back by vobject and by icalendar."""

import datetime as dt
import random
import re
from dataclasses import replace

import icalendar
import pytest
import vobject

from tests.make import TODAY, make_deputy, make_site, make_station
from zhanpai.domain import notices, receptions
from zhanpai.domain.model.register import StationStatus
from zhanpai.site.outputs import calendars

RULE = {"rule": "每月第2个周三", "time": "9:00-11:30", "place": "一楼接待室"}
CHINA = dt.timedelta(hours=8)


def calendar_of(station) -> bytes:
    return published(make_site([station]))


def published(site, id: str = "0001") -> bytes:
    (output,) = (found for found in calendars.outputs(site, ()) if found.url == f"/s/{id}/receptions.ics")
    return output.make()


def read(content: bytes) -> dict[str, icalendar.Event]:
    """The events by UID."""
    return {str(event["uid"]): event for event in icalendar.Calendar.from_ical(content).walk("VEVENT")}


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
    assert ["valarm" in e.contents for e in events] == [True, False] * 6


def test_the_name_of_an_event_never_changes():
    events = events_of(make_station(reception=[RULE]))
    assert text(events[0], "uid") == "reception-20260311-s0001@llz.example.gov.cn"


def test_days_that_a_holiday_notice_may_move_are_tentative():
    # 2 February 2027 falls before any notice of the State Council for that year.
    station = make_station(reception=[{"rule": "每月第1个周二"}], today=dt.date(2026, 12, 2))
    states = {text(e, "dtstart"): text(e, "status") for e in events_of(station)}
    assert states[dt.date(2027, 2, 2)] == "TENTATIVE"
    assert "CONFIRMED" in {text(e, "status") for e in events_of(make_station(reception=[RULE]))}


def test_lines_are_as_long_as_rfc_5545_allows_and_break_no_character():
    content = calendar_of(make_station(address="很长的地址" * 30, reception=[RULE]))
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75 and b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()


# -- what is called off


SHUT = {
    "suspended": "本站暂停接待，恢复时间请以现场公告为准；请先到邻近的联络站反映。",
    "closed": "本站已撤销，不再接待。请到邻近的联络站反映意见。",
}


@pytest.mark.parametrize("status", SHUT)
def test_a_station_that_shuts_tells_every_day_that_it_had_announced_as_cancelled(status):
    before, after = (
        read(calendar_of(make_station(reception=[RULE], status=state, since="2026-03-04")))
        for state in ("open", status)
    )
    assert before.keys() == after.keys() and len(after) == 6
    for event in after.values():
        assert event["status"] == "CANCELLED"
        assert event["summary"] == "【取消】代表接待日：望月湖街道湖东社区人大代表联络站"
        assert event["description"].split("\n") == [
            "岳麓区望月湖街道湖东社区人大代表联络站",
            f"自2026年3月4日起，{SHUT[status]}",
            "https://llz.example.gov.cn/s/0001/",
        ]
        assert not event.walk("VALARM")


def test_a_merged_station_says_where_to_go():
    gone = make_station(reception=[RULE], status="merged", into="0002", since="2026-03-04")
    heir = make_station("0002", community="湖西社区", address="示范路2号", phone="0731-00000002")
    event = next(iter(read(published(make_site([gone, heir]))).values()))
    assert event["description"].split("\n")[1:] == [
        "自2026年3月4日起，本站已并入岳麓区望月湖街道湖西社区人大代表联络站，请到该站反映意见。",
        "地址：示范路2号",
        "电话：0731-00000002",
        "https://llz.example.gov.cn/s/0002/",
        "https://llz.example.gov.cn/s/0001/",
    ]


def test_a_station_that_was_split_names_each_that_took_over():
    gone = make_station(reception=[RULE], status="merged", into=["0002", "0003"], since="2026-03-04")
    heirs = [
        make_station("0002", community="湖西社区", address="示范路2号"),
        make_station("0003", community="湖南社区", phone="0731-00000003"),
    ]
    event = next(iter(read(published(make_site([gone, *heirs]))).values()))
    assert event["description"].split("\n")[2:] == [
        "岳麓区望月湖街道湖西社区人大代表联络站",
        "地址：示范路2号",
        "https://llz.example.gov.cn/s/0002/",
        "岳麓区望月湖街道湖南社区人大代表联络站",
        "电话：0731-00000003",
        "https://llz.example.gov.cn/s/0003/",
        "https://llz.example.gov.cn/s/0001/",
    ]


def test_an_end_that_is_announced_calls_off_the_days_from_then_on_alone():
    row = make_station(reception=[RULE], status="closed", since="2026-05-01")
    station = replace(
        row, announced=StationStatus.CLOSED, receptions=receptions.receptions(row.detail, TODAY)
    )
    events = read(published(make_site([station])))
    states = {f"{event['dtstart'].dt:%m-%d}": str(event["status"]) for event in events.values()}
    assert states == {
        **dict.fromkeys(("03-11", "04-08"), "CONFIRMED"),
        **dict.fromkeys(("05-13", "06-10", "07-08", "08-12"), "CANCELLED"),
    }
    called_off = next(e for e in events.values() if e["status"] == "CANCELLED")
    assert "本站自2026年5月1日起撤销；在那以前照常接待。" in called_off["description"]


def test_a_merged_station_whose_successor_is_unknown_still_says_that_it_is_cancelled():
    event = next(iter(read(calendar_of(make_station(reception=[RULE], status="merged"))).values()))
    assert event["status"] == "CANCELLED" and "本站已并入他站。" in event["description"]


@pytest.mark.parametrize("status", ["open", "suspended", "merged", "closed"])
@pytest.mark.parametrize(
    "fields", [{}, {"reception": [{"rule": "预约接待"}]}, {"reception": [{"rule": "看不懂"}]}]
)
def test_a_station_without_days_has_an_empty_calendar_that_is_valid(status, fields):
    content = calendar_of(make_station(status=status, **fields))
    calendar = vobject.readOne(content.decode())
    assert "vevent" not in calendar.contents
    # RFC 5545 3.6: at least one component, which is the zone.
    assert calendar.vtimezone_list


@pytest.mark.parametrize(
    "off, words", [("取消", "因劳动节取消。"), ("顺延", "因劳动节顺延到2026年5月6日 周三。")]
)
def test_a_day_that_a_holiday_takes_is_cancelled_and_not_just_missing(off, words):
    # 1 May 2026 is a Friday; the holiday lasts until the 5th.
    events = read(
        calendar_of(make_station(reception=[{"rule": "每月1日", "time": "9:00-11:30", "holidays": off}]))
    )
    taken = events["reception-20260501-s0001@llz.example.gov.cn"]
    assert taken["status"] == "CANCELLED" and words in taken["description"] and "【取消】" in taken["summary"]
    held = events.get("reception-20260506-s0001@llz.example.gov.cn")
    assert (held is not None and held["status"] == "CONFIRMED") is (off == "顺延")


def test_a_day_that_a_rota_holds_in_spite_of_a_holiday_is_not_cancelled():
    rota = [{"on": "2026-05-01", "deputies": ["100001"], "time": "15:00-16:00"}]
    rule = {"rule": "每月1日", "time": "9:00-11:30", "holidays": "取消"}
    events = read(calendar_of(make_station(reception=[rule], rota=rota)))
    event = events["reception-20260501-s0001@llz.example.gov.cn"]
    assert event["status"] == "CONFIRMED" and f"{event['dtstart'].dt:%H:%M}" == "15:00"


def test_a_station_that_receives_every_day_has_on_its_calendar_what_its_notice_says():
    station = make_station(reception=[{"rule": "每天", "time": "9:00-11:30", "holidays": "照常"}])
    site = make_site([station], site={"notice_days": 14})
    days = {f"{event['dtstart'].dt:%Y-%m-%d}" for event in read(published(site)).values()}
    assert days == {str(day.on) for day in notices.announced(site, station)} and len(days) == 15


# -- how a client tells a revision from an older one

EDITS = {
    "reception": [
        [],
        [RULE],
        [{**RULE, "time": "14:30-17:00"}],
        [{**RULE, "time": "9:00-11:30, 14:30-17:00"}],
        [{**RULE, "place": "二楼"}],
        [{"rule": "每月第2个周三", "holidays": "取消"}],
        [{"rule": "每周三"}],
    ],
    "rota": [
        [],
        [{"on": "2026-05-13", "deputies": ["100001"]}],
        [{"on": "2026-05-13", "deputies": ["100002"], "time": "19:00-20:00"}],
    ],
    "status": ["open", "open", "suspended", "closed", "merged"],
    "address": ["示范路1号", "示范路2号"],
    "phone": [None, "0731-00000001"],
    "last_verified": [None, "2026-01-01", "2026-03-01"],
    "since": [None, "2026-01-01", "2026-03-01"],
}
TRADES = ("sequence", "dtstamp", "last-modified")


def rank(event) -> tuple[int, dt.datetime]:
    return int(event["sequence"]), event["dtstamp"].dt


def without_stamps(event) -> bytes:
    bare = icalendar.Event({name: value for name, value in event.items() if name.lower() not in TRADES})
    return bare.to_ical()


@pytest.mark.breadth
@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_edited_a_later_build_outranks_what_it_changes_and_no_number_falls(seed):
    rng, day, content = random.Random(seed), dt.date(2026, 3, 1), {}
    known: dict[str, tuple[tuple[int, dt.datetime], bytes]] = {}
    for _ in range(30):
        name = rng.choice([*EDITS])
        content[name] = rng.choice(EDITS[name])
        day += dt.timedelta(rng.randint(1, 4))
        deputies = [make_deputy("100001", "张示例"), make_deputy("100002", "李样例")]
        site = make_site([make_station(today=day, deputies=deputies, **content)], today=day)
        made = published(site)
        assert made == published(site)
        for uid, event in read(made).items():
            if uid in known:
                before, said = known[uid]
                assert rank(event)[0] >= before[0]
                assert rank(event) > before or without_stamps(event) == said
            known[uid] = rank(event), without_stamps(event)
    assert len(known) > 6


def test_hours_that_change_keep_the_event_and_outrank_it():
    old, new = (
        read(published(make_site([make_station(reception=[{**RULE, "time": time}])], today=day)))
        for time, day in (("9:00-11:30", TODAY), ("14:30-17:00", TODAY + dt.timedelta(1)))
    )
    assert old.keys() == new.keys()
    for uid in old:
        assert int(new[uid]["sequence"]) > int(old[uid]["sequence"])
        assert new[uid]["last-modified"].dt > old[uid]["last-modified"].dt


def test_a_cancellation_outranks_what_it_cancels_on_the_same_day():
    held, gone = (read(calendar_of(make_station(reception=[RULE], status=s))) for s in ("open", "suspended"))
    assert all(rank(gone[uid]) > rank(held[uid]) for uid in held)


def test_no_stamp_is_later_than_the_day_of_the_build_in_beijing():
    event = events_of(make_station(reception=[RULE]))[0]
    assert text(event, "dtstamp") == dt.datetime(2026, 3, 3, 16, tzinfo=dt.UTC)
    assert text(event, "last_modified") == text(event, "dtstamp")
    # 4 March 2026 is day 2254 after 1 January 2020.
    assert text(event, "sequence") == "4508"


def test_a_site_that_moves_keeps_the_names_of_its_events():
    moved = {
        "permalink_base": "https://rd.example.gov.cn/llz",
        "former_permalink_bases": ["https://llz.example.gov.cn"],
    }
    stayed, gone = (published(make_site([make_station(reception=[RULE])], site=site)) for site in ({}, moved))
    assert read(stayed).keys() == read(gone).keys()
    names = [str(icalendar.Calendar.from_ical(content)["uid"]) for content in (stayed, gone)]
    assert names == ["receptions-s0001@llz.example.gov.cn"] * 2
    assert b"SOURCE;VALUE=URI:https://rd.example.gov.cn/llz/s/0001/receptions.ics" in gone.replace(
        b"\r\n ", b""
    )


# -- what clients ask of a published calendar


@pytest.mark.parametrize(
    "time, before", [("9:00-11:30", 15), ("14:30-17:00", 20.5), ("19:00-20:00", 25), ("", 6)]
)
def test_a_phone_reminds_at_six_on_the_evening_before(time, before):
    event = next(iter(read(calendar_of(make_station(reception=[{**RULE, "time": time}]))).values()))
    (alarm,) = event.walk("VALARM")
    assert alarm["action"] == "DISPLAY" and alarm["description"] == event["summary"]
    assert alarm["trigger"].dt == -dt.timedelta(hours=before)


def test_the_calendar_says_its_name_its_address_and_how_often_to_ask():
    content = calendar_of(make_station(reception=[RULE])).replace(b"\r\n ", b"").decode().split("\r\n")
    assert content[:5] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//zhanpai//receptions//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    assert {
        "NAME:望月湖街道湖东社区人大代表联络站接待日",
        "X-WR-CALNAME:望月湖街道湖东社区人大代表联络站接待日",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        "SOURCE;VALUE=URI:https://llz.example.gov.cn/s/0001/receptions.ics",
        "URL:https://llz.example.gov.cn/s/0001/",
        "X-WR-TIMEZONE:Asia/Shanghai",
    } <= set(content)


@pytest.mark.parametrize(
    "email, organizer",
    [("llz@example.gov.cn", "mailto:llz@example.gov.cn"), ("", "https://llz.example.gov.cn/s/0001/")],
)
def test_an_organizer_is_named_as_rfc_5546_asks_of_what_is_published(email, organizer):
    site = make_site(
        [make_station(reception=[RULE])], site={"contact": {"email": email}, "owner": '长沙"市"人大; 一, 二'}
    )
    event = next(iter(read(published(site)).values()))
    assert event["organizer"] == organizer and event["organizer"].params["CN"] == "长沙市人大; 一, 二"
    assert "attendee" not in event


def test_words_with_marks_of_the_format_are_told_as_typed():
    station = make_station(address="路1号;A座,B座\\C", reception=[{**RULE, "place": "一楼, 二楼; 后门"}])
    event = next(iter(read(calendar_of(station)).values()))
    assert event["location"] == "路1号;A座,B座\\C 一楼, 二楼; 后门"
    assert not re.search(rb"(?<!\r)\n", calendar_of(station))
