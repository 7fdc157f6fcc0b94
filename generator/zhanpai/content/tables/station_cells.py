"""Which station a row is of: by its number, by its name, by both; what they leave open is a doubt."""

from __future__ import annotations

import re
import unicodedata

from zhanpai.content.tables.cell_read import CellRead
from zhanpai.domain.model.station import Station
from zhanpai.domain.names import NameAnswer, NameResult, StationNames

_NUMBER = re.compile(r"(?:站号|编号|no\.?)?[:：]?\s*([0-9]{1,4})\s*(?:号站?|站)?", re.IGNORECASE)
_KIND = re.compile(r"(?:联络|中心)?(?:总|中心)?站$")
_IS_STATION = "人大代表联络站"
_WHOLE = 4
"""Digits of a 站号."""


class StationCells:
    """What the cells of stations in one file mean, each wording looked up once."""

    def __init__(self, names: StationNames) -> None:
        self.names = names
        self._found: dict[tuple[str, ...], CellRead] = {}

    def read(
        self, number: str, name: str, district: str = "", township: str = "", *, is_new: bool = False
    ) -> CellRead:
        """The 站号 that a row's cells tell, or a whole sentence why it is not sure.

        `district` and `township` stand beside the name and tell which of two is meant; `is_new`: a number of four digits
        that nobody has yet is one that the row gives.
        """
        key = (number, name, district, township, "new" if is_new else "")
        if key not in self._found:
            self._found[key] = self._read(number, name, district, township, is_new=is_new)
        return self._found[key]

    def _read(self, number: str, name: str, district: str, township: str, *, is_new: bool) -> CellRead:
        typed = unicodedata.normalize("NFKC", number).strip()
        digits = _NUMBER.fullmatch(typed)
        if typed and not digits and not name:
            return self._named(number, district, township)
        if typed and not digits:
            return CellRead(doubt=f"站号写的是“{number}”，应当是四位数字，例如 0001。")
        if not typed and (alone := _NUMBER.fullmatch(unicodedata.normalize("NFKC", name).strip())):
            digits, name = alone, ""
        if digits is None:
            return self._named(name, district, township)
        return self._numbered(digits[1], name, district, is_new=is_new)

    def _numbered(self, digits: str, name: str, district: str, *, is_new: bool) -> CellRead:
        id = digits.zfill(_WHOLE)
        station = self.names.site.station_by_id.get(id)
        if station is None:
            if is_new and len(digits) == _WHOLE:
                return CellRead(id)
            hint = "，前面的 0 可能丢了" if len(digits) < _WHOLE else ""
            return CellRead(doubt=f"名册里没有站号 {digits}{hint}，核对站号。")
        if name and name not in (station.name, station.short_name):
            answer = self.names.read(f"{id} {name}")
            if answer.station is not station:
                return CellRead(
                    doubt=f"站号 {id} 是{station.short_name}，站名写的是“{name}”，对不上，核对是哪一个。"
                )
        return CellRead(id)

    def _named(self, name: str, district: str, township: str) -> CellRead:
        answer = self.names.read(name)
        before = "".join(place for place in (district, township) if place and place not in name)
        if answer.station is None and before:
            with_places = self.names.read(f"{before}{name}")
            answer = with_places if with_places.station else answer
        if answer.result is NameResult.UNKNOWN and (place := _KIND.sub("", name)):
            # What stands in a column of stations is one, though it says its place only.
            of_place = self.names.read_whole(f"{before}{place}{_IS_STATION}")
            answer = of_place if of_place.station else answer
        if answer.station is None:
            return CellRead(doubt=_undecided(name, answer))
        station = answer.station
        if against := self._elsewhere(station, district, township):
            return CellRead(doubt=f"“{name}”是{against}，和旁边写的地方对不上，核对是哪一个。")
        if not station.exists:
            return CellRead(
                doubt=f"“{name}”是{station.short_name}（{station.id}）：{answer.because}核对现在该写哪个站。"
            )
        return CellRead(station.id)

    def _elsewhere(self, station: Station, district: str, township: str) -> str:
        """Where the station is, if that is not what stands beside its name; "" if it is, or nothing known stands there."""
        register = self.names.site.register
        own = station.row.district or ""
        typed = next((d for d in register.districts if district and district in (d.name, d.name[:-1])), None)
        if typed and own and typed.name != own:
            return f"{own}的{station.short_name}（{station.id}）"
        towns = {t.name for d in register.districts for t in d.townships}
        if township in towns and station.row.township and station.row.township != township:
            return f"{station.row.township}的{station.short_name}（{station.id}）"
        return ""


def _undecided(name: str, answer: NameAnswer) -> str:
    return f"站名写的是“{name}”，{answer.because}" + (
        "" if answer.candidates else "补上站号，或者照名册写全站名。"
    )
