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

import difflib
from collections.abc import Iterator

from generator.diagnostics import Finding, Rule
from generator.model.site import Site

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Duties of deputies that no station lists."""
    if any(path.startswith("content/stations/") for path in site.unread):
        return  # The deputy may stand in a file that cannot be read yet.
    for station in site.stations:
        own = [d.id for d in station.detail.deputies]
        for i, duty in enumerate(station.detail.rota):
            for j, id in enumerate(duty.deputies):
                if id not in site.deputy_by_id:
                    near = difflib.get_close_matches(id, own, 1, 0.6)
                    name = site.deputy_by_id[near[0]][0].name if near else ""
                    fix = f'是不是想写 "{near[0]}"（{name}）？' if near else "写本站代表名单里的编号。"
                    yield RULE.at(station.path, ("rota", i, "deputies", j), f"没有编号是 {id} 的代表。", fix)
