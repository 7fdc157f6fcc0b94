"""The logo as outlines: the one SVG in, curves out, each shape in its colour and in an ink of the press.

Typst would place an SVG in RGB, and a print shop would turn its red into another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from xml.etree import ElementTree

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib import parse_path

from zhanpai.kit.brand import Cmyk, Tokens, cmyk
from zhanpai.kit.diagnostics import clip

JOBS = {"brand": "brand", "brand_strong": "brand_strong", "on_brand": "paper", "accent_on_brand": "accent"}
"""The web's colour of a shape → the ink that stands for it in print."""

_KNOWN = {"svg", "g", "title", "desc", "path"}
_HEX = re.compile("#[0-9A-Fa-f]{6}")
_NAMED = {"#fff": "#FFFFFF", "white": "#FFFFFF", "#000": "#000000", "black": "#000000"}


Command: TypeAlias = tuple[str | float, ...]
"""``("M", x, y)``, ``("L", x, y)``, ``("C", x1, y1, x2, y2, x, y)`` or ``("Z",)``, in absolute numbers."""


class LogoError(ValueError):
    """The file is no logo that can be drawn; says why in Chinese."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled outline; `ink` is a print token's name or four per cents, `colour` the same as ``#RRGGBB``."""

    ink: str | Cmyk
    rule: str
    commands: tuple[Command, ...]
    colour: str

    @property
    def path(self) -> str:
        """The outline as SVG says it."""
        return "".join(f"{letter}{' '.join(f'{n:g}' for n in numbers)}" for letter, *numbers in self.commands)


@dataclass(frozen=True, slots=True)
class Logo:
    """The logo's box, a square, with its shapes from bottom to top."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    @property
    def data(self) -> dict[str, object]:
        """What the theme is given."""
        return self._data([shape.ink for shape in self.shapes])

    @property
    def screen_data(self) -> dict[str, object]:
        """The same for screens: what is in no ink of the brand's is in the colour that `colours` has for itself."""
        return self._data([s.ink if isinstance(s.ink, str) else s.colour for s in self.shapes])

    @property
    def colours(self) -> dict[str, str]:
        """The colours that no ink of the brand's stands for, each under its own name."""
        return {shape.colour: shape.colour for shape in self.shapes if not isinstance(shape.ink, str)}

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what is drawn of it, in its own units from its box's top left corner."""
        pen = BoundsPen(None)
        for shape in self.shapes:
            parse_path(shape.path, pen)
        left, top, right, bottom = pen.bounds
        return left, top, right, bottom

    def _data(self, inks: Sequence[str | Cmyk]) -> dict[str, object]:
        shapes = [
            {"ink": ink, "rule": shape.rule, "commands": shape.commands}
            for ink, shape in zip(inks, self.shapes, strict=True)
        ]
        return {"width": self.width, "height": self.height, "shapes": shapes}


def parse_logo(svg: str, tokens: Tokens) -> Logo:
    """Read an SVG of filled paths; LogoError for anything else.

    A logo that is wider than high, or higher than wide, stands in the middle of a square.
    """
    if "<!DOCTYPE" in svg or "<!ENTITY" in svg:
        raise LogoError("标志里有 DOCTYPE 声明，不能用。")
    try:
        root = ElementTree.fromstring(svg.lstrip("\ufeff"))
    except ElementTree.ParseError:
        raise LogoError("标志不是 SVG 文件，或者没有存完整。") from None
    if _tag(root) != "svg":
        raise LogoError("标志不是 SVG 文件。")
    try:
        left, top, width, height = (float(n) for n in re.split(r"[\s,]+", root.get("viewBox", "").strip()))
    except ValueError:
        raise LogoError("标志没有写明大小（viewBox）。") from None
    inks = {tokens.light[job].upper(): ink for job, ink in reversed(JOBS.items())}
    side = max(width, height)
    shapes = tuple(_shapes(root, inks, ((side - width) / 2 - left, (side - height) / 2 - top)))
    if not any(shape.commands for shape in shapes) or width <= 0 or height <= 0:
        raise LogoError("标志里没有可以画的图形（path）。")
    return Logo(side, side, shapes)


def _shapes(
    root: ElementTree.Element, inks: Mapping[str, str], shift: tuple[float, float]
) -> Iterator[Shape]:
    for element in root.iter():
        if (tag := _tag(element)) not in _KNOWN:
            raise LogoError(f"标志里有画不出来的内容（{clip(tag)}）。")
        if element.get("transform") or element.get("style") or element.get("stroke", "none") != "none":
            raise LogoError("标志里有变形、样式或描边，印刷时画不准。")
        if tag == "path":
            try:
                commands = curves(element.get("d", ""), shift)
            except ValueError:
                raise LogoError("标志里有一条路径写得不完整。") from None
            rule = "even-odd" if element.get("fill-rule") == "evenodd" else "non-zero"
            colour = _colour(element.get("fill", "#000000"))
            yield Shape(inks.get(colour) or cmyk(colour), rule, commands, colour)


def curves(d: str, shift: tuple[float, float] = (0, 0)) -> tuple[Command, ...]:
    """An SVG path as moves, lines and cubic curves, moved by `shift`; ValueError if it is no path."""
    pen = RecordingPen()
    try:
        parse_path(d, pen)
    except (ValueError, TypeError, IndexError) as error:
        raise ValueError(f"not a path: {error}") from None
    if d.strip() and not pen.value:
        raise ValueError(f"not a path: {d[:20]!r}")
    return tuple(_commands(pen.value, complex(*shift)))


def _commands(
    drawn: Iterable[tuple[str, tuple[tuple[float, float], ...]]], shift: complex
) -> Iterator[Command]:
    here = 0j
    for operation, points in drawn:
        moved = [complex(*point) + shift for point in points]
        match operation:
            case "moveTo" | "lineTo":
                yield _command(operation[0].upper(), moved)
            case "curveTo":
                yield _command("C", moved)
            case "qCurveTo":
                # The cubic curve of a quadratic one: both handles two thirds of the way to its only one.
                handle, end = moved
                yield _command("C", [here + (handle - here) * 2 / 3, end + (handle - end) * 2 / 3, end])
            case "closePath":
                yield ("Z",)
        here = moved[-1] if moved else here


def _command(letter: str, points: Iterable[complex]) -> Command:
    return (letter, *(round(n, 4) for point in points for n in (point.real, point.imag)))


def _colour(fill: str) -> str:
    colour = _NAMED.get(fill.lower(), fill).upper()
    if not _HEX.fullmatch(colour):
        raise LogoError(f"标志的颜色“{clip(fill)}”印刷时定不下来。")
    return colour


def _tag(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]
