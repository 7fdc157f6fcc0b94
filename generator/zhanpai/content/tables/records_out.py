"""The project's records as rows of cells, as a table of the office shows them and as a table that comes back is compared.

A cell says what is typed in the files, not what the site computes of it: a seat's place that nobody wrote is empty here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from zhanpai.content import filing
from zhanpai.content.load import Loaded
from zhanpai.content.load.gaps import Gaps
from zhanpai.content.tables.kinds import SEVERAL, TableColumn, TableKind
from zhanpai.domain.model.base import Labelled, Record
from zhanpai.domain.model.opinion import Step
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.diagnostics import Keys

_NAMES_PARTED_BY = "、"
_DETAIL = "detail."


@dataclass(frozen=True, slots=True)
class TableRow:
    """One record: `cells` by `TableColumn.key`, "" where nothing is said, in the forms that a table is read in.

    The record stands at `keys` of the file at `path`; of the register's columns those of ``detail.…`` stand in the
    station's own file.  A cell whose value could not be read is not among `cells`.
    """

    station: str
    path: str
    keys: Keys
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class UnreadRecord:
    """What no row could be made of: `keys` of the file at `path`, () for the whole file; `line` is counted from 1."""

    path: str
    keys: Keys
    line: int

    @property
    def station(self) -> str:
        """The 站号 of the file's station, "" where the file is not one station's."""
        stem = PurePosixPath(self.path).stem
        return stem if len(stem) == 4 and stem.isdigit() else ""

    @property
    def sentence(self) -> str:
        """Where it stands and what to do."""
        if not self.keys:
            return (
                f"{self.path} 读不出来，里面的内容不在表里：先运行 zhanpai check，照它说的改好，再导出一次。"
            )
        return f"{self.path} 第 {self.line} 行起的一条写得不对，不在表里：先运行 zhanpai check，照它说的改好，再导出一次。"


def cells_of(kind: TableKind, loaded: Loaded) -> tuple[TableRow, ...]:
    """The rows of one table in the order of 站号 and of the files; none without a register that can be read.

    What is wrong as typed makes no row, nor anything in a file whose lines could not all be read: see `unread_of`.
    """
    if loaded.checked is None:
        return ()
    return tuple(row for station in loaded.checked.stations for row in _rows(kind, station, loaded))


def unread_of(kind: TableKind, loaded: Loaded) -> tuple[UnreadRecord, ...]:
    """What stands in the files of a table and is in none of its rows, by path and line."""
    site = loaded.checked
    if site is None:
        return (UnreadRecord(filing.REGISTER, (), 1),)
    found: set[tuple[str, Keys]] = {
        (path, ()) for path in site.unread if _holds(kind, path) and not _is_partly_read(loaded, path)
    }
    found |= {
        (path, keys)
        for path, gaps in loaded.gaps.items()
        if _holds(kind, path) and not gaps.has_slips
        for keys in {_record_at(kind, place) for place in gaps.lost}
        if keys
    }
    return tuple(
        sorted(
            (UnreadRecord(path, keys, _line(loaded, path, keys)) for path, keys in found),
            key=lambda one: (one.path, one.line),
        )
    )


def _rows(kind: TableKind, station: Station, loaded: Loaded) -> Iterator[TableRow]:
    path, above, records = _LISTS[kind.word](station, loaded)
    gaps = loaded.gaps.get(path)
    if gaps and gaps.has_slips:
        return
    for index, record in records:
        keys: Keys = (*above, index)
        keys = gaps.in_file(keys) if gaps else keys
        if gaps is None or not any(_touches(keys, place) for place in gaps.lost):
            yield TableRow(station.id, path, keys, _cells(kind, station, record, loaded))


def _cells(kind: TableKind, station: Station, record: Record, loaded: Loaded) -> dict[str, str]:
    told = {"station": station.id, "station_name": station.name}
    cells = {}
    for column in kind.columns:
        if column.key in told:
            cells[column.key] = told[column.key]
        elif column.key == "deputy_names":
            cells[column.key] = _names(record, loaded.checked)
        elif not column.key.startswith(_DETAIL):
            cells[column.key] = _text(column, _value(record, column.key))
        elif not _is_lost(column, station, loaded):
            cells[column.key] = _text(column, _value(station.detail, column.key.removeprefix(_DETAIL)))
    return cells


def _value(record: object, key: str) -> Any:
    """The field of this key; of a list's records the fields of each."""
    value = record
    for name in key.split("."):
        value = tuple(_field(one, name) for one in value) if isinstance(value, tuple) else _field(value, name)
    return value


