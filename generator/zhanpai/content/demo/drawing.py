"""Draws flat pictures: a few shapes in a frame of 1200×800, drawn larger so that edges come out smooth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 800
_SCALE = 2

# sky, wall, light, accent, leaf, wood, ground, dark — warm, and enough apart to tell shapes.
PALETTES: tuple[tuple[str, ...], ...] = (
    ("#DCEBF0", "#F6EBDD", "#FFF8EC", "#B3322A", "#6F9A6A", "#C58B57", "#E3D2B8", "#4A3F38"),
    ("#FBE3C8", "#F3E4D3", "#FFF6E6", "#A63D2F", "#86A067", "#B97A4A", "#DCC7A4", "#50423A"),
    ("#D5E6E3", "#EFE8DA", "#FCF7EA", "#9E3B36", "#5F9080", "#BE9060", "#D9CDB4", "#3F4543"),
    ("#F4D9C6", "#F8ECE0", "#FFFAF2", "#B5482F", "#94A86F", "#AF7145", "#E6D3BD", "#54433C"),
)


@dataclass(frozen=True)
class Drawing:
    """A picture in the making; `rng` moves things about, so that two copies of a scene differ."""

    image: Image.Image
    draw: ImageDraw.ImageDraw
    palette: Sequence[str]
    rng: Random

    @classmethod
    def blank(cls, palette: Sequence[str], rng: Random) -> Drawing:
        """An empty drawing in the palette's sky."""
        image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), palette[0])
        return cls(image, ImageDraw.Draw(image), palette, rng)

    def finished(self) -> Image.Image:
        """The picture in its final size, scaled down from what was drawn."""
        return self.image.reduce(_SCALE)

    def box(self, x: float, y: float, w: float, h: float, colour: str, radius: float = 0) -> None:
        """A rectangle by its upper left corner."""
        edges = [x * _SCALE, y * _SCALE, (x + w) * _SCALE - 1, (y + h) * _SCALE - 1]
        self.draw.rounded_rectangle(edges, radius * _SCALE, fill=colour)

    def disc(self, x: float, y: float, rx: float, ry: float, colour: str) -> None:
        """Draw an ellipse by its middle and its two radii."""
        self.draw.ellipse(
            [(x - rx) * _SCALE, (y - ry) * _SCALE, (x + rx) * _SCALE, (y + ry) * _SCALE], fill=colour
        )

    def shape(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """Draw a polygon through these corners, filled with `colour`."""
        self.draw.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=colour)

    def tree(self, x: float, y: float, size: float) -> None:
        """A tree that stands on (x, y)."""
        _, _, _, _, leaf, wood, _, _ = self.palette
        self.box(x - size * 0.06, y - size * 0.5, size * 0.12, size * 0.5, wood)
        self.disc(x, y - size * 0.75, size * 0.32, size * 0.38, leaf)
        self.disc(x - size * 0.18, y - size * 0.58, size * 0.22, size * 0.2, leaf)

    def house(self, x: float, y: float, w: float, h: float, colour: str, floors: int) -> None:
        """A block of flats that stands on y."""
        light = self.palette[2]
        self.box(x, y - h, w, h, colour, 4)
        columns = max(2, int(w / 45))
        for floor in range(floors):
            for column in range(columns):
                left = x + w * (column + 0.25) / columns
                self.box(
                    left, y - h + h * (floor + 0.25) / floors, w * 0.5 / columns, h * 0.45 / floors, light, 2
                )

    def hills(self, y: float, height: float, colour: str) -> None:
        """Draw four hills side by side whose feet lie below `y`."""
        for turn in range(4):
            x = turn * 380 - 60 + self.rng.randint(-60, 60)
            self.disc(
                x, y + height * 0.4, self.rng.randint(260, 380), height * self.rng.uniform(0.8, 1.3), colour
            )
