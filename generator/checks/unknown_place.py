"""N105 名册里没有这个区县或街道

站名由区县、街道拼成。写错一个字，站名、门牌、网址归类就全错了。

错：
    - {id: "0001", kind: township, district: 岳麓区, township: 望月糊街道}
对：
    - {id: "0001", kind: township, district: 岳麓区, township: 望月湖街道}
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from generator.diagnostics import Finding, Rule
from generator.model.site import Site

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Districts and townships in station rows that the register's divisions do not list."""
    districts = site.register.district_by_name
    for i, row in enumerate(site.register.stations):
        if row.district is None:
            continue
        if (district := districts.get(row.district)) is None:
            yield _finding(i, "district", "区县", row.district, districts)
        elif row.township and row.township not in district.township_by_name:
            yield _finding(
                i, "township", f"{row.district}的街道（乡镇）", row.township, district.township_by_name
            )


def _finding(index: int, key: str, what: str, typed: str, known: Iterable[str]) -> Finding:
    near = difflib.get_close_matches(typed, list(known), 1, 0.5)
    fix = (
        f"是不是想写“{near[0]}”？" if near else f"先在 districts 里登记{what}“{typed}”，或改成已登记的名称。"
    )
    return RULE.at("stations.yaml", ("stations", index, key), f"{what}里没有“{typed}”。", fix)
