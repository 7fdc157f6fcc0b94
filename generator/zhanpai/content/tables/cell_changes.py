"""Cells of a table beside those of the record that it means: what differs, and the edits that write it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zhanpai.content.records.fields import field_at
from zhanpai.content.tables.cell_values import CellError, same, typed_value
from zhanpai.content.tables.difference import CellChange, TableEdit
from zhanpai.content.tables.kinds import REGISTER, TableColumn, TableKind
from zhanpai.content.tables.known_rows import KnownRow
from zhanpai.domain.model.station import StationFile
from zhanpai.kit.diagnostics import Keys

DETAIL = "detail."
"""How the keys of columns begin that stand in the station's own file and not in its row."""


@dataclass
class CellChanges:
    """What differs in one row: changes, what the table leaves empty, and sentences about cells that no value can be made of."""

    cells: list[CellChange] = field(default_factory=list)
    emptied: list[CellChange] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def edits(self) -> tuple[TableEdit, ...]:
        """All edits of the changed cells."""
        return tuple(edit for cell in self.cells for edit in cell.edits)


def changed_cells(
    kind: TableKind, cells: Mapping[str, str], known: KnownRow, leave_out: Sequence[str] = ()
) -> CellChanges:
    """What the table's `cells` say otherwise than the record `known`; not looked at: groups, computed columns, `leave_out`."""
    found = CellChanges()
    for column in kind.columns:
        if column.is_told or column.group or column.key in leave_out or column.key not in cells:
            continue
        old, new = known.cells.get(column.key, ""), cells[column.key]
        if same(column, old, new):
            continue
        if not new.strip():
            if taken_out := _emptied(kind, column, known):
                found.emptied.append(CellChange(column.key, column.title, old, "", taken_out))
            continue
        try:
            edits = set_cell(column, new, *_place(kind, column, known))
        except CellError as error:
            found.doubts.append(str(error))
            continue
        found.cells.append(CellChange(column.key, column.title, old, new, edits))
    return found


def set_cell(
    column: TableColumn, text: str, path: str, keys: Keys, data: Any, within: Keys
) -> tuple[TableEdit, ...]:
    """The edits that put a cell's value at `within` of the record at `keys`, of which `data` is typed; CellError as its value."""
    value = typed_value(column, text)
    old = value_in(data, within)
    if isinstance(value, list) and isinstance(old, list) and value and old:
        return _list_edits(path, (*keys, *within), old, value)
    if isinstance(old, str) and isinstance(value, str) and old.endswith("\n") and not value.endswith("\n"):
        value += "\n"
    return (set_in(path, keys, data, within, value),)


def set_in(path: str, keys: Keys, data: Any, within: Keys, value: object) -> TableEdit:
    """Set `value` at `within` of `data`, with what is not there yet above it."""
    at = data
    for depth, key in enumerate(within[:-1]):
        inner = at.get(key) if isinstance(at, Mapping) else None
        if not isinstance(inner, Mapping) or not inner:
            for missing in reversed(within[depth + 1 :]):
                value = {missing: value}
            return TableEdit(path, "set", (*keys, *within[: depth + 1]), value)
        at = inner
    return TableEdit(path, "set", (*keys, *within), value)


def value_in(data: Any, within: Keys) -> Any:
    """What stands at `within` of `data`, None if nothing does."""
    for key in within:
        if not isinstance(data, Mapping):
            return None
        data = data.get(key)
    return data


def within(column: TableColumn) -> Keys:
    """The way from a record, or from the station's file, to the value of a column."""
    return tuple(column.key.removeprefix(DETAIL).split("."))


def _place(kind: TableKind, column: TableColumn, known: KnownRow) -> tuple[str, Keys, Any, Keys]:
    if kind is REGISTER and column.key.startswith(DETAIL):
        return known.detail_path, (), known.detail, within(column)
    return known.path, known.keys, known.data, within(column)


def _list_edits(path: str, keys: Keys, old: list[Any], new: list[Any]) -> tuple[TableEdit, ...]:
    """A list item by item where none goes, and else as a whole: what stays keeps its bytes."""
    if len(new) < len(old):
        return (TableEdit(path, "set", keys, new),)
    edits = []
    for place, (was, now) in enumerate(zip(old, new, strict=False)):
        if isinstance(now, Mapping) and isinstance(was, Mapping):
            edits += [
                TableEdit(path, "set", (*keys, place, key), value)
                for key, value in now.items()
                if str(was.get(key)) != str(value)
            ]
        elif str(was) != str(now):
            edits.append(TableEdit(path, "set", (*keys, place), now))
    return (*edits, *(TableEdit(path, "add", keys, item) for item in new[len(old) :]))


def _emptied(kind: TableKind, column: TableColumn, known: KnownRow) -> tuple[TableEdit, ...]:
    """What takes the value out that the table leaves empty; none where the record cannot do without it."""
    path, keys, data, way = _place(kind, column, known)
    model = StationFile if column.key.startswith(DETAIL) else kind.record
    while way and (field_at(model, way).is_required or (len(way) > 1 and _is_alone(data, way))):
        way = way[:-1]
    return (TableEdit(path, "remove", (*keys, *way)),) if way and value_in(data, way) is not None else ()


def _is_alone(data: Any, way: Keys) -> bool:
    above = value_in(data, way[:-1])
    return isinstance(above, Mapping) and len(above) == 1
