"""What a news item's page shows: of what is published, of what was corrected or taken back, of what waits."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from tests.make import make_deputy, make_news, make_site, make_station
from zhanpai.content.load.theme import shipped_theme
from zhanpai.domain.model.site import Picture, Site
from zhanpai.site.outputs import feeds, pictures, sitemap
from zhanpai.site.page import Page
from zhanpai.site.pages import deputy, home, news_item, news_list, station
from zhanpai.site.plan import Plan, plan_outputs
from zhanpai.site.render import Renderer

RENDERER = Renderer(shipped_theme())
FOLDER = "content/news/2026"
ITEM = "/news/2026-02-11-dianti/"
WITHDRAWN = {"on": "2026-02-20", "reason": "数字没有核对。"}
STATIONS = (
    make_station(
        "0001", "township", deputies=[make_deputy("100001", "张示例"), make_deputy("100002", "李样例")]
    ),
    make_station("0002", deputies=[make_deputy("100003", "王示范")]),
)


def site_of(*news, **fields) -> Site:
    return make_site(STATIONS, news=news, **fields)


def pages_of(site: Site) -> dict[str, Page]:
    return {page.url: page for page in news_item.pages(site)}


def body_of(page: Page) -> str:
    return RENDERER.body(page)


def picture(name: str, checksum: str = "") -> Picture:
    return Picture(f"{FOLDER}/{name}", 1200, 800, checksum or name[0] * 4)


def test_a_gallery_shows_each_picture_over_its_words_which_are_not_read_twice():
    item = make_news(gallery=[{"file": "a.jpg", "alt": "看图纸"}, {"file": "b.jpg", "alt": "听意见"}])
    page = pages_of(site_of(item, pictures=[picture("a.jpg"), picture("b.jpg")]))[ITEM]
    html = body_of(page)
    assert re.findall(r'<figcaption class="zp-gallery__caption">(.*?)</figcaption>', html) == [
        "看图纸",
        "听意见",
    ]
    assert re.findall(r'src="[./]*(/pictures/[a-z]+)-[^>]*? alt="(.*?)"', html) == [
        ("/pictures/aaaa", ""),
        ("/pictures/bbbb", ""),
    ]
    assert page.json_ld["image"] == (
        "https://llz.example.gov.cn/pictures/aaaa-1200.jpg",
        "https://llz.example.gov.cn/pictures/bbbb-1200.jpg",
    )


def test_videos_are_links_that_say_what_and_where_and_ask_for_nothing():
    videos = [
        {"title": "三分钟看懂", "url": "https://video.example.gov.cn/1"},
        {"title": "接待日", "url": "https://live.example.gov.cn/2", "live": "是"},
    ]
    html = body_of(pages_of(site_of(make_news(videos=videos)))[ITEM])
    assert re.findall(r'<a class="zp-videos__link" href="(.*?)"', html) == [v["url"] for v in videos]
    assert re.findall(r'zp-videos__kind">(..)</span> (.*?)</span>', html) == [
        ("视频", "三分钟看懂"),
        ("直播", "接待日"),
    ]
    assert "在 live.example.gov.cn 观看" in html
    assert not re.search("<(iframe|video|embed|object)", html)


def test_a_correction_stands_above_the_text_with_its_day_and_is_told_to_machines():
    corrections = [{"on": "2026-02-20", "text": "是两台。"}, {"on": "2026-02-15", "text": "是三台。"}]
    site = site_of(make_news(corrections=corrections))
    page = pages_of(site)[ITEM]
    html = body_of(page)
    assert re.findall(r'<time datetime="(.*?)">(.*?)</time>：(.*?)</li>', html) == [
        ("2026-02-15", "2026年2月15日", "是三台。"),
        ("2026-02-20", "2026年2月20日", "是两台。"),
    ]
    assert html.index("是三台") < html.index("正文。")
    assert "2026年2月11日 · 2026年2月20日更正" in html
    assert (page.json_ld["datePublished"], page.json_ld["dateModified"]) == ("2026-02-11", "2026-02-20")
    assert page.head.modified_on == "2026-02-20"
    (feed,) = [o.make().decode() for o in feeds.outputs(site, ()) if o.url == "/feeds/news.xml"]
    assert "<published>2026-02-11T00:00:00+08:00</published>" in feed
    assert feed.count("<updated>2026-02-20T00:00:00+08:00</updated>") == 2, "the feed and its entry"


def test_an_item_that_was_never_corrected_says_so_nowhere():
    page = pages_of(site_of(make_news()))[ITEM]
    assert "dateModified" not in page.json_ld and page.head.modified_on == ""
    assert "更正" not in body_of(page)


@pytest.fixture(scope="module")
def gone() -> Site:
    """One item that was taken back, with pictures of its own and one that a station shows, and one that stays."""
    item = make_news(
        body="望月湖街道人大代表联络总站的正文。\n\n![图](text.jpg)\n",
        title="撤回的标题",
        stations=["0001"],
        deputies=["100001"],
        cover="cover.jpg",
        gallery=[{"file": "gallery.jpg", "alt": "听意见"}, {"file": "shared.jpg", "alt": "门口"}],
        videos=[{"title": "看现场", "url": "https://video.example.gov.cn/1"}],
        summary="摘要的话。",
        source="望月湖街道人大工委",
        withdrawn=WITHDRAWN,
    )
    names = ("text.jpg", "cover.jpg", "gallery.jpg", "shared.jpg")
    other = make_news("2026-02-12-tingche", title="留下的标题", cover="shared.jpg")
    return site_of(item, other, pictures=[picture(n, n[:-4]) for n in names])


def test_a_withdrawn_item_keeps_its_address_and_says_when_and_why(gone):
    page = pages_of(gone)[ITEM]
    html = body_of(page)
    assert "本文已撤回" in html and "2026年2月20日撤回。原因：数字没有核对。" in html
    assert page.head.is_listed is False
    assert "撤回的标题" in html


def test_nothing_else_of_a_withdrawn_item_is_published(gone):
    page = pages_of(gone)[ITEM]
    html = body_of(page)
    for words in ("正文", "摘要的话", "<img", "看现场", "望月湖", "张示例", "zp-share"):
        assert words not in html, words
    assert page.json_ld == {} and page.head.picture is None and page.entries == ()
    assert page.description == "本文已撤回。"
    published = {photo.source.rpartition("/")[2] for photo in pictures.outputs(gone, ())}
    assert published == {"shared.jpg"}


def test_a_withdrawn_item_stands_on_no_list_in_no_feed_no_search_and_no_sitemap(gone):
    for page in Plan(gone).pages:
        if page.url != ITEM:
            assert "撤回的标题" not in body_of(page), page.url
            assert ITEM not in str(page.context), page.url
    planned = Plan(gone).pages
    assert ITEM not in {e.url for page in planned for e in page.entries}
    for output in (*feeds.outputs(gone, planned), *sitemap.outputs(gone, planned)):
        text = output.make().decode()
        assert "2026-02-12-tingche" in text or "/feeds/" in output.url
        assert "2026-02-11-dianti" not in text, output.url


PENDING = (
    make_news("2026-02-20-caogao", title="草稿的标题", reviews=["一审 曹示例"], stations=["0001"]),
    make_news("2026-03-20-yuding", title="预定的标题", stations=["0001"], cover="plan.jpg"),
    make_news("2026-02-11-dianti", title="发布的标题", stations=["0001"]),
)


def test_drafts_and_items_dated_ahead_are_nowhere_in_a_build():
    site = site_of(*PENDING, pictures=[picture("plan.jpg")])
    planned = Plan(site).pages
    assert {p.url for p in planned if p.template == "pages/news_item.html"} == {ITEM}
    for page in planned:
        assert not re.search("草稿|预定的标题|定时发布|caogao|yuding", body_of(page) + str(page)), page.url
    for output in plan_outputs(site, planned):
        assert not hasattr(output, "source") or "plan.jpg" not in output.source
        if output.url.endswith((".xml", ".json", ".csv")):
            assert not re.search("草稿的标题|预定的标题|caogao|yuding", output.make().decode()), output.url


def test_the_preview_shows_them_with_a_ribbon_and_first_on_the_list():
    site = replace(site_of(*PENDING, pictures=[picture("plan.jpg")]), is_preview=True)
    found = pages_of(site)
    draft, planned = (body_of(found[f"/news/{stem}/"]) for stem in ("2026-02-20-caogao", "2026-03-20-yuding"))
    assert '<strong class="zp-ribbon__words">草稿</strong>' in draft
    assert "已有 1 审，要求 3 审" in draft
    assert '<strong class="zp-ribbon__words">定时发布</strong>' in planned
    assert "2026年3月20日以后重新生成网站时发布" in planned
    assert "zp-ribbon" not in body_of(found[ITEM])
    lists = {page.url: body_of(page) for page in news_list.pages(site)}
    titles = re.findall(r'<span class="zp-part">(..的标题)', lists["/news/"])
    assert titles == ["预定的标题", "草稿的标题", "发布的标题"]
    assert all("草稿的标题" not in html for url, html in lists.items() if url != "/news/")
    assert "plan.jpg" in {p.source.rpartition("/")[2] for p in pictures.outputs(site, ())}


def test_the_preview_keeps_them_out_of_everything_else():
    site = replace(site_of(*PENDING), is_preview=True)
    planned = Plan(site).pages
    assert not any("caogao" in e.url or "yuding" in e.url for page in planned for e in page.entries)
    for output in (*feeds.outputs(site, planned), *sitemap.outputs(site, planned)):
        assert not re.search("caogao|yuding", output.make().decode()), output.url
    for kind in (home, station, deputy):
        for page in kind.pages(site):
            assert "草稿的标题" not in body_of(page), page.url


def test_a_draft_alone_has_a_list_to_stand_on_and_a_site_without_news_has_one_too():
    for news, words in ((PENDING[:1], "草稿的标题"), ((), "还没有发布的动态")):
        site = replace(site_of(*news), is_preview=True)
        (page,) = news_list.pages(site)
        assert page.url == "/news/" and words in body_of(page) and page.head.feeds == ()


def test_a_withdrawn_draft_shows_its_text_no_more():
    site = replace(site_of(make_news(reviews=[], withdrawn=WITHDRAWN)), is_preview=True)
    html = body_of(pages_of(site)[ITEM])
    assert "本文已撤回" in html and "草稿" in html and "正文。" not in html


def test_what_the_text_names_is_related_after_what_the_front_matter_names():
    text = "张示例代表请来了望月湖街道湖东社区人大代表联络站的王示范代表。"
    item = make_news(body=text, stations=["0001"], deputies=["100002"])
    page = pages_of(site_of(item))[ITEM]
    assert [s.number for s in page.context.stations] == ["0001", "0002"]
    assert [d.name for d in page.context.deputies] == ["李样例", "张示例", "王示范"]
    names = [about["name"] for about in page.json_ld["about"]]
    assert names == ["岳麓区望月湖街道人大代表联络总站"], "what it is about is for the front matter to say"
    assert [m["name"] for m in page.json_ld["mentions"]] == ["岳麓区望月湖街道湖东社区人大代表联络站"]
    assert re.findall(r'<a href="[./]*/([sd]/\d+)/">(.*?)</a>', body_of(page)) == [
        ("d/100001", "张示例"),
        ("s/0002", "望月湖街道湖东社区人大代表联络站"),
        ("d/100003", "王示范"),
    ]


def test_a_text_that_names_the_whole_city_brings_no_more_than_six():
    stations = [make_station(f"{n:04}", community=f"示例{n}社区") for n in range(1, 13)]
    item = make_news(body="、".join(s.name for s in stations))
    (page,) = (p for p in news_item.pages(make_site(stations, news=[item])))
    assert [s.number for s in page.context.stations] == [f"{n:04}" for n in range(1, 7)]
    assert len(re.findall(r'<a href="[./]*/s/', body_of(page).split("相关联络站")[0])) == 12


def test_lists_of_a_station_s_news_hold_what_front_matter_says_alone():
    """Who is named in passing does not fill another station's page."""
    item = make_news(body="望月湖街道湖东社区人大代表联络站", stations=["0001"])
    site = site_of(item)
    assert set(site.news_by_station) == {"0001"}


def test_no_crumb_leads_to_a_category_in_which_nothing_is_published(gone):
    only = site_of(make_news(withdrawn=WITHDRAWN))
    assert [url for _, url in pages_of(only)[ITEM].breadcrumbs] == ["/", "/news/"]
    assert [url for _, url in pages_of(gone)[ITEM].breadcrumbs] == [
        "/",
        "/news/",
        "/news/category/reception/",
    ]


def test_a_review_more_or_a_day_later_publishes_it():
    site = site_of(*PENDING, today=dt.date(2026, 3, 20), site={"reviews_required": 1})
    assert len(pages_of(site)) == 3
