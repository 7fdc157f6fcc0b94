"""What a site that has just begun still lacks.

These are the facts, in words that every front has; where each is filled in, a front says itself: in a file, or in a room
of the desk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from zhanpai.content.divisions import read_atlas
from zhanpai.content.scaffold.city_answers import CityStart
from zhanpai.content.scaffold.city_register import BegunDistrict, areas_of

_NAMED = 3
"""Names of places that are told of; the rest are counted."""


class OpenKind(StrEnum):
    """What may be left open when a site begins, in the order in which it is told."""

    ICP = "icp"
    POLICE_RECORD = "police_record"
    PHONE = "phone"
    STATIONS = "stations"
    NO_STATION = "no_station"
    UNLISTED = "unlisted"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is left open; `what` names it in Chinese, without a stop: 12 个站的地址、电话、接待日和代表."""

    kind: OpenKind
    what: str

    def told(self, places: Mapping[OpenKind, str]) -> str:
        """One Chinese sentence: what it is, and behind it where, in the words of a front, which has some for every kind."""
        return f"{self.what}：{places[self.kind]}。"


def left_open(start: CityStart) -> tuple[OpenPoint, ...]:
    """What is still to be filled in when the site of `start` has been written."""
    number = len(start.rows)
    unlisted = _unlisted(start)
    said = (
        (not start.icp.strip(), OpenKind.ICP, "ICP备案号"),
        (not start.police_record.strip(), OpenKind.POLICE_RECORD, "公安备案号"),
        (not start.phone.strip(), OpenKind.PHONE, "主办单位的电话"),
        (number > 0, OpenKind.STATIONS, f"{number} 个站的地址、电话、接待日和代表"),
        (not number, OpenKind.NO_STATION, "还没有站"),
        (bool(unlisted), OpenKind.UNLISTED, f"{unlisted}是统计上列的单位，没有写进名册"),
        (True, OpenKind.PAGES, "“关于本站”“反映意见指南”“隐私说明”这几页"),
    )
    return tuple(OpenPoint(kind, what) for is_open, kind, what in said if is_open)


def _unlisted(start: CityStart) -> str:
    """What of the statistics office's tables is not in the register, in words; "" if nothing."""
    if start.with_statistical:
        return ""
    known = {code for area in start.areas for code in _codes(area)}
    names = [
        name
        for area in areas_of(read_atlas(), start.division, True)
        for code, name in _codes(area).items()
        if code not in known
    ]
    return "、".join(names[:_NAMED]) + (f"等 {len(names)} 处" if len(names) > _NAMED else "")


def _codes(area: BegunDistrict) -> dict[str, str]:
    """The codes of an area and its townships, with their names."""
    return {area.code: area.name, **{one.code: one.name for one in area.townships}}
