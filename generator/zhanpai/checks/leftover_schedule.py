"""S216 不再接待的站还留着接待日

合并或撤销的站，网页不再显示接待日。资料留着不删可以，但容易误以为还在接待。

错：
    status: merged 的站，文件里还有 reception 和 rota
对：
    把接待日和轮值移到接替的站
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """Receptions and duties of stations out of use."""
    for station in site.stations:
        if station.exists:
            continue
        for key, rows in (("reception", station.detail.reception), ("rota", station.detail.rota)):
            if rows:
                message = f"{station.short_name}{station.status.label}，这里的安排不会显示。"
                yield RULE.at(station.path, (key,), message, "移到接替的站，或删掉。", on_key=True)
