"""One sheet as values, and the programs that write it: XlsxWriter, openpyxl, xlwt, LibreOffice, the dress of WPS, CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
import xlwt
from openpyxl.styles import Font

Row = list[Any]
DATE = "yyyy-mm-dd"


@dataclass(frozen=True)
class Shown:
    """A value and the number format it is shown with: 1 as 0001, a day as 3月2日."""

    value: Any
    format: str


@dataclass(frozen=True)
class Formula:
    """What is calculated, and what the program that saved it had found."""

    text: str
    cached: Any


@dataclass(frozen=True)
class Sheet:
    """A sheet: rows from the first line on, merged areas as A1:B2, hidden columns as letters, hidden rows as numbers."""

    name: str
    rows: list[Row]
    merges: tuple[str, ...] = ()
    hidden_columns: str = ""
    hidden_rows: tuple[int, ...] = ()
    is_hidden: bool = False


def _corner(cell: str) -> tuple[int, int]:
    """Row and column of A1, from 0."""
    letters, digits = re.fullmatch("([A-Z]+)([0-9]+)", cell).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def by_xlsxwriter(path: Path, sheets: list[Sheet], *, date_1904: bool = False, app: str = "") -> None:
    """As XlsxWriter writes it; `app` is the program that the file says it was saved by."""
    book = xlsxwriter.Workbook(str(path), {"date_1904": date_1904})
    book.set_properties(
        {"author": "演示", "created": dt.datetime(2026, 11, 20, tzinfo=dt.UTC).replace(tzinfo=None)}
    )
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        for r, row in enumerate(sheet.rows):
            for c, value in enumerate(row):
                _cell_of_xlsxwriter(book, page, r, c, value)
        for area in sheet.merges:
            (r1, c1), (r2, c2) = map(_corner, area.split(":"))
            value = sheet.rows[r1][c1]
            form = book.add_format({"align": "center", "valign": "vcenter", "num_format": _format(value)})
            page.merge_range(r1, c1, r2, c2, value.value if isinstance(value, Shown) else value, form)
        for letter in sheet.hidden_columns:
            page.set_column(f"{letter}:{letter}", None, None, {"hidden": True})
        for line in sheet.hidden_rows:
            page.set_row(line - 1, None, None, {"hidden": True})
        if sheet.is_hidden:
            page.hide()
    book.close()
    if app:
        _dress(path, app)


def _format(value: Any) -> str:
    if isinstance(value, Shown):
        return value.format
    return DATE if isinstance(value, dt.date) else "General"


def _cell_of_xlsxwriter(book: Any, page: Any, r: int, c: int, value: Any) -> None:
    form = book.add_format({"num_format": _format(value)}) if _format(value) != "General" else None
    value = value.value if isinstance(value, Shown) else value
    if isinstance(value, Formula):
        page.write_formula(r, c, value.text, form, value.cached)
    elif isinstance(value, dt.date):
        page.write_datetime(r, c, value, form)
    elif isinstance(value, str):
        page.write_string(r, c, value, form)
    elif value is not None:
        page.write(r, c, value, form)


def _dress(path: Path, app: str) -> None:
    """Write another program's name into the file's properties, as WPS Office does."""
    with zipfile.ZipFile(path) as packed:
        parts = {info.filename: packed.read(info) for info in packed.infolist()}
    said = parts["docProps/app.xml"].decode()
    parts["docProps/app.xml"] = said.replace("Microsoft Excel", app).encode()
    parts["docProps/custom.xml"] = (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        b' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer">'
        b"<vt:lpwstr>2052-12.1.0.00000</vt:lpwstr></property></Properties>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in parts.items():
            packed.writestr(name, body)


def by_openpyxl(path: Path, sheets: list[Sheet], *, date_1904: bool = False) -> None:
    """As openpyxl writes it: no cached values for formulas."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    if date_1904:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        book.epoch = CALENDAR_MAC_1904
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for r, row in enumerate(sheet.rows, 1):
            for c, value in enumerate(row, 1):
                if value is None:
                    continue
                inner = value.value if isinstance(value, Shown) else value
                cell = page.cell(r, c, inner.text if isinstance(inner, Formula) else inner)
                if _format(value) != "General":
                    cell.number_format = _format(value)
        for area in sheet.merges:
            page.merge_cells(area)
        for letter in sheet.hidden_columns:
            page.column_dimensions[letter].hidden = True
        for line in sheet.hidden_rows:
            page.row_dimensions[line].hidden = True
        page["A1"].font = Font(bold=True)
        if sheet.is_hidden:
            page.sheet_state = "hidden"
    book.save(path)


def by_xlwt(path: Path, sheets: list[Sheet]) -> None:
    """The old format of Excel 97 to 2003."""
    book = xlwt.Workbook(encoding="utf-8")
    for sheet in sheets:
        page = book.add_sheet(sheet.name, cell_overwrite_ok=True)
        for r, row in enumerate(sheet.rows):
            for c, value in enumerate(row):
                if value is None:
                    continue
                style = xlwt.easyxf(num_format_str=_format(value))
                page.write(r, c, value.value if isinstance(value, Shown) else value, style)
        for area in sheet.merges:
            (r1, c1), (r2, c2) = map(_corner, area.split(":"))
            style = xlwt.easyxf(num_format_str=_format(sheet.rows[r1][c1]))
            value = sheet.rows[r1][c1]
            page.write_merge(r1, r2, c1, c2, value.value if isinstance(value, Shown) else value, style)
        for letter in sheet.hidden_columns:
            page.col(_corner(f"{letter}1")[1]).hidden = True
        for line in sheet.hidden_rows:
            page.row(line - 1).hidden = True
    book.save(str(path))


def by_libreoffice(path: Path, sheets: list[Sheet], scratch: Path) -> None:
    """Made by openpyxl, then opened and saved by LibreOffice as what the ending of `path` says."""
    before = scratch / f"{path.stem}.xlsx"
    by_openpyxl(before, sheets)
    out = scratch / "saved"
    kind = path.suffix[1:]
    command = ["soffice", "--headless", "--convert-to", kind, "--outdir", str(out), str(before)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    path.write_bytes((out / path.name).read_bytes())


def by_csv(path: Path, rows: list[Row], *, codec: str, mark: str = ",") -> None:
    """Text with `mark` between the cells and the line ends of Windows."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark, lineterminator="\r\n").writerows(rows)
    path.write_bytes(out.getvalue().encode(codec))
