"""The rows of one table: which of them are records, which station each is of, and which belong to one person."""

from __future__ import annotations

from collections.abc import Mapping

from zhanpai.content.tables.cell_words import is_nothing
from zhanpai.content.tables.kinds import REGISTER, SEVERAL
from zhanpai.content.tables.row_columns import columns_of
from zhanpai.content.tables.row_reading import RowReader
from zhanpai.content.tables.row_sorts import skipped
from zhanpai.content.tables.row_source import RowSource
from zhanpai.content.tables.seat_cells import KEYS as SEATS
from zhanpai.content.tables.station_cells import StationCells
from zhanpai.content.tables.station_headings import Heading, Headings
from zhanpai.content.tables.station_people import StationPeople
from zhanpai.content.tables.table_shape import CellGrid, TableBlock
from zhanpai.content.tables.typed_table import TypedRow

_STATION = ("station", "station_name")
_HIDDEN = "这一行是隐藏的，没有读"
_WHICH = "联络站那一格空着，看不出是不是和上面一行同一个站，写上再读一次。"
_BARE_DAY = "是一个数字，不是日期，把单元格设成日期格式，或者写成“年-月-日”，例如 2026-03-02"
_DIFFER = "这个人占的几行里写的不一样，只留一个"


class BlockRows:
    """Reads the rows of the table `block` on a sheet."""

    def __init__(
        self,
        grid: CellGrid,
        block: TableBlock,
        stations: StationCells,
        people: StationPeople,
        headings: Headings,
    ) -> None:
        self._grid = grid
        self._block = block
        self._headings = headings
        self._reader = RowReader(stations, people, block.layout.kind)
        self.columns = columns_of(grid, block)
        self.header = self._header_cells()
        self._skipped: dict[int, str] = {}
        self._heading: dict[int, Heading] = {}

    def read(self) -> tuple[tuple[TypedRow, ...], tuple[tuple[int, str], ...]]:
        """The records, and the lines that are none with why."""
        records = self._records()
        carried = self._carried(records)
        typed = [self._reader.read(self._source(rows, carried)) for rows in self._persons(records)]
        return tuple(typed), tuple((row + 1, why) for row, why in sorted(self._skipped.items()))

    def _header_cells(self) -> list[str]:
        layout = self._block.layout
        rows = [self._grid.rows[row] for row in range(layout.first, layout.last + 1)]
        return [next((cell for cell in reversed(cells) if cell), "") for cells in zip(*rows, strict=True)]

    def _own(self, row: int) -> list[str]:
        """The cells of a row without those that only show what is merged from above."""
        source = self._grid.source
        return [
            "" if source.get((row, place), (row, place))[0] < row else cell
            for place, cell in enumerate(self._grid.rows[row])
        ]

    def _records(self) -> list[int]:
        """The rows that are records; what the others are is kept."""
        layout, found = self._block.layout, []
        heading = self._base()
        top = self._grid.rows[layout.first]
        for row in range(layout.last + 1, self._block.end):
            own = self._own(row)
            if not any(own):
                if self._is_part(row):
                    found.append(row)
                    self._heading[row] = heading
                continue
            if row in self._grid.sheet.hidden_rows:
                self._skipped[row] = _HIDDEN
            elif own == top or (why := skipped(own, self.header, self._block.above, self.columns.running)):
                self._skipped[row] = "又印了一遍表头" if own == top else why
            elif between := self._between(own):
                heading = between
                self._skipped[row] = "小标题"
            else:
                found.append(row)
                self._heading[row] = heading
        return found

    def _base(self) -> Heading:
        """What the title and the sheet's name say of all rows."""
        return self._headings.all_of([*self._block.above, self._grid.sheet.name])

    def _between(self, own: list[str]) -> Heading | None:
        """What a row of one cell between the records says of those below it: a station, a district; None if it is none."""
        words = {cell for cell in own if cell}
        if len(words) != 1:
            return None
        heading = self._headings.read(words.pop())
        return heading if heading.station or heading.district else None

    def _is_part(self, row: int) -> bool:
        """Whether a row without a cell of its own is one more of a person over whose rows the name is merged."""
        return self._person(row) is not None

    def _person(self, row: int) -> tuple[int, int] | None:
        """Where the merged name stands that the row shows; None if its name is its own."""
        place = next(iter(self.columns.places.get("name", ())), -1)
        has_seats = any(key in self.columns.places for key in SEATS)
        return self._grid.source.get((row, place)) if has_seats else None

    def _persons(self, records: list[int]) -> list[list[int]]:
        groups: list[list[int]] = []
        for row in records:
            person = self._person(row)
            if person and groups and self._person(groups[-1][0]) == person:
                groups[-1].append(row)
            else:
                groups.append([row])
        return groups

    def _carried(self, records: list[int]) -> dict[int, str]:
        """Of rows whose station stands blank below another: that station's cell, or "" where it is not sure.

        Sure only where a station is written once and those of its people stand below it, row by row, in the whole table:
        a single gap in a full column is a gap.
        """
        places = [place for key in _STATION for place in self.columns.places.get(key, ())]
        if not places or self._block.layout.kind is REGISTER:
            return {}
        said = {row: "".join(self._grid.rows[row][place] for place in places) for row in records}
        blank = [row for row in records if not said[row] and not self._heading[row].station]
        if not blank:
            return {}
        written = [said[row] for row in records if said[row]]
        is_merged = any(self._grid.source.get((row, place)) for row in records for place in places)
        if is_merged or len(set(written)) < len(written) or len(blank) < len(written) or not said[records[0]]:
            return dict.fromkeys(blank, "")
        return self._from_above(records, said, blank)

    def _from_above(self, records: list[int], said: Mapping[int, str], blank: list[int]) -> dict[int, str]:
        carried: dict[int, str] = {}
        last, before = -1, -1
        for row in records:
            is_near = row == before + 1 or all(
                self._skipped.get(between) == "又印了一遍表头" for between in range(before + 1, row)
            )
            if said[row]:
                last = row
            elif not is_near:
                last = -1
            if row in blank:
                carried[row] = str(last) if last >= 0 else ""
            before = row
        return carried

    def _source(self, rows: list[int], carried: Mapping[int, str]) -> RowSource:
        grid, first = self._grid, rows[0]
        cells = list(grid.rows[first])
        faulty = self._faults(first)
        if carried.get(first):
            for place in (place for key in _STATION for place in self.columns.places.get(key, ())):
                cells[place] = grid.rows[int(carried[first])][place]
        typed = self._together(rows, cells, faulty) if len(rows) > 1 else {}
        heading = self._heading[first]
        has_column = any(key in self.columns.places for key in _STATION)
        is_base = heading == self._base()
        return RowSource(
            first + 1,
            tuple(cells),
            self.columns,
            faulty,
            frozenset(
                place
                for place in range(len(cells))
                if grid.source.get((first, place), (first, place)) in grid.sheet.fractional
            )
            if grid.sheet.fractional
            else frozenset(),
            "" if has_column and is_base else heading.station,
            heading.district,
            _WHICH if carried.get(first) == "" else "",
            typed,
            tuple(self.header),
        )

    def _faults(self, row: int) -> dict[int, str]:
        return self._unreliable(row) | self._bare_days(row)

    def _bare_days(self, row: int) -> dict[int, str]:
        """The cells of a workbook that counts from 1904 in which a day is a bare number."""
        if not self._grid.sheet.is_from_1904:
            return {}
        places = (
            p for key, c in self.columns.columns.items() if c.sort == "day" for p in self.columns.places[key]
        )
        return dict.fromkeys((place for place in places if self._grid.rows[row][place].isdigit()), _BARE_DAY)

    def _unreliable(self, row: int) -> dict[int, str]:
        if not self._grid.sheet.doubts:
            return {}
        sheet, source = self._grid.sheet, self._grid.source
        spots = {place: source.get((row, place), (row, place)) for place in range(len(self._grid.rows[row]))}
        return {place: sheet.doubts[spot] for place, spot in spots.items() if spot in sheet.doubts}

    def _together(self, rows: list[int], cells: list[str], faulty: dict[int, str]) -> dict[str, str]:
        """The seats of one person on several rows, one value a row; what else differs between them is at fault."""
        typed: dict[str, str] = {}
        for key, places in self.columns.places.items():
            for place in places:
                found = [self._grid.rows[row][place] for row in rows]
                said = list(dict.fromkeys(cell for cell in found if not is_nothing(cell)))
                if len(said) > 1 and key in SEATS:
                    typed[key] = SEVERAL.join(found)
                elif len(said) > 1:
                    faulty[place] = _DIFFER
                elif said:
                    cells[place] = said[0]
        return typed
