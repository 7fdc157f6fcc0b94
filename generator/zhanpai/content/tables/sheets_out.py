"""The project's tables as an office takes them along: a workbook of the tables that are asked for, or one of them as CSV.

Nobody is asked for a number of an identity card here, and a workbook says on its first sheet that it is for the office
alone: it has telephone numbers that nobody agreed to publish (个人信息保护法 art. 51: internal rules and care).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from zhanpai.content import filing
from zhanpai.content.load import Loaded
from zhanpai.content.tables.kinds import TABLES, TableColumn, TableKind
from zhanpai.content.tables.records_out import TableRow, cells_of, unread_of
from zhanpai.domain.model.site import Site
from zhanpai.kit.csv_table import format_csv
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.workbook_writing import NoteSheet, SheetColumn, WrittenSheet, write_workbook

NOTES = "填表说明"
"""The name of the sheet to be read first."""

_HELD = 2
"""站号 and 联络站 stay in sight."""


@dataclass(frozen=True, slots=True)
class TablesWanted:
    """What is asked for: the tables, and of which stations (None: of all); `blank` for the headers alone, to be filled in."""

    kinds: tuple[TableKind, ...] = TABLES
    stations: Set[str] | None = None
    blank: bool = False


@dataclass(frozen=True, slots=True)
class TablesOut:
    """A file as made: its bytes, how many rows each table has, and of each thing that is not in it a sentence."""

    raw: bytes
    counts: tuple[tuple[TableKind, int], ...]
    missing: tuple[str, ...] = ()


def workbook_out(loaded: Loaded, wanted: TablesWanted) -> TablesOut:
    """The tables as sheets of one workbook behind the one that says how to fill them in.

    Problem for more rows than a sheet has, ContentError for a register that cannot be read.
    """
    site = _site(loaded)
    tables = [(kind, rows_out(kind, loaded, wanted)) for kind in wanted.kinds]
    missing = _missing(loaded, wanted)
    sheets = [
        WrittenSheet(k.title, _columns(k, site), tuple(_texts(k, r) for r in rows), _HELD)
        for k, rows in tables
    ]
    title = site.register.site.title
    book = write_workbook([_notes(wanted, title, site.today, missing), *sheets], site.today, title)
    return TablesOut(book.raw, _counts(tables), (*missing, *book.unfit))


def csv_out(kind: TableKind, loaded: Loaded, wanted: TablesWanted) -> TablesOut:
    """One table as CSV in UTF-8 with the mark that Excel asks for, its header the first line."""
    rows = rows_out(kind, loaded, wanted)
    raw = format_csv((column.title for column in kind.columns), (_texts(kind, row) for row in rows))
    return TablesOut(
        raw, _counts([(kind, rows)]), _missing(loaded, TablesWanted((kind,), wanted.stations, wanted.blank))
    )


def _site(loaded: Loaded) -> Site:
    if loaded.checked is None:
        raise ContentError(p for p in loaded.problems if p.path == filing.REGISTER)
    return loaded.checked


def rows_out(kind: TableKind, loaded: Loaded, wanted: TablesWanted) -> tuple[TableRow, ...]:
    """The rows of one table that are asked for."""
    if wanted.blank:
        return ()
    rows = cells_of(kind, loaded)
    return rows if wanted.stations is None else tuple(row for row in rows if row.station in wanted.stations)


def _missing(loaded: Loaded, wanted: TablesWanted) -> tuple[str, ...]:
    if wanted.blank:
        return ()
    found = (
        one.sentence
        for kind in wanted.kinds
        for one in unread_of(kind, loaded)
        if wanted.stations is None or one.station in wanted.stations or not one.station
    )
    return tuple(dict.fromkeys(found))


def _counts(tables: Sequence[tuple[TableKind, Sequence[TableRow]]]) -> tuple[tuple[TableKind, int], ...]:
    return tuple((kind, len(rows)) for kind, rows in tables)


def _texts(kind: TableKind, row: TableRow) -> tuple[str, ...]:
    return tuple(row.cells.get(column.key, "") for column in kind.columns)


def _columns(kind: TableKind, site: Site) -> tuple[SheetColumn, ...]:
    return tuple(
        SheetColumn(
            title=column.title,
            width=column.width,
            note=column.note,
            choices=_choices(column, site),
            # Several levels may stand in one cell, and a district may be written in another way: neither is refused.
            is_strict=bool(column.choices) and not column.group,
            is_day=column.sort == "day",
            is_told=column.is_told,
        )
        for column in kind.columns
    )


def _choices(column: TableColumn, site: Site) -> tuple[str, ...]:
    if column.key == "district":
        return tuple(district.name for district in site.register.districts)
    return column.choices


def _notes(wanted: TablesWanted, title: str, on: dt.date, missing: Sequence[str]) -> NoteSheet:
    lines: list[tuple[str, ...]] = [(f"{title}　{NOTES}",), *_GENERAL]
    if not wanted.blank:
        lines.insert(1, ("导出日期", on.isoformat()))
    if missing:
        lines += [("",), ("不在表里的",), *(("", sentence) for sentence in missing)]
    for kind in wanted.kinds:
        lines += [("",), (f"“{kind.title}”的各列",), *map(_of_column, kind.columns)]
    return NoteSheet(NOTES, tuple(lines))


_GENERAL: tuple[tuple[str, ...], ...] = (
    ("内部资料", "表里有没有同意公开的电话，只在单位内部使用：不要发到网上，不要转给外人，用完删掉。"),
    ("不要填的", "身份证号码、家庭住址、意见是谁反映的，都不要填进来。"),
    ("怎么改", "在表里改好、存好，在工作台的“表格”里上传：先列出和现有资料不同的地方，勾选了的才写进去。"),
    (
        "列",
        "第一行是列名，不要改。不用的列可以整列删掉，少一列就是那一列不改；列的先后可以换。灰色的列是算出来的，改了不算。",
    ),
    ("空格子", "空着就是没有话要说，不会删掉已有的内容；确实要删的，上传以后另外勾选。"),
    ("新增一行", "写在最下面，编号空着，导入的时候自动编。"),
    ("删掉的行", "表里没有的，不会因此删掉；代表离任写任期到哪个月，站撤并写状态和起始日期。"),
    ("几个值", "一格里有几个的，用中文分号“；”分开。"),
    ("日期", "写成 2026-03-02；月份写成 2026-03。"),
)


def _of_column(column: TableColumn) -> tuple[str, str]:
    words = "、".join(column.choices)
    said = [
        column.note.removesuffix("。"),
        f"可以写：{words}" if words else "",
        "灰色，不用填" if column.is_told else "",
    ]
    return column.title, "；".join(filter(None, said)) + "。" if any(said) else ""


def file_name(
    kinds: Sequence[TableKind], place: str, on: dt.date, *, blank: bool = False, ending: str = "xlsx"
) -> str:
    """What such a file is called: 代表-岳麓区-2026-03-04.xlsx; `place` "" for the whole city."""
    return "-".join(_name_parts(kinds, place, on, blank=blank)) + f".{ending}"


def _name_parts(kinds: Sequence[TableKind], place: str, on: dt.date, *, blank: bool) -> Iterator[str]:
    yield kinds[0].title if len(kinds) == 1 else "表格"
    if place:
        yield place
    yield "空白" if blank else on.isoformat()
