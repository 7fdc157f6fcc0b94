"""The JSON feeds, held against https://www.jsonfeed.org/version/1.1/ by expectations written from it."""

import json
import re

from tests.make import make_news, make_prose, make_site, make_station
from zhanpai.domain.model.site import Picture
from zhanpai.site.outputs import feeds, json_feeds

BASE = "https://llz.example.gov.cn"
STATIONS = (make_station("0001"), make_station("0002", "district", district="芙蓉区"))

FEED = {
    "version": str,
    "title": str,
    "home_page_url": str,
    "feed_url": str,
    "description": str,
    "icon": str,
    "authors": list,
    "language": str,
    "items": list,
}
"""Of the top level; the standard demands the first two and `items`, and knows all of them."""
ITEM = {
    "id": str,
    "url": str,
    "title": str,
    "summary": str,
    "content_html": str,
    "date_published": str,
    "date_modified": str,
    "image": str,
    "authors": list,
    "tags": list,
}
"""Of an item; the standard demands `id`, and one of `content_html` and `content_text`."""
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def files(*news, **site) -> dict[str, dict]:
    made = json_feeds.outputs(make_site(STATIONS, news=news, **site), ())
    return {o.url: json.loads(o.make()) for o in made}


def test_a_json_feed_lies_beside_every_atom_feed_with_the_same_items():
    news = [
        make_news("2026-02-11-a", stations=["0001"]),
        make_news("2026-02-12-b", stations=["0002"], category="工作动态"),
    ]
    made = files(*news)
    atom = {o.url: o.make().decode() for o in feeds.outputs(make_site(STATIONS, news=news), ())}
    assert set(made) == {url.removesuffix(".xml") + ".json" for url in atom}
    for url, text in atom.items():
        entries = re.findall(r"<entry>.*?<id>(.*?)</id>", text, re.DOTALL)
        assert [item["id"] for item in made[url.removesuffix(".xml") + ".json"]["items"]] == entries


def test_a_feed_says_what_the_standard_asks_for():
    (feed,) = [
        f for url, f in files(make_news(source="望月湖街道人大工委")).items() if url.endswith("news.json")
    ]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "履职动态 - 长沙市人大代表网上联络站"
    assert feed["home_page_url"] == f"{BASE}/news/"
    assert feed["feed_url"] == f"{BASE}/feeds/news.json"
    assert feed["authors"] == [{"name": "长沙市人大常委会（演示）"}]
    assert feed["language"] == "zh-CN"
    assert {key: type(value) for key, value in feed.items()} == FEED
    for item in feed["items"]:
        assert {key: type(value) for key, value in item.items()}.items() <= ITEM.items()
        assert {"id", "content_html"} <= item.keys()


def test_an_item_says_all_that_is_known_of_it():
    item = make_news(
        "2026-02-11-a",
        body="两台电梯**三月底**前开工。\n",
        source="望月湖街道人大工委",
        summary="三月底前开工。",
        corrections=[{"on": "2026-02-20", "text": "开工的是<两台>，不是三台。"}],
    )
    (told,) = files(item)["/feeds/news.json"]["items"]
    assert told == {
        "id": f"{BASE}/news/2026-02-11-a/",
        "url": f"{BASE}/news/2026-02-11-a/",
        "title": "加装电梯有了时间表",
        "summary": "三月底前开工。",
        "content_html": "<p><strong>更正（2026-02-20）</strong>：开工的是&lt;两台&gt;，不是三台。</p>\n"
        "<p>两台电梯<strong>三月底</strong>前开工。</p>",
        "date_published": "2026-02-11T00:00:00+08:00",
        "date_modified": "2026-02-20T00:00:00+08:00",
        "tags": ["接待选民"],
        "authors": [{"name": "望月湖街道人大工委"}],
    }
    assert RFC_3339.fullmatch(told["date_published"]) and RFC_3339.fullmatch(told["date_modified"])


def test_links_and_pictures_hold_on_any_site():
    picture = Picture("content/news/2026/a.jpg", 1600, 1200, "0123456789abcdef")
    body = "见[指南](guide.md)和[站点](/s/0001/)，[外部](https://www.example.gov.cn/)。\n\n![接待室](a.jpg)\n"
    item = make_news(body=body, cover="a.jpg")
    prose = [make_prose("guide", title="指南")]
    (told,) = files(item, pictures=[picture], prose=prose)["/feeds/news.json"]["items"]
    assert told["image"] == f"{BASE}/pictures/0123456789abcdef-1200.jpg"
    addresses = re.findall(r'(?:href|src)="([^"]*)"', told["content_html"])
    assert addresses == [
        f"{BASE}/guide/",
        f"{BASE}/s/0001/",
        "https://www.example.gov.cn/",
        f"{BASE}/pictures/0123456789abcdef-1200.jpg",
    ]
    choices = re.findall(r'srcset="([^"]*)"', told["content_html"])
    assert choices and all(c.strip().startswith(BASE) for choice in choices for c in choice.split(","))


def test_drafts_and_what_was_withdrawn_are_in_no_feed():
    gone = make_news("2026-02-12-b", withdrawn={"on": "2026-02-13", "reason": "内容有误"})
    made = files(make_news("2026-02-11-a", reviews=["一审 曹示例"]), gone)
    assert [feed["items"] for feed in made.values()] == [[]]


def test_an_item_keeps_its_id_at_another_permanent_address_and_leads_there():
    moved = {"permalink_base": "https://rd.example.gov.cn", "former_permalink_bases": [BASE]}
    site = make_site(STATIONS, news=[make_news("2026-02-11-a", stations=["0001"])], site=moved)
    made = {output.url: json.loads(output.make()) for output in json_feeds.outputs(site, ())}
    (item,) = made["/feeds/news.json"]["items"]
    assert item["id"] == f"{BASE}/news/2026-02-11-a/"
    assert item["url"] == "https://rd.example.gov.cn/news/2026-02-11-a/"
