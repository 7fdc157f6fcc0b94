"""The files of a site that is begun for a real city, county or district.

Pure: no project, no clock.  The command line and the desk both build a `CityStart` and call `city_files`.
"""

from __future__ import annotations

import datetime as dt

from zhanpai.content.divisions import read_atlas
from zhanpai.content.scaffold.city_answers import CityStart, usual_owner, usual_title
from zhanpai.content.scaffold.city_brand import colour_fault, settle_colour, theme_files
from zhanpai.content.scaffold.city_pages import city_pages
from zhanpai.content.scaffold.city_register import BegunDistrict, areas_of
from zhanpai.content.scaffold.site import IGNORED, MKDOCS
from zhanpai.content.scaffold.start_faults import settle_host, start_faults
from zhanpai.kit.problem import Problem

__all__ = [
    "CityStart",
    "city_files",
    "colour_fault",
    "settle_host",
    "start_faults",
    "to_do",
    "usual_owner",
    "usual_title",
]


def city_files(start: CityStart, today: dt.date) -> dict[str, str | bytes]:
    """Path → content of every file of the new project, the schemas of the editor left out.

    Raises Problem with the first of `start_faults`, if there is one; nothing that this gives fails `check`.  `today` is
    the day of the start: no page speaks of it yet.
    """
    for _, sentence in start_faults(start):
        what, _, fix = sentence.partition("；")
        raise Problem(f"{what}。", fix)
    owner = start.owner.strip() or usual_owner(start.division)
    whole = len(start.areas) == 1 and start.areas[0].name == start.division.name
    return {
        "stations.yaml": start.register,
        "mkdocs.yml": MKDOCS,
        ".gitignore": IGNORED,
        **city_pages(start.division.name, owner, is_undivided=whole, has_phone=bool(start.phone.strip())),
        **theme_files(settle_colour(start.colour), start.logo),
    }


def to_do(start: CityStart) -> tuple[str, ...]:
    """What is still to be filled in later, one Chinese sentence each: the ICP record, telephones of stations …."""
    register = "stations.yaml 的 site 里"
    number = len(start.rows)
    said = (
        (not start.icp.strip(), f"ICP 备案号办下来以后，填在 {register}（icp）。"),
        (not start.police_record.strip(), f"公安备案号办下来以后，填在 {register}（police_record）。"),
        (not start.phone.strip(), f"主办单位的电话填在 {register}（contact），网页底部会显示。"),
        (number > 0, f"{number} 个站的地址、电话、接待日和代表，一站一站填。"),
        (not number, "还没有站：运行 zhanpai new station 加第一个站。"),
        *((True, sentence) for sentence in _left_out(start)),
        (True, "“关于本站”“反映意见指南”“隐私说明”在 content/pages 文件夹，照本单位的说法改。"),
    )
    return tuple(sentence for is_open, sentence in said if is_open)


def _left_out(start: CityStart) -> tuple[str, ...]:
    """What of the statistics office's tables is not in the register."""
    if start.with_statistical:
        return ()
    known = {code for area in start.areas for code in _codes(area)}
    names = [
        name
        for area in areas_of(read_atlas(), start.division, True)
        for code, name in _codes(area).items()
        if code not in known
    ]
    if not names:
        return ()
    words = "、".join(names[:3]) + (f"等 {len(names)} 处" if len(names) > 3 else "")
    return (f"{words}是统计上列的单位，没有写进名册；设了站的，自己加在 stations.yaml 的 districts 里。",)


def _codes(area: BegunDistrict) -> dict[str, str]:
    """The codes of an area and its townships, with their names."""
    return {area.code: area.name, **{one.code: one.name for one in area.townships}}
