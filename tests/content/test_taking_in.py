"""Whatever a clerk's telephone gives becomes a clean picture, and everything else is refused in words."""

from __future__ import annotations

import random
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw, ImageFont

from zhanpai.content import taking_in
from zhanpai.content.load.pictures import inspect
from zhanpai.content.taking_in import RefusedPictureError, finish, take_in
from zhanpai.kit.picture_parts import WHOLE, PicturePart

IPHONE = Path(__file__).parents[1] / "fixtures" / "pictures" / "iphone.heic"
"""160×240 upright, stored lying, taken at 28°12′ N 112°56′ E; red is what was its upper left before it was turned."""
GPS = 0x8825


def scene(size: tuple[int, int] = (600, 400), mode: str = "RGB") -> Image.Image:
    """Blue, the upper left quarter red: which side is up can be seen."""
    picture = Image.new("RGB", size, (0, 0, 160))
    picture.paste((220, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    return picture.convert(mode)


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def phone_photo(turn: int = 6, size: tuple[int, int] = (600, 400)) -> bytes:
    exif = Image.Exif()
    exif[274], exif[0x0110], exif[0x010E] = turn, "HUAWEI P60", "SECRET-WORDS"
    exif.get_ifd(GPS).update({1: "N", 2: (28.0, 12.0, 0.0), 3: "E", 4: (112.0, 56.0, 0.0)})
    return saved(scene(size), "JPEG", exif=exif.tobytes(), comment=b"SECRET-COMMENT", quality=92)


def is_red(picture: Image.Image, x: float, y: float) -> bool:
    red, _, blue = picture.getpixel((int(x * picture.width), int(y * picture.height)))
    return red > 150 and blue < 110


def zipped() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("evil.html", "<script>alert(1)</script>")
    return out.getvalue()


def grey_float() -> Image.Image:
    return scene(mode="L").convert("F").point(lambda level: level * 3.0)


def mpo() -> bytes:
    return saved(scene(), "MPO", save_all=True, append_images=[Image.new("RGB", (600, 400), "green")])


READ = {
    "jpeg": lambda: saved(scene(), "JPEG"),
    "progressive": lambda: saved(scene(), "JPEG", progressive=True),
    "cmyk": lambda: saved(scene(mode="CMYK"), "JPEG"),
    "grey jpeg": lambda: saved(scene(mode="L"), "JPEG"),
    "mpo": mpo,
    "png": lambda: saved(scene(), "PNG"),
    "palette": lambda: saved(scene().quantize(8), "PNG"),
    "16 bits": lambda: saved(scene(mode="L").convert("I").point(lambda v: v * 257).convert("I;16"), "PNG"),
    "1 bit": lambda: saved(scene(mode="L").point(lambda v: 255 * (v > 40)).convert("1"), "PNG"),
    "webp": lambda: saved(scene(), "WEBP"),
    "gif": lambda: saved(scene().quantize(8), "GIF"),
    "bmp": lambda: saved(scene(), "BMP"),
    "tiff": lambda: saved(scene(), "TIFF", compression="tiff_lzw"),
    "tiff cmyk": lambda: saved(scene(mode="CMYK"), "TIFF"),
    "tiff float": lambda: saved(grey_float(), "TIFF"),
    "avif": lambda: saved(scene(), "AVIF"),
    "heic": IPHONE.read_bytes,
}


@pytest.mark.breadth
@pytest.mark.parametrize("name", READ)
def test_every_form_that_people_have_becomes_a_picture_that_the_site_can_show(name: str) -> None:
    taken = take_in(READ[name]())
    done = finish(taken)
    seen = inspect(f"a.{done.ending}", done.content)
    assert (seen.problem, seen.width, seen.height) == ("", done.width, done.height)
    assert done.content == finish(take_in(READ[name]())).content
    shown = Image.open(BytesIO(done.content)).convert("L")
    assert len({shown.getpixel((x, y)) for x in (20, done.width - 20) for y in (20, done.height - 20)}) > 1


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photo_comes_out_upright_however_the_telephone_was_held(turn: int) -> None:
    # Tag 274 (EXIF 2.32 §4.6.4): which corner of the scene the stored upper left is.
    back = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}
    picture = take_in(phone_photo(turn)).picture
    assert picture.size == ((400, 600) if turn > 4 else (600, 400))
    across, down = back[turn]
    assert is_red(picture, 0.9 if across else 0.1, 0.9 if down else 0.1)
    assert not is_red(picture, 0.1 if across else 0.9, 0.1 if down else 0.9)


def test_a_photo_of_an_iphone_is_upright_and_says_no_longer_where_it_was_taken() -> None:
    assert Image.open(BytesIO(READ["jpeg"]())).getexif() == {}
    taken = take_in(IPHONE.read_bytes())
    assert taken.picture.size == (160, 240) and is_red(taken.picture, 0.9, 0.1)
    assert "不会清楚" in taken.notes[0] or "不清楚" in taken.notes[0]
    assert b"Exif" not in finish(taken).content


def test_nothing_but_pixels_is_left_of_a_photo() -> None:
    raw = phone_photo() + zipped() + b"<script>alert(2)</script>"
    done = finish(take_in(raw))
    for secret in (b"SECRET", b"HUAWEI", b"Exif", b"PK\x03\x04", b"<script", b"ICC_PROFILE"):
        assert secret in raw or secret == b"ICC_PROFILE"
        assert secret not in done.content
    assert dict(Image.open(BytesIO(done.content)).getexif()) == {}


def test_a_profile_is_followed_and_then_gone() -> None:
    # A picture whose numbers are L*a*b*: read as they stand they would be other colours.
    to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    lab = ImageCms.applyTransform(scene(), to_lab)
    raw = saved(lab, "TIFF", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes())
    picture = take_in(raw).picture
    assert is_red(picture, 0.2, 0.2) and not is_red(picture, 0.8, 0.8)
    broken = take_in(saved(scene(), "JPEG", icc_profile=b"no profile at all"))
    assert is_red(broken.picture, 0.2, 0.2)


def test_what_shines_through_becomes_white() -> None:
    picture = scene(mode="RGBA")
    picture.putalpha(Image.new("L", picture.size, 0))
    assert take_in(saved(picture, "PNG")).picture.getcolors() == [(600 * 400, (255, 255, 255))]


def test_of_several_pictures_the_first_is_taken_and_it_is_said() -> None:
    more = [Image.new("RGB", (600, 400), "green")]
    for form, word in (("GIF", "动图"), ("WEBP", "动图"), ("PNG", "动图"), ("TIFF", "多页")):
        taken = take_in(saved(scene(), form, save_all=True, append_images=more))
        assert word in taken.notes[0] and is_red(taken.picture, 0.2, 0.2)
    assert take_in(mpo()).notes == ()


@pytest.mark.slow
def test_large_photos_are_shrunk_to_what_pages_and_print_use() -> None:
    noise = Image.frombytes("RGB", (1500, 1000), random.Random(1).randbytes(1500 * 1000 * 3))
    done = finish(take_in(saved(noise.resize((4000, 3000)), "JPEG", quality=95)))
    assert (done.width, done.height) == (2400, 1800)
    assert len(done.content) <= taking_in.GOAL
    assert finish(take_in(phone_photo(1))).width == 600


def test_of_a_very_large_jpeg_no_more_is_read_than_cutting_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_in, "LONGEST", 200)
    for turn in (1, 6):
        picture = take_in(phone_photo(turn)).picture
        assert sorted(picture.size) == [200, 300] and is_red(picture, 0.9 if turn == 6 else 0.1, 0.1)
    assert take_in(saved(scene(), "PNG")).picture.size == (600, 400)