def _field(record: object, name: str) -> Any:
    return None if record is None else getattr(record, name)


def _text(column: TableColumn, value: Any) -> str:
    match value:
        case None:
            return ""
        case tuple():
            texts = [_text(column, one) for one in value]
            return SEVERAL.join(texts) if any(texts) else ""
        case Labelled():
            return value.label
        case Step():
            return f"{value.status.label} {value.on.isoformat()}"
        case dt.date():
            return value.isoformat()
    return str(value)


def _names(record: Any, site: Site | None) -> str:
    """The names of the deputies whose numbers a record holds; a number that nobody has is shown as it is."""
    known = site.deputy_by_id if site else {}
    return _NAMES_PARTED_BY.join(known[id][0].name if id in known else id for id in record.deputies)


def _is_lost(column: TableColumn, station: Station, loaded: Loaded) -> bool:
    """Whether a value of the station's own file could not be read, or the file could not."""
    site = loaded.checked
    if not station.path:
        return site is not None and any(
            path.endswith(f"/{station.id}.yaml") and path.startswith(_STATIONS) for path in site.unread
        )
    gaps = loaded.gaps.get(station.path)
    keys: Keys = tuple(column.key.removeprefix(_DETAIL).split("."))
    return gaps is not None and (gaps.has_slips or any(_touches(keys, place) for place in gaps.lost))


def _touches(one: Keys, other: Keys) -> bool:
    """Whether one of two places holds the other."""
    return one[: len(other)] == other or other[: len(one)] == one


_STATIONS, _OPINIONS = (
    f"{filing.CONTENT}/{kind.value}/" for kind in (filing.Kind.STATION, filing.Kind.OPINIONS)
)

_Listed = tuple[str, Keys, Iterator[tuple[int, Record]]]
"""The path of a file, the keys of a list in it, and those of its records that belong to the station, with their places."""


def _of_register(station: Station, loaded: Loaded) -> _Listed:
    site = loaded.checked
    assert site is not None, "a station has a register"
    rows = site.register.stations
    return filing.REGISTER, ("stations",), ((i, row) for i, row in _numbered(rows) if row is station.row)


def _numbered(records: tuple[Any, ...]) -> Iterator[tuple[int, Any]]:
    yield from enumerate(records)


def _of_file(name: str) -> Callable[[Station, Loaded], _Listed]:
    return lambda station, _: (station.path, (name,), _numbered(getattr(station.detail, name)))


_LISTS: Mapping[str, Callable[[Station, Loaded], _Listed]] = {
    "register": _of_register,
    "opinions": lambda station, _: (station.opinions_path, (), _numbered(station.opinions)),
    **{name: _of_file(field) for name, field in (
        ("deputies", "deputies"), ("receptions", "reception"), ("rota", "rota"), ("accounts", "accounts")
    )},
}  # fmt: skip


def _holds(kind: TableKind, path: str) -> bool:
    """Whether the file at `path` may hold rows of this table."""
    if kind.word == "register":
        return path == filing.REGISTER
    if path == filing.CONTENT:
        return True
    folder = _OPINIONS if kind.word == "opinions" else _STATIONS
    return f"{path}/".startswith(folder) and PurePosixPath(path).suffix in ("", ".yaml")


def _is_partly_read(loaded: Loaded, path: str) -> bool:
    gaps: Gaps | None = loaded.gaps.get(path)
    return gaps is not None and not gaps.has_slips


def _record_at(kind: TableKind, place: Keys) -> Keys:
    """The place of the record of this table that a lost value belongs to; () if it is of something else."""
    if kind.word == "opinions":
        return place[:1]
    field = "stations" if kind.word == "register" else "reception" if kind.word == "receptions" else kind.word
    return place[:2] if place[:1] == (field,) else ()


def _line(loaded: Loaded, path: str, keys: Keys) -> int:
    document = loaded.documents.get(path)
    return document.locate(keys).line if document and keys else 1
