"""Which page of the handbook says how a room of the desk is used."""

from __future__ import annotations

from collections.abc import Mapping

from zhanpai.office.handbook.handbook_pages import handbook_pages

HANDBOOK = "/handbook"

OF_ROOMS: Mapping[str, tuple[str, ...]] = {
    "/": ("gongzuotai",),
    "/stations": ("zhan-daibiao", "gongzuotai"),
    "/deputies": ("zhan-daibiao", "gongzuotai"),
    "/news": ("dongtai", "xinwen"),
    "/opinions": ("taizhang",),
    "/projects": ("minsheng", "taizhang"),
    "/register": ("mingce",),
    "/pictures": ("tupian", "xinwen"),
    "/tables": ("biaoge",),
    "/bulk": ("chengpi",),
    "/handin": ("jiaogao",),
    "/signs": ("menpai",),
    "/check": ("jiancha", "gongzuotai"),
    "/site": ("wangzhan", "gongzuotai"),
    "/history": ("gaiguo", "gongzuotai"),
}
"""By the room's address: the page about it, or else one that says something of it."""

OF_TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "report.html": ("baogao",),
    "share.html": ("fenxiang",),
    "share_choice.html": ("fenxiang",),
    "rename.html": ("gaiming",),
    "rename_plan.html": ("gaiming",),
}
"""Pages that stand in a room and have a page of the handbook to themselves."""


BEGIN = ("shifenzhong",)
"""About the pages that begin a city."""


def page_of_room(here: str, template: str) -> str:
    """The address of the page about this room of the desk, or this part of it; "" if none is."""
    there = {page.name for page in handbook_pages()}
    begin = BEGIN if template.startswith("begin") else ()
    names = (*begin, *OF_TEMPLATES.get(template, ()), *OF_ROOMS.get(here, ()))
    return next((f"{HANDBOOK}/{name}" for name in names if name in there), "")
