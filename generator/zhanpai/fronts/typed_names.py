"""Names of stations out of what people keep them in: lines, a column of a table; and the project that they are read by."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhanpai.content.load import ContentReader
from zhanpai.content.load.known_places import known_places
from zhanpai.domain.names import StationNames
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.nearest import nearest
from zhanpai.kit.problem import Problem
from zhanpai.kit.workbook import TableSheet

HEADERS = (
    *(
        "站名",
        "站点名称",
        "联络站名称",
        "联络站点名称",
        "人大代表联络站名称",
        "代表联络站名称",
        "联络站(点)名称",
        "站点全称",
    ),
    *(
        "联络站全称",
        "规范名称",
        "标准名称",
        "联络站",
        "人大代表联络站",
        "代表联络站",
        "联络站点",
        "站点",
        "所属联络站",
    ),
    *(
        "所属站点",
        "所在联络站",
        "所在站点",
        "驻站",
        "进驻站点",
        "进站",
        "编入联络站",
        "家站点",
        "挂牌名称",
        "牌匾名称",
        "名称",
    ),
)
"""What a column of names is headed, the likeliest first."""
HEADER_ROWS = 15
"""Rows of a sheet in which its header is looked for; above it stand a title and notes."""

_SIGNS = re.compile(r"[\s*＊:：\"“”【】]")


@dataclass(frozen=True, slots=True)
class TypedName:
    """A name as typed, and where: a line, or the row of a sheet, from 1; `sheet` is "" where there is one only."""

    typed: str
    row: int
    sheet: str = ""

    @property
    def place(self) -> str:
        """Where it stands, as a person looks for it."""
        return f"{self.sheet} 第 {self.row} 行" if self.sheet else f"第 {self.row} 行"


def station_names(root: Path, today: dt.date) -> StationNames:
    """What names are read by in the project in the folder `root`; ContentError if its register cannot be used."""
    loaded = ContentReader(root).load(today)
    if loaded.site is None:
        raise ContentError(loaded.problems)
    return StationNames(loaded.site, known_places(loaded.site.register))


def lines_of(text: str) -> list[TypedName]:
    """The names of a text, one on each line; an empty line is a name of nothing, so that lines and answers agree."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return [TypedName(line, number) for number, line in enumerate(lines, 1)]


def column_of(sheets: tuple[TableSheet, ...], column: str) -> list[TypedName]:
    """The cells below the header of the column of names, of every sheet that has one; Problem if none has.

    `column` is the header to look for; "" looks for what such a column is usually headed.
    """
    wanted = (_plain(column),) if column else tuple(map(_plain, HEADERS))
    found = [(sheet, at) for sheet in sheets if (at := _header(sheet, wanted))]
    if not found and not column:
        found = [(sheet, (-1, 0)) for sheet in sheets if sheet.rows and _is_one_column(sheet)]
    if not found:
        raise _no_column(sheets, column)
    many = len(found) > 1
    return [
        TypedName(row[place], number, sheet.name if many else "")
        for sheet, (header, place) in found
        for number, row in enumerate(sheet.rows, 1)
        if number > header + 1 and place < len(row) and row[place]
    ]


def _plain(header: str) -> str:
    return _SIGNS.sub("", header.replace("（", "(").replace("）", ")"))


def _header(sheet: TableSheet, wanted: tuple[str, ...]) -> tuple[int, int] | None:
    """The row and the column of the header, from 0: of all that stand in one row, the likeliest."""
    for number, row in enumerate(sheet.rows[:HEADER_ROWS]):
        cells = [_plain(cell) for cell in row]
        if header := next((header for header in wanted if header in cells), None):
            return number, cells.index(header)
    return None


def _is_one_column(sheet: TableSheet) -> bool:
    return max(sum(map(bool, row)) for row in sheet.rows) == 1 and all(
        row[0] for row in sheet.rows if any(row)
    )


def _no_column(sheets: tuple[TableSheet, ...], column: str) -> Problem:
    rows = (row for sheet in sheets for row in sheet.rows[:HEADER_ROWS])
    seen = list(dict.fromkeys(cell for row in rows for cell in row if cell and len(cell) <= 20))[:12]
    if not seen:
        return Problem("表格里什么都没有。", "看看是不是选错了文件。")
    if column:
        guess = nearest(column, seen)
        return Problem(
            f"表格里没有“{column}”这一列。",
            f"是不是想写 {guess}？" if guess else f"有的是：{'、'.join(seen)}。",
        )
    return Problem(
        f"表格里没有站名这一列（前 {HEADER_ROWS} 行里是：{'、'.join(seen)}）。",
        "用 --column 写明是哪一列，例如 --column 所属联络站。",
    )


def numbered_mentions(text: str, starts: list[int]) -> Iterator[int]:
    """The number of the line, from 1, in which each of the rising positions `starts` lies."""
    line, at = 1, 0
    for start in starts:
        line += text.count("\n", at, start)
        at = start
        yield line
