"""分享图: the picture that goes with a shared link, one for each section, drawn from name, logo and brand.

Everything that must be read stands in the middle square: WeChat shows the picture as a square thumbnail,
Weibo and the rest show it whole.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import resvg_py
from PIL import Image, ImageColor, ImageDraw, ImageFont

from zhanpai.domain import naming, urls
from zhanpai.domain.model.register import Register
from zhanpai.kit.brand import Tokens
from zhanpai.kit.fitting import LEADING, divisions
from zhanpai.site.page import Output
from zhanpai.site.shell import NAVIGATION, SHARE_SIZE

DRAWING = 1
"""Counted up when the drawing changes, so that pictures of before are not taken from the cache."""

WIDTH, HEIGHT = SHARE_SIZE
SQUARE = HEIGHT - 2 * 32
"""How wide words may be that survive when the picture is cut to a square."""

LOGO, GAP, FOOT, ROOF = 116, 38, 84, 1560
"""Pixels: the logo's height, the space between things, the foot's height, the side of the great logo behind."""

SIMPLIFIED = 2
"""The face of the font's collection that draws characters as they are written in mainland China."""


@dataclass(frozen=True, slots=True)
class Materials:
    """What the pictures are drawn with; `logo` is the SVG for dark grounds."""

    tokens: Tokens
    logo: str
    font: Path


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on a picture: large, below it, and at the foot."""

    large: tuple[str, ...]
    """Cut where a line may break; `small` too."""
    small: tuple[str, ...]
    foot: str


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one size in pixels."""

    lines: tuple[str, ...]
    size: int

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return self.size * (1 + (len(self.lines) - 1) * LEADING)


def outputs(register: Register, materials: Materials) -> Iterator[Output]:
    """One picture for each section of the navigation."""
    for name, _, section in NAVIGATION:
        words = words_of(register, "" if section == "home" else name)
        key = f"share-{DRAWING}-{words}-{materials.tokens.light}-{materials.logo}"
        yield Output(urls.share_image(section), partial(draw, words, materials), key)


def words_of(register: Register, section: str) -> Words:
    """The site's title, large on the home page's picture and small below the name of every other section."""
    info = register.site
    title = naming.title_parts(info.title, register.city.name)
    host = urlsplit(info.permalink_base).hostname or ""
    foot = f"演示数据 · {host}" if info.demo else host
    if section:
        return Words((section,), title, foot)
    return Words(title, ("找到身边的代表，", "反映身边的事"), foot)


def draw(words: Words, materials: Materials) -> bytes:
    """The picture as PNG: on red, under a great roof, the logo and the words; at the foot where to find it."""
    colours = materials.tokens.light
    image, logo = _ground(materials), _logo(materials.logo, LOGO)
    pen = _Pen(ImageDraw.Draw(image), materials.font)
    large, small = pen.fit(words.large, SQUARE, 210, 150), pen.fit(words.small, SQUARE, 96, 42)
    top = (HEIGHT - FOOT - LOGO - large.height - small.height - 2 * GAP) / 2
    image.paste(logo, ((WIDTH - logo.width) // 2, round(top)), logo)
    pen.write(large, top + LOGO + GAP, 700, colours["on_brand"])
    pen.write(small, top + LOGO + large.height + 2 * GAP, 400, colours["on_brand"])
    foot = Block((words.foot,), 26)
    pen.write(foot, HEIGHT - (FOOT + foot.height) / 2, 400, colours["accent_on_brand"])
    out = io.BytesIO()
    image.quantize(128, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _ground(materials: Materials) -> Image.Image:
    """Red with the logo's roof, very large and hardly darker, over both sides; a darker foot below a thin line."""
    colours = {job: ImageColor.getrgb(colour) for job, colour in materials.tokens.light.items()}
    image = Image.new("RGB", SHARE_SIZE, colours["brand"])
    darker = Image.blend(image, Image.new("RGB", SHARE_SIZE, colours["brand_strong"]), 0.42)
    white = materials.tokens.light["on_brand"]
    roof = _drawn(re.sub(f'fill="(?!{white})[^"]*"', 'fill="none"', materials.logo), ROOF)
    mask = Image.new("L", SHARE_SIZE)
    mask.paste(roof.getchannel("A"), ((WIDTH - ROOF) // 2, -ROOF // 3))
    image.paste(darker, mask=mask)
    image.paste(colours["accent_on_brand"], (0, HEIGHT - FOOT - 3, WIDTH, HEIGHT - FOOT))
    image.paste(colours["brand_strong"], (0, HEIGHT - FOOT, WIDTH, HEIGHT))
    return image


def _logo(svg: str, height: int) -> Image.Image:
    """The logo, cut to what is drawn of it and so high."""
    large = _drawn(svg, 8 * height)
    drawn = large.crop(large.getbbox())
    return drawn.resize((round(drawn.width * height / drawn.height), height), Image.Resampling.LANCZOS)


def _drawn(svg: str, side: int) -> Image.Image:
    return Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=side, height=side))))


class _Pen:
    """Writes centred lines."""

    def __init__(self, canvas: ImageDraw.ImageDraw, font: Path) -> None:
        self._canvas = canvas
        self._font = font
        self._ruler = self._face(100, 700)

    def write(self, block: Block, top: float, weight: int, colour: str) -> None:
        """Its lines, the first of which begins at height `top`."""
        face = self._face(block.size, weight)
        for number, line in enumerate(block.lines):
            middle = top + block.size * (0.5 + number * LEADING)
            self._canvas.text((WIDTH / 2, middle), line, colour, face, anchor="mm")

    def fit(self, parts: Sequence[str], width: int, height: int, largest: int) -> Block:
        """The lines that `parts` make, as large as a box of this size holds them, and in few."""
        best = self._fit(parts, width, height, largest)
        # A title of one long word: a line broken anywhere is read more easily than tiny letters.
        return best if best.size > largest / 3 else self._fit("".join(parts), width, height, largest)

    def _fit(self, parts: Sequence[str], width: int, height: int, largest: int) -> Block:
        best = Block((), 0)
        for count in range(1, min(len(parts), 3) + 1):
            lines = min(divisions(parts, count), key=lambda lines: max(map(self._ems, lines)))
            size = min(largest, int(width / max(map(self._ems, lines))), int(height / (count * LEADING)))
            if size > best.size:
                best = Block(lines, size)
        return best

    def _ems(self, line: str) -> float:
        """The width of a line in a size of 1."""
        return self._ruler.getlength(line) / 100

    def _face(self, size: int, weight: int) -> ImageFont.FreeTypeFont:
        face = ImageFont.truetype(self._font, size, index=SIMPLIFIED)
        face.set_variation_by_axes([weight])
        return face
