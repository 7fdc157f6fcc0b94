"""S281 撤了的站还列着代表

合并或撤销的站不再接待。代表还列在那里，桌牌还写着那个站，居民按名单找代表，会找到一扇关着的门。网页先把人送到接替的站；
名单要移过去，编号不变。

错：
    status: merged 的站，文件里还有任期没有满的 deputies
对：
    把 deputies 整段移到接替的站的文件里
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """Deputies in office who are listed at a station that is merged or closed."""
    for station in site.stations:
        if station.exists or not station.serving:
            continue
        names = "、".join(deputy.name for deputy in station.serving[:3])
        more = "等" if len(station.serving) > 3 else ""
        message = f"{station.short_name}{station.status.label}，还列着 {len(station.serving)} 位在任的代表（{names}{more}）。"
        yield RULE.at(station.path, ("deputies",), message, _fix(site, station), on_key=True)


def _fix(site: Site, station: Station) -> str:
    if not (successors := site.successors_of(station)):
        return "移到代表现在进的站的文件里，编号不变；不再是代表的，写任期 until: 年-月。"
    places = "或".join(s.path or f"{s.short_name}（站号 {s.id}）的文件" for s in successors)
    return f"移到 {places} 的 deputies 里，编号不变；不再是代表的，写任期 until: 年-月。"
