"""A place's name in other writings: without its unit, with another, with who sits there, said twice."""

from __future__ import annotations

import re

from zhanpai.domain.names.station_words import OFFICES

_UNIT = re.compile("(?:街道|社区|镇|乡|村|区|县|市)$")
_MAY_BE_OFFICE = re.compile("街道[办街人党]|[委处府关]|支部|中心|社区社区")
"""Without one of these nobody's office stands in a place; most names stop here."""
_LARGER = re.compile("(?:街道|镇|乡|县)$")
_DOUBLED = re.compile(
    "([\u3400-\u9fff]{1,16}(?:街道|社区|区|县|市|镇|乡|村))(?=\\1)|^([\u3400-\u9fff]{2,4})(?=\\2(?:街道|区|县|市|镇|乡))"
)
_OF_PLACE = re.compile("(?:省|市|区|县|镇|(?<!之)乡|村|街道|街|路|州|盟|旗|湖|山)$")
_UNITS_OF_TOWNSHIPS = ("乡", "镇", "街道")


def unit_of(place: str) -> str:
    """What `place` says that it is (街道, 社区, 镇 …), "" if it does not."""
    found = _UNIT.search(place)
    return found[0] if found else ""


def stem_of(place: str) -> str:
    """`place` without its unit (望月湖街道 → 望月湖), or whole where nothing telling would be left.

    Nor is a unit taken that would leave a larger one: 东山镇社区 is not called 东山镇.
    """
    stem = _UNIT.sub("", place)
    is_cut_short = place.endswith(("社区", "村")) and _LARGER.search(stem)
    return place if len(stem) < 2 or is_cut_short else stem


def without_offices(place: str) -> str:
    """`place` with who sits there as the place: 望月湖办事处 → 望月湖街道, 湖东居委会 → 湖东社区."""
    if _MAY_BE_OFFICE.search(place):
        for pattern, unit in OFFICES:
            place = pattern.sub(unit, place)
    return place


def swapped(name: str) -> str:
    """湖东社区 for 湖东村 and back; "" for what is neither."""
    if name.endswith("社区") and len(name) > 3:
        return name[:-2] + "村"
    return name[:-1] + "社区" if name.endswith("村") and len(name) > 2 else ""


def units_of_old(township: str) -> list[str]:
    """A township's name with each unit that it may have had: 蕉溪乡 and 蕉溪街道 for 蕉溪镇."""
    stem = stem_of(township)
    return [stem + unit for unit in _UNITS_OF_TOWNSHIPS if len(stem) > 1 and township != stem]


def undoubled(place: str) -> str:
    """`place` with what a form put before it twice once: 岳麓区岳麓区望岳街道, 金洲金洲镇."""
    return _DOUBLED.sub("", place)


def ends_as_place(words: str) -> bool:
    """Whether `words` end as places do; 花炮之乡 is none."""
    return _OF_PLACE.search(words) is not None
