"""The published picture: upright, no wider than asked, and nothing in it but pixels."""

import struct
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from zhanpai.kit.images import clean, develop

SECRETS = (
    b"13800000000",
    b"SECRET",
    b"28.2034",
    b"<script>",
    b"Exif",
    b"http://ns.adobe.com/xap",
    b"ICC_PROFILE",
)

# ITU-T T.81 table B.1.
APP0, DQT, DHT, SOS, EOI = 0xE0, 0xDB, 0xC4, 0xDA, 0xD9
SOF = {0xC0, 0xC1, 0xC2}


def markers(raw: bytes) -> Iterator[int]:
    """The markers of a JPEG in order, by hand; nothing may follow the last."""
    assert raw[:2] == b"\xff\xd8"
    position = 2
    while True:
        assert raw[position] == 0xFF
        marker = raw[position + 1]
        yield marker
        if marker == EOI:
            assert position + 2 == len(raw)
            return
        position += 2 + struct.unpack(">H", raw[position + 2 : position + 4])[0]
        if marker == SOS:
            while raw[position] != 0xFF or raw[position + 1] == 0 or 0xD0 <= raw[position + 1] <= 0xD7:
                position += 1


def image(size: tuple[int, int] = (60, 40)) -> Image.Image:
    """Red on the left, blue on the right, with a green corner at the top left."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    picture.paste("lime", (0, 0, size[0] // 4, size[1] // 4))
    return picture


def full_of_traces(form: str) -> bytes:
    """A picture with everything that a phone or a clerk may leave in it."""
    exif = Image.Exif()
    exif[271], exif[315], exif[0x9C9B] = "SECRET", "13800000000", "SECRET".encode("utf-16-le")
    exif.get_ifd(0x8825)[2] = (28.0, 12.0, 12.24)
    exif.get_ifd(0x8769)[37510] = b"ASCII\x00\x00\x0028.2034"
    out = BytesIO()
    options: dict[str, object] = {"exif": exif, "icc_profile": b"ICC_PROFILE SECRET" * 10}
    if form == "PNG":
        info = PngInfo()
        info.add_text("Author", "13800000000")
        info.add_itxt("XML:com.adobe.xmp", "<x>SECRET http://ns.adobe.com/xap</x>", zip=True)
        options["pnginfo"] = info
    else:
        options["xmp"] = b"<x>SECRET http://ns.adobe.com/xap</x>"
    if form == "JPEG":
        options["comment"] = b"13800000000 <script>"
    image().save(out, form, **options)
    return out.getvalue() + b"SECRET behind the end"


def pixel(raw: bytes, x: int, y: int) -> tuple[int, int, int]:
    with Image.open(BytesIO(raw)) as picture:
        red, green, blue = picture.convert("RGB").getpixel((x, y))
    return tuple(round(level / 255) for level in (red, green, blue))  # type: ignore[return-value]


RED, GREEN, BLUE = (1, 0, 0), (0, 1, 0), (0, 0, 1)


def chunks(raw: bytes) -> list[bytes]:
    """The names of a WebP's chunks (RFC 9649 §2.3)."""
    assert (raw[:4], raw[8:12], int.from_bytes(raw[4:8], "little")) == (b"RIFF", b"WEBP", len(raw) - 8)
    names, at = [], 12
    while at < len(raw):
        names.append(raw[at : at + 4])
        length = int.from_bytes(raw[at + 4 : at + 8], "little")
        at += 8 + length + length % 2
    return names


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_pixels_is_published_as_webp(form: str) -> None:
    raw = full_of_traces(form)
    published = develop(raw, 1200, "webp")
    assert not [secret for secret in SECRETS if secret in published]
    assert chunks(published) == [b"VP8 "]
    with Image.open(BytesIO(published)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (60, 40))
        assert not picture.getexif()
        assert set(picture.info) <= {"background", "loop", "timestamp", "duration"}


def test_the_chunk_walker_sees_what_a_telephone_wrote() -> None:
    assert {b"EXIF", b"ICCP", b"XMP "} <= set(
        chunks(full_of_traces("WEBP").removesuffix(b"SECRET behind the end"))
    )


def test_both_forms_show_the_same_picture() -> None:
    exif = Image.Exif()
    exif[274] = 6
    out = BytesIO()
    image().save(out, "JPEG", exif=exif, quality=95)
    for x, y in ((3, 3), (36, 3), (3, 56)):
        assert pixel(develop(out.getvalue(), 40, "webp"), x, y) == pixel(develop(out.getvalue(), 40), x, y)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_pixels_is_published(form: str) -> None:
    raw = full_of_traces(form)
    published = develop(raw, 1200)
    assert any(secret in raw for secret in SECRETS)
    assert not [secret for secret in SECRETS if secret in published]
    assert set(markers(published)) <= {APP0, DQT, DHT, SOS, EOI, *SOF}
    with Image.open(BytesIO(published)) as picture:
        assert set(picture.info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "progressive",
            "progression",
        }
        assert not picture.getexif()


