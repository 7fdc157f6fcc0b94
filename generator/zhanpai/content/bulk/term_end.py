"""换届: the seats of one congress end, and with them the reason to publish what is personal of those who leave.

What is no longer needed for its purpose is to be deleted (个人信息保护法 art. 47): telephone, consent and portrait go out
of the entries of people without another seat.  Name and past seats stay: they are the record of who was elected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from zhanpai.content.bulk.bulk_plan import BulkPlan, BulkRow
from zhanpai.content.load.content import Loaded
from zhanpai.domain.congresses import congress_of
from zhanpai.domain.model.deputy import Deputy, Level, Mandate
from zhanpai.domain.model.field_types import Month
from zhanpai.domain.model.register import Register
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.splice import NewValue, Splice

PERSONAL = {"phone": "电话", "consent": "同意公开的日期", "photo": "照片"}
"""What goes out of the entry of somebody who leaves, and the words for it."""


@dataclass(frozen=True)
class TermEnd:
    """Whose term ends: of the congress of `level` at `place`, or of every town in `district` if `place` is "".

    `until` is the last month of the old term, `new_term` what the next is called.  `reelected` are names or numbers of
    those who sit in it again.  `takes_pictures`: whether the files of the portraits go, too.
    """

    level: Level
    place: str
    until: Month
    new_term: str
    district: str = ""
    reelected: tuple[str, ...] = ()
    takes_pictures: bool = True

    def ends(self, seat: Mandate, station: Station) -> bool:
        """Whether this seat, as the site has it, is one of theirs and still runs after `until`."""
        if seat.level is not self.level or (self.place and seat.place != self.place):
            return False
        if self.district and station.row.district != self.district:
            return False
        return seat.until is None or _order(seat.until) >= _order(self.until)


def plan_term_end(loaded: Loaded, site: Site, end: TermEnd) -> BulkPlan:
    """A row for each entry of a deputy whose seat ends or who is elected again, and for each later duty of who leaves.

    Problem if nobody has such a seat, or if a name of `end.reelected` is that of two of them.
    """
    theirs = _seated(site, end)
    if not theirs:
        raise Problem("没有哪位代表的任期在这时候结束。", "看看选的是哪一级、哪个地方的人大。")
    again, unknown = _reelected(end, theirs)
    leaving = {id for id, deputy in theirs.items() if id not in again and not _stays(deputy, end)}
    rows: list[BulkRow] = []
    for station in site.stations:
        document = loaded.documents.get(station.path)
        typed = document.data if document else None
        if isinstance(typed, dict):
            rows += _entries(site.register, end, station, typed, theirs, again, leaving)
            rows += _duties(end, station, typed, theirs, leaving)
    left = [f"再次当选的名单里，{name}不在这一届里。新当选的代表，用表格导入。" for name in unknown]
    return BulkPlan(f"{_congress(end)}换届", tuple(_without_shared_pictures(rows, site)), tuple(left))


def _order(month: Month) -> tuple[int, int]:
    return month.year, month.month


def _congress(end: TermEnd) -> str:
    return f"{end.place}人大" if end.place else f"{end.district}各乡镇人大"


def _seated(site: Site, end: TermEnd) -> dict[str, Deputy]:
    """The people with a seat that ends, by their numbers, with all of their seats."""
    return {
        deputy.id: deputy
        for station in site.stations
        for deputy in station.deputies
        if any(end.ends(seat, station) for seat in deputy.mandates)
    }


def _stays(deputy: Deputy, end: TermEnd) -> bool:
    """Whether the person has another seat that runs on."""
    runs = (m for m in deputy.mandates if m.until is None or _order(m.until) > _order(end.until))
    return any(m.level is not end.level or (end.place and m.place != end.place) for m in runs)


def _reelected(end: TermEnd, theirs: Mapping[str, Deputy]) -> tuple[set[str], list[str]]:
    """The numbers of those elected again, and what was named that is nobody's."""
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for id, deputy in theirs.items():
        by_name[deputy.name].append(id)
    again: set[str] = set()
    unknown: list[str] = []
    for named in end.reelected:
        found = [named] if named in theirs else by_name.get(named, [])
        if len(found) > 1:
            raise Problem(f"叫{named}的有 {len(found)} 位，不知道是哪一位。", f"写编号：{'、'.join(found)}。")
        again.update(found)
        unknown += [] if found else [named]
    return again, unknown


