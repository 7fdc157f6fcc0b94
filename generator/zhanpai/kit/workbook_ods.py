"""The same marks of an OpenDocument spreadsheet, which keeps its cells in a row and says of them how often."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from zhanpai.kit.workbook_marks import FAULTY, UNCOMPUTED, Area, SheetMarks, Spot
from zhanpai.kit.workbook_refusals import refuse_cells, refuse_shown

_MOST = 20_000
"""Rows or columns that one element may hide: what is repeated further is empty to the end of the sheet."""
_LONGEST = 12
"""Digits of a count; what has more is none."""
_HIDDEN = ("collapse", "filter")


def marks_of_ods(raw: bytes) -> dict[str, SheetMarks]:
    """The marks of each sheet by its name; KeyError, expat.ExpatError or a damaged ZIP's errors if it is none.

    Problem if what is repeated on a sheet makes more cells than are taken.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        walk = _OdsWalk()
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = walk.start
        parser.EndElementHandler = walk.end
        parser.CharacterDataHandler = walk.text
        parser.Parse(packed.read("content.xml"), True)
    return walk.found


@dataclass(slots=True)
class _OdsWalk:
    """Where in the sheet the parser is, and what was found so far."""

    found: dict[str, SheetMarks] = field(default_factory=dict)
    name: str = ""
    row: int = 0
    column: int = 0
    times: int = 1
    width: int = 0
    copies: int = 1
    shown: int = 0
    is_faulty: bool = False
    is_formula: bool = False
    has_value: bool = False
    words: str = ""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    doubts: dict[Spot, str] = field(default_factory=dict)

    def start(self, tag: str, typed: dict[str, str]) -> None:
        """Take in that an element begins: where it stands, and what its attributes say of the cell."""
        name = tag.rpartition(" ")[2]
        said = {key.rpartition(" ")[2]: value for key, value in typed.items()}
        match name:
            case "table":
                self.name, self.row, self.column, self.width = said.get("name", ""), 0, 0, 0
                self.hidden_rows, self.hidden_columns, self.merged, self.doubts = set(), set(), [], {}
            case "table-column":
                count = _count(said, "number-columns-repeated")
                if said.get("visibility") in _HIDDEN:
                    self.hidden_columns.update(range(self.column, self.column + min(count, _MOST)))
                self.column += count
            case "table-row":
                self.column, self.times = 0, _count(said, "number-rows-repeated")
                if said.get("visibility") in _HIDDEN:
                    self.hidden_rows.update(range(self.row, self.row + min(self.times, _MOST)))
            case "table-cell" | "covered-table-cell":
                self._cell(typed, said)

    def _cell(self, typed: dict[str, str], said: dict[str, str]) -> None:
        down, across = _count(said, "number-rows-spanned"), _count(said, "number-columns-spanned")
        if down > 1 or across > 1:
            self.merged.append(((self.row, self.column), (self.row + down - 1, self.column + across - 1)))
        self.is_formula = "formula" in said
        self.is_faulty = any(key.endswith("value-type") and value == "error" for key, value in typed.items())
        self.has_value, self.words = "value-type" in said, ""
        self.copies = _count(said, "number-columns-repeated")
        self.column += self.copies
        if self.has_value:
            self.width = max(self.width, self.column)
            refuse_cells(self.width, self.row + self.times)

    def text(self, words: str) -> None:
        """Gather what a cell shows, of which an error is known."""
        self.words += words

    def end(self, tag: str) -> None:
        """Take in that an element ends, and keep what was found of a cell, a row or the sheet."""
        match tag.rpartition(" ")[2]:
            case "table-cell":
                self.shown += len(self.words) * self.copies * self.times
                refuse_shown(self.shown)
                spot = (self.row, self.column - 1)
                if self.is_faulty or (self.is_formula and self.words.startswith(("#", "Err:"))):
                    self.doubts[spot] = FAULTY
                elif self.is_formula and not self.has_value:
                    self.doubts[spot] = UNCOMPUTED
            case "table-row":
                self.row += self.times
            case "table":
                self.found[self.name] = SheetMarks(
                    frozenset(self.hidden_rows),
                    frozenset(self.hidden_columns),
                    tuple(self.merged),
                    dict(self.doubts),
                )


def _count(said: dict[str, str], key: str) -> int:
    number = said.get(key, "1")
    return max(1, int(number)) if number.isdecimal() and len(number) < _LONGEST else 1
