"""N105 名册里没有这个区县或街道

站名由区县、街道拼成。写错一个字，站名、门牌、网址归类就全错了。

错：
    - {id: "0001", kind: township, district: 岳麓区, township: 望月糊街道}
对：
    - {id: "0001", kind: township, district: 岳麓区, township: 望月湖街道}
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.domain.place_names import registered
from zhanpai.kit.diagnostics import Finding, Rule
from zhanpai.kit.pinyin import Readings, place_readings

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Districts and townships in station rows that the register's divisions do not list.

    A wrong name is told once, at the first row that has it: a district left out would fill the screen.
    """
    townships: defaultdict[str, list[str]] = defaultdict(list)
    for district in site.register.districts:
        townships[district.name] += [t.name for t in district.townships]
    unknown: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for i, row in enumerate(site.register.stations):
        if row.district is None:
            continue
        if row.district not in townships:
            unknown["district", "", row.district].append(i)
        elif row.township and row.township not in townships[row.district]:
            unknown["township", row.district, row.township].append(i)
    for (key, district_name, typed), rows in unknown.items():
        known = townships[district_name] if district_name else list(townships)
        what = f"{district_name}的街道（乡镇）" if district_name else "区县"
        more = f"（共 {len(rows)} 行）" if len(rows) > 1 else ""
        place, new, is_guess = ("stations", rows[0], key), None, False
        if key == "township" and (others := site.register.districts_of_township(typed)):
            owners = "、".join(others)
            message = f"“{typed}”属于{owners}，不属于{district_name}{more}。"
            fix = f"把这一行的 district 改成{others[0]}，或改成{district_name}的街道（乡镇）。"
            yield RULE.at("stations.yaml", place, message, fix)
            continue
        fix = f"先在 districts 里登记{what}“{typed}”，或改成已登记的名称。"
        bare = registered(typed, (site.register.city.name, *([district_name] if district_name else [])))
        if bare in known:
            fix, new = f"写成 {bare}。", bare
        elif near := difflib.get_close_matches(typed, known, 1, 0.5):
            fix, new = f"是不是想写“{near[0]}”？", near[0]
            is_guess = [k for k in known if _is_homophone(typed, k) or _is_short(typed, k)] != near
        also = tuple(("stations", row, key) for row in rows[1:])
        yield RULE.at(
            "stations.yaml",
            place,
            f"{what}里没有“{typed}”{more}。",
            fix,
            new=new,
            is_guess=is_guess,
            also=also,
        )


def _is_short(typed: str, known: str) -> bool:
    """Whether only the word for what it is was left out: 望月湖 for 望月湖街道."""
    return len(typed) > 1 and known.removeprefix(typed) in ("街道", "镇", "乡", "区", "县", "市")


def _is_homophone(typed: str, known: str) -> bool:
    """Whether one character of a longer name is another of the same sound (望月糊街道): two places are not called so."""
    sounds = (place_readings(name) for name in (typed, known))
    return len(known) > 2 and sum(a != b for a, b in zip(typed, known, strict=False)) == 1 and _same(*sounds)


def _same(one: Readings, other: Readings) -> bool:
    """Whether every syllable of the one may be that of the other."""
    return len(one) == len(other) and all(set(a) & set(b) for a, b in zip(one, other, strict=True))
