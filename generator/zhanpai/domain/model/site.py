"""Everything that is published, indexed once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import NewsItem, ProsePage
from zhanpai.domain.model.printed import Printed
from zhanpai.domain.model.project import ProjectItem
from zhanpai.domain.model.register import District, PermalinkStyle, Register, Township
from zhanpai.domain.model.station import Station
from zhanpai.domain.model.waiver import Waiver
from zhanpai.kit.remembered import Remembered

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file in `content/`: its width and height in pixels, and a checksum of its bytes.

    `problem` says in Chinese why it cannot be shown, or is ""; `size` is that of the file in bytes.
    """

    path: str
    width: int
    height: int
    checksum: str
    problem: str = ""
    size: int = 0


@dataclass(frozen=True)
class Site:
    """The whole content at one date; every page is a function of this and nothing else.

    `unread` names the files that could not be read: rules that look across files stay silent about
    what may stand in them, so that one fault gives one finding; of those that are
    `partly` read nothing is missing that other files build on; `lost_ids` are those of stations and deputies
    whose records could not be read, `may_lack_stations` says that there may be others.  `printed` is what went out under a
    permanent address, oldest first; `projects` are the livelihood projects, newest year
    first.  `is_preview` adds the news that is not yet to be seen, for `serve`.
    """

    register: Register
    stations: tuple[Station, ...]
    news: tuple[NewsItem, ...]
    prose: tuple[ProsePage, ...]
    pictures: Mapping[str, Picture]
    today: dt.date
    unread: frozenset[str] = field(default_factory=frozenset)
    printed: tuple[Printed, ...] = ()
    projects: tuple[ProjectItem, ...] = ()
    is_preview: bool = False
    waivers: tuple[Waiver, ...] = ()
    partly: frozenset[str] = field(default_factory=frozenset)
    lost_ids: frozenset[str] = field(default_factory=frozenset)
    may_lack_stations: bool = False
    remembered: Remembered = field(default_factory=Remembered, compare=False, repr=False)
    """What was found in parts of a site like this one that are the same objects here."""

    def lacks_station(self, id: str) -> bool:
        """Whether there is surely no such station: none is known, and none that could not be read may be it."""
        return id not in self.station_by_id and id not in self.lost_ids and not self.may_lack_stations

    def lacks_deputy(self, id: str) -> bool:
        """Whether there is surely no such deputy."""
        return id not in self.deputy_by_id and id not in self.lost_ids and not self.may_lack_deputies

    @cached_property
    def station_by_id(self) -> dict[str, Station]:
        """The stations by 站号."""
        return {s.id: s for s in reversed(self.stations)}

    @cached_property
    def may_lack_deputies(self) -> bool:
        """Whether a file that could not be read may list deputies, so that an unknown one is no fault yet."""
        return any(
            path == "content" or (path.startswith("content/stations") and path not in self.pictures)
            for path in self.unread - self.partly
        )

    @cached_property
    def stations_by_district(self) -> dict[str, tuple[Station, ...]]:
        """The stations by the name of their district; those of the city itself under ""."""
        return _grouped((s.row.district or "", s) for s in self.stations)

    @cached_property
    def stations_by_township(self) -> dict[tuple[str, str], tuple[Station, ...]]:
        """The stations by the names of district and township."""
        return _grouped(((s.row.district or "", s.row.township or ""), s) for s in self.stations)

    @cached_property
    def deputies(self) -> tuple[tuple[Deputy, Station], ...]:
        """Every deputy once, with their home: the first station whose file has the person's seats."""
        return tuple(self.deputy_by_id.values())

    @cached_property
    def deputy_by_id(self) -> dict[str, tuple[Deputy, Station]]:
        """Deputy and home by the deputy's id, in the order of stations."""
        found: dict[str, tuple[Deputy, Station]] = {}
        # Where nobody has written the seats (a check names it), any station will do.
        for has_seats in (True, False):
            for station in self.stations:
                for deputy, entry in zip(station.deputies, station.detail.deputies, strict=True):
                    if entry.mandates or not has_seats:
                        found.setdefault(deputy.id, (deputy, station))
        return found

    @cached_property
    def stations_of_deputy(self) -> dict[str, tuple[Station, ...]]:
        """The stations at which each deputy is, home first, by the deputy's id."""
        found = _grouped((d.id, s) for s in self.stations for d in s.deputies)
        return {
            id: (home, *(s for s in found[id] if s is not home))
            for id, (_, home) in self.deputy_by_id.items()
        }

    @cached_property
    def serving(self) -> tuple[tuple[Deputy, Station], ...]:
        """The deputies in office on the site's date, each once with their home, in the order of stations."""
        return tuple((d, s) for d, s in self.deputies if d.serves_on(self.today))

    def serving_at(self, stations: Iterable[Station]) -> tuple[tuple[Deputy, Station], ...]:
        """The deputies in office at these stations, each once with the first of them."""
        found: dict[str, tuple[Deputy, Station]] = {}
        for station in stations:
            for deputy in station.serving:
                found.setdefault(deputy.id, (deputy, station))
        return tuple(found.values())

    @cached_property
    def has_aliases(self) -> bool:
        """Whether codes say, or have once said, nothing but a number (短码): its address must answer for ever."""
        compact = self.register.site.permalink_style is PermalinkStyle.COMPACT
        return compact or any(printed.is_compact for printed in self.printed)

    def stations_of(self, ids: Iterable[str]) -> tuple[Station, ...]:
        """The stations of these 站号, in their order; an unknown number is left out (a check names it)."""
        return tuple(self.station_by_id[id] for id in ids if id in self.station_by_id)

    def deputies_of(self, ids: Iterable[str]) -> tuple[tuple[Deputy, Station], ...]:
        """The deputies of these ids with their stations, in their order; an unknown id is left out."""
        return tuple(self.deputy_by_id[id] for id in ids if id in self.deputy_by_id)

    @property
    def articles(self) -> tuple[NewsItem | ProsePage, ...]:
        """Everything written in Markdown."""
        return (*self.news, *self.prose)

    def is_due(self, item: NewsItem) -> bool:
        """Whether the item is reviewed often enough and not dated ahead."""
        return (
            len(item.front.reviews) >= self.register.site.reviews_required and item.front.date <= self.today
        )

    @cached_property
    def published_news(self) -> tuple[NewsItem, ...]:
        """The news that lists, feeds and the search show; newest first."""
        return _newest_first(n for n in self.news if self.is_due(n) and not n.front.withdrawn)

    @cached_property
    def withdrawn_news(self) -> tuple[NewsItem, ...]:
        """What was published and taken back: its address still answers; newest first."""
        return _newest_first(n for n in self.news if self.is_due(n) and n.front.withdrawn)

    @cached_property
    def pending_news(self) -> tuple[NewsItem, ...]:
        """Drafts and items dated ahead, which have a page in the preview alone; newest first."""
        return _newest_first(n for n in self.news if self.is_preview and not self.is_due(n))

    @cached_property
    def news_by_station(self) -> dict[str, tuple[NewsItem, ...]]:
        """Published news by 站号, newest first."""
        return _grouped((id, n) for n in self.published_news for id in n.front.stations)

    @cached_property
    def news_by_deputy(self) -> dict[str, tuple[NewsItem, ...]]:
        """Published news by the deputy's id, newest first."""
        return _grouped((id, n) for n in self.published_news for id in n.front.deputies)

    @cached_property
    def news_by_district(self) -> dict[str, tuple[NewsItem, ...]]:
        """Published news by the name of the district, newest first."""
        return _grouped((name, n) for n in self.published_news for name in self._districts_of(n))

    @cached_property
    def projects_by_station(self) -> dict[str, tuple[ProjectItem, ...]]:
        """Livelihood projects by 站号, the newest year first."""
        return _grouped((id, p) for p in self.projects for id in p.record.stations)

    @cached_property
    def projects_by_deputy(self) -> dict[str, tuple[ProjectItem, ...]]:
        """Livelihood projects by the id of a deputy who watches over them, the newest year first."""
        return _grouped((id, p) for p in self.projects for id in p.record.deputies)

    def _districts_of(self, item: NewsItem) -> list[str]:
        return sorted({s.row.district for s in self.stations_of(item.front.stations) if s.row.district})

    def district_of(self, station: Station) -> District | None:
        """The district that the station lies in, or None for the city's own."""
        return self.register.district_by_name.get(station.row.district or "")

    def township_of(self, station: Station) -> Township | None:
        """The township that the station lies in, if its row names one."""
        district = self.district_of(station)
        return district.township_by_name.get(station.row.township or "") if district else None

    def successors_of(self, station: Station) -> tuple[Station, ...]:
        """The stations that today do the work of one that is merged or split, along any chain of mergers, in their order.

        Empty for a station that exists, and for one that is closed without a successor.  Where no chain ends at a station
        that exists (a check names that), its ends stand for it.
        """
        found: dict[str, Station] = {}
        ends: dict[str, Station] = {}
        seen = {station.id}
        ahead = [] if station.exists else [station]
        while ahead:
            one = ahead.pop(0)
            known = [self.station_by_id[id] for id in one.row.into if id in self.station_by_id]
            following = [s for s in known if s.id not in seen]
            if one.exists or not following:
                (found if one.exists else ends)[one.id] = one
                continue
            seen.update(s.id for s in following)
            ahead = [*following, *ahead]
        ends.pop(station.id, None)
        return tuple((found or ends).values())

    def successor_of(self, station: Station) -> Station | None:
        """The first of `successors_of`, None if there is none."""
        return next(iter(self.successors_of(station)), None)

    def receiving_for(self, station: Station) -> tuple[Station, ...]:
        """Where residents of `station` are to go today: to itself while it exists, else to its successors, if it has any."""
        return self.successors_of(station) or (station,)


def _newest_first(items: Iterable[NewsItem]) -> tuple[NewsItem, ...]:
    return tuple(sorted(items, key=lambda n: (n.front.date, n.stem), reverse=True))


K = TypeVar("K")


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
