"""The edits of the rows that were ticked → the files they change, with the numbers given that new things get."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from zhanpai.content import filing
from zhanpai.content.load.assemble import folder_of
from zhanpai.content.scaffold.opinion import ledger_head
from zhanpai.content.scaffold.register_line import format_row
from zhanpai.content.scaffold.station import station_text
from zhanpai.content.tables.difference import Difference, Pending, TableEdit
from zhanpai.content.tables.known_rows import KnownContent
from zhanpai.content.tables.new_items import deputy_item, opinion_item
from zhanpai.content.tables.new_numbers import NewNumbers
from zhanpai.domain import naming
from zhanpai.domain.model.field_types import Month
from zhanpai.domain.model.register import StationRow
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.retyping import NewValue, TypedItem
from zhanpai.kit.yaml.splice import Splice, SpliceError, is_blank, splice_all


@dataclass
class TableChanges:
    """What ticked rows do: `files` as ``(path, before, after)``, and where each row, by its mark, has written.

    `refused` are rows that could not be written, by mark, with the sentence why; nothing of them is in `files`.
    """

    files: list[tuple[str, bytes | None, bytes]] = field(default_factory=list)
    places: dict[str, list[tuple[str, Keys]]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


def table_changes(
    difference: Difference, marks: Iterable[str], known: KnownContent, left_in: Month | None = None
) -> TableChanges:
    """The files as they will be with the ticked rows; `left_in` is the last month of those who have left.

    Problem if a file cannot be read any more, or if somebody is to leave and no month is told.
    """
    return _Changes(known, left_in).made(difference.ticked(marks))


class _Changes:
    def __init__(self, known: KnownContent, left_in: Month | None) -> None:
        self.known, self.left_in = known, left_in
        self.numbers = NewNumbers(known)
        self.new_rows: dict[str, StationRow] = {}

    def made(self, ticked: Mapping[str, Sequence[TableEdit]]) -> TableChanges:
        result = TableChanges()
        by_path: dict[str, list[tuple[str, TableEdit]]] = {}
        for mark, edits in ticked.items():
            for one in map(self._settled, edits):
                by_path.setdefault(one.path, []).append((mark, one))
        spoilt: set[str] = set()
        for id in self.new_rows:
            by_path.setdefault(self._path_of_new(id), [])
        for path, placed in by_path.items():
            before = self._raw(path)
            try:
                after = self._spliced(path, before, placed, result)
            except SpliceError as error:
                spoilt |= {mark for mark, _ in placed}
                result.refused |= dict.fromkeys((mark for mark, _ in placed), f"{error.message}{error.fix}")
                continue
            if after != before:
                result.files.append((path, before, after))
        if spoilt:
            rest = {mark: edits for mark, edits in ticked.items() if mark not in spoilt}
            again = _Changes(self.known, self.left_in).made(rest)
            again.refused |= result.refused
            return again
        return result

    def _settled(self, edit: TableEdit) -> TableEdit:
        """The edit with its numbers given, and its path if that hangs on one."""
        value = self._filled(edit.value)
        if edit.path == filing.REGISTER and edit.how == "add":
            row = StationRow.model_validate(value)
            self.new_rows[row.id] = row
            return TableEdit(edit.path, "add", edit.keys, TypedItem((format_row(row),)))
        path = edit.path
        if edit.station:
            path = self._path_of_new(edit.station)
        return TableEdit(path, edit.how, edit.keys, value)

    def _filled(self, value: object) -> object:
        if isinstance(value, Pending):
            if value.what == "month":
                if self.left_in is None:
                    raise Problem("没有写离任的最后一个月。", "写上月份，例如 2026-12。")
                return str(self.left_in)
            return self.numbers.given(value)
        if isinstance(value, Mapping):
            return {key: self._filled(inner) for key, inner in value.items()}
        if isinstance(value, Sequence) and not isinstance(value, str):
            return [self._filled(inner) for inner in value]
        return value

    def _path_of_new(self, station: str) -> str:
        id = station if station in self.new_rows else self.numbers.given(Pending("station", station))
        folder = folder_of(self.known.site.register, self.new_rows[id]) or "city"
        return f"{filing.CONTENT}/stations/{folder}/{id}.yaml"

    def _raw(self, path: str) -> bytes | None:
        return self.known.raw(path)

    def _spliced(
        self, path: str, before: bytes | None, edits: Sequence[tuple[str, TableEdit]], result: TableChanges
    ) -> bytes:
        raw = before if before is not None else self._begun(path)
        known: dict[tuple[str, Keys, str], None] = {}
        splices: list[Splice] = []
        grown: dict[Keys, int] = {}
        for mark, edit in edits:
            at = edit.keys
            if edit.how == "add":
                grown[at] = grown.get(at, self._length(path, at)) + 1
                at = (*at, grown[at] - 1)
            result.places.setdefault(mark, []).append((path, at))
            same = (edit.how, edit.keys, repr(edit.value))
            if edit.how != "add" and same in known:
                continue
            known[same] = None
            splices.append(Splice(edit.how, edit.keys, _item(path, edit)))
        if is_blank(raw) and path.startswith(f"{filing.CONTENT}/opinions/"):
            for one in splices:
                raw = splice_all(raw, path, [one])
            return raw
        return splice_all(raw, path, splices)

    def _begun(self, path: str) -> bytes:
        """A file that is not there yet, as scaffolds begin it."""
        id = path.rpartition("/")[2].removesuffix(".yaml")
        station = self.known.site.station_by_id.get(id)
        name = station.name if station else naming.full_name(self.known.site.register, self.new_rows[id])
        is_ledger = path.startswith(f"{filing.CONTENT}/opinions/")
        return (ledger_head(id, name) if is_ledger else station_text(id, name)).encode()

    def _length(self, path: str, keys: Keys) -> int:
        found = self.known.typed(path, keys)
        return len(found) if isinstance(found, list) else 0


def _item(path: str, edit: TableEdit) -> NewValue:
    """The value as it is typed: new deputies and opinions as scaffolds lay them out."""
    if edit.how == "add" and isinstance(edit.value, Mapping):
        if edit.keys == ("deputies",):
            return deputy_item(edit.value)
        if not edit.keys and path.startswith(f"{filing.CONTENT}/opinions/"):
            return opinion_item(edit.value)
    return edit.value  # type: ignore[return-value]