def test_screens_of_text_stay_sharp_and_photos_become_jpeg() -> None:
    screen = Image.new("RGB", (900, 600), "white")
    for line in range(12):
        words, at = "Station 0001, open 9-11", (20, 20 + 45 * line)
        ImageDraw.Draw(screen).text(at, words, "black", ImageFont.load_default(28))
    assert finish(take_in(saved(screen, "PNG"))).ending == "png"
    noise = Image.frombytes("RGB", (300, 200), random.Random(1).randbytes(300 * 200 * 3)).resize((900, 600))
    assert finish(take_in(saved(noise, "PNG"))).ending == "jpg"
    assert finish(take_in(saved(screen, "JPEG"))).ending == "jpg"


def test_what_is_hidden_is_nowhere_in_what_is_kept() -> None:
    box = [PicturePart(0.5, 0.5, 0.2, 0.3)]
    kept = []
    for seed in (1, 2):
        photo = scene((1000, 800))
        photo.paste(Image.frombytes("RGB", (200, 240), random.Random(seed).randbytes(144_000)), (500, 400))
        kept.append(finish(take_in(saved(photo, "PNG")), box, PicturePart(0.2, 0.2, 0.6, 0.6), (3, 2), 400))
    assert kept[0] == kept[1]
    assert kept[0].width == 400 and abs(kept[0].width / kept[0].height - 1.5) < 0.01


