"""Numbers for what is new, given out in the order in which rows are written: none is left out for a row that was not ticked."""

from __future__ import annotations

import datetime as dt

from zhanpai.content.scaffold.ids import next_deputy_id, next_station_id
from zhanpai.content.scaffold.opinion import next_opinion_id
from zhanpai.content.tables.difference import Pending
from zhanpai.content.tables.known_rows import KnownContent


class NewNumbers:
    """Gives each pending number once; IdsUsedUp if none of its length is left."""

    def __init__(self, known: KnownContent) -> None:
        self.known = known
        self._given: dict[Pending, str] = {}
        self._next: dict[str, int] = {}
        self._opinions: dict[str, list[str]] = {}

    def given(self, pending: Pending) -> str:
        """The number of what is pending: the same for the same token, but that opinions of one month are each another."""
        if pending.what == "opinion":
            return self._opinion(pending.token)
        if pending not in self._given:
            number = self._next.get(pending.what) or self._first(pending.what)
            self._next[pending.what] = number + 1
            self._given[pending] = f"{number:0{4 if pending.what == 'station' else 6}}"
        return self._given[pending]

    def _first(self, what: str) -> int:
        loaded, site = self.known.loaded, self.known.site
        if what == "station":
            return int(next_station_id(site.register, loaded.documents))
        texts = [
            document.text
            for path, document in loaded.documents.items()
            if path.startswith("content/stations/")
        ]
        return int(next_deputy_id(site, texts))

    def _opinion(self, token: str) -> str:
        path, _, month = token.partition("|")
        station = path.rpartition("/")[2].removesuffix(".yaml")
        of = self.known.site.station_by_id[station]
        used = self._opinions.setdefault(path, [opinion.id for opinion in of.opinions])
        received = dt.date(int(month[:4]), int(month[5:7]), 1)
        number = next_opinion_id(station, self.known.text(path), used, received)
        used.append(number)
        return number
