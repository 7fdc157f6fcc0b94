"""The pictures that go with shared links: what is to stand on them, and where their lines end."""

from dataclasses import replace

import pytest

from tests.make import make_register
from zhanpai.content.load.theme import shipped_theme
from zhanpai.domain import naming
from zhanpai.kit.fitting import WIDEST, ems
from zhanpai.site.share_images import SQUARE, Words, make_image, share_images, words_of
from zhanpai.site.theme import make_theme

SHIPPED = shipped_theme()
THEME = make_theme(SHIPPED)
ANOTHER_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#FFFFFF" d="M0 0h9v9z"/></svg>'
)


def planned(materials=THEME.materials, **site):
    return {image.url: image for image in share_images(make_register(site=site), materials)}


def fitted(large, small=("小字",), foot="llz.example.gov.cn"):
    attire = planned()["/assets/share/home.png"].attire
    return make_image("/x.png", Words(tuple(large), tuple(small), foot), attire)


def test_there_is_one_for_each_section():
    assert set(planned()) == {
        f"/assets/share/{section}.png" for section in ("home", "stations", "deputies", "news", "opinions")
    }


def test_the_home_page_s_says_the_title_and_the_others_their_section_and_the_title():
    register = make_register()
    assert words_of(register, "").large == ("长沙市", "人大代表", "网上联络站")
    words = words_of(register, "履职动态")
    assert (words.large, "".join(words.small)) == (("履职动态",), "长沙市人大代表网上联络站")
    assert words.foot == "llz.example.gov.cn"
    home, news = (planned()[f"/assets/share/{section}.png"] for section in ("home", "news"))
    assert "".join(home.large.lines) == "".join(news.small.lines) == "长沙市人大代表网上联络站"
    assert news.large.lines == ("履职动态",) and news.foot.lines == ("llz.example.gov.cn",)


def test_the_picture_of_a_demo_says_so():
    assert "演示" in words_of(make_register(site={"demo": "true"}), "").foot


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("长沙市人大代表网上联络站", ("长沙市", "人大代表", "网上联络站")),
        ("人大代表在线", ("人大代表", "在线")),
        ("长沙市代表之窗", ("长沙市", "代表之窗")),
        ("代表之窗", ("代表之窗",)),
    ],
)
def test_a_title_may_break_behind_the_city_and_around_the_deputies(title, parts):
    assert naming.title_parts(title, "长沙市") == parts


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        (("长沙市", "人大代表", "网上联络站"), ("长沙市人大代表", "网上联络站")),
        (("人大代表", "在线"), ("人大代表在线",)),
        (("新疆维吾尔自治区", "人大代表", "之窗"), ("新疆维吾尔自治区", "人大代表之窗")),
    ],
)
def test_lines_end_between_the_parts_where_they_are_largest(parts, lines):
    assert fitted(parts).large.lines == lines


def test_a_title_of_long_parts_is_broken_within_them_before_it_becomes_tiny():
    long = fitted(("岳麓区望城区浏阳市", "人大代表", "联络站联合宣传服务网络平台")).large
    assert long.lines == ("岳麓区望城区浏阳市", "人大代表联络站联合", "宣传服务网络平台") and long.size > 50
    assert fitted(("一个没有地方可以断开而且长得不得了的网站名称真的很长",)).large.size > 50


@pytest.mark.slow
@pytest.mark.parametrize("title", ["站" * 300, "W" * 80, "，" * 200, "x", "WWW MMM @@@"])
def test_whatever_is_typed_as_a_title_fits(title):
    image = fitted((title,), (title,), title)
    for lines in (image.large, image.small, image.foot):
        assert "".join(lines.lines).replace(" ", "") == title.replace(" ", "")
        assert max(ems(line, WIDEST) for line in lines.lines) * lines.size <= SQUARE + 0.01
    assert image.large.height <= 188 and image.small.height <= 86


def test_a_new_title_a_new_colour_and_a_new_logo_are_drawn_anew():
    keys = {image.cache_key for image in planned().values()}
    assert len(keys) == 5
    assert keys == {image.cache_key for image in planned().values()}
    assert not keys & {image.cache_key for image in planned(title="岳麓区人大代表在线").values()}
    blue = replace(THEME.materials.tokens, light={**THEME.materials.tokens.light, "brand": "#112233"})
    for changed in ({"tokens": blue}, {"logo": ANOTHER_LOGO}):
        other = replace(THEME.materials, **changed)
        assert not keys & {image.cache_key for image in planned(other).values()}


@pytest.mark.parametrize("path", ["share/link.typ", "signage/lib/sign.typ"])
def test_another_way_of_setting_them_is_drawn_anew_and_another_page_is_not(path):
    keys = {image.cache_key for image in planned().values()}
    other = make_theme(SHIPPED, {path: SHIPPED[path] + b"\n"})
    assert not keys & {image.cache_key for image in planned(other.materials).values()}
    page = "templates/pages/about.html"
    same = make_theme(SHIPPED, {page: b"x"})
    assert keys == {image.cache_key for image in planned(same.materials).values()}
