"""换届: the seats of one congress end, and with them the reason to publish what is personal of those who leave.

What is no longer needed for its purpose is to be deleted (个人信息保护法 art. 47): telephone, consent and portrait go out
of the entries of people without another seat.  Name and past seats stay: they are the record of who was elected.

Until the last month of the term is over its deputies receive residents, who need telephone and face: so long only the
seats are told their end, and done again after that month the same deed removes what is personal.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from zhanpai.content.bulk.bulk_plan import BulkPlan, BulkRow
from zhanpai.content.bulk.elected_again import read_elected_again
from zhanpai.content.load.content import Loaded
from zhanpai.domain.congresses import congress_of
from zhanpai.domain.model.deputy import Deputy, Level, Mandate
from zhanpai.domain.model.field_types import Month
from zhanpai.domain.model.register import Register
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.dates import format_date
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.splice import NewValue, Splice

PERSONAL = {"phone": "电话", "consent": "同意公开的日期", "photo": "照片"}
"""What goes out of the entry of somebody who leaves, and the words for it."""


ENDS, AGAIN, PHONES, PICTURES, DUTIES = "任期到这个月", "再次当选", "删去电话", "删去照片", "改以后的轮值"
"""What a row does, in the words in which it is counted before anything is written."""


@dataclass(frozen=True)
class TermEnd:
    """Whose term ends: of the congress of `level` at `place`, or of every town in `district` if `place` is "".

    `until` is the last month of the old term, `new_term` what the next is called.  `reelected` are the lines of a list of
    those who sit in it again, see `read_elected_again`.  `takes_pictures`: whether the files of the portraits go, too.
    """

    level: Level
    place: str
    until: Month
    new_term: str
    district: str = ""
    reelected: tuple[str, ...] = ()
    takes_pictures: bool = True

    def is_of_it(self, seat: Mandate, station: Station, register: Register) -> bool:
        """Whether the seat, as the site has it, is in this congress, in whichever term.

        A seat listed in another district is that of the town of its name there, or of `district` if there is none.
        """
        if seat.level is not self.level or (self.place and seat.place != self.place):
            return False
        if not self.district or station.row.district == self.district:
            return not self.district or (bool(seat.place) and not _lies_elsewhere(seat.place, self, register))
        towns = {one.name: {town.name for town in one.townships} for one in register.districts}
        return seat.place in towns.get(self.district, ()) and seat.place not in towns.get(
            station.row.district or "", ()
        )

    def ends(self, seat: Mandate, station: Station, register: Register) -> bool:
        """Whether the seat is one of theirs and not of the new term, and has not ended before `until`."""
        if seat.term == self.new_term or not self.is_of_it(seat, station, register):
            return False
        return seat.until is None or _order(seat.until) >= _order(self.until)

    def is_over(self, today: dt.date) -> bool:
        """Whether the last month of the term has passed."""
        return _order(self.until) < (today.year, today.month)


def plan_term_end(loaded: Loaded, site: Site, end: TermEnd) -> BulkPlan:
    """A row for each entry of a deputy whose seat ends or who is elected again, and for each later duty of who leaves.

    Problem if nobody has such a seat, or if a name of `end.reelected` is that of two of them.
    """
    theirs = _seated(site, end)
    if not theirs:
        raise Problem("没有哪位代表的任期在这时候结束。", "看看选的是哪一级、哪个地方的人大。")
    again, unknown = read_elected_again(end.reelected, {id: one.name for id, (one, _) in theirs.items()})
    leaving = frozenset(
        id
        for id, (one, home) in theirs.items()
        if id not in again and not _stays(one, home, site.register, end)
    )
    work = _Work(end, site.register, end.is_over(site.today), theirs, frozenset(again), leaving)
    rows: list[BulkRow] = []
    for station in site.stations:
        document = loaded.documents.get(station.path)
        typed = document.data if document else None
        if isinstance(typed, dict):
            rows += work.entries(station, typed)
            rows += work.duties(station, typed)
    left = [f"再次当选的名单里，{name}不在这一届里。新当选的代表，用表格导入。" for name in unknown]
    if leaving and not work.is_over:
        left.append(
            f"{end.until.label}还没有过完，代表还在接待：电话、照片和同意公开的日期这一次都不删。过了这个月，再办一次换届，那时删。"
        )
    return BulkPlan(f"{_congress(end)}换届", tuple(_without_shared_pictures(rows, site)), tuple(left))


def _order(month: Month) -> tuple[int, int]:
    return month.year, month.month


def _congress(end: TermEnd) -> str:
    return f"{end.place}人大" if end.place else f"{end.district}各乡镇人大"


def _lies_elsewhere(town: str, end: TermEnd, register: Register) -> bool:
    """Whether a town named in a seat is known, and in no way one of the district's."""
    lies_in = {one.name for one in register.districts if any(own.name == town for own in one.townships)}
    return bool(lies_in) and end.district not in lies_in


