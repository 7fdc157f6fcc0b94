"""Rows of receptions, duties and accounts: short lists in a station's own file, known by what they say themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhanpai.content.tables.cell_changes import changed_cells, within
from zhanpai.content.tables.cell_values import CellError, typed_value
from zhanpai.content.tables.difference import RowDifference, TableEdit
from zhanpai.content.tables.kinds import ACCOUNTS, RECEPTIONS, ROTA, SEVERAL, TableKind
from zhanpai.content.tables.known_rows import KnownContent, KnownRow
from zhanpai.content.tables.matching import Matched, RowMaker, absent, settle_twice
from zhanpai.content.tables.rota_people import people_of
from zhanpai.content.tables.typed_table import TypedRow, TypedTable
from zhanpai.kit.yaml.retyping import NewValue


@dataclass(frozen=True, slots=True)
class _Listed:
    """How the rows of one kind are known: the list's key, the cells that make one, one that may be left out, and those it needs."""

    key: str
    identity: tuple[str, ...]
    optional: str
    needs: tuple[str, ...]
    word: str


_KINDS = {
    RECEPTIONS.word: _Listed("reception", ("rule", "place"), "place", ("rule",), "接待安排"),
    ROTA.word: _Listed("rota", ("on",), "", ("on", "deputies"), "轮值"),
    ACCOUNTS.word: _Listed("accounts", ("kind", "name"), "", ("kind", "name"), "账号"),
}


def match_listed(table: TypedTable, known: KnownContent) -> list[RowDifference]:
    """The rows of one such table against the lists of the stations that it speaks of."""
    how = _KINDS[table.kind.word]
    by_station = known.by_station(table.kind)
    found: set[int] = set()
    matched = [_match(RowMaker(known, table, row), how, by_station, found) for row in table.rows]
    spoken = {one.station for one in matched if one.station}
    told = {column.key for column in table.kind.columns if column.is_told}
    rows = settle_twice(matched, told)
    unsure = {one.station for one in matched if not one.identity}
    lines = [one.cells for one in matched]
    gone = [
        absent(table.kind, row, _subject(known, how, row.station, row.cells), *_leaving(row, how))
        for station in known.site.station_by_id
        if station in spoken and station not in unsure
        for row in by_station.get(station, ())
        if id(row) not in found and _in_span(table.kind, row, lines)
    ]
    return [*rows, *gone]


def _match(
    maker: RowMaker, how: _Listed, by_station: Mapping[str, Sequence[KnownRow]], found: set[int]
) -> Matched:
    if maker.row.doubts:
        return maker.doubtful("".join(maker.row.doubts))
    if doubt := maker.station_doubt():
        return maker.doubtful(doubt)
    if maker.table.kind is ROTA:
        people, doubt = people_of(maker.known.site, maker.row)
        if doubt:
            return maker.doubtful(doubt)
        cells = {**maker.row.cells, "deputies": SEVERAL.join(people)} if people else maker.row.cells
        maker = RowMaker(maker.known, maker.table, TypedRow(maker.row.line, cells, maker.row.raw))
    cells, station = maker.row.cells, maker.row.cells["station"]
    first = how.identity[0]
    if not cells.get(first, "").strip():
        return maker.doubtful(f"没有写{maker.table.kind.column(first).title}：补上，或者删掉这一行。")
    alike = _alike(how, by_station.get(station, ()), maker.row)
    subject = _subject(maker.known, how, station, cells)
    identity = tuple(cells.get(key, "").strip() for key in how.identity)
    maker = maker.about(subject, station, *identity, station=station)
    if len(alike) > 1:
        return maker.doubtful(f"这个站有 {len(alike)} 条这样的{how.word}，看不出是哪一条：请到工作台里改。")
    if alike:
        found.add(id(alike[0]))
        return maker.compared(changed_cells(maker.table.kind, cells, alike[0], ("station",)))
    return _new(maker, how, station)


def _alike(how: _Listed, rows: Sequence[KnownRow], typed: TypedRow) -> list[KnownRow]:
    """The records that a row may mean: one cell that it leaves out may be anything."""
    said = {key: typed.cells.get(key, "").strip() for key in how.identity}
    whole = [row for row in rows if all(row.cells.get(key, "") == text for key, text in said.items())]
    if whole or (how.optional and said[how.optional]):
        first = how.identity[0]
        same = [row for row in rows if row.cells.get(first, "") == said[first]]
        # A place that was not told is told now.
        return whole or [row for row in same if how.optional and not row.cells.get(how.optional, "")]
    return [
        row
        for row in rows
        if all(row.cells.get(key, "") == text for key, text in said.items() if key != how.optional)
    ]


def _new(maker: RowMaker, how: _Listed, station: str) -> Matched:
    kind = maker.table.kind
    lacking = [kind.column(key).title for key in how.needs if not maker.row.cells.get(key, "").strip()]
    if lacking:
        return maker.doubtful(f"没有写{'、'.join(lacking)}：补上，或者删掉这一行。")
    value: dict[str, NewValue] = {}
    try:
        for column in kind.columns:
            text = maker.row.cells.get(column.key, "").strip()
            if text and not column.is_told and column.key != "station":
                value[str(within(column)[-1])] = typed_value(column, text)
    except CellError as error:
        return maker.doubtful(str(error))
    edit = TableEdit(maker.known.station_path(station), "add", (how.key,), value)
    return maker.added(maker.said(), [edit])


def _subject(known: KnownContent, how: _Listed, station: str, cells: Mapping[str, str]) -> str:
    words = [text for key in how.identity if (text := cells.get(key, "").strip())]
    return f"{known.site.station_by_id[station].short_name}：{'，'.join(words)}"


def _leaving(row: KnownRow, how: _Listed) -> tuple[str, list[TableEdit]]:
    reason = f"表里有这个站，没有这一条{how.word}；不再有的，打勾就删掉。"
    return reason, [TableEdit(row.path, "remove", row.keys)]


def _in_span(kind: TableKind, row: KnownRow, cells: Sequence[Mapping[str, str]]) -> bool:
    """Of duties only those between the first and the last day of the table: it may be that of one month."""
    if kind is not ROTA:
        return True
    days = [day for one in cells if (day := one.get("on", ""))]
    return bool(days) and min(days) <= row.cells.get("on", "") <= max(days)
