"""sitemap-news.xml and what robots.txt says of it."""

import xml.etree.ElementTree as ET

from tests.make import make_news, make_site
from zhanpai.site.outputs import news_sitemap, robots

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
BASE = "https://llz.example.gov.cn"


def listed(*news) -> list[tuple[str, str]]:
    (output,) = news_sitemap.outputs(make_site(news=news), ())
    assert output.url == "/sitemap-news.xml"
    tree = ET.fromstring(output.make())
    assert tree.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    return [
        (url.findtext("s:loc", namespaces=NAMES), url.findtext("s:lastmod", namespaces=NAMES))
        for url in tree.iterfind("s:url", NAMES)
    ]


def told(demo: bool, *news) -> str:
    (output,) = robots.outputs(make_site(news=news, site={"demo": "true" if demo else "false"}), ())
    return output.make().decode()


def test_news_is_listed_newest_first_with_the_day_it_last_changed():
    corrected = make_news("2026-01-05-a", corrections=[{"on": "2026-03-01", "text": "开工的是两台。"}])
    assert listed(corrected, make_news("2026-02-11-b")) == [
        (f"{BASE}/news/2026-02-11-b/", "2026-02-11"),
        (f"{BASE}/news/2026-01-05-a/", "2026-03-01"),
    ]


def test_what_was_withdrawn_is_not_listed():
    gone = make_news("2026-02-12-b", withdrawn={"on": "2026-02-13", "reason": "内容有误"})
    assert listed(make_news("2026-02-11-a"), gone) == [(f"{BASE}/news/2026-02-11-a/", "2026-02-11")]


def test_a_site_without_news_has_no_list_of_it_and_names_none():
    assert list(news_sitemap.outputs(make_site(), ())) == []
    assert told(False) == f"User-agent: *\nAllow: /\nSitemap: {BASE}/sitemap.xml\n"


def test_robots_txt_names_both_lists_unless_the_site_is_a_demo():
    assert told(False, make_news()) == (
        f"User-agent: *\nAllow: /\nSitemap: {BASE}/sitemap.xml\nSitemap: {BASE}/sitemap-news.xml\n"
    )
    assert "sitemap" not in told(True, make_news()).lower()
