"""What is printed of a station fits on one sheet of A4, and says how much does not."""

from __future__ import annotations

from tests.make import make_deputy, make_site, make_station
from zhanpai.domain.model.station import Station
from zhanpai.site.parts.paper import PaperSheet, notice_sheet, station_sheet
from zhanpai.site.parts.station import station_facts

RULE = [{"rule": "每周二", "time": "9:00-11:30", "place": "一楼接待室"}]


def sheet(people: int = 2, **detail: object) -> tuple[PaperSheet, Station]:
    deputies = [make_deputy(f"{200001 + n}", f"示例{chr(0x4E00 + n)}") for n in range(people)]
    given = {
        "address": "示范路1号",
        "phone": "0731-00000001",
        "reception": RULE,
        "deputies": deputies,
        **detail,
    }
    site = make_site([make_station(**given)])
    (station,) = site.stations
    names = [deputy.name for deputy in station.serving]
    return station_sheet(site, station, "", station_facts(station), [("区人大代表", names)]), station


def test_a_usual_station_is_printed_whole_and_large():
    made, station = sheet()
    assert made.left_out == "" and made.size
    assert [row.term for row in made.facts] == ["地址", "电话"]
    assert made.people[0].value == "示例一、示例丁"
    assert [day.on for day in made.days] == [day.on.isoformat() for day in station.receptions[:3]]
    assert made.code.endswith(".svg")
    assert made.address == "llz.example.gov.cn/s/0001/"


def test_who_has_no_room_is_counted():
    made, _ = sheet(people=120)
    shown = len(made.people[0].value.split("、"))
    assert 5 < shown < 120 and made.size == ""
    assert f"还有{120 - shown}位代表" in made.left_out


def test_the_next_day_and_the_code_stay_whatever_else_has_to_go():
    rules = [{"rule": f"每月{n}日", "time": "9:00-11:30", "place": "很长的地点" * 12} for n in range(1, 9)]
    made, station = sheet(people=60, reception=rules, address="示范路" * 40, hours="周一至周五" * 30)
    assert made.days[0].on == station.receptions[0].on.isoformat()
    assert made.code and made.facts[0].term == "地址"
    assert "位代表" in made.left_out and "条安排" in made.left_out


def test_a_notice_says_how_many_of_its_days_have_no_room():
    _, station = sheet(reception=[{"rule": "每周二", "time": "9:00-11:30", "place": "很长的地点" * 12}])
    site = make_site([station])
    notice = notice_sheet(site, station, "代表接待日公告", "", [*station.receptions] * 4, ())
    assert notice.tells_matters and notice.title == "代表接待日公告"
    hidden = 4 * len(station.receptions) - len(notice.days)
    assert hidden > 0 and f"还有{hidden}个接待日" in notice.left_out
