"""Make the published picture: upright, no wider than asked, with nothing in it but its pixels.

Phones write the place where a photo was taken into the file, and Pillow keeps a JPEG's comment even
through a resize (measured); so the pixels are pasted into a new image, which has never had either.
"""

from __future__ import annotations

import warnings
from contextlib import suppress
from io import BytesIO
from typing import Literal, TypeAlias, get_args

from PIL import Image

Form: TypeAlias = Literal["jpg", "webp"]
FORMS: tuple[Form, ...] = get_args(Form)
"""JPEG, which everything reads, and WebP, which is a third lighter; the word is the end of the file's name."""

QUALITY = {"jpg": 80, "webp": 76}
"""Alike to the eye; WebP's scale is another one."""

RULES = 2
"""Another number where the same file comes out otherwise: what was kept of the old ones is no longer asked for."""

MAX_SIDE = 16_383
"""Pixels that a side of a WebP may have (14 bits, https://developers.google.com/speed/webp/docs/riff_container)."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by what its EXIF says."""


def develop(raw: bytes, width: int, form: str = "jpg") -> bytes:
    """A progressive JPEG, or a WebP, of the picture in `raw`, at most `width` pixels wide."""
    picture = clean(raw, width)
    out = BytesIO()
    if form == "webp":
        picture.save(out, "WEBP", quality=QUALITY[form], method=4)
    else:
        picture.save(out, "JPEG", quality=QUALITY[form], progressive=True, optimize=True)
    return out.getvalue()


def clean(raw: bytes, width: int) -> Image.Image:
    """The picture in `raw`, upright, on white, at most `width` pixels wide, and nothing but its pixels."""
    with Image.open(BytesIO(raw), formats=("JPEG", "PNG", "WEBP")) as image:
        picture = upright(image)
    if picture.width > width:
        height = max(1, round(picture.height * width / picture.width))
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)
    return bare(picture)


def upright(image: Image.Image) -> Image.Image:
    """All pixels of `image`, turned upright, in sRGB, as RGB, or as RGBA where something shines through.

    Raises what Pillow raises of a file that it cannot draw.
    """
    turn = _TURNS.get(_orientation(image))
    image.load()
    turned = image.transpose(turn) if turn is not None else image
    if turned.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut off instead of scaling.
        turned = turned.convert("I").point(lambda level: level * (1 / 257)).convert("L")
    shines_through = turned.has_transparency_data
    alpha = turned.convert("RGBA").getchannel("A") if shines_through else None
    coloured = _in_srgb(turned, image.info.get("icc_profile"))
    if alpha:
        coloured.putalpha(alpha)
    return coloured


def bare(picture: Image.Image) -> Image.Image:
    """`picture` on white, in a new image that has never held anything but pixels."""
    new = Image.new("RGB", picture.size, "white")
    new.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    return new


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """As RGB, by the profile that the file brings: phones write Display P3, printers' programs CMYK.

    A profile that cannot be used is passed over, as browsers do.
    """
    if profile:
        from PIL import ImageCms

        plain = image if image.mode in ("RGB", "L", "CMYK", "LAB") else image.convert("RGB")
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            meant = ImageCms.ImageCmsProfile(BytesIO(profile))
            new = ImageCms.profileToProfile(plain, meant, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if new is not None:
                return new
    return image.convert("RGB")


def lies_on_its_side(image: Image.Image) -> bool:
    """Whether what is upright in `image` is stored lying, as phones do, so that its width is its height."""
    return _orientation(image) in (5, 6, 7, 8)


def _orientation(image: Image.Image) -> int:
    """Tag 274 (EXIF 2.32 §4.6.4), 1 where nothing that can be read says otherwise.

    Of a PNG without EXIF at its head Pillow would decode all the pixels to look for it at the end.
    """
    if image.format == "PNG" and "exif" not in image.info:
        return 1
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return int(image.getexif().get(274, 1))
    except Exception:  # Whatever a damaged note leads to; the pixels are none the worse.
        return 1
