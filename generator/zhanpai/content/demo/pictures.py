"""Demo pictures as JPEG bytes: each scene in several palettes, drawn once and shared by all who show it."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from random import Random

from PIL import Image

from zhanpai.content.demo.drawing import PALETTES, Drawing
from zhanpai.content.demo.scenes import SCENES

QUALITY = 78
MAX_BYTES = 40_000
"""The repository carries these pictures for ever."""
VARIANTS = len(PALETTES)


@cache
def draw(scene: str, variant: int) -> bytes:
    """A 1200×800 picture of `scene`; no metadata is written."""
    drawing = Drawing.blank(PALETTES[variant % VARIANTS], Random(f"{scene}/{variant}"))
    SCENES[scene](drawing)
    image = drawing.finished()
    return next(
        raw for raw in (_jpeg(image, quality) for quality in range(QUALITY, 0, -6)) if len(raw) <= MAX_BYTES
    )


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
