"""The short names of districts in addresses (slugs), from how their names sound."""

from __future__ import annotations

from collections.abc import Sequence

from zhanpai.content.divisions.short_names import stem_of
from zhanpai.domain.urls import RESERVED_DISTRICT_SLUGS
from zhanpai.kit.pinyin import place_readings


def district_slugs(names: Sequence[str], city: str) -> tuple[str, ...]:
    """A slug for each of the districts `names`, in their order: 双清区 is shuangqing, 邵阳县 in 邵阳市 shaoyangxian.

    Each is its own; where the short name is the city's, or another's, or taken by the program, it is spelled in full.
    """
    taken = set(RESERVED_DISTRICT_SLUGS)
    if city not in names:
        taken.add(_spelled(stem_of(city)))
    found = []
    for name in names:
        full = _spelled(name)
        ways = [_spelled(stem_of(name)), full, *(f"{full}{number}" for number in range(2, len(names) + 3))]
        slug = next(way for way in ways if way not in taken)
        taken.add(slug)
        found.append(slug)
    return tuple(found)


def _spelled(name: str) -> str:
    return "".join(readings[0] for readings in place_readings(name) if readings) or "qu"
