"""The pictures that go with shared links, as the press draws them: what must be read stays where it can be."""

import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from tests.make import make_register
from zhanpai.content.load.theme import shipped_theme
from zhanpai.kit.diagnostics import ContentError
from zhanpai.press.making.share_images import draw_images
from zhanpai.press.making.typeset import TypesetError, has_run
from zhanpai.site.share_images import Materials, ShareImage, Words, make_image, share_images
from zhanpai.site.theme import Theme, make_theme

SHIPPED = shipped_theme()
THEME = make_theme(SHIPPED)
RED, WHITE, GREEN = (0xB3, 0x14, 0x1D), (0xFF, 0xFF, 0xFF), (0x00, 0xAA, 0x55)
CITY_S = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{}"><path fill="#00AA55" d="M{}"/></svg>'


def planned(materials: Materials = THEME.materials, **site: str) -> list[ShareImage]:
    return list(share_images(make_register(site=site), materials))


def pictures(images: Sequence[ShareImage], theme: Theme = THEME) -> list[Image.Image]:
    return [Image.open(io.BytesIO(png)).convert("RGB") for png in draw_images(theme, images)]


def saying(large: Sequence[str], small: Sequence[str] = ("小字",)) -> ShareImage:
    words = Words(tuple(large), tuple(small), "llz.example.gov.cn")
    return make_image("/x.png", words, planned()[0].attire)


def box_of(image: Image.Image, colour: tuple[int, int, int] = WHITE) -> tuple[int, int, int, int]:
    """Where a colour stands; white, only logo and words are."""
    found = ImageChops.difference(image, Image.new("RGB", image.size, colour)).convert("L")
    box = found.point(lambda level: 255 if level < 16 else 0).getbbox()
    assert box
    return box


TITLES = [
    ("联络站",),
    ("意见办理",),
    ("长沙市", "人大代表", "网上联络站"),
    ("岳麓区望城区浏阳市", "人大代表", "联络站联合宣传服务网络平台"),
    ("一个没有地方可以断开而且长得不得了的网站名称真的很长",),
    ("WWW OPEN", "人大代表", "online MMM"),
    ("㙍㵲镇𰻞𫖯", "人大代表", "联络站"),
]


def test_words_stay_in_the_square_that_wechat_shows_and_fill_it_in_its_middle() -> None:
    for image in pictures([saying(title) for title in TITLES]):
        left, top, right, bottom = box_of(image)
        assert left >= 285 + 24 and right <= 915 - 24 and top >= 40 and bottom <= 546 - 40
        assert right - left > 300
        assert abs((left + right) / 2 - 600) < 12 and abs((top + bottom) / 2 - 273) < 12


def test_it_is_drawn_on_the_brand_s_red_in_the_size_that_the_head_names() -> None:
    (image,) = pictures([saying(["联络站"])])
    assert image.size == (1200, 630)
    assert image.getpixel((600, 480)) == RED


@pytest.mark.slow
def test_it_is_light_and_carries_nothing_but_pixels() -> None:
    images = planned()
    made = draw_images(THEME, images)
    assert len(made) == len(images) == 5
    for content in made:
        assert len(content) < 60_000
        assert Image.open(io.BytesIO(content)).info.keys() <= {"transparency"}


@pytest.mark.slow
def test_the_same_picture_has_the_same_bytes_whatever_is_drawn_with_it() -> None:
    images = planned()
    together = draw_images(THEME, images)
    assert draw_images(THEME, images[::-1]) == together[::-1]
    assert draw_images(THEME, images[2:3]) == together[2:3]
    assert draw_images(THEME, []) == []


@pytest.mark.slow
def test_pictures_of_two_themes_are_each_drawn_in_their_own_colours() -> None:
    blue = make_theme(SHIPPED, {"tokens.yaml": b"palette: {red-600: '#1D4A93'}"})
    ours, theirs = planned()[0], planned(blue.materials)[0]
    grounds = [image.getpixel((600, 480)) for image in pictures([ours, theirs, ours])]
    assert grounds == [RED, (0x1D, 0x4A, 0x93), RED]


