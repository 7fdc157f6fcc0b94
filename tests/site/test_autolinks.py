"""Names in a news item's text become links by themselves: the right ones, once, and no others."""

import re
import time

import pytest

from tests.make import make_deputy, make_news, make_site, make_station
from tests.shipped import shipped
from zhanpai.kit import markdown
from zhanpai.site.autolinks import Linker, place

CITY = make_site(
    [
        make_station(
            "0001",
            "township",
            former_names=[{"name": "望月湖街道人大代表活动室"}, {"name": "代表之家"}],
            deputies=[
                make_deputy("100001", "张示例"),
                make_deputy("100002", "李样"),
                make_deputy("100003", "安全生"),
            ],
        ),
        make_station(
            "0002",
            "community",
            former_names=[{"name": "湖东社区代表之家"}],
            deputies=[
                make_deputy("100004", "王示范"),
                make_deputy("100005", "高建设"),
                make_deputy("100006", "李样和"),
            ],
        ),
        make_station("0003", "field", field="青年"),
        make_station("0004", "field"),
        make_station("0005", "community", community="湖中社区", status="merged", into="0002"),
        make_station("0006", "city", deputies=[make_deputy("100010", "于文化")]),
        make_station("0007", "district", deputies=[make_deputy("100011", "张示例")]),
        make_station("0008", "township", township="莲花镇", former_names=[{"name": "莲花人大代表工作室"}]),
        make_station("0009", "township", township="沙市镇"),
        make_station("0010", "township", district="芙蓉区", township="文艺路街道"),
        # One short name in two districts, and one former name of two stations.
        make_station("0011", "community", township="新建街道", community="新村社区"),
        make_station("0012", "community", district="芙蓉区", township="新建街道", community="新村社区"),
        make_station(
            "0013",
            "community",
            township="莲花镇",
            community="桐木村",
            former_names=[{"name": "莲花镇桐木人大代表接待站"}],
        ),
        make_station(
            "0014",
            "community",
            township="莲花镇",
            community="华宝村",
            former_names=[{"name": "莲花镇桐木人大代表接待站"}],
        ),
        make_station("0015", "point", deputies=[make_deputy("100020", "王示范")]),
    ],
    districts=[
        {"code": "430102", "name": "芙蓉区", "slug": "furong"},
        {"code": "430104", "name": "岳麓区", "slug": "yuelu"},
        {"code": "430112", "name": "望城区", "slug": "wangcheng"},
    ],
)
LINKER = Linker(CITY)

A, B = "望月湖街道人大代表联络总站", "望月湖街道湖东社区人大代表联络站"


def linked(text: str, **front: object) -> list[tuple[str, str]]:
    """The links of `text` as published: their words, and the number to which they lead."""
    item = make_news(body=text, **front)
    html = place(markdown.read(text).html(), LINKER.find(item).names)
    return re.findall(r'<a href="/[sd]/(\d+)/">([^<]*)</a>', html)  # Those by hand have a rel besides.


