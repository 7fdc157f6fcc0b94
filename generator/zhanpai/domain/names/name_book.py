"""What every station is called and was called, and what is odd about its name: a lookup each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from zhanpai.domain.model.station import Station
from zhanpai.domain.names import spelling
from zhanpai.domain.names.splitting import flavour_of
from zhanpai.kit.scripts import simplified


@dataclass(frozen=True)
class NameBook:
    """The names of `stations`; `city` is the city's name in plain spelling, which may stand before each."""

    stations: tuple[Station, ...]
    city: str

    @cached_property
    def canonical(self) -> dict[str, tuple[Station, ...]]:
        """Stations by the full and the short name that the register gives them, byte for byte."""
        return _grouped((name, s) for s in self.stations for name in (s.name, s.short_name))

    @cached_property
    def former(self) -> dict[str, tuple[Station, ...]]:
        """Stations by their former names in plain spelling, with and without what is larger before them."""
        return _grouped(
            (name, station)
            for station in self.stations
            for former in station.detail.former_names
            for name in self._with_places(former.name, station)
        )

    def _with_places(self, former: str, station: Station) -> list[str]:
        district = spelling.plain(station.row.district or "")
        own = next(spelling.strippings(spelling.plain(former), lambda _: True), "").removeprefix(district)
        names = [own, district + own]
        return names + [self.city + name for name in names]

    @cached_property
    def _flavours(self) -> dict[str, str]:
        found = {s.id: flavour_of(s.name) for s in self.stations}
        return {id: flavour for id, flavour in found.items() if flavour}

    def flavour(self, station: Station) -> str:
        """What sets a travelling, distant or online station apart from that of its place, see `flavour_of`."""
        return self._flavours.get(station.id, "")

    @cached_property
    def rare(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Characters of names that have a simpler form, each with that, by 站号: 迴 and 回."""
        pairs = {s.id: tuple(zip(s.name, simplified(s.name), strict=True)) for s in self.stations}
        return {id: kept for id, each in pairs.items() if (kept := tuple((a, b) for a, b in each if a != b))}


def _grouped(pairs: Iterable[tuple[str, Station]]) -> dict[str, tuple[Station, ...]]:
    found: defaultdict[str, dict[str, Station]] = defaultdict(dict)
    for name, station in pairs:
        found[name][station.id] = station
    return {name: tuple(each.values()) for name, each in found.items()}
