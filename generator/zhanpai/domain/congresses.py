"""Of which people's congress a deputy is one: 岳麓区人大代表, 靖港镇人大代表, and never 区县人大代表.

组织法 art. 7 has congresses of provinces, cities, districts and counties, and of townships (乡、民族乡、镇); a
subdistrict (街道) is an office of its district and has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhanpai.domain.model.deputy import Level, Mandate
from zhanpai.domain.model.register import District, Register, StationRow
from zhanpai.domain.territory import is_county, is_undivided

PROVINCES: Mapping[str, str] = {
    **{"11": "北京市", "12": "天津市", "13": "河北省", "14": "山西省", "15": "内蒙古自治区"},
    **{"21": "辽宁省", "22": "吉林省", "23": "黑龙江省", "31": "上海市", "32": "江苏省"},
    **{"33": "浙江省", "34": "安徽省", "35": "福建省", "36": "江西省", "37": "山东省"},
    **{"41": "河南省", "42": "湖北省", "43": "湖南省", "44": "广东省", "45": "广西壮族自治区"},
    **{"46": "海南省", "50": "重庆市", "51": "四川省", "52": "贵州省", "53": "云南省"},
    **{"54": "西藏自治区", "61": "陕西省", "62": "甘肃省", "63": "青海省", "64": "宁夏回族自治区"},
    **{"65": "新疆维吾尔自治区", "71": "台湾省"},
}
"""The provinces by the first two digits of every code in them (GB/T 2260)."""

ENDINGS: Mapping[Level, tuple[str, ...]] = {
    Level.NATIONAL: ("全国",),
    Level.PROVINCE: ("省", "自治区", "市"),
    # 盟 and 地区 are offices of their region or province (组织法 art. 86) and have none.
    Level.CITY: ("市", "州"),
    Level.DISTRICT: ("区", "县", "市", "旗"),
    Level.TOWNSHIP: ("镇", "乡", "苏木"),
}
"""How the name of a place with a congress of each level ends."""

_NUMBERED = re.compile("(?:第|[一二三四五六七八九十0-9]|选区|选举单位)")


def has_congress(level: Level, place: str) -> bool:
    """Whether `place` is one that has a congress of `level`, as far as its name tells: 望月湖街道 has none."""
    return place.endswith(ENDINGS[level])


def province_of(register: Register) -> str:
    """The province (省、自治区、直辖市) that the city lies in; "" if neither the register nor the code says."""
    return register.city.province or PROVINCES.get(register.city.code[:2], "")


def prefecture_of(register: Register) -> str:
    """The place whose congress stands next above those of counties: 邵阳市, for 邵东市's register as for its own.

    A district of a municipality (直辖市) has the municipality; a county right under its province has nothing between,
    and what it calls 市人大代表 are its own.
    """
    city = register.city
    if not is_county(register):
        return city.name
    province = province_of(register)
    return city.prefecture or (province if province.endswith("市") else city.name)


def level_name(register: Register, level: Level) -> str:
    """What the city's deputies of one level are called together: 长沙市人大代表, 各区县人大代表; 邵东市人大代表 of 邵东市's own."""
    match level:
        case Level.PROVINCE if province := province_of(register):
            return f"{province}人大代表"
        case Level.CITY:
            return f"{prefecture_of(register)}人大代表"
        case Level.DISTRICT if is_county(register) and is_undivided(register):
            return f"{register.city.name}人大代表"
        case Level.DISTRICT | Level.TOWNSHIP:
            return f"各{level.label}"
    return level.label


def congress_of(register: Register, row: StationRow, mandate: Mandate) -> str:
    """The place whose congress the seat is in; "" where nobody has said.

    A place that is typed wins; the constituency often begins with it; else it is the station's own.
    """
    if mandate.place:
        return mandate.place
    match mandate.level:
        case Level.NATIONAL:
            return "全国"
        case Level.PROVINCE:
            return province_of(register)
        case Level.CITY:
            place = prefecture_of(register)
            return place if has_congress(Level.CITY, place) else ""
        case Level.DISTRICT:
            return _district(register, row, mandate.constituency)
        case Level.TOWNSHIP:
            place = _named_township(register, row, mandate.constituency) or row.township or ""
            return place if has_congress(Level.TOWNSHIP, place) else ""


def _district(register: Register, row: StationRow, constituency: str) -> str:
    """The district or county of a seat; a prefecture without any has no congress of that level (东莞市)."""
    if is_undivided(register):
        return register.city.name if is_county(register) else ""
    return _named_district(register, constituency) or row.district or ""


def _named_district(register: Register, constituency: str) -> str:
    """The district that a constituency is named after: 岳麓区第3选区, 岳麓一选区."""
    for district in register.districts:
        if constituency.startswith(district.name):
            return district.name
        rest = constituency.removeprefix(district.name[:-1])
        if rest != constituency and _NUMBERED.match(rest):
            return district.name
    return ""


def _named_township(register: Register, row: StationRow, constituency: str) -> str:
    """The town of the station's district, or else of any, that a constituency is named after."""
    own = register.district_by_name.get(row.district or "")
    districts: list[District] = [*([own] if own else []), *register.districts]
    return next((t.name for d in districts for t in d.townships if constituency.startswith(t.name)), "")
