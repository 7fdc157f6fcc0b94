"""What weather, children and bill stickers do to a plate: splashes, paper and scratches over a share of the code."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.qr.target import Box

INKS = ((74, 60, 46), (112, 96, 74), (205, 200, 188), (238, 236, 228), (52, 52, 54))
"""Wet mud, dried mud, plaster, paper, rubber.  Opaque: what shines through would help the reader."""
SCRATCH_INK = (176, 170, 162)

Mask = NDArray[np.bool_]
Window = tuple[slice, slice]
Spot = tuple[Window, Mask, tuple[int, int, int]]


def soil(
    picture: NDArray[np.uint8], symbol: Box, share: float, rng: np.random.Generator, spare: int = 0
) -> NDArray[np.uint8]:
    """The picture with this share (0–1) of the symbol's area covered, to within a per cent of that area.

    `spare` keeps squares of so many pixels clean in the three corners with a finder pattern.
    """
    soiled = picture.copy()
    inside = soiled[symbol.top : symbol.top + symbol.side, symbol.left : symbol.left + symbol.side]
    for where, mask, ink in _spots(symbol.side, share, rng, spare):
        inside[where][mask] = ink
    return soiled


def covered(side: int, share: float, rng: np.random.Generator, spare: int = 0) -> Mask:
    """The pixels of a symbol of this side that `soil` covers."""
    whole = np.zeros((side, side), bool)
    for where, mask, _ in _spots(side, share, rng, spare):
        whole[where] |= mask
    return whole


def _spots(side: int, share: float, rng: np.random.Generator, spare: int) -> Iterator[Spot]:
    """Spots in the order they fell; the last is cut so that together they cover what was asked."""
    whole, kept = np.zeros((side, side), bool), np.ones((side, side), bool)
    if spare:
        kept[:spare, :spare] = kept[:spare, -spare:] = kept[-spare:, :spare] = False
    missing = round(share * side * side)
    while missing > 0:
        # Drawn from the same generator in the same order: 15 % is 10 % and some more, on the same plate.
        scratch = rng.random() < 0.25
        where, mask = _scratch(side, rng) if scratch else _splash(side, rng)
        mask &= kept[where]
        ink = SCRATCH_INK if scratch else INKS[int(rng.integers(len(INKS)))]
        new = np.flatnonzero(mask & ~whole[where])
        if len(new) > missing:
            # The cut keeps what lies nearest to the spot's top: one coherent piece, not a sieve.
            new = new[:missing]
            mask = np.zeros_like(mask)
            mask.flat[new] = True
        missing -= len(new)
        whole[where] |= mask
        yield where, mask, ink


def _splash(side: int, rng: np.random.Generator) -> tuple[Window, Mask]:
    """A round drop with a wavy edge, 3–17 % of the code wide, anywhere on it."""
    x0, y0 = (float(v) for v in rng.uniform(0, side, 2))
    radius = side * float(rng.uniform(0.015, 0.085))
    waves = [float(v) for v in rng.uniform(0, 2 * np.pi, 3)]
    reach = radius * 1.4
    left, top = max(0, int(x0 - reach)), max(0, int(y0 - reach))
    where = slice(top, min(side, int(y0 + reach) + 2)), slice(left, min(side, int(x0 + reach) + 2))
    y, x = np.ogrid[where]
    angle = np.arctan2(y - y0, x - x0)
    edge = sum(0.12 * np.sin((k + 2) * angle + phase) for k, phase in enumerate(waves))
    return where, np.hypot(x - x0, y - y0) < radius * (1 + edge)


def _scratch(side: int, rng: np.random.Generator) -> tuple[Window, Mask]:
    """A bent line 10–45 % of the code long and 0.5–1.5 % wide."""
    start = rng.uniform(0, side, 2)
    angle = rng.uniform(0, 2 * np.pi)
    bend = rng.uniform(-1.2, 1.2)
    way = np.linspace(0, side * rng.uniform(0.10, 0.45), 24)
    turned = angle + bend * way / side
    points = start + np.column_stack([way * np.cos(turned), way * np.sin(turned)])
    canvas = np.zeros((side, side), np.uint8)
    width = max(1, round(side * rng.uniform(0.005, 0.015)))
    cv2.polylines(canvas, [np.round(points).astype(np.int32)], False, 1, width)
    return (slice(0, side), slice(0, side)), canvas.astype(bool)
