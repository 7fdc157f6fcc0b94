"""QR codes (GB/T 18284, ISO/IEC 18004): made in one way, drawn as outline or as pixels.

The quiet zone of four modules, which the standard asks for, lies inside every drawing: nobody else leaves it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Literal, TypeAlias

import segno

Level: TypeAlias = Literal["m", "q", "h"]
"""Of error correction: 15, 25 or 30 per cent of the code may be lost."""

QUIET = 4
"""White modules on every side."""

PLAIN: Level = "q"
WITH_LOGO: Level = "h"
"""A doorplate gets dirty: a quarter of its code may be; a third where a logo already covers some."""

_ALPHANUMERIC = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")

Matrix: TypeAlias = tuple[tuple[int, ...], ...]
"""Rows of modules, 1 for dark, without the quiet zone."""


def matrix(text: str, level: Level = PLAIN) -> Matrix:
    """The modules of the code that says `text`; ValueError if it is too long for any code.

    A higher level is taken where it costs no module: the space is there, and dirt will come.
    """
    return tuple(map(tuple, _made(text, level).matrix))


def modules(text: str, level: Level = PLAIN) -> int:
    """How many modules make the code's side; texts of one length and alphabet have equally many."""
    return _modules(len(text), set(text) <= _ALPHANUMERIC, level)


@lru_cache(maxsize=256)
def _modules(length: int, is_alphanumeric: bool, level: Level) -> int:
    return len(matrix(("A" if is_alphanumeric else "a") * length, level))


def dark_runs(rows: Sequence[Sequence[int]]) -> Iterator[tuple[int, int, int]]:
    """(row, first column, how many) of every run of dark modules."""
    for y, row in enumerate(rows):
        start = 0
        for is_dark, run in groupby(row):
            width = len(list(run))
            if is_dark:
                yield y, start, width
            start += width


def svg(text: str, level: Level = PLAIN) -> bytes:
    """A square SVG, black on white whatever the colour scheme: one rectangle for each run of dark modules.

    segno's own writer strokes lines, which print shops' cutters cannot follow, and takes as long again.
    """
    rows = matrix(text, level)
    runs = (f"M{x + QUIET} {y + QUIET}h{width}v1h-{width}z" for y, x, width in dark_runs(rows))
    side = len(rows) + 2 * QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{"".join(runs)}"/></svg>\n'
    ).encode()


def png(text: str, least: int = 640, level: Level = PLAIN) -> bytes:
    """A square PNG of at least `least` pixels, black on white, each module a whole number of pixels."""
    made = _made(text, level)
    side = made.symbol_size(border=QUIET)[0]
    out = io.BytesIO()
    made.save(out, kind="png", scale=-(-least // side), border=QUIET)
    return out.getvalue()


def _made(text: str, level: Level) -> segno.QRCode:
    return segno.make(text, error=level, micro=False, boost_error=True)
