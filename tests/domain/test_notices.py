"""接待日公告 made from the schedule, and what is said of notices written by hand."""

import datetime as dt

import pytest

from tests.make import TODAY, make_deputy, make_news, make_site, make_station
from zhanpai.checks import announced_at_short_notice, announced_no_reception
from zhanpai.domain import notices
from zhanpai.domain.model.site import Site
from zhanpai.site.pages import frame, notice, notices_district
from zhanpai.site.pages import notices as notices_page
from zhanpai.site.parts.browse import BrowseItem

RULE = {"rule": "每月第2个周三", "time": "9:00-11:30", "place": "一楼接待室"}
"""Next on 11 March 2026, seven days after TODAY."""


def city(*stations, **site) -> Site:
    return make_site(stations or (make_station(reception=[RULE]),), site=site)


def days(site: Site) -> list[str]:
    return [f"{n.day.on} {n.station.id}" for n in notices.coming(site, site.stations)]


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [("6", []), ("7", ["2026-03-11 0001"]), ("42", ["2026-03-11 0001", "2026-04-08 0001"])],
)
def test_a_day_is_announced_so_many_days_before(ahead, expected):
    assert days(city(notice_days=ahead)) == expected


def test_a_station_that_receives_every_working_day_is_announced_for_all_of_them():
    site = city(make_station(reception=[{"rule": "每个工作日"}]), notice_days="14")
    # 4 to 18 March 2026, without 7, 8, 14 and 15: two weekends.
    assert days(site) == [f"2026-03-{d:02} 0001" for d in (4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18)]


def test_stations_that_do_not_receive_announce_nothing():
    shut = [
        make_station(id, reception=[RULE], status=s) for id, s in (("0001", "suspended"), ("0002", "closed"))
    ]
    assert days(city(*shut)) == []


def test_notices_stand_by_day_and_then_as_the_register_lists_the_districts():
    stations = (
        make_station("0001", "district", district="岳麓区", reception=[RULE]),
        make_station("0002", "district", district="芙蓉区", reception=[RULE]),
        make_station("0003", "city", reception=[RULE]),
        make_station("0004", "field", reception=[{"rule": "每周五"}]),
    )
    assert days(city(*stations)) == [
        "2026-03-06 0004",
        "2026-03-11 0003",
        "2026-03-11 0002",
        "2026-03-11 0001",
    ]


def page(site: Site, id: str = "0001"):
    return next(p for p in notice.pages(site) if p.url == f"/s/{id}/notice/")


def test_a_notice_says_when_where_who_and_whom_to_ring():
    station = make_station(
        address="岳麓区示范路1号",
        phone="0731-00000001",
        liaison_officer={"name": "冯样例"},
        points=[{"name": "月湖公园", "address": "岳麓区示范路9号"}],
        reception=[{**RULE, "place": "月湖公园"}],
        rota=[{"on": "2026-03-11", "deputies": ["100001"], "topic": "加装电梯"}],
        deputies=[make_deputy()],
    )
    told = page(city(station))
    (day,) = told.context.days
    assert (day.on, day.weekday, day.time) == ("2026-03-11", "周三", "9:00-11:30")
    assert day.place == "月湖公园（岳麓区示范路9号）"
    assert [d.words for d in day.deputies] == ["张示例"] and day.topic == "加装电梯"
    assert told.context.phone == "0731-00000001" and told.context.officer == "冯样例"
    assert told.description.endswith("接待居民和选民：3月11日 周三，9:00-11:30，月湖公园。")
    (event,) = told.json_ld["about"]
    assert (event["@type"], event["startDate"]) == ("Event", "2026-03-11T09:00:00+08:00")


def test_a_day_that_a_holiday_may_move_says_so():
    station = make_station(reception=[{"rule": "每月1日", "holidays": "顺延"}], today=dt.date(2027, 9, 28))
    site = make_site([station], today=dt.date(2027, 9, 28), site={"notice_days": "14"})
    (day,) = page(site).context.days
    assert "以国务院放假安排为准" in day.note


def test_the_address_of_a_notice_outlives_its_day_its_schedule_and_its_station():
    quiet = make_station("0001", address="岳麓区示范路1号")
    gone = make_station("0002", community="湖中社区", status="merged", into="0001", address="岳麓区示范路2号")
    site = city(quiet, gone)
    assert page(site).context.days == () and not page(site).head.is_listed
    assert page(site, "0002").context.closing.href == "/s/0001/"
    later = city(make_station(reception=[RULE]), notice_days="0")
    assert [d.on for d in page(later).context.days] == ["2026-03-11"]
    assert page(later).context.is_announced is False and page(later).head.is_listed


