"""民生实事: what residents read of a vote, of money, of progress, and where they find it."""

import datetime as dt

import pytest

from tests.make import make_deputy, make_news, make_project, make_site, make_station
from zhanpai.domain.model.project import Votes
from zhanpai.site.pages import deputy, projects, projects_year, station
from zhanpai.site.parts import project

STEPS = [
    {"on": "2026-02-10", "text": "选点全部确定", "percent": "20"},
    {"on": "2026-02-20", "text": "施工图审查通过"},
    {"on": "2026-03-01", "text": "首批60台进场", "percent": "35"},
]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"agree": "412", "against": "3", "abstain": "15", "of": "430", "by": "市人民代表大会"},
            "2026年1月16日，市人民代表大会：到会代表430人，赞成412票、反对3票、弃权15票。",
        ),
        (
            {"agree": "400", "against": "3", "not_voting": "27", "of": "430"},
            "2026年1月16日：到会代表430人，赞成400票、反对3票、弃权0票，未投票27人。",
        ),
    ],
)
def test_a_vote_in_words(fields, said):
    assert project.votes(Votes.model_validate({"on": "2026-01-16", **fields})) == said


@pytest.mark.parametrize(
    ("typed", "said"), [(36.5, "36.5万元"), (1200, "1200万元"), (10_000, "1亿元"), (12_000, "1.2亿元")]
)
def test_money_in_words(typed, said):
    assert project.budget(typed) == said


def test_progress_is_what_the_last_step_with_a_number_says():
    assert make_project(milestones=STEPS).record.percent == 35
    assert make_project(milestones=STEPS[:2]).record.percent == 20
    assert make_project(milestones=STEPS[1:2]).record.percent == 0


def test_the_bar_is_in_words_too():
    card = project.project_card(make_site(), make_project(milestones=STEPS))
    assert card.progress == project.ProgressBar(
        percent=35,
        words="完成35%",
        label="老旧小区加装电梯400台的进度",
        last="2026年3月1日：首批60台进场",
    )
    assert [step.percent for step in card.steps] == ["完成35%", "", "完成20%"]


@pytest.mark.parametrize(
    ("status", "due", "said"),
    [
        ("under_way", "2026-03-03", "已过计划日期"),
        ("under_way", "2026-03-04", "实施中"),
        ("selected", "2026-02-28", "已过计划日期"),
        ("done", "2026-02-28", "已完成"),
        ("stopped", "2026-02-28", "已调整"),
        ("proposed", "2026-12-31", "候选项目"),
    ],
)
def test_what_is_late_says_so_from_the_day_after(status, due, said):
    assert project.status(make_site(), make_project(status=status, due=due)).words == said


@pytest.mark.parametrize("status", ["proposed", "not_selected", "selected", "stopped"])
def test_what_was_never_begun_shows_no_bar(status):
    assert project.project_line(make_site(), make_project(status=status)).progress is None


def city(*items, **more):
    stations = [
        make_station("0001", deputies=[make_deputy("100001", "张示例")]),
        make_station("0002", "district", district="芙蓉区"),
    ]
    return make_site(stations, projects=items, **more)


def test_city_and_districts_have_pages_of_their_own():
    site = city(
        make_project("2026-01"),
        make_project("2026-02", index=1, district="岳麓区", township="望月湖街道", status="done"),
        make_project("2025-01", year=2025, district="芙蓉区"),
    )
    found = {p.url: [c.id for c in p.context.projects] for p in projects_year.pages(site)}
    assert found == {
        "/projects/2026/": ["p-2026-01"],
        "/projects/2026/yuelu/": ["p-2026-02"],
        "/projects/2025/": [],
        "/projects/2025/furong/": ["p-2025-01"],
    }


def test_the_overview_counts_what_was_chosen():
    site = city(
        make_project("1", index=0, status="under_way"),
        make_project("2", index=1, status="done"),
        make_project("3", index=2, status="done", district="岳麓区"),
        make_project("4", index=3, status="not_selected"),
        make_project("5", index=4, status="proposed"),
        make_project("6", index=5, status="stopped"),
        make_project("7", year=2025, status="done"),
    )
    (page,) = projects.pages(site)
    assert [(s.number, s.words) for s in page.context.stats] == [
        (4, "件实事项目"),
        (2, "件已完成"),
        (1, "件实施中"),
        (1, "件候选，等待票决"),
        (1, "件未入选"),
    ]
    assert [(y.words, y.count) for y in page.context.years] == [
        ("2026年民生实事", "6件"),
        ("2025年民生实事", "1件"),
    ]


def test_station_and_deputy_show_their_projects_and_lead_to_them():
    item = make_project("YL 01", district="岳麓区", stations=["0001"], deputies=["100001"])
    site = city(item)
    pages = [*station.pages(site), *deputy.pages(site)]
    shown = {p.url: [line.href for line in p.context.projects] for p in pages}
    assert shown == {
        "/s/0001/": ["/projects/2026/yuelu/#p-YL-01"],
        "/s/0002/": [],
        "/d/100001/": ["/projects/2026/yuelu/#p-YL-01"],
    }


def test_a_draft_is_not_among_the_news_of_a_project():
    news = [make_news("2026-02-11-dianti"), make_news("2026-02-12-gao", reviews=["一审 曹示例"])]
    item = make_project(news=["2026-02-11-dianti", "2026-02-12-gao"])
    (row,) = project.project_card(city(item, news=news), item).facts
    assert [link.href for link in row.links] == ["/news/2026-02-11-dianti/"]


def test_a_project_is_found_by_its_words_and_by_nobody_s_name():
    item = make_project(goal="先装意见统一的单元。", stations=["0001"], deputies=["100001"], milestones=STEPS)
    (page,) = projects_year.pages(city(item))
    (entry,) = page.entries
    assert (entry.url, entry.kind, entry.year) == ("/projects/2026/#p-2026-01", "民生实事", "2026")
    assert "首批60台进场" in entry.text
    assert "张示例" not in entry.text


def test_a_city_without_projects_has_no_page_of_them():
    assert list(projects.pages(city())) == list(projects_year.pages(city())) == []


def test_no_number_of_votes_is_negative():
    with pytest.raises(ValueError, match="greater than or equal"):
        Votes.model_validate({"on": dt.date(2026, 1, 16), "agree": -1, "of": 10})
