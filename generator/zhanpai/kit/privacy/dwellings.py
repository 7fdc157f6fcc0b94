"""Dwellings: a room in a building, a door with a room, a house in a village.

3栋2单元 alone is a place that a lift or a leak needs; a room in it is somebody's home.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhanpai.kit.privacy.trace import Trace, as_plain, placed

DWELLING = "住址"

_N = "(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_SPELT = "[一二三四五六七八九][零〇○一二三四五六七八九]{2,3}"
_B = r"[\s,]{0,3}"
# A bare number of three or four digits is a room unless something is counted or measured: 3栋501, but not 3栋1200平方米.
_COUNTED = r"[0-9年月日号米平多余户人辆个元万套盏次名家台间层部处时点分度瓦小千百伏吨公毫厘兆%％㎡.:：条根棵株座栋幢块至到-]"
_ROOM = (
    rf"(?:[0-9]{{1,5}}\s?(?:室|房(?!间数)|号(?![楼门梯路线机电站井]))|[0-9]{{3,4}}(?!{_COUNTED})(?!\s?(?:平|米|年|户))"
    rf"|{_SPELT}(?:室|房|号(?![楼门梯路线机电站井]))|{_SPELT}(?![零〇一二三四五六七八九十百千年月日号米平多余户人辆个元万套盏次名家台间层部处至到]))"
)
_BLOCK = rf"(?:(?:{_N}|[A-Za-z])\s?(?:栋|幢|号楼|#楼?|号院)|(?:[0-9]{{1,3}}|[A-Za-z])\s?座)"
_UNIT = rf"{_N}\s?(?:单元|梯|门)"
_ESTATE = "(?:小区|花园|家园|公寓|新村|宿舍|大院|苑|里|园|居|庭|轩|城|府|院|村|湾|寓|墅|坊)"
_DWELLING = re.compile(rf"(?:附{_N}号|{_BLOCK}){_B}(?:{_UNIT}{_B})?(?:{_N}楼{_B})?{_ROOM}|{_UNIT}{_B}{_ROOM}")
_DASHED = re.compile(
    rf"(?:{_ESTATE}\s?|住[^，。；\n]{{0,12}}|地址\s?[::]?\s?)(?P<home>[0-9]{{1,3}}\s?[-—–－]\s?[0-9]{{1,2}}\s?[-—–－]\s?[0-9]{{3,4}})(?![0-9-])"
    r"|(?<![0-9A-Za-z-])(?P<room>[0-9]{1,3}[-—–－][0-9]{1,2}[-—–－][0-9]{3,4})\s?(?:室|房|住户|业主|的?居民)"
)
_DOOR = re.compile(rf"[0-9]{{1,4}}号{_B}(?:附?{_N}号|{_BLOCK}|{_UNIT})?{_B}[0-9]{{3,4}}(?:室|房)")
_VILLAGE = re.compile(rf"村\s?{_N}\s?(?:组|队|社|屯)\s?[0-9]{{1,4}}号(?![楼门梯路线机电站井])")
_HOME = re.compile(
    r"(?:家住|家庭住址|家庭地址|住址|户籍地址?|现住址?|住户地址)\s?[::为是在]?\s?"
    r"(?P<home>[^，。；、！？,;\n]{2,24}?[0-9]{1,4}号)(?![楼院线栋门机井站]|小区|社区|地块|院)"
)
_ANY = re.compile(
    "(?:栋|幢|座|号|单元|室|房|门|梯|楼|组|队|社|屯|#|＃|[-—–－])(?:.{0,12})(?:室|房|号|[0-9０-９零〇一二三四五六七八九]{3})|住址|家住"
)
_IN_AN_OFFICE = re.compile(
    "(?:大厦|大楼|中心|写字楼|政务|商务|办公|机关|大厅|政府|医院|学校|大学|服务站|工作站|联络站|居委会|村委会|街道办|产业园|科技园|会议|教学楼|酒店|宾馆)[^，。；\n]{0,6}$"
)


def find_dwellings(text: str) -> Iterator[Trace]:
    """Homes in `text`, with their places; a room of an office is none."""
    if not _ANY.search(text):
        return
    signs, offsets = as_plain(text)
    taken: list[tuple[int, int]] = []
    for pattern in (_HOME, _DOOR, _DWELLING, _DASHED, _VILLAGE):
        for match in pattern.finditer(signs):
            start, end = match.span()
            if any(a < end and start < b for a, b in taken) or _IN_AN_OFFICE.search(
                signs[max(0, start - 14) : start]
            ):
                continue
            taken.append((start, end))
            trace = Trace(DWELLING, match[0], start, end - start)
            yield placed(trace, offsets) if offsets else trace
