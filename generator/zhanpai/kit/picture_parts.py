"""Parts of a picture: what is kept of it, and what of it nobody may see.

What is hidden is painted over in one colour that comes from outside of it alone, so that of two pictures which differ only
inside the very same comes out: there is nothing to be sharpened, guessed or compared.  A mosaic is no such thing: of a
face or a number sixty-four averages tell enough to choose among those that are known.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageStat

Shape: TypeAlias = tuple[int, int]
"""A proportion, across and down: (3, 2)."""

GRID = 16
"""Pixels to which what is hidden grows on every side: a JPEG mixes colours within blocks of so many (T.81 A.2.4)."""
RING = 12
"""Pixels around it of which its colour is made."""
NOTHING_AROUND = (128, 128, 128)

Box: TypeAlias = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class PicturePart:
    """A rectangle of an upright picture: the left and upper edge, the width and the height in parts of the picture, 0 to 1."""

    x: float
    y: float
    width: float
    height: float

    def within(self) -> PicturePart | None:
        """What of it lies inside the picture; None if nothing does, or if a number is none."""
        numbers = (self.x, self.y, self.width, self.height)
        if not all(math.isfinite(one) for one in numbers):
            return None
        left, top = max(0.0, self.x), max(0.0, self.y)
        right, bottom = min(1.0, self.x + self.width), min(1.0, self.y + self.height)
        return PicturePart(left, top, right - left, bottom - top) if right > left and bottom > top else None

    def box(self, size: tuple[int, int]) -> Box:
        """Its pixels in a picture of this size, at least one: left, upper, right, lower, the last two outside."""
        wide, high = size
        left, top = min(int(self.x * wide), wide - 1), min(int(self.y * high), high - 1)
        right, bottom = math.ceil((self.x + self.width) * wide), math.ceil((self.y + self.height) * high)
        return left, top, min(wide, max(left + 1, right)), min(high, max(top + 1, bottom))


WHOLE = PicturePart(0, 0, 1, 1)


def largest(size: tuple[int, int], shape: Shape, across: float = 0.5, down: float = 0.5) -> PicturePart:
    """The largest part in the proportion `shape`; `across` and `down` say where what is too much goes away.

    0 keeps the left or upper edge, 1 the right or lower one, 0.5 the middle.
    """
    scale = min(size[0] / shape[0], size[1] / shape[1])
    width, height = shape[0] * scale / size[0], shape[1] * scale / size[1]
    return PicturePart((1 - width) * across, (1 - height) * down, width, height)


def snapped(part: PicturePart, size: tuple[int, int], shape: Shape | None) -> PicturePart:
    """The part in the proportion `shape` that a hand drew nearly: about the same middle, as large, wholly inside."""
    if shape is None:
        return part
    area = part.width * size[0] * part.height * size[1]
    unit = min(math.sqrt(area / (shape[0] * shape[1])), size[0] / shape[0], size[1] / shape[1])
    width, height = shape[0] * unit / size[0], shape[1] * unit / size[1]
    left = min(max(0.0, part.x + (part.width - width) / 2), 1 - width)
    top = min(max(0.0, part.y + (part.height - height) / 2), 1 - height)
    return PicturePart(left, top, width, height)


def cut_out(picture: Image.Image, part: PicturePart) -> Image.Image:
    """The pixels of `part`, and none beside it."""
    return picture if part == WHOLE else picture.crop(part.box(picture.size))


def hidden(picture: Image.Image, parts: Iterable[PicturePart]) -> Image.Image:
    """`picture` (RGB) with all of `parts` painted over, each a little more than asked, in the mean of what is around it.

    No pixel of any of them has a say in what comes out.
    """
    boxes = [_grown(part.box(picture.size), picture.size) for part in parts]
    if not boxes:
        return picture
    seen = Image.new("L", picture.size, 255)
    for box in boxes:
        seen.paste(0, box)
    # All colours first: what is painted over is nobody's surroundings.
    colours = [_around(picture, seen, box) for box in boxes]
    painted = picture.copy()
    draw = ImageDraw.Draw(painted)
    for (left, top, right, bottom), colour in zip(boxes, colours, strict=True):
        draw.rectangle((left, top, right - 1, bottom - 1), fill=colour)
    return painted


def _grown(box: Box, size: tuple[int, int]) -> Box:
    """To whole blocks of GRID pixels, of which those are one more whose edge is the box's: a block bleeds over its edge."""
    left, top, right, bottom = box
    return (
        max(0, (left - 1) // GRID * GRID),
        max(0, (top - 1) // GRID * GRID),
        min(size[0], (right // GRID + 1) * GRID),
        min(size[1], (bottom // GRID + 1) * GRID),
    )


def _around(picture: Image.Image, seen: Image.Image, box: Box) -> tuple[int, int, int]:
    left, top, right, bottom = box
    ring = (
        max(0, left - RING),
        max(0, top - RING),
        min(picture.width, right + RING),
        min(picture.height, bottom + RING),
    )
    mask = seen.crop(ring)
    if mask.getextrema() == (0, 0):
        return NOTHING_AROUND
    red, green, blue = (round(mean) for mean in ImageStat.Stat(picture.crop(ring), mask).mean)
    return red, green, blue
