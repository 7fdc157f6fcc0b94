"""Photos for the press: cut of everything but pixels, and in its four inks."""

from __future__ import annotations

import io

from PIL import Image, ImageChops, ImageOps

LONGEST = 1600
"""Pixels: a portrait of 100 mm at 400 to the inch."""


def develop(raw: bytes) -> bytes:
    """A CMYK JPEG without any words in it; typst hands it on to the PDF as it is."""
    with Image.open(io.BytesIO(raw)) as image:
        picture = ImageOps.exif_transpose(image).convert("RGB")
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    cyan, magenta, yellow = (ImageChops.invert(band) for band in picture.split())
    # Three quarters of the grey goes into black: Pillow's own conversion uses none, and dark hair would
    # take three full inks, which run on paper.
    grey = ImageChops.darker(ImageChops.darker(cyan, magenta), yellow)
    black = grey.point(lambda v: round(v * 0.75))
    bands = [ImageChops.subtract(band, black) for band in (cyan, magenta, yellow)]
    out = io.BytesIO()
    Image.merge("CMYK", [*bands, black]).save(out, "JPEG", quality=92, subsampling=0)
    return out.getvalue()
