"""One name per station: computed from its row in the register, and recognised again in running text.

Full name = place chain + [field] + 人大代表 + [驻 + where] + the kind's word, after the chain 组织法 art. 60
and the city regulations use.  A station that serves no place — a field's, one that travels, one outside the
city, one on line — bears the name of who runs it: its district, or else the city, or whoever `run_by` names.
The words are the register's; nothing here prefers one of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
    StationKind.FIELD: ("district", "township", "field", "run_by"),
    StationKind.MOBILE: ("district", "township", "community", "run_by"),
    StationKind.AWAY: ("district", "township", "at", "run_by"),
    StationKind.ONLINE: ("district", "township", "community", "run_by"),
}
"""The keys of a row that make the name of each kind, its places from large to small."""

REQUIRED_OF_KIND: dict[StationKind, tuple[str, ...]] = {
    **PLACES_OF_KIND,
    StationKind.POINT: ("district", "point"),
    StationKind.FIELD: ("field",),
    StationKind.MOBILE: (),
    StationKind.AWAY: ("at",),
    StationKind.ONLINE: (),
}
"""The keys a row of each kind cannot do without."""

OF_NO_PLACE = frozenset({StationKind.FIELD, StationKind.MOBILE, StationKind.AWAY, StationKind.ONLINE})
"""The kinds that stand for no place of the chain: their names begin with who runs them."""

USUAL_WORD: Mapping[StationKind, str] = {
    StationKind.CITY: "联络总站",
    StationKind.DISTRICT: "联络中心站",
    StationKind.TOWNSHIP: "联络总站",
    StationKind.COMMUNITY: "联络站",
    StationKind.POINT: "联系点",
    StationKind.FIELD: "联络站",
    StationKind.MOBILE: "流动联络站",
    StationKind.AWAY: "联络站",
    StationKind.ONLINE: "网上联络站",
}
"""What a city that has no word for a kind yet is offered; a city may say otherwise."""

_OF_THE_CHAIN = ("district", "township", "community", "point")

_DIVISION_SUFFIX = re.compile("(街道|社区|镇|乡|村|区|县|市)$")


def _chain(row: StationRow) -> list[str]:
    """The places of the row's own chain, and its field; nothing for a station of the city itself."""
    keys = PLACES_OF_KIND[row.kind]
    places = [place for key in _OF_THE_CHAIN if key in keys and (place := getattr(row, key))]
    # Who runs the station stands in the name in place of where it is.
    runners = [row.run_by] if row.run_by and "run_by" in keys else places
    return [*runners, *([row.field] if row.field and "field" in keys else [])]


def _places(register: Register, row: StationRow) -> list[str]:
    """The chain as it stands in the name: nothing larger named, a station is the city's."""
    chain = _chain(row)
    is_the_citys = row.kind in OF_NO_PLACE and not row.district and not row.run_by
    return [register.city.name, *chain] if is_the_citys or not chain else chain


def _word(register: Register, row: StationRow) -> tuple[str, ...]:
    """人大代表联络站; cut before 驻上海, which is long enough to stand in a line of its own."""
    kind = register.kinds.get(row.kind)
    word = kind.word if kind else USUAL_WORD[row.kind]
    return (DEPUTY, f"驻{row.at}{word}") if row.kind is StationKind.AWAY and row.at else (DEPUTY + word,)


def place_name(register: Register, row: StationRow) -> str:
    """The place chain alone, as 岳麓区望月湖街道湖东社区; the city's name for a station of the city."""
    return "".join(_places(register, row))


def is_placed(register: Register, row: StationRow) -> bool:
    """Whether the register knows the row's district and township; if not, its name is not to be held up as right."""
    if row.district is None:
        return True
    district = register.district_by_name.get(row.district)
    return district is not None and (row.township is None or row.township in district.township_by_name)


def full_name(register: Register, row: StationRow) -> str:
    """The canonical name, place chain and kind: 岳麓区望月湖街道湖东社区人大代表联络站 (组织法 art. 60)."""
    return "".join(name_parts(register, row))


def short_name(register: Register, row: StationRow) -> str:
    """The canonical name without its district, where something smaller is left to name it by."""
    return "".join(short_parts(register, row))


def name_parts(register: Register, row: StationRow) -> tuple[str, ...]:
    """The full name cut where a line may break: between places, and before 人大代表."""
    return (*_places(register, row), *_word(register, row))


def short_parts(register: Register, row: StationRow) -> tuple[str, ...]:
    """The short name cut in the same places, as 望月湖街道, 湖东社区, 人大代表联络站."""
    places = _places(register, row)
    own = places[1:] if len(places) > 1 and places[0] == row.district else places
    return (*own, *_word(register, row))


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
            alike = [s for s in stations if s.kind not in OF_NO_PLACE] or list(stations)
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
