"""Photos for the press: cut of everything but pixels, and in its four inks."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageFilter, ImageOps

from zhanpai.kit import images

LONGEST = 1600
"""Pixels: a portrait of 100 mm at 400 to the inch."""

MOST_INK = 3.0
"""Of four: more runs on paper and does not dry."""


def develop(raw: bytes) -> bytes:
    """A CMYK JPEG without any words in it; typst hands it on to the PDF as it is."""
    picture = images.clean(raw, LONGEST)
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.filter(_separation()).save(out, "JPEG", quality=92, subsampling=0)
    return out.getvalue()


@lru_cache(maxsize=1)
def _separation() -> ImageFilter.Color3DLUT:
    return ImageFilter.Color3DLUT.generate(17, _inks, channels=4, target_mode="CMYK")


def _inks(red: float, green: float, blue: float) -> tuple[float, float, float, float]:
    """The inks of a colour on coated paper, all from 0 to 1.

    Complements alone print brown and, in dark hair, with three full inks.  So what is grey in a colour gets
    less magenta and yellow than cyan, as presses need for a neutral grey; black joins from the middle tones
    on, and the three others give way to it until black is 70 % of each and 90 % of black: 300 % in all.
    """
    cyan, magenta, yellow = 1 - red, 1 - green, 1 - blue
    grey = min(cyan, magenta, yellow)
    depth = max(0.0, (grey - 0.4) / 0.6) ** 1.3
    less = 0.28 * grey * (1 - grey)
    rest = 1 - 0.3 * depth
    return cyan * rest, max(0.0, magenta - less) * rest, max(0.0, yellow - less) * rest, 0.9 * depth


def crop(raw: bytes, width: int, height: int, centre: tuple[float, float]) -> bytes:
    """A PNG for screens, exactly so large, of the part of the picture around `centre`; nothing in it but pixels."""
    with Image.open(io.BytesIO(images.develop(raw, 2 * max(width, height)))) as image:
        cut = ImageOps.fit(image.convert("RGB"), (width, height), Image.Resampling.LANCZOS, centering=centre)
    out = io.BytesIO()
    cut.save(out, "PNG")
    return out.getvalue()