def test_the_roof_behind_everything_is_the_logo_s_without_its_voice() -> None:
    """The voice, a speech bubble, would lie behind the words."""
    attire = planned()[0].attire
    roof = replace(attire, logo=replace(attire.logo, shapes=attire.logo.shapes[:1]))
    with_voice, without = pictures([saying(["站"]), replace(saying(["站"]), attire=roof)])
    difference = ImageChops.difference(with_voice, without).convert("L").point(lambda n: 255 if n > 8 else 0)
    left, top, right, bottom = difference.getbbox() or (0, 0, 1200, 630)
    assert 500 < left < right < 700 and bottom - top < 420
    edges = [with_voice.crop((0, 0, 300, 540)), without.crop((0, 0, 300, 540))]
    assert all(len(edge.getcolors() or []) > 2 for edge in edges), "the roof reaches over the sides"


@pytest.mark.parametrize(
    ("box", "outline", "wide", "high"),
    [("0 0 64 64", "8 8h48v48h-48z", 116, 116), ("0 0 400 20", "0 0h400v20h-400z", 566, 28)],
)
def test_a_logo_of_the_city_s_own_is_as_high_as_ours_or_as_wide_as_the_square(
    box: str, outline: str, wide: int, high: int
) -> None:
    theme = make_theme(SHIPPED, {"logo/logo.svg": CITY_S.format(box, outline).encode()})
    (image,) = pictures([planned(theme.materials)[0]], theme)
    left, top, right, bottom = box_of(image, GREEN)
    assert abs(right - left - wide) <= 1 and abs(bottom - top - high) <= 1
    assert abs((left + right) / 2 - 600) <= 1


def test_a_logo_that_is_a_line_without_height_does_not_stop_anything() -> None:
    flat = replace(THEME.materials, logo=CITY_S.format("0 0 9 9", "0 5h9"))
    (image,) = pictures([planned(flat)[0]])
    assert image.size == (1200, 630)


@pytest.mark.breadth
@pytest.mark.parametrize(("face", "lang", "region"), [(b"JP", b"ja", b"jp"), (b"TC", b"zh", b"tw")])
def test_it_is_written_as_in_mainland_china_and_nowhere_else(face: bytes, lang: bytes, region: bytes) -> None:
    """The font's collection has a face for each place; they write 骨 in as many ways."""
    setting = THEME.files["share/link.typ"]
    usual, elsewhere = b'lang: "zh", region: "cn"', b'lang: "%b", region: "%b"' % (lang, region)
    assert usual in setting
    other = setting.replace(b"job.fonts", b'"Noto Sans CJK %b"' % face).replace(usual, elsewhere)
    (here,), (there,) = (
        pictures([saying(["骨"])], make_theme(SHIPPED, {"share/link.typ": text})) for text in (setting, other)
    )
    assert ImageChops.difference(here, there).getbbox()


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("share/link.typ", "\n\n#nothing\n", 3),
        ("signage/lib/sign.typ", "#let job = json(bytes(sys.inputs.data))\n#let inks = (", 2),
        ("signage/lib/sign.typ", "#let job = json(bytes(sys.inputs.data))\n", 1),
    ],
)
def test_a_fault_in_a_file_of_the_city_s_own_is_told_with_file_and_line(
    path: str, text: str, line: int
) -> None:
    theme = make_theme(SHIPPED, {path: text.encode()})
    with pytest.raises(ContentError) as caught:
        draw_images(theme, planned(theme.materials))
    (told,) = caught.value.diagnostics
    assert (told.path, told.line, told.code) == (f"theme/{path}", line, "P611")


def test_a_fault_in_a_shipped_file_is_our_own() -> None:
    broken = make_theme({**SHIPPED, "share/link.typ": b"#nothing"})
    with pytest.raises(TypesetError, match="nothing") as caught:
        draw_images(broken, planned(broken.materials))
    assert [line for path, line, _ in caught.value.places if path.endswith("share/link.typ")] == [1]
    assert has_run()
