"""The doubtful rows of an import as tables again: each as it stood, with the reason before it, to be mended and read again."""

from __future__ import annotations

from zhanpai.content.tables.difference import Difference, Outcome, RowDifference, TableHead
from zhanpai.kit.workbook_writing import SheetColumn, WrittenSheet

REASON = "原因"
"""The header of the added column: no column of ours is called so, so that it is passed over when the table comes back."""
_STATION = "站号"
_WIDE = 60


def doubtful_sheets(difference: Difference) -> tuple[WrittenSheet, ...]:
    """One sheet for each table that has doubtful rows, in the order of the tables; none if no row is doubtful.

    The 站号 that a heading or the name of the sheet told stands in a column of its own, as the heading is not there any more.
    """
    return tuple(
        _sheet(head, rows)
        for head in difference.heads
        if (
            rows := [
                row
                for row in difference.of(Outcome.DOUBTFUL)
                if row.line and (row.kind, row.sheet) == (head.kind, head.sheet)
            ]
        )
    )


def _sheet(head: TableHead, rows: list[RowDifference]) -> WrittenSheet:
    headers = list(head.headers)
    width = max([len(headers), *(len(row.raw) for row in rows)])
    headers += [""] * (width - len(headers))
    needs_station = not head.tells_station and any(row.station for row in rows)
    columns = [SheetColumn(REASON, _WIDE), *([SheetColumn(_STATION, 8)] if needs_station else [])]
    columns += [SheetColumn(header, 16) for header in headers]
    lines = tuple(
        (row.reason, *([row.station] if needs_station else []), *row.raw, *[""] * (width - len(row.raw)))
        for row in rows
    )
    return WrittenSheet(_name(head), tuple(columns), lines, held=1)


def _name(head: TableHead) -> str:
    title = head.kind.title
    return head.sheet if title in head.sheet else f"{title} {head.sheet}".strip()
