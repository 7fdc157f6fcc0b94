"""Short texts fit their places, name the station and lead to the item."""

import pytest

from tests.make import DEMO, TODAY
from zhanpai.channels import counting
from zhanpai.channels.piece import make_piece
from zhanpai.channels.post_texts import make_texts, short_title, weibo
from zhanpai.pipeline import prepare


@pytest.fixture(scope="module")
def demo():
    site = prepare(DEMO, TODAY).site
    return [make_piece(site, item) for item in site.news]


def test_weibo_of_an_item_is_this(demo):
    dianti = next(p for p in demo if p.stem == "2026-02-11-dianti")
    assert weibo(dianti) == (
        "【望月湖街道：代表接待日听民声，加装电梯有了时间表】两台电梯三月底前开工，工期和出入口都写在了墙上。"
        "2月11日是望月湖街道人大代表联络总站的接待日。"
        "（望月湖街道人大代表联络总站）https://llz.example.gov.cn/news/2026-02-11-dianti/ #加装电梯##人大代表联络站#"
    )
    # Full characters 26 + 24 + 21 + 15 + 11 = 97, halves 3 + 5 = 8, hence 4, and the link's 10.
    assert counting.weibo(weibo(dianti)) == 111


def test_every_text_fits_names_the_station_and_leads_to_the_item(demo):
    for piece in demo:
        for text in make_texts(piece):
            assert text.count <= text.most, text
            if "标题" not in text.name:
                assert piece.short_station in text.words
                assert piece.permalink in text.words


def test_a_long_headline_and_summary_still_leave_room_for_station_and_link(piece):
    told = piece("甲" * 300 + "。", title="题" * 120, summary="要" * 130 + "。")
    for text in make_texts(told):
        assert text.count <= text.most, text
    assert "（望月湖街道人大代表联络总站）https://" in weibo(told)
    assert weibo(told).startswith("【题")


@pytest.mark.parametrize(
    ("headline", "short"),
    [
        ("古港镇：摩托车驮着接待箱，代表一天走了四个组", "摩托车驮着接待箱"),
        ("茶叶卖不上价，代表到茶园问了一圈", "茶叶卖不上价 代表到茶园问了一圈"),
        ("高塘岭街道：代表学法，先学会说“这件事不归我管”", "高塘岭街道:代表学法"),
        ("学法", "学法 代表履职动态"),
        ("【公告】", "公告 代表履职动态"),
        ("代表在接待室里一口气听了二十三位居民的意见", "代表在接待室里一口气听了"),
    ],
)
def test_a_short_title_has_six_to_sixteen_characters_and_no_comma(headline, short):
    assert short_title(headline) == short
    assert 6 <= len(short) <= 16


def test_topics_say_what_it_is_about_first(piece):
    assert piece().topics == ("接待选民", "岳麓区", "人大代表联络站", "人大代表")
    assert piece(category="工作动态").topics == ("岳麓区", "人大代表联络站", "人大代表")
