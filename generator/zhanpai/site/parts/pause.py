"""A closure as residents are told of it: on a station's pages, and once for all its stations where many are listed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhanpai.domain import closures
from zhanpai.domain.model.register import Closure
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.domain.schedule import pause_on
from zhanpai.kit.dates import format_month_day, format_span

NAMED = 3
"""So many stations are named one by one; of more, the rest is counted."""


@dataclass(frozen=True, slots=True)
class PauseNotice:
    """Reception pauses: from when until when; `text` says why, when it resumes and where to go; `until` as 2026-10-08."""

    title: str
    text: str
    until: str

    @property
    def words(self) -> str:
        """Both in one line, where there is no room for a title."""
        return f"{self.title}：{self.text}"


def station_pauses(site: Site, station: Station) -> tuple[PauseNotice, ...]:
    """What the station tells today of its closures; nothing of one that does not receive anyway."""
    told = closures.told(site.register, station.closures, site.today) if station.receives else ()
    return tuple(_notice(site, c, "", station.closures, _first_day(station, c)) for c in told)


def is_paused(site: Site, station: Station) -> bool:
    """Whether the station, open otherwise, receives nobody today."""
    return station.receives and pause_on(site.today, closures.pauses(station.closures)) is not None


def pauses_in(site: Site, where: str, stations: Iterable[Station]) -> tuple[PauseNotice, ...]:
    """What is told today of the closures of `stations`, each once; `where` are all of them: 全市, 岳麓区."""
    receiving = [station for station in stations if station.receives]
    found = []
    for closure in closures.told(site.register, site.register.closures, site.today):
        shut = [station for station in receiving if closure in station.closures]
        if shut:
            common = [c for c in shut[0].closures if all(c in station.closures for station in shut)]
            spared = [s for s in receiving if s.id in closure.receiving]
            but = f"{_names(spared)}照常接待。" if spared else ""
            found.append(_notice(site, closure, _whom(closure, where, shut), common, but))
    return tuple(found)


def _notice(site: Site, closure: Closure, whom: str, known: Iterable[Closure], more: str) -> PauseNotice:
    why, resumes = closures.reason(closure), format_month_day(closures.resumes_on(closure, known))
    stops = f"因{why}，{whom}停止接待" if whom else f"因{why}停止接待"
    return PauseNotice(
        title=f"{format_span(closure.since, closure.until, site.today.year)}停止接待",
        text=f"{stops}，{resumes}起恢复。{more}{closures.instead(closure)}",
        until=closure.until.isoformat(),
    )


def _first_day(station: Station, closure: Closure) -> str:
    """When residents are next received after it: the day of resuming need not be a reception day."""
    after = next((day.on for day in station.receptions if day.on > closure.until), None)
    return f"恢复以后的第一个接待日是{format_month_day(after)}。" if after else ""


def _whom(closure: Closure, where: str, shut: Sequence[Station]) -> str:
    """Whose reception pauses: all of `where`, some districts of it, or stations by name."""
    if (not closure.districts and not closure.stations) or where in closure.districts:
        return f"{where}各联络站"
    districts = dict.fromkeys(d for s in shut if (d := s.row.district) in closure.districts)
    single = [s for s in shut if s.row.district not in closure.districts]
    whole = f"{'、'.join(map(str, districts))}各联络站" if districts else ""
    return "和".join(filter(None, [whole, _names(single)]))


def _names(stations: Sequence[Station]) -> str:
    if not stations:
        return ""
    names = "、".join(station.short_name for station in stations[:NAMED])
    return names if len(stations) <= NAMED else f"{names}等{len(stations)}个站"
