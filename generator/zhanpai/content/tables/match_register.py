"""Rows of the table of stations against the register: what makes a name is not changed here, a new station gets its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import ValidationError

from zhanpai.content import filing
from zhanpai.content.scaffold.ids import next_station_id
from zhanpai.content.scaffold.register_line import PLACES
from zhanpai.content.scaffold.station import kind_of, missing_places
from zhanpai.content.tables.cell_changes import DETAIL, changed_cells, set_in, within
from zhanpai.content.tables.cell_values import CellError, typed_value
from zhanpai.content.tables.difference import Pending, RowDifference, TableEdit
from zhanpai.content.tables.kinds import REGISTER
from zhanpai.content.tables.known_rows import KnownContent, KnownRow
from zhanpai.content.tables.matching import Matched, RowMaker, absent, makers, settle_twice
from zhanpai.content.tables.typed_table import TypedTable
from zhanpai.domain import naming
from zhanpai.domain.model.register import StationKind, StationRow

NAMING = ("kind", *PLACES)
"""The columns that a station's name is made of: another name is another deed."""


def match_register(tables: Sequence[TypedTable], known: KnownContent) -> list[RowDifference]:
    """The rows of the tables of one file, and the stations of their townships that they do not name."""
    rows = {row.station: row for row in known.rows(REGISTER)}
    places = {_place(row.cells): row for row in reversed(known.rows(REGISTER))}
    free = next_station_id(known.site.register, known.loaded.documents)
    matched = [_match(maker, rows, places, free) for maker in makers(known, tables)]
    told = [column.key for column in REGISTER.columns if column.is_told]
    return [*settle_twice(matched, told), *_absent(matched, known, rows)]


def _match(
    maker: RowMaker, rows: Mapping[str, KnownRow], places: Mapping[tuple[str, ...], KnownRow], free: str
) -> Matched:
    cells = maker.row.cells
    if maker.row.doubts:
        return maker.doubtful("".join(maker.row.doubts))
    number = cells.get("station", "").strip()
    known = rows.get(number) if number else places.get(_place(_with_kind(cells)))
    if known is None:
        return _new(maker, number, free)
    station = maker.known.site.station_by_id[known.station]
    maker = maker.about(f"{station.short_name}（{station.id}）", station.id, station=station.id)
    typed = cells.get("station_name", "").strip()
    if typed and typed not in (station.name, station.short_name, *_places(station.row)):
        answer = maker.known.names.read(typed)
        if answer.station is None or answer.station.id != station.id:
            return maker.doubtful(
                f"站号 {station.id} 是{station.name}，表里写的是“{typed}”：站号写错了就改站号；改名请用 zhanpai rename，"
                f"或者到工作台的名册里改。"
            )
    if maker.known.unread(known.detail_path):
        return maker.doubtful(
            f"{known.detail_path} 现在读不出来：先运行 zhanpai check 改好它，再导入这一行。"
        )
    found = changed_cells(REGISTER, cells, known, ("station",))
    if renamed := [cell for cell in found.cells if cell.key in NAMING]:
        said = "，".join(f"{cell.title}“{cell.old or '空着'}”写成了“{cell.new}”" for cell in renamed)
        return maker.doubtful(
            f"{said}：这会改站名。改名请用 zhanpai rename，或者到工作台的名册里改；写错了就改回来。"
        )
    found.emptied = [cell for cell in found.emptied if cell.key not in NAMING]
    return maker.compared(found)


