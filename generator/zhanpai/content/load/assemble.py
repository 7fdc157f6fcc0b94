"""Join what was read from single files into one `Site`; a file that fits nowhere is a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from zhanpai.content.filing import CONTENT, PERMALINKS, SEAL, Filed, Kind
from zhanpai.content.ledger import Seal
from zhanpai.content.load.gaps import Gaps
from zhanpai.content.load.membership import with_people
from zhanpai.content.load.permalinks import Ledger, unsealed
from zhanpai.content.records.partly import STAND_IN
from zhanpai.domain import closures, naming, receptions
from zhanpai.domain.model.news import NewsItem, ProsePage
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.project import ProjectItem, ProjectYear
from zhanpai.domain.model.register import Register, StationRow, StationStatus
from zhanpai.domain.model.site import Picture, Site
from zhanpai.domain.model.station import Station, StationFile
from zhanpai.domain.model.waiver import Waiver, WaiverList
from zhanpai.domain.pictures import known_as
from zhanpai.kit.diagnostics import Finding, Rule
from zhanpai.kit.remembered import Remembered

UNREGISTERED = Rule.parse("""S204 站点文件在名册里没有对应的站

    文件名是站号，文件夹是区县。名册里没有这个站号，或者站在别的区，这个文件就不会出现在网站上。

    错：
        content/stations/yuelu/0999.yaml（名册里没有 0999）
    对：
        先在 stations.yaml 里加一行 0999，再建这个文件
    """)

RULES = (UNREGISTERED,)


_NO_DETAIL = StationFile()
"""Of a station without a file."""


@dataclass
class Parts:
    """What was read, by what it is; `unread` are the files that could not be used.

    A station's files are found by folder and id, each by one row only.
    """

    stations: dict[tuple[str, str], tuple[Filed, StationFile]] = field(default_factory=dict)
    opinions: dict[tuple[str, str], tuple[Filed, tuple[Opinion, ...]]] = field(default_factory=dict)
    news: list[NewsItem] = field(default_factory=list)
    prose: list[ProsePage] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    ledger: Ledger | None = None
    seal: Seal | Finding | None = None
    projects: list[ProjectItem] = field(default_factory=list)
    waivers: tuple[Waiver, ...] = ()
    filed: list[Filed] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    partly: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)

    def ask_seal(self) -> list[Finding]:
        """What the seal says to be missing of the ledger; of what nobody could read it says nothing.

        What is left of the ledger is used all the same.
        """
        if not self.unread.isdisjoint((SEAL, CONTENT)) or (self.ledger is None and PERMALINKS in self.unread):
            return []
        found = self.seal if isinstance(self.seal, Finding) else unsealed(self.ledger, self.seal)
        return [found] if found else []

    def refuse(self, finding: Finding) -> Finding:
        """Note a file or folder that was not read, and hand back why."""
        if finding.severity.is_error:
            self.unread.add(finding.path)
        return finding

    def add(self, filed: Filed, value: object | None, gaps: Gaps | None = None) -> None:
        """Take in one file that was read; None stands for one that could not be, `gaps` tell what it is without."""
        self.filed.append(filed)
        if gaps:
            self.unread.add(filed.path)
            self.lost |= gaps.ids - {""}
            if not gaps.hides:
                self.partly.add(filed.path)
        match value:
            case None:
                self.unread.add(filed.path)
            case StationFile():
                self.stations[filed.folder, filed.stem] = filed, value
            case NewsItem():
                self.news.append(value)
            case ProsePage():
                self.prose.append(value)
            case Picture():
                self.pictures[known_as(filed.path)] = value
            case Ledger():
                self.ledger = value
                if not value.is_whole:
                    self.unread.add(filed.path)
            case Seal() | Finding():
                self.seal = value
            case WaiverList():
                self.waivers = value.items
            case ProjectYear():
                self.projects += value.items
            case tuple():
                self.opinions[filed.folder, filed.stem] = filed, value


def assemble(
    register: Register,
    parts: Parts,
    today: dt.date,
    gaps: Gaps | None = None,
    *,
    is_preview: bool = False,
    remembered: Remembered | None = None,
) -> tuple[Site, list[Finding]]:
    """Make the site of `register`; return it with the files that belong to no station.

    `gaps` tell what the register is without; what is `remembered` of the last time need not be made again.
    """
    remembered = remembered or Remembered()
    remembered.begin(register, today)
    lost_rows = gaps.ids if gaps else frozenset()
    knows_folders = not any(
        "district" in place or "districts" in place for place in (gaps.lost if gaps else ())
    )
    # By id, but as registered where two rows share one: the first keeps the files.
    rows = sorted(register.stations, key=lambda row: row.id)
    known = [_station(register, row, parts, today, remembered) for row in rows]
    stations = with_people(register, known, today, remembered)
    misfits = [] if "" in lost_rows else list(_misfits(register, stations, parts, lost_rows, knows_folders))
    site = Site(
        register=register,
        stations=stations,
        news=tuple(sorted(parts.news, key=lambda n: n.stem)),
        prose=tuple(sorted(parts.prose, key=lambda p: (p.front.order, p.slug))),
        pictures=parts.pictures,
        today=today,
        is_preview=is_preview,
        printed=parts.ledger.printed if parts.ledger else (),
        waivers=parts.waivers,
        projects=tuple(sorted(parts.projects, key=lambda p: (-p.year, p.index))),
        unread=frozenset(parts.unread.union(finding.path for finding in misfits)),
        partly=frozenset(parts.partly),
        lost_ids=frozenset(parts.lost | lost_rows),
        may_lack_stations="" in lost_rows,
        remembered=remembered,
    )
    return site, misfits


def _station(
    register: Register, row: StationRow, parts: Parts, today: dt.date, remembered: Remembered
) -> Station:
    filed, detail = _take(parts.stations, register, row) or (None, _NO_DETAIL)
    opinions_filed, opinions = _take(parts.opinions, register, row) or (None, ())
    return remembered.get(
        ("station", row.id),
        (row, filed, detail, opinions_filed, opinions),
        lambda: _joined(register, row, filed, detail, opinions_filed, opinions, today),
    )


def _joined(
    register: Register,
    row: StationRow,
    filed: Filed | None,
    detail: StationFile,
    opinions_filed: Filed | None,
    opinions: tuple[Opinion, ...],
    today: dt.date,
) -> Station:
    status, shut = row.status_on(today), closures.of_row(register, row)
    return Station(
        row=row,
        name=naming.full_name(register, row),
        short_name=naming.short_name(register, row),
        name_parts=naming.name_parts(register, row),
        short_parts=naming.short_parts(register, row),
        detail=detail,
        opinions=opinions,
        receptions=receptions.receptions(detail, today, shut=shut) if status is StationStatus.OPEN else (),
        path=filed.path if filed else "",
        opinions_path=opinions_filed.path if opinions_filed else "",
        announced=None if status is row.status else row.status,
        closures=shut,
    )


T = TypeVar("T")


def _take(found: dict[tuple[str, str], T], register: Register, row: StationRow) -> T | None:
    """Take the row's file out of `found`; from any folder if the row does not say which is right."""
    folder = folder_of(register, row)
    folders = [folder] if folder else sorted(f for f, id in found if id == row.id)[:1]
    return next((found.pop((f, row.id)) for f in folders if (f, row.id) in found), None)