# What staff might type, with the words that must become a link and the number they lead to, in order.
STATIONS: list[tuple[str, list[tuple[str, str]]]] = [
    # Today's names.
    (f"{A}开展接待。", [("0001", A)]),
    (f"岳麓区{A}开展接待。", [("0001", f"岳麓区{A}")]),
    (f"长沙市岳麓区{A}开展接待。", [("0001", f"岳麓区{A}")]),
    (f"湖南省长沙市岳麓区{A}开展接待。", [("0001", f"岳麓区{A}")]),
    (f"2月11日，{B}来了12位居民。", [("0002", B)]),
    (
        f"走访{A}、{B}和大学科技城青年人大代表联络站。",
        [("0001", A), ("0002", B), ("0004", "大学科技城青年人大代表联络站")],
    ),
    ("长沙市人大代表联络总站今天揭牌。", [("0006", "长沙市人大代表联络总站")]),
    ("湖南省长沙市人大代表联络总站今天揭牌。", [("0006", "长沙市人大代表联络总站")]),
    (
        "设在月湖公园的岳麓区望月湖街道湖东社区月湖公园人大代表联系点位于东门。",
        [("0015", "岳麓区望月湖街道湖东社区月湖公园人大代表联系点")],
    ),
    # Once, whatever it is called.
    (f"{A}，岳麓区{A}，{A}。", [("0001", A)]),
    (f"原望月湖街道人大代表活动室，今{A}。", [("0001", "望月湖街道人大代表活动室")]),
    # Former names lead to today's station; one that says no place, or that two stations had, nowhere.
    ("原望月湖街道人大代表活动室的老邻居", [("0001", "望月湖街道人大代表活动室")]),
    ("在湖东社区代表之家听意见", [("0002", "湖东社区代表之家")]),
    ("从前叫莲花人大代表工作室。", [("0008", "莲花人大代表工作室")]),
    ("代表之家是代表的家。", []),
    ("走进莲花镇桐木人大代表接待站", []),
    # A merged station has its page, which sends on.
    ("望月湖街道湖中社区人大代表联络站已经并入。", [("0005", "望月湖街道湖中社区人大代表联络站")]),
    # Inside longer words.
    ("新湖东社区代表之家", []),
    (f"新{B}", []),
    ("展望城区人大代表联络中心站的明天", []),
    ("长沙市镇人大代表联络总站", []),
    ("沙市镇人大代表联络总站", [("0009", "沙市镇人大代表联络总站")]),
    ("大学科技城青年人大代表联络站", [("0004", "大学科技城青年人大代表联络站")]),
    ("各高校青年人大代表联络站", []),
    ("走进青年人大代表联络站", [("0003", "青年人大代表联络站")]),
    (f"{B}点", []),
    (f"{B}长王示范", []),
    (f"{B}群建设", []),
    (f"{B}长期坚持", [("0002", B)]),
    (f"{B}点亮微心愿", [("0002", B)]),
    (f"{B}群众满意", [("0002", B)]),
    # Another district's, or another city's.
    (f"天心区{A}", []),
    (f"株洲市{A}", []),
    (f"株洲市岳麓区{A}", []),
    (f"芙蓉区{A}，岳麓区{A}", [("0001", f"岳麓区{A}")]),
    (f"辖区{A}", [("0001", A)]),
    (f"全市{A}", [("0001", A)]),
    ("望月湖街道湖东社区代表之家", [("0002", "湖东社区代表之家")]),
    ("莲花镇湖东社区代表之家", []),
    # Two stations of one short name.
    ("新建街道新村社区人大代表联络站", []),
    ("岳麓区新建街道新村社区人大代表联络站", [("0011", "岳麓区新建街道新村社区人大代表联络站")]),
    # No names of ours at all.
    ("长沙市人大代表联络站", []),
    ("岳麓区人大代表联络站已有20个", []),
    ("湖东社区代表联络站", []),
    ("人大代表联络总站", []),
    # Where no link may be.
    (f"## {A}", []),
    (f"{A}\n---\n\n正文", [("0001", A)]),
    (f"[{A}](/guide/)", []),
    (f"`{A}`", []),
    (f"    {A}", [("0001", A)]),
    (f"![{A}](a.jpg)", []),
    (f"<p title='{A}'>正文</p>", []),
    (f"| {A} |\n| --- |\n| {B} |", [("0002", B)]),
    (f"**{A}**和*{B}*", [("0001", A), ("0002", B)]),
    (f"**新**{B}", []),
    (f"> {A}\n\n- {B}", [("0001", A), ("0002", B)]),
    (f"## {A}\n\n{A}", [("0001", A)]),
    (f"[下一个接待日](/s/0001/)，{A}", []),
]


@pytest.mark.parametrize(("text", "expected"), STATIONS, ids=[text for text, _ in STATIONS])
def test_only_the_names_of_stations_become_links(text, expected):
    assert linked(text) == expected


# 0001 is what the item is about.
DEPUTIES: list[tuple[str, list[tuple[str, str]]]] = [
    ("张示例代表、李样代表接待了12位居民。", [("100001", "张示例"), ("100002", "李样")]),
    ("代表张示例说，代表张示例记。", [("100001", "张示例")]),
    ("由张示例主持，李样代表和居民一起算。", [("100001", "张示例"), ("100002", "李样")]),
    ("由张示例主持，李样和居民一起算。", [("100001", "张示例")]),  # 李样和 is a deputy too.
    # Two characters may well be a word: somewhere a title must say that they are a person's.
    ("李样在门口等，李样说了算。", []),
    ("李样在门口等，李样代表说了算。", [("100002", "李样")]),
    ("张示例、李样两位代表在门口等。", [("100001", "张示例"), ("100002", "李样")]),
    ("站里的代表有张示例、李样。", [("100001", "张示例"), ("100002", "李样")]),
    ("代表们说，站里有张示例、李样。", [("100001", "张示例")]),
    ("到场的代表张示例、李样看了图纸。", [("100001", "张示例"), ("100002", "李样")]),
    ("“两台电梯。”张示例介绍。", [("100001", "张示例")]),
    ("**张示例**代表", [("100001", "张示例")]),
    # Other words and longer names.
    ("开展安全生产检查，安全生产无小事。", []),
    ("落实安全生产责任，安全生代表带队。", [("100003", "安全生")]),
    ("李样和代表来了。", []),
    ("李样和代表来了，李样代表也来了。", [("100002", "李样")]),
    ("小张示例户", []),
    ("李样板房", []),
    ("木子李样样都会", []),
    # Of a station that the text does not name, and of one that it does.
    ("王示范代表来了。", []),
    (f"{B}的王示范代表来了。", [("0002", B), ("100004", "王示范")]),
    (f"{B}提高建设水平", [("0002", B)]),
    (f"{B}由高建设负责", [("0002", B), ("100005", "高建设")]),
    ("长沙市人大代表联络总站由于文化活动改期。", [("0006", "长沙市人大代表联络总站")]),
    # Two of one name: the one whose station the item is about, else nobody.
    (
        "岳麓区人大代表联络中心站请来了张示例代表。",
        [("0007", "岳麓区人大代表联络中心站"), ("100001", "张示例")],
    ),
    (
        f"{B}和月湖公园的望月湖街道湖东社区月湖公园人大代表联系点都有王示范代表。",
        [("0002", B), ("0015", "望月湖街道湖东社区月湖公园人大代表联系点")],
    ),
    # Where no link may be.
    ("## 张示例代表", []),
    ("[张示例](/guide/)代表", []),
    ("`张示例`", []),
    ("[他的主页](/d/100001/)，张示例代表", []),
    ("张示例代表，[他的主页](/d/100001/)", [("100001", "张示例")]),
]


