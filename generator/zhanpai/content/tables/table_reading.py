"""A workbook or a CSV file as some office has it → the tables in it, every cell in our own form or in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhanpai.content.tables.block_rows import BlockRows
from zhanpai.content.tables.kinds import TableKind
from zhanpai.content.tables.rota_calendar import calendar_table
from zhanpai.content.tables.station_cells import StationCells
from zhanpai.content.tables.station_headings import Headings
from zhanpai.content.tables.station_people import StationPeople
from zhanpai.content.tables.table_shape import HEADER_ROWS, CellGrid, TableBlock, find_blocks, told_layout
from zhanpai.content.tables.typed_table import TypedTable
from zhanpai.domain.names import StationNames
from zhanpai.kit.problem import Problem
from zhanpai.kit.workbook import TableSheet, read_sheets


def read_tables(raw: bytes, names: StationNames, kind: TableKind | None = None) -> tuple[TypedTable, ...]:
    """The tables in the file `raw`; Problem with one sentence if it is refused, or no table of ours is in it.

    `names` reads the names of stations, and its site tells who is at which.  `kind` is what the caller knows the
    tables to be; without it each is known by its headers.  A sheet that says something and has no header of ours is a
    table without rows that says so, so that nothing is left out in silence.
    """
    sheets = read_sheets(raw)
    reader = _TableReader(names, kind)
    found = [table for sheet in sheets for table in reader.tables(sheet)]
    if not found:
        raise _nothing(sheets, kind)
    return tuple(
        sorted([*found, *reader.left_out(found[0].kind)], key=lambda table: reader.order(table.sheet))
    )


class _TableReader:
    """What reads the sheets of one file, one behind the other."""

    def __init__(self, names: StationNames, kind: TableKind | None) -> None:
        self._kind = kind
        self._stations = StationCells(names)
        self._people = StationPeople(names)
        self._headings = Headings(names)
        self._order: list[str] = []
        self._left_out: dict[str, tuple[int, str]] = {}

    def tables(self, sheet: TableSheet) -> Iterator[TypedTable]:
        """The tables of one sheet; of a sheet without one it is kept why."""
        self._order.append(sheet.name)
        first = next((n for n, row in enumerate(sheet.rows, 1) if any(row)), 0)
        if not first:
            return
        if sheet.is_hidden:
            self._left_out[sheet.name] = (first, "这一页是隐藏的工作表，没有读")
            return
        grid = CellGrid.of(sheet)
        if calendar := calendar_table(grid, self._kind, self._stations, self._people):
            yield calendar
            return
        blocks = find_blocks(grid, self._kind)
        if not blocks:
            self._left_out[sheet.name] = (first, f"这一页前 {HEADER_ROWS} 行里没有认得的表头，没有读")
        for block in blocks:
            yield self._table(grid, _decided(block, sheet.name))

    def _table(self, grid: CellGrid, block: TableBlock) -> TypedTable:
        rows = BlockRows(grid, block, self._stations, self._people, self._headings)
        typed, skipped = rows.read()
        columns = rows.columns
        return TypedTable(
            grid.sheet.name,
            block.layout.kind,
            columns.titles,
            columns.unknown,
            typed,
            skipped,
            tuple(rows.header),
        )

    def left_out(self, kind: TableKind) -> Iterator[TypedTable]:
        """A table without rows for every sheet that was not read."""
        for name, why in self._left_out.items():
            yield TypedTable(name, self._kind or kind, {}, (), (), (why,))

    def order(self, sheet: str) -> int:
        """Where the sheet stands in the file, so that what was not read keeps its place."""
        return self._order.index(sheet)


def _decided(block: TableBlock, sheet: str) -> TableBlock:
    """The block as the one kind that its header, its title or its sheet's name tells; Problem if they leave two."""
    layout = block.layout
    if not layout.rivals:
        return block
    told = told_layout(layout, [sheet, *block.above])
    if told is None:
        both = "、".join(f"“{one.kind.title}”" for one in (layout, *layout.rivals))
        where = f"“{sheet}”这一页" if sheet else "这个表格"
        raise Problem(f"{where}看不出是哪一种表：{both}都像。", "选好是哪一种表，再读一次。")
    return replace(block, layout=told)


def _nothing(sheets: Sequence[TableSheet], kind: TableKind | None) -> Problem:
    seen = [
        cell
        for sheet in sheets
        for row in sheet.rows[:HEADER_ROWS]
        for cell in row
        if cell and len(cell) <= 12
    ]
    if not seen:
        return Problem("表格里什么都没有。", "看看是不是选错了文件。")
    wanted = f"“{kind.title}”的" if kind else "认得的"
    shown = "、".join(dict.fromkeys(" ".join(cell.split()) for cell in seen[:8]))
    return Problem(
        f"前 {HEADER_ROWS} 行里没有{wanted}表头（看到的是：{shown}）。",
        "先导出一份表，照它的表头改列名，再读一次。",
    )
