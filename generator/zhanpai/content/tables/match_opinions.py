"""Rows of the ledger against the opinions that stations have: steps go forward alone, a new one gets the next number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from zhanpai.content.tables.cell_changes import changed_cells
from zhanpai.content.tables.cell_values import CellError, steps, typed_value
from zhanpai.content.tables.difference import Pending, RowDifference, TableEdit
from zhanpai.content.tables.kinds import OPINIONS
from zhanpai.content.tables.known_rows import KnownContent, KnownRow
from zhanpai.content.tables.matching import Matched, RowMaker, absent, makers, settle_twice
from zhanpai.content.tables.typed_table import TypedTable
from zhanpai.domain.model.opinion import OpinionStatus
from zhanpai.kit.yaml.retyping import NewValue

_NEEDS = ("month", "topic", "category")
_OF_VALUE = {status.value: status for status in OpinionStatus}


def match_opinions(tables: Sequence[TypedTable], known: KnownContent) -> list[RowDifference]:
    """The rows of the tables of one file against the ledgers of the stations that they speak of."""
    by_station = known.by_station(OPINIONS)
    by_number: dict[str, list[KnownRow]] = {}
    for row in known.rows(OPINIONS):
        by_number.setdefault(row.cells.get("id", ""), []).append(row)
    found: set[int] = set()
    matched = [_match(maker, by_station, by_number, found) for maker in makers(known, tables)]
    told = [column.key for column in OPINIONS.columns if column.is_told]
    return [*settle_twice(matched, told), *_absent(matched, by_station, found)]


def _match(
    maker: RowMaker,
    by_station: Mapping[str, Sequence[KnownRow]],
    by_number: Mapping[str, Sequence[KnownRow]],
    found: set[int],
) -> Matched:
    cells = maker.row.cells
    if maker.row.doubts:
        return maker.doubtful("".join(maker.row.doubts))
    number, station = cells.get("id", "").strip(), cells.get("station", "")
    numbered = by_number.get(number, ()) if number else ()
    known = next((row for row in numbered if row.station == station), None)
    if not station and len(numbered) == 1:
        known = numbered[0]
    elif doubt := maker.station_doubt():
        return maker.doubtful(doubt)
    if number and known is None and numbered:
        others = "、".join(row.station for row in numbered)
        return maker.doubtful(f"编号 {number} 是站号 {others} 的意见，表里写的站号是 {station}：改成一样。")
    known = known or (None if number else _same_matter(by_station.get(station, ()), cells))
    if known is None:
        return _new(maker, number, station)
    found.add(id(known))
    maker = maker.about(
        f"{known.cells['id']} {known.cells['topic']}", known.station, known.cells["id"], station=known.station
    )
    if doubt := _backwards(cells, known.cells):
        return maker.doubtful(doubt)
    return maker.compared(changed_cells(OPINIONS, cells, known, ("station", "id")))


def _same_matter(rows: Sequence[KnownRow], cells: Mapping[str, str]) -> KnownRow | None:
    """The opinion that a row without a number is: of the same month and the very same matter."""
    same = [
        row for row in rows if all(row.cells.get(k) == cells.get(k, "").strip() for k in ("month", "topic"))
    ]
    return same[0] if len(same) == 1 else None


def _backwards(cells: Mapping[str, str], known: Mapping[str, str]) -> str:
    """Why the state or the steps of a row cannot follow on those that are told already; "" if they can."""
    old = _status(known.get("status", ""))
    new = _status(cells.get("status", "").strip()) or old
    try:
        before = steps(known.get("history", ""))
        after = steps(cells["history"]) if cells.get("history", "").strip() else before
    except CellError as error:
        return str(error)
    if new is not old and old and new and new not in old.following:
        may = "、".join(status.label for status in old.following) or "不再有下一步"
        return f"已经{old.label.removeprefix('已')}的意见不能改成“{new.label}”，后面可以是：{may}。"
    if after[: len(before)] != before:
        return (
            f"办理过程只能往后加，前面的不改（现在是：{known.get('history', '')}）；写错了的请到工作台里改。"
        )
    way = [_OF_VALUE[str(step["status"])] for step in after]
    for was, now in pairwise(way[max(len(before) - 1, 0) :]):
        if now not in was.following:
            return f"办理过程里“{now.label}”不能接在“{was.label}”后面：核对这一步。"
    last = way[-1] if way else None
    if last and new and last is not new:
        return (
            f"办理状态是“{new.label}”，办理过程的最后一步是“{last.label}”：在“办理过程”里补上这一步和日期。"
        )
    return ""


def _new(maker: RowMaker, number: str, station: str) -> Matched:
    cells, known = maker.row.cells, maker.known
    of = known.site.station_by_id[station]
    maker = maker.about(
        f"{of.short_name}：{cells.get('topic', '')}",
        station,
        cells.get("month", ""),
        cells.get("topic", ""),
        station=station,
    )
    if number:
        return maker.doubtful(f"台账里没有编号 {number} 的意见：核对编号；新的意见编号空着，自动编。")
    if not of.exists:
        return maker.doubtful(f"{of.name}{of.status.label}，不再登记新的意见：登记到现在受理的站。")
    if lacking := [OPINIONS.column(key).title for key in _NEEDS if not cells.get(key, "").strip()]:
        return maker.doubtful(f"没有写{'、'.join(lacking)}：补上，或者删掉这一行。")
    if doubt := _backwards(cells, {"status": "", "history": ""}):
        return maker.doubtful(doubt)
    path = known.opinions_path(station)
    value: dict[str, object] = {"id": Pending("opinion", f"{path}|{cells['month']}")}
    try:
        value |= _values(cells)
    except CellError as error:
        return maker.doubtful(str(error))
    edit = TableEdit(path, "add", (), value)
    return maker.added(maker.said("id"), [edit], "新的意见，编号自动编。")


def _values(cells: Mapping[str, str]) -> dict[str, NewValue]:
    values: dict[str, NewValue] = {}
    history = steps(cells.get("history", ""))
    for column in OPINIONS.columns:
        text = cells.get(column.key, "").strip()
        if column.key == "status" and not text:
            values["status"] = history[-1]["status"] if history else OpinionStatus.RECEIVED.value
        elif text and not column.is_told and column.key not in ("station", "id"):
            values[column.key] = typed_value(column, text)
    return values


def _absent(
    matched: Sequence[Matched], by_station: Mapping[str, Sequence[KnownRow]], found: set[int]
) -> Iterator[RowDifference]:
    """The opinions of the months that the table speaks of, station by station."""
    months: dict[str, list[str]] = {}
    for one in matched:
        if one.station and (month := one.cells.get("month", "")):
            months.setdefault(one.station, []).append(month)
    for station, told in months.items():
        if any(one.station == station and not one.identity for one in matched):
            continue
        for row in by_station.get(station, ()):
            if id(row) not in found and min(told) <= row.cells.get("month", "") <= max(told):
                subject = f"{row.cells.get('id', '')} {row.cells.get('topic', '')}"
                yield absent(OPINIONS, row, subject, "台账里有，表里没有；意见不会因为表里没有就删掉。")


def _status(label: str) -> OpinionStatus | None:
    return next((status for status in OpinionStatus if status.label == label), None)
