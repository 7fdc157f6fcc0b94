"""A rota laid out as a calendar, days across and stations down: read where it is plain, else refused with a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhanpai.content.tables.cell_days import read_day
from zhanpai.content.tables.cell_words import as_typed, is_nothing
from zhanpai.content.tables.header_words import column_of
from zhanpai.content.tables.kinds import ROTA, TableKind
from zhanpai.content.tables.row_columns import RowColumns
from zhanpai.content.tables.row_reading import RowReader
from zhanpai.content.tables.row_sorts import skipped
from zhanpai.content.tables.row_source import RowSource
from zhanpai.content.tables.station_cells import StationCells
from zhanpai.content.tables.station_people import StationPeople
from zhanpai.content.tables.table_shape import HEADER_ROWS, CellGrid
from zhanpai.content.tables.typed_table import TypedRow, TypedTable
from zhanpai.kit.problem import Problem

_LEAST = 2
"""Days across that make a calendar."""
_SHORT = re.compile(
    r"\s*[0-9]{1,2}\s*(?:[月./-]\s*[0-9]{1,2}\s*[日号]?|[日号])\s*(?:[(（]?(?:周|星期).[)）]?)?\s*"
)
_DAYS = "日期（横着排）"


def calendar_table(
    grid: CellGrid, kind: TableKind | None, stations: StationCells, people: StationPeople
) -> TypedTable | None:
    """The duties of a calendar on the sheet, one row a cell; None if it is none.

    Problem if the days have no year: of which one they are nobody can tell who did not write them.
    """
    if kind not in (None, ROTA):
        return None
    for row, cells in enumerate(grid.rows[:HEADER_ROWS]):
        station = next((x for x, cell in enumerate(cells) if cell and _is_station(cell)), None)
        if station is None:
            continue
        days = {x: day for x, cell in enumerate(cells) if cell and (day := read_day(as_typed(cell)).text)}
        short = [cell for cell in cells if _SHORT.fullmatch(cell)]
        if len(days) < _LEAST <= len(short):
            raise Problem(
                f"轮值表的日期横着排，“{short[0]}”没有写年份，读不了。",
                "日期写成“2026-03-02”这样，或者改成一行一天：联络站、日期、值班代表。",
            )
        if len(days) >= _LEAST:
            return _table(grid, row, station, days, stations, people)
    return None


def _is_station(cell: str) -> bool:
    column = column_of(ROTA, cell)
    return column is not None and column.key in ("station", "station_name")


def _table(
    grid: CellGrid,
    header: int,
    station: int,
    days: dict[int, str],
    stations: StationCells,
    people: StationPeople,
) -> TypedTable:
    title = grid.rows[header][station]
    column = column_of(ROTA, title)
    key = column.key if column else "station_name"
    titles = {key: title, "on": _DAYS, "deputy_names": "值班代表"}
    columns = RowColumns(
        {one: ROTA.column(one) for one in titles}, {key: [0], "on": [1], "deputy_names": [2]}, titles, (), ()
    )
    reader = RowReader(stations, people, ROTA)
    rows: list[TypedRow] = []
    left_out: list[tuple[int, str]] = []
    for number in range(header + 1, len(grid.rows)):
        cells = grid.rows[number]
        if not any(cells):
            continue
        if number in grid.sheet.hidden_rows:
            left_out.append((number + 1, "这一行是隐藏的，没有读"))
        elif why := skipped(cells, grid.rows[header], (), _others(cells, station, days)):
            left_out.append((number + 1, why))
        else:
            for place, day in days.items():
                if not is_nothing(cells[place]):
                    faulty = (
                        {2: grid.sheet.doubts[number, place]} if (number, place) in grid.sheet.doubts else {}
                    )
                    source = (cells[station], day, cells[place])
                    rows.append(reader.read(RowSource(number + 1, source, columns, faulty)))
    unknown = tuple(
        cell for x, cell in enumerate(grid.rows[header]) if cell and x != station and x not in days
    )
    return TypedTable(
        grid.sheet.name, ROTA, titles, unknown, tuple(rows), tuple(left_out), tuple(titles.values())
    )


def _others(cells: Sequence[str], station: int, days: dict[int, str]) -> list[int]:
    return [x for x in range(len(cells)) if x != station and x not in days]
