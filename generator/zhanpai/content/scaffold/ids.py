"""The next number that nobody has ever had: ids are printed on doorplates and never given out twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhanpai.domain.model.register import Register
from zhanpai.domain.model.site import Site

FIRST_DEPUTY = 100001
"""One more than the id in the commented examples, which are not told from real ones here."""
_STATION_FILE = re.compile(r"content/(?:stations|opinions)/[^/]+/([0-9]{4})\.yaml")
_DEPUTY_ID = re.compile(r"""["'\s]([0-9]{6})(?=["'\s,}]|$)""")


class IdsUsedUp(ValueError):
    """Every number of its length is taken."""


def next_station_id(register: Register, paths: Iterable[str]) -> str:
    """The number after the highest in the register, in merged rows, and among the files in `paths`."""
    used = [row.id for row in register.stations]
    used += [id for row in register.stations for id in row.into]
    used += [match[1] for path in paths if (match := _STATION_FILE.fullmatch(path))]
    return _next(used, 4, 1)


def next_deputy_id(site: Site, station_texts: Iterable[str]) -> str:
    """The number after the highest in any station's file, readable or not, and in the news."""
    used = [id for item in site.news for id in item.front.deputies]
    used += [id for text in station_texts for id in _DEPUTY_ID.findall(text)]
    return _next(used, 6, FIRST_DEPUTY)


def _next(used: Iterable[str], digits: int, first: int) -> str:
    number = max(map(int, used), default=first - 1) + 1
    if number >= 10**digits:
        raise IdsUsedUp(f"no {digits}-digit number is left")
    return f"{number:0{digits}}"
