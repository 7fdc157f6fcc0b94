"""Rows of receptions, duties and accounts: short lists in a station's own file, known by what they say themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhanpai.content.tables.cell_changes import changed_cells, within
from zhanpai.content.tables.cell_values import CellError, said_in, typed_value
from zhanpai.content.tables.difference import RowDifference, TableEdit
from zhanpai.content.tables.kinds import ACCOUNTS, RECEPTIONS, ROTA, SEVERAL, TableKind
from zhanpai.content.tables.known_rows import KnownContent, KnownRow
from zhanpai.content.tables.matching import Matched, RowMaker, absent, makers, settle_twice
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


def match_listed(tables: Sequence[TypedTable], known: KnownContent) -> list[RowDifference]:
    """The rows of such tables, all of one kind, against the lists of the stations that they speak of."""
    kind = tables[0].kind
    how = _KINDS[kind.word]
    by_station = known.by_station(kind)
    found: set[int] = set()
    first = how.identity[0]
    firsts = Counter(
        (row.cells.get("station", ""), _said(kind, first, row.cells))
        for table in tables
        for row in table.rows
    )
    matched = [_match(maker, how, by_station, found, firsts) for maker in makers(known, tables)]
    spoken = {one.station for one in matched if one.station}
    told = {column.key for column in kind.columns if column.is_told}
    rows = settle_twice(matched, told)
    unsure = {one.station for one in matched if not one.identity}
    lines = [one.cells for one in matched]
    gone = [
        absent(kind, row, _subject(known, how, row.station, row.cells), *_leaving(row, how))
        for station in known.site.station_by_id
        if station in spoken and station not in unsure
        for row in by_station.get(station, ())
        if id(row) not in found and _in_span(kind, row, lines)
    ]
    return [*rows, *gone]


def _match(
    maker: RowMaker,
    how: _Listed,
    by_station: Mapping[str, Sequence[KnownRow]],
    found: set[int],
    firsts: Mapping[tuple[str, str], int],
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
    alone = firsts[station, _said(maker.table.kind, first, cells)] == 1
    alike = _alike(maker.table.kind, how, by_station.get(station, ()), maker.row, alone)
    subject = _subject(maker.known, how, station, cells)
    identity = tuple(_said(maker.table.kind, key, cells) for key in how.identity)
    maker = maker.about(subject, station, *identity, station=station)
    if len(alike) > 1:
        return maker.doubtful(f"这个站有 {len(alike)} 条这样的{how.word}，看不出是哪一条：请到工作台里改。")
    if alike:
        found.add(id(alike[0]))
        return maker.compared(changed_cells(maker.table.kind, cells, alike[0], ("station",)))
    return _new(maker, how, station)


def _alike(
    kind: TableKind, how: _Listed, rows: Sequence[KnownRow], typed: TypedRow, alone: bool
) -> list[KnownRow]:
    """The records that a row may mean: one cell that it leaves out may be anything.

    What the row says of a place where the record has none, it says now; where the record has another, it is another
    record, unless table and station have only one each of what tells them apart (`alone`).
    """
    said = {key: _said(kind, key, typed.cells) for key in how.identity}
    told = {key: text for key, text in said.items() if text or key != how.optional}
    found = [row for row in rows if all(_said(kind, key, row.cells) == text for key, text in told.items())]
    if found or how.optional not in told:
        return found
    same = [row for row in rows if _said(kind, how.identity[0], row.cells) == said[how.identity[0]]]
    return same if len(same) == 1 and alone else [row for row in same if not row.cells.get(how.optional, "")]


def _said(kind: TableKind, key: str, cells: Mapping[str, str]) -> str:
    return said_in(kind.column(key), cells.get(key, ""))


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
