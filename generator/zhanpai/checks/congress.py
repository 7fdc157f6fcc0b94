"""N112 看不出是哪里的人大代表

代表叫“岳麓区人大代表”“靖港镇人大代表”，不叫“区县人大代表”。是哪里的，程序先看 place，再看选区，最后看站在哪里。街道是区县的
派出机关，没有人民代表大会（地方组织法第七条），也就没有街道的人大代表。

错：
    {level: township, term: 第十九届}，写在望月湖街道的站里
对：
    {level: district, term: 第五届}；是别的镇的代表，写 {level: township, place: 靖港镇, term: 第十九届}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.congresses import ENDINGS, congress_of, has_congress
from zhanpai.domain.model.deputy import Level, Mandate
from zhanpai.domain.model.register import StationRow
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.domain.naming import REQUIRED_OF_KIND, is_placed
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Seats whose congress nobody has named, and places that have no congress of the level."""
    for station in site.stations:
        # Of a row with a wrong place, or without one, it is not known what would be right; N105 and N108 tell it.
        if not is_placed(site.register, station.row) or _lacks_place(station):
            continue
        for i, entry in enumerate(station.detail.deputies):
            # S207 holds the other stations of a deputy to what the first says.
            if site.deputy_by_id[entry.id][1] is not station:
                continue
            for n, mandate in enumerate(entry.mandates):
                place = congress_of(site.register, station.row, mandate)
                if told := fault(station.row, mandate, place):
                    key = "place" if mandate.place else "level"
                    yield RULE.at(station.path, ("deputies", i, "mandates", n, key), *told)


def _lacks_place(station: Station) -> bool:
    return any(getattr(station.row, key) is None for key in REQUIRED_OF_KIND[station.kind])


def fault(row: StationRow, mandate: Mandate, place: str) -> tuple[str, str] | None:
    """What is wrong with a seat at the station of `row` whose congress is in `place`, and the fix; None if nothing is."""
    level = mandate.level
    endings = "、".join(ENDINGS[level])
    if place and has_congress(level, place):
        return None
    if mandate.place:
        message = (
            f"place 写成“{mandate.place}”，那里没有{level.label.removesuffix('人大代表')}一级的人民代表大会。"
        )
        return message, f"写全名，以{endings}结尾；或者改层级（level）。"
    if level is Level.TOWNSHIP and row.township:
        message = f"写成{level.label}，{row.township}没有人民代表大会。"
        fix = "是区县的代表，写 level: district；是别的镇、乡的代表，加上“place: ”，写镇、乡的名称。"
        return message, fix
    if level is Level.PROVINCE:
        fix = "在 stations.yaml 的 city 里加上“province: ”，写省、自治区、直辖市的全名。"
        return f"写成{level.label}，不知道是哪个省。", fix
    fix = f"加上“place: ”，写那个地方的名称，以{endings}结尾。"
    return f"写成{level.label}，看不出是哪里的。", fix
