"""What a page's head tells those who share it or subscribe to it."""

from html.parser import HTMLParser

import pytest

from generator.page import Head, Page, SharedPicture
from generator.pages import district, home, news_item, news_list
from generator.shell import Shell, head, stamp
from tests.make import make_news, make_register, make_site, make_station

INFO = make_register().site
BASE = "https://llz.example.gov.cn"


class Metas(HTMLParser):
    """The properties and the alternates of a head."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.of: dict[str, str] = {}
        self.feeds: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "meta":
            assert attributes["property"] not in self.of
            self.of[attributes["property"]] = attributes["content"]
        else:
            assert (tag, attributes["rel"], attributes["type"]) == (
                "link",
                "alternate",
                "application/atom+xml",
            )
            self.feeds.append((attributes["title"], attributes["href"]))


def page(url="/s/0001/", title="岳麓区人大代表联络站", section="stations", **fields) -> Page:
    return Page(url, "pages/x.html", title, "", section, {}, **fields)


def told(page: Page) -> Metas:
    return Metas(head(page, INFO))


@pytest.mark.parametrize(
    ("section", "picture", "alt"),
    [
        ("stations", "stations", "长沙市人大代表网上联络站：联络站"),
        ("news", "news", "长沙市人大代表网上联络站：履职动态"),
        ("home", "home", "长沙市人大代表网上联络站"),
        ("guide", "home", "长沙市人大代表网上联络站"),
    ],
)
def test_a_page_is_shared_with_its_section_s_picture(section, picture, alt):
    of = told(page(section=section)).of
    assert of["og:image"] == f"{BASE}/assets/share/{picture}.png"
    assert (of["og:image:width"], of["og:image:height"], of["og:image:alt"]) == ("1200", "630", alt)
    assert of["og:type"] == "website" and "article:published_time" not in of


def test_a_page_is_shared_under_its_own_name_alone():
    assert told(page()).of["og:title"] == "岳麓区人大代表联络站"


def test_words_cannot_leave_their_attribute():
    words = '"><script>alert(1)</script>'
    picture = SharedPicture("/pictures/a.jpg", words, 10, 10)
    html = head(page(title=words, head=Head(picture=picture, feeds=((words, "/feeds/news.xml"),))), INFO)
    assert "<script" not in html
    assert Metas(html).of["og:image:alt"] == words
    assert Metas(html).feeds == [(words, "../../feeds/news.xml")]


def test_a_shell_takes_the_head_once_and_words_in_it_make_no_new_hole():
    shell = Shell.parse("<head>@@head@@</head>@@body@@")
    html = stamp(shell, page(title="@@body@@"), "<p>正文</p>", INFO)
    assert html.count("正文") == 1 and 'content="@@body@@"' in html


def pages_of(module, **site) -> dict[str, Page]:
    news = [make_news("2026-02-11-dianti", stations=["0001"])]
    return {p.url: p for p in module.pages(make_site([make_station()], news=news, **site))}


def test_a_list_of_news_leads_to_its_own_feed_first_and_to_the_city_s():
    lists = pages_of(news_list)
    assert told(lists["/news/"]).feeds == [("履职动态", "../feeds/news.xml")]
    assert told(lists["/news/category/reception/"]).feeds == [
        ("接待选民动态", "../../../feeds/category/reception.xml"),
        ("履职动态", "../../../feeds/news.xml"),
    ]
    assert told(lists["/news/district/yuelu/"]).feeds[0] == ("岳麓区履职动态", "../../../feeds/yuelu.xml")
    assert lists["/news/district/yuelu/"].context["feed"] == {
        "words": "订阅岳麓区履职动态",
        "href": "/feeds/yuelu.xml",
    }


def test_the_home_page_and_a_district_s_lead_to_feeds_that_there_are():
    assert told(pages_of(home)["/"]).feeds == [("履职动态", "feeds/news.xml")]
    assert [href for _, href in told(pages_of(district)["/districts/yuelu/"]).feeds] == [
        "../../feeds/news.xml",
        "../../feeds/yuelu.xml",
    ]
    assert [href for _, href in told(pages_of(district)["/districts/furong/"]).feeds] == [
        "../../feeds/news.xml"
    ]


def test_a_news_item_is_an_article_with_its_date():
    of = told(pages_of(news_item)["/news/2026-02-11-dianti/"]).of
    assert (of["og:type"], of["article:published_time"]) == ("article", "2026-02-11")
    assert of["og:image"] == f"{BASE}/assets/share/news.png"
