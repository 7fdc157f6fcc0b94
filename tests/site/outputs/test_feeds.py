"""The Atom feeds, read back by feedparser and held against RFC 4287."""

import datetime as dt
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import feedparser
import pytest

from tests.make import TODAY, make_news, make_site, make_station
from zhanpai.site.outputs import feeds
from zhanpai.site.page import Output

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://llz.example.gov.cn"
STATIONS = (make_station("0001"), make_station("0002", "district", district="芙蓉区"))


def files(*news, **site) -> dict[str, bytes]:
    site = make_site(STATIONS, news=news, **site)
    outputs = list(feeds.outputs(site, ()))
    assert all(isinstance(o, Output) for o in outputs)
    return {o.url: o.make() for o in outputs}


def read(content: bytes) -> feedparser.FeedParserDict:
    parsed = feedparser.parse(content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed


def test_there_is_a_feed_for_the_city_each_category_and_each_district_that_has_news():
    made = files(
        make_news("2026-02-11-a", stations=["0001"]),
        make_news("2026-02-12-b", stations=["0002"], category="工作动态"),
    )
    assert set(made) == {
        "/feeds/news.xml",
        "/feeds/category/reception.xml",
        "/feeds/category/work.xml",
        "/feeds/furong.xml",
        "/feeds/yuelu.xml",
    }
    assert [e.title for e in read(made["/feeds/yuelu.xml"]).entries] == ["加装电梯有了时间表"]


def test_an_entry_says_title_permanent_address_date_category_source_and_summary():
    item = make_news("2026-02-11-a", source="望月湖街道人大工委", summary="三月底前开工。", stations=["0001"])
    parsed = read(files(item)["/feeds/news.xml"])
    (entry,) = parsed.entries
    assert entry.title == "加装电梯有了时间表"
    assert entry.id == entry.link == f"{BASE}/news/2026-02-11-a/"
    assert entry.published == entry.updated == "2026-02-11T00:00:00+08:00"
    assert [(t.term, t.label) for t in entry.tags] == [("reception", "接待选民")]
    assert entry.author == "望月湖街道人大工委"
    assert entry.summary == "三月底前开工。"
    assert parsed.feed.title == "履职动态 - 长沙市人大代表网上联络站"
    assert parsed.feed.author == "长沙市人大常委会（演示）"
    links = {link.rel: link.href for link in parsed.feed.links}
    assert links == {"self": f"{BASE}/feeds/news.xml", "alternate": f"{BASE}/news/"}


def test_a_feed_is_as_new_as_its_newest_item_whatever_the_day():
    news = [make_news("2026-01-05-a"), make_news("2026-02-11-b")]
    today, later = (files(*news, today=day)["/feeds/news.xml"] for day in (TODAY, dt.date(2026, 6, 1)))
    assert read(today).feed.updated == "2026-02-11T00:00:00+08:00"
    assert today == later


def test_the_newest_thirty_stand_in_a_feed_newest_first():
    days = [dt.date(2026, 1, 1) + dt.timedelta(n) for n in range(40)]
    entries = read(files(*(make_news(f"{day}-a") for day in days))["/feeds/news.xml"]).entries
    assert [e.updated[:10] for e in entries] == [str(day) for day in reversed(days[10:])]


def test_drafts_and_news_dated_ahead_are_in_no_feed():
    made = files(make_news("2026-02-11-a", reviews=["一审 曹示例"]), make_news("2026-03-05-b"))
    assert [read(content).entries for content in made.values()] == [[]]


@pytest.mark.parametrize("title", ["<b>停车</b> & “上访”", "]]> <!-- -->", "停\x0c车\ufffe", "𠮷家山社区"])
def test_whatever_a_title_holds_the_xml_is_valid_and_the_words_are_kept(title):
    item = make_news("2026-02-11-a")
    item = replace(item, front=item.front.model_copy(update={"title": title}))
    entry = ET.fromstring(files(item)["/feeds/news.xml"]).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == re.sub("[\x0c\ufffe]", "", title)


def test_every_feed_has_what_rfc_4287_asks_for():
    for content in files(make_news("2026-02-11-a", stations=["0001"])).values():
        feed = ET.fromstring(content)
        assert feed.tag == f"{ATOM}feed"
        for parent in (feed, *feed.iterfind(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(parent.findall(f"{ATOM}{name}")) == 1, name
        assert feed.find(f"{ATOM}author/{ATOM}name").text
        ids = [e.text for e in feed.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids))
        assert all(link.get("href").startswith(BASE) for link in feed.iter(f"{ATOM}link"))


def test_a_city_without_news_has_one_empty_feed_so_that_nobody_who_subscribed_meets_an_error():
    made = files()
    assert set(made) == {"/feeds/news.xml"}
    parsed = read(made["/feeds/news.xml"])
    assert (parsed.feed.updated, parsed.entries) == (f"{TODAY}T00:00:00+08:00", [])


def test_another_permanent_address_makes_no_new_feed_and_no_new_entry_of_what_was_read():
    item = make_news("2026-02-11-a", stations=["0001"])
    before = files(item)
    moved = {"permalink_base": "https://rd.example.gov.cn", "former_permalink_bases": [BASE]}
    after = files(item, site=moved)
    assert set(after) == set(before)
    for url, content in after.items():
        old, new = read(before[url]), read(content)
        assert new.feed.id == old.feed.id == f"{BASE}{url}"
        assert [e.id for e in new.entries] == [e.id for e in old.entries]
        assert [e.link for e in new.entries] == ["https://rd.example.gov.cn/news/2026-02-11-a/"]
