"""代表风采 and 一季一星: whose quarter it is, and what stands first on a deputy's page."""

import datetime as dt

import pytest

from tests.make import make_deputy, make_news, make_site, make_station
from zhanpai.domain.stories import district_of
from zhanpai.domain.stories import stars as stars_of
from zhanpai.kit.dates import Quarter
from zhanpai.site.pages import deputy, stars, stories


@pytest.mark.parametrize(
    ("day", "label"),
    [
        ("2026-01-01", "2026年第一季度"),
        ("2026-03-31", "2026年第一季度"),
        ("2026-04-01", "2026年第二季度"),
        ("2025-09-30", "2025年第三季度"),
        ("2025-12-31", "2025年第四季度"),
    ],
)
def test_quarter_of_a_day(day, label):
    assert Quarter.of(dt.date.fromisoformat(day)).label == label


def city(**more):
    stations = [
        make_station("0001", deputies=[make_deputy("100001", "张示例"), make_deputy("100002", "李样例")]),
        make_station("0002", "district", district="芙蓉区", deputies=[make_deputy("100003", "王示范")]),
        make_station("0003", "city", deputies=[make_deputy("100004", "赵演示")]),
    ]
    return make_site(stations, **more)


def star(stem, **fields):
    return make_news(stem, series="一季一星", **fields)


def test_stars_stand_by_quarter_and_within_it_by_district():
    news = [
        star("2025-12-20-yuelu", deputies=["100001"]),
        star("2026-02-20-yuelu", deputies=["100002"]),
        star("2026-02-21-furong", deputies=["100003"]),
        star("2026-02-22-city", deputies=["100004"]),
        # Another reviewed too few times, and one that is no star.
        star("2026-02-23-draft", deputies=["100001"], reviews=["一审 曹示例"]),
        make_news("2026-02-24-else", deputies=["100001"]),
    ]
    found = stars_of(city(news=news))
    assert [(q.label, [n.stem for n in items]) for q, items in found.items()] == [
        ("2026年第一季度", ["2026-02-22-city", "2026-02-21-furong", "2026-02-20-yuelu"]),
        ("2025年第四季度", ["2025-12-20-yuelu"]),
    ]


def test_a_story_is_of_its_deputy_s_district_whatever_stations_it_names():
    item = star("2026-02-20-a", deputies=["100003"], stations=["0001"])
    assert district_of(city(), item) == "芙蓉区"
    assert district_of(city(), star("2026-02-20-b", stations=["0001"])) == "岳麓区"
    assert district_of(city(), star("2026-02-20-c", deputies=["100004"])) == "市级"


def test_the_first_page_shows_the_last_quarter_s_stars_and_the_others_none():
    news = [star("2025-12-20-yuelu", deputies=["100001"]), star("2026-02-20-yuelu", deputies=["100002"])]
    news += [
        make_news(f"2026-01-{n:02}-fengcai", series="代表风采", deputies=["100001"]) for n in range(1, 31)
    ]
    first, second = stories.pages(city(news=news))
    assert first.context.quarter == "2026年第一季度"
    assert [s.href for s in first.context.stars] == ["/news/2026-02-20-yuelu/"]
    assert second.context.stars == ()
    assert (len(first.context.stories), len(second.context.stories)) == (24, 6)
    (page,) = stars.pages(city(news=news))
    assert [q.title for q in page.context.quarters] == ["2026年第一季度", "2025年第四季度"]


def test_stars_alone_make_a_page_and_nothing_makes_none():
    (page,) = stories.pages(city(news=[star("2026-02-20-yuelu", deputies=["100002"])]))
    assert (page.url, page.context.stories) == ("/stories/", ())
    assert list(stories.pages(city())) == list(stars.pages(city())) == []


def test_a_deputy_s_page_shows_the_stories_about_them_first():
    news = [
        make_news("2026-02-20-jiedai", deputies=["100001"]),
        make_news("2026-01-10-fengcai", deputies=["100001"], series="代表风采"),
        make_news("2025-12-20-xing", deputies=["100001"], series="一季一星"),
        make_news("2026-02-10-tese", deputies=["100001"], series="特色联络站"),
    ]
    page = next(p for p in deputy.pages(city(news=news)) if p.url == "/d/100001/")
    assert [n.href for n in page.context.news] == [
        "/news/2026-01-10-fengcai/",
        "/news/2025-12-20-xing/",
        "/news/2026-02-20-jiedai/",
        "/news/2026-02-10-tese/",
    ]


def test_who_has_left_office_keeps_the_story_and_loses_the_portrait():
    left = make_deputy("100001", "张示例", until="2025-06", photo="100001.jpg")
    site = make_site(
        [make_station("0001", deputies=[left])],
        news=[make_news("2026-01-10-fengcai", deputies=["100001"], series="代表风采")],
    )
    (page,) = stories.pages(site)
    (person,) = page.context.stories[0].people
    assert (person.name, person.portrait, person.mandates) == ("张示例", None, ("原岳麓区人大代表",))
