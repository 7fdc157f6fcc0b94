"""One name per station: computed from its row in the register, and recognised again in running text.

Full name = place chain + [field] + 人大代表 + the kind's word, after the chain 组织法 art. 60 and the
city regulations use.  The words are the register's; nothing here prefers one of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from zhanpai.domain.model.register import Register, StationKind, StationRow
from zhanpai.domain.model.station import Station

DEPUTY = "人大代表"

PLACES_OF_KIND: dict[StationKind, tuple[str, ...]] = {
    StationKind.CITY: (),
    StationKind.DISTRICT: ("district",),
    StationKind.TOWNSHIP: ("district", "township"),
    StationKind.COMMUNITY: ("district", "township", "community"),
    StationKind.POINT: ("district", "township", "community", "point"),
    StationKind.FIELD: ("district", "township", "field"),
}
"""The keys of a row that make the place chain of each kind, from large to small."""

REQUIRED_OF_KIND: dict[StationKind, tuple[str, ...]] = {
    **PLACES_OF_KIND,
    StationKind.POINT: ("district", "point"),
    StationKind.FIELD: ("field",),
}
"""The keys a row of each kind cannot do without."""

_DIVISION_SUFFIX = re.compile("(街道|社区|镇|乡|村|区|县|市)$")


def _chain(row: StationRow) -> list[str]:
    return [place for key in PLACES_OF_KIND[row.kind] if (place := getattr(row, key))]


def _word(register: Register, row: StationRow) -> str:
    kind = register.kinds.get(row.kind)
    return DEPUTY + (kind.word if kind else "联络站")


def place_name(register: Register, row: StationRow) -> str:
    """The place chain alone, as 岳麓区望月湖街道湖东社区; the city's name for a station of the city."""
    return "".join(_chain(row)) or register.city.name


def is_placed(register: Register, row: StationRow) -> bool:
    """Whether the register knows the row's district and township; if not, its name is not to be held up as right."""
    if row.district is None:
        return True
    district = register.district_by_name.get(row.district)
    return district is not None and (row.township is None or row.township in district.township_by_name)


def full_name(register: Register, row: StationRow) -> str:
    """The canonical name, place chain and kind: 岳麓区望月湖街道湖东社区人大代表联络站 (组织法 art. 60)."""
    return place_name(register, row) + _word(register, row)


def short_name(register: Register, row: StationRow) -> str:
    """The canonical name without its district, where something smaller is left to name it by."""
    chain = _chain(row)
    if row.district and len(chain) > 1:
        chain = chain[1:]
    return ("".join(chain) or register.city.name) + _word(register, row)


def name_parts(register: Register, row: StationRow) -> tuple[str, ...]:
    """The full name cut where a line may break: between places, and before 人大代表."""
    return (*(_chain(row) or [register.city.name]), _word(register, row))


def short_parts(register: Register, row: StationRow) -> tuple[str, ...]:
    """The full name cut likewise, without its largest place where more than one is left to name it by."""
    parts = name_parts(register, row)
    return parts[1:] if len(parts) > 2 else parts


def title_parts(title: str, city: str) -> tuple[str, ...]:
    """A site's title cut where a line may break: behind the city, and before and behind 人大代表."""
    return tuple(filter(None, re.split(f"(?<=^{re.escape(city)})|({DEPUTY})", title)))


_BEFORE_PLACE = frozenset(
    "区县市镇乡道村园在到由和与及是为对去了进访入的于从往将把被给让经据称说请向同赴或至"
    "日月年天晚午晨前后间中时期等该各本则客研察观织系表者员悉开立成托过会内近"
)
"""Characters before which a place may begin in a sentence: what is larger, words of relation, ends of verbs."""


def begins_word(text: str, start: int) -> bool:
    """Whether a place may begin at `start`: 湖东社区 does not in 新湖东社区, nor 沙市 in 长沙市."""
    before = text[start - 1 : start]
    return before in _BEFORE_PLACE or not "\u3400" <= before <= "\u9fff"


@dataclass(frozen=True, slots=True)
class Mention:
    """A station's name found in a text: where it stands, as typed, and the station it can only mean."""

    start: int
    end: int
    typed: str
    station: Station | None
    uses_former_word: bool


class NameIndex:
    """All names of a city's stations, for finding in a text those that are not canonical.

    A mention is a place that the register knows, followed by 代表 and a word for a station:
    “望月湖街道人大代表活动室”, “湖东社区代表联络站”.  A canonical full or short name is no mention, nor
    is a place that could mean two stations; and 长沙市人大代表联络站 speaks of all of the city's.
    """

    def __init__(self, register: Register, stations: Iterable[Station]) -> None:
        self._register = register
        self._stations = tuple(stations)

    @cached_property
    def _canonical(self) -> frozenset[str]:
        return frozenset(n for s in self._stations for n in (s.name, s.short_name))

    @cached_property
    def _by_place(self) -> dict[str, tuple[Station, ...]]:
        """Stations by every way of writing their place: with and without what stands above it."""
        found: defaultdict[str, dict[str, Station]] = defaultdict(dict)
        for station in self._stations:
            chain = _chain(station.row)
            for start in range(len(chain)):
                tail = "".join(chain[start:])
                for place in {tail, _DIVISION_SUFFIX.sub("", tail)}:
                    if len(place) > 1:
                        found[place][station.id] = station
        areas = [self._register.city.name, *self._register.district_by_name]
        short = [_DIVISION_SUFFIX.sub("", area) for area in areas]
        places = {place: tuple(stations.values()) for place, stations in found.items()}
        return places | dict.fromkeys([*areas, *short], ())

    @cached_property
    def _longest_place(self) -> int:
        return max(map(len, self._by_place), default=0)

    @cached_property
    def _former_words(self) -> tuple[str, ...]:
        return tuple(sorted(self._register.former_words, key=len, reverse=True))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = {kind.word for kind in self._register.kinds.values()} | set(self._former_words)
        # Longest first, so that 联络总站 is not read as 联络 and a rest.
        alternatives = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        return re.compile(rf"(人大)?代表(?P<word>{alternatives})")

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every name in `text` that is not written as the register gives it, in order."""
        for match in self._pattern.finditer(text):
            place, stations = self._place_before(text, match.start())
            if not place:
                continue
            start = match.start() - len(place)
            typed = text[start : match.end()]
            if self._is_canonical_at(text, match):
                continue
            former = match["word"] in self._former_words
            alike = [s for s in stations if s.kind is not StationKind.FIELD] or list(stations)
            station = alike[0] if len(alike) == 1 else None
            if station or former:
                yield Mention(start, match.end(), typed, station, former)

    def _place_before(self, text: str, end: int) -> tuple[str, tuple[Station, ...]]:
        """The longest known place that ends at `end`, and its stations, if it is not the end of another's name."""
        for length in range(min(self._longest_place, end), 1, -1):
            place = text[end - length : end]
            if place not in self._by_place:
                continue
            if begins_word(text, end - length):
                return place, self._by_place[place]
            if _DIVISION_SUFFIX.search(place):
                return place, ()
        return "", ()

    def _is_canonical_at(self, text: str, match: re.Match[str]) -> bool:
        """Whether the text up to the end of `match` ends in a canonical name."""
        before = text[max(0, match.end() - 60) : match.end()]
        starts = range(len(before) - len(match[0]))
        return any(before[start:] in self._canonical for start in starts)
