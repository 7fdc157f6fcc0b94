"""S207 代表编号用了两次

代表编号是代表网页的网址。两个人同号，一个人的网页就会被另一个人盖掉。一位代表在几个站接待的，每个站都写他的编号和姓名，
编号、姓名要一样；其余内容写在一个站里就够，几个站都写的，要写得一样。照片只和完整资料放在一起。

错：
    0001.yaml 里 {id: "100023", name: 张示例, …}，0002.yaml 里 {id: "100023", name: 李样例, …}
对：
    0001.yaml 里写全，0002.yaml 里只写 {id: "100023", name: 张示例}
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
    """Ids that two people have, or one person twice in a station; and what is said of one person in two ways."""
    first: dict[str, tuple[Deputy, Station]] = {}
    numbers = count(max((int(d.id) for d, _ in site.deputies), default=100000) + 1)
    for station in site.stations:
        here: set[str] = set()
        for i, deputy in enumerate(station.detail.deputies):
            other, home = first.setdefault(deputy.id, (deputy, station))
            if other is not deputy and (other.name != deputy.name or deputy.id in here):
                message = f"代表编号 {deputy.id} 已经是{home.short_name}的{other.name}。"
                free = f"{next(numbers):06}"
                fix = f'是同一个人，姓名写成一样，一个站里只写一次；不是同一个人，给{deputy.name}换一个号，例如 "{free}"。'
                yield RULE.at(station.path, ("deputies", i, "id"), message, fix)
            elif other is not deputy:
                yield from _differences(site, station, i, deputy)
            here.add(deputy.id)


def _differences(site: Site, station: Station, index: int, deputy: Deputy) -> Iterator[Finding]:
    """What an entry says otherwise than the one at the person's home."""
    _, home = site.deputy_by_id[deputy.id]
    if home is station:
        return
    entry = next(d for d in home.detail.deputies if (d.id, d.name) == (deputy.id, deputy.name))
    for name, field in Deputy.model_fields.items():
        here, there = getattr(deputy, name), getattr(entry, name)
        if not here or here == there or (not there and name != "photo"):
            continue
        message = f"{deputy.name}的{field.title}和 {home.path} 里写的不一样。"
        if name == "photo":
            message = f"{deputy.name}的照片要和他的完整资料放在一起，那在 {home.path}。"
        fix = f"只在 {home.path} 里写，这里删掉 {name}；或者两处写成一样。"
        yield RULE.at(station.path, ("deputies", index, name), message, fix, on_key=True)
