"""Make the published picture: upright, no wider than asked, with nothing in it but its pixels.

Phones write the place where a photo was taken into the file, and Pillow keeps a JPEG's comment even
through a resize (measured); so the pixels are pasted into a new image, which has never had either.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

QUALITY = 80


def develop(raw: bytes, width: int) -> bytes:
    """A progressive JPEG of the picture in `raw`, at most `width` pixels wide."""
    with Image.open(BytesIO(raw), formats=("JPEG", "PNG", "WEBP")) as image:
        upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut off instead of scaling.
        upright = upright.convert("I").point(lambda level: level * (1 / 257)).convert("L")
    upright = upright.convert("RGBA")
    if upright.width > width:
        height = max(1, round(upright.height * width / upright.width))
        upright = upright.resize((width, height), Image.Resampling.LANCZOS)
    clean = Image.new("RGB", upright.size, "white")
    clean.paste(upright, mask=upright.getchannel("A"))
    out = BytesIO()
    clean.save(out, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    return out.getvalue()
