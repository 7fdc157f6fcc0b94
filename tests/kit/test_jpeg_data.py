"""A JPEG whose data is shorter or longer than its picture is told from a good one."""

import random
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from zhanpai.kit.jpeg_data import is_complete


def photo(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """Something with light and shade and grain, as photographs have."""
    dice = random.Random(size[0] * 7 + size[1])
    small = Image.frombytes("RGB", (12, 9), dice.randbytes(12 * 9 * 3)).resize(size, Image.Resampling.BICUBIC)
    grain = Image.frombytes("RGB", size, dice.randbytes(size[0] * size[1] * 3))
    return Image.blend(small, grain, 0.06).convert(mode)


def jpeg(image: Image.Image, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", **options)
    return out.getvalue()


WAYS = (
    {},
    {"progressive": True},
    {"optimize": True},
    {"subsampling": 0},
    {"subsampling": 1, "quality": 90},
    {"quality": 10},
    {"restart_marker_rows": 1},
    {"restart_marker_blocks": 7},
)


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("size", [(320, 240), (33, 47), (8, 8), (7, 5), (1, 1), (300, 9), (9, 300)], ids=str)
def test_a_good_picture_is_complete(size: tuple[int, int], mode: str, way: dict[str, object]) -> None:
    assert is_complete(jpeg(photo(size, mode), **way))


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("colour", ["#808080", "white", "black", "#7f7f7f"])
def test_a_picture_that_is_grey_or_blank_down_to_its_end_is_complete(
    colour: str, way: dict[str, object]
) -> None:
    image = Image.new("RGB", (200, 150), colour)
    assert is_complete(jpeg(image, **way))
    ImageDraw.Draw(image).ellipse((30, 30, 90, 90), fill="red")
    assert is_complete(jpeg(image, **way))


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_picture_that_was_cut_and_closed_again_is_found(way: dict[str, object]) -> None:
    raw = jpeg(photo((320, 240)), **way)
    for tenths in (3, 4, 5, 6):
        assert not is_complete(raw[: len(raw) * tenths // 10] + b"\xff\xd9"), tenths


@pytest.mark.parametrize(
    "way", [w for w in WAYS if "progressive" not in w and not any("restart" in k for k in w)], ids=str
)
def test_most_pictures_whose_middle_was_written_over_are_found(way: dict[str, object]) -> None:
    raw, dice = jpeg(photo((320, 240)), **way), random.Random(4)
    damaged = []
    for _ in range(20):
        at = dice.randrange(len(raw) // 3, len(raw) - 400)
        damaged.append(raw[:at] + dice.choice([bytes(200), dice.randbytes(200), b""]) + raw[at + 200 :])
    assert sum(not _survives(d) for d in damaged) >= 14


def _survives(raw: bytes) -> bool:
    try:
        return is_complete(raw)
    except Exception:
        return False


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xd8", b"\xff\xd8\xff\xd9", b"\xff\xd8" + b"\xff\xc0\0\x02" * 9 + b"\xff\xd9"]
)
def test_what_has_no_picture_is_not_complete(raw: bytes) -> None:
    assert not is_complete(raw)
