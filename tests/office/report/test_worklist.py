"""这周写什么: each suggestion, and the fact that it comes from."""

from dataclasses import replace

import pytest

from tests.make import make_deputy, make_news, make_opinion, make_site, make_station
from tests.office.report.town import day, report
from zhanpai.office.report.worklist import TaskKind


def tasks(told, id="0001"):
    found = next(r.tasks for r in told.whole.stations if r.id == id)
    return [(t.kind.label, t.what, t.why, t.by) for t in found]


@pytest.fixture(scope="module")
def told():
    return report()


def test_week_of_a_busy_station(told):
    assert tasks(told) == [
        (
            "发预告",
            "发3月11日接待日（9:00-11:30，一楼接待室；轮值：张示例；主题：加装电梯）的预告",
            "还有 7 天，动态里没有预告",
            day("2026-03-08"),  # three days before, as site.notice_lead says
        ),
        # 1 April 2025 to 4 March 2026 is a year less 28 days.
        ("催答复", "催街道办答复“路灯不亮”", "编号 1-4，期限 2025-04-01，已超 337 天", day("2025-04-01")),
        ("写回访", "回访“路修好了”：一年后怎么样了", "2025-03-08 报道，满一年", day("2026-03-08")),
        ("写履职", "写履职回顾（代表风采）：李样例", "任期到 2026年4月", day("2026-04-30")),
        (
            "改站名",
            "改正 1 处站名",
            "例如 content/news/2026/2026-02-11-h.md:7 写成“湖东社区代表联络站”，"
            "应当是“岳麓区望月湖街道湖东社区人大代表联络站”",
            None,
        ),
    ]


def test_week_of_a_station_that_opened_a_year_ago(told):
    assert tasks(told, "0002") == [
        (
            "写接待",
            "写2月26日的接待：谁来了、说了什么、怎么办",
            "接待日刚过，还没有“接待选民”的动态",
            day("2026-03-05"),
        ),
        ("签草稿", "把草稿“电梯装好了”签齐", "还差 2 审，签齐才会发布", None),
        (
            "写回音",
            "写一篇“民生实事”：“下水道堵了”有了答复",
            "编号 2-1，2月24日答复",
            day("2026-03-10"),
        ),
        ("写回访", "回访“路修好了”：一年后怎么样了", "2025-03-08 报道，满一年", day("2026-03-08")),
        ("写站庆", "写一篇建站 1 周年：接待了多少人，办成了几件事", "2025-03-06 开始接待", day("2026-03-06")),
        ("补资料", "补上坐标、电话、照片", "资料完整度 67%", None),
    ]


def test_what_is_to_be_done_about_an_opinion_says_which(told):
    named = {(t.kind.label, t.opinion) for r in told.whole.stations for t in r.tasks if t.opinion}
    assert named == {("催答复", "1-4"), ("写回音", "2-1")}


def test_a_silent_station_without_a_topic_is_given_a_deputy_to_write_about(told):
    assert tasks(told, "0003")[1:] == [
        ("找题目", "写一篇代表风采：孙示例（还没有写过，关注养老）", "从来没有发过动态", None)
    ]


def test_a_suspended_station_is_asked_for_data_alone(told):
    assert [kind for kind, *_ in tasks(told, "0004")] == ["补资料"]


def test_a_row_of_the_register_is_to_be_given_a_file(told):
    assert tasks(told, "0005") == [
        ("补资料", "建立站点资料：地址、电话、接待日、代表", "只在名册里，网页上什么都没有", None)
    ]


def test_all_tasks_of_the_city_are_counted_by_kind(told):
    counted = {kind.label: len(pairs) for kind, pairs in told.whole.tasks.items() if pairs}
    assert counted == {
        **{"发预告": 1, "写接待": 1, "催答复": 1, "签草稿": 1, "写回音": 1, "写回访": 2, "写站庆": 1},
        **{"写履职": 1, "改站名": 1, "补资料": 4, "找题目": 1},
    }


