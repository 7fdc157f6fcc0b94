"""One row of a table → its cells in normal form, and what is in doubt about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from zhanpai.content.tables.cell_days import read_end, read_month
from zhanpai.content.tables.cell_forms import reader_of
from zhanpai.content.tables.cell_read import CellRead
from zhanpai.content.tables.cell_words import as_typed, has_identity, is_nothing
from zhanpai.content.tables.header_words import plain_header
from zhanpai.content.tables.kinds import OPINIONS, REGISTER, SEVERAL, TableColumn, TableKind
from zhanpai.content.tables.row_source import RowSource
from zhanpai.content.tables.seat_cells import KEYS as SEATS
from zhanpai.content.tables.seat_cells import LEVEL, UNTIL, read_seats
from zhanpai.content.tables.station_cells import StationCells
from zhanpai.content.tables.station_people import StationPeople
from zhanpai.content.tables.typed_table import TypedRow
from zhanpai.domain.model.field_types import shown

_NEEDED = {
    "deputies": ("name",),
    "receptions": ("rule",),
    "rota": ("on",),
    "opinions": ("topic",),
    "accounts": ("name",),
    "register": (),
}
_BETWEEN_NAMES = "、"
_IDENTITY = "（身份证号，没有读）"
_IDENTITY_HEADER = re.compile("身份证|证件号")
_LEAST_IDENTITY = 15
"""Characters of the shortest number of an identity card."""


class RowReader:
    """Reads the rows of the tables of one file."""

    def __init__(self, stations: StationCells, people: StationPeople, kind: TableKind) -> None:
        self._stations = stations
        self._people = people
        self._kind = kind
        self._readers: dict[str, Callable[[str], CellRead]] = {}
        self._of_opinion: dict[str, list[str]] | None = None

    def read(self, row: RowSource) -> TypedRow:
        """The row with its cells by `TableColumn.key`, each in normal form or in doubt."""
        cells: dict[str, str] = {}
        doubts: list[str] = []
        raw = self._without_identities(row, doubts)
        typed = {**self._typed(row, raw, doubts), **row.typed}
        self._read_station(row, typed, cells, doubts)
        for key in row.columns.places:
            if (
                key in typed
                and key not in cells
                and key not in SEATS
                and not _is_looked_up(row.columns.columns[key])
            ):
                self._keep(row, key, typed[key], self._read_cell(row, key, typed[key]), cells, doubts)
        self._read_seats(row, typed, cells, doubts)
        self._read_people(row, typed, cells, doubts)
        self._read_stations(row, typed, cells, doubts)
        for key in _NEEDED[self._kind.word]:
            if cells.get(key) == "":
                doubts.append(f"没有写{self._title(row, key)}。")
        if self._kind.word == "rota" and not any(cells.get(key, "?") for key in ("deputies", "deputy_names")):
            doubts.append("没有写是哪几位代表。")
        return TypedRow(row.line, cells, tuple(raw), tuple(dict.fromkeys(doubts)))

    def _without_identities(self, row: RowSource, doubts: list[str]) -> list[str]:
        """The cells without numbers of identity cards; one in a column that is read puts the row in doubt."""
        raw = list(row.raw)
        read = {place for places in row.columns.places.values() for place in places}
        for place, cell in enumerate(raw):
            header = row.headers[place] if place < len(row.headers) else ""
            if len(cell) >= _LEAST_IDENTITY and has_identity(cell):
                raw[place] = _IDENTITY
                if place not in read:
                    continue
                where = f"“{header}”这一列里有" if header else "这一行里有"
                doubts.append(f"{where}身份证号，身份证号不收，删掉再读一次。")
            elif cell and header and _IDENTITY_HEADER.search(header):
                raw[place] = _IDENTITY
        return raw

    def _typed(self, row: RowSource, raw: Sequence[str], doubts: list[str]) -> dict[str, str]:
        """What stands in the row by key; of cells that cannot be relied on nothing."""
        typed: dict[str, str] = {}
        for key, places in row.columns.places.items():
            faults = [row.faulty[place] for place in places if place in row.faulty]
            doubts += [f"“{row.columns.titles[key]}”：{fault}。" for fault in faults]
            found = [as_typed(raw[place]) for place in places]
            if faults or _IDENTITY in found:
                continue
            said = list(dict.fromkeys(cell for cell in found if not is_nothing(cell)))
            if len(said) <= 1:
                typed[key] = said[0] if said else ""
            elif (one := self._of_several(row, key, places, said)) is not None:
                typed[key] = one
            else:
                doubts.append(f"“{row.columns.titles[key]}”几列都写了，写的不一样，只留一列。")
        return typed

    def _of_several(self, row: RowSource, key: str, places: Sequence[int], said: list[str]) -> str | None:
        """What two columns of the same field say together: 单位 and 职务 one behind the other; of telephones the office's."""
        if key == "post":
            unit, post = said[0], "".join(said[1:])
            return post if post.startswith(unit) else unit + post
        if row.columns.columns[key].sort == "phone":
            fixed = [cell for cell in said if not re.fullmatch(r"\D*1[3-9][\d\s-]{9,}", cell)]
            return fixed[0] if len(fixed) == 1 else None
        return None

    def _title(self, row: RowSource, key: str) -> str:
        return f"“{row.columns.titles.get(key, self._kind.column(key).title)}”"

    def _keep(
        self, row: RowSource, key: str, typed: str, read: CellRead, cells: dict[str, str], doubts: list[str]
    ) -> None:
        if read.doubt:
            doubts.append(f"{self._title(row, key)}写的是“{shown(' '.join(typed.split()))}”，{read.doubt}。")
        else:
            cells[key] = read.text

    def _read_cell(self, row: RowSource, key: str, typed: str) -> CellRead:
        if is_nothing(typed):
            return CellRead()
        column = row.columns.columns[key]
        if column.sort == "month":
            is_fractional = self._is_fractional(row, key)
            return (read_end if key == UNTIL else read_month)(typed, is_fractional=is_fractional)
        if key not in self._readers:
            self._readers[key] = reader_of(column)
        if self._kind is OPINIONS and key == "level":
            return self._one_level(row, typed)
        return self._readers[key](typed)

    def _one_level(self, row: RowSource, typed: str) -> CellRead:
        found = read_seats({LEVEL: typed}, self._stations.names.site.register, None)[LEVEL]
        if SEVERAL in found.text:
            return CellRead(doubt="只能写一级")
        return found

    def _is_fractional(self, row: RowSource, key: str) -> bool:
        return any(place in row.fractional for place in row.columns.places.get(key, ()))

    def _read_station(
        self, row: RowSource, typed: dict[str, str], cells: dict[str, str], doubts: list[str]
    ) -> None:
        number, name = typed.get("station", ""), typed.get("station_name", "")
        number, name = ("" if is_nothing(one) else one for one in (number, name))
        lost = any(key in row.columns.places and key not in typed for key in ("station", "station_name"))
        if "station_name" in typed:
            cells["station_name"] = " ".join(name.split())
        if lost:
            return
        is_register = self._kind is REGISTER
        if row.unsure_station:
            doubts.append(row.unsure_station)
        elif name and is_register and not number:
            self._registered(row, name, cells)
        elif number or name:
            district = self._place(row, row.columns.district) or row.district
            read = self._stations.read(
                number, name, district, self._place(row, row.columns.township), is_new=is_register
            )
            if read.doubt:
                doubts.append(read.doubt)
            else:
                cells["station"] = read.text
        elif row.station and not is_register:
            cells["station"] = row.station
        elif told := self._by_opinion(typed):
            cells["station"] = told
        elif not is_register and not typed.get("id", "").strip():
            doubts.append("没有写是哪个联络站，写站号或者站名。")
        elif "station" in typed:
            cells["station"] = ""

    def _by_opinion(self, typed: Mapping[str, str]) -> str:
        """The station whose ledger has the opinion of this row's number, if one alone has."""
        if self._kind is not OPINIONS or any(key in typed for key in ("station", "station_name")):
            return ""
        if self._of_opinion is None:
            self._of_opinion = {}
            for station in self._stations.names.site.stations:
                for opinion in station.opinions:
                    self._of_opinion.setdefault(opinion.id, []).append(station.id)
        found = self._of_opinion.get(typed.get("id", ""), [])
        return found[0] if len(found) == 1 else ""

    def _registered(self, row: RowSource, name: str, cells: dict[str, str]) -> None:
        """A row of the register by its name alone may be a station that there is, or a new one."""
        read = self._stations.read(
            "", name, self._place(row, row.columns.district), self._place(row, row.columns.township)
        )
        if not read.doubt:
            cells["station"] = read.text

    def _place(self, row: RowSource, place: int) -> str:
        return "".join(row.raw[place].split()) if place >= 0 else ""

    def _read_seats(
        self, row: RowSource, typed: dict[str, str], cells: dict[str, str], doubts: list[str]
    ) -> None:
        seats = {key: typed[key] for key in SEATS if key in typed}
        if not seats:
            return
        site = self._stations.names.site
        station = site.station_by_id.get(cells.get("station", ""))
        title = row.columns.titles.get(LEVEL, "")
        is_ours = plain_header(title) == plain_header(self._kind.column(LEVEL).title)
        read = read_seats(
            seats,
            site.register,
            station.row if station else None,
            is_ours=is_ours,
            is_fractional=self._is_fractional(row, UNTIL),
        )
        for key, one in read.items():
            self._keep(row, key, typed.get(key, ""), one, cells, doubts)

    def _read_people(
        self, row: RowSource, typed: dict[str, str], cells: dict[str, str], doubts: list[str]
    ) -> None:
        if self._kind.word != "rota":
            return
        station = cells.get("station", "")
        if "deputies" in typed:
            self._keep(
                row,
                "deputies",
                typed["deputies"],
                self._people.read_numbers(typed["deputies"]),
                cells,
                doubts,
            )
        names = typed.get("deputy_names", "")
        if is_nothing(names):
            if "deputy_names" in typed:
                cells["deputy_names"] = ""
            return
        people = self._people.names_in(station, names)
        if people is None:
            self._keep(
                row,
                "deputy_names",
                names,
                CellRead(doubt="不像代表的姓名，几位代表用顿号分开"),
                cells,
                doubts,
            )
            return
        cells["deputy_names"] = _BETWEEN_NAMES.join(people)
        if numbers := cells.get("deputies"):
            known = [self._people.name_of(id) for id in numbers.split(SEVERAL)]
            if sorted(known) != sorted(people):
                doubts.append("代表编号和值班代表的姓名对不上，核对是哪几位。")
                del cells["deputies"]
            return
        if not station:
            return
        read = [self._people.read(station, name) for name in people]
        wrong = [one.doubt for one in read if one.doubt]
        cells.pop("deputies", None)
        doubts += [f"{self._title(row, 'deputy_names')}里的{doubt}。" for doubt in wrong]
        if not wrong:
            cells["deputies"] = SEVERAL.join(dict.fromkeys(one.text for one in read))

    def _read_stations(
        self, row: RowSource, typed: dict[str, str], cells: dict[str, str], doubts: list[str]
    ) -> None:
        """Where a station went: one 站号 or name, or several."""
        for key, column in row.columns.columns.items():
            if column.sort != "stations" or key not in typed:
                continue
            parts = [
                part.strip() for part in re.split(r"[；;、，,\n]", typed[key]) if not is_nothing(part.strip())
            ]
            read = [self._stations.read("", part) for part in parts]
            if wrong := [one.doubt for one in read if one.doubt]:
                doubts.append(f"{self._title(row, key)}：{wrong[0]}")
            else:
                cells[key] = SEVERAL.join(one.text for one in read)


def _is_looked_up(column: TableColumn) -> bool:
    return column.sort in ("station", "stations", "deputies") or column.key in (
        "station_name",
        "deputy_names",
    )
