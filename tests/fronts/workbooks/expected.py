"""What is right of each row of the office workbooks, read from what was written by hand (see the README beside them)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from zhanpai.content.tables.difference import Outcome, RowDifference

_SECTION = re.compile(r"\[(?P<sheet>.*?) ?→ (?P<kind>\w+)\]")
_REFUSED = "[whole file refused]"
_ROW = re.compile(r"(?P<line>[0-9]+): (?P<said>.+)")
_ANSWER = re.compile(r"(?P<outcome>\w+)(?: @(?P<record>[0-9]+))?(?: (?P<cells>.+))?")


@dataclass(frozen=True)
class Answer:
    """One thing that would be right of a row: what becomes of it, of which record, and the ways to write each value."""

    outcome: Outcome
    record: str
    cells: dict[str, tuple[str, ...]]

    def fits(self, row: RowDifference) -> bool:
        """Whether the row ends so, and brings these values and no other."""
        if row.outcome is not self.outcome or self.record not in f"{row.subject} {row.station}":
            return False
        if row.outcome not in (Outcome.ADDED, Outcome.CHANGED):
            return True
        brought = {c.key: c.new for c in row.cells if c.new and not row.kind.column(c.key).is_told}
        if row.outcome is Outcome.ADDED:
            brought.setdefault("station", row.station)
        return all(
            key in self.cells and (self.cells[key] == ("*",) or value in self.cells[key])
            for key, value in brought.items()
        ) and all(key in brought or not {"", "*"}.isdisjoint(ways) for key, ways in self.cells.items())


@dataclass(frozen=True)
class Expected:
    """What is right of one workbook: the answers of each row by sheet, kind of table and line; several, if it says several things."""

    rows: dict[tuple[str, str, int], list[tuple[Answer, ...]]]
    is_refused: bool


def expectations(path: Path) -> Expected:
    """Read what stands in the file; AssertionError for a line that says nothing."""
    rows: dict[tuple[str, str, int], list[tuple[Answer, ...]]] = defaultdict(list)
    sheet, kind, is_refused = "", "", False
    for line in path.read_text("utf-8").splitlines():
        if section := _SECTION.fullmatch(line):
            sheet, kind = section["sheet"], section["kind"]
        elif row := _ROW.fullmatch(line):
            rows[sheet, kind, int(row["line"])].append(tuple(map(_answer, row["said"].split(" | "))))
        elif line == _REFUSED:
            is_refused = True
        else:
            assert not line or line.startswith("#"), f"{path.name}: {line}"
    return Expected(rows, is_refused)


def _answer(said: str) -> Answer:
    found = _ANSWER.fullmatch(said)
    assert found, said
    pairs = (cell.partition("=") for cell in (found["cells"] or "").split("; ") if cell)
    cells = {key: tuple(value.split("||")) for key, _, value in pairs}
    return Answer(Outcome(found["outcome"]), found["record"] or "", cells)
