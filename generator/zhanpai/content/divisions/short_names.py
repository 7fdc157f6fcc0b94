"""What people call a division: 邵阳 for 邵阳市, 湘西州 for 湘西土家族苗族自治州, 内蒙古 for 内蒙古自治区."""

from __future__ import annotations

import re

_LISTED = (
    "阿昌族 白族 保安族 布朗族 布依族 朝鲜族 达斡尔族 傣族 德昂族 东乡族 侗族 独龙族 俄罗斯族 鄂伦春族 鄂温克族 高山族 "
    "仡佬族 哈尼族 哈萨克族 赫哲族 回族 基诺族 京族 景颇族 柯尔克孜族 拉祜族 黎族 傈僳族 珞巴族 满族 毛南族 门巴族 "
    "蒙古族 苗族 仫佬族 纳西族 怒族 普米族 羌族 撒拉族 畲族 水族 塔吉克族 塔塔尔族 土族 土家族 佤族 维吾尔族 "
    "乌孜别克族 锡伯族 瑶族 彝族 裕固族 藏族 壮族 各族"
)
_PEOPLES = _LISTED.split()
"""The 55 minorities (GB/T 3304), and 各族, as they stand in the names of autonomous places."""

_LONG = [name.removesuffix("族") for name in _PEOPLES if len(name) > 3]
"""Those that stand without 族 too: 伊犁哈萨克自治州, 巴音郭楞蒙古自治州."""

_PEOPLE = "|".join(sorted({*_PEOPLES, *_LONG, "蒙古", "锡伯"}, key=len, reverse=True))
_AUTONOMOUS = re.compile(rf"(?P<stem>.+?)(?:{_PEOPLE})*自治(?P<unit>[州县旗])")
_REGION = re.compile("(?:壮族|回族|维吾尔)?自治区$")
_UNIT = re.compile("(?:特别行政区|地区|林区|特区|新区|[省市区县旗盟州])$")


def stem_of(name: str) -> str:
    """The name without what sort of place it is, as 邵阳, 恩施, 积石山; the name itself where too little is left: 忠县, 城区."""
    if _REGION.search(name):
        stem = _REGION.sub("", name)
    elif found := _AUTONOMOUS.fullmatch(name):
        stem = found["stem"].removesuffix("族")
    else:
        stem = _UNIT.sub("", name)
    return stem if len(stem) > 1 else name


def names_of(name: str) -> tuple[str, ...]:
    """Every way to call it, the full name first: 湘西土家族苗族自治州, 湘西, 湘西州; 锡林郭勒盟, 锡林郭勒, 锡盟."""
    stem = stem_of(name)
    found = [name, stem]
    if autonomous := _AUTONOMOUS.fullmatch(name):
        found += [stem + autonomous["unit"], f"{stem}自治{autonomous['unit']}"]
    if name.endswith(("盟", "自治州")):
        found.append(stem[0] + name[-1])
    return tuple(dict.fromkeys(found))