def test_a_small_city_lists_its_notices_and_a_large_one_counts_them_by_district(monkeypatch):
    stations = [make_station(f"{n:04}", community=f"第{n}社区", reception=[RULE]) for n in range(1, 4)]
    hub = make_station("0009", "city", reception=[RULE])
    (small,) = notices_page.pages(city(*stations, hub))
    ((day,), (of_district,)) = (small.context.days, small.context.districts[1:])
    assert len(day.lines) == 4 and day.counted == ()
    monkeypatch.setattr(notices_page, "MOST", 3)
    (large,) = notices_page.pages(city(*stations, hub))
    (day,) = large.context.days
    assert [line.href for line in day.lines] == ["/s/0009/notice/"]
    assert day.counted == (BrowseItem("岳麓区", "/notices/yuelu/#day-2026-03-11", "3个站"),)
    assert of_district.href == "/notices/yuelu/"
    of_yuelu = next(p for p in notices_district.pages(city(*stations, hub)) if p.url == "/notices/yuelu/")
    assert [d.id for d in of_yuelu.context.days] == ["day-2026-03-11"]
    assert len(of_yuelu.context.days[0].lines) == 3


def late(date: str, day: str, **fields) -> list[str]:
    station = make_station(reception=[{"rule": "每个工作日"}])
    item = make_news(f"{date}-yugao", announces=day, stations=["0001"], **fields)
    return [f.fix for f in announced_at_short_notice.check(make_site([station], news=[item]))]


@pytest.mark.parametrize(
    ("date", "day", "expected"),
    [
        ("2026-03-04", "2026-03-07", ""),
        ("2026-03-04", "2026-03-06", "日期不要改。"),
        ("2026-03-04", "2026-03-04", "日期不要改。"),
        ("2026-03-09", "2026-03-11", "改成 date: 2026-03-08 或更早的日期"),
        ("2026-03-05", "2026-03-06", "改成今天发布：date: 2026-03-04"),
        ("2026-02-27", "2026-02-28", ""),  # over: to change its date now would be a lie
        ("2026-03-12", "2026-03-11", ""),  # dated after the day: D241 speaks
    ],
)
def test_a_notice_is_to_be_out_three_days_before(date, day, expected):
    found = late(date, day)
    assert [fix.startswith(expected) for fix in found] == ([True] if expected else [])


def test_the_city_says_how_many_days():
    item = make_news("2026-03-04-yugao", announces="2026-03-07", stations=["0001"])
    site = make_site(news=[item], site={"notice_lead": "5"})
    (found,) = announced_at_short_notice.check(site)
    assert found.message == "预告的接待日是 2026-03-07，2026-03-04 才发布，只提前了3天，要求至少5天。"


def missed(day: str, *stations, ids=("0001",), **fields) -> list[str]:
    item = make_news("2026-03-04-yugao", announces=day, stations=list(ids), **fields)
    stations = stations or (make_station(reception=[RULE]),)
    return [f.fix for f in announced_no_reception.check(make_site(stations, news=[item]))]


def test_an_announced_day_is_one_of_the_rule_or_of_the_rota_of_one_of_the_stations():
    duty = make_station("0002", "district", rota=[{"on": "2026-03-13", "deputies": ["100001"]}])
    both = (make_station(reception=[RULE]), duty)
    assert missed("2026-03-11") == []
    assert missed("2026-04-08") == []
    assert missed("2026-03-13", *both, ids=("0001", "0002")) == []
    (fix,) = missed("2026-03-12", *both, ids=("0001", "0002"))
    assert fix.startswith(
        "望月湖街道湖东社区人大代表联络站的下一个接待日是3月11日 周三：改成 announces: 2026-03-11；"
    )


def test_a_suspended_station_receives_on_no_announced_day():
    (fix,) = missed("2026-03-11", make_station(reception=[RULE], status="suspended"))
    assert fix.startswith("站点文件里没有今后的接待日")


def test_of_days_gone_by_and_of_what_was_withdrawn_nothing_is_said():
    assert missed("2026-03-12", withdrawn={"on": "2026-03-04", "reason": "改期"}) == []
    item = make_news("2026-02-20-yugao", announces="2026-02-25", stations=["0001"])
    assert list(announced_no_reception.check(make_site([make_station(reception=[RULE])], news=[item]))) == []


def test_a_card_for_other_sites_shows_three_days_and_three_news_residents_first():
    kinds = ["工作动态", "接待选民", "学习培训", "视察", "走访入户"]
    news = [
        make_news(f"2026-02-{10 + n}-a", category=kind, title=f"第{n}篇", stations=["0001"])
        for n, kind in enumerate(kinds)
    ]
    site = make_site([make_station(reception=[{"rule": "每周三"}])], news=news, today=TODAY)
    cards = {p.url: p for p in frame.pages(site)}
    of_station, of_district = cards["/embed/s/0001/"].context, cards["/embed/yuelu/"].context
    assert [d.on for d in of_station.days] == ["2026-03-04", "2026-03-11", "2026-03-18"]
    for card in (of_station, of_district):
        assert [n.title for n in card.news] == ["第4篇", "第3篇", "第1篇"]
    assert [(d.on, d.href) for d in of_district.days] == [("2026-03-04", "/s/0001/notice/")]
    assert "/embed/furong/" in cards and not any(p.head.is_listed for p in cards.values())