def test_nothing_that_was_cut_away_is_kept() -> None:
    done = finish(take_in(phone_photo(1)), (), PicturePart(0.6, 0.6, 0.4, 0.4))
    assert (done.width, done.height) == (240, 160)
    assert not is_red(Image.open(BytesIO(done.content)).convert("RGB"), 0.1, 0.1)
    assert finish(take_in(phone_photo(1)), (), WHOLE).width == 600


def bomb(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(2_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def docx() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", "<w:document/>")
        file.writestr("word/media/image1.jpg", phone_photo())
    return out.getvalue()


WRONG = {
    "nothing": (b"", "空的"),
    "text": ("张示例 0731-88888888".encode(), "不是图片"),
    "docx": (docx(), "Word"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word"),
    "zip": (zipped(), "压缩包"),
    "zip with a picture": (zipped() + phone_photo(), "压缩包"),
    "pdf": (b"%PDF-1.7\n" + bytes(100), "PDF"),
    "html": (b"<!DOCTYPE html><script>alert(1)</script>", "网页"),
    "html with a remark": (b"<!-- x --><html><img src=x onerror=alert(1)>", "网页"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "SVG"),
    "exe": (b"MZ\x90\x00" + bytes(500), "程序"),
    "exe in front of a picture": (b"MZ\x90\x00" + phone_photo(), "程序"),
    "script": (b"#!/bin/sh\nrm -rf /\n", "程序"),
    "video": (b"\x00\x00\x00\x20ftypisom" + bytes(500), "视频"),
    "psd": (b"8BPS\x00\x01" + bytes(100), "PSD"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 600 400\n", "不是图片"),
    "icon": (saved(scene((64, 64)), "ICO"), "不是图片"),
    "half a jpeg": (phone_photo()[:-900], "不完整"),
    "half a png": (saved(scene(), "PNG")[:-40], "不完整"),
    "half a heic": (IPHONE.read_bytes()[:700], "HEIC"),
    "begins only": (b"\xff\xd8\xff\xe0", "不完整"),
    "one pixel": (saved(Image.new("RGB", (1, 1)), "PNG"), "1×1"),
    "a line": (saved(Image.new("RGB", (3000, 1)), "PNG"), "3000×1"),
    "a strip": (saved(Image.new("L", (64, 20_000)), "PNG"), "太长"),
    "a bomb": (bomb(50_000, 50_000), "太大"),
    "a smaller bomb": (bomb(8_000, 8_000), "8000×8000"),
    "bytes": (b"\xff\xd8" + bytes(taking_in.MAX_BYTES), "40 MB"),
}


@pytest.mark.parametrize("name", WRONG)
def test_everything_else_is_refused_with_what_it_is_and_what_to_do(name: str) -> None:
    raw, word = WRONG[name]
    with pytest.raises(RefusedPictureError) as refused:
        take_in(raw)
    assert word in refused.value.message
    assert refused.value.message.endswith("。") and refused.value.fix.endswith("。")


def test_without_a_reader_of_heic_it_is_said_what_to_set_on_the_telephone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(taking_in, "_reads_heif", lambda: False)
    with pytest.raises(RefusedPictureError, match="HEIC") as refused:
        take_in(IPHONE.read_bytes())
    assert "兼容性最佳" in refused.value.fix


def test_a_telephone_of_a_hundred_million_pixels_is_read_at_half_its_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(taking_in, "MAX_PIXELS", 100_000)
    assert take_in(phone_photo(1)).picture.size == (300, 200)
    with pytest.raises(RefusedPictureError, match="600×400"):
        take_in(saved(scene(), "JPEG", progressive=True))
    monkeypatch.setattr(taking_in, "MAX_JPEG_PIXELS", 200_000)
    with pytest.raises(RefusedPictureError, match="600×400"):
        take_in(phone_photo(1))


def test_three_hundred_damaged_files_are_refused_in_words_or_come_out_clean() -> None:
    choice = random.Random(7)
    good = [READ[name]() for name in ("jpeg", "png", "webp", "gif", "bmp", "heic")]
    for _ in range(300):
        raw = bytearray(choice.choice(good))
        for _ in range(choice.randint(1, 4)):
            raw[choice.randrange(len(raw))] = choice.randrange(256)
        try:
            done = finish(take_in(bytes(raw)))
        except RefusedPictureError as refused:
            assert refused.fix
        else:
            assert not inspect(f"a.{done.ending}", done.content).problem
