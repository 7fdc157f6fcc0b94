"""The system of coordinates that a place is given in: two are taken, and one is refused with what to do."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from zhanpai.domain.model import meant
from zhanpai.domain.model.field_types import refuse, refuse_for, shown

_SYSTEMS = {
    "gcj02": (
        "gcj02",
        "gcj",
        "火星坐标",
        "火星坐标系",
        "国测局",
        "高德",
        "高德地图",
        "腾讯",
        "腾讯地图",
        "amap",
    ),
    "wgs84": (
        "wgs84",
        "wgs",
        "gps",
        "天地图",
        "cgcs2000",
        "国家2000",
        "2000",
        "4326",
        "epsg4326",
        "地球坐标",
    ),
    "bd09": ("bd09", "bd09ll", "bd09mc", "bd", "baidu", "百度", "百度地图", "百度坐标"),
}
"""Systems of coordinates by the names that maps and clerks give them."""


def _parse_system(value: Any) -> Any:
    typed = str(value).strip()
    if typed in ("gcj02", "wgs84"):
        return typed
    bare = re.sub(r"[\s_:\-]|坐标系?$", "", meant.plain(typed).lower())
    system = next((name for name, words in _SYSTEMS.items() if bare in words), "")
    if system == "bd09":
        message = f"写成“{shown(typed)}”，这是百度地图的坐标，放到别的地图上会偏几百米。"
        fix = "用高德地图或腾讯地图重新查这个地方的坐标，坐标系写 gcj02。"
        raise refuse("D103", message, fix)
    fix = "从高德、腾讯地图查的写 gcj02，从天地图、GPS 查的写 wgs84。"
    raise refuse_for("D103", f"不能写“{shown(typed)}”。", system, fix)


Crs = Annotated[Literal["gcj02", "wgs84"], BeforeValidator(_parse_system)]
"""The system of coordinates that a place is given in."""
