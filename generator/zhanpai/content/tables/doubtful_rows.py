"""The doubtful rows of an import as tables again: each as it stood, with the reason before it, to be mended and read again."""

from __future__ import annotations

from zhanpai.content.tables.difference import REASON, Difference, Outcome, RowDifference, TableHead
from zhanpai.kit.workbook_writing import SheetColumn, WrittenSheet

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
    width = max([len(head.headers), *(len(row.raw) for row in rows)])
    headers = [*head.headers, *[""] * (width - len(head.headers))]
    # Of a workbook that came back the old reasons go.
    places = [place for place, header in enumerate(headers) if header != REASON]
    needs_station = not head.tells_station and any(row.station for row in rows)
    columns = [SheetColumn(REASON, _WIDE), *([SheetColumn(_STATION, 8)] if needs_station else [])]
    columns += [SheetColumn(headers[place], 16) for place in places]
    lines = tuple(
        (row.reason, *([row.station] if needs_station else []), *(_cell(row.raw, place) for place in places))
        for row in rows
    )
    return WrittenSheet(_name(head), tuple(columns), lines, held=1)


def _cell(raw: tuple[str, ...], place: int) -> str:
    return raw[place] if place < len(raw) else ""


def _name(head: TableHead) -> str:
    title = head.kind.title
    return head.sheet if title in head.sheet else f"{title} {head.sheet}".strip()
