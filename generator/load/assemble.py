"""Join what was read from single files into one `Site`; a file that fits nowhere is a finding."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from generator import agenda, naming
from generator.diagnostics import Finding, Rule
from generator.filing import Filed, Kind
from generator.model.news import NewsItem, ProsePage
from generator.model.opinion import Opinion
from generator.model.register import Register, StationRow, StationStatus
from generator.model.site import Picture, Site
from generator.model.station import Station, StationFile

UNREGISTERED = Rule.parse("""S204 站点文件在名册里没有对应的站

    文件名是站号，文件夹是区县。名册里没有这个站号，或者站在别的区，这个文件就不会出现在网站上。

    错：
        content/stations/yuelu/0999.yaml（名册里没有 0999）
    对：
        先在 stations.yaml 里加一行 0999，再建这个文件
    """)

RULES = (UNREGISTERED,)


@dataclass
class Parts:
    """What was read, by what it is; `unread` are the files that could not be used."""

    stations: dict[tuple[str, str], tuple[Filed, StationFile]] = field(default_factory=dict)
    opinions: dict[tuple[str, str], tuple[Filed, tuple[Opinion, ...]]] = field(default_factory=dict)
    news: list[NewsItem] = field(default_factory=list)
    prose: list[ProsePage] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    filed: list[Filed] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def add(self, filed: Filed, value: object | None) -> None:
        """Take in one file."""
        self.filed.append(filed)
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
                self.pictures[filed.path] = value
            case tuple():
                self.opinions[filed.folder, filed.stem] = filed, value


def assemble(register: Register, parts: Parts, today: dt.date) -> tuple[Site, list[Finding]]:
    """Make the site of `register`; return it with the files that belong to no station."""
    stations = tuple(
        _station(register, row, parts, today) for row in sorted(register.stations, key=lambda r: r.id)
    )
    site = Site(
        register=register,
        stations=stations,
        news=tuple(sorted(parts.news, key=lambda n: n.stem)),
        prose=tuple(sorted(parts.prose, key=lambda p: (p.front.order, p.slug))),
        pictures=parts.pictures,
        today=today,
        unread=frozenset(parts.unread),
    )
    return site, list(_misfits(site, parts))


def _station(register: Register, row: StationRow, parts: Parts, today: dt.date) -> Station:
    place = folder_of(register, row), row.id
    filed, detail = parts.stations.get(place, (None, StationFile()))
    opinions_filed, opinions = parts.opinions.get(place, (None, ()))
    return Station(
        row=row,
        name=naming.full_name(register, row),
        short_name=naming.short_name(register, row),
        detail=detail,
        opinions=opinions,
        receptions=agenda.receptions(detail, today) if row.status is StationStatus.OPEN else (),
        path=filed.path if filed else "",
        opinions_path=opinions_filed.path if opinions_filed else "",
    )


def folder_of(register: Register, row: StationRow) -> str:
    """The folder of the station's files: its district's slug, or `city` for those of the city."""
    district = register.district_by_name.get(row.district or "")
    return district.slug if district else "city"


def _misfits(site: Site, parts: Parts) -> list[Finding]:
    found = []
    for filed in parts.filed:
        if filed.kind not in (Kind.STATION, Kind.OPINIONS):
            continue
        station = site.station_by_id.get(filed.stem)
        if station is None:
            fix = f"在 stations.yaml 里加一行站号 {filed.stem}；或者改正文件名。"
            found.append(
                UNREGISTERED.at(filed.path, (), f"名册里没有站号 {filed.stem}，这个文件用不上。", fix)
            )
        elif (folder := folder_of(site.register, station.row)) != filed.folder:
            right = f"content/{filed.kind.value}/{folder}/{filed.stem}.yaml"
            message = f"{filed.stem} 是{station.name}，不归文件夹 {filed.folder}。"
            found.append(UNREGISTERED.at(filed.path, (), message, f"移到 {right}。"))
    return found
