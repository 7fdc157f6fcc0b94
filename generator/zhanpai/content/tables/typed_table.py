"""What a table of somebody else's says once it is read: its columns known, its cells in the forms that ours have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zhanpai.content.tables.kinds import TableKind


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row: `line` is its number as office programs show it, from 1; `raw` are its cells as they stood.

    `cells` are normalised texts by `TableColumn.key`: every column that the table has, "" where the cell is empty, and
    ``station`` wherever the row, its heading or the name of a station tells the 站号.  A cell that could not be read
    surely is not among them, and a Chinese sentence in `doubts` says why and what to do.
    """

    line: int
    cells: Mapping[str, str]
    raw: tuple[str, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedTable:
    """One sheet, or one of several tables on it: `sheet` is its name, "" for a CSV file, and `kind` what its rows are.

    `titles` are the headers as typed by `TableColumn.key`, `unknown` those that are no column of ours; `skipped` the lines
    that are no records (notes, totals, repeated headers, hidden rows), each with why, blank ones left out.
    `headers` stand over the cells of `TypedRow.raw`, one over each, "" where there is none.
    """

    sheet: str
    kind: TableKind
    titles: Mapping[str, str]
    unknown: tuple[str, ...]
    rows: tuple[TypedRow, ...]
    skipped: tuple[tuple[int, str], ...] = ()
    headers: tuple[str, ...] = ()