def _seated(site: Site, end: TermEnd) -> dict[str, tuple[Deputy, Station]]:
    """The people with a seat that ends, by their numbers, with all of their seats and the station that lists these."""
    found: dict[str, tuple[Deputy, Station]] = {}
    for station in site.stations:
        for own, deputy in zip(station.detail.deputies, station.deputies, strict=True):
            if any(end.ends(seat, station, site.register) for seat in deputy.mandates) and (
                own.mandates or deputy.id not in found
            ):
                found[deputy.id] = deputy, station
    return found


def _stays(deputy: Deputy, home: Station, register: Register, end: TermEnd) -> bool:
    """Whether the person has another seat that runs on: of another congress, or of the new term already."""
    runs = (m for m in deputy.mandates if m.until is None or _order(m.until) > _order(end.until))
    return any(not end.ends(m, home, register) for m in runs)


@dataclass(frozen=True)
class _Work:
    """Who is in the congress (`theirs`), of whom sits in it `again`, and who is `leaving` public office."""

    end: TermEnd
    register: Register
    is_over: bool
    theirs: Mapping[str, tuple[Deputy, Station]]
    again: frozenset[str]
    leaving: frozenset[str]

    def entries(self, station: Station, typed: Mapping[str, Any]) -> Iterable[BulkRow]:
        """A row for each entry of this file that changes."""
        entries = typed.get("deputies")
        pairs = zip(station.detail.deputies, entries if isinstance(entries, list) else [], strict=False)
        for place, (deputy, entry) in enumerate(pairs):
            if deputy.id not in self.theirs or not isinstance(entry, dict) or entry.get("id") != deputy.id:
                continue
            row = _GrowingRow()
            self._seats(row, station, deputy, entry, ("deputies", place, "mandates"))
            if deputy.id in self.leaving and self.is_over:
                self._personal(row, station, entry, ("deputies", place))
            if row.splices:
                days = enumerate(station.detail.rota) if deputy.id in self.leaving else ()
                bears = tuple(("rota", n) for n, day in days if deputy.id in day.deputies)
                subject = f"{deputy.name}（{deputy.id}，{station.short_name}）"
                yield row.made(f"{station.id}/{deputy.id}", station, subject, bears)

    def _seats(
        self, row: _GrowingRow, station: Station, deputy: Deputy, entry: Mapping[str, Any], keys: Keys
    ) -> None:
        typed, end = entry.get("mandates"), self.end
        own = [
            seat.model_copy(update={"place": congress_of(self.register, station.row, seat)})
            for seat in deputy.mandates
        ]
        if not isinstance(typed, list) or len(typed) != len(own):
            return
        ending = [n for n, seat in enumerate(own) if end.ends(seat, station, self.register)]
        for n in ending:
            until = own[n].until
            if until is None or _order(until) != _order(end.until):
                words = f"{own[n].title}（{own[n].term}）任期到{end.until.label}"
                row.does(ENDS, words, Splice("set", (*keys, n, "until"), str(end.until)))
        sits = any(seat.term == end.new_term and end.is_of_it(seat, station, self.register) for seat in own)
        if ending and deputy.id in self.again and not sits:
            seat = _next_seat(typed[ending[-1]], end)
            row.does(
                AGAIN, f"再次当选：加上{own[ending[-1]].title}（{end.new_term}）", Splice("add", keys, seat)
            )

    def _personal(self, row: _GrowingRow, station: Station, entry: Mapping[str, Any], keys: Keys) -> None:
        gone = [key for key in PERSONAL if entry.get(key)]
        for key in gone:
            what = PICTURES if key == "photo" else PHONES if key == "phone" else ""
            row.does(what, "", Splice("remove", (*keys, key)))
        if gone:
            row.says.append(f"删去{'、'.join(PERSONAL[key] for key in gone)}")
        if self.end.takes_pictures and "photo" in gone:
            row.removes = (str(PurePosixPath(station.path).parent / str(entry["photo"])),)

    def duties(self, station: Station, typed: Mapping[str, Any]) -> Iterable[BulkRow]:
        """A row for each day after the term on which somebody who leaves is on duty."""
        for place, duty in enumerate(station.detail.rota):
            if (duty.on.year, duty.on.month) <= _order(self.end.until):
                continue
            gone = [n for n, id in enumerate(duty.deputies) if id in self.leaving]
            if not gone or not isinstance(typed["rota"][place].get("deputies"), list):
                continue
            names = "、".join(self.theirs[duty.deputies[n]][0].name for n in gone)
            row = _GrowingRow()
            if len(gone) == len(duty.deputies):
                row.does(DUTIES, f"那天轮值的{names}都已离任，这一天删去", Splice("remove", ("rota", place)))
            else:
                row.does(DUTIES, f"轮值名单里去掉{names}")
                row.splices += [Splice("remove", ("rota", place, "deputies", n)) for n in gone]
            subject = f"{format_date(duty.on)}轮值（{station.short_name}）"
            yield row.made(f"{station.id}/{duty.on}/{place}", station, subject)


