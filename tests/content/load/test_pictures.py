"""A picture file is looked at without being trusted."""

import random
import struct
import time
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.make import DEMO
from zhanpai.content.load import pictures
from zhanpai.content.load.disk import read_picture
from zhanpai.kit import images
from zhanpai.kit.problem import Problem

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


@pytest.mark.slow
def test_what_is_too_long_to_be_published_is_named() -> None:
    assert "太长" in problem(saved("PNG", (1080, 18_000)))
    assert problem(saved("PNG", (2400, 18_000))) == ""  # 1200 × 9000 when published.
    assert problem(saved("JPEG", (1080, 16_383))) == ""


def cut_inside(raw: bytes) -> bytes:
    return raw[: len(raw) // 2] + b"\xff\xd9"


def short_of_pixels(width: int, height: int) -> bytes:
    """A PNG whose chunks are all right and whose pixels are not all there."""
    return png(width, height, 8, 2, zlib.compress(b"\0" * (height // 2) * (width * 3 + 1)))


def png(width: int, height: int, depth: int, colours: int, pixels: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def damaged_webp() -> bytes:
    raw = bytearray(saved("WEBP", (200, 200)))
    raw[20:40] = bytes(20)
    return bytes(raw)


@pytest.mark.parametrize(
    "raw",
    [
        cut_inside(saved("JPEG", (400, 300))),
        short_of_pixels(40, 30),
        damaged_webp(),
        png(4, 4, 8, 2, b"no zlib"),
    ],
    ids=["cut JPEG", "short PNG", "damaged WebP", "PNG of no pixels"],
)
def test_a_picture_whose_pixels_cannot_all_be_read_is_refused(raw: bytes) -> None:
    assert problem(raw)


MODES = ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"]


def odd_pictures() -> dict[str, bytes]:
    """Pictures as phones, scanners and drawing programs save them."""
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "green")]
    broken = Image.Exif()
    broken[274] = 6
    found = {f"PNG {mode}": saved("PNG", mode=mode) for mode in MODES}
    found |= {f"JPEG {mode}": saved("JPEG", mode=mode) for mode in ("L", "RGB", "CMYK")}
    found |= {f"turned {turn}": saved("JPEG", exif=turned(turn)) for turn in range(0, 12)}
    out = BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    found["animated WebP"] = out.getvalue()
    out = BytesIO()
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    found["animated PNG"] = out.getvalue()
    out = BytesIO()
    frames[0].save(out, "MPO", save_all=True, append_images=frames[1:])
    found["two frames of a camera"] = out.getvalue()
    found["broken EXIF"] = saved("JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 40)
    found["see-through palette"] = saved("PNG", mode="P", transparency=0)
    return found


def turned(way: int) -> Image.Exif:
    exif = Image.Exif()
    exif[274] = way
    return exif


@pytest.mark.parametrize("name", odd_pictures())
def test_what_is_taken_can_be_drawn_as_it_was_measured(name: str) -> None:
    raw = odd_pictures()[name]
    picture = pictures.inspect("x.jpg", raw)
    assert picture.problem == ""
    for form in images.FORMS:
        with Image.open(BytesIO(images.develop(raw, 1200, form))) as drawn:
            assert drawn.size == (picture.width, picture.height)


def test_the_verdict_on_a_large_picture_is_kept_and_on_a_small_one_is_not(tmp_path: Path) -> None:
    large, small = saved("PNG", (1000, 1000)), saved("PNG", (40, 30))
    cut = saved("JPEG", (1200, 1000))
    cut = cut[: len(cut) // 2] + b"\xff\xd9"
    first = [pictures.inspect("x.jpg", raw, tmp_path) for raw in (large, small, cut)]
    assert len(list(tmp_path.iterdir())) == 2
    assert [pictures.inspect("x.jpg", raw, tmp_path) for raw in (large, small, cut)] == first
    assert [bool(p.problem) for p in first] == [False, False, True]


def test_a_picture_that_was_saved_anew_since_is_not_drawn_under_the_old_digest(tmp_path: Path) -> None:
    (tmp_path / "x.jpg").write_bytes(JPEG)
    picture = pictures.inspect("x.jpg", JPEG)
    assert read_picture(tmp_path, "x.jpg", picture.checksum) == JPEG
    (tmp_path / "x.jpg").write_bytes(PNG)
    with pytest.raises(Problem, match="刚才被换掉了"):
        read_picture(tmp_path, "x.jpg", picture.checksum)


@pytest.mark.slow
def test_ten_thousand_damaged_pictures_are_refused_or_drawn_and_none_takes_a_second() -> None:
    dice = random.Random(20261128)
    sources = [
        *odd_pictures().values(),
        JPEG,
        PNG,
        saved("WEBP", (64, 48)),
        saved("JPEG", (64, 48), progressive=True),
    ]
    taken = 0
    for number in range(10_000):
        damaged = bytearray(dice.choice(sources))
        for _ in range(dice.randint(1, 5)):
            at = dice.randrange(len(damaged))
            match dice.randrange(4):
                case 0 | 1:
                    damaged[at] = dice.randrange(256)
                case 2:
                    del damaged[at : at + dice.randrange(1, 30)]
                case _:
                    damaged[at:at] = dice.randbytes(dice.randrange(1, 30))
        began = time.process_time()
        picture = pictures.inspect("x.jpg", bytes(damaged))
        assert time.process_time() - began < 1, number
        if not picture.problem:
            taken += 1
            with Image.open(BytesIO(images.develop(bytes(damaged), 320, "webp"))) as drawn:
                assert drawn.width == min(320, picture.width)
    assert taken > 500
