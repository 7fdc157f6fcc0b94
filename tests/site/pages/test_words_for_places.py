"""No page of a county speaks of districts that it does not have, and one of a 州 says 县市.  Expected by hand."""

import dataclasses

from tests.make import make_news, make_project, make_site, make_station
from zhanpai.content.load.theme import shipped_theme
from zhanpai.site.pages import (
    accounts,
    accounts_district,
    annual,
    embed,
    find,
    news_list,
    projects,
    projects_year,
    search,
)
from zhanpai.site.render import Renderer

TYPES = (accounts, accounts_district, annual, embed, find, news_list, projects, projects_year)
WECHAT = {"kind": "wechat", "name": "大禾塘人大演示号"}


def place(name, code, district, **more):
    """A site with news, accounts and projects of `district`, which is `name` itself where there is none."""
    one = {"code": "430582", "name": district, "slug": "own"}
    town = {"code": "430582001", "name": "大禾塘街道"}
    station = make_station(
        accounts=[WECHAT], deputies=2, district=district, township="大禾塘街道", community="民康社区"
    )
    item = make_project(district=district)
    return make_site(
        [station],
        news=[make_news()],
        projects=[item, dataclasses.replace(make_project("2026-02"), index=1)],
        city={"name": name, "code": code, **more},
        districts=[{**one, "townships": [town]}],
    )


def bodies(site, types=TYPES):
    """Address → the page as a reader has it, its description before it."""
    renderer = Renderer(shipped_theme())
    return {
        page.url: page.description + renderer.body(page) for module in types for page in module.pages(site)
    }


def test_no_page_of_a_county_speaks_of_districts():
    found = bodies(place("邵东市", "430582", "邵东市", prefecture="邵阳市"))
    assert len(found) > 8
    assert [url for url, body in found.items() if "区县" in body] == []
    assert "全市的项目" in found["/projects/"] and "邵东市的项目" in found["/projects/"]
    assert "街道（乡镇）的网站复制" in found["/embed/"] and "全市的卡片" in found["/embed/"]
    county = bodies(place("新邵县", "430582", "新邵县"))
    assert [url for url, body in county.items() if "区县" in body or "全市" in body] == []


def test_a_county_has_no_filter_of_its_one_district_nor_a_list_of_its_news():
    site = place("邵东市", "430582", "邵东市")
    (page,) = search.pages(site)
    assert [one.name for one in page.context.filters] == ["kind", "category", "year"]
    assert next(news_list.pages(site)).context.aside.districts == ()


def test_the_pages_of_a_prefecture_of_counties_and_cities_say_so():
    found = bodies(place("恩施土家族苗族自治州", "422800", "利川市"))
    assert [url for url, body in found.items() if "区县" in body or "全市" in body] == []
    assert "按县市查找" in found["/accounts/"] and "各县市的项目" in found["/projects/"]
    assert "全州的平台账号" in found["/accounts/own/"] and "一个县市的卡片" in found["/embed/"]
    assert "本县市和所属街道（乡镇）的项目" in found["/projects/2026/own/"]
