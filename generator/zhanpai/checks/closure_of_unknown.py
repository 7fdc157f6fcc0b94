"""S284 放假停止接待的区县或站号，名册里没有

写错一个字，要停的站照常登着接待日；该照常接待的站，却登出停止接待。

错：
    - {since: 2027-10-01, until: 2027-10-08, reason: 国庆节放假, districts: [岳麓]}
对：
    - {since: 2027-10-01, until: 2027-10-08, reason: 国庆节放假, districts: [岳麓区]}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import closures
from zhanpai.domain.model.register import Closure
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Keys, Rule, clip
from zhanpai.kit.nearest import nearest

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Districts and stations of closures that the register does not have; of one long over nothing is said."""
    for i, closure in enumerate(site.register.closures):
        if not closures.is_history(closure, site.today):
            yield from _of_closure(site, ("closures", i), closure)


def _of_closure(site: Site, keys: Keys, closure: Closure) -> Iterator[Finding]:
    known = site.register.district_by_name
    for j, name in enumerate(closure.districts):
        if name not in known:
            near = nearest(name, list(known))
            fix = f"是不是想写 {near}？" if near else f"写名册里的区县：{'、'.join(known)}。"
            message = f"名册里没有区县“{clip(name)}”。"
            # 岳麓 for 岳麓区 is sure; that another district's name is meant, is not.
            is_guess = near[:-1] != name
            place = (*keys, "districts", j)
            yield RULE.at("stations.yaml", place, message, fix, new=near or None, is_guess=is_guess)
    for key, ids in (("stations", closure.stations), ("receiving", closure.receiving)):
        for j, id in enumerate(ids):
            if site.lacks_station(id):
                fix = "站号在下面的 stations 里查，写四位数字并加引号。"
                yield RULE.at("stations.yaml", (*keys, key, j), f"名册里没有站号 {id}。", fix)
