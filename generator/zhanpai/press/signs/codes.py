"""The code on a sign: runs of dark modules, to be drawn as one black outline with its quiet zone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

QUIET = 4
"""White modules on every side, inside the art: ISO/IEC 18004 asks for them, and nobody else leaves them."""

_ALPHANUMERIC = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")

PLAIN, WITH_LOGO = "q", "h"
"""Levels of error correction: a quarter of the code may be dirty; a third where a logo already covers some."""


@dataclass(frozen=True, slots=True)
class Code:
    """What a code says, in a sign's data: it is drawn only when the sign is set, as drawing is dear.

    `logo` is the share of its side that a logo covers.
    """

    text: str
    logo: float = 0

    @property
    def modules(self) -> int:
        """How many modules make its side; addresses of one length have equally many."""
        return _modules(len(self.text), set(self.text) <= _ALPHANUMERIC, self.level)

    @property
    def level(self) -> str:
        """Its least level of error correction."""
        return WITH_LOGO if self.logo else PLAIN

    def module(self, side: float) -> float:
        """The side of one module in a code that measures `side` with its quiet zone."""
        return side / (self.modules + 2 * QUIET)

    def inset(self, side: float) -> float:
        """The width of the quiet zone: what the eye sees of a code begins there."""
        return round(QUIET * self.module(side), 3)

    def draw(self) -> dict[str, object]:
        """What the theme is given: dark modules as (row, first column, how many)."""
        matrix = _matrix(self.text, self.level)
        runs = [(y, x, width) for y, row in enumerate(matrix) for x, width in _dark_runs(row)]
        return {"modules": len(matrix), "quiet": QUIET, "runs": runs, "logo": self.logo}


def _matrix(text: str, level: str) -> tuple[tuple[int, ...], ...]:
    # A higher level is taken where it costs no module: the space is there, and dirt will come.
    made = segno.make(text, error=level, micro=False, boost_error=True)
    return tuple(map(tuple, made.matrix))


@lru_cache(maxsize=256)
def _modules(length: int, is_alphanumeric: bool, level: str) -> int:
    return len(_matrix(("A" if is_alphanumeric else "a") * length, level))


def _dark_runs(row: tuple[int, ...]) -> list[tuple[int, int]]:
    found, start = [], 0
    for is_dark, modules in groupby(row):
        width = len(list(modules))
        if is_dark:
            found.append((start, width))
        start += width
    return found