@pytest.mark.parametrize(("text", "expected"), DEPUTIES, ids=[text for text, _ in DEPUTIES])
def test_only_the_names_of_deputies_of_these_stations_become_links(text, expected):
    assert linked(text, stations=["0001"]) == expected


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ({}, []),
        ({"stations": ["0007"]}, [("100011", "张示例")]),
        ({"stations": ["0001", "0007"]}, []),
        ({"stations": ["0001", "0007"], "deputies": ["100011"]}, [("100011", "张示例")]),
        ({"deputies": ["100001"]}, [("100001", "张示例")]),
        ({"deputies": ["100001", "100011"]}, []),
        ({"deputies": ["100002"]}, []),
        ({"stations": ["9999"], "deputies": ["999999"]}, []),
    ],
)
def test_of_two_deputies_of_one_name_the_front_matter_says_which(front, expected):
    assert linked("张示例代表来了。", **front) == expected


def test_a_short_name_of_the_front_matter_needs_no_title():
    assert linked("李样在门口等。", deputies=["100002"]) == [("100002", "李样")]


def test_of_two_stations_of_one_name_that_which_the_item_is_about():
    name = "新建街道新村社区人大代表联络站"
    assert linked(name, stations=["0012"]) == [("0012", name)]
    assert linked(name, stations=["0010"]) == [("0012", name)], "the only one in the item's district"
    assert linked(name, stations=["0011", "0012"]) == []


def test_what_the_text_and_the_title_name_is_related_in_order():
    found = LINKER.find(
        make_news(title=f"{A}：接待日", body=f"{B}的王示范代表。[站](/s/0008/) [人](/d/100011/)")
    )
    assert [s.id for s in found.stations] == ["0001", "0002", "0008"]
    assert [d.id for d, _ in found.deputies] == ["100004", "100011"]
    assert found.names == {B: "/s/0002/", "王示范": "/d/100004/"}


def test_words_that_html_escapes_and_unclosed_lines_do_no_harm():
    assert linked(f"1 < 2 & {A} > <b>{B}") == [("0001", A), ("0002", B)]
    assert place("<p>正文</p>", {}) == place("<p>正文</p>", {"正文": ""}) == "<p>正文</p>"


def test_a_site_without_stations_links_nothing():
    assert Linker(make_site([])).find(make_news(body=A)).names == {}


def fastest(call) -> float:
    """CPU seconds of the quickest of some runs: other processes make runs slower, never quicker."""
    spent = []
    for _ in range(5):
        began = time.process_time()
        call()
        spent.append(time.process_time() - began)
    return min(spent)


def test_linking_the_shipped_news_takes_hardly_longer_than_converting_it():
    """A ratio: seconds depend on the machine.  Converting takes some 0.2 ms an item, linking some 0.1 ms."""
    site = shipped().site
    html = [item.document.html() for item in site.news]
    linker = Linker(site)

    def link() -> list[str]:
        return [place(text, linker.find(item).names) for text, item in zip(html, site.news, strict=True)]

    converting = fastest(lambda: [markdown.read.__wrapped__(item.body).html() for item in site.news])
    assert fastest(link) < 2 * converting
    assert sum(a != b for a, b in zip(html, link(), strict=True)) > len(html) / 2
