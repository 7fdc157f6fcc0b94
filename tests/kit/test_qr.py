"""QR codes say what they are given, in every drawing, with their quiet zone inside."""

from __future__ import annotations

import io

import pytest
import resvg_py
import segno
import zxingcpp
from PIL import Image

from zhanpai.kit import qr

ADDRESS = "https://llz.example.gov.cn/s/0001/"


def read(picture: bytes) -> list[str]:
    """What another library than the one that made it reads."""
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))]


@pytest.mark.parametrize("level", ["m", "q", "h"])
def test_a_code_is_read_from_its_pixels_and_from_its_outline(level: qr.Level) -> None:
    assert read(qr.png(ADDRESS, level=level)) == [ADDRESS]
    drawn = bytes(resvg_py.svg_to_bytes(svg_string=qr.svg(ADDRESS, level).decode(), width=600, height=600))
    assert read(drawn) == [ADDRESS]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # Six of the 45 characters take 33 bits and a head of 13; as bytes they take 48, two more.
        (ADDRESS, ["https://llz.example.gov.cn/s", "/0001/"]),
        ("https://LLZ.EXAMPLE.GOV.CN/0536/", ["https", "://LLZ.EXAMPLE.GOV.CN/0536/"]),
        ("https://LLZ.EXAMPLE.GOV.CN/00012345678901", ["https", "://LLZ.EXAMPLE.GOV.CN/", "00012345678901"]),
        ("abc", ["abc"]),
        ("ABC", ["ABC"]),
        ("湖东", ["湖东"]),
    ],
)
def test_a_text_is_cut_where_that_saves_bits(text: str, parts: list[str]) -> None:
    assert qr.segments(text) == parts
    assert "".join(qr.segments(text)) == text


def test_a_host_in_capitals_before_a_number_makes_larger_modules() -> None:
    # 34 bytes are version 4 at level Q; 5 bytes (4 + 8 + 40 bits) and 27 of the 45 characters (4 + 9 + 149) are 214
    # bits, and version 3 has 272 of them at level Q.
    compact = "https://LLZ.EXAMPLE.GOV.CN/0001/"
    assert qr.modules(ADDRESS) == 33 and qr.modules(compact) == len(qr.matrix(compact)) == 29
    assert read(qr.png(compact)) == [compact]


def test_a_text_in_one_alphabet_is_drawn_as_it_always_was() -> None:
    whole = segno.make(ADDRESS, error="q", micro=False, boost_error=True)
    assert qr.matrix(ADDRESS) == tuple(map(tuple, whole.matrix))


def test_pixels_are_whole_modules_and_not_fewer_than_asked() -> None:
    with Image.open(io.BytesIO(qr.png(ADDRESS, 500))) as picture:
        side = qr.modules(ADDRESS) + 2 * qr.QUIET
        assert picture.size == (picture.width, picture.width)
        assert picture.width >= 500 > picture.width - side and picture.width % side == 0


def test_the_quiet_zone_lies_inside() -> None:
    with Image.open(io.BytesIO(qr.png(ADDRESS, 1))) as picture:
        dark = picture.convert("L").point(lambda level: 255 - level).getbbox()
        assert dark == (4, 4, picture.width - 4, picture.height - 4)


def test_runs_are_the_dark_modules_row_by_row() -> None:
    assert list(qr.dark_runs([[1, 1, 0, 1], [0, 0, 0, 0], [0, 1, 1, 1]])) == [(0, 0, 2), (0, 3, 1), (2, 1, 3)]