@dataclass
class _GrowingRow:
    """A row while it is put together."""

    splices: list[Splice] = field(default_factory=list)
    says: list[str] = field(default_factory=list)
    deeds: list[str] = field(default_factory=list)
    removes: tuple[str, ...] = ()

    def does(self, deed: str, words: str, *splices: Splice) -> None:
        """One thing more, said in `words` and counted as `deed`, each unless empty."""
        self.deeds += [deed] if deed and deed not in self.deeds else []
        self.says += [words] if words else []
        self.splices += splices

    def made(self, mark: str, station: Station, subject: str, bears: tuple[Keys, ...] = ()) -> BulkRow:
        return BulkRow(
            *(mark, station.id, subject, tuple(self.says), station.path, tuple(self.splices), self.removes),
            deeds=tuple(self.deeds), bears=bears,
        )  # fmt: skip


def _next_seat(seat: Any, end: TermEnd) -> NewValue:
    """The seat in the new congress, said as the old one was, its constituency too."""
    kept = {key: value for key, value in seat.items() if key in ("level", "place", "constituency") and value}
    # As a person would order it: level, term, place, constituency.
    return {"level": kept.pop("level"), "term": end.new_term, **kept}


def _without_shared_pictures(rows: Iterable[BulkRow], site: Site) -> Iterable[BulkRow]:
    """The rows, without files to take away that are not there or that another entry or photo shows as well."""
    used: defaultdict[str, int] = defaultdict(int)
    for station in site.stations:
        folder = PurePosixPath(station.path).parent
        for entry in station.detail.deputies:
            used[str(folder / str(entry.photo))] += 1
        for photo in station.detail.photos:
            used[str(folder / str(photo.file))] += 1
    for row in rows:
        removes = tuple(path for path in row.removes if path in site.pictures and used[path] == 1)
        yield replace(row, removes=removes)
