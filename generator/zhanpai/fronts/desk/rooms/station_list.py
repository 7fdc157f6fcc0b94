"""联络站 and 代表: the stations that the person keeps with their deputies, and whoever else answers to a search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass

from zhanpai.fronts.desk.looked import KeptStation, KnownDeputy, KnownNews, Looked, Noted
from zhanpai.fronts.desk.rooms.keeping import MOST, matches
from zhanpai.fronts.desk.rooms.week import FEW

FEW_NEWS = 5
"""News of a station that its page lists."""


@dataclass(frozen=True)
class ListedStation:
    """A station on a list, with how many errors its own file has and how many deputies serve there."""

    station: KeptStation
    errors: int
    deputies: int


@dataclass(frozen=True)
class StationListPage:
    """`kept` are those that the person keeps, or all where they are few; `found` the first of the `number` that answer to `words`."""

    kept: tuple[ListedStation, ...]
    words: str
    found: tuple[ListedStation, ...]
    number: int
    is_chosen: bool
    """Whether she has chosen them; otherwise all are listed, where they are few."""


@dataclass(frozen=True)
class OneStationPage:
    """All that one station has: its people, its newest news, and what is wrong in its file and ledger."""

    station: KeptStation
    serving: tuple[KnownDeputy, ...]
    former: tuple[KnownDeputy, ...]
    news: tuple[KnownNews, ...]
    found: tuple[Noted, ...]


@dataclass(frozen=True)
class DeputyListPage:
    """Deputies by the stations that are kept; `found` the first of the `number` that answer to `words`."""

    by_station: tuple[tuple[KeptStation, tuple[KnownDeputy, ...]], ...]
    words: str
    found: tuple[tuple[KnownDeputy, str], ...]
    number: int


def stations_page(looked: Looked, kept: Set[str], words: str) -> StationListPage:
    """What is kept, and what answers to `words`: part of a name, or a 站号."""
    words = " ".join(words.split())[:80]
    errors = Counter(one.path for one in looked.found if one.is_error)
    people = Counter(id for one in looked.deputies if not one.is_former for id in one.stations)

    def listed(stations: list[KeptStation]) -> tuple[ListedStation, ...]:
        return tuple(ListedStation(one, errors[one.path], people[one.id]) for one in stations)

    answers = list(matches(looked, words, ""))
    return StationListPage(
        listed(_hers(looked, kept)), words, listed(answers[:MOST]), len(answers), bool(kept)
    )


def station_page(looked: Looked, station: KeptStation) -> OneStationPage:
    """The station with all that belongs to it."""
    people = [one for one in looked.deputies if station.id in one.stations]
    news = [one for one in looked.news if station.id in one.stations]
    found = [one for one in looked.found if one.path in (station.path, station.opinions_path)]
    return OneStationPage(
        station,
        tuple(one for one in people if not one.is_former),
        tuple(one for one in people if one.is_former),
        tuple(news[:FEW_NEWS]),
        tuple(found),
    )


def deputies_page(looked: Looked, kept: Set[str], words: str) -> DeputyListPage:
    """The deputies of the stations that are kept, and those whose name or number answers to `words`."""
    words = "".join(words.split())[:40]
    names = {one.id: one.short_name for one in looked.stations}
    by_station = tuple(
        (one, tuple(d for d in looked.deputies if one.id in d.stations and not d.is_former))
        for one in _hers(looked, kept)
    )
    answers = [d for d in looked.deputies if words and (words in d.name or d.id == words)]
    found = tuple((d, names.get(d.stations[0], "")) for d in answers[:MOST])
    return DeputyListPage(by_station, words, found, len(answers))


def _hers(looked: Looked, kept: Set[str]) -> list[KeptStation]:
    """The stations that the person keeps; all of them where she has chosen none and there are few."""
    mine = [one for one in looked.stations if one.id in kept]
    return mine or (list(looked.stations) if len(looked.stations) <= FEW else [])
