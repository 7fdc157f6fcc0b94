"""Fit a name into a box: which lines, how large.  A name breaks between its parts, and nowhere else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

HAN = 0.92
"""The ink of a Chinese character is this much of its body (measured: 站 0.94, 国 0.90, 表 0.94 in Noto Sans CJK)."""

LEADING = 0.30
"""White between two lines, in bodies of the larger one."""

LAST = 1.45
"""The last part of a name, which says what the place is, may be so many times as large as the others."""

MOST_LINES = 4

LATIN = 0.58
"""The width of a digit or letter, in bodies."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `size` is the height of its letters' bodies, `top` where they begin in the block."""

    text: str
    size: float
    top: float


@dataclass(frozen=True, slots=True)
class NameBlock:
    """Lines that stand together."""

    lines: tuple[Line, ...]
    width: float
    height: float

    @property
    def least(self) -> float:
        """The height of the smallest character as the eye sees it."""
        return min(line.size for line in self.lines) * HAN

    @property
    def data(self) -> dict[str, object]:
        """What the theme is given."""
        lines = [{"text": n.text, "size": round(n.size, 3), "top": round(n.top, 3)} for n in self.lines]
        return {"lines": lines, "width": round(self.width, 3), "height": round(self.height, 3)}


def ems(text: str) -> float:
    """The width of `text`, in bodies of a Chinese character."""
    return sum(1 if unicodedata.east_asian_width(ch) in "WFA" else LATIN for ch in text)


def fit(
    parts: Sequence[str],
    width: float,
    height: float,
    largest: float,
    *,
    least: float = 0,
    last: float = LAST,
    most_lines: int = MOST_LINES,
) -> NameBlock:
    """The block of `parts` whose smallest character is largest, and, of nearly equal ones, the calmest.

    `largest` and `least` are heights of a character as the eye sees it.  The last part (人大代表联络站) says
    what the place is: it has a line of its own, up to `last` times as large as the lines above it and never
    smaller.  Where the others would fall below `least` it is less large, and at last shares a line.
    """
    tries = [(last, True), (1 + (last - 1) / 2, True), (1.0, True), (1.0, False)]
    blocks = [_fit(parts, width, height, largest / HAN, least, most_lines, *rules) for rules in tries]
    return next((b for b in blocks if b.least >= least), max(blocks, key=lambda b: b.least))


def _fit(
    parts: Sequence[str],
    width: float,
    height: float,
    largest: float,
    least: float,
    most_lines: int,
    last: float,
    last_alone: bool,
) -> NameBlock:
    blocks = [
        _set(lines, width, height, largest, last)
        for count in range(1, min(len(parts), most_lines) + 1)
        for lines in _divisions(parts, count)
        if count == 1 or not last_alone or lines[-1] == parts[-1]
    ]
    best = max(block.least for block in blocks)
    good = [block for block in blocks if block.least >= max(best * 0.93, min(best, least))]
    # Fewer lines first; then lines of like length; then a larger last line.
    return min(good, key=lambda b: (len(b.lines), _unevenness(b), -b.lines[-1].size))


def _set(lines: Sequence[str], width: float, height: float, largest: float, last: float) -> NameBlock:
    """`lines` as large as the box and `largest` allow."""
    body, foot = lines[:-1], lines[-1]
    foot_size = min(largest, width / ems(foot))
    size = min([foot_size, *(width / ems(line) for line in body)])
    foot_size = min(foot_size, size * last) if body else foot_size
    sizes = [*(size for _ in body), foot_size]
    scale = min(1.0, height / _height(sizes))
    sizes = [s * scale for s in sizes]
    top, placed = 0.0, []
    for i, (text, s) in enumerate(zip(lines, sizes, strict=True)):
        placed.append(Line(text, s, top))
        top += s + (LEADING * sizes[i + 1] if i + 1 < len(sizes) else 0)
    return NameBlock(tuple(placed), max(s * ems(t) for t, s in zip(lines, sizes, strict=True)), top)


def _height(sizes: Sequence[float]) -> float:
    return sum(sizes) + LEADING * sum(sizes[1:])


def _unevenness(block: NameBlock) -> float:
    widths = [ems(line.text) for line in block.lines[:-1]]
    return round(max(widths) - min(widths), 2) if widths else 0.0


def _divisions(parts: Sequence[str], count: int) -> Iterator[tuple[str, ...]]:
    """Every way to make `count` lines of `parts`."""
    for cuts in combinations(range(1, len(parts)), count - 1):
        yield tuple("".join(parts[a:b]) for a, b in pairwise([0, *cuts, len(parts)]))
