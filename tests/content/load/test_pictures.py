"""A picture file is looked at without being trusted."""

import random
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from tests.make import DEMO
from zhanpai.content.load import pictures

JPEG = (DEMO / "content/news/2026/dianti.jpg").read_bytes()
PNG = (DEMO / "content/stations/yuelu/0001-qr.png").read_bytes()


def saved(form: str, size: tuple[int, int] = (40, 30), mode: str = "RGB", **options: object) -> bytes:
    out = BytesIO()
    Image.new(mode, size, 128 if mode in ("L", "I;16") else None).save(out, form, **options)
    return out.getvalue()


def problem(raw: bytes) -> str:
    return pictures.inspect("content/x.jpg", raw).problem


def test_size_and_digest_of_a_good_picture() -> None:
    picture = pictures.inspect("content/x.jpg", JPEG)
    assert (picture.path, picture.width, picture.height, picture.problem) == ("content/x.jpg", 320, 180, "")
    assert picture.checksum == pictures.inspect("content/y.jpg", JPEG).checksum
    assert picture.checksum != pictures.inspect("content/x.jpg", PNG).checksum


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"optimize": True}], ids=str)
def test_every_good_picture_is_taken_whatever_its_name(form: str, options: dict[str, bool]) -> None:
    assert problem(saved(form, **options)) == ""


def test_a_portrait_that_lies_on_its_side_is_measured_upright() -> None:
    exif = Image.Exif()
    exif[274] = 6
    picture = pictures.inspect("x.jpg", saved("JPEG", (40, 30), exif=exif))
    assert (picture.width, picture.height) == (30, 40)


@pytest.mark.parametrize("form", ["GIF", "BMP", "TIFF", "ICO"])
def test_other_formats_under_another_name_are_refused(form: str) -> None:
    assert "别的格式" in problem(saved(form))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xd8",
        b"x" * 1000,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x00\x00\x00\x18ftypheic",
    ],
)
def test_what_is_no_picture_is_refused(raw: bytes) -> None:
    assert "打不开" in problem(raw)


@pytest.mark.parametrize("raw", [JPEG, PNG, saved("WEBP"), saved("JPEG", progressive=True)], ids=range(4))
def test_a_picture_that_was_cut_short_is_refused_at_every_length(raw: bytes) -> None:
    for length in range(0, len(raw) - 2, max(1, len(raw) // 60)):
        assert problem(raw[:length]), length


def test_the_end_of_a_preview_inside_is_not_the_picture_s_own() -> None:
    exif = b"Exif\x00\x00" + saved("JPEG", (8, 8))
    with_preview = JPEG[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + JPEG[2:]
    assert problem(with_preview) == ""
    assert problem(with_preview[: len(with_preview) // 2])


def test_what_phones_put_behind_the_picture_does_no_harm() -> None:
    assert problem(JPEG + b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 500) == ""


def test_a_chunk_with_a_wrong_checksum_is_refused() -> None:
    middle = len(PNG) // 2
    assert problem(PNG[:middle] + bytes([PNG[middle] ^ 1]) + PNG[middle + 1 :])


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is enormous."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\x00")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(8_000, 8_000), (20_000, 10_000), (50_000, 50_000)], ids=str)
def test_a_bomb_is_refused_by_its_header(size: tuple[int, int]) -> None:
    assert "像素" in problem(bomb(*size))


def test_a_picture_of_more_than_twenty_megabytes_is_refused() -> None:
    assert problem(JPEG + b"\x00" * pictures.MAX_BYTES) == "图片超过 20 MB"


def test_damaged_headers_never_raise() -> None:
    random.seed(20260304)
    exif = Image.Exif()
    exif[274], exif[306] = 6, "2026:03:04 10:00:00"
    sources = [JPEG, PNG, saved("WEBP", exif=exif), saved("JPEG", exif=exif), saved("PNG", exif=exif)]
    for raw in sources:
        for _ in range(150):
            damaged = bytearray(raw)
            for _ in range(random.randint(1, 6)):
                damaged[random.randrange(min(len(damaged), 200))] = random.randrange(256)
            picture = pictures.inspect("x.jpg", bytes(damaged))
            assert isinstance(picture.problem, str)
