"""Every item becomes a fragment that the official account keeps, and that says whose it is and when to come."""

import re

import pytest

from tests.make import DEMO, TODAY, make_news, make_site, make_station
from zhanpai.channels.accepted import check_fields, check_fragment
from zhanpai.channels.piece import make_piece
from zhanpai.channels.wechat import make_article
from zhanpai.domain.model.site import Picture
from zhanpai.pipeline import prepare

DIANTI, TINGCHE, XUEXI = "2026-02-11-dianti", "2026-01-22-tingche", "2025-12-18-xuexi"


@pytest.fixture(scope="module")
def demo():
    site = prepare(DEMO, TODAY).site
    return {item.stem: make_piece(site, item) for item in site.news}


def words(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


@pytest.mark.parametrize("stem", [DIANTI, TINGCHE, XUEXI])
def test_an_item_with_list_and_quote_one_with_a_table_and_one_of_work_are_kept_whole(stem, demo, style):
    article = make_article(demo[stem], style)
    assert check_fragment(article.html) == []
    assert check_fields(article.title, article.summary, article.author) == []
    for block in demo[stem].blocks:
        bare = re.sub(r"^\d\. |　", "", block.words)
        assert bare in re.sub("〔[0-9]〕", "", words(article.html)).replace("　", ""), block


def test_the_shipped_styles_are_the_brands(demo, style):
    article = make_article(demo[DIANTI], style)
    assert set(re.findall("#[0-9A-Fa-f]{6}", article.html)) <= set(style.tokens.light.values())
    assert style.tokens.light["brand"] in article.html


def test_station_reception_and_source_are_said(demo, style):
    said = words(make_article(demo[DIANTI], style).html)
    assert "岳麓区望月湖街道人大代表联络总站" in said
    assert "时间：2026年3月11日 周三 9:00-11:30" in said
    assert "地点：岳麓区望月湖街道示范路1号党群服务中心一楼　一楼接待室" in said
    assert "电话：0731-00000001" in said
    assert "来源：望月湖街道人大工委" in said
    assert "一审 曹示例" in said
    assert "演示数据" in said


def test_an_item_of_a_merged_station_promises_no_reception(style):
    item = make_news(stations=["0001"])
    merged = make_station("0001", status="merged", into="0002", reception=[{"rule": "每周二"}])
    piece = make_piece(make_site([merged, make_station("0002", community="湖中社区")], news=[item]), item)
    assert piece.meetings == ()
    assert "接待日" not in words(make_article(piece, style).html)


def test_an_item_without_a_station_speaks_for_the_site(style):
    item = make_news(stations=[])
    piece = make_piece(make_site(news=[item]), item)
    assert piece.station == piece.short_station == "长沙市人大代表网上联络站"
    assert check_fragment(make_article(piece, style).html) == []


def test_pictures_are_placed_in_their_order_and_the_code_last(demo, style):
    article = make_article(demo[DIANTI], style)
    assert [p.file for p in article.pictures] == ["01-dianti.jpg"]
    assert re.findall(r"在这里插入 (\S+?)，", article.html) == ["01-dianti.jpg", "qr.png"]
    assert re.findall(r'<img src="(.*?)" alt="(.*?)"', article.finished) == [
        ("pictures/01-dianti.jpg", "居民和代表在接待室里"),
        ("qr.png", "二维码"),
    ]
    assert words(article.finished).count("居民和代表在接待室里") == 1


def test_a_cover_that_the_text_does_not_show_leads_it(demo, style):
    assert make_article(demo[TINGCHE], style).pictures == ()
    assert "<img" not in make_article(demo[TINGCHE], style).html


def test_a_gallery_follows_the_text_and_no_picture_stands_twice(style):
    item = make_news(
        body="甲。\n\n![门口](b.jpg)\n\n乙。",
        stations=["0001"],
        cover="a.jpg",
        cover_alt="封面",
        gallery=[{"file": "b.jpg", "alt": "又是门口"}, {"file": "c.jpg", "alt": "大厅"}],
    )
    pictures = [Picture(f"content/news/2026/{name}.jpg", 1200, 800, name * 8) for name in "abc"]
    piece = make_piece(make_site(news=[item], pictures=pictures), item)
    finished = make_article(piece, style).finished
    shown = [words(part) for part in re.findall(r"<section[^>]*><img.*?</section>", finished)]
    assert shown == ["封面", "门口", "大厅", "长按识别二维码，看网页版长沙市人大代表网上联络站"]
    assert [p.file for p in piece.pictures] == ["01-a.jpg", "02-b.jpg", "03-c.jpg"]
    said = words(finished)
    assert (
        said.index("封面") < said.index("甲。") < said.index("门口") < said.index("乙。") < said.index("大厅")
    )


def test_a_picture_named_in_typed_html_is_words(piece, style):
    html = make_article(piece('看<img src="/pictures/abc.jpg">这里'), style).html
    assert "<img" not in html and check_fragment(html) == []


def test_links_that_would_die_are_written_out_at_the_end(demo, style):
    html = make_article(demo[DIANTI], style).html
    assert "反映意见指南〔1〕" in html and "下一个接待日〔2〕" in html
    assert "〔1〕https://llz.example.gov.cn/guide/" in html
    assert "〔2〕https://llz.example.gov.cn/s/0001/" in html
    assert "<a" not in html


def test_a_link_to_another_article_of_the_account_lives(piece, style):
    html = make_article(piece("看[上一篇](https://mp.weixin.qq.com/s/abc?a=1&b=2)。"), style).html
    assert '<a href="https://mp.weixin.qq.com/s/abc?a=1&amp;b=2">上一篇</a>' in html
    assert check_fragment(html) == []


HOSTILE = """# 大标题

<script>alert(1)</script><div class="x" style="position:fixed">框</div>

第一行
第二行 with words
and more，**要*紧*的**，~~错的~~，m<sup>2</sup>，`x < y`。

1. 一
    - 一之一
        - 一之一之一
2. 二

    第二段

3. 三 & 四

> - 引用里的列表
>
> 引用

```
代码  一
  代码 二
```

---

| a | b |
| - | - |
| ![x](x.jpg) | **粗** |

[点我](javascript:alert(1)) <https://example.gov.cn/?a=1&b=2> [外面](http://example.com/)
<img src="https://example.com/1.jpg">
"""


def test_whatever_is_typed_stays_within_what_is_kept(piece, style):
    html = make_article(piece(HOSTILE), style).html
    assert check_fragment(html) == []
    assert "<script" not in html and "<img" not in html
    assert "第一行第二行 with words and more，" in html
    assert "三 &amp; 四" in html
    assert "代码  一<br>" in html or "代码&nbsp; 一<br>" in html
    assert "x &lt; y" in html
    said = words(html)
    for typed in (
        "大标题",
        "框",
        "一之一",
        "一之一之一",
        "第二段",
        "引用里的列表",
        "引用",
        "粗",
        "点我",
        "外面",
    ):
        assert typed in said


def test_an_inner_list_stands_beside_its_item(piece, style):
    html = make_article(piece("- 一\n    - 一之一\n- 二\n"), style).html
    flat = re.sub(' style="[^"]*"', "", html)
    assert (
        "<ul><li><section>一</section></li><ul><li><section>一之一</section></li></ul>"
        "<li><section>二</section></li></ul>" in flat
    )


def test_corrections_stand_above_the_text_and_videos_below(piece, style):
    told = piece(
        "正文在这里。",
        corrections=[{"on": "2026-02-12", "text": "电梯是两台，不是三台。"}],
        videos=[{"title": "现场", "url": "https://example.gov.cn/v"}],
    )
    said = words(make_article(told, style).html)
    places = [
        said.index(w) for w in ("2026年2月12日更正：电梯是两台", "正文在这里", "视频：现场（扫文末的二维码")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("author", "source", "shown"),
    [
        ("李样例", "望月湖", "李样例"),
        ("望月湖街道人大工作委员会", "望月湖街道", "望月湖街道"),
        ("", "望月湖街道人大工作委员会", ""),
    ],
)
def test_an_author_too_long_gives_way(author, source, shown, piece, style):
    assert make_article(piece(author=author, source=source), style).author == shown


def test_a_summary_is_cut_at_the_end_of_a_sentence(piece, style):
    summary = "一" * 70 + "。" + "二" * 70 + "。"
    assert make_article(piece(summary=summary), style).summary == "一" * 70 + "。"
