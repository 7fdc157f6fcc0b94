"""Who is at which station, and what a cell that names people says of them."""

from __future__ import annotations

import re

from zhanpai.content.tables.cell_forms import reader_of
from zhanpai.content.tables.cell_read import CellRead
from zhanpai.content.tables.cell_words import is_nothing, read_name
from zhanpai.content.tables.kinds import SEVERAL, TableColumn
from zhanpai.domain.names import StationNames

_NAMES_APART = re.compile(r"[；;、，,/／\n|]|\s{2,}|和|与|及")
_NUMBERS_APART = re.compile(r"[；;、，,/／\s|]+")
_BEHIND_NAME = re.compile(r"[(（][^()（）]*[)）]$|(?:[全国省市区县乡镇]{0,4}(?:人大)?代表)$")


class StationPeople:
    """Who is at which station, for tables that name people."""

    def __init__(self, names: StationNames) -> None:
        self._site = names.site
        self._found: dict[str, dict[str, list[str]]] = {}

    def read(self, station: str, name: str) -> CellRead:
        """The number of the deputy `name` at the station of that 站号, or half a sentence why it is not sure."""
        found = self._people(station).get(name, [])
        if len(found) == 1:
            return CellRead(found[0])
        if found:
            return CellRead(doubt=f"“{name}”在这个站有 {len(found)} 位，写代表编号")
        return CellRead(doubt=f"“{name}”不是这个站的进站代表，核对姓名，或者先把代表编进站")

    def knows(self, station: str, name: str) -> bool:
        """Whether somebody of this name is at the station."""
        return name in self._people(station)

    def name_of(self, id: str) -> str:
        """The name of a deputy; "" if nobody has the number."""
        found = self._site.deputy_by_id.get(id)
        return found[0].name if found else ""

    def _people(self, station: str) -> dict[str, list[str]]:
        if station not in self._found:
            people: dict[str, list[str]] = {}
            at = self._site.station_by_id.get(station)
            for deputy in at.deputies if at else ():
                people.setdefault(deputy.name, []).append(deputy.id)
            self._found[station] = people
        return self._found[station]

    def read_numbers(self, typed: str) -> CellRead:
        """Numbers of deputies in one cell, or half a sentence why they are none."""
        if is_nothing(typed):
            return CellRead()
        parts = [part for part in _NUMBERS_APART.split(typed) if part]
        read = [reader_of(TableColumn("", "", "deputy"))(part) for part in parts]
        if doubt := next((one.doubt for one in read if one.doubt), ""):
            return CellRead(doubt=doubt)
        return CellRead(SEVERAL.join(one.text for one in read))

    def names_in(self, station: str, typed: str) -> list[str] | None:
        """The names in a cell, as the station's people are called; None if something else stands there."""
        found: list[str] = []
        for part in _NAMES_APART.split(typed):
            if not part.strip():
                continue
            names = self._name_or_names(station, part.strip())
            if names is None:
                return None
            found += names
        return found or None

    def _name_or_names(self, station: str, part: str) -> list[str] | None:
        whole = read_name(part)
        if whole.text and self.knows(station, whole.text):
            return [whole.text]
        bare = _BEHIND_NAME.sub("", part).strip()
        if bare != part and (read := read_name(bare)).text:
            return [read.text]
        apart = [read_name(one).text for one in part.split()]
        if len(apart) > 1 and all(len(one) > 1 and self.knows(station, one) for one in apart):
            return apart
        return [whole.text] if whole.text else None
