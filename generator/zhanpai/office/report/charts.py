"""Charts as geometry: numbers in, places and sizes in a small drawing out; a macro of the theme draws them.

Every chart carries a title, a description that says what it shows, and its figures as a table, so that
nothing is told by a shape alone.  The drawing is as wide as a telephone, and is enlarged on a desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 360
_LABEL, _VALUE = 104, 56
_ROW, _BAR = 26, 16
_TOP, _FLOOR, _FOOT = 14, 176, 44
_LEFT = 34


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart; `tone` is what a stylesheet colours it by."""

    label: str
    value: int
    tone: str
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class BarChart:
    """Rows, each with its words, a bar and its figure."""

    id: str
    title: str
    about: str
    heads: tuple[str, str]
    bars: tuple[Bar, ...]
    height: float
    left: float = _LABEL

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The table beside it."""
        return [(bar.label, str(bar.value)) for bar in self.bars]


def bar_chart(
    id: str, title: str, about: str, heads: tuple[str, str], rows: Sequence[tuple[str, int, str]]
) -> BarChart:
    """`rows` are (label, value, tone); the longest bar fills the drawing."""
    most = max((value for _, value, _ in rows), default=0) or 1
    room = WIDTH - _LABEL - _VALUE
    bars = tuple(
        Bar(label, value, tone, index * _ROW + 4, round(room * value / most, 1))
        for index, (label, value, tone) in enumerate(rows)
    )
    return BarChart(id, title, about, heads, bars, len(rows) * _ROW + 4)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a column."""

    tone: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the quarter under it, what stands above it, and its row of the table."""

    label: str
    above: str
    under: tuple[str, str]
    x: float
    width: float
    top: float
    segments: tuple[Segment, ...]
    cells: tuple[str, ...]

    @property
    def middle(self) -> float:
        """Where its words stand."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Stacked columns, one a quarter."""

    id: str
    title: str
    about: str
    series: tuple[tuple[str, str], ...]
    """(tone, words), from the floor up."""
    heads: tuple[str, ...]
    columns: tuple[Column, ...]
    ticks: tuple[tuple[float, int], ...]
    height: float = _FLOOR + _FOOT
    left: float = _LEFT
    floor: float = _FLOOR

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The table beside it."""
        return [(column.label, *column.cells) for column in self.columns]


def column_chart(
    id: str,
    title: str,
    about: str,
    series: tuple[tuple[str, str], ...],
    heads: tuple[str, ...],
    rows: Sequence[tuple[str, tuple[str, str], Sequence[int], str]],
) -> ColumnChart:
    """`rows` are (label, one or two lines under the column, a value for each of `series`, what stands above)."""
    top = _round_up(max((sum(values) for _, _, values, _ in rows), default=0))
    scale = (_FLOOR - _TOP) / top
    step = (WIDTH - _LEFT) / max(len(rows), 1)
    columns = []
    for index, (label, under, values, above) in enumerate(rows):
        floor = float(_FLOOR)
        segments = []
        for (tone, _), value in zip(series, values, strict=True):
            height = value * scale
            floor -= height
            if value:
                segments.append(Segment(tone, round(floor, 1), round(height, 1)))
        x = round(_LEFT + index * step + step * 0.15, 1)
        cells = (*map(str, values), str(sum(values)), above)
        columns.append(
            Column(label, above, under, x, round(step * 0.7, 1), round(floor, 1), tuple(segments), cells)
        )
    ticks = tuple((round(_FLOOR - value * scale, 1), value) for value in (0, top // 2, top))
    return ColumnChart(id, title, about, series, heads, tuple(columns), ticks)


def _round_up(value: int) -> int:
    """The next even number with one figure that counts: 137 → 200, 7 → 8."""
    size = 2
    while size < value:
        digits = 10 ** (len(str(size)) - 1)
        size += 2 if digits == 1 else digits
    return size
