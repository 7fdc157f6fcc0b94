"""Rows of the table of deputies against the people whom the stations' files tell of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from zhanpai.content.tables.cell_changes import CellChanges, changed_cells, value_in
from zhanpai.content.tables.difference import Pending, RowDifference, TableEdit
from zhanpai.content.tables.kinds import DEPUTIES
from zhanpai.content.tables.known_rows import KnownContent, KnownRow
from zhanpai.content.tables.matching import Matched, RowMaker, absent, makers, settle_twice
from zhanpai.content.tables.new_deputies import NewDeputies
from zhanpai.content.tables.told_seats import GROUP, changed_seats
from zhanpai.content.tables.typed_table import TypedTable
from zhanpai.domain.model.deputy import Deputy
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.look_alikes import plain_name

ONLY_AT_HOME = ("photo",)
"""Fields that are typed where the person's entry is, as a picture lies in that station's folder."""


def match_deputies(tables: Sequence[TypedTable], known: KnownContent) -> list[RowDifference]:
    """The rows of the tables of deputies in one file, and who of the stations that they speak of is not in them."""
    return list(_Deputies(tables, known).rows())


class _Deputies:
    """The tables of one file, with the people of the content looked up once."""

    def __init__(self, tables: Sequence[TypedTable], known: KnownContent) -> None:
        self.tables, self.known, self.site = tables, known, known.site
        self.new = NewDeputies(known)
        self.found: set[tuple[str, str]] = set()

    def rows(self) -> Iterator[RowDifference]:
        matched = [self._match(maker) for maker in makers(self.known, self.tables)]
        matched = self.new.settled(matched)
        told = [column.key for column in DEPUTIES.columns if column.is_told]
        yield from settle_twice(matched, told)
        yield from self._absent(matched)

    @cached_property
    def by_name(self) -> Mapping[str, list[Deputy]]:
        found: dict[str, list[Deputy]] = {}
        for deputy, _ in self.site.deputies:
            found.setdefault(deputy.name, []).append(deputy)
        return found

    @cached_property
    def entries(self) -> Mapping[str, list[KnownRow]]:
        """The entries of each person in the files of the stations, by number; that of the home first."""
        found: dict[str, list[KnownRow]] = {}
        for row in self.known.rows(DEPUTIES):
            found.setdefault(row.cells.get("id", ""), []).append(row)
        for id, rows in found.items():
            home = self.site.deputy_by_id[id][1].id if id in self.site.deputy_by_id else ""
            rows.sort(key=lambda row: row.station != home)
        return found

    def _match(self, maker: RowMaker) -> Matched:
        cells = maker.row.cells
        if maker.row.doubts:
            return maker.doubtful("".join(maker.row.doubts))
        name, number = plain_name(cells.get("name", "")), cells.get("id", "").strip()
        if not name and not number:
            return maker.doubtful("没有写姓名：补上，或者删掉这一行。")
        if cells.get("station", "") and (doubt := maker.station_doubt()):
            return maker.doubtful(doubt)
        if number in self.site.deputy_by_id:
            return self._numbered(maker, number, name)
        return self._named(maker, name, number)

    def _numbered(self, maker: RowMaker, number: str, name: str) -> Matched:
        person, home = self.site.deputy_by_id[number]
        if name and name != person.name:
            return maker.doubtful(
                f"编号 {number} 是{home.short_name}的{person.name}，表里写的是{name}：编号写错了就改编号；"
                f"真的改了姓名，请用改名来改。"
            )
        return self._known(maker, person, maker.row.cells.get("station", "") or home.id)

    def _named(self, maker: RowMaker, name: str, number: str) -> Matched:
        station = maker.row.cells.get("station", "")
        people = self.by_name.get(name, [])
        here = [p for p in people if any(s.id == station for s in self.site.stations_of_deputy[p.id])]
        if number and here:
            return maker.doubtful(f"{name}的编号是{here[0].id}，表里写的是 {number}：改成一样，或者空着。")
        if len(here) > 1:
            numbers = "、".join(f"{p.id}（{p.post or '没有写职务'}）" for p in here)
            return maker.doubtful(f"这个站有 {len(here)} 位{name}：{numbers}。在“代表编号”一列写编号。")
        if here:
            return self._known(maker, here[0], station)
        if not station:
            if len(people) == 1:
                return self._known(maker, people[0], self.site.deputy_by_id[people[0].id][1].id)
            return maker.doubtful(maker.station_doubt())
        return self.new.match(maker, name, number, people) or self._known(maker, people[0], station)

    def _known(self, maker: RowMaker, person: Deputy, station: str) -> Matched:
        short = self.site.station_by_id[station].short_name
        maker = maker.about(f"{person.name}（{person.id}），{short}", person.id, station=station)
        if all(s.id != station for s in self.site.stations_of_deputy[person.id]):
            return self._visiting(maker, person)
        self.found.add((person.id, station))
        return maker.compared(self._changes(maker, person))

    def _visiting(self, maker: RowMaker, person: Deputy) -> Matched:
        """Somebody whom another station has already, and this one from now on too: the number and the name are enough."""
        home = self.site.deputy_by_id[person.id][1]
        changes = self._changes(maker, person)
        if changes.doubts:
            return maker.doubtful("".join(changes.doubts))
        path = self.known.station_path(maker.row.cells["station"])
        entry = TableEdit(path, "add", ("deputies",), {"id": person.id, "name": person.name})
        reason = f"{home.short_name}已有代表{person.name}（{person.id}），也在这个站接待：这里只加编号和姓名，资料还在那里。"
        return maker.added(changes.cells, [entry], reason)

    def _changes(self, maker: RowMaker, person: Deputy) -> CellChanges:
        """What a row says of somebody otherwise than the entries do; what several entries say is changed in each.

        What the entry at the row's station leaves out is told elsewhere, and is no difference where the table leaves it out.
        """
        entries = self.entries[person.id]
        station = maker.station or maker.row.cells.get("station", "")
        own = next((e for e in entries if e.station == station), entries[0])
        found = CellChanges()
        for column in DEPUTIES.columns:
            if column.key in ("station", "id", "name"):
                continue
            holders = [e for e in entries if e.cells.get(column.key, "")] or entries[:1]
            only = {column.key: maker.row.cells[column.key]} if column.key in maker.row.cells else {}
            if not only or (not only[column.key].strip() and own not in holders):
                continue
            for holder in holders if column.key not in ONLY_AT_HOME else holders[:1]:
                _join(found, changed_cells(DEPUTIES, only, holder))
        holding = [e for e in entries if value_in(e.data, (GROUP,))] or entries[:1]
        seats = changed_seats(maker.row.cells, holding, person, self.site)
        order = [column.key for column in DEPUTIES.columns]
        found.cells = sorted([*found.cells, *seats.cells], key=lambda cell: order.index(cell.key))
        found.doubts += seats.doubts
        return found

    def _absent(self, matched: list[Matched]) -> Iterator[RowDifference]:
        spoken = {one.station for one in matched if one.station}
        unsure = [one for one in matched if not one.identity]
        named = {
            plain_name(word) for one in unsure for word in (one.cells.get("name", ""), *one.difference.raw)
        }
        named |= {one.cells.get("id", "") for one in unsure}
        elsewhere = {one.identity[0]: one.station for one in matched if one.identity}
        for station in self.site.stations:
            if station.id not in spoken:
                continue
            for deputy in station.serving:
                if (deputy.id, station.id) in self.found or named & {deputy.name, deputy.id}:
                    continue
                row = next(e for e in self.entries[deputy.id] if e.station == station.id)
                subject = f"{deputy.name}（{deputy.id}），{station.short_name}"
                yield absent(DEPUTIES, row, subject, *self._leaving(deputy, station.id, elsewhere))

    def _leaving(
        self, deputy: Deputy, station: str, elsewhere: Mapping[str, str]
    ) -> tuple[str, list[TableEdit]]:
        """Why somebody is not in the table, and what closes the seats; nothing is offered while another station has the person."""
        if other := elsewhere.get(deputy.id):
            where = self.site.station_by_id[other].short_name if other in self.site.station_by_id else other
            return f"表里他在{where}；不再到这个站接待的，请到工作台里从这个站去掉。", []
        others = [s.short_name for s in self.site.stations_of_deputy[deputy.id] if s.id != station]
        if others:
            return f"他也在{'、'.join(others)}；离任的，请到工作台里改。", []
        edits: list[TableEdit] = []
        for entry in self.entries[deputy.id]:
            for place, mandate in enumerate(_listed(entry.data)):
                if _runs(mandate, f"{self.site.today:%Y-%m}"):
                    keys: Keys = (*entry.keys, GROUP, place, "until")
                    edits.append(TableEdit(entry.path, "set", keys, Pending("month")))
        return "表里有这个站，没有这位代表；离任了的，写上任期到哪个月。", edits


def _join(found: CellChanges, more: CellChanges) -> None:
    """The same change in one more entry."""
    found.doubts += more.doubts
    for there, new in ((found.cells, more.cells), (found.emptied, more.emptied)):
        for cell in new:
            other = next((n for n, one in enumerate(there) if one.key == cell.key), None)
            if other is None:
                there.append(cell)
            else:
                there[other] = replace(there[other], edits=(*there[other].edits, *cell.edits))


def _listed(data: Any) -> list[Any]:
    found = value_in(data, (GROUP,))
    return found if isinstance(found, list) else []


def _runs(mandate: Any, month: str) -> bool:
    until = str(mandate.get("until") or "") if isinstance(mandate, Mapping) else ""
    return not until or until[:7] >= month
