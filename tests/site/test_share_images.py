"""The pictures that go with shared links: what stands on them, and that it stays where it can be read."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageFont

from tests.make import make_register
from zhanpai.content.load.theme import shipped_theme
from zhanpai.domain import naming
from zhanpai.site import share_images
from zhanpai.site.theme import make_theme

THEME = make_theme(shipped_theme())
RED, WHITE = (0xB3, 0x14, 0x1D), (0xFF, 0xFF, 0xFF)


def made(**site):
    return {o.url: o for o in share_images.outputs(make_register(site=site), THEME.materials)}


def picture(large, small=("小字",), foot="llz.example.gov.cn") -> Image.Image:
    words = share_images.Words(tuple(large), tuple(small), foot)
    image = Image.open(io.BytesIO(share_images.draw(words, THEME.materials)))
    return image.convert("RGB")


def box_of_words(image: Image.Image) -> tuple[int, int, int, int]:
    """Where white stands, which only logo and words are."""
    white = ImageChops.difference(image, Image.new("RGB", image.size, WHITE)).convert("L")
    return white.point(lambda level: 255 if level < 16 else 0).getbbox()


def test_there_is_one_for_each_section():
    assert set(made()) == {
        f"/assets/share/{section}.png" for section in ("home", "stations", "deputies", "news", "opinions")
    }


def test_the_home_page_s_says_the_title_and_the_others_their_section_and_the_title():
    register = make_register()
    assert share_images.words_of(register, "").large == ("长沙市", "人大代表", "网上联络站")
    words = share_images.words_of(register, "履职动态")
    assert (words.large, "".join(words.small)) == (("履职动态",), "长沙市人大代表网上联络站")
    assert words.foot == "llz.example.gov.cn"


def test_the_picture_of_a_demo_says_so():
    assert "演示" in share_images.words_of(make_register(site={"demo": "true"}), "").foot


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
    "large",
    [
        ("联络站",),
        ("意见办理",),
        ("长沙市", "人大代表", "网上联络站"),
        ("岳麓区望城区浏阳市", "人大代表", "联络站联合宣传服务网络平台"),
        ("一个没有地方可以断开而且长得不得了的网站名称真的很长",),
    ],
)
def test_words_stay_in_the_square_that_wechat_shows_and_fill_it(large):
    left, top, right, bottom = box_of_words(picture(large))
    assert left >= 285 + 24 and right <= 915 - 24 and top >= 40 and bottom <= 546 - 40
    assert right - left > 300


def test_it_is_drawn_on_the_brand_s_red_in_the_size_that_the_head_names():
    image = picture(["联络站"])
    assert image.size == (1200, 630)
    assert image.getpixel((600, 470)) == RED


def test_it_is_light_and_carries_nothing_but_pixels():
    for output in made().values():
        content = output.make()
        assert len(content) < 60_000
        assert Image.open(io.BytesIO(content)).info.keys() <= {"transparency"}


def test_a_new_title_a_new_colour_and_a_new_logo_are_drawn_anew():
    key = {o.cache_key for o in made().values()}
    assert len(key) == 5
    assert not key & {o.cache_key for o in made(title="岳麓区人大代表在线").values()}
    blue = replace(THEME.materials.tokens, light={**THEME.materials.tokens.light, "brand": "#112233"})
    for materials in (replace(THEME.materials, tokens=blue), replace(THEME.materials, logo="<svg/>")):
        assert not key & {o.cache_key for o in share_images.outputs(make_register(), materials)}


def test_the_font_is_the_one_for_mainland_china():
    face = ImageFont.truetype(THEME.materials.font, 20, index=share_images.SIMPLIFIED)
    assert face.getname()[0] == "Noto Sans CJK SC"
