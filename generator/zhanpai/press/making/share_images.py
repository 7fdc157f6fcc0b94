"""Share images in, PNG files out: set by typst with the shapes of the signs, and made small."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from PIL import Image

from zhanpai.kit.disk.files import write_all
from zhanpai.kit.fonts import printed_font
from zhanpai.kit.logo import Logo
from zhanpai.press.making.typeset import Typesetter
from zhanpai.press.making.typst_faults import blaming
from zhanpai.site.share_images import HEIGHT, SQUARE, WIDTH, Attire, ShareImage
from zhanpai.site.theme import Theme

PARTS = ("share/", "signage/lib/")
"""What typst may read of a theme."""

MAIN = "share/link.typ"

FONTS = ("Noto Sans CJK SC",)
"""The face that draws characters as they are written in mainland China; a city's own fonts are for its signs."""

LOGO = 116
"""Pixels: how high the logo is, unless it is so wide that it would leave the square."""

COLOURS = 128
"""So many are enough for few inks with soft edges, and make a quarter of the bytes."""

_INKS = {"paper": "on_brand", "ink": "on_brand", "accent": "accent_on_brand"}
"""Inks that are called otherwise on a screen's red."""


def draw_images(theme: Theme, images: Sequence[ShareImage]) -> list[bytes]:
    """Each of `images` as PNG, set with the files of `theme`.

    From here on typst has run in this process, see `typeset.has_run`.  Raises ContentError if a file of the city's own
    cannot be used, and TypesetError if a shipped one cannot.
    """
    made: list[bytes] = []
    with tempfile.TemporaryDirectory(prefix="zhanpai-") as folder, blaming(theme, *PARTS):
        for part in PARTS:
            write_all(Path(folder, part), theme.below(part.rstrip("/")))
        for attire, group in groupby(images, lambda image: image.attire):
            setter = Typesetter(Path(folder), [printed_font().parent], _frame(attire), MAIN)
            made += [_light(setter.png(_data(image), image.url)) for image in group]
    return made


def _frame(attire: Attire) -> dict[str, object]:
    colours = dict(attire.colours)
    inks = {job: colours[_INKS.get(job, job)] for job in ("brand", "brand_strong", *_INKS)}
    return {
        "inks": {**inks, **attire.logo.colours},
        "logo": attire.logo.screen_data,
        "fonts": FONTS,
        "spot": "",
        "bleed": 0,
        "marks": 0,
    }


def _data(image: ShareImage) -> dict[str, object]:
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "logo": _placed(image.attire.logo),
        "large": image.large.data,
        "small": image.small.data,
        "foot": image.foot.data,
    }


def _placed(logo: Logo) -> dict[str, float]:
    """What the logo's outlines take of its box, in the logo's units, and how large both are drawn, in pixels."""
    left, top, right, bottom = logo.bounds
    # Outlines without any width or height show nothing, however large.
    width, height = right - left or logo.width, bottom - top or logo.height
    scale = min(LOGO / height, SQUARE / width)
    return {
        "left": left,
        "top": top,
        "width": width,
        "scale": scale,
        "side": logo.height * scale,
        "height": height * scale,
    }


def _light(png: bytes) -> bytes:
    """The same picture with few colours and nothing in it but pixels."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:
        few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()
