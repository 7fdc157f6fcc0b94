"""Which pictures the content asks for, and where they are published."""

from dataclasses import replace

import pytest

from tests.make import DEMO, TODAY, make_deputy, make_news, make_prose, make_site, make_station
from zhanpai.content.load import load
from zhanpai.domain import pictures
from zhanpai.domain.model.site import Picture
from zhanpai.domain.pictures import CARD, PORTRAIT, WIDE
from zhanpai.site.outputs import pictures as output
from zhanpai.site.parts.picture import in_text, published

FOLDER = "content/stations/yuelu"


def test_every_picture_of_the_demo_is_wanted_where_its_name_is_typed() -> None:
    site = load(DEMO, TODAY).site
    assert site is not None
    assert [(w.path, w.width, w.source, w.keys, w.line) for w in pictures.wanted(site)] == [
        (f"{FOLDER}/0001-1.jpg", WIDE, f"{FOLDER}/0001.yaml", ("photos", 0, "file"), 0),
        (f"{FOLDER}/0001-qr.png", PORTRAIT, f"{FOLDER}/0001.yaml", ("accounts", 0, "qr"), 0),
        (f"{FOLDER}/100001.jpg", PORTRAIT, f"{FOLDER}/0001.yaml", ("deputies", 0, "photo"), 0),
        *(
            ("content/news/2026/dianti.jpg", WIDE, "content/news/2026/2026-02-11-dianti.md", keys, line)
            for keys, line in ((("cover",), 0), ((), 26))
        ),
    ]


def test_pictures_of_hand_written_pages_are_wanted_on_their_lines() -> None:
    site = make_site(prose=[make_prose(body="一\n\n![图](x.jpg)\n")])
    assert [(w.path, w.line) for w in pictures.wanted(site)] == [("content/pages/x.jpg", 6)]


def test_a_picture_lies_beside_the_file_that_names_it() -> None:
    assert pictures.beside("content/news/2026/2026-02-11-dianti.md", "a.jpg") == "content/news/2026/a.jpg"


@pytest.mark.parametrize(
    ("size", "width", "expected"),
    [
        ((4000, 3000), WIDE, (1200, 900)),
        ((4000, 3000), CARD, (480, 360)),
        ((320, 180), WIDE, (320, 180)),
        ((1000, 3), PORTRAIT, (320, 1)),
        ((999, 1000), 480, (480, 480)),
    ],
)
def test_the_published_size_is_no_wider_and_keeps_the_shape(size, width: int, expected) -> None:
    shown = published(Picture("x.jpg", *size, "0123456789abcdef"), width)
    assert (shown.width, shown.height) == expected
    assert shown.src == f"/pictures/0123456789abcdef-{expected[0]}.jpg"


def test_a_browser_chooses_from_narrower_ones_and_webp() -> None:
    shown = published(Picture("x.jpg", 4000, 3000, "ab"), WIDE)
    assert shown.srcset == "/pictures/ab-480.jpg 480w, /pictures/ab-800.jpg 800w, /pictures/ab-1200.jpg 1200w"
    assert (
        shown.webp == "/pictures/ab-480.webp 480w, /pictures/ab-800.webp 800w, /pictures/ab-1200.webp 1200w"
    )
    # A picture is never made wider than it is, nor offered twice in one width.
    assert published(Picture("x.jpg", 500, 400, "ab"), WIDE).webp == (
        "/pictures/ab-480.webp 480w, /pictures/ab-500.webp 500w"
    )
    assert published(Picture("x.jpg", 100, 400, "ab"), PORTRAIT).srcset == "/pictures/ab-100.jpg 100w"


def test_every_address_that_a_page_offers_is_made() -> None:
    site = make_site(
        [make_station(deputies=[make_deputy(photo="100001.jpg")])],
        news=[make_news(cover="dianti.jpg")],
        pictures=[
            Picture(f"{FOLDER}/100001.jpg", 800, 1000, "aaaa"),
            Picture("content/news/2026/dianti.jpg", 900, 600, "cccc"),
        ],
    )
    made = [(photo.url, photo.width, photo.form) for photo in output.outputs(site, ())]
    assert len(made) == len(set(made))
    assert {url for url, _, _ in made} == {
        *(f"/pictures/aaaa-{width}.{form}" for width in (160, 320) for form in ("jpg", "webp")),
        *(f"/pictures/cccc-{width}.{form}" for width in (240, 480, 800, 900) for form in ("jpg", "webp")),
    }
    assert all(url.endswith(f"-{width}.{form}") for url, width, form in made)


def test_the_address_changes_with_the_bytes_and_not_with_the_name() -> None:
    first, renamed, other = (
        published(Picture(path, 100, 100, checksum)).src
        for path, checksum in (("a.jpg", "aaaa"), ("b.jpg", "aaaa"), ("a.jpg", "bbbb"))
    )
    assert first == renamed != other


def test_a_broken_picture_and_one_that_is_not_there_are_not_shown() -> None:
    good, bad = Picture("content/pages/a.jpg", 1, 1, "a"), Picture("content/pages/b.jpg", 0, 0, "b", "损坏")
    site = make_site(pictures=[good, bad])
    source = "content/pages/about.md"
    assert pictures.find(site, source, "a.jpg") is good
    assert pictures.find(site, source, "b.jpg") is None
    assert pictures.find(site, source, "c.jpg") is None
    assert pictures.find(site, source, None) is None
    assert pictures.find(site, source, "") is None
    text = "![](a.jpg) ![](b.jpg) ![](c.jpg) ![](a.jpg)"
    assert list(in_text(site, replace(make_news(body=text), path=source))) == ["a.jpg"]


def test_a_picture_outside_the_folder_is_never_shown() -> None:
    text = "![](../stations/yuelu/0001-1.jpg)"
    secret = Picture("content/stations/yuelu/0001-1.jpg", 1, 1, "a")
    site = make_site(pictures=[secret])
    assert in_text(site, replace(make_news(body=text), path="content/pages/about.md")) == {}


def test_only_pictures_that_the_content_asks_for_are_published() -> None:
    deputies = [make_deputy(photo="100001.jpg"), make_deputy("100002", "李样例")]
    site = make_site(
        [make_station(deputies=deputies)],
        news=[make_news(cover="dianti.jpg")],
        pictures=[
            Picture(f"{FOLDER}/100001.jpg", 800, 1000, "aaaa"),
            Picture(f"{FOLDER}/100002.jpg", 800, 1000, "bbbb"),
            Picture("content/news/2026/dianti.jpg", 2000, 1000, "cccc"),
        ],
    )
    made = {photo.source for photo in output.outputs(site, ())}
    assert made == {f"{FOLDER}/100001.jpg", "content/news/2026/dianti.jpg"}
