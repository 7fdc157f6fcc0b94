"""Which stations and deputies a news item's text names, and with which words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from zhanpai.domain import urls
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.domain.names.text_edges import is_of_elsewhere, is_station
from zhanpai.domain.word_edges import is_introduced, is_person, occurrences

_Person: TypeAlias = tuple[Deputy, Station]
_People: TypeAlias = Sequence[_Person]

_LINKED = re.compile(r".*/([sd])/([0-9]+)/")
_GENERAL = re.compile(
    "人大|代表|联系|群众|联络|工作|活动|服务|中心|选民|接待|之家|社区|街道|[总站室点家村镇乡区县市的]"
)
"""Words that many stations' names are made of: what is left of a name is its place."""


_END = 3
"""Characters by which the end of a name is sought."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a text names.  `names` are the words and where they lead; "" for words to be passed over."""

    names: dict[str, str]
    stations: tuple[Station, ...] = ()
    deputies: tuple[_Person, ...] = ()


@dataclass(frozen=True, slots=True)
class _Match:
    """A station's name at a place of a text; `station` is None where it cannot be told which is meant."""

    start: int
    end: int
    station: Station | None


class Linker:
    """All names of a site's stations and deputies, made once for all its news."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._stations = _by_name(site.stations)
        ends = {name[-_END:] for name in self._stations}
        # Names end in few ways, so that their ends are sought and their beginnings looked up.
        self._end = re.compile(f"(?={'|'.join(map(re.escape, sorted(ends)))})") if ends else None
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in self._stations:
            self._lengths[name[-_END:]].add(len(name))
        self._people = frozenset(deputy.name for deputy, _ in site.deputies)

    def find(self, item: NewsItem) -> Found:
        """What the title and the running text of `item` name, beside what its front matter says."""
        stations_by_id, deputy_by_id = self._site.station_by_id, self._site.deputy_by_id
        about = [stations_by_id[id] for id in item.front.stations if id in stations_by_id]
        title, body = item.front.title, item.document.running_text
        by_hand = [found.groups() for link in item.document.links if (found := _LINKED.match(link.name))]
        names: dict[str, str] = {}
        stations: dict[str, Station] = {}
        for text in (title, body):
            for typed, station in self._stations_in(text, about):
                if text is body:
                    _note(names, typed, urls.station(station) if station else "")
                if station:
                    stations[station.id] = station
        stations |= {id: stations_by_id[id] for kind, id in by_hand if kind == "s" and id in stations_by_id}
        people = self._people_in(f"{title}\n{body}", item, about, stations.values())
        deputies: dict[str, _Person] = {}
        for text in (title, body):
            for typed, person in self._deputies_in(text, people):
                if text is body:
                    _note(names, typed, urls.deputy(person[0]) if person else "")
                if person:
                    deputies[person[0].id] = person
        deputies |= {id: deputy_by_id[id] for kind, id in by_hand if kind == "d" and id in deputy_by_id}
        return Found(names, tuple(stations.values()), tuple(deputies.values()))

    def _stations_in(self, text: str, about: list[Station]) -> Iterator[tuple[str, Station | None]]:
        """The words of `text` that name a station, in order; None where they must be left alone."""
        position = 0
        for match in sorted(self._matches(text, about), key=lambda m: (m.start, -m.end)):
            if match.start < position:
                continue
            position = match.end
            station = match.station
            if station and _lies_elsewhere(text, match.start, station, self._site.register.city.name):
                yield text[match.start - 2 : match.end], None
            else:
                yield text[match.start : match.end], station

    def _matches(self, text: str, about: list[Station]) -> Iterator[_Match]:
        for found in self._end.finditer(text) if self._end else ():
            end = found.start() + _END
            for length in self._lengths.get(text[found.start() : end], ()):
                start = end - length
                alike = self._stations.get(text[start:end]) if start >= 0 else None
                if alike and is_station(text, start, end):
                    yield _Match(start, end, _the_one(alike, about))

    def _people_in(
        self, text: str, item: NewsItem, about: Iterable[Station], named: Iterable[Station]
    ) -> dict[str, _Person | None]:
        """Whom each name in `text` means: first those of the front matter, then its stations', then others'."""
        known = self._site.deputy_by_id
        own = [known[id] for id in item.front.deputies if id in known]
        others = ([(d, s) for s in stations for d in s.deputies] for stations in (about, named))
        certain = {deputy.name for deputy, _ in own}
        meant = _meant([own, *others])
        return {name: who for name, who in meant.items() if name in certain or is_introduced(text, name)}

    def _deputies_in(
        self, text: str, meant: Mapping[str, _Person | None]
    ) -> Iterator[tuple[str, _Person | None]]:
        """The words of `text` that name a deputy, in order; None where they must be left alone."""
        for start, end in occurrences(text, meant):
            if longer := self._longer_name(text, start, end):
                yield longer, None
            elif is_person(text, start, end):
                yield text[start:end], meant[text[start:end]]

    def _longer_name(self, text: str, start: int, end: int) -> str:
        """The name of another deputy that the one at `start` to `end` is only a part of, or ""."""
        around = (text[max(0, start - a) : end + b] for a, b in ((0, 1), (0, 2), (1, 0), (2, 0)))
        return next((words for words in around if len(words) > end - start and words in self._people), "")


def _by_name(stations: Iterable[Station]) -> dict[str, tuple[Station, ...]]:
    """Stations by what they are called: today's full name before a short one, and that before a former one."""
    ways: list[defaultdict[str, dict[str, Station]]] = [defaultdict(dict) for _ in range(3)]
    for station in stations:
        former = [
            f.name for f in station.detail.former_names if len(_GENERAL.sub("", f.name)) > 1 < len(f.name) - 2
        ]
        for names, way in zip(([station.name], [station.short_name], former), ways, strict=True):
            for name in names:
                way[name][station.id] = station
    found: dict[str, tuple[Station, ...]] = {}
    for way in reversed(ways):
        found |= {name: tuple(alike.values()) for name, alike in way.items()}
    return found


def _is_telling(name: str) -> bool:
    """Whether a former name says of which place it was: 代表之家 alone may be anybody's."""
    return len(name) >= _END and len(_GENERAL.sub("", name)) >= 2


def _the_one(alike: tuple[Station, ...], about: list[Station]) -> Station | None:
    """Of stations of one name, that which the item is about, or the only one in the district that it is about."""
    if len(alike) == 1:
        return alike[0]
    own = [s for s in alike if s in about]
    districts = {s.row.district for s in about}
    near = own or [s for s in alike if s.row.district in districts]
    return near[0] if len(near) == 1 else None


def _lies_elsewhere(text: str, start: int, station: Station, city: str) -> bool:
    """Whether a division stands right before the name in which the station does not lie: 天心区望月湖街道…."""
    row = station.row
    return is_of_elsewhere(text, start, (city, row.district, row.township, row.community))


def _meant(groups: Iterable[_People]) -> dict[str, _Person | None]:
    """Whom each name means: the one of the first group that has it, None if that has two."""
    meant: dict[str, _Person | None] = {}
    for people in groups:
        alike: defaultdict[str, dict[str, _Person]] = defaultdict(dict)
        for deputy, station in people:
            alike[deputy.name][deputy.id] = deputy, station
        for name, persons in alike.items():
            meant.setdefault(name, next(iter(persons.values())) if len(persons) == 1 else None)
    return meant


def _note(names: dict[str, str], typed: str, href: str) -> None:
    """Remember where `typed` leads: of several words for one target, only the first do."""
    names.setdefault(typed, "" if href in names.values() else href)
