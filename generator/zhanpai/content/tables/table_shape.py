"""Where on a sheet a table is: its header of one row or two, what its columns are, and of which of our tables it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zhanpai.content.tables.header_words import column_below, column_of, is_running
from zhanpai.content.tables.kinds import TABLES, TableColumn, TableKind
from zhanpai.kit.workbook import TableSheet

HEADER_ROWS = 15
"""Rows of a sheet in which its first header is looked for; above it stand a title and notes."""
_LONGEST_HEADER = 40
_LEAST = 3
"""Known headers of a row further down that begins another table."""

_NEEDED: Mapping[str, tuple[frozenset[str], ...]] = {
    "register": (
        frozenset(("kind", "district", "township", "community", "detail.address")),
        frozenset(("station", "station_name", "kind")),
    ),
    "deputies": (frozenset(("name",)),),
    "receptions": (frozenset(("rule",)),),
    "rota": (frozenset(("on",)), frozenset(("deputies", "deputy_names"))),
    "opinions": (
        frozenset(("topic",)),
        frozenset(("id", "month", "status", "handling_body", "category", "reply", "result")),
    ),
    "accounts": (frozenset(("kind", "url", "qr")), frozenset(("name",))),
}
"""Of each set of columns one must be there, or the table is not of that kind."""
_SPEAKS_OF = {
    "register": "站点名册|联络站名册|站点一览|联络站一览|站点信息|联络站信息|站点基本|联络站基本",
    "deputies": "代表名册|代表名单|代表信息|花名册|代表基本|代表情况|进站代表|代表一览|代表登记",
    "receptions": "接待日|接待安排|接待时间",
    "rota": "轮值|值班|排班|轮流",
    "opinions": "意见|建议|台账|诉求",
    "accounts": "账号|新媒体|平台",
}
"""What the title of such a table or the name of its sheet says, where the columns may be of two."""


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A header that was understood: `first` and `last` row of it, and its columns by place; `headers` as typed."""

    kind: TableKind
    first: int
    last: int
    columns: Mapping[int, TableColumn]
    headers: Mapping[int, str]
    rivals: tuple[TableLayout, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The keys of its columns."""
        return frozenset(column.key for column in self.columns.values())

    def places(self, key: str) -> list[int]:
        """Where the columns of that key are, from the left; several if a field stands in several columns."""
        return [place for place, column in self.columns.items() if column.key == key]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """One table on a sheet: its header, the row behind its last one, and the words above it."""

    layout: TableLayout
    end: int
    above: tuple[str, ...] = ()


@dataclass(slots=True)
class CellGrid:
    """A sheet's cells with what is merged filled in downward; `source` leads from a filled cell to the one it shows."""

    sheet: TableSheet
    rows: list[list[str]] = field(default_factory=list)
    source: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    wide: dict[tuple[int, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: TableSheet) -> CellGrid:
        """The grid of a sheet, its rows as long as the longest."""
        width = max(map(len, sheet.rows), default=0)
        grid = cls(sheet, [[*row, *[""] * (width - len(row))] for row in sheet.rows])
        for (top, left), (bottom, right) in sheet.merged:
            if top >= len(grid.rows) or left >= width:
                continue
            for row in range(top, min(bottom, len(grid.rows) - 1) + 1):
                grid.rows[row][left] = grid.rows[top][left]
                grid.source[row, left] = (top, left)
                if right > left:
                    grid.wide[row, left] = min(right, width - 1)
        return grid

    def is_blank(self, row: int) -> bool:
        """Whether nothing stands in the row, of its own or merged from above."""
        return not any(self.rows[row])


def find_blocks(grid: CellGrid, kind: TableKind | None) -> list[TableBlock]:
    """The tables on the sheet, from the first row to the last; none if no header is understood."""
    kinds = (kind,) if kind else TABLES
    first = _first_layout(grid, kinds)
    if first is None:
        return []
    blocks: list[TableBlock] = []
    layout, above = first, _words_above(grid, 0, first.first)
    row = first.last + 1
    while row < len(grid.rows):
        if following := _another(grid, row, kinds, layout):
            start = _start_of_titles(grid, layout.last + 1, row)
            blocks.append(TableBlock(layout, start, above))
            above = _words_above(grid, start, row)
            layout, row = following, following.last
        row += 1
    return [*blocks, TableBlock(layout, len(grid.rows), above)]


def _first_layout(grid: CellGrid, kinds: Sequence[TableKind]) -> TableLayout | None:
    found = [
        layout for row in range(min(HEADER_ROWS, len(grid.rows))) if (layout := layout_at(grid, row, kinds))
    ]
    return max(found, key=lambda one: (len(one.keys), -one.first), default=None)


def _another(
    grid: CellGrid, row: int, kinds: Sequence[TableKind], current: TableLayout
) -> TableLayout | None:
    """The layout of another header at `row`; None for a row of the table, and for its own header printed again."""
    cells = [cell for cell in grid.rows[row] if cell][:4]
    if len(cells) < _LEAST or sum(_is_known(cell, kinds) for cell in cells) < _LEAST - 1:
        return None
    if grid.rows[row] == grid.rows[current.first]:
        return None
    found = layout_at(grid, row, kinds)
    if found is None or len(found.columns) < _LEAST:
        return None
    known = sum(bool(cell) for cell in grid.rows[row])
    return found if len(found.columns) * 2 > known and found.columns != current.columns else None


def _is_known(cell: str, kinds: Sequence[TableKind]) -> bool:
    return len(cell) <= _LONGEST_HEADER and (is_running(cell) or any(column_of(kind, cell) for kind in kinds))


def _start_of_titles(grid: CellGrid, low: int, header: int) -> int:
    """The first of the rows of one cell right above a header, which are the title of its table."""
    row = header
    while row > low and sum(map(bool, grid.rows[row - 1])) <= 1:
        row -= 1
    return row


def _words_above(grid: CellGrid, low: int, header: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell for row in grid.rows[low:header] for cell in row if cell))


def layout_at(grid: CellGrid, row: int, kinds: Sequence[TableKind]) -> TableLayout | None:
    """The header that begins at `row`, of the kind that most of its columns are of; None if none is understood."""
    found: list[TableLayout] = []
    for last in _ends(grid, row):
        found = found or [one for kind in kinds if (one := _layout(grid, row, last, kind))]
    if not found:
        return None
    best = max(found, key=lambda one: len(one.keys))
    rivals = [one for one in found if len(one.keys) == len(best.keys)]
    return replace(best, rivals=tuple(one for one in rivals if one is not best))


def _ends(grid: CellGrid, row: int) -> Iterator[int]:
    """The last row of the header, the likelier first: the second, if cells of the first stand over several, or its only one."""
    if row + 1 < len(grid.rows):
        groups = _groups(grid, row)
        below = [x for x, cell in enumerate(grid.rows[row + 1]) if cell]
        beneath = [x for x in below if groups.get(x, (0, x))[1] != x or grid.wide.get((row, x), x) > x]
        alone = [x for x in below if x not in beneath and grid.source.get((row + 1, x)) != (row, x)]
        if len(beneath) >= 2 and not alone and len({cell for cell in grid.rows[row] if cell}) > 1:
            yield row + 1
    yield row


def _groups(grid: CellGrid, row: int) -> dict[int, tuple[int, int]]:
    """Of each place under a wide cell of the row: where that cell is, and −1; a CSV file has blanks in its place."""
    found: dict[int, tuple[int, int]] = {}
    for (at, left), right in grid.wide.items():
        if at == row:
            found |= dict.fromkeys(range(left, right + 1), (left, -1))
    if grid.sheet.merged:
        return found
    left = -1
    for x, cell in enumerate(grid.rows[row]):
        if cell:
            left = x
        elif left >= 0 and row + 1 < len(grid.rows) and grid.rows[row + 1][x]:
            found[x] = (left, -1)
            if grid.rows[row + 1][left]:
                found[left] = (left, -1)
    return found


def _layout(grid: CellGrid, row: int, last: int, kind: TableKind) -> TableLayout | None:
    columns: dict[int, TableColumn] = {}
    headers: dict[int, str] = {}
    groups = _groups(grid, row) if last > row else {}
    for x, top in enumerate(grid.rows[row]):
        group = grid.rows[row][groups[x][0]] if x in groups else top
        below = grid.rows[last][x] if last > row else ""
        if (not (group if last > row else top) and not below) or len(group) > _LONGEST_HEADER:
            continue
        if x in groups and not below:
            continue
        headers[x] = _spoken(group, below)
        column = column_below(kind, group, below) if last > row else column_of(kind, top)
        if column:
            columns[x] = column
    found = TableLayout(kind, row, last, columns, headers)
    has_needed = all(needed & found.keys for needed in _NEEDED[kind.word])
    return found if has_needed and len(found.keys) > 1 else None


def _spoken(group: str, below: str) -> str:
    """A header on one line, of two parts if it has them."""
    parts = [" ".join(part.split()) for part in dict.fromkeys((group, below)) if part]
    return " ".join(parts)


def told_layout(layout: TableLayout, words: Sequence[str]) -> TableLayout | None:
    """Of what a header may be, the one that the title or the sheet's name speaks of; None if it is not one."""
    told = [
        one
        for one in (layout, *layout.rivals)
        if any(re.search(_SPEAKS_OF[one.kind.word], word) for word in words)
    ]
    return told[0] if len(told) == 1 else None
