"""Which places a city has, beside those its register names: what exists and has no station.

The division tables that are shipped are those of one city (see `content/demo/README.md`).  For it they make sure that a
real place without a station is never read as a slip for its neighbour; for every other city nothing is known but the
register, and names are read as strictly as `domain.names` says.
"""

from __future__ import annotations

from importlib import resources

from zhanpai.content.demo.divisions import inhabited, parse_divisions
from zhanpai.domain.model.register import Register

_OF_A_CITY = 4
"""Digits of a division code that are the city's (GB/T 2260)."""


def known_places(register: Register) -> tuple[tuple[str, str, str], ...]:
    """District, township and community of every place that the shipped tables have of the register's city."""
    city = register.city.code[:_OF_A_CITY]
    text = (resources.files("zhanpai.content.demo") / "changsha-divisions.csv").read_text("utf-8")
    return tuple(
        (place.district, place.township, place.name)
        for place in inhabited(parse_divisions(text))
        if place.district_code.startswith(city)
    )
