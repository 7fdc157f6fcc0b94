"""The places of the city with their stations, by every way of writing them; a lookup each, however many there are.

A place is known if the register names it or the division tables do.  The tables matter: 土桥社区 is a real place
without a station, and must be read neither as 土桥村, which has one, nor as a slip for anything else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from zhanpai.domain import congresses, naming
from zhanpai.domain.model.register import Register, StationKind
from zhanpai.domain.model.station import Station
from zhanpai.domain.names.place_forms import ends_as_place, stem_of, swapped, undoubled, units_of_old
from zhanpai.domain.names.spelling import plain
from zhanpai.domain.names.station_words import ABROAD, LEVEL_ONLY

Chain = tuple[str, str, str]
"""District, township and community as they are called; "" for a level that is not named."""

_MOST_LOOKED = 4096
"""Places whose readings are kept: one name asks for its place several times, and a list for few places."""
FULL, SWAPPED, STEM = range(3)
"""How a place is written, surest first: as it is called; 村 for 社区 or back; without its unit."""


@dataclass(frozen=True, slots=True)
class Locality:
    """A place of the city: its own name and those above it, spelled plainly; and the stations that bear its name.

    `also` is a shorter name, of a point without the community it lies in.
    """

    district: str
    township: str
    own: str
    level: StationKind
    stations: tuple[Station, ...] = ()
    also: str = ""

    @property
    def is_upper(self) -> bool:
        """Whether it is the city, a district or a township."""
        return self.level in (StationKind.CITY, StationKind.DISTRICT, StationKind.TOWNSHIP)


@dataclass(frozen=True, slots=True)
class Sight:
    """A way to read a place: which one, and how surely (`FULL`, `SWAPPED` or `STEM`)."""

    spot: Locality
    way: int


@dataclass(frozen=True, slots=True)
class Sighted:
    """All ways to read a text as a place; `clash` says that it reads only if 雨花区 may have a town of another's."""

    sights: tuple[Sight, ...] = ()
    clash: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """All places of a register and of `others`, chains of places that may have no station."""

    register: Register
    stations: Sequence[Station]
    others: Iterable[Chain] = ()
    _spots: dict[tuple[str, str, str], Locality] = field(default_factory=dict, init=False, repr=False)
    _looked: dict[str, Sighted] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self._note("", "", self.city, StationKind.CITY)
        for district in self.register.districts:
            self._note(plain(district.name), "", "", StationKind.DISTRICT)
            for township in district.townships:
                self._note(plain(district.name), plain(township.name), "", StationKind.TOWNSHIP)
        for district_name, township_name, community in self.others:
            chain = plain(district_name), plain(township_name), plain(community)
            self._note(*chain, StationKind.COMMUNITY)
        for station in self.stations:
            self._settle(station)

    def _note(self, district: str, township: str, own: str, level: StationKind) -> Locality:
        name = own or township or district
        return self._spots.setdefault(
            (district, township, own), Locality(district, township if own else "", name, level)
        )

    def _settle(self, station: Station) -> None:
        """Put a station where its name says that it is."""
        row = station.row
        keys = [
            k for k in naming.PLACES_OF_KIND[row.kind] if k not in ("district", "township", "run_by", "at")
        ]
        own = plain("".join(getattr(row, key) or "" for key in keys))
        district, township = plain(row.district or ""), plain(row.township or "")
        if row.run_by or not (district or own):
            own, district, township = plain(naming.place_name(self.register, row)), "", ""
        level = row.kind
        if row.kind in naming.OF_NO_PLACE and row.kind is not StationKind.FIELD:
            level = (
                StationKind.COMMUNITY
                if own and district
                else StationKind.TOWNSHIP
                if township
                else StationKind.DISTRICT
            )
        spot = self._note(district, township, own, level)
        also = plain(row.point or "") if row.kind is StationKind.POINT and row.community else ""
        self._spots[district, township, own] = replace(spot, stations=(*spot.stations, station), also=also)

    @cached_property
    def city(self) -> str:
        """The city's name, spelled plainly."""
        return plain(self.register.city.name)

    @cached_property
    def _provinces(self) -> tuple[str, ...]:
        """The city's province, as 湖南省 and 湖南; nothing if it is not known."""
        province = plain(congresses.province_of(self.register))
        return tuple(dict.fromkeys(p for p in (province, province.removesuffix("省")) if len(p) > 1))

    @cached_property
    def spots(self) -> tuple[Locality, ...]:
        """Every known place, with and without stations."""
        return tuple(self._spots.values())

    @cached_property
    def names(self) -> frozenset[str]:
        """What every known place is called, its unit with it."""
        return frozenset(spot.own for spot in self.spots)

    @cached_property
    def stems(self) -> frozenset[str]:
        """What every known place is called without its unit."""
        return frozenset(stem_of(spot.own) for spot in self.spots)

    @cached_property
    def district_names(self) -> tuple[str, ...]:
        """What the districts are called, spelled plainly."""
        return tuple(plain(district.name) for district in self.register.districts)

    @cached_property
    def _districts(self) -> dict[str, str]:
        """Districts by what they are called, and as counties, cities, districts; 长沙 is the city and no 长沙县."""
        stems = {stem: name for name in self.district_names if (stem := stem_of(name)) != stem_of(self.city)}
        others = {stem + unit: name for stem, name in stems.items() for unit in "县区市"}
        return others | stems | {name: name for name in self.district_names}

    @cached_property
    def _townships(self) -> dict[str, tuple[Locality, ...]]:
        found = _by_form(s for s in self.spots if s.level is StationKind.TOWNSHIP)
        return found | {name: (spot,) for name, spot in self._of_other_unit.items()}

    @cached_property
    def _of_other_unit(self) -> dict[str, Locality]:
        """Townships as 乡, 镇 or 街道 that they were or became, where nothing has their stem but what lies in them."""
        where: defaultdict[str, set[str]] = defaultdict(set)
        for spot in self.spots:
            where[stem_of(spot.own)].add(spot.township or spot.own)
        townships = [
            s for s in self.spots if s.level is StationKind.TOWNSHIP and len(where[stem_of(s.own)]) == 1
        ]
        pairs = [(name, spot) for spot in townships for name in units_of_old(spot.own)]
        return {name: spot for name, spot in pairs if name not in self.names}

    @cached_property
    def _district_lengths(self) -> dict[str, tuple[int, ...]]:
        return _lengths(self._districts)

    @cached_property
    def _township_lengths(self) -> dict[str, tuple[int, ...]]:
        return _lengths(self._townships)

    @cached_property
    def _owns(self) -> dict[str, tuple[Locality, ...]]:
        return _by_form(self.spots)

    @cached_property
    def _upper_stems(self) -> frozenset[str]:
        return frozenset(stem_of(spot.own) for spot in self.spots if spot.is_upper)

    def begun_by(self, stem: str) -> list[Locality]:
        """Districts and townships of a longer name that begins with `stem`: 雨花 is of 雨花区, and of 雨花亭街道."""
        return [s for s in self.spots if s.is_upper and s.own.startswith(stem) and stem_of(s.own) != stem]

    def speaks_of(self, words: str) -> bool:
        """Whether some words, of a brand or around a name, may name a place here or elsewhere: then nothing is sure."""
        if ABROAD.search(words) or ends_as_place(words) or words in self.stems:
            return True
        parts = {words[i:j] for i in range(len(words)) for j in range(i + 2, min(i + 9, len(words) + 1))}
        telling = {part for part in parts & self.stems if len(part) > 2 or words.startswith(part)}
        return bool(telling or parts & self.names or parts & self._upper_stems)

    def districts_in(self, place: str) -> Iterator[tuple[str, str]]:
        """The districts that `place` may begin with, each with the rest; "" and all of it to begin with."""
        yield "", place
        for length in self._district_lengths.get(place[:2], ()):
            if district := self._districts.get(place[:length]):
                yield district, place[length:]

    def without_city(self, place: str) -> Iterator[str]:
        """`place`, and what is left of it without the province and the city it begins with."""
        yield place
        rest = place = place.removeprefix("中华人民共和国").removeprefix("中国")
        for province in self._provinces:
            if place.startswith(province) and len(place) > len(province) + 2:
                yield (rest := place[len(province) :])
                break
        for city in (self.city, stem_of(self.city)):
            if rest.startswith(city) and len(rest) > len(city):
                yield rest[len(city) :]

    def look(self, place: str) -> Sighted:
        """All ways to read `place` as one of the city's, from the first end to the last."""
        if (known := self._looked.get(place)) is None:
            if len(self._looked) >= _MOST_LOOKED:
                self._looked.clear()
            known = self._looked[place] = self._look(place)
        return known

    def _look(self, place: str) -> Sighted:
        if LEVEL_ONLY.fullmatch(place):
            return Sighted()
        sights: dict[int, Sight] = {}
        clash = False
        for rest in dict.fromkeys((*self.without_city(place), *self.without_city(undoubled(place)))):
            for sight, fits in self._readings(rest):
                if not fits:
                    clash = clash or sight.way is FULL
                elif id(sight.spot) not in sights or sights[id(sight.spot)].way > sight.way:
                    sights[id(sight.spot)] = sight
        return Sighted(tuple(sights.values()), clash and not sights)

    def _readings(self, place: str) -> Iterator[tuple[Sight, bool]]:
        """Each way to read `place`, and whether its parts lie in one another."""
        for district, rest in self.districts_in(place):
            if not rest:
                continue
            yield from ((s, district in ("", s.spot.district)) for s in self._own(rest))
            for length in self._township_lengths.get(rest[:2], ()):
                for township in self._townships.get(rest[:length], ()):
                    here = district in ("", township.district)
                    for sight in self._own(rest[length:]):
                        spot = sight.spot
                        inside = spot.township == township.own and spot.district == township.district
                        yield sight, here and inside

    def _own(self, name: str) -> Iterator[Sight]:
        """The places that `name` alone may be."""
        for spot in self._owns.get(name, ()):
            yield Sight(spot, FULL if name in (spot.own, spot.also) else STEM)
        if name not in self.names and (other := swapped(name)):
            yield from (Sight(s, SWAPPED) for s in self._owns.get(other, ()) if s.own == other)
        if former := self._of_other_unit.get(name):
            yield Sight(former, SWAPPED)


def _lengths(forms: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How long the forms are that begin with two characters: what to look for where these stand."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for form in forms:
        found[form[:2]].add(len(form))
    return {beginning: tuple(sorted(lengths)) for beginning, lengths in found.items()}


def _by_form(spots: Iterable[Locality]) -> dict[str, tuple[Locality, ...]]:
    found: defaultdict[str, list[Locality]] = defaultdict(list)
    for spot in spots:
        forms = [spot.own, *filter(None, [spot.also])]
        if spot.level not in (StationKind.POINT, StationKind.FIELD):
            forms.append(stem_of(spot.own))
        if spot.own.endswith("街道"):
            forms.append(spot.own[:-1])
        for form in dict.fromkeys(forms):
            found[form].append(spot)
    return {form: tuple(each) for form, each in found.items()}
