"""The columns of one table as they are read: what stands where, what is left out and why, what counts lines only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zhanpai.content.tables.header_words import column_of, is_running, plain_header
from zhanpai.content.tables.kinds import REGISTER, TableColumn
from zhanpai.content.tables.table_shape import CellGrid, TableBlock

_FINDS = frozenset(("station", "station_name", "id"))
"""Columns that are read although they are hidden: they only tell which record the row is of."""
_ONLY_NUMBER = frozenset(("编号", "no", "号"))
"""Headers of a column that may count the lines as well as give a number of ours."""


@dataclass(frozen=True, slots=True)
class RowColumns:
    """`places` are those of each column that is read, in order; `unknown` the headers of the rest.

    `running` are columns that count lines; `district` and `township` those that tell where a station is, −1 without one.
    """

    columns: dict[str, TableColumn]
    places: dict[str, list[int]]
    titles: dict[str, str]
    unknown: tuple[str, ...]
    running: tuple[int, ...]
    district: int = -1
    township: int = -1


def columns_of(grid: CellGrid, block: TableBlock) -> RowColumns:
    """The columns of a table on the sheet `grid`."""
    layout = block.layout
    columns: dict[str, TableColumn] = {}
    places: dict[str, list[int]] = {}
    titles: dict[str, str] = {}
    unknown: list[str] = []
    running: list[int] = []
    for place, header in layout.headers.items():
        column = layout.columns.get(place)
        is_hidden = place in grid.sheet.hidden_columns
        if is_running(header) or (column and _only_counts(grid, block, place, header)):
            running.append(place)
        elif column is None:
            unknown.append(header)
        elif is_hidden and column.key not in _FINDS:
            unknown.append(f"{header}（隐藏的列，没有读）")
        else:
            columns[column.key] = column
            places.setdefault(column.key, []).append(place)
            titles[column.key] = "、".join(filter(None, (titles.get(column.key), header)))
    district, township = (_where(layout.headers.items(), key) for key in ("district", "township"))
    return RowColumns(columns, places, titles, tuple(unknown), tuple(running), district, township)


def _where(headers: Iterable[tuple[int, str]], key: str) -> int:
    found = (place for place, header in headers if (one := column_of(REGISTER, header)) and one.key == key)
    return next(found, -1)


def _only_counts(grid: CellGrid, block: TableBlock, place: int, header: str) -> bool:
    """Whether a column headed 编号 counts 1, 2, 3 … from the first row on."""
    if plain_header(header) not in _ONLY_NUMBER:
        return False
    cells = [cell for row in grid.rows[block.layout.last + 1 : block.end] if (cell := row[place])]
    numbers = [cell for cell in cells if cell.isdigit()]
    return bool(numbers) and numbers == [str(n) for n in range(1, len(numbers) + 1)]
