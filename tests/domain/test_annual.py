"""履职年报: every number here was counted by hand.

Station 0001 receives 每月第2个周三.  In 2025 that is 12 days: 8 January, 12 February, 12 March, 9 April,
14 May, 11 June, 9 July, 13 August, 10 September, 9 October (the 8th was a holiday), 12 November, 10 December.
In 2026 up to 4 March: 14 January, 11 February; a duty on 25 February is a third day, one on 11 March is to come.
"""

import pytest

from tests.make import make_deputy, make_news, make_opinion, make_project, make_site, make_station
from zhanpai.domain import annual, annual_words
from zhanpai.site.pages import annual as city_page
from zhanpai.site.pages import annual_station, station


def opinion(id, month, category, status, satisfaction=None):
    return make_opinion(id, month=month, category=category, status=status, satisfaction=satisfaction)


@pytest.fixture(scope="module")
def site():
    first = make_station(
        "0001",
        reception=[{"rule": "每月第2个周三", "time": "9:00-11:30"}],
        rota=[
            {"on": "2026-02-11", "deputies": ["100001"]},
            {"on": "2026-02-25", "deputies": ["100002"]},
            {"on": "2026-03-11", "deputies": ["100004"]},
        ],
        deputies=[
            make_deputy("100001", "张示例"),
            make_deputy("100002", "李样例"),
            make_deputy("100003", "王示范", until="2025-06"),
            make_deputy("100004", "赵演示"),
        ],
        opinions=[
            opinion("2026-004", "2026-02", "住房", "replied", "基本满意"),
            opinion("2026-003", "2026-02", "停车", "in_handling"),
            opinion("2026-002", "2026-01", "邻里纠纷", "declined"),
            opinion("2026-001", "2026-01", "住房", "closed", "满意"),
            opinion("2025-001", "2025-11", "停车", "closed", "不满意"),
        ],
    )
    second = make_station("0002", "district", district="芙蓉区", deputies=[make_deputy("100009", "冯样例")])
    silent = make_station("0003", "township", reception=[{"rule": "每周二"}])
    news = [
        make_news("2026-01-22-a", category="走访入户", stations=["0001"], deputies=["100001"]),
        make_news("2026-02-11-b", category="接待选民", stations=["0001", "0002"]),
        make_news("2026-02-12-c", category="工作动态", stations=["0002"], deputies=["100009"]),
        make_news("2025-12-18-d", category="工作动态", stations=["0001"], deputies=["100003"]),
        make_news("2026-02-13-draft", stations=["0001"], reviews=["一审 曹示例"]),
        make_news("2024-12-18-old", stations=["0002"]),
    ]
    projects = [
        make_project("2026-01", index=0, stations=["0001"], status="done"),
        make_project("2026-02", index=1, stations=["0001", "0002"], district="芙蓉区"),
        make_project("2026-03", index=2, stations=["0001"], status="not_selected"),
        make_project("2025-01", year=2025, status="done"),
    ]
    return make_site([first, second, silent], news=news, projects=projects)


def test_a_station_s_year_so_far(site):
    report = annual_words.of_station(site, 2026, site.station_by_id["0001"])
    assert report.title == "岳麓区望月湖街道湖东社区人大代表联络站2026年代表履职年报"
    assert report.period == "2026年1月1日至3月4日（全年还没有结束）"
    assert report.figures == ((3, "个接待日"), (4, "件意见建议"), (3, "件已答复"), (2, "篇履职动态"))
    assert report.sentences == (
        "安排代表接待日3天。",
        "收到居民意见建议4件，已经答复3件，还有1件正在办理。",
        "居民评价了2件的答复，满意和基本满意2件，占100%。",
        "本站进站代表3人，有履职记录的2人。",
        "公布履职动态2篇，其中居民身边的事2篇。",
        "与本站有关的民生实事项目2件，已完成1件。",
    )


def test_a_station_s_charts(site):
    charts = annual_words.of_station(site, 2026, site.station_by_id["0001"]).charts
    assert [(c.title, c.unit, [(b.words, b.number, b.share) for b in c.bars]) for c in charts] == [
        ("意见建议反映的方面", "件", [("住房", 2, 100), ("停车", 1, 50), ("邻里纠纷", 1, 50)]),
        ("居民对答复的评价", "件", [("满意", 1, 100), ("基本满意", 1, 100)]),
        ("履职动态的类别", "篇", [("接待选民", 1, 100), ("走访入户", 1, 100)]),
    ]


def test_a_whole_year_counts_all_twelve_days_and_who_left_during_it(site):
    report = annual_words.of_station(site, 2025, site.station_by_id["0001"])
    assert report.period == "2025年1月1日至12月31日"
    assert report.sentences == (
        "安排代表接待日12天。",
        "收到居民意见建议1件，已经全部答复。",
        "居民评价了1件的答复，满意和基本满意0件，占0%。",
        "本站进站代表4人，有履职记录的1人。",
        "公布履职动态1篇。",
    )


def test_the_city_counts_each_thing_once(site):
    """Station 0003 receives on Tuesdays: 6, 13, 20, 27 January, 3, 10 and 24 February, 3 March.

    The 17th of February lay in the Spring Festival (15 to 23 February 2026) and was put off to the 24th,
    which is a day of its own: eight days, and three of station 0001.
    """
    report = annual_words.of_city(site, 2026)
    assert report.sentences == (
        "2个联络站公布了接待安排，代表接待日共11场。",
        "收到居民意见建议4件，已经答复3件，还有1件正在办理。",
        "居民评价了2件的答复，满意和基本满意2件，占100%。",
        "全市进站代表4人，有履职记录的3人。",
        "公布履职动态3篇，其中居民身边的事2篇。",
        "市、区县、乡镇（街道）民生实事项目2件，已完成1件。",
    )
    assert [p.record.id for p in report.projects] == ["2026-01"]
    assert report.rows == (
        ("芙蓉区", "收到0件，答复0件", "2篇", "1人（共1人）"),
        ("岳麓区", "收到4件，答复3件", "2篇", "2人（共3人）"),
    )


def test_pages_are_of_this_year_and_the_last_and_of_stations_with_something_to_tell(site):
    assert [p.url for p in city_page.pages(site)] == ["/annual/2026/", "/annual/2025/"]
    assert [p.url for p in annual_station.pages(site)] == [
        "/annual/2026/s/0001/",
        "/annual/2025/s/0001/",
        "/annual/2026/s/0002/",
    ]


def test_a_station_leads_to_its_years(site):
    linked = {p.url: [a.href for a in p.context.annuals] for p in station.pages(site)}
    assert linked["/s/0001/"] == ["/annual/2026/s/0001/", "/annual/2025/s/0001/"]
    assert linked["/s/0003/"] == []


def test_a_city_of_which_nothing_is_told_has_no_report():
    silent = make_site([make_station("0001", reception=[{"rule": "每周二"}])])
    assert list(city_page.pages(silent)) == list(annual_station.pages(silent)) == []


def test_a_station_that_is_suspended_has_no_days():
    shut = make_station(
        "0001",
        status="suspended",
        reception=[{"rule": "每周二"}],
        opinions=[opinion("2026-001", "2026-01", "停车", "received")],
    )
    site = make_site([shut])
    assert annual.of_station(site, 2026, shut).receptions == 0


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(1, 3, 33), (2, 3, 67), (1, 8, 13), (0, 5, 0), (5, 5, 100)]
)
def test_shares_are_rounded_half_up(part, whole, percent):
    assert annual_words._percent(part, whole) == percent
