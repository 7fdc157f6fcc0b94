"""The station or the district that is said once for many rows: in the title, the sheet's name, a heading between rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from zhanpai.domain.names import StationNames

_LABEL = re.compile(
    r"^(?:填报|填表|报送|所属|所在)?(?:单位|站点|联络站|站名|名称)(?:名称)?\s*(?:[(（]?(?:盖章|公章)[)）]?)?\s*[:：]\s*(.+)$"
)
_COUNT = re.compile(
    r"[(（]\s*(?:共|计)?\s*[0-9]+\s*[人名位个][)）]$|^[一二三四五六七八九十]+[、.．]|^[(（][一二三四五六七八九十]+[)）]"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says of the rows below it: a 站号, or a district; "" for what it does not say."""

    station: str = ""
    district: str = ""


class Headings:
    """Reads headings by the names of the register."""

    def __init__(self, names: StationNames) -> None:
        register = names.site.register
        self._names = names
        words = {*(kind.word for kind in register.kinds.values()), *register.former_words, "联络站"}
        ends = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        self._to_kind = re.compile(f"^.*(?:{ends})")
        self._districts = [district.name for district in register.districts]

    def read(self, typed: str) -> Heading:
        """What one heading says; nothing if it surely names no station and no district."""
        text = _COUNT.sub("", typed.strip())
        label = _LABEL.match(text)
        named = label[1] if label else text
        if found := self._to_kind.match(named):
            answer = self._names.read(found[0])
            if answer.station:
                return Heading(answer.station.id)
        districts = [name for name in self._districts if name in named or named == name[:-1]]
        return Heading(district=districts[0]) if len(districts) == 1 else Heading()

    def all_of(self, typed: Iterable[str]) -> Heading:
        """What several say together; of two stations, or of two districts, none is meant."""
        found = [self.read(one) for one in typed]
        stations = {one.station for one in found if one.station}
        districts = {one.district for one in found if one.district}
        return Heading(
            stations.pop() if len(stations) == 1 else "", districts.pop() if len(districts) == 1 else ""
        )
