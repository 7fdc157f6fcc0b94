"""What a sheet says of its cells beside their values: which are merged, hidden, or not to be relied on.

Read from the parts of an XLSX by expressions: for a table of 100,000 cells a tree of its XML takes ten times as long.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

from zhanpai.kit.workbook_refusals import column_number

Spot = tuple[int, int]
"""The row and the column of a cell, from 0."""
Area = tuple[Spot, Spot]
"""The first and the last cell of what is merged."""

FAULTY = "单元格里是公式的错误值"
UNCOMPUTED = "单元格里是没有算过的公式"

_HIDDEN_ROW = re.compile(
    rb'<(?:\w+:)?row\b(?=[^<>]{0,300}\bhidden="(?:1|true)")[^<>]{0,300}?\br="([0-9]{1,7})"'
)
_HIDDEN_COLUMNS = re.compile(rb'<(?:\w+:)?col\b(?=[^<>]{0,300}\bhidden="(?:1|true)")([^<>]{0,300})>')
_MIN, _MAX = re.compile(rb'\bmin="([0-9]+)"'), re.compile(rb'\bmax="([0-9]+)"')
_FAULTY_CELL = re.compile(rb'<(?:\w+:)?c\b(?=[^<>]{0,300}\bt="e")[^<>]{0,300}?\br="([A-Z]{1,3})([0-9]{1,7})"')
_COMPUTED = re.compile(
    rb'<(?:\w+:)?c\b([^<>]{0,300}?)\br="([A-Z]{1,3})([0-9]{1,7})"([^<>]{0,300})>\s*'
    rb"<(?:\w+:)?f\b(?:[^<>]{0,300}/>|[^<>]{0,300}>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v(?:/>|>([^<]*)</))?"
)
_ANY_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_LAST_COLUMN = 16_384


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """The marks of one sheet; `doubts` say why a cell's value cannot be relied on, `is_from_1904` that days count from 1904 on."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    doubts: Mapping[Spot, str] = field(default_factory=dict)
    is_from_1904: bool = False


def marks_of_xlsx(raw: bytes) -> dict[str, SheetMarks]:
    """The marks of each sheet of an XLSX by its name; nothing of what is merged, which the reader itself tells.

    KeyError, ElementTree.ParseError or one of `DAMAGED` if it is none.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        known = set(packed.namelist())
        book = ElementTree.fromstring(packed.read("xl/workbook.xml"))
        parts = {
            one.get("Id"): _part(one.get("Target", ""))
            for one in ElementTree.fromstring(packed.read("xl/_rels/workbook.xml.rels"))
        }
        # A program that leaves the computing to who opens the file writes 0 in the place of every result.
        unsure = any(one.get("fullCalcOnLoad") in ("1", "true") for one in book.iter() if _is(one, "calcPr"))
        late = any(one.get("date1904") in ("1", "true") for one in book.iter() if _is(one, "workbookPr"))
        sheets = [(one.get("name", ""), _relation(one)) for one in book.iter() if _is(one, "sheet")]
        return {
            name: _marks(packed.read(part), unsure=unsure, late=late)
            for name, relation in sheets
            if (part := parts.get(relation)) in known and part is not None
        }


def _is(element: ElementTree.Element, name: str) -> bool:
    return element.tag.rpartition("}")[2] == name


def _relation(sheet: ElementTree.Element) -> str:
    return next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")


def _part(target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _marks(xml: bytes, *, unsure: bool, late: bool) -> SheetMarks:
    return SheetMarks(
        frozenset(int(m[1]) - 1 for m in _HIDDEN_ROW.finditer(xml)),
        frozenset(n for m in _HIDDEN_COLUMNS.finditer(xml) for n in _columns(m[1])),
        doubts=dict(_doubts(xml, unsure=unsure)),
        is_from_1904=late,
    )


def _columns(attributes: bytes) -> range:
    first, last = _MIN.search(attributes), _MAX.search(attributes)
    return range(int(first[1]) - 1, min(int(last[1]), _LAST_COLUMN)) if first and last else range(0)


def _doubts(xml: bytes, *, unsure: bool) -> Iterator[tuple[Spot, str]]:
    for cell in _FAULTY_CELL.finditer(xml):
        yield _spot(cell[1], cell[2]), FAULTY
    if not _ANY_FORMULA.search(xml):
        return
    for cell in _COMPUTED.finditer(xml):
        is_text = b't="str"' in cell[1] + cell[4]
        if (cell[5] is None and not is_text) or (cell[5] == b"0" and unsure and not is_text):
            yield _spot(cell[2], cell[3]), UNCOMPUTED


def _spot(letters: bytes, row: bytes) -> Spot:
    return int(row) - 1, column_number(letters) - 1
