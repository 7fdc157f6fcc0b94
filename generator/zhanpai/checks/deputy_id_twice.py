"""S207 代表编号用了两次

代表编号是代表网页的网址。两个人同号，一个人的网页就会被另一个人盖掉。一个人只写在一个站里。

错：
    0001.yaml 和 0002.yaml 里都有 id: "100023"
对：
    每位代表一个编号，只写在所在的站
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Deputies' ids that occur again, in the same station or in another."""
    first: dict[str, tuple[Deputy, Station]] = {}
    numbers = count(max((int(d.id) for d, _ in site.deputies), default=100000) + 1)
    for station in site.stations:
        for i, deputy in enumerate(station.detail.deputies):
            other, home = first.setdefault(deputy.id, (deputy, station))
            if other is deputy:
                continue
            message = f"代表编号 {deputy.id} 已经是{home.short_name}的{other.name}。"
            free = f"{next(numbers):06}"
            fix = f'是同一个人，只留一处；不是同一个人，给{deputy.name}换一个号，例如 "{free}"。'
            yield RULE.at(station.path, ("deputies", i, "id"), message, fix)