def test_the_marker_walker_sees_what_a_camera_wrote() -> None:
    raw = full_of_traces("JPEG").removesuffix(b"SECRET behind the end")
    assert {0xE1, 0xE2, 0xFE} <= set(markers(raw))


@pytest.mark.parametrize(
    ("orientation", "corner"),
    # EXIF 2.32 §4.6.4 A: where row 0, column 0 lies: the green corner after turning.
    [(1, "lt"), (2, "rt"), (3, "rb"), (4, "lb"), (5, "lt"), (6, "rt"), (7, "rb"), (8, "lb")],
)
def test_a_picture_is_turned_upright(orientation: int, corner: str) -> None:
    exif = Image.Exif()
    exif[274] = orientation
    out = BytesIO()
    image().save(out, "JPEG", exif=exif, quality=95)
    published = develop(out.getvalue(), 1200)
    width, height = (60, 40) if orientation < 5 else (40, 60)
    with Image.open(BytesIO(published)) as picture:
        assert picture.size == (width, height)
    x, y = (3 if "l" in corner else width - 4), (3 if "t" in corner else height - 4)
    assert pixel(published, x, y) == GREEN


@pytest.mark.parametrize(
    ("size", "width", "expected"),
    [
        ((60, 40), 1200, (60, 40)),
        ((60, 40), 60, (60, 40)),
        ((60, 40), 30, (30, 20)),
        ((61, 40), 30, (30, 20)),
        ((2000, 2), 100, (100, 1)),
        ((2, 2000), 100, (2, 2000)),
    ],
)
def test_a_picture_is_made_no_wider_and_never_larger(
    size: tuple[int, int], width: int, expected: tuple[int, int]
) -> None:
    out = BytesIO()
    image(size).save(out, "PNG")
    with Image.open(BytesIO(develop(out.getvalue(), width))) as picture:
        assert (picture.format, picture.size) == ("JPEG", expected)


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [
        ("RGBA", (255, 0, 0, 0), (255, 255, 255)),
        ("RGBA", (255, 0, 0, 255), (255, 0, 0)),
        ("RGBA", (0, 0, 0, 128), (127, 127, 127)),
        ("LA", (0, 0), (255, 255, 255)),
        ("L", 128, (128, 128, 128)),
        ("1", 0, (0, 0, 0)),
        ("I;16", 0, (0, 0, 0)),
        ("I;16", 32896, (128, 128, 128)),
        ("I;16", 65535, (255, 255, 255)),
    ],
)
def test_every_kind_of_pixel_keeps_its_colour_and_glass_is_white(
    mode: str, colour: object, seen: object
) -> None:
    out = BytesIO()
    Image.new(mode, (16, 16), colour).save(out, "PNG")  # type: ignore[arg-type]
    with Image.open(BytesIO(develop(out.getvalue(), 16))) as picture:
        shown = picture.convert("RGB").getpixel((8, 8))
    assert all(abs(a - b) <= 3 for a, b in zip(shown, seen, strict=True)), shown  # type: ignore[call-overload,arg-type]


def test_a_palette_with_glass_and_a_picture_for_printers_are_taken() -> None:
    out = BytesIO()
    Image.new("P", (8, 8), 0).save(out, "PNG", transparency=0)
    assert pixel(develop(out.getvalue(), 8), 4, 4) == (1, 1, 1)
    out = BytesIO()
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(out, "JPEG")
    assert pixel(develop(out.getvalue(), 8), 4, 4) == RED


def test_of_an_animation_the_first_picture_is_shown() -> None:
    out = BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    assert pixel(develop(out.getvalue(), 8), 4, 4) == RED


def test_the_same_picture_gives_the_same_bytes() -> None:
    raw = full_of_traces("JPEG")
    assert develop(raw, 30) == develop(raw, 30)
    assert pixel(develop(raw, 60), 55, 20) == BLUE


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_published_picture_has_the_colours_that_its_profile_means(form: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # A profile of whoever calls blue what others call red: two entries of its table exchanged (ICC.1:2022 §7.3).
    turned = profile.replace(b"rXYZ", b"....", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"....", b"bXYZ", 1)
    for said, colour in ((profile, "red"), (turned, "blue"), (b"no profile", "red"), (None, "red")):
        raw = BytesIO()
        Image.new("RGB", (32, 32), "red").save(raw, form, quality=95, icc_profile=said)
        red, _, blue = clean(raw.getvalue(), 32).getpixel((9, 9))
        assert (red > 180, blue > 180) == (colour == "red", colour == "blue")
