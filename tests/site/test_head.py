"""What a page's head tells those who share it or subscribe to it."""

from html.parser import HTMLParser

import pytest

from tests.make import make_news, make_register, make_site, make_station
from zhanpai.site.page import Head, Page, SharedPicture
from zhanpai.site.pages import district, home, news_item, news_list
from zhanpai.site.shell import Shell, head, stamp

INFO = make_register().site
BASE = "https://llz.example.gov.cn"
KINDS = {"xml": "application/atom+xml", "json": "application/feed+json"}


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
            assert (tag, attributes["rel"]) == ("link", "alternate")
            assert attributes["type"] == KINDS[attributes["href"].rpartition(".")[2]]
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
    assert told(lists["/news/"]).feeds == [
        ("履职动态", "../feeds/news.xml"),
        ("履职动态（JSON）", "../feeds/news.json"),
    ]
    assert told(lists["/news/category/reception/"]).feeds == [
        ("接待选民动态", "../../../feeds/category/reception.xml"),
        ("接待选民动态（JSON）", "../../../feeds/category/reception.json"),
        ("履职动态", "../../../feeds/news.xml"),
        ("履职动态（JSON）", "../../../feeds/news.json"),
    ]
    assert told(lists["/news/district/yuelu/"]).feeds[0] == ("岳麓区履职动态", "../../../feeds/yuelu.xml")
    assert lists["/news/district/yuelu/"].context.feed == news_list.Subscription(
        words="订阅岳麓区履职动态", href="/feeds/yuelu.xml", json_href="/feeds/yuelu.json"
    )


def test_the_home_page_and_a_district_s_lead_to_feeds_that_there_are():
    assert [href for _, href in told(pages_of(home)["/"]).feeds] == ["feeds/news.xml", "feeds/news.json"]
    assert [href for _, href in told(pages_of(district)["/districts/yuelu/"]).feeds] == [
        "../../feeds/news.xml",
        "../../feeds/news.json",
        "../../feeds/yuelu.xml",
        "../../feeds/yuelu.json",
    ]
    assert [href for _, href in told(pages_of(district)["/districts/furong/"]).feeds] == [
        "../../feeds/news.xml",
        "../../feeds/news.json",
    ]


def test_a_news_item_is_an_article_with_its_date():
    of = told(pages_of(news_item)["/news/2026-02-11-dianti/"]).of
    assert (of["og:type"], of["article:published_time"]) == ("article", "2026-02-11")
    assert of["og:image"] == f"{BASE}/assets/share/news.png"


def test_a_correction_changes_the_day_that_an_article_was_modified():
    corrected = page(head=Head(og_type="article", published_on="2026-02-11", modified_on="2026-02-20"))
    assert told(corrected).of["article:modified_time"] == "2026-02-20"
    assert "article:modified_time" not in told(page(head=Head(published_on="2026-02-11"))).of


def test_only_what_was_taken_back_asks_search_engines_to_leave_it_out():
    robots = '<meta name="robots" content="noindex">'
    assert robots in head(page(head=Head(is_listed=False)), INFO)
    assert robots not in head(page(), INFO)