def test_what_several_stations_of_a_district_are_told_alike_is_one_job():
    bare = {"path": ""}
    stations = [
        *(replace(make_station(f"{n:04d}", community=f"第{n}社区"), **bare) for n in range(1, 41)),
        *(replace(make_station(f"{n:04d}", "district", district="芙蓉区"), **bare) for n in (41,)),
        make_station("0042", community="湖东社区", address="示范路1号"),
    ]
    whole = report(site=make_site(stations)).whole
    jobs = [(job.task.what, [r.id for r in job.stations]) for job in whole.jobs[TaskKind.DATA]]
    make_file = "建立站点资料：地址、电话、接待日、代表"
    assert jobs[0] == (make_file, [f"{n:04d}" for n in range(1, 41)])
    assert jobs[1] == (make_file, ["0041"])
    assert [ids for _, ids in jobs[2:]] == [["0042"]]
    # Every task is some job's, and the districts' numbers add up to the city's.
    assert sum(len(job.stations) for kind in whole.jobs.values() for job in kind) == sum(
        len(r.tasks) for r in whole.stations
    )
    areas = report(site=make_site(stations)).areas
    assert sum(area.jobs_count for area in areas) == whole.jobs_count


def test_what_is_told_otherwise_is_a_job_of_its_own(told):
    (revisit,) = told.whole.jobs[TaskKind.REVISIT]
    assert [r.id for r in revisit.stations] == ["0001", "0002"]
    assert told.whole.jobs_count == 14


def week(station, *news, **own):
    return [
        task[:3] for task in tasks(report(own, site=make_site([station], news=news))) if task[0] != "补资料"
    ]


def test_a_reception_that_was_announced_is_not_asked_for_again():
    station = make_station(reception=[{"rule": "每月第2个周三"}], since="2026-03-01")
    notice = make_news("2026-03-03-a", stations=["0001"], announces="2026-03-11")
    assert week(station, notice) == []
    assert [kind for kind, *_ in week(station)] == ["发预告", "找题目"]


def test_a_notice_that_comes_too_late_says_so():
    station = make_station(rota=[{"on": "2026-03-06", "deputies": ["100001"]}], deputies=1)
    assert week(station)[0][2] == "还有 2 天，动态里没有预告，已经不足 3 天"


def test_on_the_day_itself_the_station_is_to_take_pictures_and_notes():
    station = make_station(rota=[{"on": "2026-03-04", "deputies": ["100001"]}], deputies=1)
    assert week(station)[0] == (
        "写接待",
        "到3月4日接待日（轮值：示例甲）现场：拍照，记下谁来了、说了什么",
        "今天就有接待，7 天内写一篇“接待选民”",
    )


def test_a_declined_opinion_and_an_old_answer_are_no_news():
    replied = {"status": "replied", "reply": "已办。"}
    old = make_opinion("1", **replied, history=[{"status": "replied", "on": "2026-02-17"}])  # 15 days ago
    declined = make_opinion("2", status="declined", history=[{"status": "declined", "on": "2026-03-02"}])
    fresh = make_opinion("3", **replied, history=[{"status": "replied", "on": "2026-02-18"}])
    station = make_station(opinions=[old, declined, fresh])
    assert [why for kind, _, why in week(station) if kind == "写回音"] == ["编号 3，2月18日答复"]


def test_many_leaving_deputies_make_one_task():
    leaving = [make_deputy(f"10000{n}", f"{name}示例", until="2026-05") for n, name in enumerate("甲乙丙丁")]
    station = make_station(deputies=leaving)
    assert week(station)[0] == (
        "写履职",
        "写履职回顾（代表风采）：甲示例、乙示例、丙示例等 4 位代表",
        "任期到 2026年5月",
    )
    # 31 May is 27 + 30 + 31 = 88 days away; with 87 it is too early.
    assert [kind for kind, *_ in week(station, term_days="87")] == ["找题目"]


def test_an_item_of_a_year_and_a_week_ago_is_not_revisited():
    for stem, asked in (
        ("2025-03-03-a", False),
        ("2025-03-04-a", True),
        ("2025-03-10-a", True),
        ("2025-03-11-a", False),
    ):
        item = make_news(stem, stations=["0001"], category="民生实事")
        assert ("写回访" in [kind for kind, *_ in week(make_station(), item)]) is asked, stem


def test_every_kind_says_what_it_means():
    assert all(kind.about for kind in TaskKind)
