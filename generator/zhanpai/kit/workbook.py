"""A table as office programs save it → rows of strings: XLSX, XLS, ODS, and CSV in the encodings of this country."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree
from xml.parsers import expat

from zhanpai.kit.problem import Problem
from zhanpai.kit.workbook_marks import Area, SheetMarks, Spot, marks_of_xlsx
from zhanpai.kit.workbook_ods import marks_of_ods
from zhanpai.kit.workbook_refusals import (
    DAMAGED,
    MAX_BYTES,
    OLD_OFFICE,
    SAVE_AGAIN,
    ZIP,
    refuse_bytes,
    refuse_cells,
    refuse_large,
    refuse_markup,
    refuse_old,
    refuse_zip,
)

__all__ = ["MAX_BYTES", "TableSheet", "decode_text", "is_workbook", "read_sheets"]

_SHORTENED = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]+")
"""How office programs show a long number, and save it as CSV: the digits behind the first are gone."""
_SIGNAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_SIGNALS = "单元格里有看不见的控制字符，重新打一遍"
_BEGINS_FORMULA = "=＝@+-＋－#"
_FORMULA = re.compile(
    r"[=＝](?!\"[^\"]*\"$)|@[A-Za-z]+\(|-[0-9.]+(?:[-+*/^][0-9.]+)+$|\+[0-9.]{1,4}[-+*/^][0-9.]{1,4}$"
    r"|#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)$"
)
"""Text that a program computes, or an error that it has left; ="0001" is how a CSV file keeps the zeros."""
_FORMULAS = "单元格里是公式，不是文字；写成算好的内容"
_OLD_1904 = b"\x22\x00\x02\x00\x01\x00"
"""The record of an .xls that says that days count from 1904 (MS-XLS 2.4.77, Date1904)."""
_FRACTION = re.compile(r"[0-9]+\.[0-9]+")
_KEPT_DIGITS = 15
"""Digits of a number that a cell of an office program keeps (IEEE 754); what stands behind is 0."""
_LOST = "数字太长，后面的位数已经丢了；把单元格设成“文本”重新填"


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One sheet: its name, "" for that of a CSV file, and its rows from the first one of the sheet on.

    Only the first cell of what is `merged` has a value.  `doubts` say of a cell why its value cannot be relied on.
    Rows and columns count from 0.  `is_hidden`, `hidden_rows` and `hidden_columns`: what nobody sees who opens the file;
    of the rows and columns of an XLS nothing is known.  `fractional` are cells of numbers with a point: who types
    2027.10 into one finds 2027.1 there.  `is_from_1904`: a day that stands there as a bare number counts from 1904, as
    Excel for the Mac once did, and not from 1900.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    doubts: Mapping[Spot, str] = field(default_factory=dict)
    is_hidden: bool = False
    fractional: frozenset[Spot] = frozenset()
    is_from_1904: bool = False


def is_workbook(raw: bytes) -> bool:
    """Whether the bytes are of an office program and not text."""
    return raw.startswith((ZIP, OLD_OFFICE))


def read_sheets(raw: bytes) -> tuple[TableSheet, ...]:
    """The sheets of a workbook, or the one of a CSV file; Problem if they cannot be had, or are too large."""
    return tuple(map(_without_signals, _of_workbook(raw) if is_workbook(raw) else _of_text(raw)))


def _of_text(raw: bytes) -> Iterator[TableSheet]:
    refuse_bytes(raw)
    text = decode_text(raw)
    refuse_markup(text)
    rows = tuple(_of_csv(text))
    fractional = frozenset(_spots(rows, _FRACTION))
    yield TableSheet("", rows, doubts=_spots(rows, _SHORTENED), fractional=fractional)


def _without_signals(sheet: TableSheet) -> TableSheet:
    """The sheet with a box for each sign that steers a terminal or the direction of writing; such cells are in doubt.

    So is text that a program would compute, and the name of an error that one has left behind.
    """
    rows, doubts = list(sheet.rows), dict(sheet.doubts)
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if _SIGNAL.search(cell):
                rows[y] = tuple(_SIGNAL.sub("□", one) for one in row)
                doubts[y, x] = _SIGNALS
            elif cell and cell[0] in _BEGINS_FORMULA and _FORMULA.match(cell):
                doubts[y, x] = _FORMULAS
    return replace(sheet, name=_SIGNAL.sub("□", sheet.name), rows=tuple(rows), doubts=doubts)


def decode_text(raw: bytes) -> str:
    """A text in UTF-8, with or without its mark, UTF-16 with it, or GB18030; Problem if it is none, or too large."""
    refuse_large(len(raw))
    for codec in ("utf-16",) if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Problem("这个文件不是文本，也不是表格。", SAVE_AGAIN)


def _of_csv(text: str) -> Iterator[tuple[str, ...]]:
    # A title may stand above the header, and a cell hold another mark: the mark of the most lines is meant.
    lines = text.splitlines()[:15]
    mark = max("\t;,", key=lambda one: (sum(one in line for line in lines), text.count(one)))
    refuse_cells(text.count(mark), 1)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            yield tuple(cell.strip() for cell in row)
    except csv.Error:
        raise Problem("这个 CSV 文件读不出来，多半是引号没有成对。", SAVE_AGAIN) from None


def _spots(rows: tuple[tuple[str, ...], ...], pattern: re.Pattern[str]) -> dict[Spot, str]:
    return {
        (y, x): _LOST
        for y, row in enumerate(rows)
        for x, cell in enumerate(row)
        if cell and cell[0].isdigit() and pattern.fullmatch(cell)
    }


def _of_workbook(raw: bytes) -> Iterator[TableSheet]:
    # Imported here: no other command reads workbooks.
    import python_calamine as calamine

    refuse_large(len(raw))
    (refuse_zip if raw.startswith(ZIP) else refuse_old)(raw)
    try:
        marks = _marks(raw)
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        for about in book.sheets_metadata:
            if about.typ is not calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            rows = sheet.to_python(skip_empty_area=False)
            told = marks.get(about.name, SheetMarks())
            yield TableSheet(
                about.name,
                tuple(tuple(map(_words, row)) for row in rows),
                tuple(sheet.merged_cell_ranges or told.merged),
                told.hidden_rows,
                told.hidden_columns,
                {**_too_long(rows), **told.doubts},
                about.visible is not calamine.SheetVisibleEnum.Visible,
                _fractional(rows),
                told.is_from_1904 or _OLD_1904 in raw,
            )
    except calamine.PasswordError:
        raise Problem("这个表格加了密码，打不开。", "去掉密码再试一次。") from None
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, OSError, ValueError):
        raise Problem("这个文件坏了，或者不是表格。", SAVE_AGAIN) from None


def _marks(raw: bytes) -> dict[str, SheetMarks]:
    if not raw.startswith(ZIP):
        return {}
    try:
        return marks_of_ods(raw) if b"content.xml" in raw else marks_of_xlsx(raw)
    except (KeyError, ElementTree.ParseError, expat.ExpatError, *DAMAGED):
        raise Problem("这个文件坏了，或者不是表格。", SAVE_AGAIN) from None


def _too_long(rows: Iterable[Iterable[object]]) -> dict[Spot, str]:
    return {
        (y, x): _LOST
        for y, row in enumerate(rows)
        for x, cell in enumerate(row)
        if isinstance(cell, float | int) and abs(cell) >= 10**_KEPT_DIGITS
    }


def _fractional(rows: Iterable[Iterable[object]]) -> frozenset[Spot]:
    return frozenset(
        (y, x)
        for y, row in enumerate(rows)
        for x, cell in enumerate(row)
        if isinstance(cell, float) and not cell.is_integer()
    )


def _words(value: object) -> str:
    """A cell as a person reads it: 219 for 219.0, 2026-03-02 for a day, 9:30 for a time."""
    match value:
        case None:
            return ""
        case str():
            return value.strip()
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime() if not (value.hour or value.minute or value.second):
            return value.date().isoformat()
        case dt.datetime():
            return value.isoformat(" ", "minutes")
        case dt.date():
            return value.isoformat()
        case dt.time():
            return f"{value.hour}:{value.minute:02}"
    return str(value)
