"""What sort of place keeps the register, and the words that its office has for it: 全市, 全县, 全州; 区县, 县市, 旗县.

The codes of 国家统计局 tell the ranks: those of a prefecture end in 00 and those of a municipality in 0000 (GB/T 2260).
"""

from __future__ import annotations

from zhanpai.domain.model.register import Register

_UNITS = ("地区", "市", "县", "区", "旗", "州", "盟")
TOWNSHIPS = "街道（乡镇）"


def is_county(register: Register) -> bool:
    """Whether the register is a county's, a district's or a county-level city's own: 邵东市, 北京市朝阳区."""
    return not register.city.code.endswith("00")


def is_undivided(register: Register) -> bool:
    """Whether there are no districts between the place and its townships: a county, or a city like 东莞市.

    Its one district is then the place itself, so that townships lie in it as everywhere.
    """
    districts = register.districts
    return len(districts) == 1 and districts[0].name == register.city.name


def unit(register: Register) -> str:
    """What the place is, in a word: 市, 县, 区, 旗, 州, 盟, 地区; 市 where its name does not say."""
    return next((unit for unit in _UNITS if register.city.name.endswith(unit)), "市")


def whole(register: Register) -> str:
    """What stands in a sentence for the whole place with all that lies in it: 全市, 全县, 全州."""
    return f"全{unit(register)}"


def own_level(register: Register) -> str:
    """What belongs to it and to no part of it: 市级, 县级, 州级."""
    return f"{unit(register)}级"


def parts(register: Register) -> str:
    """What it is made of, as its office says: 区县, 县市 of a 州, 旗县市 of a 盟, 街道（乡镇） of a county."""
    if is_undivided(register):
        return TOWNSHIPS
    ends = {district.name[-1] for district in register.districts}
    if "旗" in ends:
        return "旗县区" if "区" in ends else "旗县市"
    if ends and "区" not in ends and ends <= {"县", "市"}:
        return "县市"
    return "区" if ends == {"区"} and register.city.code.endswith("0000") else "区县"


def every_part(register: Register) -> str:
    """What heads a list of its parts: 各区县, 各县市; of a county, which is its own only district, its name."""
    return register.city.name if is_undivided(register) else f"各{parts(register)}"


def offices_below(register: Register) -> str:
    """Whose offices below the place have pages of their own: 区县、街道; 街道（乡镇） of a county."""
    below = parts(register)
    return below if below == TOWNSHIPS else f"{below}、街道"


def ways_down(register: Register) -> str:
    """The places by which somebody looks for a station, from large to small: 区县、街道（乡镇）."""
    below = parts(register)
    return below if below == TOWNSHIPS else f"{below}、{TOWNSHIPS}"
