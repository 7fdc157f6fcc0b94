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
    """How many modules make the code's side; texts that change between alphabets in the same places have equally many."""
    return _modules("".join(map(_like, text)), level)


@lru_cache(maxsize=256)
def _modules(shape: str, level: Level) -> int:
    return len(matrix(shape, level))


def _like(character: str) -> str:
    if character in "0123456789":
        return "0"
    return "A" if character in _ALPHANUMERIC else "a" if character.isascii() else character


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
    """The smallest code of the text; in parts where that saves modules or gives a higher level, else as one."""
    whole = segno.make(text, error=level, micro=False, boost_error=True)
    parts = segments(text)
    if len(parts) == 1:
        return whole
    # segno takes a list of texts as well, which its types do not say.
    mixed = segno.make(parts, error=level, micro=False, boost_error=True)  # type: ignore[arg-type]
    # `min` takes the first of equals: what can be written as one text is.
    return min(whole, mixed, key=lambda made: (made.version, "HQML".index(made.error)))


_FULL, _SIXTHS = 6, {"0": 20, "A": 33, "a": 48}
"""Bits are counted in sixths: a digit takes 10/3, one of the 45 characters 5.5, any other ASCII 8 (ISO/IEC 18004, 7.4)."""
_HEADS = {"0": 14, "A": 13, "a": 12}
"""Bits that begin a part in codes up to version 9: four for its alphabet, the others for its length."""


def segments(text: str) -> list[str]:
    """The text in the parts that take the fewest bits, each in the narrowest alphabet that it keeps to.

    Only ASCII is parted: what takes several bytes a character is left to the library as it is.
    """
    if not text.isascii() or not text:
        return [text]
    best: dict[str, tuple[int, tuple[int, ...]]] = {}
    for at, character in enumerate(text):
        narrow = _like(character)
        kinds = {"0": "0Aa", "A": "Aa", "a": "a"}[narrow]
        # A part that begins here begins where the cheapest one before it ends.
        until = min(best.values(), default=(0, ()))
        fresh = {k: (until[0] + _FULL * _HEADS[k] + _SIXTHS[k], (*until[1], at)) for k in kinds}
        longer = {k: (best[k][0] + _SIXTHS[k], best[k][1]) for k in kinds if k in best}
        best = {k: min(fresh[k], longer.get(k, fresh[k])) for k in kinds}
    starts = min(best.values())[1]
    return [text[a:b] for a, b in zip(starts, (*starts[1:], len(text)), strict=True)]