def _entries(
    register: Register,
    end: TermEnd,
    station: Station,
    typed: Mapping[str, Any],
    theirs: Mapping[str, Deputy],
    again: set[str],
    leaving: set[str],
) -> Iterable[BulkRow]:
    """A row for each entry of this file that changes."""
    entries = typed.get("deputies")
    pairs = zip(station.detail.deputies, entries if isinstance(entries, list) else [], strict=False)
    for place, (deputy, entry) in enumerate(pairs):
        if deputy.id not in theirs or not isinstance(entry, dict) or entry.get("id") != deputy.id:
            continue
        splices, says = [], []
        seats = entry.get("mandates")
        seats = seats if isinstance(seats, list) else []
        for n, own in enumerate(deputy.mandates if len(seats) == len(deputy.mandates) else ()):
            seat = own.model_copy(update={"place": congress_of(register, station.row, own)})
            if not end.ends(seat, station):
                continue
            keys = ("deputies", place, "mandates")
            if seat.until is None or _order(seat.until) != _order(end.until):
                splices.append(Splice("set", (*keys, n, "until"), str(end.until)))
            says.append(f"{seat.title}（{seat.term}）任期到 {end.until.label}")
            if deputy.id in again:
                splices.append(Splice("add", keys, _next_seat(seats[n], end)))
                says.append(f"再次当选：加上{end.new_term}")
        removes: tuple[str, ...] = ()
        if deputy.id in leaving:
            gone = [key for key in PERSONAL if entry.get(key)]
            splices += [Splice("remove", ("deputies", place, key)) for key in gone]
            says += [f"删去{'、'.join(PERSONAL[key] for key in gone)}"] if gone else []
            if end.takes_pictures and "photo" in gone:
                removes = (str(PurePosixPath(station.path).parent / str(entry["photo"])),)
        if splices:
            subject = f"{deputy.name}（{deputy.id}，{station.short_name}）"
            mark = f"{station.id}/{deputy.id}"
            yield BulkRow(mark, station.id, subject, tuple(says), station.path, tuple(splices), removes)


def _next_seat(seat: Any, end: TermEnd) -> NewValue:
    """The seat in the new congress, said as the old one was, its constituency too."""
    kept = {key: value for key, value in seat.items() if key in ("level", "place", "constituency") and value}
    # As a person would order it: level, term, place, constituency.
    return {"level": kept.pop("level"), "term": end.new_term, **kept}


def _duties(
    end: TermEnd, station: Station, typed: Mapping[str, Any], theirs: Mapping[str, Deputy], leaving: set[str]
) -> Iterable[BulkRow]:
    """A row for each day after the term on which somebody who leaves is on duty."""
    for place, duty in enumerate(station.detail.rota):
        if (duty.on.year, duty.on.month) <= _order(end.until):
            continue
        gone = [n for n, id in enumerate(duty.deputies) if id in leaving]
        if not gone or not isinstance(typed["rota"][place].get("deputies"), list):
            continue
        names = "、".join(theirs[duty.deputies[n]].name for n in gone)
        keys = ("rota", place, "deputies")
        if len(gone) == len(duty.deputies):
            splices, says = [Splice("remove", ("rota", place))], f"那天轮值的{names}都已离任，这一天删去"
        else:
            splices, says = [Splice("remove", (*keys, n)) for n in gone], f"轮值名单里去掉{names}"
        subject = f"{duty.on} 轮值（{station.short_name}）"
        mark = f"{station.id}/{duty.on}/{place}"
        yield BulkRow(mark, station.id, subject, (says,), station.path, tuple(splices))


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
        yield BulkRow(
            row.mark, row.station, row.subject, row.says, row.path, row.splices, removes, row.is_ticked
        )
