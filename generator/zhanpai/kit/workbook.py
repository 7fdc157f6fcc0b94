"""A table as office programs save it → rows of strings: XLSX, XLS, ODS, and CSV in the encodings of this country.

A workbook is looked at before it is opened: two cells at far corners fill gigabytes, and a small ZIP may hold as much.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.kit.problem import Problem

MAX_BYTES = 32 * 2**20
"""Of a file that is read."""
_MAX_UNPACKED = 200 * 2**20
_MAX_CELLS = 2_000_000
"""Of one sheet, from its first cell to its last."""

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_REPEATED = re.compile(
    rb'columns-repeated="([0-9]+)"[^>]*?value-type=|value-type=[^>]*?columns-repeated="([0-9]+)"'
    rb'|rows-repeated="([0-9]+)"[^>]*>(?:(?!</[a-z]+:table-row>)[\s\S])*?value-type='
)
"""What stands in more than one cell of an OpenDocument: a cell, or a row that is not empty."""
_MAX_REPEATED = 10_000
_SMALLER = "把要用的那一页、那几列另存成一个小一些的文件，再试一次。"
_SAVE_AGAIN = "用 Excel 或 WPS 打开，另存为 .xlsx 或者“CSV UTF-8”，再试一次。"


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One sheet: its name, "" for that of a CSV file, and its rows from the first one of the sheet on."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def is_workbook(raw: bytes) -> bool:
    """Whether the bytes are of an office program and not text."""
    return raw.startswith((_ZIP, _OLD_OFFICE))


def read_sheets(raw: bytes) -> tuple[TableSheet, ...]:
    """The sheets of a workbook, or the one of a CSV file; Problem if they cannot be had, or are too large."""
    return (
        tuple(_of_workbook(raw)) if is_workbook(raw) else (TableSheet("", tuple(_of_csv(decode_text(raw)))),)
    )


def decode_text(raw: bytes) -> str:
    """A text in UTF-8, with or without its mark, UTF-16 with it, or GB18030; Problem if it is none, or too large."""
    _refuse_large(len(raw), MAX_BYTES)
    for codec in ("utf-16",) if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Problem("这个文件不是文本，也不是表格。", _SAVE_AGAIN)


def _refuse_large(size: int, limit: int) -> None:
    if size > limit:
        raise Problem(f"文件太大，超过了 {limit // 2**20} MB。", _SMALLER)


def _of_csv(text: str) -> Iterator[tuple[str, ...]]:
    first = text[: text.find("\n")] if "\n" in text else text
    mark = max("\t;,", key=first.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            yield tuple(cell.strip() for cell in row)
    except csv.Error:
        raise Problem("这个 CSV 文件读不出来，多半是引号没有成对。", _SAVE_AGAIN) from None


def _of_workbook(raw: bytes) -> Iterator[TableSheet]:
    # Imported here: no other command reads workbooks.
    import python_calamine as calamine

    _refuse_large(len(raw), MAX_BYTES)
    if raw.startswith(_ZIP):
        _refuse_bomb(raw)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield TableSheet(name, tuple(tuple(map(_words, row)) for row in rows))
    except calamine.PasswordError:
        raise Problem("这个表格加了密码，打不开。", "去掉密码再试一次。") from None
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, OSError, ValueError):
        raise Problem("这个文件坏了，或者不是表格。", _SAVE_AGAIN) from None


def _refuse_bomb(raw: bytes) -> None:
    """Refuse a ZIP that unpacks to far more than a table, and a sheet whose cells lie far apart."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
            if sum(part.file_size for part in parts) > _MAX_UNPACKED:
                raise Problem("这个表格解开以后太大，不像是正常的表格。", _SMALLER)
            for part in parts:
                if part.filename.startswith("xl/worksheets/") or part.filename == "content.xml":
                    _refuse_wide(packed.read(part))
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
        struct.error,
        zlib.error,
    ):
        # A damaged directory sends the reader before the beginning of the file (ValueError), or cuts a record off.
        raise Problem("这个文件坏了，或者不是表格。", _SAVE_AGAIN) from None


def _refuse_wide(xml: bytes) -> None:
    columns: set[bytes] = set()
    last_row = 0
    for cell in _CELL.finditer(xml):
        columns.add(cell[1])
        last_row = max(last_row, int(cell[2]))
    width = max(map(_column_number, columns), default=0)
    repeated = max((int(m[1] or m[2] or m[3]) for m in _REPEATED.finditer(xml)), default=0)
    if width * last_row > _MAX_CELLS or repeated > _MAX_REPEATED:
        raise Problem("这个表格里有一页太大，格子太多。", _SMALLER)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _words(value: object) -> str:
    """A cell as a person reads it: 219 for 219.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    return "" if value is None else str(value).strip()