def folder_of(register: Register, row: StationRow) -> str:
    """The folder of the station's files: its district's slug, or `city` for those of the city.

    "" when the row's district is unknown or missing: that is a fault of the register, not of the file.
    """
    if row.district is None:
        return "" if "district" in naming.REQUIRED_OF_KIND[row.kind] else "city"
    district = register.district_by_name.get(row.district)
    return district.slug if district and district.slug != STAND_IN else ""


def _misfits(
    register: Register,
    stations: tuple[Station, ...],
    parts: Parts,
    lost: frozenset[str],
    knows_folders: bool,
) -> Iterator[Finding]:
    """The files that no row has taken, but for those of rows that are lost."""
    used = {path for s in stations for path in (s.path, s.opinions_path)}
    by_id = {s.id: s for s in reversed(stations)}
    for filed in parts.filed:
        if filed.kind not in (Kind.STATION, Kind.OPINIONS) or filed.path in used or filed.stem in lost:
            continue
        station = by_id.get(filed.stem)
        if station is None:
            fix = f"在 stations.yaml 里加一行站号 {filed.stem}；或者改正文件名。"
            yield UNREGISTERED.at(filed.path, (), f"名册里没有站号 {filed.stem}，这个文件用不上。", fix)
        elif knows_folders and (folder := folder_of(register, station.row)) not in ("", filed.folder):
            right = f"content/{filed.kind.value}/{folder}/{filed.stem}.yaml"
            message = f"{filed.stem} 是{station.name}，不归文件夹 {filed.folder}。"
            is_there = any(other.path == right for other in parts.filed)
            fix = f"那里已经有 {right}：把内容并到一处，删掉这个文件。" if is_there else f"移到 {right}。"
            yield UNREGISTERED.at(filed.path, (), message, fix)