def _with_kind(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells with the kind that their places say, where no kind is told."""
    if cells.get("kind", "").strip():
        return dict(cells)
    kind = kind_of(cells)
    return {**cells, "kind": kind.label if kind else ""}


def _place(cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(cells.get(key, "").strip() for key in NAMING)


def _new(maker: RowMaker, number: str, free: str) -> Matched:
    cells = _with_kind(maker.row.cells)
    if number and int(number) < int(free):
        return maker.doubtful(
            f"名册里没有站号 {number}，新的站号从 {free} 起：核对站号；新设的站空着，自动编。"
        )
    try:
        value, row = _row(cells, number or free)
    except CellError as error:
        return maker.doubtful(str(error))
    name = naming.full_name(maker.known.site.register, row)
    if same := next((s for s in maker.known.site.stations if s.name == name and s.exists), None):
        return maker.doubtful(
            f"名册里已经有{name}，站号 {same.id}：在“站号”一列填 {same.id}，或者删掉这一行。"
        )
    identity = ("new", name)
    maker = maker.about(name, *identity)
    id: object = number or Pending("station", name)
    edits = [TableEdit(filing.REGISTER, "add", ("stations",), {**value, "id": id})]
    try:
        edits += list(_details(cells, number or name))
    except CellError as error:
        return maker.doubtful(str(error))
    typed = cells.get("station_name", "").strip()
    told = f"站名会是“{name}”" + (f"，不是表里的“{typed}”" if typed and typed != name else "")
    return maker.added(maker.said(), edits, f"新设的站，站号{f' {number}' if number else '自动编'}，{told}。")


def _places(row: StationRow) -> tuple[str, ...]:
    """How a station whose number is known may be called by its place only: 韭菜园社区, 文艺路街道韭菜园社区."""
    chain = [place for place in (row.district, row.township, row.community, row.point or row.field) if place]
    return tuple("".join(chain[begin:]) for begin in range(len(chain)))


def _row(cells: Mapping[str, str], id: str) -> tuple[dict[str, object], StationRow]:
    """The new line as values and as a record; CellError if it is none."""
    label = cells.get("kind", "").strip()
    kind = next((k for k in StationKind if k.label == label), None)
    if kind is None:
        raise CellError(
            f"没有写站点类别：在“站点类别”一列写{'、'.join(k.label for k in StationKind)}中的一个。"
        )
    places = {key: cells[key].strip() for key in PLACES if cells.get(key, "").strip()}
    lacking = [key for key in missing_places(kind, places) if key in naming.REQUIRED_OF_KIND[kind]]
    if lacking:
        titles = "、".join(REGISTER.column(key).title for key in lacking)
        raise CellError(f"{kind.label}要写{titles}：补上。")
    value: dict[str, object] = {"id": id, "kind": kind.value, **places}
    for key in ("status", "into", "since"):
        if text := cells.get(key, "").strip():
            value[key] = typed_value(REGISTER.column(key), text)
    try:
        return value, StationRow.model_validate(value)
    except ValidationError as error:
        said = next((str(e["msg"]) for e in error.errors()), "")
        raise CellError(f"这一行写成名册里的一行不行：{said}") from None


def _details(cells: Mapping[str, str], station: str) -> Iterator[TableEdit]:
    """What of a new station stands in its own file, which is there once its number is."""
    for column in REGISTER.columns:
        text = cells.get(column.key, "").strip()
        if column.key.startswith(DETAIL) and text:
            edit = set_in("", (), None, within(column), typed_value(column, text))
            yield TableEdit("", edit.how, edit.keys, edit.value, station)


def _absent(
    matched: list[Matched], known: KnownContent, rows: Mapping[str, KnownRow]
) -> Iterator[RowDifference]:
    named = {one.station for one in matched if one.station}
    spoken = {_township(rows[station].cells) for station in named if station in rows}
    if any(not one.identity and not one.station for one in matched):
        return
    for station, row in rows.items():
        if station not in named and _township(row.cells) in spoken:
            of = known.site.station_by_id[station]
            if of.exists:
                reason = "名册里有，表里没有；站不会因为表里没有就删掉，撤销的站把状态写成“已撤销”。"
                yield absent(REGISTER, row, f"{of.short_name}（{station}）", reason)


def _township(cells: Mapping[str, str]) -> tuple[str, str]:
    return cells.get("district", ""), cells.get("township", "")
