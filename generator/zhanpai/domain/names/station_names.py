"""Typed names → stations, by lookups and never by likeness: what is not wholly explained is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from zhanpai.domain.model.register import Register
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.domain.names import beside, spelling
from zhanpai.domain.names.answer import NameAnswer, NameResult, decided, listed, none, several
from zhanpai.domain.names.gazetteer import (
    FULL,
    STEM,
    SWAPPED,
    Chain,
    Gazetteer,
    Locality,
    Sight,
)
from zhanpai.domain.names.headlines import headline_station
from zhanpai.domain.names.kind_tells import begun_too, contradicted, told_by_kind
from zhanpai.domain.names.name_book import NameBook
from zhanpai.domain.names.place_forms import without_offices
from zhanpai.domain.names.slips import Near, Slips
from zhanpai.domain.names.splitting import Cut, cuts, flavour_of, kind_mended
from zhanpai.domain.names.station_words import LEVEL_ONLY, NO_STATION

_LONGEST = 200
"""Characters of a line that may be a name with something around it."""

_ONLY_PLACE = "只有地名，没有写是联络站"


@dataclass(frozen=True, slots=True)
class _Read:
    """How far a reading has come: the places it may mean, whether a slip was mended, and the cut it stands on."""

    cut: Cut
    sights: tuple[Sight, ...] = ()
    clash: bool = False
    mended: bool = False


class StationNames:
    """All names of the stations of `site`, made once for all that is to be read.

    `others` are chains of places that exist and need not have a station: the more of a city's divisions it knows, the
    surer it is what is no slip.
    """

    def __init__(self, site: Site, others: Iterable[Chain] = ()) -> None:
        self.site = site
        self._others = tuple(others)

    @cached_property
    def _register(self) -> Register:
        return self.site.register

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places that names are read by."""
        return Gazetteer(self._register, self.site.stations, self._others)

    @cached_property
    def _slips(self) -> Slips:
        return Slips(self.gazetteer)

    @cached_property
    def _book(self) -> NameBook:
        return NameBook(self.site.stations, self.gazetteer.city)

    def read(self, typed: str) -> NameAnswer:
        """The station that `typed` surely names, or that its headline is about; or why none is, see `NameResult`."""
        answer = self.read_whole(typed)
        if answer.result is not NameResult.UNKNOWN or not typed.strip():
            return answer
        text, id = beside.take_id(beside.without_numbering(spelling.plain(typed)))
        if station := headline_station(self, text, self._forms(text)):
            answer = self._decided(typed, NameResult.NORMALISED, station, "标题里只写了这一个站。")
            return answer if id is None else self._with_id(answer, id)
        return answer

    def read_whole(self, typed: str) -> NameAnswer:
        """The station that `typed` surely names, with nothing said around it but what names have; or why none is."""
        bare = typed.rstrip("\r\n")
        if len(stations := self._book.canonical.get(bare, ())) == 1:
            return self._decided(typed, NameResult.EXACT, stations[0], "和名册上的站名一字不差。")
        if len(bare) > _LONGEST:
            return none(typed, "这一行太长，不是一个站名；整段文字请用 --text。")
        text = spelling.plain(bare)
        if id := beside.id_alone(text):
            return self._by_id(typed, id)
        if not spelling.has_han(text):
            return none(typed, "没有写站名。")
        text, id = beside.take_id(beside.without_numbering(text))
        text = beside.without_numbering(text)
        answer = self._read_name(typed, text, self.site.station_by_id.get(id) if id else None)
        return answer if id is None else self._with_id(answer, id)

    def _forms(self, text: str) -> Iterator[str]:
        return spelling.strippings(text, self.gazetteer.speaks_of)

    def was_called(self, plain: str) -> bool:
        """Whether some station's former name is exactly this, in plain spelling."""
        return plain in self._book.former

    def _decided(self, typed: str, result: NameResult, station: Station, because: str) -> NameAnswer:
        return decided(typed, result, station, because, self.site.successors_of(station))

    def _by_id(self, typed: str, id: str) -> NameAnswer:
        station = self.site.station_by_id.get(id)
        if station is None:
            return none(typed, f"名册里没有站号 {id}。")
        return self._decided(typed, NameResult.NORMALISED, station, f"只写了站号 {id}，站号不会重用。")

    def _with_id(self, answer: NameAnswer, id: str) -> NameAnswer:
        """An answer to a name beside which stood a number: both must say the same."""
        numbered = self.site.station_by_id.get(id)
        if answer.station is None or answer.station is numbered:
            return answer
        if numbered is None:
            return none(answer.input, f"旁边写的站号 {id} 名册里没有，站名却像{listed([answer.station])}。")
        both = (numbered, answer.station)
        return several(answer.input, both, f"站号 {id} 是{numbered.short_name}，和写的站名对不上。")

    def _read_name(self, typed: str, text: str, numbered: Station | None) -> NameAnswer:
        """The answer to a name in plain spelling; `numbered` is the station whose number stood beside it."""
        plainest = next(self._forms(text), "")
        if NO_STATION.search(plainest) and not any(map(self._is_name_of_place, self._forms(text))):
            return none(typed, "这是机构、平台或者别的场所，不是人大代表联络站。", NameResult.NOT_STATION)
        if answer := self._read_one(typed, text, flavour_of(plainest), numbered):
            return answer
        if answer := self._read_many(typed, text):
            return answer
        forms = list(self._forms(text))
        return self._mend(typed, forms, flavour_of(plainest), numbered) or none(
            typed, self._why_unknown(forms)
        )

    def _is_name_of_place(self, form: str) -> bool:
        """Whether the words that make it no station's are of a place that has one: 省人大社区."""
        return any(
            not NO_STATION.search(cut.kind) and self.gazetteer.look(cut.place).sights for cut in cuts(form)
        )

    def _read_one(self, typed: str, text: str, flavour: str, numbered: Station | None) -> NameAnswer | None:
        """The answer if a form is a former name, or some way to cut it leaves a known place; None if none does."""
        for form in self._forms(text):
            if len(former := self._book.former.get(form, ())) == 1:
                return self._decided(typed, NameResult.FORMER, former[0], f"“{form}”是它的曾用名。")
            if len(former) > 1:
                return several(typed, former, f"{len(former)} 个站用过这个名称。")
            if read := self._first_read(form, bool(numbered)):
                return self._choose(typed, read, flavour, numbered, mended=False)
            word = kind_mended(form)
            if word != form and (read := self._first_read(word, bool(numbered))):
                return self._choose(typed, read, flavour, numbered, mended=True)
        return None

    def _first_read(self, word: str, numbered: bool) -> _Read | None:
        clash = None
        ways = list(cuts(word)) or ([Cut(word, "")] if numbered else [])
        for cut in ways:
            found = self.gazetteer.look(cut.place)
            if not found.sights and (place := without_offices(cut.place)) != cut.place:
                found = self.gazetteer.look(place)
            if found.sights:
                return _Read(cut, found.sights)
            clash = clash or (_Read(cut, clash=True) if found.clash else None)
        return clash

    def _choose(
        self, typed: str, read: _Read, flavour: str, numbered: Station | None, *, mended: bool
    ) -> NameAnswer:
        """One of the places that a name reads as, by how surely it does and what the kind tells."""
        if read.clash:
            return none(typed, f"“{read.cut.place}”前后对不上：这几个地名在名册里不是一处的。")
        surest = min(sight.way for sight in read.sights)
        spots = [sight.spot for sight in read.sights if sight.way == surest]
        if surest != STEM and any(spot.stations for spot in spots):
            spots = [spot for spot in spots if spot.stations]
        spots = told_by_kind(spots, read.cut, surest)
        stations = [s for spot in spots for s in spot.stations if self._book.flavour(s) == flavour]
        if numbered in stations:
            stations, spots = [numbered], [spot for spot in spots if numbered in spot.stations]
        if not spots:
            return none(typed, f"“{read.cut.place}”和后面写的“{read.cut.unit}”对不上。")
        if not stations:
            return none(typed, self._why_no_station(spots, flavour))
        if len(stations) > 1:
            return several(typed, stations, f"可能是{listed(stations)}，补上所在的区县、街道或者单位再写。")
        if len(spots) > 1:
            others = "、".join(self._chain(spot) for spot in spots if not spot.stations)
            return several(typed, stations, f"可能是{listed(stations)}，也可能指没有站的{others}。")
        if surest == STEM and not numbered and (longer := begun_too(self.gazetteer, spots[0], read.cut)):
            return several(typed, [*stations, *longer], f"“{read.cut.place}”开头的地方不止一处，把地名写全。")
        if against := contradicted(self.gazetteer, spots[0], read.cut):
            return several(typed, [stations[0], *against], "写的地方和写的站类对不上，是哪一个要问清楚。")
        return self._same_place(typed, stations[0], surest, mended=mended)

    def _same_place(self, typed: str, station: Station, way: int, *, mended: bool) -> NameAnswer:
        if mended:
            because = "站类的用词有错别字，地名对得上。"
            return self._decided(typed, NameResult.CORRECTED, station, because)
        if wrong := self._rare_character(typed, station):
            return self._decided(
                typed, NameResult.CORRECTED, station, f"名册写的是“{wrong}”，这里写了常用的字。"
            )
        because = {
            FULL: "地名和名册一样，只是写法不同。",
            SWAPPED: "社区和村（或者乡、镇、街道）写混了，全市只有这一处叫这个名字。",
            STEM: "地名没有写全，全市只有这一处叫这个名字。",
        }[way]
        return self._decided(typed, NameResult.NORMALISED, station, because)

    def _rare_character(self, typed: str, station: Station) -> str:
        """A character that the register keeps and `typed` has simplified: 回龙山 for 迴龙山; "" if there is none."""
        return next((c for c, s in self._book.rare.get(station.id, ()) if c not in typed and s in typed), "")

    def _read_many(self, typed: str, text: str) -> NameAnswer | None:
        """The answer that two names stand in one cell, if at least two of its parts name a place; else None."""
        parts = [part for part in spelling.BETWEEN_NAMES.split(text) if spelling.has_han(part)]
        if len(parts) < 2 or any(self.gazetteer.look(form).sights for form in self._forms(text)):
            return None
        found: dict[str, Station] = {}
        for part in parts:
            form = next(self._forms(part), "")
            for place in (cut.place for cut in (*cuts(form), Cut(form, ""))):
                sights = self.gazetteer.look(place).sights
                stations = [s for sight in sights if sight.way is FULL for s in sight.spot.stations]
                if stations:
                    found |= {s.id: s for s in stations}
                    break
        if len(found) < 2:
            return None
        return several(typed, list(found.values()), "一格里写了不止一个站，分成几行再写。")

    def _mend(
        self, typed: str, forms: Sequence[str], flavour: str, numbered: Station | None
    ) -> NameAnswer | None:
        """The answer if one character makes a place of it; None if nothing does."""
        for form in forms:
            for cut in cuts(kind_mended(form)):
                place = without_offices(cut.place)
                if LEVEL_ONLY.fullmatch(place) or cut.behind:
                    continue
                if near := self._slips.near(place):
                    if numbered and self._agrees(numbered, near, cut):
                        because = f"“{place}”有一个字和名册不同，旁边的站号 {numbered.id} 对得上。"
                        return self._decided(typed, NameResult.CORRECTED, numbered, because)
                    return self._mended(typed, cut, place, near, flavour)
        return None

    def _agrees(self, numbered: Station, near: Sequence[Near], cut: Cut) -> bool:
        """Whether the station whose number stands beside a slip is at one of the places that may be meant."""
        own = [one for one in near if numbered in one.spot.stations]
        return (
            bool(own)
            and not any(one.is_other for one in own)
            and not contradicted(self.gazetteer, own[0].spot, cut)
        )

    def _mended(self, typed: str, cut: Cut, place: str, near: Sequence[Near], flavour: str) -> NameAnswer:
        sure = [one for one in near if one.sure]
        if len(sure) > 1 and cut.is_upper:
            sure = [one for one in sure if one.spot.is_upper] or sure
        stations = [s for one in sure or near for s in one.spot.stations if self._book.flavour(s) == flavour]
        is_only = len(sure) == 1 and (sure[0].likeness or len(near) == 1)
        if is_only and len(stations) == 1:
            if against := contradicted(self.gazetteer, sure[0].spot, cut):
                return several(typed, [stations[0], *against], "写的地方和写的站类对不上，是哪一个要问清楚。")
            because = f"“{place}”有一个字和名册不同，相近的只有{self._chain(sure[0].spot)}。"
            return self._decided(typed, NameResult.CORRECTED, stations[0], because)
        if len(sure) > 1 and len(stations) > 1:
            return several(typed, stations, f"“{place}”差一个字的不止一处：{listed(stations)}。")
        hint = f"，和{listed(stations)}差一个字，不敢认" if stations else ""
        return none(typed, f"名册里没有“{place}”{hint}。")

    def _chain(self, spot: Locality) -> str:
        return f"{spot.district}{spot.township}{spot.own}" if spot.own != spot.district else spot.own

    def _why_no_station(self, spots: Sequence[Locality], flavour: str) -> str:
        places = "、".join(self._chain(spot) for spot in spots[:2])
        sort = f"{flavour}联络站" if flavour else "联络站"
        return f"名册里，{places}没有{sort}。"

    def _why_unknown(self, forms: Sequence[str]) -> str:
        for form in forms:
            for cut in cuts(form):
                if LEVEL_ONLY.fullmatch(cut.place):
                    return "没有写是哪个地方的站。"
                return f"“{cut.place}”在名册里找不到。"
            if self.gazetteer.look(form).sights:
                return f"{_ONLY_PLACE}。"
        return "看不出是哪个站的名称。"
