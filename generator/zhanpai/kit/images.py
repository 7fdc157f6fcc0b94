"""Make the published picture: upright, no wider than asked, with nothing in it but its pixels.

Phones write the place where a photo was taken into the file, and Pillow keeps a JPEG's comment even
through a resize (measured); so the pixels are pasted into a new image, which has never had either.
"""

from __future__ import annotations

from io import BytesIO
from typing import Literal, TypeAlias, get_args

from PIL import Image, ImageOps

Form: TypeAlias = Literal["jpg", "webp"]
FORMS: tuple[Form, ...] = get_args(Form)
"""JPEG, which everything reads, and WebP, which is a third lighter; the word is the end of the file's name."""

QUALITY = {"jpg": 80, "webp": 76}
"""Alike to the eye; WebP's scale is another one."""


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
        upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut off instead of scaling.
        upright = upright.convert("I").point(lambda level: level * (1 / 257)).convert("L")
    upright = upright.convert("RGBA")
    if upright.width > width:
        height = max(1, round(upright.height * width / upright.width))
        upright = upright.resize((width, height), Image.Resampling.LANCZOS)
    bare = Image.new("RGB", upright.size, "white")
    bare.paste(upright, mask=upright.getchannel("A"))
    return bare
