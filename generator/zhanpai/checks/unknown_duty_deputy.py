"""S208 轮值名单里的代表编号不存在

轮值写错编号，网页上就没有这位代表的名字，居民不知道能见到谁。

错：
    rota:
      - {on: 2026-12-09, deputies: ["199999"]}
对：
    rota:
      - {on: 2026-12-09, deputies: ["100023"]}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Duties of deputies that no station lists."""
    for station in site.stations:
        for i, duty in enumerate(station.detail.rota):
            for j, id in enumerate(duty.deputies):
                if site.lacks_deputy(id):
                    own = [f'"{d.id}"（{d.name}）' for d in station.detail.deputies if d.serves_on(duty.on)]
                    more = f"：{'、'.join(own[:5])}{'……' if own[5:] else ''}" if own else ""
                    fix = f"写本站代表名单里的编号{more}。"
                    yield RULE.at(station.path, ("rota", i, "deputies", j), f"没有编号是 {id} 的代表。", fix)
